"""TOPSIS: how near each bid is to the best value of every criterion, and how far from the worst.

Hwang and Yoon's method; art. 108 c. 8 D.Lgs. 36/2023 asks only that a method give «un unico parametro
numerico finale». Roots are kept to 50 decimals and closeness to 30: bids closer than that are equal.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sua.domain.numbers import round_half_up
from sua.law.scoring.matrices import Direction, Problem
from sua.law.scoring.powers import KEPT, square_root

_CLOSENESS_DECIMALS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Topsis:
    """Closeness from 0 to 1 and rank from 1, in the order of the bids; equal closeness, equal rank.

    Attributes:
        ideal: best weighted value of every criterion; ``anti_ideal`` the worst.
        to_ideal: distance of every bid from the ideal; ``to_anti_ideal`` from the worst.
    """

    ideal: tuple[Fraction, ...]
    anti_ideal: tuple[Fraction, ...]
    to_ideal: tuple[Fraction, ...]
    to_anti_ideal: tuple[Fraction, ...]
    closeness: tuple[Fraction, ...]
    rank: tuple[int, ...]


def topsis(problem: Problem) -> Topsis:
    """Rank the bids.

    A bid at no distance from the ideal has closeness 1: also a single bid, and bids that are all equal.

    Raises:
        InputError: the problem is wrong (:meth:`~sua.law.scoring.matrices.Problem.check`).

    >>> from sua.law.scoring.matrices import Normalization
    >>> topsis(Problem(matrix=((Fraction(3), Fraction(4)), (Fraction(0), Fraction(0))),
    ...     weights=(Fraction(1), Fraction(1)), directions=(Direction.MAX, Direction.MAX),
    ...     normalization=Normalization.VECTOR)).rank
    (1, 2)
    """
    problem.check()
    shares = problem.shares()
    rows = [
        [_cut(value * share, KEPT) for value, share in zip(row, shares, strict=True)]
        for row in problem.normalized()
    ]
    columns = list(zip(*rows, strict=True))
    more = [direction is Direction.MAX for direction in problem.directions]
    ideal = tuple(max(c) if up else min(c) for c, up in zip(columns, more, strict=True))
    worst = tuple(min(c) if up else max(c) for c, up in zip(columns, more, strict=True))
    near = tuple(_distance(row, ideal) for row in rows)
    far = tuple(_distance(row, worst) for row in rows)
    closeness = tuple(
        _cut(f / (n + f), _CLOSENESS_DECIMALS) if n else Fraction(1)
        for n, f in zip(near, far, strict=True)
    )
    return Topsis(
        ideal=ideal,
        anti_ideal=worst,
        to_ideal=near,
        to_anti_ideal=far,
        closeness=closeness,
        rank=tuple(1 + sum(other > own for other in closeness) for own in closeness),
    )


def _cut(value: Fraction, decimals: int) -> Fraction:
    return Fraction(round_half_up(value, decimals))


def _distance(row: Sequence[Fraction], point: Sequence[Fraction]) -> Fraction:
    squares = ((a - b) ** 2 for a, b in zip(row, point, strict=True))
    return square_root(sum(squares, Fraction(0)))

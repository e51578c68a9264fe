"""ELECTRE I: which bids outrank which, and the bids nobody outranks.

Roy's method. Concordance of *a* over *b* is the share of weight of the criteria on which *a* is at least
as good as *b*; discordance is the greatest advantage of *b* over *a* on one criterion, over the widest
range of a criterion, on the normalised matrix and without weights. *a* outranks *b* when concordance
reaches its threshold and discordance does not exceed its own. With ``sum``, ``max``, ``minmax`` or
``none`` everything is exact, so that a concordance equal to its threshold is seen as equal.

The kernel here is the set of bids nobody outranks: in a circle of bids that outrank one another it is
empty, and the notice must say what follows.
"""

from dataclasses import dataclass
from fractions import Fraction

from sua.domain.errors import InputError
from sua.law.scoring.matrices import Direction, Problem

Square = tuple[tuple[Fraction | None, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Electre:
    """Matrices of row over column, empty on the diagonal, and the positions nobody outranks."""

    concordance: Square
    discordance: Square
    outranks: tuple[tuple[bool, ...], ...]
    kernel: tuple[int, ...]


def electre1(
    problem: Problem, *, least_concordance: Fraction, most_discordance: Fraction
) -> Electre:
    """Outranking between the bids.

    Where all bids are equal on every criterion discordance is 0.

    Raises:
        InputError: the problem is wrong, or a threshold is outside 0–1.

    >>> from sua.law.scoring.matrices import Normalization
    >>> electre1(Problem(matrix=((Fraction(3), Fraction(4)), (Fraction(1), Fraction(4))),
    ...     weights=(Fraction(1), Fraction(1)), directions=(Direction.MAX, Direction.MAX),
    ...     normalization=Normalization.SUM), least_concordance=Fraction(2, 3),
    ...     most_discordance=Fraction(1, 3)).kernel
    (0,)
    """
    problem.check()
    for threshold, name in ((least_concordance, "p"), (most_discordance, "q")):
        if not 0 <= threshold <= 1:
            raise InputError(
                f"«{name}» deve essere fra 0 e 1.", code="electre.threshold", field=name
            )
    shares, rows = problem.shares(), problem.normalized()
    signs = [1 if direction is Direction.MAX else -1 for direction in problem.directions]
    better = [[sign * value for sign, value in zip(signs, row, strict=True)] for row in rows]
    widest = max(max(column) - min(column) for column in zip(*rows, strict=True))
    bids = range(len(rows))

    def concordance(a: int, b: int) -> Fraction:
        pairs = zip(shares, better[a], better[b], strict=True)
        return sum((share for share, one, other in pairs if one >= other), Fraction(0))

    def discordance(a: int, b: int) -> Fraction:
        gaps = (other - one for one, other in zip(better[a], better[b], strict=True))
        return max(Fraction(0), *gaps) / widest if widest else Fraction(0)

    agreed: Square = tuple(tuple(concordance(a, b) if a != b else None for b in bids) for a in bids)
    opposed: Square = tuple(
        tuple(discordance(a, b) if a != b else None for b in bids) for a in bids
    )
    outranks = tuple(
        tuple(
            yes is not None
            and no is not None
            and yes >= least_concordance
            and no <= most_discordance
            for yes, no in zip(agreed[a], opposed[a], strict=True)
        )
        for a in bids
    )
    return Electre(
        concordance=agreed,
        discordance=opposed,
        outranks=outranks,
        kernel=tuple(b for b in bids if not any(outranks[a][b] for a in bids)),
    )

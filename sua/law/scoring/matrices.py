"""Decision matrices: bids by criteria, read from the same scale by normalising each criterion."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from sua.domain.errors import InputError
from sua.law.scoring.powers import square_root


class Direction(StrEnum):
    """Whether more or less is better."""

    MAX = "max"
    MIN = "min"


class Normalization(StrEnum):
    """What the values of a criterion are divided by.

    ``vector`` their Euclidean norm, ``sum`` their sum, ``max`` the greatest, ``minmax`` their range after
    taking away the smallest, ``none`` nothing. A criterion whose divisor is zero becomes all zeros.
    """

    VECTOR = "vector"
    SUM = "sum"
    MAX = "max"
    MINMAX = "minmax"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What TOPSIS and ELECTRE take.

    Attributes:
        matrix: one row a bid, one number from zero up a criterion.
        weights: one a criterion, not negative and not all zero; only their proportions count.
        directions: one a criterion.
        normalization: applied to each criterion.
    """

    matrix: tuple[tuple[Fraction, ...], ...]
    weights: tuple[Fraction, ...]
    directions: tuple[Direction, ...]
    normalization: Normalization

    def check(self) -> None:
        """Refuse what has no sense.

        Raises:
            InputError: an empty or ragged matrix, a negative number, weights or directions that are
                not one a criterion, weights negative or all zero.
        """
        if not self.matrix or not self.matrix[0]:
            raise InputError("La matrice è vuota.", code="matrix.empty", field="matrix")
        width = len(self.matrix[0])
        if any(len(row) != width for row in self.matrix):
            raise InputError(
                "Le righe della matrice sono di lunghezza diversa.",
                code="matrix.ragged",
                field="matrix",
            )
        if any(value < 0 for row in self.matrix for value in row):
            raise InputError(
                "La matrice ha un numero negativo.", code="matrix.negative", field="matrix"
            )
        for name, given in (("weights", self.weights), ("types", self.directions)):
            if len(given) != width:
                raise InputError(
                    f"«{name}» deve avere un elemento per criterio: {width}.",
                    code="matrix.width",
                    field=name,
                )
        if any(weight < 0 for weight in self.weights) or not any(self.weights):
            raise InputError("I pesi non sono positivi.", code="weights.sign", field="weights")

    def shares(self) -> tuple[Fraction, ...]:
        """Weights that sum to 1."""
        whole = sum(self.weights, Fraction(0))
        return tuple(weight / whole for weight in self.weights)

    def normalized(self) -> list[list[Fraction]]:
        """The matrix, each criterion normalised; exact but for the root of ``vector`` (50 decimals)."""
        columns = [_normal(column, self.normalization) for column in zip(*self.matrix, strict=True)]
        return [list(row) for row in zip(*columns, strict=True)]


def _norm(values: Sequence[Fraction]) -> Fraction:
    return square_root(sum((value * value for value in values), Fraction(0)))


_DIVISORS: Mapping[Normalization, Callable[[Sequence[Fraction]], Fraction]] = {
    Normalization.VECTOR: _norm,
    Normalization.SUM: lambda values: sum(values, Fraction(0)),
    Normalization.MAX: max,
    Normalization.MINMAX: lambda values: max(values) - min(values),
    Normalization.NONE: lambda _: Fraction(1),
}


def _normal(values: Sequence[Fraction], how: Normalization) -> list[Fraction]:
    divisor = _DIVISORS[how](values)
    floor = min(values) if how is Normalization.MINMAX else Fraction(0)
    return [(value - floor) / divisor if divisor else Fraction(0) for value in values]

"""Where the notice rounds coefficients and points, and how."""

from dataclasses import dataclass
from fractions import Fraction

from sua.domain.numbers import Exact, round_half_up, truncate
from sua.domain.readings import RoundingMode


def rounded(value: Exact, decimals: int | None, mode: RoundingMode) -> Fraction:
    """The value with so many decimals; untouched where ``decimals`` is None.

    >>> rounded(Fraction(2, 3), 3, RoundingMode.HALF_UP), rounded(Fraction(2, 3), 3, RoundingMode.TRUNCATE)
    (Fraction(667, 1000), Fraction(333, 500))
    """
    if decimals is None:
        return Fraction(value)
    cut = round_half_up if mode is RoundingMode.HALF_UP else truncate
    return Fraction(cut(value, decimals))


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRounding:
    """The rounding a notice declares for scores.

    Attributes:
        coefficient_decimals: decimals of coefficients; None leaves them exact.
        points_decimals: decimals of points; None leaves them exact.
        mode: direction; it means nothing where both are None.
        intermediate: whether the means, quotients and powers a coefficient is made of are rounded like
            the coefficient, each as it is computed (bidding platforms in use do), or left exact until
            the coefficient. The ninth decimal of a power may depend on it.
    """

    coefficient_decimals: int | None
    points_decimals: int | None
    mode: RoundingMode
    intermediate: bool

    def step(self, value: Exact) -> Fraction:
        """A number on the way to a coefficient."""
        if not self.intermediate:
            return Fraction(value)
        return self.coefficient(value)

    def coefficient(self, value: Exact) -> Fraction:
        """A coefficient."""
        return rounded(value, self.coefficient_decimals, self.mode)

    def points(self, value: Exact) -> Fraction:
        """Points."""
        return rounded(value, self.points_decimals, self.mode)

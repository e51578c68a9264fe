"""A column: one exact number for each bid, over one shared denominator.

A committee sheet holds hundreds of thousands of numbers; as whole numbers over a shared denominator they
stay exact and cost little. Nothing here rounds unless asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from sua.domain.numbers import Exact
from sua.domain.readings import RoundingMode


@dataclass(frozen=True, slots=True)
class Column:
    """``tops[i] / bottom`` is the number of bid ``i``; never negative.

    >>> Column.of([Fraction(1, 2), Fraction(1, 3)])
    Column(tops=(3, 2), bottom=6)
    """

    tops: tuple[int, ...]
    bottom: int

    @classmethod
    def of(cls, values: Sequence[Exact]) -> "Column":
        """The column of these numbers."""
        ratios = [value.as_integer_ratio() for value in values]
        bottom = lcm(*{below for _, below in ratios})
        return cls(tuple([above * (bottom // below) for above, below in ratios]), bottom)

    @classmethod
    def zeros(cls, size: int) -> "Column":
        """A column of zeros."""
        return cls((0,) * size, 1)

    def value(self, position: int) -> Fraction:
        """The number of one bid."""
        return Fraction(self.tops[position], self.bottom)

    def values(self) -> tuple[Fraction, ...]:
        """The numbers of all bids."""
        return tuple(Fraction(top, self.bottom) for top in self.tops)

    def times(self, factor: Fraction) -> "Column":
        """Every number multiplied."""
        return Column(
            tuple([top * factor.numerator for top in self.tops]), self.bottom * factor.denominator
        )

    def rounded(self, decimals: int | None, mode: RoundingMode) -> "Column":
        """Every number rounded; the same column where ``decimals`` is None.

        >>> Column((2, 1), 3).rounded(1, RoundingMode.HALF_UP)
        Column(tops=(7, 3), bottom=10)
        """
        if decimals is None:
            return self
        unit = 10**decimals
        if mode is RoundingMode.TRUNCATE:
            return Column(tuple([top * unit // self.bottom for top in self.tops]), unit)
        twice, half = 2 * self.bottom, self.bottom
        return Column(tuple([(2 * unit * top + half) // twice for top in self.tops]), unit)

    def rescaled(self, among: Sequence[int]) -> "Column":
        """Every number divided by the best ``among`` these bids; untouched where that is zero.

        >>> Column((3, 2, 4), 5).rescaled([0, 1])
        Column(tops=(3, 2, 4), bottom=3)
        """
        best = max((self.tops[position] for position in among), default=0)
        return Column(self.tops, best) if best else self


def total(columns: Sequence[Column], size: int) -> Column:
    """The sum of columns, bid by bid.

    >>> total([Column((1, 2), 2), Column((1, 1), 3)], 2)
    Column(tops=(5, 8), bottom=6)
    """
    if not columns:
        return Column.zeros(size)
    bottom = lcm(*{column.bottom for column in columns})
    scaled = [
        column.tops
        if column.bottom == bottom
        else tuple([top * (bottom // column.bottom) for top in column.tops])
        for column in columns
    ]
    return Column(tuple(map(sum, zip(*scaled, strict=True))), bottom)

"""What every method for abnormal bids begins with: the wings, the mean, the mean excess, the digits.

All. II.2 D.Lgs. 36/2023, method A, point 1, letters a) and b); the same words stood in art. 97 c. 2
D.Lgs. 50/2016 and, without digits, in art. 86 c. 1 D.Lgs. 163/2006. Everything is a fraction until
the notice says to round.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from enum import StrEnum
from fractions import Fraction

from sua.domain.numbers import round_half_up, truncate
from sua.domain.readings import AbnormalBidReadings, Rounding, RoundingMode, RoundingWhen, Wings

# Forty digits a number, ten thousand numbers: no sum of ours is longer.
_PRECISION = 100


class NoThreshold(StrEnum):
    """Why no threshold exists: an explicit outcome for the RUP."""

    NOTHING_KEPT = "nothing_kept"
    NOTHING_ABOVE_MEAN = "nothing_above_mean"
    MEAN_ZERO = "mean_zero"


@dataclass(frozen=True, slots=True, kw_only=True)
class Averages:
    """The numbers of letters a) and b). Positions are indexes into the given discounts.

    ``mean`` and ``mean_excess`` are percent, rounded if the readings say so; None where not reached.
    ``digits`` are the first two decimals of ``kept_sum``; ``digit_sum`` adds all its digits up to
    the second decimal.
    """

    count: int
    wing_size: int
    high_wing: tuple[int, ...]
    low_wing: tuple[int, ...]
    kept: tuple[int, ...]
    kept_sum: Decimal
    digits: tuple[int, int]
    digit_sum: int
    mean: Fraction | None = None
    above: tuple[int, ...] = ()
    mean_excess: Fraction | None = None
    none: NoThreshold | None = None


def averages(
    discounts: Sequence[Decimal], readings: AbnormalBidReadings, wing: Fraction
) -> Averages:
    """Set the wings aside, then mean and mean excess of what is kept.

    Args:
        discounts: of the admitted bids, in percent; equal ones are distinct bids.
        readings: of the wings and of the rounding.
        wing: share set aside on each side, rounded up to a whole bid.

    >>> from sua.domain.readings import *
    >>> found = averages(
    ...     [Decimal(d) for d in ("14.179", "29.8", "32.291", "32.364", "32.848")],
    ...     AbnormalBidReadings(
    ...         wings=Wings.INDIVIDUAL, equal_to_threshold=EqualToThreshold.EXCLUDED,
    ...         decrement=Decrement.SUBTRACTION, rounding=Rounding(
    ...             when=RoundingWhen.STEPWISE, decimals=3, mode=RoundingMode.HALF_UP)),
    ...     Fraction(1, 10))
    >>> float(found.mean), float(found.mean_excess), found.digits, found.digit_sum
    (31.485, 0.843, (4, 5), 22)
    """
    size = -(-wing.numerator * len(discounts) // wing.denominator)
    high = _wing(discounts, size, readings.wings, highest=True)
    low = _wing(discounts, size, readings.wings, highest=False)
    aside = {*high, *low}
    kept = tuple(i for i in range(len(discounts)) if i not in aside)
    total = exact_sum(discounts[i] for i in kept)
    hundredths = int(Fraction(total) * 100)
    found = Averages(
        count=len(discounts),
        wing_size=size,
        high_wing=high,
        low_wing=low,
        kept=kept,
        kept_sum=total,
        digits=(hundredths // 10 % 10, hundredths % 10),
        digit_sum=sum(int(digit) for digit in str(hundredths)),
    )
    if not kept:
        return replace(found, none=NoThreshold.NOTHING_KEPT)
    mean = step(Fraction(total) / len(kept), readings.rounding)
    above = tuple(i for i in kept if discounts[i] > mean)
    found = replace(found, mean=mean, above=above)
    if not above:
        return replace(found, none=NoThreshold.NOTHING_ABOVE_MEAN)
    if mean == 0:
        return replace(found, none=NoThreshold.MEAN_ZERO)
    excess = Fraction(exact_sum(discounts[i] for i in above)) / len(above) - mean
    return replace(found, mean_excess=step(excess, readings.rounding))


def exact_sum(values: Iterable[Decimal]) -> Decimal:
    """A sum that drops no digit, whatever the precision of the thread's decimal context."""
    with localcontext(prec=_PRECISION):
        return sum(values, Decimal(0))


def _wing(
    discounts: Sequence[Decimal], size: int, reading: Wings, *, highest: bool
) -> tuple[int, ...]:
    """Positions set aside on one side, the bids equal to the last of them included."""
    values = set(discounts) if reading is Wings.UNITARY_BLOCK else discounts
    ordered = sorted(values, reverse=highest)
    if not size or not ordered:
        return ()
    edge = ordered[min(size, len(ordered)) - 1]
    return tuple(i for i, d in enumerate(discounts) if (d >= edge if highest else d <= edge))


def step(value: Fraction, rounding: Rounding) -> Fraction:
    """A number on the way: rounded where every step is."""
    return _round(value, rounding) if rounding.when is RoundingWhen.STEPWISE else value


def final(value: Fraction, rounding: Rounding) -> Fraction:
    """The threshold: rounded unless nothing is."""
    return value if rounding.when is RoundingWhen.NEVER else _round(value, rounding)


def _round(value: Fraction, rounding: Rounding) -> Fraction:
    cut = round_half_up if rounding.mode is RoundingMode.HALF_UP else truncate
    return Fraction(cut(value, rounding.decimals))

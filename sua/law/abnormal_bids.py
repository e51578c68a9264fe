"""The threshold of abnormal bids: method A of All. II.2 D.Lgs. 36/2023 (art. 54).

Point 1 (many bids) was read in the text; the branch for few bids comes from secondary sources, and
its constants are marked so in ``workflows/parameters``. Everything is a fraction until the notice
says to round.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from sua.domain.numbers import round_half_up, truncate
from sua.domain.readings import (
    AbnormalBidReadings,
    Decrement,
    EqualToThreshold,
    Rounding,
    RoundingMode,
    RoundingWhen,
    Wings,
)
from sua.law.parameters import LawAt


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodAConstants:
    """The numbers of method A, from the law of the day.

    Attributes:
        wing: share set aside on each side, rounded up (0.1).
        full_from: number of bids from which point 1 applies (15).
        ratio: mean excess over mean up to which the factor applies, few bids (0.15).
        factor: what multiplies the mean then (1.2).
    """

    wing: Fraction
    full_from: int
    ratio: Fraction
    factor: Fraction

    @classmethod
    def of(cls, law: LawAt) -> "MethodAConstants":
        """The numbers in the law of a day.

        Raises:
            LawNotInForceError: the method does not exist on that day.
        """
        return cls(
            wing=Fraction(law.decimal("abnormal_bids.method_a.wing")) / 100,
            full_from=law.integer("abnormal_bids.method_a.full_from"),
            ratio=Fraction(law.decimal("abnormal_bids.method_a.ratio")),
            factor=Fraction(law.decimal("abnormal_bids.method_a.factor")),
        )


METHOD_A_PARAMETERS = tuple(
    f"abnormal_bids.method_a.{name}" for name in ("wing", "full_from", "ratio", "factor")
)


class Branch(StrEnum):
    """Which formula gave the threshold."""

    FULL = "full"
    FACTOR = "factor"
    SUM = "sum"


class NoThreshold(StrEnum):
    """Why no threshold exists: an explicit outcome for the RUP."""

    NOTHING_KEPT = "nothing_kept"
    NOTHING_ABOVE_MEAN = "nothing_above_mean"
    MEAN_ZERO = "mean_zero"


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodA:
    """Every number of the calculation, in order. Positions are indexes into the given discounts.

    ``mean`` to ``threshold`` are percent, rounded as the readings say; None where not reached.
    ``digits`` are the first two decimals of ``kept_sum``, ``variation`` what letter d) takes away.
    """

    count: int
    wing_size: int
    high_wing: tuple[int, ...]
    low_wing: tuple[int, ...]
    kept: tuple[int, ...]
    kept_sum: Decimal
    mean: Fraction | None = None
    above: tuple[int, ...] = ()
    mean_excess: Fraction | None = None
    ratio: Fraction | None = None
    branch: Branch | None = None
    digits: tuple[int, int] | None = None
    variation: Fraction | None = None
    threshold: Fraction | None = None
    none: NoThreshold | None = None
    abnormal: tuple[int, ...] = ()


def method_a(
    discounts: Sequence[Decimal], readings: AbnormalBidReadings, constants: MethodAConstants
) -> MethodA:
    """Method A on the discounts of the admitted bids, in percent, equal ones being distinct bids.

    >>> from sua.domain.readings import *
    >>> found = method_a(
    ...     [Decimal(d) for d in ("14.179", "29.8", "32.291", "32.364", "32.848")],
    ...     AbnormalBidReadings(
    ...         wings=Wings.INDIVIDUAL, equal_to_threshold=EqualToThreshold.EXCLUDED,
    ...         decrement=Decrement.SUBTRACTION, rounding=Rounding(
    ...             when=RoundingWhen.STEPWISE, decimals=3, mode=RoundingMode.HALF_UP)),
    ...     MethodAConstants(wing=Fraction(1, 10), full_from=15, ratio=Fraction(3, 20),
    ...                      factor=Fraction(6, 5)))
    >>> [float(x) for x in (found.mean, found.mean_excess, found.threshold)], found.abnormal
    ([31.485, 0.843, 37.782], ())
    """
    count = len(discounts)
    wing_size = _ceiling(constants.wing * count)
    high = _wing(discounts, wing_size, readings.wings, highest=True)
    low = _wing(discounts, wing_size, readings.wings, highest=False)
    kept = tuple(i for i in range(count) if i not in high and i not in low)
    base = MethodA(
        count=count,
        wing_size=wing_size,
        high_wing=high,
        low_wing=low,
        kept=kept,
        kept_sum=sum((discounts[i] for i in kept), Decimal(0)),
    )
    if not kept:
        return replace(base, none=NoThreshold.NOTHING_KEPT)
    mean = _step(Fraction(base.kept_sum) / len(kept), readings.rounding)
    above = tuple(i for i in kept if discounts[i] > mean)
    base = replace(base, mean=mean, above=above)
    if not above:
        return replace(base, none=NoThreshold.NOTHING_ABOVE_MEAN)
    if mean == 0:
        return replace(base, none=NoThreshold.MEAN_ZERO)
    excess = sum((Fraction(discounts[i]) - mean for i in above), Fraction(0)) / len(above)
    excess = _step(excess, readings.rounding)
    base = replace(base, mean_excess=excess)
    if count >= constants.full_from:
        base = _full(base, mean, excess, readings)
    else:
        ratio = excess / mean
        few = Branch.FACTOR if ratio <= constants.ratio else Branch.SUM
        value = constants.factor * mean if few is Branch.FACTOR else mean + excess
        base = replace(base, ratio=ratio, branch=few, threshold=_final(value, readings.rounding))
    return replace(base, abnormal=_abnormal(discounts, base.threshold, readings.equal_to_threshold))


def _full(
    base: MethodA, mean: Fraction, excess: Fraction, readings: AbnormalBidReadings
) -> MethodA:
    """Letters c) and d) of point 1: the sum of mean and excess, decreased by the digits' product."""
    hundredths = int(base.kept_sum * 100)
    digits = (hundredths // 10 % 10, hundredths % 10)
    share = Fraction(digits[0] * digits[1], 100)
    if readings.decrement is Decrement.SUBTRACTION:
        variation = _step(excess * share, readings.rounding)
    else:
        variation = _step((mean + excess) * share, readings.rounding)
    return replace(
        base,
        branch=Branch.FULL,
        digits=digits,
        variation=variation,
        threshold=_final(mean + excess - variation, readings.rounding),
    )


def _abnormal(
    discounts: Sequence[Decimal], threshold: Fraction | None, equal: EqualToThreshold
) -> tuple[int, ...]:
    if threshold is None:
        return ()
    return tuple(
        i
        for i, discount in enumerate(discounts)
        if discount > threshold or (discount == threshold and equal is EqualToThreshold.EXCLUDED)
    )


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


def _ceiling(value: Fraction) -> int:
    return -(-value.numerator // value.denominator)


def _round(value: Fraction, rounding: Rounding) -> Fraction:
    cut = round_half_up if rounding.mode is RoundingMode.HALF_UP else truncate
    return Fraction(cut(value, rounding.decimals))


def _step(value: Fraction, rounding: Rounding) -> Fraction:
    return _round(value, rounding) if rounding.when is RoundingWhen.STEPWISE else value


def _final(value: Fraction, rounding: Rounding) -> Fraction:
    return value if rounding.when is RoundingWhen.NEVER else _round(value, rounding)

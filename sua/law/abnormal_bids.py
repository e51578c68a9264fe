"""The threshold of abnormal bids: methods A, B and C of All. II.2 D.Lgs. 36/2023 (art. 54).

Point 1 of method A was read in the text; its branch for few bids, B and C come from secondary
sources and from published outcomes, and their constants are marked so in ``workflows/parameters``.
The rules of the older codes are in :mod:`sua.law.abnormal_bids_older`.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from sua.domain.readings import AbnormalBidReadings, Decrement, EqualToThreshold
from sua.law.abnormal_averages import Averages, NoThreshold, averages, final, step
from sua.law.parameters import LawAt

__all__ = [
    "METHOD_A_PARAMETERS",
    "WING_PARAMETER",
    "AbnormalBids",
    "Branch",
    "MethodAConstants",
    "NoThreshold",
    "discount_below",
    "ended",
    "letters_c_and_d",
    "method_a",
    "method_b",
    "method_c",
    "wing_of",
]

WING_PARAMETER = "abnormal_bids.method_a.wing"
METHOD_A_PARAMETERS = (
    WING_PARAMETER,
    *(f"abnormal_bids.method_a.{name}" for name in ("full_from", "ratio", "factor")),
)


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
    def of(cls, law: LawAt, prefix: str = "abnormal_bids.method_a") -> "MethodAConstants":
        """The numbers in the law of a day.

        Raises:
            LawNotInForceError: the method does not exist on that day.
        """
        return cls(
            wing=wing_of(law, f"{prefix}.wing"),
            full_from=law.integer(f"{prefix}.full_from"),
            ratio=Fraction(law.decimal(f"{prefix}.ratio")),
            factor=Fraction(law.decimal(f"{prefix}.factor")),
        )


def wing_of(law: LawAt, parameter: str) -> Fraction:
    """A share set aside, from the percent that the law says."""
    return Fraction(law.decimal(parameter)) / 100


class Branch(StrEnum):
    """Which formula gave the threshold."""

    FULL = "full"
    FACTOR = "factor"
    SUM = "sum"
    EVEN = "even"
    ODD = "odd"


@dataclass(frozen=True, slots=True, kw_only=True)
class AbnormalBids(Averages):
    """Every number of the calculation, in order, and the bids that are abnormal.

    Attributes:
        ratio: mean excess over mean, never rounded (method A with few bids).
        variation: what the digits take from the threshold, or add to it, in percent.
        reference: the reference discount of method C, as the notice states it.
        threshold: percent, rounded as the readings say; None where there is none.
        abnormal: positions of the bids excluded.
    """

    ratio: Fraction | None = None
    branch: Branch | None = None
    variation: Fraction | None = None
    reference: Fraction | None = None
    threshold: Fraction | None = None
    abnormal: tuple[int, ...] = ()


def method_a(
    discounts: Sequence[Decimal], readings: AbnormalBidReadings, constants: MethodAConstants
) -> AbnormalBids:
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
    found = averages(discounts, readings, constants.wing)
    if found.mean is None or found.mean_excess is None:
        return AbnormalBids(**asdict(found))
    mean, excess = found.mean, found.mean_excess
    if found.count >= constants.full_from:
        threshold, variation = letters_c_and_d(found, mean, excess, readings)
        return ended(discounts, readings, found, threshold, branch=Branch.FULL, variation=variation)
    ratio = excess / mean
    few = Branch.FACTOR if ratio <= constants.ratio else Branch.SUM
    threshold = constants.factor * mean if few is Branch.FACTOR else mean + excess
    return ended(discounts, readings, found, threshold, branch=few, ratio=ratio)


def method_b(
    discounts: Sequence[Decimal], readings: AbnormalBidReadings, wing: Fraction
) -> AbnormalBids:
    """Method B: the variation is taken away where the digits add to an even number, else added.

    The best bid is the highest one not above the threshold; the price is that of the next lower
    distinct discount (:func:`discount_below`). Secondary sources.
    """
    found = averages(discounts, readings, wing)
    if found.mean is None or found.mean_excess is None:
        return AbnormalBids(**asdict(found))
    variation, branch = _variation(found, found.mean_excess, readings)
    change = -variation if branch is Branch.EVEN else variation
    threshold = found.mean + found.mean_excess + change
    return ended(discounts, readings, found, threshold, branch=branch, variation=variation)


def method_c(
    discounts: Sequence[Decimal],
    readings: AbnormalBidReadings,
    wing: Fraction,
    reference: Fraction,
) -> AbnormalBids:
    """Method C: the same variation on the reference discount, stated in the notice.

    ``reference`` is percent, from the table of the annex by category, amount and percentile; the
    table itself was not read, so the notice's own figure is asked for. Secondary sources.
    """
    found = averages(discounts, readings, wing)
    if found.mean_excess is None:
        return AbnormalBids(**asdict(found), reference=reference)
    variation, branch = _variation(found, found.mean_excess, readings)
    threshold = reference + (-variation if branch is Branch.EVEN else variation)
    return ended(
        discounts,
        readings,
        found,
        threshold,
        branch=branch,
        variation=variation,
        reference=reference,
    )


def letters_c_and_d(
    found: Averages, mean: Fraction, excess: Fraction, readings: AbnormalBidReadings
) -> tuple[Fraction, Fraction]:
    """The sum of mean and excess, decreased by the digits' product: threshold and variation.

    ``subtraction`` takes the product, as a percentage of the excess, off the sum; ``percentage``
    takes that same figure off as a percentage of the sum (the overruled reading, for old cases).
    """
    figure = step(excess * _product(found), readings.rounding)
    if readings.decrement is Decrement.SUBTRACTION:
        return mean + excess - figure, figure
    variation = step((mean + excess) * figure / 100, readings.rounding)
    return mean + excess - variation, variation


def discount_below(discounts: Sequence[Decimal], winner: Decimal) -> Decimal:
    """Discount at which method B awards: the next lower distinct one, or the winner's own.

    >>> discount_below([Decimal(7), Decimal(9), Decimal(9), Decimal(12)], Decimal(9))
    Decimal('7')
    """
    return max((d for d in discounts if d < winner), default=winner)


def _product(found: Averages) -> Fraction:
    return Fraction(found.digits[0] * found.digits[1], 100)


def _variation(
    found: Averages, excess: Fraction, readings: AbnormalBidReadings
) -> tuple[Fraction, Branch]:
    branch = Branch.EVEN if found.digit_sum % 2 == 0 else Branch.ODD
    return step(excess * _product(found), readings.rounding), branch


def ended(  # noqa: PLR0913 -- the numbers of a calculation are that many
    discounts: Sequence[Decimal],
    readings: AbnormalBidReadings,
    found: Averages,
    value: Fraction,
    *,
    branch: Branch,
    ratio: Fraction | None = None,
    variation: Fraction | None = None,
    reference: Fraction | None = None,
) -> AbnormalBids:
    """The calculation with its threshold, and the bids beyond it."""
    threshold = final(value, readings.rounding)
    excluded = readings.equal_to_threshold is EqualToThreshold.EXCLUDED
    return AbnormalBids(
        **asdict(found),
        ratio=ratio,
        branch=branch,
        variation=variation,
        reference=reference,
        threshold=threshold,
        abnormal=tuple(
            i
            for i, discount in enumerate(discounts)
            if discount > threshold or (excluded and discount == threshold)
        ),
    )

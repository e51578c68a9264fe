"""Abnormal bids under the older codes, for old cases and litigation.

Art. 97 c. 2 and 2-bis D.Lgs. 50/2016 as they stood from 2019; art. 86 c. 1 D.Lgs. 163/2006. Neither
was read in an official text: the formulas are those that reproduce published outcomes, and the
constants are marked so in ``workflows/parameters``.
"""

from collections.abc import Sequence
from dataclasses import asdict
from decimal import Decimal
from fractions import Fraction

from sua.domain.readings import AbnormalBidReadings
from sua.law.abnormal_averages import averages
from sua.law.abnormal_bids import AbnormalBids, Branch, ended, letters_c_and_d


def code_2016_c2(
    discounts: Sequence[Decimal], readings: AbnormalBidReadings, wing: Fraction
) -> AbnormalBids:
    """Art. 97 c. 2 D.Lgs. 50/2016 (fifteen bids or more): mean plus excess, less the digits."""
    found = averages(discounts, readings, wing)
    if found.mean is None or found.mean_excess is None:
        return AbnormalBids(**asdict(found))
    threshold, variation = letters_c_and_d(found, found.mean, found.mean_excess, readings)
    return ended(discounts, readings, found, threshold, branch=Branch.FULL, variation=variation)


def code_2016_c2_bis(
    discounts: Sequence[Decimal],
    readings: AbnormalBidReadings,
    wing: Fraction,
    ratio_limit: Fraction,
    factor: Fraction,
) -> AbnormalBids:
    """Art. 97 c. 2-bis D.Lgs. 50/2016 (fewer than fifteen bids): by the ratio of excess to mean."""
    found = averages(discounts, readings, wing)
    if found.mean is None or found.mean_excess is None:
        return AbnormalBids(**asdict(found))
    ratio = found.mean_excess / found.mean
    branch = Branch.FACTOR if ratio <= ratio_limit else Branch.SUM
    value = factor * found.mean if branch is Branch.FACTOR else found.mean + found.mean_excess
    return ended(discounts, readings, found, value, branch=branch, ratio=ratio)


def code_2006(
    discounts: Sequence[Decimal], readings: AbnormalBidReadings, wing: Fraction
) -> AbnormalBids:
    """Art. 86 c. 1 D.Lgs. 163/2006: the mean increased by the mean excess.

    >>> from sua.domain.readings import *
    >>> found = code_2006(
    ...     [Decimal(d) for d in (2, 4, 6, 8, 10)],
    ...     AbnormalBidReadings(
    ...         wings=Wings.INDIVIDUAL, equal_to_threshold=EqualToThreshold.EXCLUDED,
    ...         decrement=Decrement.SUBTRACTION, rounding=Rounding(
    ...             when=RoundingWhen.NEVER, decimals=0, mode=RoundingMode.HALF_UP)),
    ...     Fraction(1, 10))
    >>> found.mean, found.mean_excess, found.threshold, found.abnormal
    (Fraction(6, 1), Fraction(2, 1), Fraction(8, 1), (3, 4))
    """
    found = averages(discounts, readings, wing)
    if found.mean is None or found.mean_excess is None:
        return AbnormalBids(**asdict(found))
    value = found.mean + found.mean_excess
    return ended(discounts, readings, found, value, branch=Branch.SUM)

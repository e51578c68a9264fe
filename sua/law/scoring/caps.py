"""The most points the price may weigh, art. 108 c. 4 and art. 41 c. 15-bis D.Lgs. 36/2023.

The percentages are dated parameters; outside these contracts the law sets no cap and none is applied.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from sua.law.parameters import LawAt


class Capped(StrEnum):
    """Contracts whose price element is capped."""

    LABOUR_INTENSIVE = "labour_intensive"
    STRATEGIC_ICT = "strategic_ict"
    ENGINEERING = "engineering"


ENGINEERING_ALPHA = ("price_points.engineering.alpha_min", "price_points.engineering.alpha_max")


def cap_parameter(contract: Capped) -> str:
    """The parameter that holds the cap of a contract.

    >>> cap_parameter(Capped.STRATEGIC_ICT)
    'price_points.strategic_ict.max_percent'
    """
    return f"price_points.{contract.value}.max_percent"


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceCap:
    """A cap and whether it is kept.

    Attributes:
        percent: the most the price may weigh, in percent of all points.
        most: the same in points.
        respected: whether the points of the price are no more than that.
    """

    percent: Fraction
    most: Fraction
    respected: bool


def price_cap(max_points: Fraction, total_points: Fraction, percent: Fraction) -> PriceCap:
    """Compare the points of the price with their cap; equal is within it.

    >>> price_cap(Fraction(30), Fraction(100), Fraction(30)).respected
    True
    """
    most = total_points * percent / 100
    return PriceCap(percent=percent, most=most, respected=max_points <= most)


def cap_of(law: LawAt, contract: Capped) -> Fraction:
    """The cap of a contract in the law of a day, in percent.

    Raises:
        LawNotInForceError: there is none on that day.
    """
    return Fraction(law.decimal(cap_parameter(contract)))


def engineering_alpha(law: LawAt) -> tuple[Fraction, Fraction]:
    """Least and greatest exponent of the formula for engineering services, in the law of a day.

    Raises:
        LawNotInForceError: there is none on that day.
    """
    low, high = (Fraction(law.decimal(parameter)) for parameter in ENGINEERING_ALPHA)
    return low, high

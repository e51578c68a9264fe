"""Bids in a lot and the rules of the notice on them (arts 54, 108 c. 12, 110 D.Lgs. 36/2023).

A *measure* is taken on the counted bids: the threshold of abnormal bids, or points that depend on the
best bid. The *yardstick* it gives then measures every bid, counted or not.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from sua.domain.readings import EqualToThreshold


class Admission(StrEnum):
    """Where a bidder stands; only admitted bids are counted and ranked."""

    ADMITTED = "admitted"
    SUSPENDED = "suspended"
    EXCLUDED = "excluded"
    OVER_LOT_LIMIT = "over_lot_limit"


class Congruity(StrEnum):
    """What the RUP found on a bid, art. 110: that it does not appear abnormal, or after explanations."""

    NOT_JUDGED = "not_judged"
    NOT_LOW = "not_low"
    JUSTIFIED = "justified"
    NOT_JUSTIFIED = "not_justified"


@dataclass(frozen=True, slots=True)
class Discount:
    """A bid at lowest price: percent; negative is above the base amount."""

    percent: Decimal

    @property
    def total(self) -> Fraction:
        """What is ranked."""
        return Fraction(self.percent)


@dataclass(frozen=True, slots=True)
class Points:
    """A bid by quality and price."""

    technical: Fraction
    economic: Fraction

    @property
    def total(self) -> Fraction:
        """What is ranked."""
        return self.technical + self.economic


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One bid in one lot; ``price`` in euro, None where the bid is a discount."""

    bidder: str
    merit: Discount | Points
    price: Decimal | None
    admission: Admission
    congruity: Congruity


Yardstick = Callable[[Offer], Offer | None]
"""A bid as measured, points included; None where it is excluded automatically (art. 54)."""
Measure = Callable[[Sequence[Offer]], Yardstick]
"""What the counted bids fix for all."""


class TieRule(StrEnum):
    """What the notice says comes first between equal bids, before a draw."""

    TECHNICAL = "technical"
    ECONOMIC = "economic"


@dataclass(frozen=True, slots=True)
class SpecificElements:
    """The elements the notice names: the RUP judges the best bid on them, art. 110 c. 1."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PointsShare:
    """Only where declared, for procedures of older codes: both points reach a share of their maximum."""

    share: Fraction
    technical_max: Fraction
    economic_max: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the notice declares; ``check`` is None where exclusion is automatic (art. 54)."""

    measure: Measure
    ties: tuple[TieRule, ...]
    check: SpecificElements | PointsShare | None


def as_given(counted: Sequence[Offer]) -> Yardstick:
    """The measure of a procedure in which no bid changes another's."""
    del counted
    return lambda offer: offer


def by_threshold(
    threshold_of: Callable[[Sequence[Decimal]], Fraction | None], equal: EqualToThreshold
) -> Measure:
    """Automatic exclusion, art. 54; ``threshold_of`` the counted discounts is None where none exists."""

    def measure(counted: Sequence[Offer]) -> Yardstick:
        threshold = threshold_of([_percent(offer) for offer in counted])

        def yardstick(offer: Offer) -> Offer | None:
            percent = _percent(offer)
            over = threshold is not None and (
                percent > threshold or (percent == threshold and equal is EqualToThreshold.EXCLUDED)
            )
            return None if over else offer

        return yardstick

    return measure


def _percent(offer: Offer) -> Decimal:
    if not isinstance(offer.merit, Discount):
        raise TypeError("a threshold is of discounts")
    return offer.merit.percent

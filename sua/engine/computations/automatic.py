"""Whether abnormal bids are excluded automatically (art. 54 D.Lgs. 36/2023), and by which method."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from sua.domain.readings import AbnormalBidReadings, EqualToThreshold
from sua.engine import bidding
from sua.engine.purchases import nature_of
from sua.engine.situation import Situation
from sua.engine.thresholds import eu_threshold_of
from sua.law.abnormal_bids import (
    WING_PARAMETER,
    AbnormalBids,
    MethodAConstants,
    method_a,
    method_b,
    method_c,
    wing_of,
)
from sua.law.awarding import why_not_automatic
from sua.law.contract_kinds import Nature

# «Contratti di appalto di lavori o servizi»: neither goods nor concessions.
_NATURES = frozenset(
    {Nature.WORKS, Nature.SERVICES, Nature.SOCIAL_SERVICES, Nature.ENGINEERING_SERVICES}
)


def why_not(s: Situation, admitted: int) -> tuple[str, ...]:
    """Conditions of art. 54 c. 1 that are not met; empty: exclusion is automatic."""
    cross_border, ceiling = s.judgement("cross_border_interest"), eu_threshold_of(s)
    unmet = why_not_automatic(
        works_or_services=nature_of(s) in _NATURES,
        total=s.total or ceiling,
        eu_threshold=ceiling,
        cross_border_interest=cross_border is None or cross_border.answer,
        admitted=admitted,
        minimum=s.law.integer("abnormal_bids.automatic_exclusion.min_bids"),
    )
    by_quality = ("criterion",) if s.text("criterion") == "price_quality" else ()
    return (*by_quality, *(reason.value for reason in unmet))


def applies_automatically(s: Situation) -> bool:
    """Whether, with the bids that are in now, exclusion is automatic."""
    return not why_not(s, bidding.left(s) or 0)


def method_used(s: Situation) -> str:
    """The method stated by the notice, or the one drawn; empty while there is none."""
    method = s.text("abnormal_method") or ""
    return s.text("drawn_method") or "" if method == "drawn" else method


def threshold(s: Situation, method: str, discounts: Sequence[Decimal]) -> AbnormalBids:
    """The threshold of those discounts by that method.

    What becomes of a bid equal to the threshold is said by point 1 of method A only; B and C keep it
    unless the procedure declares otherwise.
    """
    readings = s.readings.abnormal_bids(s.facts)
    if method != "A" and "equal_to_threshold" not in s.facts:
        readings = replace(readings, equal_to_threshold=EqualToThreshold.KEPT)
    return _METHODS[method](s, discounts, readings)


def _a(s: Situation, discounts: Sequence[Decimal], readings: AbnormalBidReadings) -> AbnormalBids:
    return method_a(discounts, readings, MethodAConstants.of(s.law))


def _b(s: Situation, discounts: Sequence[Decimal], readings: AbnormalBidReadings) -> AbnormalBids:
    return method_b(discounts, readings, wing_of(s.law, WING_PARAMETER))


def _c(s: Situation, discounts: Sequence[Decimal], readings: AbnormalBidReadings) -> AbnormalBids:
    reference = s.amount("reference_discount")
    if reference is None:
        raise ValueError("method C is used with its reference discount")
    return method_c(discounts, readings, wing_of(s.law, WING_PARAMETER), Fraction(reference))


_METHODS = {"A": _a, "B": _b, "C": _c}

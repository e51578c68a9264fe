"""Grounds of the procedures that need one (arts 70 cc. 3 and 5, 75 c. 5, 76)."""

from collections.abc import Iterator

from sua.engine.guards.registry import Ask, Fail, Finding, guard
from sua.engine.situation import Situation
from sua.law.time_limits import add_months

_MONTHS = 12
_REPETITION = "unpublished.repetition.years"
_ADMITTED = {
    "research": ("supplies",),
    "additional_deliveries": ("supplies",),
    "commodity_market": ("supplies",),
    "advantageous": ("supplies", "services"),
    "after_contest": ("services",),
    "repetition": ("works", "services"),
}
"""Natures for which a ground may be used; the others are for every nature."""


@guard("negotiation.needs_conditions")
def negotiation_grounds(s: Situation) -> Iterator[Finding]:
    """One of the conditions of art. 70 c. 3 is named, and judged to hold."""
    if not s.law.flag("negotiation.needs_conditions"):
        return
    if s.text("negotiation_ground") is None:
        yield Fail(variant="missing", field="negotiation_ground")
        return
    judged = s.judgement("negotiation_judged")
    if judged is None:
        yield Ask("negotiation_judged")
    elif not judged.answer:
        yield Fail(field="negotiation_judged")


@guard("innovation.needs_conditions")
def innovation_grounds(s: Situation) -> Iterator[Finding]:
    """The market offers no solution, art. 70 c. 5."""
    if not s.law.flag("innovation.needs_conditions"):
        return
    judged = s.judgement("no_market_solution")
    if judged is None:
        yield Ask("no_market_solution")
    elif not judged.answer:
        yield Fail(field="no_market_solution")


@guard()
def phases_planned(s: Situation) -> Iterator[Fail]:
    """The partnership has phases, each with an intermediate objective and a payment, art. 75 c. 5."""
    if not s.table("partnership_phases"):
        yield Fail(field="partnership_phases")


@guard("unpublished.needs_grounds", _REPETITION)
def unpublished_grounds(s: Situation) -> Iterator[Finding]:
    """A ground of art. 76 is named, fits the nature of the contract, and is judged to hold."""
    if not s.law.flag("unpublished.needs_grounds"):
        return
    ground = s.text("unpublished_ground")
    if ground is None:
        yield Fail(variant="missing", field="unpublished_ground")
        return
    nature = s.text("nature")
    if nature is not None and nature not in _ADMITTED.get(ground, (nature,)):
        yield Fail(variant="nature", field="unpublished_ground")
    if ground == "repetition":
        yield from _repetition(s)
    judged = s.judgement("unpublished_judged")
    if judged is None:
        yield Ask("unpublished_judged")
    elif not judged.answer:
        yield Fail(field="unpublished_judged")


def _repetition(s: Situation) -> Iterator[Fail]:
    """Within three years of the signing of the first contract, c. 6."""
    signed = s.date("initial_contract_on")
    if signed is None:
        yield Fail(variant="contract", field="initial_contract_on")
        return
    years = s.law.integer(_REPETITION)
    last = add_months(signed, _MONTHS * years)
    if s.day > last:
        yield Fail(
            variant="late",
            values={"signed": f"{signed:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"},
            field="initial_contract_on",
        )

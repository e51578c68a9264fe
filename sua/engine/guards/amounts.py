"""Amounts, bands and the papers a request rests on (arts 14, 17, 37, 41, 50)."""

from collections.abc import Iterator

from sua.domain.numbers import format_euro
from sua.engine.guards.registry import Fail, guard
from sua.engine.situation import Situation


@guard()
def amounts_add_up(s: Situation) -> Iterator[Fail]:
    """The base is positive and holds the labour cost, art. 41 c. 14."""
    base, labour = s.amount("base_amount"), s.amount("labour_cost")
    if base is not None and base == 0:
        yield Fail(variant="zero", field="base_amount")
    if base is not None and labour is not None and labour > base:
        yield Fail(
            variant="labour",
            values={"labour": format_euro(labour), "base": format_euro(base)},
            field="labour_cost",
        )


@guard("negotiated.works.floor", "eu_threshold.works")
def works_band(s: Situation) -> Iterator[Fail]:
    """The value lies between the direct-award ceiling and the EU threshold, art. 50 c. 1 lett. c-d."""
    total = s.total
    if total is None:
        return
    floor, ceiling = s.law.decimal("negotiated.works.floor"), s.law.decimal("eu_threshold.works")
    if total < floor:
        yield Fail(
            variant="below", values={"total": format_euro(total), "floor": format_euro(floor)}
        )
    elif total >= ceiling:
        yield Fail(
            variant="above", values={"total": format_euro(total), "ceiling": format_euro(ceiling)}
        )


@guard()
def decision_precedes(s: Situation) -> Iterator[Fail]:
    """The decision to procure comes before the request, and the validation before the decision."""
    decision, validated = s.act("decision_to_procure"), s.date("project_validated_on")
    if decision is not None and decision.day > s.day:
        yield Fail(
            variant="future",
            values={"day": f"{decision.day:%d/%m/%Y}"},
            lawful_from=decision.day,
            field="decision_to_procure",
        )
    if decision is not None and validated is not None and validated > decision.day:
        yield Fail(
            variant="validation",
            values={"validated": f"{validated:%d/%m/%Y}", "decision": f"{decision.day:%d/%m/%Y}"},
            field="project_validated_on",
        )


@guard("programme.works.threshold")
def programme_code(s: Situation) -> Iterator[Fail]:
    """Works from the programme threshold up carry the CUI of the triennial programme, art. 37."""
    total = s.total
    if total is None or s.text("cui") is not None:
        return
    threshold = s.law.decimal("programme.works.threshold")
    if total >= threshold:
        yield Fail(values={"threshold": format_euro(threshold)}, field="cui")

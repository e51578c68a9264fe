"""Amounts, bands and the papers a request rests on (arts 14, 17, 37, 41, 50)."""

from collections.abc import Iterator

from sua.domain.numbers import format_euro
from sua.engine.guards.registry import Fail, guard
from sua.engine.purchases import purchase_of
from sua.engine.situation import Situation
from sua.law.bands import negotiated_band
from sua.law.consulted import Consulted
from sua.law.contract_kinds import EU_THRESHOLDS, eu_threshold

_FLOORS = ("negotiated.works.floor", "negotiated.works.band_d_floor", "negotiated.services.floor")


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


@guard(*EU_THRESHOLDS, *_FLOORS)
def value_band(s: Situation) -> Iterator[Fail]:
    """The value lies between the direct-award ceiling and the EU threshold, art. 50 c. 1 lett. c-e."""
    purchase = purchase_of(s)
    if purchase is None:
        return
    law = Consulted(s.law)
    floor = negotiated_band(purchase, law)[0]
    ceiling = law.decimal(eu_threshold(purchase.nature, purchase.authority)[0])
    total = format_euro(purchase.value)
    if purchase.value < floor:
        yield Fail(variant="below", values={"total": total, "floor": format_euro(floor)})
    elif purchase.value >= ceiling:
        yield Fail(variant="above", values={"total": total, "ceiling": format_euro(ceiling)})


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


@guard("programme.works.threshold", "programme.services.threshold")
def programme_code(s: Situation) -> Iterator[Fail]:
    """From the threshold of the triennial programme up there is a CUI, art. 37 cc. 2-3."""
    total, nature = s.total, s.text("nature")
    if total is None or nature is None or s.text("cui") is not None:
        return
    works = nature == "works"
    threshold = s.law.decimal(f"programme.{'works' if works else 'services'}.threshold")
    if total >= threshold:
        yield Fail(
            values={
                "what": "i lavori" if works else "i servizi e le forniture",
                "threshold": format_euro(threshold),
            },
            field="cui",
        )


@guard()
def works_papers(s: Situation) -> Iterator[Fail]:
    """Works have a CUP and a validated project, art. 42 c. 4 and art. 11 of law 3/2003."""
    if s.text("nature") != "works":
        return
    for name in ("cup", "project_validated_on", "project_validator"):
        if name not in s.facts:
            yield Fail(variant=name, field=name)

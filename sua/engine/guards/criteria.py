"""The award criterion and the weight of the price (arts 41 c. 15-bis, 50 c. 4, 74, 75, 108)."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from sua.domain.numbers import format_decimal, format_euro
from sua.engine.guards.registry import Ask, Fail, Finding, guard
from sua.engine.purchases import features_of
from sua.engine.situation import Situation
from sua.law.scoring.caps import Capped, cap_of, cap_parameter, price_cap

_FLOOR = "criteria.quality_price_only.services"
_TRIPS = "criteria.quality_price_only.school_trips"
_ALWAYS = {
    "social": "servizi sociali e assimilati (lett. a)",
    "catering": "servizi di ristorazione ospedaliera, assistenziale o scolastica (lett. a)",
    "integrated": "appalti integrati (lett. e)",
}
_FROM_FLOOR = {
    "engineering": "servizi di ingegneria e architettura (lett. b)",
    "intellectual": "altri servizi tecnici e intellettuali (lett. b)",
    "technological": "servizi e forniture di notevole contenuto tecnologico o innovativi (lett. c)",
}
_CAPPED = {
    "labour_intensive": (Capped.LABOUR_INTENSIVE, "contratti ad alta intensità di manodopera"),
    "strategic_ict": (
        Capped.STRATEGIC_ICT,
        "beni e servizi informatici a tutela di interessi nazionali strategici",
    ),
    "engineering": (Capped.ENGINEERING, "servizi di ingegneria e architettura"),
}


@guard(_FLOOR, _TRIPS)
def criterion_lawful(s: Situation) -> Iterator[Finding]:
    """The lowest price is not used where the law wants quality weighed, art. 108 cc. 2-3."""
    if s.text("criterion") != "price":
        return
    forbidden = list(_forbidden(s))
    for what in forbidden:
        yield Fail(values={"what": what}, field="criterion")
    ordinary = s.procedure != "negotiated"  # art. 50 c. 4 names only the exceptions of c. 2
    if not forbidden and ordinary and s.text("nature") in ("services", "supplies"):
        judged = s.judgement("standardised_purchase")
        if judged is None:
            yield Ask("standardised_purchase")
        elif not judged.answer:
            yield Fail(variant="standardised", field="criterion")


def _forbidden(s: Situation) -> Iterator[str]:
    """What of this contract is awarded by quality and price only."""
    features, nature, total = features_of(s), s.text("nature"), s.total
    works = nature == "works"
    yield from (text for feature, text in _ALWAYS.items() if feature in features)
    if "labour_intensive" in features and nature == "services":
        yield "servizi ad alta intensità di manodopera (lett. a)"
    if works and "technological" in features:
        yield "lavori di notevole contenuto tecnologico o innovativi (lett. f)"
    floor = s.law.decimal(_FLOOR)
    if not works and total is not None and total >= floor:
        for feature, text in _FROM_FLOOR.items():
            if feature in features:
                yield f"{text}, da {format_euro(floor)} euro"
    if "school_trips" in features and s.law.flag(_TRIPS):
        yield "trasporto per uscite didattiche e viaggi di istruzione (lett. f-bis)"


@guard(*(cap_parameter(capped) for capped in Capped), _FLOOR)
def price_weight_capped(s: Situation) -> Iterator[Fail]:
    """The weight of the price is stated, and within its cap, art. 108 cc. 4 and 7."""
    if s.text("criterion") != "price_quality":
        return
    points = s.amount("price_points")
    if points is None:
        yield Fail(variant="missing", field="price_points")
        return
    quality = sum((row.amount("points") or 0 for row in s.table("award_criteria")), Decimal(0))
    if quality == 0:
        yield Fail(variant="no_quality", field="award_criteria")
        return
    features = features_of(s)
    for feature, (contract, what) in _CAPPED.items():
        if feature not in features or not s.law.has(cap_parameter(contract)):
            continue
        floor = s.law.decimal(_FLOOR)
        if contract is Capped.ENGINEERING and s.total is not None and s.total < floor:
            continue
        cap = price_cap(Fraction(points), Fraction(points + quality), cap_of(s.law, contract))
        if not cap.respected:
            yield Fail(
                values={
                    "points": format_decimal(points),
                    "total": format_decimal(points + quality),
                    "what": what,
                    "cap": format_decimal(cap.percent),
                },
                field="price_points",
            )


@guard()
def quality_price_only(s: Situation) -> Iterator[Fail]:
    """Dialogue and innovation partnership are awarded by quality and price, arts 74 c. 3 and 75 c. 3."""
    if s.text("criterion") == "price":
        yield Fail(field="criterion")

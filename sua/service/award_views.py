"""The award as acts show it: bids, every number of the threshold, readings taken, winner and price."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sua.domain.fact_reader import FactReader
from sua.domain.facts import Bid
from sua.domain.readings import THRESHOLD_POINTS
from sua.domain.view import (
    AwardView,
    BidView,
    OperatorView,
    ReadingView,
)
from sua.engine.bidding import names as operator_names
from sua.engine.rulebook import RuleBook
from sua.law.sources import Source, cite
from sua.service.threshold_view import calculation_view
from sua.service.threshold_view import number as shown

_MODES = {"half_up": "per eccesso dalla metà", "truncate": "per troncamento"}


def award_parts(book: RuleBook, facts: FactReader, sources: Mapping[str, Source]) -> dict[str, Any]:
    """Fields of the view that speak of bids, calculation, readings and award."""
    readings = _readings(book, facts, sources)
    record = facts.record("calculation")
    if record is None:
        return {"readings": readings if facts.act("invitation_act") else ()}
    found: Mapping[str, Any] = json.loads(record.json)
    bids = facts.bids("bids")
    return {
        "readings": readings,
        "calculation": calculation_view(book, found, bids),
        "bids": _bids(facts, found, bids),
        "award": _award(facts, found, bids),
    }


def _readings(
    book: RuleBook, facts: FactReader, sources: Mapping[str, Source]
) -> tuple[ReadingView, ...]:
    taken = book.readings.record(facts.facts)
    views = []
    for point_id in THRESHOLD_POINTS:
        point = book.readings.points[point_id]
        option = point.options[taken[point_id]]
        label = option.label
        if point_id == "rounding_when" and "rounding_decimals" in taken:
            mode = _MODES[taken["rounding_mode"]]
            label = f"{label}, alla {taken['rounding_decimals']}ª cifra decimale, {mode}"
        default = taken[point_id] == point.default
        views.append(
            ReadingView(
                point=point.label,
                chosen=label,
                source=cite(option.source, sources),
                is_default=default,
                reasons=None if default else facts.text("reading_reasons"),
            )
        )
    return tuple(views)


def _bids(facts: FactReader, found: Mapping[str, Any], bids: Sequence[Bid]) -> tuple[BidView, ...]:
    """Bids by discount, highest first; those of excluded operators last."""
    names = operator_names(facts)
    threshold = found.get("threshold") or {}
    wings = {*threshold.get("high_wing", ()), *threshold.get("low_wing", ())}
    abnormal, admitted = set(threshold.get("abnormal", ())), set(found["admitted"])
    order = list(found["order"])
    points = _points(found)
    tied = set(found.get("tied", ()))
    views = []
    for number, bid in enumerate(bids, start=1):
        position = str(number)
        if position not in admitted:
            outcome = "operatore escluso"
        elif position in abnormal:
            outcome = "esclusa automaticamente"
        elif position in tied:
            outcome = "pari al primo posto: sorteggio"
        elif order and position == order[0]:
            outcome = "prima in graduatoria"
        elif position in order:
            outcome = f"{order.index(position) + 1}ª in graduatoria"
        else:
            outcome = "sotto la soglia di sbarramento"
        views.append(
            BidView(
                position=number,
                operator=OperatorView(
                    name=names[bid.codice_fiscale], codice_fiscale=bid.codice_fiscale
                ),
                discount=bid.discount,
                labour_cost=bid.labour_cost,
                safety_charges=bid.safety_charges,
                set_aside=position in wings,
                abnormal=position in abnormal,
                outcome=outcome,
                **points.get(position, {}),
            )
        )
    return tuple(
        sorted(views, key=lambda v: (str(v.position) not in admitted, -v.discount, v.position))
    )


def _points(found: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Points of each bid by its position, as text; a dash where it has none."""
    parts = ("technical", "economic", "total")
    return {line["bid"]: {p: shown(line[p]) for p in parts} for line in found.get("scores", ())}


def _award(facts: FactReader, found: Mapping[str, Any], bids: Sequence[Bid]) -> AwardView | None:
    if found["outcome"] != "ranking":
        return None
    best, price = bids[int(found["order"][0]) - 1], found["price"]
    winner = facts.operators("winner")[0]
    return AwardView(
        operator=OperatorView(name=winner.name, codice_fiscale=winner.codice_fiscale),
        discount=facts.amount("award_discount") or best.discount,
        discounted_works=Decimal(price["discounted"]),
        labour=Decimal(price["labour"]),
        safety=Decimal(price["safety"]),
        price=Decimal(price["price"]),
    )

"""The award as acts show it: bids, every number of the threshold, readings taken, winner and price."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sua.domain.fact_reader import FactReader
from sua.domain.facts import Bid
from sua.domain.numbers import format_decimal
from sua.domain.readings import THRESHOLD_POINTS
from sua.domain.view import (
    AwardView,
    BidView,
    CalculationView,
    NumberView,
    OperatorView,
    ReadingView,
)
from sua.engine.rulebook import RuleBook
from sua.law.sources import Source, cite

_WHY_NOT = {
    "nature": "il contratto non riguarda lavori o servizi",
    "eu_threshold": "il valore raggiunge la soglia europea",
    "cross_border": "è accertato un interesse transfrontaliero certo",
    "too_few_bids": "le offerte ammesse sono meno del minimo previsto dall'art. 54 c. 1",
}
_NONE = {
    "nothing_kept": "dopo l'accantonamento delle ali non resta alcuna offerta",
    "nothing_above_mean": "nessuna offerta considerata supera la media",
    "mean_zero": "la media dei ribassi è zero",
}
BRANCHES = {
    "full": "numero di offerte pari o superiore a quello del punto 1 dell'allegato",
    "factor": "rapporto entro il limite: media moltiplicata per il fattore",
    "sum": "rapporto oltre il limite: media più scarto medio",
}
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
        "calculation": _calculation(book, found, bids),
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


def _number(text: str | None) -> str:
    return "—" if text is None else format_decimal(Fraction(text))


def _calculation(book: RuleBook, found: Mapping[str, Any], bids: Sequence[Bid]) -> CalculationView:
    method = book.facts["abnormal_method"].options.get(found["method"], found["method"])
    threshold = found.get("threshold")
    if threshold is None:
        reasons = tuple(_WHY_NOT[reason] for reason in found["why_not"])
        return CalculationView(
            method=method, applies=False, reasons=reasons, numbers=(), threshold=None
        )
    numbers = [
        NumberView(label="Offerte ammesse", text=threshold["count"]),
        NumberView(
            label="Offerte da accantonare per parte",
            text=threshold["wing_size"],
            explanation="quota delle offerte ammesse, arrotondata all'unità superiore",
        ),
        NumberView(label="Ala dei maggiori ribassi", text=_discounts(bids, threshold["high_wing"])),
        NumberView(label="Ala dei minori ribassi", text=_discounts(bids, threshold["low_wing"])),
        NumberView(label="Ribassi considerati", text=_discounts(bids, threshold["kept"])),
        NumberView(label="Somma dei ribassi considerati", text=_number(threshold["kept_sum"])),
    ]
    if threshold["mean"] is not None:
        numbers.append(
            NumberView(
                label="Media aritmetica",
                text=_number(threshold["mean"]),
                explanation="somma divisa per il numero dei ribassi considerati",
            )
        )
    if threshold["mean_excess"] is not None:
        numbers += [
            NumberView(
                label="Ribassi superiori alla media", text=_discounts(bids, threshold["above"])
            ),
            NumberView(
                label="Scarto medio aritmetico",
                text=_number(threshold["mean_excess"]),
                explanation="media delle differenze tra quei ribassi e la media",
            ),
        ]
    numbers += _ending(threshold)
    none = threshold["none"]
    return CalculationView(
        method=method,
        applies=True,
        reasons=(_NONE[none],) if none else (),
        numbers=tuple(numbers),
        threshold=None if threshold["threshold"] is None else _number(threshold["threshold"]),
    )


def _ending(threshold: Mapping[str, Any]) -> list[NumberView]:
    numbers = []
    if threshold["ratio"] is not None:
        numbers.append(
            NumberView(
                label="Rapporto tra scarto medio e media",
                text=_number(threshold["ratio"]),
                explanation=BRANCHES[threshold["branch"]],
            )
        )
    if threshold["variation"] is not None:
        first, second = threshold["digits"]
        numbers += [
            NumberView(
                label="Prime due cifre decimali della somma",
                text=f"{first} e {second}",
                explanation=f"prodotto: {int(first) * int(second)}",
            ),
            NumberView(label="Decremento (lettera d)", text=_number(threshold["variation"])),
        ]
    if threshold["threshold"] is not None:
        numbers.append(NumberView(label="Soglia di anomalia", text=_number(threshold["threshold"])))
    return numbers


def _discounts(bids: Sequence[Bid], positions: Sequence[str]) -> str:
    found = [format_decimal(bids[int(p) - 1].discount) for p in positions]
    return " · ".join(found) if found else "nessuno"


def _bids(facts: FactReader, found: Mapping[str, Any], bids: Sequence[Bid]) -> tuple[BidView, ...]:
    """Bids by discount, highest first; those of excluded operators last."""
    names = {o.codice_fiscale: o.name for o in facts.operators("invited")}
    threshold = found.get("threshold") or {}
    wings = {*threshold.get("high_wing", ()), *threshold.get("low_wing", ())}
    abnormal, admitted = set(threshold.get("abnormal", ())), set(found["admitted"])
    order = list(found["order"])
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
        else:
            outcome = f"{order.index(position) + 1}ª in graduatoria"
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
            )
        )
    return tuple(
        sorted(views, key=lambda v: (str(v.position) not in admitted, -v.discount, v.position))
    )


def _award(facts: FactReader, found: Mapping[str, Any], bids: Sequence[Bid]) -> AwardView | None:
    if found["outcome"] != "ranking":
        return None
    best, price = bids[int(found["order"][0]) - 1], found["price"]
    winner = facts.operators("winner")[0]
    return AwardView(
        operator=OperatorView(name=winner.name, codice_fiscale=winner.codice_fiscale),
        discount=best.discount,
        discounted_works=Decimal(price["discounted"]),
        labour=Decimal(price["labour"]),
        safety=Decimal(price["safety"]),
        price=Decimal(price["price"]),
    )

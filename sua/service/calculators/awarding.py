"""Abnormal bids and the award price."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TypeVar

from sua.corpus.rulebooks import Corpus
from sua.domain.errors import InputError
from sua.domain.numbers import parse_decimal, parse_euro, parse_percent
from sua.domain.readings import (
    AbnormalBidReadings,
    Decrement,
    EqualToThreshold,
    Rounding,
    RoundingMode,
    RoundingWhen,
    Wings,
)
from sua.engine.computations import threshold_record
from sua.law.abnormal_bids import METHOD_A_PARAMETERS, MethodAConstants, method_a
from sua.law.awarding import award_price
from sua.law.ranking import DrawingLotsRequired, Ranking, rank
from sua.service.calc_input import Fields, boolean, choice, whole
from sua.service.calculators.base import Calculator, Json, number

_MAX_BIDS = 10_000
_MAX_DECIMALS = 18
_METHOD_A = "dlgs36-A"
_T = TypeVar("_T", Wings, EqualToThreshold, Decrement, RoundingWhen)


def _abnormal_bids(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    rule = fields.take("rule", _rule)
    discounts = fields.each("discounts", _discount, at_most=_MAX_BIDS)
    rounding = fields.table("rounding")
    chosen = AbnormalBidReadings(
        wings=_reading(corpus, fields, "wings", Wings),
        equal_to_threshold=_reading(corpus, fields, "equal_to_threshold", EqualToThreshold),
        decrement=_reading(corpus, fields, "decrement", Decrement),
        rounding=_rounding(corpus, rounding),
    )
    fields.done()
    law = corpus.law.at(law_day)
    found = method_a(discounts, chosen, MethodAConstants.of(law))
    positions = range(len(discounts))
    record: Json = threshold_record(found, positions)
    abnormal = set(found.abnormal)
    ranking = rank(discounts, [n for n in positions if n not in abnormal])
    when, decimals = chosen.rounding.when, chosen.rounding.decimals
    for name in ("mean", "mean_excess", "variation"):
        record[name] = number(record[name], decimals if when is RoundingWhen.STEPWISE else None)
    record["ratio"] = number(record["ratio"], None)
    record["threshold"] = number(
        record["threshold"], None if when is RoundingWhen.NEVER else decimals
    )
    best = ranking.order[0] if isinstance(ranking, (Ranking, DrawingLotsRequired)) else None
    tied = ranking.tied if isinstance(ranking, DrawingLotsRequired) else ()
    return {
        "rule": rule,
        **record,
        "winning_discount": None if best is None else f"{discounts[best]:f}",
        "drawing_lots": [str(position + 1) for position in tied],
        "readings": {
            "wings": chosen.wings.value,
            "equal_to_threshold": chosen.equal_to_threshold.value,
            "decrement": chosen.decrement.value,
            "rounding": _rounding_json(chosen.rounding),
        },
        "day": law_day.isoformat(),
        "needs_confirmation": list(law.unconfirmed(METHOD_A_PARAMETERS)),
    }


def _award_price(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    del corpus, law_day
    base = fields.take("base_amount", parse_euro)
    labour = fields.take("labour_cost", parse_euro)
    safety = fields.take("safety_costs", parse_euro)
    discount = fields.take("discount", parse_percent)
    on_labour = fields.take("labour_in_discount_base", boolean)
    fields.done()
    if labour > base:
        raise InputError(
            "Il costo della manodopera supera l'importo dei lavori che lo comprende.",
            code="labour.above_base",
            field="labour_cost",
        )
    price = award_price(base, labour, safety, discount, labour_in_discount_base=on_labour)
    return {
        "discounted": f"{price.discounted:f}",
        "labour": f"{price.labour:f}",
        "safety": f"{price.safety:f}",
        "price": f"{price.price:f}",
        "discount_on_discountable": number(str(price.on_discountable), None),
        "discount_on_total": number(str(price.on_total), None),
    }


def _discount(raw: str, place: str) -> Decimal:
    """Any number from zero up: that a bid cannot take off more than all is the case's own check."""
    value = parse_decimal(raw, place)
    if value < 0:
        raise InputError(f"«{place}» è negativo.", code="percent.range", field=place)
    return value


def _rule(raw: object, place: str) -> str:
    if raw != _METHOD_A:
        raise InputError(
            f"La regola «{str(raw)[:40]}» non è disponibile; si può chiedere: {_METHOD_A}.",
            code="rule.not_available",
            field=place,
        )
    return _METHOD_A


def _default(corpus: Corpus, point: str) -> str:
    return corpus.readings.chosen(point, {})


def _reading(corpus: Corpus, fields: Fields, point: str, options: type[_T]) -> _T:
    return fields.optional(point, choice(options), options(_default(corpus, point)))


def _rounding(corpus: Corpus, fields: Fields) -> Rounding:
    when = fields.optional(
        "when", choice(RoundingWhen), RoundingWhen(_default(corpus, "rounding_when"))
    )
    decimals, mode = whole(0, _MAX_DECIMALS), choice(RoundingMode)
    if when is RoundingWhen.NEVER:
        # Given or not, they mean nothing here; a malformed one is still an error.
        fields.optional("decimals", decimals, 0)
        fields.optional("mode", mode, RoundingMode.HALF_UP)
        found = Rounding(when=when, decimals=0, mode=RoundingMode.HALF_UP)
    else:
        found = Rounding(
            when=when, decimals=fields.take("decimals", decimals), mode=fields.take("mode", mode)
        )
    fields.done()
    return found


def _rounding_json(rounding: Rounding) -> Json:
    if rounding.when is RoundingWhen.NEVER:
        return {"when": rounding.when.value}
    return {
        "when": rounding.when.value,
        "decimals": str(rounding.decimals),
        "mode": rounding.mode.value,
    }


CALCULATORS: Mapping[str, Calculator] = {
    "abnormal-bids": Calculator(
        "Soglia di anomalia (All. II.2)",
        (
            ("rule", "la regola: dlgs36-A (metodo A)"),
            ("discounts", "i ribassi delle offerte ammesse, in percentuale, come testo"),
            ("wings", "individual | unitary_block"),
            ("equal_to_threshold", "excluded | kept"),
            ("decrement", "subtraction | percentage"),
            ("rounding", "{when: never | final | stepwise, decimals, mode: half_up | truncate}"),
            ("day", "il giorno che sceglie la legge; oggi, se manca"),
        ),
        _abnormal_bids,
        '{"rule": "dlgs36-A", "discounts": ["29.8", "32.291", "32.364", "32.848", "14.179"]}',
    ),
    "award-price": Calculator(
        "Prezzo di aggiudicazione a partire da un ribasso",
        (
            ("base_amount", "lavori, manodopera compresa, sicurezza esclusa, in euro"),
            ("labour_cost", "costo della manodopera, in euro"),
            ("safety_costs", "oneri della sicurezza, mai ribassati, in euro"),
            ("discount", "ribasso, in percentuale"),
            ("labour_in_discount_base", "true se il ribasso si applica anche alla manodopera"),
        ),
        _award_price,
        '{"base_amount": "628500", "labour_cost": "195000", "safety_costs": "21500",'
        ' "discount": "32.848", "labour_in_discount_base": true}',
    ),
}

"""The calculators of ``sua calc``: one JSON object in, one out, the same functions a case uses.

Every number is exact. A reading left out is filled with the default of ``workflows/readings.toml``
and echoed; a value of law that is still to be confirmed is listed in the answer.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from sua.corpus.rulebooks import Corpus
from sua.domain.errors import InputError, SuaError
from sua.domain.numbers import (
    exact_decimal,
    parse_decimal,
    parse_euro,
    parse_percent,
    round_half_up,
)
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
from sua.law.awarding import DrawingLotsRequired, Ranking, award_price, rank
from sua.law.time_limits import TermCalendar, Unit, term_end
from sua.service.calc_input import Fields, boolean, choice, day, read_object, whole

Json = dict[str, Any]
_MAX_BIDS = 10_000
_MAX_DECIMALS = 18
_MAX_LENGTH = 36_500
_METHOD_A = "dlgs36-A"
_T = TypeVar("_T", Wings, EqualToThreshold, Decrement, RoundingWhen)


@dataclass(frozen=True, slots=True)
class Calculator:
    """A calculator: what it does, what it takes (field, meaning), how."""

    title: str
    inputs: tuple[tuple[str, str], ...]
    run: Callable[[Corpus, Fields, date], Json]


def calculate(corpus: Corpus, calculator: Calculator, line: str, today: date) -> Json:
    """The answer to one line of input; bad input is an answer too, under ``error``."""
    try:
        fields = Fields(read_object(line))
        law_day = fields.optional("day", day, today)
        return calculator.run(corpus, fields, law_day)
    except SuaError as error:
        return error_json(error)


def error_json(error: SuaError) -> Json:
    """A known error as the last word on a line."""
    return {
        "error": {
            "code": error.code,
            "message": str(error),
            "field": getattr(error, "field", None),
        }
    }


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
    ranking = rank(discounts, found.abnormal, None)
    when, decimals = chosen.rounding.when, chosen.rounding.decimals
    for name in ("mean", "mean_excess", "variation"):
        record[name] = _number(record[name], decimals if when is RoundingWhen.STEPWISE else None)
    record["ratio"] = _number(record["ratio"], None)
    record["threshold"] = _number(
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
        "discount_on_discountable": _number(str(price.on_discountable), None),
        "discount_on_total": _number(str(price.on_total), None),
    }


def _deadline(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    start = fields.take("start", day)
    unit = fields.optional("unit", choice(Unit), Unit.DAYS)
    calendar = fields.optional("calendar", choice(TermCalendar), TermCalendar.CIVIL)
    if fields.given("parameter"):
        parameter = fields.take("parameter", lambda raw, _: str(raw))
        law = corpus.law.at(law_day)
        length, unsure = law.integer(parameter), list(law.unconfirmed([parameter]))
    else:
        length, unsure = fields.take("length", whole(0, _MAX_LENGTH)), []
    saturday = fields.optional("saturday", _saturday(corpus), _default(corpus, "saturday"))
    fields.done()
    end = term_end(start, length, unit, calendar, saturday_rolls=saturday == "rolls")
    return {
        "last_day": end.last_day.isoformat(),
        "nominal": end.nominal.isoformat(),
        "rolled": end.rolled,
        "article": end.article,
        "readings": {"saturday": saturday},
        "needs_confirmation": unsure,
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


def _saturday(corpus: Corpus) -> Callable[[object, str], str]:
    def parse(raw: object, place: str) -> str:
        options = corpus.readings.points["saturday"].options
        if str(raw) in options:
            return str(raw)
        raise InputError(
            f"«{place}» ammette: {', '.join(options)}.", code="field.choice", field=place
        )

    return parse


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


def _number(text: str | None, decimals: int | None) -> str | None:
    """Text of an exact number: with the decimals it was rounded to, in full, or as a fraction."""
    if text is None:
        return None
    value = Fraction(text)
    if decimals is not None:
        return f"{round_half_up(value, decimals):f}"
    exact = exact_decimal(value)
    return str(value) if exact is None else f"{exact:f}"


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
    ),
    "deadline": Calculator(
        "Ultimo giorno di un termine",
        (
            ("start", "il giorno dell'evento, che non si conta"),
            ("length", "la durata, oppure"),
            ("parameter", "il parametro di legge che la fissa, al giorno «day»"),
            ("unit", "days | working_days | months; days, se manca"),
            ("calendar", "civil | eu; civil, se manca"),
            ("saturday", "rolls | counts"),
        ),
        _deadline,
    ),
}

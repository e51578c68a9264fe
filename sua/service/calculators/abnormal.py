"""``abnormal-bids``: the threshold under every rule, with the readings taken and every step."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from sua.corpus.rulebooks import Corpus
from sua.domain.errors import InputError, LawNotInForceError
from sua.domain.numbers import parse_decimal
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
from sua.law.abnormal_bids import (
    METHOD_A_PARAMETERS,
    WING_PARAMETER,
    AbnormalBids,
    MethodAConstants,
    discount_below,
    method_a,
    method_b,
    method_c,
    wing_of,
)
from sua.law.abnormal_bids_older import code_2006, code_2016_c2, code_2016_c2_bis
from sua.law.parameters import LawAt
from sua.law.ranking import DrawingLotsRequired, Ranking, rank
from sua.service.calc_input import Fields, choice, whole
from sua.service.calculators.abnormal_steps import number_of, steps
from sua.service.calculators.base import Calculator, Json

_MAX_BIDS = 10_000
_MAX_DECIMALS = 18
_T = TypeVar("_T", Wings, EqualToThreshold, Decrement, RoundingWhen)
_Compute = Callable[[Sequence[Decimal], AbnormalBidReadings, LawAt, Fraction | None], AbnormalBids]


class _Name(StrEnum):
    """The rules, by the names the input uses."""

    A = "dlgs36-A"
    B = "dlgs36-B"
    C = "dlgs36-C"
    C2 = "dlgs50-c2"
    C2_BIS = "dlgs50-c2bis"
    ART_86 = "dlgs163-art86"


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule: how, with which parameters, and what becomes of a bid equal to the threshold."""

    compute: _Compute
    reads: tuple[str, ...]
    equal: EqualToThreshold | None = None


_OLD = "abnormal_bids.code_2016"
_RULES: Mapping[_Name, _Rule] = {
    _Name.A: _Rule(
        lambda d, r, law, _: method_a(d, r, MethodAConstants.of(law)), METHOD_A_PARAMETERS
    ),
    _Name.B: _Rule(
        lambda d, r, law, _: method_b(d, r, wing_of(law, WING_PARAMETER)),
        (WING_PARAMETER,),
        EqualToThreshold.KEPT,
    ),
    _Name.C: _Rule(
        lambda d, r, law, reference: method_c(
            d, r, wing_of(law, WING_PARAMETER), reference or Fraction(0)
        ),
        (WING_PARAMETER,),
        EqualToThreshold.KEPT,
    ),
    _Name.C2: _Rule(
        lambda d, r, law, _: code_2016_c2(d, r, wing_of(law, f"{_OLD}.wing")), (f"{_OLD}.wing",)
    ),
    _Name.C2_BIS: _Rule(
        lambda d, r, law, _: code_2016_c2_bis(
            d,
            r,
            wing_of(law, f"{_OLD}.wing"),
            Fraction(law.decimal(f"{_OLD}.ratio")),
            Fraction(law.decimal(f"{_OLD}.factor")),
        ),
        tuple(f"{_OLD}.{name}" for name in ("wing", "ratio", "factor")),
    ),
    _Name.ART_86: _Rule(
        lambda d, r, law, _: code_2006(d, r, wing_of(law, "abnormal_bids.code_2006.wing")),
        ("abnormal_bids.code_2006.wing",),
    ),
}


def _abnormal_bids(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    name = fields.take("rule", _rule_name)
    rule = _RULES[name]
    discounts = fields.each("discounts", _discount, at_most=_MAX_BIDS)
    rounding = fields.table("rounding")
    equal = rule.equal or EqualToThreshold(_default(corpus, "equal_to_threshold"))
    chosen = AbnormalBidReadings(
        wings=_reading(corpus, fields, "wings", Wings),
        equal_to_threshold=fields.optional("equal_to_threshold", choice(EqualToThreshold), equal),
        decrement=_reading(corpus, fields, "decrement", Decrement),
        rounding=_rounding(corpus, rounding),
    )
    reference = _reference(fields, name)
    given = fields.given("day")
    fields.done()
    law = _law(corpus, rule, law_day, given=given)
    found = rule.compute(discounts, chosen, law, reference)
    return {
        "rule": name.value,
        **_numbers(found, chosen.rounding),
        **_outcome(discounts, found, name),
        "readings": {
            "wings": chosen.wings.value,
            "equal_to_threshold": chosen.equal_to_threshold.value,
            "decrement": chosen.decrement.value,
            "rounding": _rounding_json(chosen.rounding),
        },
        "steps": steps(found, discounts, chosen.rounding),
        "law_day": law.day.isoformat(),
        "needs_confirmation": list(law.unconfirmed(rule.reads)),
    }


def _law(corpus: Corpus, rule: _Rule, law_day: date, *, given: bool) -> LawAt:
    """The law of the day; for a repealed rule, where no day is given, its last day."""
    try:
        law = corpus.law.at(law_day)
        law.value(rule.reads[0])
    except LawNotInForceError as error:
        if given or error.repealed is None:
            raise
        return corpus.law.at(error.repealed)
    return law


def _numbers(found: AbnormalBids, rounding: Rounding) -> Json:
    record: Json = threshold_record(found, range(found.count))
    for name in ("mean", "mean_excess", "variation"):
        record[name] = number_of(getattr(found, name), rounding)
    for name in ("ratio", "reference"):
        record[name] = number_of(getattr(found, name), None)
    record["threshold"] = number_of(found.threshold, rounding, last=True)
    record["threshold_exact"] = None if found.threshold is None else str(found.threshold)
    return record


def _outcome(discounts: Sequence[Decimal], found: AbnormalBids, name: _Name) -> Json:
    abnormal = set(found.abnormal)
    ranking = rank(discounts, [n for n in range(found.count) if n not in abnormal])
    best = ranking.order[0] if isinstance(ranking, (Ranking, DrawingLotsRequired)) else None
    tied = ranking.tied if isinstance(ranking, DrawingLotsRequired) else ()
    winner = None if best is None else discounts[best]
    award = discount_below(discounts, winner) if winner is not None and name is _Name.B else winner
    return {
        "winning_discount": None if winner is None else f"{winner:f}",
        "award_discount": None if award is None else f"{award:f}",
        "drawing_lots": [str(position + 1) for position in tied],
    }


def _rule_name(raw: object, place: str) -> _Name:
    try:
        return _Name(str(raw))
    except ValueError as error:
        raise InputError(
            f"La regola «{str(raw)[:40]}» non è disponibile; si può chiedere:"
            f" {', '.join(name.value for name in _Name)}.",
            code="rule.not_available",
            field=place,
        ) from error


def _reference(fields: Fields, name: _Name) -> Fraction | None:
    """The reference discount: asked by method C, meaningless elsewhere."""
    if name is _Name.C:
        return Fraction(fields.take("reference_discount", _discount))
    if fields.given("reference_discount"):
        raise InputError(
            "Il ribasso di riferimento riguarda solo il metodo C (dlgs36-C).",
            code="field.unknown",
            field="reference_discount",
        )
    return None


def _discount(raw: str, place: str) -> Decimal:
    """Any number from zero up: that a bid cannot take off more than all is the case's own check."""
    value = parse_decimal(raw, place)
    if value < 0:
        raise InputError(f"«{place}» è negativo.", code="percent.range", field=place)
    return value


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
        "Soglia di anomalia delle offerte",
        (
            ("rule", " | ".join(name.value for name in _Name)),
            ("discounts", "i ribassi delle offerte ammesse, in percentuale, come testo"),
            ("reference_discount", "solo metodo C: il ribasso di riferimento dichiarato nel bando"),
            ("wings", "individual | unitary_block"),
            ("equal_to_threshold", "excluded | kept; secondo la regola, se manca"),
            ("decrement", "subtraction | percentage"),
            ("rounding", "{when: never | final | stepwise, decimals, mode: half_up | truncate}"),
            ("day", "il giorno che sceglie la legge; oggi o, se abrogata, l'ultimo in cui valeva"),
        ),
        _abnormal_bids,
        '{"rule": "dlgs36-A", "discounts": ["29.8", "32.291", "32.364", "32.848", "14.179"]}',
        reads=tuple(sorted({name for rule in _RULES.values() for name in rule.reads})),
    ),
}

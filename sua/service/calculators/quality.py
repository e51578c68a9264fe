"""Points of the technical element, and pairwise comparison by a committee."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from sua.corpus.rulebooks import Corpus
from sua.domain.errors import InputError
from sua.law.ranking import DrawingLotsRequired, NoBids
from sua.law.scoring.committee import Aggregation
from sua.law.scoring.criteria import Criterion, every
from sua.law.scoring.overall import Tie, ranking, totals
from sua.law.scoring.quality import (
    MinimumOn,
    QualityRule,
    QualityScores,
    Rescaled,
    Rescaling,
    quality_scores,
)
from sua.service.calc_input import Fields, boolean, choice
from sua.service.calculators.base import Calculator, Json
from sua.service.calculators.criteria import MAX_CRITERIA, criterion, read_pairs, some_number
from sua.service.calculators.scores import (
    MAX_BIDS,
    by_name,
    names,
    number,
    rounding,
    rounding_json,
    row,
    shown,
    step,
)


def _pairwise(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    del corpus, law_day
    bids = names(fields)
    pairs = read_pairs(fields, bids)
    taken = rounding(fields)
    fields.done()
    column = pairs.column.rounded(taken.coefficient_decimals, taken.mode)
    coefficients = row(column.values(), taken.coefficient_decimals)
    return {
        "coefficients": coefficients,
        "by_bid": by_name(bids, coefficients),
        "member_points": [[str(points) for points in sheet] for sheet in pairs.points],
        "steps": [
            *(
                step(f"Commissario {m + 1}, {bid}: punti dei confronti", points, 0)
                for m, sheet in enumerate(pairs.points)
                for bid, points in zip(bids, sheet, strict=True)
            ),
            *(
                step(f"{bid}: coefficiente", value, taken.coefficient_decimals)
                for bid, value in zip(bids, column.values(), strict=True)
            ),
        ],
        "readings": {"aggregation": pairs.aggregation.value, **rounding_json(taken)},
    }


def _rule(fields: Fields, criteria: Sequence[Criterion]) -> QualityRule:
    rescaling = fields.take("rescaling", choice(Rescaling))
    minimum = fields.optional("minimum", some_number, None)
    first = rescaling in (Rescaling.CRITERIA, Rescaling.CRITERIA_AND_TOTAL)
    asked = minimum is not None or any(one.minimum is not None for one in every(criteria))
    of_what, when = choice(Rescaled), choice(MinimumOn)
    needed = asked and rescaling is not Rescaling.NONE
    return QualityRule(
        rescaling=rescaling,
        rescaled=fields.take("rescaled", of_what)
        if first
        else fields.optional("rescaled", of_what, Rescaled.ALL),
        minimum_on=fields.take("minimum_on", when)
        if needed
        else fields.optional("minimum_on", when, MinimumOn.BEFORE_RESCALING),
        minimum=minimum,
        rounding=rounding(fields),
    )


def _quality_score(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    del corpus, law_day
    bids = names(fields)
    criteria = fields.each("criteria", criterion(bids, 1), at_most=MAX_CRITERIA)
    rule = _rule(fields, criteria)
    price = (
        fields.each("price_points", number, at_most=MAX_BIDS)
        if (fields.given("price_points"))
        else None
    )
    fixed = fields.optional("fixed_price", boolean, False)
    if fixed and price is not None:
        raise InputError(
            "A prezzo fisso non ci sono punti del prezzo.",
            code="field.unused",
            field="price_points",
        )
    tie = fields.optional("tie", choice(Tie), Tie.NOBODY)
    drawn = fields.optional("drawn", _bid(bids), None)
    fields.done()
    scores = quality_scores(criteria, len(bids), rule)
    places = rule.rounding.points_decimals
    left = set(scores.admitted)
    answer: Json = {
        "criteria": {
            code: [
                shown(value, places) if bid in left else None
                for bid, value in enumerate(column.values())
            ]
            for code, column in scores.points.items()
        },
        "quality_points": row(scores.total, places),
        "excluded": [
            {
                "bid": bids[one.bid],
                "criterion": one.criterion,
                "points": shown(one.points, places),
                "minimum": shown(one.minimum, places),
            }
            for one in scores.below
        ],
        "steps": _steps(bids, scores, places),
        "readings": {
            "rescaling": rule.rescaling.value,
            "rescaled": rule.rescaled.value,
            "minimum_on": rule.minimum_on.value,
            "fixed_price": fixed,
            "tie": tie.value,
            **rounding_json(rule.rounding),
        },
    }
    if fixed or price is not None:
        found = ranking(scores.total, price, tie, drawn)
        order = () if isinstance(found, NoBids) else found.order
        tied = found.tied if isinstance(found, DrawingLotsRequired) else ()
        answer |= {
            "total_points": row(totals(scores.total, price), places),
            "ranking": [bids[bid] for bid in order],
            "drawing_lots": [bids[bid] for bid in tied],
        }
    return answer


def _bid(bids: Sequence[str]) -> Callable[[object, str], int | None]:
    def parse(raw: object, place: str) -> int | None:
        if raw not in bids:
            raise InputError(f"«{place}» non è fra le offerte.", code="bids.unknown", field=place)
        return bids.index(str(raw))

    return parse


def _steps(bids: Sequence[str], scores: QualityScores, places: int | None) -> list[Json]:
    found = []
    for n, bid in enumerate(bids):
        for code, column in scores.raw.items():
            found.append(step(f"{bid}, criterio {code}: punti", column.value(n), places))
        found.append(step(f"{bid}: somma dei punti", scores.raw_total.value(n), places))
        if scores.points is not scores.raw and n in scores.admitted:
            for code, column in scores.points.items():
                label = f"{bid}, criterio {code}: punti riparametrati"
                found.append(step(label, column.value(n), places))
        if scores.total[n] is not None:
            found.append(step(f"{bid}: punteggio tecnico", scores.total[n], places))
    return found


_ROUNDING = (
    ("rounding", "half_up | truncate | never; never, se manca: dodici decimali"),
    ("coefficient_decimals", "decimali dei coefficienti"),
    ("points_decimals", "decimali dei punti"),
)
CALCULATORS: Mapping[str, Calculator] = {
    "pairwise": Calculator(
        "Coefficienti dal confronto a coppie delle offerte",
        (
            ("bids", "i nomi delle offerte"),
            ("grades", "il grado massimo di preferenza; 1 è la parità"),
            ("members", "per ogni commissario, le celle [offerta preferita, altra, grado]"),
            ("aggregation", " | ".join(way.value for way in Aggregation)),
            *_ROUNDING,
        ),
        _pairwise,
        '{"bids": ["A", "B", "C"], "grades": 6, "aggregation": "sum_of_points", "members":'
        ' [[["A", "B", 3], ["A", "C", 1], ["C", "B", 2]], [["B", "A", 2], ["A", "C", 4],'
        ' ["B", "C", 6]]], "rounding": "half_up", "coefficient_decimals": 3}',
    ),
    "quality-score": Calculator(
        "Punteggio tecnico: criteri, sbarramento, riparametrazione, graduatoria",
        (
            ("bids", "i nomi delle offerte"),
            (
                "criteria",
                (
                    "{code, points, minimum, kind: direct | pairwise | on_off | tabular | given, …}"
                    " o {code, children}; direct: coefficients per offerta e commissario; on_off e"
                    " tabular: values (e table); given: coefficients"
                ),
            ),
            ("rescaling", "none | criteria | total | criteria_and_total"),
            ("rescaled", "con criteria: discretionary | all"),
            ("minimum", "soglia di sbarramento sul totale, in punti"),
            ("minimum_on", "con una soglia: before_rescaling | after_rescaling"),
            ("price_points", "i punti del prezzo, per la graduatoria, oppure"),
            ("fixed_price", "true se si compete solo sulla qualità (art. 108 c. 5)"),
            ("tie", "a parità: quality | price | nobody; nobody, se manca"),
            ("drawn", "l'offerta sorteggiata fra le prime pari"),
            *_ROUNDING,
        ),
        _quality_score,
        '{"bids": ["A", "B"], "criteria": [{"code": "1", "children": [{"code": "1.1", "points":'
        ' "40", "kind": "direct", "coefficients": [["0.8", "0.7", "0.9"], ["0.6", "0.6", "0.5"]]},'
        ' {"code": "1.2", "points": "20", "kind": "tabular", "table": {"no": "0", "oro": "1"},'
        ' "values": ["oro", "no"]}]}, {"code": "2", "points": "10", "kind": "on_off", "values":'
        ' [false, true]}], "rescaling": "criteria", "rescaled": "discretionary", "minimum": "20",'
        ' "minimum_on": "before_rescaling", "price_points": ["25", "30"], "rounding": "half_up",'
        ' "coefficient_decimals": 4, "points_decimals": 2}',
    ),
}

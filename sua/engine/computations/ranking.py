"""The ranking: threshold of abnormal bids, order, price of the best bid.

``award_ranking`` keeps everything the minutes print in one record, by position of the bid (from 1) in
the list transcribed, so that no operator's name enters the chain.
"""

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from sua.domain.canonical import canonical_json
from sua.domain.facts import Bid, FactValue, Operator, Record
from sua.engine.situation import Situation
from sua.law.abnormal_bids import (
    METHOD_A_PARAMETERS,
    AbnormalBids,
    MethodAConstants,
    method_a,
)
from sua.law.awarding import award_price, why_not_automatic
from sua.law.ranking import DrawingLotsRequired, NoBids, rank


def award_ranking(s: Situation) -> dict[str, FactValue]:
    """Threshold of abnormal bids where art. 54 applies, ranking, and the price of the best bid."""
    excluded = {e.codice_fiscale for e in s.exclusions("exclusions")}
    bids = s.bids("bids")
    left = [n for n, bid in enumerate(bids) if bid.codice_fiscale not in excluded]
    discounts = [bids[n].discount for n in left]
    why_not = _why_not_automatic(s, len(left))
    found = None
    if not why_not:
        found = method_a(discounts, s.readings.abnormal_bids(s.facts), MethodAConstants.of(s.law))
    drawn = [operator.codice_fiscale for operator in s.operators("draw_winner")]
    position = next((i for i, n in enumerate(left) if bids[n].codice_fiscale in drawn), None)
    abnormal = set(found.abnormal if found else ())
    result = rank(
        [(discount, n == position) for n, discount in enumerate(discounts)],
        [n for n in range(len(left)) if n not in abnormal],
    )
    record: dict[str, Any] = {
        "method": s.text("abnormal_method") or "",
        "automatic_exclusion": not why_not,
        "why_not": [reason.value for reason in why_not],
        "admitted": _positions(left, range(len(left))),
        "readings": s.readings.record(s.facts),
    }
    if found is not None:
        record["threshold"] = threshold_record(found, left)
    facts: dict[str, FactValue] = {"winner": ()}
    if isinstance(result, NoBids):
        record |= {"outcome": "no_bids", "order": []}
    elif isinstance(result, DrawingLotsRequired):
        record |= {
            "outcome": "drawing_lots_required",
            "order": _positions(left, result.order),
            "tied": _positions(left, result.tied),
        }
    else:
        record |= {"outcome": "ranking", "order": _positions(left, result.order)}
        best = bids[left[result.order[0]]]
        price, added = _price(s, best)
        record["price"] = price
        facts |= added
    facts["calculation"] = Record(canonical_json(record).decode())
    return facts


def _why_not_automatic(s: Situation, admitted: int) -> tuple[Any, ...]:
    cross_border = s.judgement("cross_border_interest")
    return why_not_automatic(
        works_or_services=s.text("nature") in ("works", "services"),
        total=s.total or s.law.decimal("eu_threshold.works"),
        eu_threshold=s.law.decimal("eu_threshold.works"),
        cross_border_interest=cross_border is None or cross_border.answer,
        admitted=admitted,
        minimum=s.law.integer("abnormal_bids.automatic_exclusion.min_bids"),
    )


def _price(s: Situation, best: Bid) -> tuple[dict[str, str], dict[str, FactValue]]:
    base, labour, safety = (
        s.amount("base_amount"),
        s.amount("labour_cost"),
        s.amount("safety_costs"),
    )
    if base is None or labour is None or safety is None:
        raise ValueError("a procedure is ranked with its amounts known")
    price = award_price(
        base,
        labour,
        safety,
        best.discount,
        labour_in_discount_base=bool(s.flag("labour_in_discount_base")),
    )
    names = {o.codice_fiscale: o.name for o in s.operators("invited")}
    winner = Operator(codice_fiscale=best.codice_fiscale, name=names[best.codice_fiscale])
    record = {
        "discounted": f"{price.discounted:f}",
        "labour": f"{price.labour:f}",
        "safety": f"{price.safety:f}",
        "price": f"{price.price:f}",
        "on_discountable": str(price.on_discountable),
        "on_total": str(price.on_total),
    }
    facts: dict[str, FactValue] = {
        "winner": (winner,),
        "award_discount": best.discount,
        "award_price": price.price,
    }
    return record, facts


def threshold_record(found: AbnormalBids, left: Sequence[int]) -> dict[str, Any]:
    """The calculation as JSON: exact fractions as text, bids by their position."""

    def exact(value: Fraction | None) -> str | None:
        return None if value is None else str(value)

    return {
        "count": str(found.count),
        "wing_size": str(found.wing_size),
        "high_wing": _positions(left, found.high_wing),
        "low_wing": _positions(left, found.low_wing),
        "kept": _positions(left, found.kept),
        "kept_sum": f"{found.kept_sum:f}",
        "mean": exact(found.mean),
        "above": _positions(left, found.above),
        "mean_excess": exact(found.mean_excess),
        "ratio": exact(found.ratio),
        "branch": found.branch.value if found.branch else None,
        "digits": [str(digit) for digit in found.digits],
        "digit_sum": str(found.digit_sum),
        "reference": exact(found.reference),
        "variation": exact(found.variation),
        "threshold": exact(found.threshold),
        "none": found.none.value if found.none else None,
        "abnormal": _positions(left, found.abnormal),
    }


def _positions(left: Sequence[int], indexes: Sequence[int]) -> list[str]:
    return [str(left[index] + 1) for index in indexes]


def ranking_of(s: Situation) -> Mapping[str, Any] | None:
    """The record of ``award_ranking``, parsed, if it was made."""
    record = s.record("calculation")
    if record is None:
        return None
    parsed: Mapping[str, Any] = json.loads(record.json)
    return parsed


RANKING_PARAMETERS = (
    "eu_threshold.works",
    "abnormal_bids.automatic_exclusion.min_bids",
    *METHOD_A_PARAMETERS,
)
"""Parameters ``award_ranking`` may read."""

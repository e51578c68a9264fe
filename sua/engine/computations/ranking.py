"""The ranking: threshold of abnormal bids or points, order, winner, price (arts 41 c. 14, 54, 108)."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sua.domain.facts import Bid, FactValue, Operator
from sua.engine import bidding
from sua.engine.computations.automatic import method_used, threshold, why_not
from sua.engine.computations.records import positions, record, threshold_record
from sua.engine.computations.scores import points
from sua.engine.situation import Situation
from sua.engine.thresholds import EU_THRESHOLDS
from sua.law.abnormal_bids import METHOD_A_PARAMETERS, discount_below
from sua.law.awarding import award_price
from sua.law.ranking import DrawingLotsRequired, NoBids, Ranking, rank

RANKING_PARAMETERS = (
    *EU_THRESHOLDS,
    "abnormal_bids.automatic_exclusion.min_bids",
    *METHOD_A_PARAMETERS,
)


def award_ranking(s: Situation) -> dict[str, FactValue]:
    """Threshold where art. 54 applies, points where quality counts, ranking, price of the best bid."""
    excluded = {e.codice_fiscale for e in s.exclusions("exclusions")}
    bids = s.bids("bids")
    left = [n for n, bid in enumerate(bids) if bid.codice_fiscale not in excluded]
    reasons, method = why_not(s, len(left)), method_used(s)
    found: dict[str, Any] = {
        "method": method,
        "automatic_exclusion": not reasons,
        "why_not": list(reasons),
        "admitted": positions(left, range(len(left))),
        "readings": s.readings.record(s.facts),
    }
    by_quality = s.text("criterion") == "price_quality"
    result = (_by_points if by_quality else _by_price)(s, [bids[n] for n in left], left, found)
    facts: dict[str, FactValue] = {"winner": ()}
    if isinstance(result, NoBids):
        found |= {"outcome": "no_bids", "order": []}
    elif isinstance(result, DrawingLotsRequired):
        found |= {
            "outcome": "drawing_lots_required",
            "order": positions(left, result.order),
            "tied": positions(left, result.tied),
        }
    else:
        found |= {"outcome": "ranking", "order": positions(left, result.order)}
        best = bids[left[result.order[0]]]
        discount = best.discount
        if method == "B" and not reasons:
            # Method B awards at the next lower discount.
            discount = discount_below([bids[n].discount for n in left], best.discount)
        found["price"], added = _price(s, best, discount)
        facts |= added
    facts["calculation"] = record(found)
    return facts


def _drawn(s: Situation, bids: Sequence[Bid]) -> int | None:
    codes = [operator.codice_fiscale for operator in s.operators("drawn_winner")]
    return next((n for n, bid in enumerate(bids) if bid.codice_fiscale in codes), None)


def _by_price(
    s: Situation, bids: Sequence[Bid], left: Sequence[int], found: dict[str, Any]
) -> Ranking | DrawingLotsRequired | NoBids:
    discounts, abnormal = [bid.discount for bid in bids], set[int]()
    if found["automatic_exclusion"]:
        calculated = threshold(s, found["method"], discounts)
        found["threshold"] = threshold_record(calculated, left)
        abnormal = set(calculated.abnormal)
    drawn = _drawn(s, bids)
    return rank(
        [(discount, n == drawn) for n, discount in enumerate(discounts)],
        [n for n in range(len(bids)) if n not in abnormal],
    )


def _by_points(
    s: Situation, bids: Sequence[Bid], left: Sequence[int], found: dict[str, Any]
) -> Ranking | DrawingLotsRequired | NoBids:
    scored, drawn, tie = points(s, bids), _drawn(s, bids), s.text("tie_rule")
    found["scores"] = [
        {
            "bid": str(left[n] + 1),
            "technical": None if one.technical is None else str(one.technical),
            "economic": None if one.economic is None else str(one.economic),
            "total": None if one.total is None else str(one.total),
        }
        for n, one in enumerate(scored)
    ]
    keys: dict[int, tuple[Fraction, Fraction, bool]] = {}
    for n, one in enumerate(scored):
        if one.total is not None:
            second = {"quality": one.technical, "price": one.economic}.get(tie or "nobody")
            keys[n] = (one.total, second or Fraction(0), n == drawn)
    return rank(keys, tuple(keys))


def _price(
    s: Situation, best: Bid, discount: Decimal
) -> tuple[dict[str, str], dict[str, FactValue]]:
    base, labour, safety = (
        s.amount("base_amount"),
        s.amount("labour_cost"),
        s.amount("safety_costs"),
    )
    if base is None or safety is None:
        raise ValueError("a procedure is ranked with its amounts known")
    price = award_price(
        base,
        labour or Decimal(0),
        safety,
        discount,
        labour_in_discount_base=bool(s.flag("labour_in_discount_base")),
    )
    winner = Operator(
        codice_fiscale=best.codice_fiscale, name=bidding.names(s)[best.codice_fiscale]
    )
    parts = {
        "discounted": f"{price.discounted:f}",
        "labour": f"{price.labour:f}",
        "safety": f"{price.safety:f}",
        "price": f"{price.price:f}",
        "on_discountable": str(price.on_discountable),
        "on_total": str(price.on_total),
    }
    facts: dict[str, FactValue] = {
        "winner": (winner,),
        "award_discount": discount,
        "award_price": price.price,
    }
    return parts, facts

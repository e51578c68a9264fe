"""Who took part in a procedure, or in one of its lots, and who is still in it.

Where there was an invitation only the invited can bid; where there was not, those who bid are known
from the platform once the term has elapsed. A lot has its own bidders among them.
"""

from collections.abc import Mapping

from sua.domain.fact_reader import TypedFacts
from sua.domain.facts import DeclaredLot, Operator
from sua.engine import lawsuits
from sua.engine.situation import Situation


def declared_lots(s: Situation) -> tuple[DeclaredLot, ...]:
    """The lots of the procedure; empty where there is one contract only."""
    found = s.lots("lots")
    return found if len(found) > 1 else ()


def taking_part(s: Situation) -> tuple[Operator, ...]:
    """Who bid where that is known, else who was invited: in the order of the list."""
    return s.operators("bidders") or s.operators("invited")


def names(facts: TypedFacts) -> Mapping[str, str]:
    """Name of every operator known to the case, by code."""
    known = (*facts.operators("invited"), *facts.operators("bidders"))
    return {operator.codice_fiscale: operator.name for operator in known}


def codes(s: Situation) -> tuple[str, ...]:
    """Codes of who may have bid: of the lot, where its bidders are known, or of the procedure."""
    if s.case.lot:
        rows = s.table("lot_bidders")
        if rows:
            return tuple(r.text("operator") or "" for r in rows if r.text("lot") == s.case.lot)
    return tuple(operator.codice_fiscale for operator in taking_part(s))


def excluded(s: Situation) -> frozenset[str]:
    """Codes of the excluded among who may have bid here."""
    out = {exclusion.codice_fiscale for exclusion in s.exclusions("exclusions")}
    return frozenset(out & set(codes(s)))


def admitted(s: Situation) -> frozenset[str]:
    """Codes of who may still be in."""
    return frozenset(codes(s)) - excluded(s)


def left(s: Situation) -> int | None:
    """How many bids are still in; None before the receipt is closed."""
    received = s.integer("bids_received")
    return None if received is None else received - len(excluded(s))


def who_bid(s: Situation) -> tuple[str, ...]:
    """Codes of those who certainly bid: listed as such, transcribed, or excluded after bidding."""
    listed = codes(s) if s.operators("bidders") or s.case.lot else ()
    bids = (bid.codice_fiscale for bid in s.bids("bids"))
    return tuple(dict.fromkeys((*listed, *bids, *sorted(excluded(s)))))


def challengers(s: Situation) -> frozenset[str]:
    """Codes of who challenged the call, until a definitive judgment (art. 90 c. 1 lett. c)."""
    return frozenset(
        appeal.appellant
        for appeal in lawsuits.open_appeals(s)
        if appeal.against == "call" and appeal.appellant
    )

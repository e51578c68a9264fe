"""Draws that anybody can do again: of the method for abnormal bids, and among equal best bids.

First the commitment is recorded and published: what is drawn among, and from which future public event
the seed will come. Once the seed is public, :mod:`sua.law.draw` gives the outcome from both.
"""

from datetime import datetime

from sua.domain.calendar import legal_day
from sua.domain.fact_codec import fact_to_json
from sua.domain.facts import FactValue, Operator
from sua.engine import bidding
from sua.engine.computations.automatic import applies_automatically
from sua.engine.computations.records import ranking_of, read, record
from sua.engine.situation import Situation
from sua.engine.thresholds import EU_THRESHOLDS
from sua.law.draw import (
    Commitment,
    Draw,
    DrawPlan,
    DrawPurpose,
    DrawRefused,
    Seed,
    commit,
    draw,
)

DRAW_PARAMETERS = (*EU_THRESHOLDS, "abnormal_bids.automatic_exclusion.min_bids")


def given_now(s: Situation, fact: str) -> bool:
    """Whether the command gives ``fact``, or gives it another value."""
    return fact in s.facts and s.facts[fact] != s.case.facts.get(fact)


def wanted_draw(s: Situation) -> DrawPurpose | None:
    """What has to be decided by lot now: a tie once there is a ranking, the method before it."""
    if s.case.state == "ranked":
        ranking = ranking_of(s)
        tied = ranking is not None and ranking["outcome"] == "drawing_lots_required"
        return DrawPurpose.TIE if tied else None
    chosen = s.case.facts.get("drawn_method") is not None
    if s.text("abnormal_method") != "drawn" or chosen or not applies_automatically(s):
        return None
    return DrawPurpose.METHOD


def items(s: Situation, purpose: DrawPurpose) -> dict[str, str]:
    """What is drawn among, as it is printed → the method, or the code of the operator.

    Method C is among the compatible ones where the notice states its reference discount.
    """
    if purpose is DrawPurpose.METHOD:
        known = ("A", "B", "C") if s.amount("reference_discount") is not None else ("A", "B")
        return {f"Metodo {method}": method for method in known}
    ranking, bids, names = ranking_of(s), s.bids("bids"), bidding.names(s)
    if ranking is None:
        return {}
    tied = (bids[int(n) - 1].codice_fiscale for n in ranking.get("tied", ()))
    return {f"{code} {names[code]}": code for code in tied}


def plan(s: Situation, purpose: DrawPurpose, seed_source: str) -> DrawPlan:
    """What is committed to: the contract by its CIG, or the case by its number."""
    return DrawPlan(
        purpose=purpose,
        subject=s.text("cig") or f"{s.case.id} {s.case.lot}",
        items=tuple(items(s, purpose)),
        take=1,
        seed_source=seed_source,
        reasons="",
        act="",
    )


def draw_commitment(s: Situation) -> dict[str, FactValue]:
    """The commitment: its digest, its purpose, the instant it was recorded."""
    purpose = wanted_draw(s)
    if purpose is None:
        raise ValueError("a draw is committed to where one is needed")
    source = s.text("draw_seed_source") or ""
    made = commit(plan(s, purpose, source))
    if not isinstance(made, Commitment):
        raise TypeError("two things or more are drawn among, from a source that is named")
    known = {
        "purpose": purpose.value,
        "digest": made.digest,
        "seed_source": source,
        "recorded_at": str(fact_to_json(s.at)),
        "count": str(len(made.document["items"])),
    }
    return {"draw_commitment": record(known)}


def draw_of(s: Situation) -> Draw | DrawRefused | None:
    """The draw that the seed given now makes of the commitment; None where none was recorded for it."""
    made, purpose = read(s, "draw_commitment"), wanted_draw(s)
    known, text = s.instant("draw_seed_known_at"), s.text("draw_seed")
    if made is None or purpose is None or known is None or text is None:
        return None
    if made["purpose"] != purpose.value:
        return None
    seed = Seed(
        text=text,
        commitment=made["digest"],
        published_at=datetime.fromisoformat(made["recorded_at"]),
        known_at=known,
    )
    return draw(plan(s, purpose, made["seed_source"]), seed)


def method_draw(s: Situation) -> dict[str, FactValue]:
    """The method drawn, and every number of the draw."""
    found, known = _made(s), items(s, DrawPurpose.METHOD)
    return {"drawn_method": known[found.drawn[0]], "draw_record": record(_numbers(s, found))}


def tie_draw(s: Situation) -> dict[str, FactValue]:
    """The bidder drawn: by the seed, or by the public session itself."""
    if not given_now(s, "draw_seed"):
        return {"drawn_winner": s.operators("draw_winner")}
    found = _made(s)
    code = items(s, DrawPurpose.TIE)[found.drawn[0]]
    winner = Operator(codice_fiscale=code, name=bidding.names(s)[code])
    return {"drawn_winner": (winner,), "draw_record": record(_numbers(s, found))}


def _made(s: Situation) -> Draw:
    found = draw_of(s)
    if not isinstance(found, Draw):
        raise TypeError("a draw is made once its conditions hold")
    return found


def _numbers(s: Situation, found: Draw) -> dict[str, object]:
    """The draw as JSON: methods by name, operators by the position of their bid."""
    bids = [bid.codice_fiscale for bid in s.bids("bids")]
    purpose = wanted_draw(s) or DrawPurpose.METHOD
    known = items(s, purpose)

    def place(item: str) -> str:
        code = known[item]
        return code if purpose is DrawPurpose.METHOD else str(bids.index(code) + 1)

    return {
        "purpose": purpose.value,
        "digest": found.commitment.digest,
        "seed": found.seed,
        "day": f"{legal_day(s.at):%Y-%m-%d}",
        "items": [place(item) for item in found.commitment.document["items"]],
        "order": [place(item) for item in found.order],
        "picks": [
            {"last": str(p.last), "pick": str(p.pick), "discarded": str(p.discarded)}
            for p in found.picks
        ],
    }

"""Initial bids, negotiations and dialogue (arts 73 cc. 6-9, 74 cc. 4-5, 75 c. 6)."""

from collections.abc import Iterator

from sua.domain.calendar import legal_day
from sua.engine.guards.registry import Ask, Fail, Finding, guard, rows
from sua.engine.guards.term_facts import civil_calendar, clock, short, standing_end
from sua.engine.situation import Situation
from sua.law.time_limits import Unit, term_end


@guard()
def initial_term_elapsed(s: Situation) -> Iterator[Fail]:
    """Nothing of the initial bids is recorded before their term has elapsed."""
    end = standing_end(s, "initial_bids_due")
    if end is not None and s.at < end:
        yield Fail(values={"end": clock(end)}, lawful_from=legal_day(end), field="initial_bids_due")


@guard()
def initial_bids_not_more(s: Situation) -> Iterator[Fail]:
    """Each candidate invited presents one initial bid at most, art. 17 c. 4."""
    received, invited = s.integer("initial_bids_received"), len(s.operators("invited"))
    if received is not None and received > invited:
        yield Fail(values={"received": received, "invited": invited}, field="initial_bids_received")


@guard()
def initial_award_reserved(s: Situation) -> Iterator[Fail]:
    """Awarding on the initial bids is open to whoever reserved it in the call, art. 73 c. 9."""
    if not s.flag("initial_award_reserved"):
        yield Fail(field="initial_award_reserved")


@guard()
def some_initial_bid(s: Situation) -> Iterator[Fail]:
    """Without initial bids there is nothing to negotiate."""
    if s.integer("initial_bids_received") == 0:
        yield Fail(field="initial_bids_received")


@guard()
def no_initial_bids(s: Situation) -> Iterator[Fail]:
    """A negotiation not yet begun is deserted when no initial bid arrived."""
    received = s.integer("initial_bids_received")
    if s.case.state == "initial_bids_closed" and received:
        yield Fail(values={"received": received})


@guard()
def phases_allowed(s: Situation) -> Iterator[Fail]:
    """Bids or solutions are reduced in phases if the call says so, arts 73 c. 7, 74 c. 5, 75 c. 6."""
    if not s.flag("phases_reserved"):
        yield Fail(field="phases_reserved")


@guard()
def negotiators_remain(s: Situation) -> Iterator[Fail]:
    """Whoever negotiates was invited, and has not been left out in an earlier phase."""
    yield from _remaining(s, "negotiators", at_first="invited")


@guard()
def negotiation_held(s: Situation) -> Iterator[Fail]:
    """Final bids are asked for once something was negotiated and minuted, art. 73 c. 8."""
    if not s.table("negotiations"):
        yield Fail(field="negotiations")


@guard()
def core_not_negotiated(s: Situation) -> Iterator[Finding]:
    """Minimum requirements and award criteria are never negotiated, arts 73 c. 6 and 75 c. 6."""
    judged = s.judgement("core_unchanged")
    if judged is None:
        yield Ask("core_unchanged")
    elif not judged.answer:
        yield Fail(field="core_unchanged")


@guard()
def all_candidates_in_dialogue(s: Situation) -> Iterator[Fail]:
    """All the candidates selected are invited to the dialogue, at the same time, art. 89 c. 1."""
    listed = {operator.codice_fiscale for operator in s.operators("dialogue_participants")}
    candidates = s.operators("candidates")
    forgotten = [n for n, o in enumerate(candidates) if o.codice_fiscale not in listed]
    if listed and forgotten:
        yield Fail(values={"rows": rows(forgotten)}, field="dialogue_participants")


@guard("receipt.dialogue.withdrawal")
def withdrawal_in_time(s: Situation) -> Iterator[Fail]:
    """A participant leaves within thirty days of the end of the consultation, art. 74 c. 4."""
    ended = s.case.done.get("close_consultation")
    if ended is None:
        yield Fail(variant="none")
        return
    days = s.law.integer("receipt.dialogue.withdrawal")
    end = term_end(legal_day(ended), days, Unit.DAYS, civil_calendar(s))
    if s.day > end.last_day:
        yield Fail(values={"last": short(end.last_day)}, field="dialogue_withdrawn")
    staying = {operator.codice_fiscale for operator in s.operators("dialogue_participants")}
    if any(o.codice_fiscale in staying for o in s.operators("dialogue_withdrawn")):
        yield Fail(variant="mixed", field="dialogue_withdrawn")


@guard()
def participants_remain(s: Situation) -> Iterator[Fail]:
    """Whoever stays in the dialogue was a candidate, and had not left it already, art. 74 c. 5."""
    yield from _remaining(s, "dialogue_participants", at_first="candidates")


@guard()
def dialogue_held(s: Situation) -> Iterator[Fail]:
    """The dialogue is concluded once it was held and minuted, art. 74 c. 5."""
    if not s.table("dialogue_sessions"):
        yield Fail(field="dialogue_sessions")


def _remaining(s: Situation, fact: str, *, at_first: str) -> Iterator[Fail]:
    """Operators listed now were in the list before, or at first among ``at_first``; some are left."""
    before = s.case.facts.get(fact)
    known = before if isinstance(before, tuple) and before else s.operators(at_first)
    allowed = {getattr(operator, "codice_fiscale", "") for operator in known}
    listed = s.operators(fact)
    strangers = [n for n, o in enumerate(listed) if o.codice_fiscale not in allowed]
    if strangers:
        yield Fail(values={"rows": rows(strangers)}, field=fact)
    if fact in s.facts and not listed:
        yield Fail(variant="none", field=fact)

"""From the ranking to the award: checks of requirements, and the decision (arts 11, 17, 52, 99, 108)."""

from collections.abc import Iterator
from datetime import timedelta

from sua.domain.calendar import legal_day
from sua.engine import bidding, ledgers
from sua.engine.computations import ranking_of
from sua.engine.guards.registry import Ask, Fail, Finding, guard, rows
from sua.engine.situation import Situation
from sua.law.calendars import TermCalendar, TermReadings
from sua.law.time_limits import Unit, term_end

# What art. 99 cc. 1-2 asks to verify of whoever is to be awarded the contract.
_NEEDED = ("automatic_grounds", "other_grounds", "special")


@guard()
def winner_found(s: Situation) -> Iterator[Fail]:
    """The ranking has one first bid: no tie awaiting a draw, no empty ranking."""
    ranking = ranking_of(s)
    if ranking is not None and ranking["outcome"] != "ranking":
        yield Fail(variant=ranking["outcome"])


@guard()
def equivalent_protection_judged(s: Situation) -> Iterator[Finding]:
    """Another collective agreement is accepted if its protection is equivalent, art. 11 cc. 3-4."""
    if not s.flag("other_collective_agreement"):
        return
    judgement = s.judgement("equivalent_protection")
    if judgement is None:
        yield Ask("equivalent_protection")
    elif not judgement.answer:
        yield Fail(field="equivalent_protection")


@guard()
def checks_of_bidders(s: Situation) -> Iterator[Fail]:
    """A check is on somebody who took part, answered after it was asked, and not in the future."""
    known = {*bidding.codes(s), *(o.codice_fiscale for o in s.operators("winner"))}
    found = ledgers.checks(s)
    strangers = [check.row for check in found if check.operator not in known]
    if strangers:
        yield Fail(values={"rows": rows(strangers)}, field="checks")
    wrong = [
        check.row
        for check in found
        if check.requested_on > s.day
        or (check.outcome is None) != (check.replied_on is None)
        or (check.replied_on is not None and not check.requested_on <= check.replied_on <= s.day)
    ]
    if wrong:
        yield Fail(variant="days", values={"rows": rows(wrong)}, field="checks")


@guard()
def checks_complete(s: Situation) -> Iterator[Fail]:
    """What art. 99 asks was verified on the winner, came back, and is valid on the day.

    With the operator's file out of order (c. 3-bis) what did not come back is not waited for.
    """
    winner = _winner(s)
    if winner is None:
        return
    found = ledgers.current_checks(s, winner)
    expired = [c.row for c in found if c.valid_until is not None and c.valid_until < s.day]
    if expired:
        values = {"rows": rows(expired), "day": f"{s.day:%d/%m/%Y}"}
        yield Fail(variant="expired", values=values, field="checks")
    if _fallback(s):
        return
    for subject in _NEEDED:
        if not any(check.subject == subject for check in found):
            yield Fail(variant=subject, field="checks")
    pending = [check.row for check in found if check.outcome is None]
    if pending:
        yield Fail(variant="pending", values={"rows": rows(pending)}, field="checks")


@guard()
def checks_positive(s: Situation) -> Iterator[Fail]:
    """The award comes after the requirements were verified, art. 17 c. 5."""
    winner = _winner(s)
    found = ledgers.current_checks(s, winner) if winner else ()
    negative = [check.row for check in found if check.outcome == "negative"]
    if negative:
        yield Fail(values={"rows": rows(negative)}, field="checks")


@guard("award.unavailable_file_fallback")
def fvoe_fallback(s: Situation) -> Iterator[Fail]:
    """With the operator's file out of order the award waits, then rests on a declaration, c. 3-bis."""
    judgement = s.judgement("file_unavailable")
    if judgement is None or not judgement.answer:
        return
    if not s.law.has("award.unavailable_file_fallback"):
        yield Fail(variant="not_yet", field="file_unavailable")
        return
    if s.text("self_declaration") is None:
        yield Fail(variant="declaration", field="self_declaration")
    proposed = s.case.done.get("propose_award")
    if proposed is None:
        return
    calendar = s.calendars.of(TermCalendar.CIVIL, TermReadings.of(s.readings))
    days = s.law.integer("award.unavailable_file_fallback")
    last = term_end(legal_day(proposed), days, Unit.DAYS, calendar).last_day
    if s.day <= last:
        yield Fail(
            values={"day": f"{last:%d/%m/%Y}", "days": days}, lawful_from=last + timedelta(days=1)
        )


@guard()
def decline_announced_judged(s: Situation) -> Iterator[Finding]:
    """Not awarding is possible if the notice said so and no bid is worth it, art. 108 c. 10."""
    judgement = s.judgement("decline_announced")
    if judgement is None:
        yield Ask("decline_announced")
    elif not judgement.answer:
        yield Fail(field="decline_announced")


@guard("award.refusal")
def not_awarded_in_time(s: Situation) -> Iterator[Fail]:
    """The decision not to award comes within the days of art. 108 c. 10 from the evaluation's end."""
    ended = [
        at
        for command in ("rank", "record_draw", "judge_justifications", "exclude_operator")
        if (at := s.case.done.get(command)) is not None
    ]
    if not ended:
        return
    calendar = s.calendars.of(TermCalendar.CIVIL, TermReadings.of(s.readings))
    days = s.law.integer("award.refusal")
    last = term_end(legal_day(max(ended)), days, Unit.DAYS, calendar).last_day
    if s.day > last:
        yield Fail(values={"day": f"{last:%d/%m/%Y}", "days": days})


def _winner(s: Situation) -> str | None:
    found = s.operators("winner")
    return found[0].codice_fiscale if found else None


def _fallback(s: Situation) -> bool:
    judgement = s.judgement("file_unavailable")
    return judgement is not None and judgement.answer and s.text("self_declaration") is not None

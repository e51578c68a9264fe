"""Questions, rectifications and extensions while the term runs (arts 88 c. 3, 92 cc. 2-3)."""

from collections.abc import Iterator
from dataclasses import replace

from sua.domain.calendar import legal_day
from sua.engine.guards.registry import Ask, Fail, Finding, guard, repeated
from sua.engine.guards.term_facts import (
    DUE_FACTS,
    LABELS,
    clock,
    running_term,
    short,
    standing_end,
    union_calendar,
)
from sua.engine.situation import Situation
from sua.engine.suspended import standing
from sua.law.suspensions import Cause
from sua.law.time_limits import Direction, Unit, term_end

_BEFORE, _BEFORE_SHORT = "clarifications.before_due", "clarifications.before_due_urgent"


def _numbers(s: Situation, fact: str, column: str) -> list[int]:
    found = (row.integer(column) for row in s.table(fact))
    return [number for number in found if number is not None]


@guard()
def questions_numbered(s: Situation) -> Iterator[Fail]:
    """Every question has a number of its own, so that answers can name it."""
    numbers = _numbers(s, "questions", "number")
    if twice := repeated([str(number) for number in numbers]):
        shown = ", ".join(str(numbers[place]) for place in twice)
        yield Fail(values={"numbers": shown}, field="questions")


@guard()
def answers_match(s: Situation) -> Iterator[Fail]:
    """An answer answers a question that was asked."""
    asked = set(_numbers(s, "questions", "number"))
    stray = [n for n in _numbers(s, "answers", "question") if n not in asked]
    if stray:
        yield Fail(values={"numbers": ", ".join(map(str, stray))}, field="answers")


@guard(_BEFORE, _BEFORE_SHORT)
def answers_in_time(s: Situation) -> Iterator[Fail]:
    """Answers come six days before the term for bids, four if it is short, art. 88 c. 3.

    Later they come only once the term has been extended (art. 92 c. 2 lett. a).
    """
    running = running_term(s)
    due = s.instant(running)
    if due is None or running not in ("bids_due", "initial_bids_due"):
        return
    days = s.law.integer(_BEFORE_SHORT if s.text("bids_reduction") else _BEFORE)
    end = term_end(legal_day(due), days, Unit.DAYS, union_calendar(s), Direction.BACKWARD)
    if s.day > end.last_day:
        yield Fail(
            values={"days": days, "due": short(due), "last": short(end.last_day)}, field="answers"
        )


@guard()
def questions_answered(s: Situation) -> Iterator[Finding]:
    """No question asked in time and of weight is without an answer at the end, art. 92 c. 2 lett. a.

    Whether those left over were of weight for the preparation of bids is a judgement.
    """
    until = s.instant("questions_due")
    answered = set(_numbers(s, "answers", "question"))
    open_ones = []
    for row in s.table("questions"):
        number, received = row.integer("number"), row.instant("received_at")
        late = until is not None and received is not None and received > until
        if number is not None and number not in answered and not late:
            open_ones.append(number)
    judged = s.judgement("questions_immaterial")
    if open_ones and judged is None:
        yield Ask("questions_immaterial")
    elif open_ones and judged is not None and not judged.answer:
        yield Fail(values={"numbers": ", ".join(map(str, open_ones))}, field="questions_immaterial")


@guard()
def extension_moves_forward(s: Situation) -> Iterator[Fail]:
    """An extension gives a later term, and is decided while the old one still runs, art. 92 c. 2."""
    moved = [fact for fact in DUE_FACTS if s.facts.get(fact) != s.case.facts.get(fact)]
    running = running_term(s)
    if running not in moved:
        yield Fail(variant="missing", values={"term": LABELS[running]}, field=running)
    for fact in moved:
        before, after = s.case.facts.get(fact), s.instant(fact)
        if before is not None and after is not None and after <= before:  # type: ignore[operator]
            yield Fail(
                variant="backward",
                values={"term": LABELS[fact], "before": clock(before), "after": clock(after)},  # type: ignore[arg-type]
                field=fact,
            )
    yield from _still_running(s, running)


def _still_running(s: Situation, fact: str) -> Iterator[Fail]:
    """The term as it stood before this command has not gone by."""
    end = standing_end(replace(s, facts=s.case.facts), fact)
    if end is not None and s.at >= end and standing(s, Cause.PLATFORM_FAULT) is None:
        yield Fail(variant="expired", values={"term": LABELS[fact], "end": clock(end)}, field=fact)


@guard()
def significant_change_extends(s: Situation) -> Iterator[Finding]:
    """A significant change of the documents comes with a later term, art. 92 c. 2 lett. b."""
    judged = s.judgement("significant_change")
    if judged is None:
        yield Ask("significant_change")
        return
    running = running_term(s)
    before, after = s.case.facts.get(running), s.instant(running)
    if judged.answer and (after is None or before is None or after <= before):  # type: ignore[operator]
        yield Fail(values={"term": LABELS[running]}, field=running)
    yield from _still_running(s, running)

"""The terms of a case, derived from its facts at every write: a stored term is only an index."""

from datetime import date, datetime

from sua.domain.calendar import end_of_day, legal_day
from sua.domain.case import Case
from sua.domain.deadlines import Deadline
from sua.engine.lifecycle import DeadlineRule
from sua.engine.rulebook import RuleBook
from sua.engine.situation import Situation
from sua.law.time_limits import TermCalendar, TermEnd, Unit, term_end


def deadlines(book: RuleBook, case: Case) -> tuple[Deadline, ...]:
    """Every term that has started, met or not, in the order of the lifecycle."""
    return tuple(
        deadline
        for rule in book.lifecycle.deadlines
        if (deadline := _deadline(book, case, rule)) is not None
    )


def _deadline(book: RuleBook, case: Case, rule: DeadlineRule) -> Deadline | None:
    started = case.done.get(rule.starts)
    anchor = case.facts.get(rule.anchor) if rule.anchor else started
    if started is None or anchor is None:
        return None
    met = [at for command in rule.stops if (at := case.done.get(command)) and at >= started]
    starts_on = _day(anchor)
    if rule.parameter is None:
        due_at = anchor if isinstance(anchor, datetime) else end_of_day(starts_on)
        starts_on, last_day, note = legal_day(started), starts_on, ""
    else:
        end = _end(book, rule, starts_on)
        last_day, due_at = end.last_day, end_of_day(end.last_day)
        note = _note(end, sure=not book.law.value(rule.parameter).needs_confirmation)
    return Deadline(
        rule=rule.id,
        label=rule.label,
        starts_on=starts_on,
        last_day=last_day,
        due_at=due_at,
        note=note,
        source=rule.source,
        expiry=rule.expiry,
        met_at=min(met) if met else None,
    )


def _note(end: TermEnd, *, sure: bool) -> str:
    notes = []
    if end.rolled:
        notes.append(f"il {end.nominal:%d/%m/%Y} non è lavorativo: si passa al primo giorno utile")
    if not sure:
        notes.append("durata da confermare")
    return "; ".join(notes)


def _end(book: RuleBook, rule: DeadlineRule, starts_on: date) -> TermEnd:
    return term_end(
        starts_on,
        book.law.integer(rule.parameter or ""),
        Unit(rule.unit),
        TermCalendar(rule.calendar),
        saturday_rolls=book.readings.chosen("saturday", {}) == "rolls",
    )


def _day(value: object) -> date:
    if isinstance(value, datetime):
        return legal_day(value)
    if isinstance(value, date):
        return value
    raise TypeError("a term starts from a date or an instant")


def answer_due(s: Situation) -> TermEnd | None:
    """End of the ten days within which the SUA answers a request, art. 62 c. 10."""
    submitted = s.case.done.get("submit")
    if submitted is None:
        return None
    return term_end(
        legal_day(submitted),
        s.law.integer("request.silent_assent"),
        Unit.DAYS,
        TermCalendar.CIVIL,
        saturday_rolls=s.readings.chosen("saturday", {}) == "rolls",
    )

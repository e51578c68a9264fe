"""The terms of a case, derived from its facts at every write: a stored term is only an index."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from sua.domain.calendar import end_of_day, legal_day, resolve_seat
from sua.domain.case import Case
from sua.domain.deadlines import Deadline
from sua.domain.facts import FactValue
from sua.engine.ledger import suspensions
from sua.engine.lifecycle import DeadlineRule
from sua.engine.rulebook import RuleBook
from sua.engine.situation import Situation
from sua.engine.stays import stays
from sua.law.calendars import LegalCalendar, TermReadings
from sua.law.suspensions import Clock, Suspension, adjusted, adjusted_day
from sua.law.time_limits import Direction, TermCalendar, TermEnd, Unit, term_end

# The name of a choice fact inside the name of a parameter: ``max_duration.open.{criterion}``.
PLACEHOLDER = re.compile(r"\{(\w+)\}")


def deadlines(
    book: RuleBook, case: Case, ledger: Iterable[Suspension] = ()
) -> tuple[Deadline, ...]:
    """Every term that has started, met or not, in the order of the lifecycle.

    A term some of whose commands belong to each lot is each lot's, once the lots live their own
    lives; the others are the case's. Besides the suspensions of the case (:mod:`sua.engine.ledger`,
    :mod:`sua.engine.stays`) ``ledger`` may hold others; a term whose clock still stands has no end,
    and is left out until it runs again.
    """
    views = [case.of_lot(lot) for lot in case.lots]
    by_lot = book.lifecycle.lot_commands if views else frozenset()
    entries = {
        view.lot: (*suspensions(view.facts), *stays(view.facts), *ledger) for view in (case, *views)
    }
    return tuple(
        deadline
        for rule in book.lifecycle.deadlines
        for view in (views if by_lot & {rule.starts, *rule.stops} else (case,))
        if (deadline := _deadline(book, view, rule, entries[view.lot])) is not None
    )


def _deadline(
    book: RuleBook, case: Case, rule: DeadlineRule, ledger: tuple[Suspension, ...]
) -> Deadline | None:
    started = case.done.get(rule.starts)
    anchor = case.facts.get(rule.anchor) if rule.anchor else started
    if started is None or anchor is None:
        return None
    met = [at for command in rule.stops if (at := case.done.get(command)) and at >= started]
    parameter = parameter_of(rule, case.facts)
    if rule.parameter is not None and parameter is None:
        return None
    starts_on = _day(anchor)
    if parameter is None:
        ends = _fixed(anchor, started, rule, ledger)
        starts_on, note = legal_day(started), ""
    else:
        calendar = _calendar(book, case, rule)
        end = _end(book, rule, parameter, starts_on, calendar)
        ends = _suspended(end, starts_on, rule, calendar, ledger)
        note = _note(end, rule, sure=not book.law.value(parameter).needs_confirmation)
    if ends is None:
        return None
    last_day, due_at = ends
    return Deadline(
        rule=rule.id,
        label=rule.label,
        starts_on=starts_on,
        last_day=last_day,
        due_at=due_at,
        note=note,
        source=rule.source,
        expiry=rule.expiry,
        lot=case.lot,
        met_at=min(met) if met else None,
    )


def _fixed(
    anchor: object, started: datetime, rule: DeadlineRule, ledger: tuple[Suspension, ...]
) -> tuple[date, datetime] | None:
    """A date fixed by an act: it moves with its suspensions and never rolls."""
    day = _day(anchor)
    due_at = anchor if isinstance(anchor, datetime) else end_of_day(day)
    moved = adjusted(started, due_at, Clock(rule.clock), ledger)
    if moved.end is None:
        return None
    if not moved.applied:
        return day, due_at
    return legal_day(moved.end - timedelta(microseconds=1)), moved.end


def _suspended(
    end: TermEnd,
    starts_on: date,
    rule: DeadlineRule,
    calendar: LegalCalendar,
    ledger: tuple[Suspension, ...],
) -> tuple[date, datetime] | None:
    """A term: after its suspensions it rolls as its calendar says."""
    moved = adjusted_day(starts_on, end.nominal, Clock(rule.clock), ledger)
    if moved.end is None:
        return None
    last_day = calendar.nearest(moved.end)[1] if moved.applied else end.last_day
    return last_day, end_of_day(last_day)


def _note(end: TermEnd, rule: DeadlineRule, *, sure: bool) -> str:
    notes = []
    if end.rolled:
        backward = rule.direction == Direction.BACKWARD
        where = "si anticipa all'ultimo" if backward else "si passa al primo"
        notes.append(f"il {end.nominal:%d/%m/%Y} non è lavorativo: {where} giorno utile")
    if not sure:
        notes.append("durata da confermare")
    return "; ".join(notes)


def _calendar(book: RuleBook, case: Case, rule: DeadlineRule) -> LegalCalendar:
    seat = case.facts.get(rule.seat) if rule.seat else None
    return book.calendars.of(
        TermCalendar(rule.calendar),
        TermReadings.of(book.readings),
        resolve_seat(seat, rule.seat) if isinstance(seat, str) else None,
    )


def parameter_of(rule: DeadlineRule, facts: Mapping[str, FactValue]) -> str | None:
    """The parameter that gives a term its length in a case holding those facts.

    None where the term ends at its anchor, or the choice it depends on is still to be made.

    >>> rule = DeadlineRule(
    ...     id="t", label="", starts="", stops=(), source="", expiry="", parameter="max.{criterion}"
    ... )
    >>> parameter_of(rule, {"criterion": "price"}), parameter_of(rule, {})
    ('max.price', None)
    """
    if rule.parameter is None:
        return None
    chosen = {name: facts.get(name) for name in PLACEHOLDER.findall(rule.parameter)}
    if None in chosen.values():
        return None
    return PLACEHOLDER.sub(lambda found: str(chosen[found[1]]), rule.parameter)


def _end(
    book: RuleBook, rule: DeadlineRule, parameter: str, starts_on: date, calendar: LegalCalendar
) -> TermEnd:
    return term_end(
        starts_on,
        book.law.integer(parameter),
        Unit(rule.unit),
        calendar,
        Direction(rule.direction),
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
        s.calendars.of(TermCalendar.CIVIL, TermReadings.of(s.readings)),
    )

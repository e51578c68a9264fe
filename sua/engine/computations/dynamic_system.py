"""Who is in a dynamic purchasing system, and by when each application is evaluated (art. 32)."""

from collections.abc import Collection, Iterator
from datetime import date

from sua.domain.facts import FactValue, TableRow
from sua.engine.situation import Situation
from sua.law.calendars import TermCalendar, TermReadings, Unit
from sua.law.time_limits import term_end

EVALUATION_PARAMETERS = ("dynamic_system.evaluation", "dynamic_system.evaluation_extended")


def system_evaluation_term(s: Situation) -> dict[str, FactValue]:
    """The nearest term among the applications not yet decided, art. 32 c. 7."""
    due = [day for _, day in pending_applications(s, decided(s))]
    return {"system_evaluation_due": min(due)} if due else {}


def decided(s: Situation) -> frozenset[str]:
    """Numbers of the applications with an outcome."""
    return frozenset(row.text("number") or "" for row in s.table("system_outcomes"))


def pending_applications(s: Situation, done: Collection[str]) -> Iterator[tuple[TableRow, date]]:
    """Applications not in ``done``, each with the last day to evaluate it: 10 working days, or 15."""
    extended = {row.text("number") for row in s.table("system_extensions")}
    calendar = s.calendars.of(TermCalendar.EU, TermReadings.of(s.readings))
    for row in s.table("system_applications"):
        received, number = row.date("received_on"), row.text("number") or ""
        if received is None or number in done:
            continue
        days = s.law.integer(EVALUATION_PARAMETERS[number in extended])
        yield row, term_end(received, days, Unit.WORKING_DAYS, calendar).last_day


def admitted(s: Situation, category: str | None) -> frozenset[str]:
    """Operators admitted to the system, to one category of it if given."""
    outcomes = {row.text("number"): row.text("outcome") for row in s.table("system_outcomes")}
    return frozenset(
        row.text("operator") or ""
        for row in s.table("system_applications")
        if outcomes.get(row.text("number")) == "admitted"
        and (category is None or row.text("category") == category)
    )

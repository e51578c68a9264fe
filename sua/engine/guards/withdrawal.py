"""Taking back one's own acts, and mending what was recorded by mistake (L. 241/1990)."""

from collections.abc import Iterator

from sua.engine.guards.registry import Fail, guard
from sua.engine.situation import Situation
from sua.law.calendars import TermCalendar, TermReadings
from sua.law.time_limits import Unit, term_end

# What may be mended: references to papers kept elsewhere, never a decision or an amount.
_MENDABLE = (
    *("platform_procedure", "platform_report", "bids_report"),
    *("communications_report", "handover_protocol", "award_notice"),
)


@guard("annulment.term")
def annulment_term(s: Situation) -> Iterator[Fail]:
    """An award is annulled within the months of art. 21-nonies from its adoption."""
    act = s.act("award_act")
    if act is None:
        return
    calendar = s.calendars.of(TermCalendar.CIVIL, TermReadings.of(s.readings))
    months = s.law.integer("annulment.term")
    last = term_end(act.day, months, Unit.MONTHS, calendar).last_day
    if s.day > last:
        yield Fail(values={"months": months, "day": f"{last:%d/%m/%Y}"}, field="award_act")


@guard()
def correction_corrects(s: Situation) -> Iterator[Fail]:
    """A correction changes something that was there."""
    before = s.case.facts
    changed = [n for n in _MENDABLE if n in s.facts and s.facts[n] != before.get(n)]
    if not changed:
        yield Fail()
    for name in changed:
        if name not in before:
            yield Fail(variant="nothing", field=name)

"""When a term ends (art. 2963 c.c., art. 155 c.p.c., art. 52 c.p.a., art. 3 Reg. (CEE, Euratom) 1182/71).

The day or hour of the event is never counted. What moves the end is said by the calendar given; a
date fixed by a notice is not a term and is never moved (:meth:`LegalCalendar.nearest` only proposes).
"""

import calendar as gregorian
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from sua.domain.calendar import end_of_day, legal_day
from sua.law.calendars import LegalCalendar, TermCalendar, Unit

__all__ = [
    "Direction",
    "TermCalendar",
    "TermEnd",
    "Unit",
    "add_months",
    "hours_end",
    "term_end",
    "unit_of",
]

_DAY = timedelta(days=1)
_TWO_DAYS = 2


class Direction(StrEnum):
    """Forward from an event, or backward from a date."""

    FORWARD = "forward"
    BACKWARD = "backward"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEnd:
    """Where a term ends.

    Attributes:
        nominal: the day counted to.
        last_day: the last day included, after what the calendar moves.
        expires_at: first instant at which the term has expired, aware UTC.
        article: the citation that computes it, then those that moved it.
        holidays: holidays met on the way, with their Italian names; plain Sundays are left out.
    """

    nominal: date
    last_day: date
    expires_at: datetime
    article: str
    holidays: tuple[tuple[date, str], ...] = ()

    @property
    def rolled(self) -> bool:
        """Whether the last day was moved."""
        return self.nominal != self.last_day


def term_end(
    start: date,
    length: int,
    unit: Unit,
    calendar: LegalCalendar,
    direction: Direction = Direction.FORWARD,
) -> TermEnd:
    """Last day of a term; backward, the last day on which what is due before ``start`` is in time.

    Args:
        start: legal day of the event, or the date counted back from; never counted.
        length: how many units, zero or more.
        unit: days are calendar days; a month ends on the same day number, or on the last one.
        calendar: what moves the end.
        direction: a backward term that ends on a closed day precedes it, or stays, by the calendar.

    Raises:
        ValueError: a term in hours, which starts from an instant: see :func:`hours_end`.
    """
    if unit is Unit.HOURS:
        raise ValueError("a term in hours starts from an instant")
    step = _DAY if direction is Direction.FORWARD else -_DAY
    backward = direction is Direction.BACKWARD
    sources = calendar.rules.sources
    articles = [sources["count"]]
    nominal, suspended = _count(start, length, unit, calendar, step)
    if suspended:
        articles.append(sources["suspension"])
    last = nominal
    if not (backward and calendar.backward_stays):
        while not calendar.works(last, backward=backward):
            last += step
        if last != nominal:
            articles.append(sources["backward" if backward else "roll"])
    minimum = calendar.rules.min_working_days
    if minimum and length >= _TWO_DAYS and unit is Unit.DAYS:
        wanted = _with_working_days(start, last, minimum, calendar, step)
        if wanted != last:
            last = wanted
            articles.append(sources["minimum"])
    return TermEnd(
        nominal=nominal,
        last_day=last,
        expires_at=end_of_day(last),
        article="; ".join(dict.fromkeys(articles)),
        holidays=_met(start, last, calendar, step),
    )


def hours_end(
    at: datetime, length: int, calendar: LegalCalendar, direction: Direction = Direction.FORWARD
) -> TermEnd:
    """End of a term in hours: the hour of the event is not counted, and nothing moves the end.

    Hours are elapsed hours: on the nights on which the clock changes a day has 23 or 25 of them.

    Args:
        at: aware instant of the event.
        length: hours, zero or more.
        calendar: it must count in hours.
        direction: backward, the term expires when its last whole hour begins.
    """
    exact = at.astimezone(UTC)
    hour = exact.replace(minute=0, second=0, microsecond=0)
    if direction is Direction.FORWARD:
        ends = hour + timedelta(hours=length + 1)
        last = legal_day(ends - timedelta(microseconds=1))
    else:
        ends = hour - timedelta(hours=length)
        last = legal_day(ends)
    return TermEnd(
        nominal=last,
        last_day=last,
        expires_at=ends,
        article=calendar.rules.sources["hours"],
    )


def _count(
    start: date, length: int, unit: Unit, calendar: LegalCalendar, step: timedelta
) -> tuple[date, bool]:
    """The day counted to, and whether suspended days were skipped on the way."""
    sign = step.days
    if unit is Unit.WORKING_DAYS:
        day = start
        for _ in range(length):
            day += step
            while not calendar.works(day):
                day += step
        return day, False
    if unit is Unit.WEEKS:
        length *= 7
    if not calendar.rules.seasons:
        months = unit is Unit.MONTHS
        return (add_months(start, sign * length) if months else start + length * step), False
    if unit is not Unit.MONTHS:
        day = _walk(start, length, calendar, step)
        return day, abs((day - start).days) != length
    begins = start
    while calendar.suspended(begins + step):  # a term that arises meanwhile starts when it is over
        begins += step
    reached = add_months(begins, sign * length)
    extra = sum(calendar.suspended(day) for day in _between(begins, reached, step))
    return _walk(reached, extra, calendar, step), bool(extra) or begins != start


def _walk(day: date, length: int, calendar: LegalCalendar, step: timedelta) -> date:
    """``length`` days that are not suspended further on."""
    while length:
        day += step
        length -= not calendar.suspended(day)
    return day


def _between(start: date, end: date, step: timedelta) -> Iterator[date]:
    """The days after ``start`` up to ``end`` included, in the order they are counted."""
    return (start + n * step for n in range(1, abs((end - start).days) + 1))


def _with_working_days(
    start: date, last: date, minimum: int, calendar: LegalCalendar, step: timedelta
) -> date:
    """``last``, or the first day further on that makes the working days of the term enough."""
    found = 0
    for day in _between(start, last, step):
        found += calendar.works(day)
        if found >= minimum:
            return last
    while found < minimum:
        last += step
        found += calendar.works(last)
    return last


def _met(
    start: date, last: date, calendar: LegalCalendar, step: timedelta
) -> tuple[tuple[date, str], ...]:
    if start == last:
        return ()
    low, high = sorted((start + step, last))
    named = calendar.holidays.named(low, high)
    return tuple(named if step > timedelta() else reversed(named))


def add_months(day: date, months: int) -> date:
    """The same day number ``months`` later (earlier if negative), or the last day of that month.

    >>> add_months(date(2024, 1, 31), 1), add_months(date(2024, 3, 31), -1)
    (datetime.date(2024, 2, 29), datetime.date(2024, 2, 29))
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last = gregorian.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


_UNITS = {
    "ore": Unit.HOURS,
    "giorni solari": Unit.DAYS,
    "giorni lavorativi": Unit.WORKING_DAYS,
    "settimane": Unit.WEEKS,
    "mesi": Unit.MONTHS,
}


def unit_of(name: str) -> Unit | None:
    """The unit of a term from the Italian unit of its parameter; None if it is not one of a term.

    >>> unit_of("giorni solari"), unit_of("EUR")
    (<Unit.DAYS: 'days'>, None)
    """
    return _UNITS.get(name)

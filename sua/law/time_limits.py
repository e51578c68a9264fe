"""When a term ends (art. 2963 c.c., art. 155 c.p.c., art. 3 Reg. (CEE, Euratom) 1182/71).

The first day is never counted. A term whose last day is not a working day rolls to the next one; on
Saturdays the calendars differ, and for administrative terms the point is contested: the reading is an
argument. A date fixed by a notice is not a term and is never moved.
"""

import calendar as gregorian
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sua.domain.calendar import is_working_day


class Unit(StrEnum):
    """Unit of a term."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"


class TermCalendar(StrEnum):
    """Which rules compute a term."""

    EU = "eu"
    CIVIL = "civil"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEnd:
    """Where a term ends: the day counted to, the last day included, and whether it rolled."""

    nominal: date
    last_day: date
    article: str

    @property
    def rolled(self) -> bool:
        """Whether the last day was moved."""
        return self.nominal != self.last_day


_ARTICLES = {
    TermCalendar.EU: "reg-ue-1182-71 art. 3",
    TermCalendar.CIVIL: "cod-civ art. 2963",
}


def term_end(
    start: date, length: int, unit: Unit, calendar: TermCalendar, *, saturday_rolls: bool
) -> TermEnd:
    """Last day of a term that runs forward from ``start``, which is not counted.

    Args:
        start: legal day of the event.
        length: how many units.
        unit: days are calendar days; a month ends on the same day number, or on the last one.
        calendar: under the EU one Saturdays never end a term.
        saturday_rolls: the reading for the civil calendar.

    >>> term_end(date(2026, 11, 12), 10, Unit.DAYS, TermCalendar.CIVIL, saturday_rolls=True).last_day
    datetime.date(2026, 11, 23)
    >>> term_end(date(2024, 1, 31), 1, Unit.MONTHS, TermCalendar.CIVIL, saturday_rolls=True).last_day
    datetime.date(2024, 2, 29)
    """
    saturday_works = calendar is TermCalendar.CIVIL and not saturday_rolls
    if unit is Unit.MONTHS:
        nominal = add_months(start, length)
    elif unit is Unit.WORKING_DAYS:
        nominal = start
        for _ in range(length):
            nominal = next_working_day(nominal + timedelta(days=1), saturday_works=saturday_works)
    else:
        nominal = start + timedelta(days=length)
    last = next_working_day(nominal, saturday_works=saturday_works)
    return TermEnd(nominal=nominal, last_day=last, article=_ARTICLES[calendar])


def next_working_day(day: date, *, saturday_works: bool) -> date:
    """``day`` itself if it is a working day, else the first one after it."""
    while not is_working_day(day, saturday_works=saturday_works):
        day += timedelta(days=1)
    return day


def add_months(day: date, months: int) -> date:
    """The same day number ``months`` later, or the last day of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last = gregorian.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))

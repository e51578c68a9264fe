"""Legal days and holidays: instants are aware UTC, legal days are Europe/Rome dates.

Holidays come from the `holidays` library (L. 260/1949 and later laws; 4 October from 2026, L.
151/2025), Sundays included; an override table mends it without a release.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

ROME = ZoneInfo("Europe/Rome")
_SATURDAY, _SUNDAY = 5, 6
_NO_OVERRIDES: Mapping[date, bool] = {}


def legal_day(at: datetime) -> date:
    """The Rome date of an instant.

    >>> legal_day(datetime(2026, 3, 1, 23, 30, tzinfo=UTC))
    datetime.date(2026, 3, 2)
    """
    if at.tzinfo is None:
        raise ValueError("an instant must be aware")
    return at.astimezone(ROME).date()


def end_of_day(day: date) -> datetime:
    """First instant after a legal day, UTC: a term that includes the day has then expired.

    >>> end_of_day(date(2026, 3, 28)), end_of_day(date(2026, 3, 29))
    (datetime.datetime(2026, 3, 28, 23, 0, tzinfo=datetime.timezone.utc),
     datetime.datetime(2026, 3, 29, 22, 0, tzinfo=datetime.timezone.utc))
    """
    return datetime.combine(day + timedelta(days=1), time(), ROME).astimezone(UTC)


@cache
def _holidays(seat: str | None) -> holidays.HolidayBase:
    return holidays.country_holidays("IT", subdiv=seat)


def is_holiday(
    day: date, seat: str | None = None, overrides: Mapping[date, bool] = _NO_OVERRIDES
) -> bool:
    """Whether a day is a holiday: Sundays, national holidays, the patron's day of ``seat``.

    Args:
        day: the day.
        seat: subdivision code of the `holidays` library whose patron day counts, e.g. ``PD``.
        overrides: day → holiday or not, where the library is wrong.

    >>> is_holiday(date(2026, 10, 4)), is_holiday(date(2025, 12, 24)), is_holiday(date(2026, 4, 6))
    (True, False, True)
    """
    if day in overrides:
        return overrides[day]
    return day.weekday() == _SUNDAY or day in _holidays(seat)


def is_working_day(
    day: date,
    *,
    saturday_works: bool,
    seat: str | None = None,
    overrides: Mapping[date, bool] = _NO_OVERRIDES,
) -> bool:
    """Whether a day is neither a holiday nor, where Saturdays do not count, a Saturday."""
    if day.weekday() == _SATURDAY and not saturday_works:
        return False
    return not is_holiday(day, seat, overrides)

"""Legal days and holidays: instants are aware UTC, legal days are Europe/Rome dates.

Holidays come from the `holidays` library (L. 260/1949 and later laws; 4 October from 2026, L.
151/2025), Sundays included, with the patron's day of a seat; a table of corrections, as data, mends
it without a release.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays
from holidays.countries.italy import Italy

from sua.domain.errors import InputError

ROME = ZoneInfo("Europe/Rome")
SATURDAY, SUNDAY = 5, 6
_SHOWN = 40


@lru_cache(maxsize=4_096)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayRule:
    """A correction to the library: a day of every year, or one day, is closed or open.

    Attributes:
        month_day: (month, day) of every year from ``valid_from`` on; None where ``day`` is given.
        day: the one day it speaks of.
        seat: only for bodies of that seat; None for all.
    """

    label: str
    closed: bool
    source: str
    month_day: tuple[int, int] | None = None
    day: date | None = None
    valid_from: date = date.min
    seat: str | None = None

    def falls_in(self, year: int) -> date | None:
        """The day of that year it speaks of, if any."""
        found = self.day
        if self.month_day is not None:
            try:
                found = date(year, *self.month_day)
            except ValueError:  # 29 February
                return None
        return found if found and found.year == year and found >= self.valid_from else None


@dataclass(frozen=True, eq=False)
class Holidays:
    """The holidays of a seat; without one, those of the whole country.

    Attributes:
        seat: code of the library's subdivision, as :func:`resolve_seat` gives it.
        rules: the corrections; those of other seats are passed over.
    """

    seat: str | None = None
    rules: tuple[HolidayRule, ...] = ()
    _years: dict[int, dict[date, str]] = field(default_factory=dict, init=False, repr=False)
    _feasts: dict[int, list[tuple[date, str]]] = field(default_factory=dict, init=False, repr=False)

    def name(self, day: date) -> str | None:
        """Italian name of the holiday; a plain Sunday is «domenica»; None on other days.

        >>> Holidays().name(date(2026, 4, 6)), Holidays().name(date(2026, 4, 7))
        ("Lunedì dell'Angelo", None)
        """
        return self._year(day.year).get(day)

    def closed(self, day: date) -> bool:
        """Whether the day is a holiday, Sundays included.

        >>> [Holidays().closed(date(2026, *d)) for d in ((10, 4), (12, 24), (6, 13))]
        [True, False, False]
        >>> Holidays("PD").closed(date(2026, 6, 13))
        True
        """
        return day in self._year(day.year)

    def named(self, first: date, last: date) -> list[tuple[date, str]]:
        """The holidays between two days, both included, plain Sundays apart.

        >>> Holidays().named(date(2026, 4, 5), date(2026, 4, 20))
        [(datetime.date(2026, 4, 5), 'Pasqua'),
         (datetime.date(2026, 4, 6), "Lunedì dell'Angelo")]
        """
        return [
            (day, name)
            for year in range(first.year, last.year + 1)
            for day, name in self._named_in(year)
            if first <= day <= last
        ]

    def _named_in(self, year: int) -> list[tuple[date, str]]:
        found = self._feasts.get(year)
        if found is None:
            named = (pair for pair in self._year(year).items() if pair[1] != "domenica")
            found = self._feasts[year] = sorted(named)
        return found

    def _year(self, year: int) -> dict[date, str]:
        found = self._years.get(year)
        if found is None:
            found = self._years[year] = self._read(year)
        return found

    def _read(self, year: int) -> dict[date, str]:
        first = date(year, 1, 1)
        sunday = (SUNDAY - first.weekday()) % 7
        length = (date(year, 12, 31) - first).days + 1
        found = {first + timedelta(days=n): "domenica" for n in range(sunday, length, 7)}
        found |= holidays.country_holidays("IT", subdiv=self.seat, years=year, language="it_IT")
        for rule in self.rules:
            day = rule.falls_in(year)
            if day is None or rule.seat not in (None, self.seat):
                continue
            if rule.closed:
                found[day] = rule.label
            else:
                found.pop(day, None)
        return found


_NATIONAL = Holidays()


def is_working_day(day: date, *, saturday_works: bool, known: Holidays = _NATIONAL) -> bool:
    """Whether a day is neither a holiday nor, where Saturdays do not count, a Saturday."""
    if day.weekday() == SATURDAY and not saturday_works:
        return False
    return not known.closed(day)


def seats() -> tuple[str, ...]:
    """Codes of the seats whose patron's day is known: provinces, and a few towns."""
    return tuple(Italy.subdivisions)


def resolve_seat(text: str, field_name: str | None = None) -> str:
    """Code of a seat from its code or its name.

    Raises:
        InputError: no such seat; the closest ones are named.

    >>> resolve_seat("PD"), resolve_seat("padova"), resolve_seat("Forlì")
    ('PD', 'PD', 'Forli')
    """
    known = _by_name(seats())
    found = known.get(text.strip().casefold())
    if found is None:
        close = difflib.get_close_matches(text.strip().casefold(), list(known), n=3)
        hint = ", ".join(sorted({known[name] for name in close}))
        raise InputError(
            f"La sede «{text[:_SHOWN]}» non è conosciuta: usare la sigla della provincia, per esempio"
            f" PD{f' (forse: {hint})' if hint else ''}.",
            code="seat.unknown",
            field=field_name,
        )
    return found


def _by_name(codes: Iterable[str]) -> dict[str, str]:
    named = {code.casefold(): code for code in codes}
    return named | {name.casefold(): code for name, code in Italy.subdivisions_aliases.items()}

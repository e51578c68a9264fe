"""The legal calendars: what counts, what moves, what is suspended. Read from ``calendars.toml``.

Three of them, never to be mixed: the Union's (Reg. (CEE, Euratom) 1182/71), the civil one (art. 2963
c.c.) and the procedural one (arts 52 and 54 c.p.a.). A contested point is a reading, an argument.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from sua.domain.calendar import SATURDAY, HolidayRule, Holidays
from sua.domain.readings import ReadingSet
from sua.law.dated import Confidence

READING_POINTS = ("saturday", "backward", "patron")


class Unit(StrEnum):
    """Unit of a term."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"


class TermCalendar(StrEnum):
    """Which rules compute a term."""

    EU = "eu"
    CIVIL = "civil"
    PROCEDURAL = "procedural"


class Saturday(StrEnum):
    """What a Saturday is to a term that ends on it."""

    ROLLS = "rolls"
    COUNTS = "counts"


class Backward(StrEnum):
    """What becomes of a term counted backward that ends on a closed day."""

    PRECEDES = "precedes"
    STAYS = "stays"


class Patron(StrEnum):
    """Whether the patron's day of the seat is a holiday to a term."""

    COUNTS = "counts"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermReadings:
    """The readings a term depends on; never filled in here."""

    saturday: Saturday
    backward: Backward
    patron: Patron

    @classmethod
    def of(cls, readings: ReadingSet) -> "TermReadings":
        """The readings of ``workflows/readings.toml``, each with its default."""
        saturday, backward, patron = (readings.chosen(p, {}) for p in READING_POINTS)
        return cls(saturday=Saturday(saturday), backward=Backward(backward), patron=Patron(patron))


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """Days of every year that are not counted, both ends included; years from and to included."""

    first: tuple[int, int]
    last: tuple[int, int]
    valid_from: date
    valid_to: date | None
    source: str

    def holds(self, day: date) -> bool:
        """Whether the day is suspended."""
        if day < self.valid_from or (self.valid_to is not None and day > self.valid_to):
            return False
        return self.first <= (day.month, day.day) <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarRules:
    """One calendar as the data says it.

    Attributes:
        saturday: fixed by the text, or None where it is a reading; so for ``backward``.
        saturday_backward: as ``saturday``, for terms counted backward.
        min_working_days: working days that a term of two days or more comprises at least; 0: no rule.
        sources: what moved the end → its citation: ``count``, ``roll``, ``backward``, ``minimum``,
            ``suspension``, ``hours``.
    """

    id: TermCalendar
    label: str
    units: tuple[Unit, ...]
    saturday: Saturday | None
    saturday_backward: Saturday | None
    backward: Backward | None
    min_working_days: int
    sources: Mapping[str, str]
    confidence: Confidence
    checked_on: date
    seasons: tuple[Season, ...] = ()
    note: str = ""


@dataclass(frozen=True, eq=False)
class LegalCalendar:
    """A calendar with its readings taken, for one seat."""

    rules: CalendarRules
    readings: TermReadings
    holidays: Holidays

    def works(self, day: date, *, backward: bool = False) -> bool:
        """Whether a term may end on the day without moving."""
        if day.weekday() == SATURDAY:
            fixed = self.rules.saturday_backward if backward else self.rules.saturday
            if (fixed or self.readings.saturday) is Saturday.ROLLS:
                return False
        return not self.holidays.closed(day) and not self.suspended(day)

    def suspended(self, day: date) -> bool:
        """Whether the day is not counted at all."""
        return any(season.holds(day) for season in self.rules.seasons)

    @property
    def backward_stays(self) -> bool:
        """Whether a term counted backward ends where it ends, closed day or not."""
        return (self.rules.backward or self.readings.backward) is Backward.STAYS

    def nearest(self, day: date) -> tuple[date, date]:
        """The first lawful day at or before ``day`` and at or after it: a proposal, never a change.

        A date fixed by the notice is not a term and is not extended (Cons. Stato 170/2017).
        """
        before = after = day
        while not self.works(before):
            before -= timedelta(days=1)
        while not self.works(after):
            after += timedelta(days=1)
        return before, after

    def next_open(self, day: date) -> date:
        """The first day after ``day`` on which an office works."""
        return self.nearest(day + timedelta(days=1))[1]


@dataclass(frozen=True, eq=False)
class Calendars:
    """The three calendars and the corrections to the holidays."""

    rules: Mapping[TermCalendar, CalendarRules]
    corrections: tuple[HolidayRule, ...] = ()
    _made: dict[tuple[TermCalendar, TermReadings, str | None], LegalCalendar] = field(
        default_factory=dict, init=False, repr=False
    )
    _seats: dict[str | None, Holidays] = field(default_factory=dict, init=False, repr=False)

    def of(
        self, calendar: TermCalendar, readings: TermReadings, seat: str | None = None
    ) -> LegalCalendar:
        """A calendar under those readings; ``seat`` as :func:`sua.domain.calendar.resolve_seat`."""
        if readings.patron is Patron.IGNORED:
            seat = None
        key = (calendar, readings, seat)
        found = self._made.get(key)
        if found is None:
            known = self._seats.setdefault(seat, Holidays(seat, self.corrections))
            found = self._made[key] = LegalCalendar(self.rules[calendar], readings, known)
        return found

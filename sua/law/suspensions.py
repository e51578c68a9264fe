"""The suspension ledger: what stops a term, which terms it stops, and where they then end.

Each cause stops its own clock and no other: a fault of the platform the receipt of bids only (art. 25
c. 2 D.Lgs. 36/2023); a judge's interim order the maximum duration of the procedure (art. 17 c. 10,
all. I.3 c. 3); an appeal with a request for interim measures the signing of the contract (art. 18
c. 4). A pending lawsuit by itself stops nothing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Generic, TypeVar

from sua.domain.calendar import legal_day

_T = TypeVar("_T")
_NONE, _TICK, _DAY = timedelta(), timedelta(microseconds=1), timedelta(days=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Cause(StrEnum):
    """What happened."""

    PLATFORM_FAULT = "platform_fault"
    INTERIM_ORDER = "interim_order"
    INTERIM_REQUEST = "interim_request"
    LITIGATION = "litigation"


class Clock(StrEnum):
    """A family of terms that the same causes stop."""

    BIDS_RECEIPT = "bids_receipt"
    MAX_DURATION = "max_duration"
    SIGNING = "signing"
    OTHER = "other"


STOPPED_BY = {
    Clock.BIDS_RECEIPT: frozenset({Cause.PLATFORM_FAULT}),
    Clock.MAX_DURATION: frozenset({Cause.INTERIM_ORDER}),
    Clock.SIGNING: frozenset({Cause.INTERIM_REQUEST}),
    Clock.OTHER: frozenset[Cause](),
}
"""Which causes stop which clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspension:
    """One entry of the ledger.

    Attributes:
        first: aware instant from which the clock stands still.
        last: first instant at which it runs again; None while it still stands.
        evidence: what proves it: identifier of an act, of an order, of a report.
        extension: time granted on top, in proportion to the fault (art. 25 c. 2).
    """

    cause: Cause
    first: datetime
    last: datetime | None
    evidence: str
    extension: timedelta = _NONE

    def __post_init__(self) -> None:
        """Refuse instants without a zone and intervals that end before they begin."""
        if self.first.tzinfo is None or (self.last is not None and self.last.tzinfo is None):
            raise ValueError("an instant must be aware")
        if (self.last is not None and self.last <= self.first) or self.extension < _NONE:
            raise ValueError("a suspension must end after it begins")


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjusted(Generic[_T]):
    """A term after its suspensions.

    Attributes:
        end: the end moved; None while the clock still stands.
        applied: the suspensions that moved it, by their beginning.
        ignored: those that do not stop this clock, or came too early or too late.
    """

    end: _T | None
    applied: tuple[Suspension, ...]
    ignored: tuple[Suspension, ...]


def adjusted(
    begins: datetime, expires_at: datetime, clock: Clock, ledger: Iterable[Suspension]
) -> Adjusted[datetime]:
    """The instant of a term moved by the time its clock stood still, overlaps counted once.

    The answer is not rolled: a date fixed by a notice is moved by an act, which
    :meth:`sua.law.calendars.LegalCalendar.nearest` helps to draft.

    Args:
        begins: aware instant from which the term runs.
        expires_at: first instant at which it would have expired.
        clock: which causes count.
        ledger: every suspension known, in any order.

    >>> at = lambda day, hour: datetime(2026, 3, day, hour, tzinfo=UTC)
    >>> fault = Suspension(cause=Cause.PLATFORM_FAULT, first=at(20, 9), last=at(20, 13), evidence="PAD")
    >>> adjusted(at(1, 0), at(20, 11), Clock.BIDS_RECEIPT, [fault]).end
    datetime.datetime(2026, 3, 20, 15, 0, tzinfo=datetime.timezone.utc)
    >>> adjusted(at(1, 0), at(20, 11), Clock.MAX_DURATION, [fault]).end
    datetime.datetime(2026, 3, 20, 11, 0, tzinfo=datetime.timezone.utc)
    """
    moved = _moved(_ticks(begins), _ticks(expires_at), clock, ledger, _INSTANTS)
    end = None if moved.end is None else _EPOCH + moved.end * _TICK
    return Adjusted(end=end, applied=moved.applied, ignored=moved.ignored)


def adjusted_day(
    start: date, last_day: date, clock: Clock, ledger: Iterable[Suspension]
) -> Adjusted[date]:
    """The last day of a term moved by the legal days its clock stood still; not rolled.

    A day on which the clock stood still for any part of it counts in full.

    Args:
        start: legal day of the event, not counted.
        last_day: the last day as counted, before anything moved it.
        clock: which causes count.
        ledger: every suspension known, in any order.

    >>> at = lambda day: datetime(2026, 3, day, 12, tzinfo=UTC)
    >>> order = Suspension(cause=Cause.INTERIM_ORDER, first=at(10), last=at(19), evidence="TAR")
    >>> adjusted_day(date(2026, 1, 5), date(2026, 4, 5), Clock.MAX_DURATION, [order]).end
    datetime.date(2026, 4, 15)
    """
    moved = _moved(start.toordinal() + 1, last_day.toordinal() + 1, clock, ledger, _DAYS)
    end = None if moved.end is None else date.fromordinal(moved.end - 1)
    return Adjusted(end=end, applied=moved.applied, ignored=moved.ignored)


@dataclass(frozen=True, slots=True)
class _Measure:
    """How instants become whole numbers: of a beginning, of an end, of an extension."""

    first: Callable[[datetime], int]
    last: Callable[[datetime], int]
    extension: Callable[[timedelta], int]


def _ticks(at: datetime) -> int:
    return (at.astimezone(UTC) - _EPOCH) // _TICK


_INSTANTS = _Measure(_ticks, _ticks, lambda extension: extension // _TICK)
_DAYS = _Measure(
    lambda at: legal_day(at).toordinal(),
    lambda at: legal_day(at - _TICK).toordinal() + 1,
    lambda extension: -(-extension // _DAY),
)


def _moved(
    begins: int, end: int, clock: Clock, ledger: Iterable[Suspension], measure: _Measure
) -> Adjusted[int]:
    """The first moment after the term, as ``measure`` counts."""
    applied: list[Suspension] = []
    ignored: list[Suspension] = []
    moved: int | None = end
    for entry in sorted(ledger, key=lambda s: (s.first, s.last or s.first)):
        first = max(measure.first(entry.first), begins)
        last = None if entry.last is None else measure.last(entry.last)
        too_early = last is not None and last <= first and not applied
        if entry.cause not in STOPPED_BY[clock] or moved is None or first >= moved or too_early:
            ignored.append(entry)
            continue
        applied.append(entry)
        if last is None:
            moved = None
        else:
            moved += max(last - first, 0) + measure.extension(entry.extension)
            begins = max(begins, last)
    return Adjusted(end=moved, applied=tuple(applied), ignored=tuple(ignored))

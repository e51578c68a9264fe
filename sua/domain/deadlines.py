"""A term of a case, as derived from its facts."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A term: when it started, its last day, the instant after which it has expired.

    Attributes:
        rule: id of the rule of the lifecycle.
        starts_on: legal day from which it runs (not counted).
        last_day: last legal day included.
        due_at: first instant at which the term has expired, aware UTC.
        note: Italian remark: whether it was moved and why, or that its length is to be confirmed.
        expiry: Italian sentence: what happens if nothing is done.
        met_at: instant at which it was met, if it was.
        lot: lot the term belongs to; empty: the whole case.
    """

    rule: str
    label: str
    starts_on: date
    last_day: date
    due_at: datetime
    note: str
    source: str
    expiry: str
    met_at: datetime | None = None
    lot: str = ""

    def overdue(self, now: datetime) -> bool:
        """Whether it is open and expired."""
        return self.met_at is None and now >= self.due_at

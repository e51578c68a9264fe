"""Finding cases: pages of cases and of terms under the caller's scope, with opaque cursors."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Generic, TypeVar
from uuid import UUID

from sua.domain.accounts import Caller
from sua.domain.calendar import legal_day
from sua.domain.errors import InputError
from sua.service.scoping import scope_of
from sua.service.showing import subject_text
from sua.storage import browsing
from sua.storage.browsing import Filters, ListedCase, ListedTerm
from sua.storage.database import transaction

if TYPE_CHECKING:
    from sua.service.installation import Installation

_T = TypeVar("_T")
MOST = 200


@dataclass(frozen=True, slots=True)
class Page(Generic[_T]):
    """One page of a list and the cursor of the next one, None at the end."""

    items: tuple[_T, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCase:
    """A case in a list: what it is about, where it stands, what is due next."""

    id: UUID
    workflow: str
    label: str
    subject: str
    state: str
    state_label: str
    buyer: UUID
    buyer_name: str
    opened_at: datetime
    version: int
    term: str | None
    last_day: date | None
    overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTerm:
    """A term in a list, with the case it belongs to."""

    case_id: UUID
    workflow: str
    subject: str
    lot: str
    rule: str
    label: str
    last_day: date
    note: str
    source: str
    expiry: str
    overdue: bool


class Finder:
    """Lists of what a caller may see."""

    def __init__(self, here: "Installation", caller: Caller) -> None:
        self._here = here
        self._scope = scope_of(caller.actor, caller.province)

    def cases(
        self, filters: Filters, cursor: str | None, limit: int, now: datetime
    ) -> Page[FoundCase]:
        """A page of cases, newest first.

        Raises:
            InputError: the cursor was not given by this list.
        """
        after = _read(cursor, lambda at, case: (datetime.fromisoformat(at), UUID(case)))
        with transaction(self._here.engine, self._scope) as connection:
            found = browsing.case_page(connection, filters, after, limit + 1)
        return _page(
            found,
            limit,
            lambda c: self._case(c, now),
            lambda c: (c.opened_at.isoformat(), str(c.id)),
        )

    def terms(self, cursor: str | None, limit: int, now: datetime) -> Page[FoundTerm]:
        """A page of open terms, the most urgent first; errors as :meth:`cases`."""
        after = _read(
            cursor,
            lambda due, case, rule, lot="": (datetime.fromisoformat(due), UUID(case), rule, lot),
        )
        with transaction(self._here.engine, self._scope) as connection:
            found = browsing.open_terms(connection, after, limit + 1)
        return _page(
            found,
            limit,
            lambda t: _term(t, now),
            lambda t: (t.due_at.isoformat(), str(t.case_id), t.rule, t.lot),
        )

    def _case(self, row: ListedCase, now: datetime) -> FoundCase:
        lifecycle, _ = self._here.corpus.lifecycle(row.workflow, row.pinned_on or legal_day(now))
        return FoundCase(
            id=row.id,
            workflow=row.workflow,
            label=lifecycle.label,
            subject=subject_text(row.subject),
            state=row.state,
            state_label=lifecycle.state(row.state).label,
            buyer=row.buyer_id,
            buyer_name=row.buyer_name or "",
            opened_at=row.opened_at,
            version=row.version,
            term=row.term,
            last_day=row.last_day,
            overdue=row.due_at is not None and now >= row.due_at,
        )


def _term(row: ListedTerm, now: datetime) -> FoundTerm:
    return FoundTerm(
        case_id=row.case_id,
        workflow=row.workflow,
        subject=subject_text(row.subject),
        lot=row.lot,
        rule=row.rule,
        label=row.label,
        last_day=row.last_day,
        note=row.note,
        source=row.source,
        expiry=row.expiry,
        overdue=now >= row.due_at,
    )


_R = TypeVar("_R")


def _page(
    found: Sequence[_R],
    limit: int,
    shape: Callable[[_R], _T],
    place: Callable[[_R], tuple[str, ...]],
) -> Page[_T]:
    kept = found[:limit]
    more = len(found) > limit
    return Page(tuple(shape(row) for row in kept), _written(place(kept[-1])) if more else None)


def _written(parts: tuple[str, ...]) -> str:
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


def _read(cursor: str | None, parse: Callable[..., _T]) -> _T | None:
    if cursor is None:
        return None
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        parts = json.loads(base64.urlsafe_b64decode(padded.encode("ascii")))
        return parse(*(part.replace("\x00", "") for part in parts))
    except (ValueError, TypeError, AttributeError, RecursionError, binascii.Error) as error:
        raise InputError(
            "Il segnalibro della pagina non è valido: ripartire dalla prima pagina.",
            code="cursor.malformed",
            field="cursor",
        ) from error

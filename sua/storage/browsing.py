"""Cases as whoever looks through them finds them: one page at a time, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, text

# The next open term is read for the rows of the page only, after the page has been cut.
_PAGE = text(
    "WITH page AS MATERIALIZED ("
    " SELECT c.id, c.kind, c.workflow, c.state, c.buyer_id, c.opened_at, c.pinned_on, c.version,"
    " c.parent_id FROM case_file c"
    " WHERE (CAST(:workflow AS text) IS NULL OR c.workflow = :workflow)"
    " AND (CAST(:states AS text[]) IS NULL OR c.state = ANY(:states))"
    " AND (CAST(:buyer AS uuid) IS NULL OR c.buyer_id = :buyer)"
    " AND (CAST(:at AS timestamptz) IS NULL OR (c.opened_at, c.id) < (:at, CAST(:id AS uuid)))"
    " ORDER BY c.opened_at DESC, c.id DESC LIMIT :limit)"
    " SELECT p.*, o.name AS buyer_name, f.value AS subject, d.label AS term, d.last_day, d.due_at"
    " FROM page p"
    " LEFT JOIN organization o ON o.id = p.buyer_id"
    " LEFT JOIN fact f ON f.case_id = p.id AND f.kind = 'fact' AND f.lot = '' AND f.name = 'subject'"
    " LEFT JOIN LATERAL (SELECT label, last_day, due_at FROM deadline"
    "  WHERE case_id = p.id AND met_at IS NULL ORDER BY due_at LIMIT 1) d ON true"
    " ORDER BY p.opened_at DESC, p.id DESC"
)
_TERM = (
    " t.case_id, c.workflow, c.buyer_id, f.value AS subject, t.lot, t.rule, t.label, t.starts_on,"
    " t.last_day, t.due_at, t.note, t.source, t.expiry, t.met_at"
    " FROM {terms} t JOIN case_file c ON c.id = t.case_id"
    " LEFT JOIN fact f ON f.case_id = c.id AND f.kind = 'fact' AND f.lot = '' AND f.name = 'subject'"
)
_OPEN_TERMS = text(
    "WITH page AS MATERIALIZED (SELECT * FROM deadline WHERE met_at IS NULL"  # noqa: S608 -- ours
    " AND (CAST(:due AS timestamptz) IS NULL"
    "  OR (due_at, case_id, rule, lot)"
    "   > (:due, CAST(:after AS uuid), CAST(:rule AS text), CAST(:lot AS text)))"
    " ORDER BY due_at, case_id, rule, lot LIMIT :limit)"
    f" SELECT{_TERM.format(terms='page')} ORDER BY t.due_at, t.case_id, t.rule, t.lot"
)
_TERMS_OF = text(
    f"SELECT{_TERM.format(terms='deadline')} WHERE t.case_id = :case ORDER BY t.due_at, t.rule, t.lot"
)
_CHILDREN = text(
    "SELECT id, workflow FROM case_file WHERE parent_id = :case ORDER BY opened_at, id"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What to look for; None leaves a field free."""

    workflow: str | None = None
    states: Sequence[str] | None = None
    buyer: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCase:
    """One case in a list, with the next open term; ``subject`` is canonical JSON text."""

    id: UUID
    kind: str
    workflow: str
    state: str
    buyer_id: UUID
    buyer_name: str | None
    opened_at: datetime
    pinned_on: date | None
    version: int
    parent_id: UUID | None
    subject: str | None
    term: str | None
    last_day: date | None
    due_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedTerm:
    """One term of a case or of a lot, with what the case is about (canonical JSON text)."""

    case_id: UUID
    workflow: str
    buyer_id: UUID
    subject: str | None
    lot: str
    rule: str
    label: str
    starts_on: date
    last_day: date
    due_at: datetime
    note: str
    source: str
    expiry: str
    met_at: datetime | None


def case_page(
    connection: Connection, filters: Filters, after: tuple[datetime, UUID] | None, limit: int
) -> list[ListedCase]:
    """At most ``limit`` visible cases, newest first, from the one that follows ``after``."""
    rows = connection.execute(
        _PAGE,
        {
            "workflow": filters.workflow,
            "states": list(filters.states) if filters.states is not None else None,
            "buyer": filters.buyer,
            "at": after[0] if after else None,
            "id": after[1] if after else None,
            "limit": limit,
        },
    )
    return [ListedCase(**row._mapping) for row in rows]  # noqa: SLF001


def open_terms(
    connection: Connection, after: tuple[datetime, UUID, str, str] | None, limit: int
) -> list[ListedTerm]:
    """At most ``limit`` visible terms not yet met, the most urgent first, following ``after``."""
    rows = connection.execute(
        _OPEN_TERMS,
        {
            "due": after[0] if after else None,
            "after": after[1] if after else None,
            "rule": after[2] if after else None,
            "lot": after[3] if after else None,
            "limit": limit,
        },
    )
    return [ListedTerm(**row._mapping) for row in rows]  # noqa: SLF001


def terms_of(connection: Connection, case_id: UUID) -> list[ListedTerm]:
    """Every term of a case, met or not, by its end."""
    rows = connection.execute(_TERMS_OF, {"case": case_id})
    return [ListedTerm(**row._mapping) for row in rows]  # noqa: SLF001


def children(connection: Connection, case_id: UUID) -> list[tuple[UUID, str]]:
    """Cases born from this one, with their lifecycle codes."""
    return [(row.id, row.workflow) for row in connection.execute(_CHILDREN, {"case": case_id})]

"""What the verifier reads: rows as they are, to be held against what the chain says."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

_CASES = text("SELECT id FROM case_file UNION SELECT case_id FROM event ORDER BY 1")
_DEADLINES = text(
    "SELECT case_id, rule, label, starts_on, last_day, due_at, note, source, expiry, met_at"
    " FROM deadline WHERE case_id = :id ORDER BY rule"
)
_PARTIES = text(
    "SELECT organization_id, scope, procuring_entity_id FROM case_party WHERE case_id = :id"
)
_DOCUMENTS = text(
    "SELECT act_seq, seq, slug, title, number, day, view, sha256, template, renderer"
    " FROM document WHERE case_id = :id ORDER BY act_seq"
)
_RENDERS = text(
    "SELECT seq, done_at IS NOT NULL AS done FROM outbox WHERE case_id = :id AND topic = 'render'"
)


def all_case_ids(connection: Connection) -> list[UUID]:
    """Every case that has a row or an event."""
    return [row.id for row in connection.execute(_CASES)]


def deadline_rows(connection: Connection, case_id: UUID) -> list[dict[str, Any]]:
    """Rows of the terms of a case, by rule, in the shape of ``deadline_row``."""
    return [
        {
            **row._mapping,  # noqa: SLF001 -- SQLAlchemy's public name for it
            "case_id": str(row.case_id),
            "starts_on": row.starts_on.isoformat(),
            "last_day": row.last_day.isoformat(),
            "due_at": row.due_at.isoformat(),
            "met_at": row.met_at.isoformat() if row.met_at else None,
        }
        for row in connection.execute(_DEADLINES, {"id": case_id})
    ]


def party_rows(connection: Connection, case_id: UUID) -> set[tuple[UUID, str, UUID]]:
    """Who may see a case, and as what."""
    rows = connection.execute(_PARTIES, {"id": case_id})
    return {(row.organization_id, row.scope, row.procuring_entity_id) for row in rows}


def document_rows(connection: Connection, case_id: UUID) -> list[dict[str, Any]]:
    """Rows of the rendered acts of a case, in order."""
    rows = connection.execute(_DOCUMENTS, {"id": case_id})
    return [{**row._mapping, "day": row.day.isoformat()} for row in rows]  # noqa: SLF001


def render_rows(connection: Connection, case_id: UUID) -> set[tuple[int, bool]]:
    """Renderings owed: event, and whether done."""
    return {(row.seq, row.done) for row in connection.execute(_RENDERS, {"id": case_id})}

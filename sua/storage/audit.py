"""What the verifier reads: rows as they are, to be held against what the chain says."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

_CASES = text(
    "SELECT id FROM case_file"
    " UNION SELECT case_id FROM event UNION SELECT case_id FROM fact"
    " UNION SELECT case_id FROM deadline UNION SELECT case_id FROM document"
    " UNION SELECT case_id FROM outbox UNION SELECT case_id FROM case_party"
    " UNION SELECT case_id FROM case_role"
    " UNION SELECT case_id FROM sealed_record WHERE case_id IS NOT NULL ORDER BY 1"
)
_DEADLINES = text(
    "SELECT case_id, lot, rule, label, starts_on, last_day, due_at, note, source, expiry, met_at"
    " FROM deadline WHERE case_id = :id"
)
_PARTIES = text(
    "SELECT organization_id, scope, procuring_entity_id FROM case_party WHERE case_id = :id"
)
_DOCUMENTS = text(
    "SELECT act_seq, seq, slug, title, number, day, view, sha256, template, renderer"
    " FROM document WHERE case_id = :id ORDER BY act_seq"
)
_WORK = text(
    "SELECT seq, topic, payload, created_at, done_at,"
    " done_at IS NULL OR (last_error IS NULL AND dead_at IS NULL AND attempts > 0) AS coherent"
    " FROM outbox WHERE case_id = :id AND seq > 0"
)
_TYPES = text("SELECT seq, type FROM event WHERE case_id = :id")
_FACTS = text("SELECT kind, lot, name, sealed, seq, changed_seq FROM fact WHERE case_id = :id")
_SEALED = text(
    "SELECT digest, procuring_entity_id, retention FROM sealed_record WHERE case_id = :id"
)
_NAMES = text(
    "SELECT p.name_record AS digest, r.digest IS NOT NULL AS there FROM person p"
    " LEFT JOIN sealed_record r ON r.digest = p.name_record AND r.case_id IS NULL"
    "   AND r.procuring_entity_id = p.procuring_entity_id AND r.retention = 'person'"
    " ORDER BY p.id"
)
_ALTERED = text(
    "SELECT digest FROM content WHERE digest <> encode(sha256(body), 'hex') ORDER BY digest"
)


def all_case_ids(connection: Connection) -> list[UUID]:
    """Every case that has a row of any kind."""
    return [row.id for row in connection.execute(_CASES)]


def deadline_rows(connection: Connection, case_id: UUID) -> list[dict[str, Any]]:
    """Rows of the terms of a case, in the shape of ``deadline_row``."""
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


def work_rows(
    connection: Connection, case_id: UUID
) -> set[tuple[int, str, str, datetime, datetime | None, bool]]:
    """Work owed because of events: whose, what, since when, done when; and whether it is coherent.

    How often a row was tried and when it is due again belongs to the worker, until it is done.
    """
    rows = connection.execute(_WORK, {"id": case_id})
    return {(r.seq, r.topic, r.payload, r.created_at, r.done_at, r.coherent) for r in rows}


def event_types(connection: Connection, case_id: UUID) -> dict[int, str]:
    """The type under which each event is filed."""
    return {row.seq: row.type for row in connection.execute(_TYPES, {"id": case_id})}


def fact_places(
    connection: Connection, case_id: UUID
) -> set[tuple[str, str, str, str | None, int, int]]:
    """Every row of ``fact`` but for its value: kind, lot, name, sealed digest, events."""
    return {tuple(row) for row in connection.execute(_FACTS, {"id": case_id})}


def sealed_rows(connection: Connection, case_id: UUID) -> set[tuple[str, UUID, str]]:
    """Sealed records of a case: digest, Province, class of retention."""
    return {tuple(row) for row in connection.execute(_SEALED, {"id": case_id})}


def name_records(connection: Connection) -> dict[str, bool]:
    """The sealed name of every person of the register, and whether it is where it must be."""
    return {row.digest: row.there for row in connection.execute(_NAMES)}


def altered_contents(connection: Connection) -> list[str]:
    """Contents that are not what their digest says, whether a case rests on them or not."""
    return [row.digest for row in connection.execute(_ALTERED)]

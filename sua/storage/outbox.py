"""Claiming and closing outbox rows. A claim is a session lock: it dies with whoever holds it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from sua.domain.case import Case
from sua.domain.events import Event
from sua.storage.database import opened, reaching

# Namespace of our advisory locks on outbox rows.
_CLAIM = 362023

_LOCK = text("SELECT pg_try_advisory_lock(:namespace, :item)")
_UNLOCK = text("SELECT pg_advisory_unlock(:namespace, :item)")

_OPEN = text(
    "SELECT id FROM outbox WHERE done_at IS NULL AND dead_at IS NULL AND next_at <= :now"
    " AND id > :after ORDER BY id LIMIT 100"
)
_FAILURES = text(
    "SELECT id, case_id, topic, payload, attempts, last_error, next_at, dead_at FROM outbox"
    " WHERE done_at IS NULL AND last_error IS NOT NULL ORDER BY id"
)
_WAITING = text(
    "SELECT count(*) FROM outbox WHERE done_at IS NULL AND dead_at IS NULL AND last_error IS NULL"
)
_ROW = text(
    "SELECT id, case_id, seq, topic, payload, attempts FROM outbox"
    " WHERE id = :id AND done_at IS NULL AND dead_at IS NULL FOR UPDATE SKIP LOCKED"
)
_DONE = text(
    "UPDATE outbox SET done_at = :now, attempts = attempts + 1, last_error = NULL WHERE id = :id"
)
_CANCELLED = text(
    "UPDATE outbox SET done_at = :now, last_error = :reason WHERE id = :id AND done_at IS NULL"
)
_FAILED = text(
    "UPDATE outbox SET attempts = attempts + 1, last_error = :error, next_at = :next_at,"
    " dead_at = :dead_at WHERE id = :id AND done_at IS NULL"
)
_REPLAY = text(
    "UPDATE outbox SET dead_at = NULL, attempts = 0, next_at = :now"
    " WHERE dead_at IS NOT NULL AND done_at IS NULL AND id = ANY(:ids)"
)
_APPEND = text(
    "WITH c AS (UPDATE case_file SET seq = :seq, head = :head WHERE id = :id AND seq = :before"
    "   RETURNING id)"
    " INSERT INTO event (case_id, seq, type, body, hash)"
    " SELECT id, :seq, :type, :body, :hash FROM c"
)
_DOCUMENT = text(
    "INSERT INTO document (case_id, act_seq, seq, slug, title, number, day, sha256, view, template,"
    " renderer) VALUES (:case_id, :act_seq, :seq, :slug, :title, :number, :day, :sha256, :view,"
    " :template, :renderer)"
)


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """Work owed: which event of which case, and what."""

    id: int
    case_id: UUID
    seq: int
    topic: str
    payload: str
    attempts: int


@dataclass(frozen=True, slots=True)
class Failure:
    """Work tried and failed: why the last time, and when it is tried again.

    ``dead_at`` is when it was given up: it is not tried again until somebody replays it.
    """

    id: int
    case_id: UUID
    topic: str
    payload: str
    attempts: int
    reason: str
    next_at: datetime
    dead_at: datetime | None


def open_items(connection: Connection, now: datetime, *, after: int = -1) -> list[int]:
    """A hundred rows at most that are due, oldest first, from the one that follows ``after``."""
    return [row.id for row in connection.execute(_OPEN, {"now": now, "after": after})]


def failures(connection: Connection) -> list[Failure]:
    """Rows that were tried and are still open, those given up included, visible in this scope."""
    return [Failure(*row) for row in connection.execute(_FAILURES)]


def waiting(connection: Connection) -> int:
    """How many rows visible in this scope have not been tried yet."""
    return int(connection.execute(_WAITING).scalar_one())


@contextmanager
def claimed(engine: Engine, item: int) -> Iterator[bool]:
    """Hold the claim on a row while the work is done outside any transaction.

    Yields whether the claim was obtained. The lock is the session's, so a crash releases it, of ours
    or of PostgreSQL: work done meanwhile stands, and somebody else may have done it too.
    """
    lock = {"namespace": _CLAIM, "item": item % 2**31}

    def take(connection: Connection) -> bool:
        connection.execution_options(isolation_level="AUTOCOMMIT")
        return bool(connection.execute(_LOCK, lock).scalar_one())

    with reaching():
        connection, took = opened(engine, take)
    with connection:
        try:
            yield took
        finally:
            if took:
                try:
                    connection.execute(_UNLOCK, lock)
                except DBAPIError:
                    connection.invalidate()  # the session ends, and its lock with it


def row(connection: Connection, item: int) -> OutboxItem | None:
    """The row, locked, if it is still open."""
    found = connection.execute(_ROW, {"id": item}).first()
    return OutboxItem(*found) if found else None


def done(connection: Connection, item: int, now: datetime) -> None:
    """The work is done."""
    connection.execute(_DONE, {"id": item, "now": now})


def cancelled(connection: Connection, item: int, reason: str, now: datetime) -> None:
    """The work is no longer owed, for a readable reason: the row is closed with nothing done."""
    connection.execute(_CANCELLED, {"id": item, "reason": reason, "now": now})


def failed(
    connection: Connection, item: int, error: str, next_at: datetime, dead_at: datetime | None
) -> None:
    """The work failed, for a readable reason: it is tried again later or, if dead, given up."""
    values = {"id": item, "error": error[:2000], "next_at": next_at, "dead_at": dead_at}
    connection.execute(_FAILED, values)


def replay(connection: Connection, items: list[int], now: datetime) -> int:
    """Owe again what was given up, as if never tried; how many rows."""
    return connection.execute(_REPLAY, {"ids": items, "now": now}).rowcount


def append_event(connection: Connection, before: Case, kind: str, event: Event) -> bool:
    """Append an event that changes neither state nor version; False if the case has moved."""
    result = connection.execute(
        _APPEND,
        {
            "id": before.id,
            "before": before.seq,
            "seq": event.seq,
            "head": event.hash,
            "type": kind,
            "body": event.text,
            "hash": event.hash,
        },
    )
    return bool(result.rowcount)


def add_document(connection: Connection, case_id: UUID, values: dict[str, Any]) -> None:
    """The row of a rendered act."""
    connection.execute(
        _DOCUMENT, {**values, "case_id": case_id, "day": date.fromisoformat(values["day"])}
    )

"""Current rows of cases and their chains: locked, loaded, and written in one statement.

The hot path is plain SQL: the ORM costs several times the client CPU of one data-modifying CTE, and
one statement cannot be half written. Facts come and go as canonical JSON text; typing them needs the
case's rule book, which is the service's to choose.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, text

from sua.domain.case import Case, CaseKind, FactTimes, Lot
from sua.domain.deadlines import Deadline
from sua.domain.events import Event
from sua.domain.people import Role, RoleHolding


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFact:
    """A fact as the store holds it: canonical JSON text, or the digest of its sealed record.

    ``seq`` is the event that set it, ``changed_seq`` the one at which its value became another.
    """

    value: str
    sealed: str | None
    seq: int
    changed_seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCase:
    """A case as the store holds it: every field but the typed facts; ``lots`` has those of each."""

    case: Case
    facts: Mapping[str, StoredFact]
    lots: Mapping[str, Mapping[str, StoredFact]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxEntry:
    """Work owed because of event ``seq``."""

    seq: int
    topic: str
    payload: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyUse:
    """An idempotency key used by a person, with the hash of the command and the reply given."""

    person: UUID
    key: str
    body_hash: str
    reply: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseWrite:
    """Everything one command writes about one case, in one statement.

    ``before`` is the sequence number the case was read at; ``facts`` and ``done`` the changed ones
    only, by lot (empty: the whole case) and name; ``states`` of the lots concerned. ``deadlines``
    are all those of the case, or None where they stay as they are.
    """

    case: Case
    before: int
    recorded_at: datetime
    events: Sequence[tuple[str, Event]]
    facts: Mapping[tuple[str, str], StoredFact] = field(default_factory=dict)
    done: Mapping[tuple[str, str], datetime] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    deadlines: Sequence[Deadline] | None = None
    outbox: Sequence[OutboxEntry] = ()
    key: KeyUse | None = None


_COLUMNS = (
    "id, kind, workflow, procuring_entity_id, buyer_id, agreement_id, parent_id, opened_at, state,"
    " version, seq, head, rulebook, pinned_on, last_at"
)
_LOCK = text(f"SELECT {_COLUMNS} FROM case_file WHERE id = :id FOR UPDATE")  # noqa: S608
_READ = text(f"SELECT {_COLUMNS} FROM case_file WHERE id = :id")  # noqa: S608
_ALL = text("SELECT id FROM case_file ORDER BY opened_at, id")
_FAMILY = text(
    "WITH RECURSIVE up AS (SELECT id, parent_id FROM case_file WHERE id = :id"
    " UNION SELECT c.id, c.parent_id FROM case_file c JOIN up ON c.id = up.parent_id),"
    " down AS (SELECT id, 0 AS depth FROM up WHERE parent_id IS NULL"
    " UNION SELECT c.id, down.depth + 1 FROM case_file c JOIN down ON c.parent_id = down.id)"
    " SELECT down.id FROM down JOIN case_file f ON f.id = down.id ORDER BY depth, f.opened_at, f.id"
)
_PARTS = text(
    "SELECT"
    " (SELECT json_agg(json_build_array(kind, lot, name, value, sealed, seq, changed_seq)) FROM fact"
    "  WHERE case_id = :id),"
    " (SELECT json_agg(json_build_array(role, person_id, valid_from, valid_to)"
    "  ORDER BY valid_from, role, person_id) FROM case_role WHERE case_id = :id)"
)
_KEY = text("SELECT body_hash, reply FROM idempotency WHERE person_id = :person AND key = :key")
_EVENTS = text(
    "SELECT seq, body, hash FROM event WHERE case_id = :id AND seq > :after ORDER BY seq LIMIT :limit"
)
# An act is owed to the renderer until it is rendered: in either place stands the event adopting it.
_ADOPTING = text(
    "SELECT seq, body, hash FROM event WHERE case_id = :id AND seq IN ("
    " SELECT act_seq FROM document WHERE case_id = :id"
    " UNION SELECT seq FROM outbox WHERE case_id = :id AND topic = 'render') ORDER BY seq"
)

_OPEN = text(
    f"WITH c AS (INSERT INTO case_file ({_COLUMNS})"  # noqa: S608
    " VALUES (:id, :kind, :workflow, :province, :buyer, :agreement, :parent, :opened_at, :state,"
    "         0, 0, :head, NULL, NULL, NULL))"
    " INSERT INTO case_party (case_id, organization_id, scope, procuring_entity_id)"
    " SELECT CAST(:id AS uuid), x.organization, x.scope, CAST(:province AS uuid)"
    " FROM (VALUES (CAST(:province AS uuid), 'procuring_entity'), (CAST(:buyer AS uuid), 'buyer'))"
    "      AS x(organization, scope)"
)
_WRITE = text(
    "WITH c AS (UPDATE case_file SET state = :state, version = :version, seq = :seq, head = :head,"
    "   rulebook = :rulebook, pinned_on = :pinned_on, last_at = :last_at"
    "   WHERE id = :id AND seq = :before RETURNING id),"
    " e AS (INSERT INTO event (case_id, seq, type, body, hash)"
    "   SELECT case_id, seq, type, body, hash FROM json_populate_recordset(NULL::event, :events)),"
    " f AS (INSERT INTO fact (case_id, kind, lot, name, value, sealed, seq, changed_seq)"
    "   SELECT case_id, kind, lot, name, value, sealed, seq, changed_seq"
    "   FROM json_populate_recordset(NULL::fact, :facts)"
    "   ON CONFLICT (case_id, kind, lot, name) DO UPDATE SET value = excluded.value,"
    "   sealed = excluded.sealed, seq = excluded.seq, changed_seq = excluded.changed_seq),"
    " r AS (INSERT INTO case_role (case_id, role, person_id, valid_from, valid_to)"
    "   SELECT case_id, role, person_id, valid_from, valid_to"
    "   FROM json_populate_recordset(NULL::case_role, :roles)"
    "   ON CONFLICT (case_id, role, person_id, valid_from) DO UPDATE SET valid_to = excluded.valid_to),"
    " d AS (INSERT INTO deadline"
    "   (case_id, lot, rule, label, starts_on, last_day, due_at, note, source, expiry, met_at)"
    "   SELECT case_id, lot, rule, label, starts_on, last_day, due_at, note, source, expiry, met_at"
    "   FROM json_populate_recordset(NULL::deadline, :deadlines)"
    "   ON CONFLICT (case_id, lot, rule) DO UPDATE SET label = excluded.label,"
    "   starts_on = excluded.starts_on, last_day = excluded.last_day, due_at = excluded.due_at,"
    "   note = excluded.note, source = excluded.source, expiry = excluded.expiry,"
    "   met_at = excluded.met_at),"
    " x AS (DELETE FROM deadline d WHERE d.case_id = :id AND :derived AND (d.lot, d.rule) NOT IN"
    "   (SELECT lot, rule FROM json_populate_recordset(NULL::deadline, :deadlines))),"
    " o AS (INSERT INTO outbox (case_id, seq, topic, payload, created_at, next_at, attempts)"
    "   SELECT case_id, seq, topic, payload, created_at, next_at, 0"
    "   FROM json_populate_recordset(NULL::outbox, :outbox)),"
    " i AS (INSERT INTO idempotency (person_id, key, case_id, body_hash, reply, recorded_at)"
    "   SELECT person_id, key, case_id, body_hash, reply, recorded_at"
    "   FROM json_populate_recordset(NULL::idempotency, :keys))"
    " SELECT count(*) FROM c"
)


def find_key(connection: Connection, person: UUID, key: str) -> tuple[str, str] | None:
    """Body hash and reply of a command already given under that key, if visible here."""
    row = connection.execute(_KEY, {"person": person, "key": key}).first()
    return (row.body_hash, row.reply) if row else None


def load(connection: Connection, case_id: UUID, *, lock: bool) -> StoredCase | None:
    """The case as visible in this scope, locked for the rest of the transaction if asked.

    The parts are read by a later statement than the lock, so that they are never older than it.
    """
    row = connection.execute(_LOCK if lock else _READ, {"id": case_id}).first()
    if row is None:
        return None
    facts, roles = connection.execute(_PARTS, {"id": case_id}).one()
    return _stored(row, facts or [], roles or [])


def _stored(row: Row[Any], rows: list[list[Any]], roles: list[list[Any]]) -> StoredCase:
    facts: dict[str, dict[str, StoredFact]] = {"": {}}
    done: dict[str, dict[str, datetime]] = {"": {}}
    states: dict[str, str] = {}
    for kind, lot, name, value, sealed, seq, changed_seq in rows:
        if kind == "fact":
            held = StoredFact(value=value, sealed=sealed, seq=seq, changed_seq=changed_seq)
            facts.setdefault(lot, {})[name] = held
        elif kind == "done":
            done.setdefault(lot, {})[name] = datetime.fromisoformat(json.loads(value))
        elif kind == "state":
            states[lot] = json.loads(value)
    case = Case(
        id=row.id,
        kind=CaseKind(row.kind),
        workflow=row.workflow,
        province=row.procuring_entity_id,
        buyer=row.buyer_id,
        agreement=row.agreement_id,
        parent=row.parent_id,
        opened_at=row.opened_at,
        state=row.state,
        version=row.version,
        seq=row.seq,
        head=row.head,
        rulebook=row.rulebook,
        pinned_on=row.pinned_on,
        last_at=row.last_at,
        done=done[""],
        roles=tuple(
            RoleHolding(
                Role(role),
                UUID(person),
                date.fromisoformat(start),
                date.fromisoformat(end) if end else None,
            )
            for role, person, start, end in roles
        ),
        times=_times(facts[""]),
        lots=Case.in_order(
            Lot(id=lot, state=state, done=done.get(lot, {}), times=_times(facts.get(lot, {})))
            for lot, state in states.items()
        ),
    )
    return StoredCase(case=case, facts=facts[""], lots={n: facts.get(n, {}) for n in states})


def _times(facts: Mapping[str, StoredFact]) -> dict[str, FactTimes]:
    return {n: FactTimes(given=f.seq, changed=f.changed_seq) for n, f in facts.items()}


def insert(connection: Connection, case: Case) -> None:
    """The row of a new case and its two parties, before its first event is written."""
    connection.execute(
        _OPEN,
        {
            "id": case.id,
            "kind": case.kind.value,
            "workflow": case.workflow,
            "province": case.province,
            "buyer": case.buyer,
            "agreement": case.agreement,
            "parent": case.parent,
            "opened_at": case.opened_at,
            "state": case.state,
            "head": case.head,
        },
    )


def write(connection: Connection, change: CaseWrite) -> bool:
    """Write one command's effects in one statement; False if the case is no longer as read."""
    case, identity = change.case, {"case_id": str(change.case.id)}
    roles = [
        {
            **identity,
            "role": h.role.value,
            "person_id": str(h.person),
            "valid_from": h.valid_from.isoformat(),
            "valid_to": h.valid_to.isoformat() if h.valid_to else None,
        }
        for h in case.roles
    ]
    facts = [
        {**identity, "kind": "fact", "lot": lot, "name": name, **asdict(fact)}
        for (lot, name), fact in change.facts.items()
    ]
    told = [("done", lot, name, at.isoformat()) for (lot, name), at in change.done.items()]
    told += [("state", lot, "state", state) for lot, state in change.states.items()]
    facts += [
        {
            **identity,
            "kind": kind,
            "lot": lot,
            "name": name,
            "value": json.dumps(value),
            "sealed": None,
            "seq": case.seq,
            "changed_seq": case.seq,
        }
        for kind, lot, name, value in told
    ]
    now = change.recorded_at.isoformat()
    key = change.key
    written = connection.execute(
        _WRITE,
        {
            "id": case.id,
            "before": change.before,
            "state": case.state,
            "version": case.version,
            "seq": case.seq,
            "head": case.head,
            "rulebook": case.rulebook,
            "pinned_on": case.pinned_on,
            "last_at": case.last_at,
            "events": _rows(
                {**identity, "seq": e.seq, "type": kind, "body": e.text, "hash": e.hash}
                for kind, e in change.events
            ),
            "facts": json.dumps(facts),
            "roles": json.dumps(roles),
            "deadlines": _rows(deadline_row(case.id, d) for d in change.deadlines or ()),
            "derived": change.deadlines is not None,
            "outbox": _rows(
                {**identity, **asdict(o), "created_at": now, "next_at": now} for o in change.outbox
            ),
            "keys": _rows(
                {
                    **identity,
                    "person_id": str(key.person),
                    "key": key.key,
                    "body_hash": key.body_hash,
                    "reply": key.reply,
                    "recorded_at": now,
                }
                for _ in range(1)
            )
            if key
            else "[]",
        },
    ).scalar_one()
    return bool(written)


def _rows(rows: Iterator[dict[str, Any]]) -> str:
    return json.dumps(list(rows))


def deadline_row(case_id: UUID, deadline: Deadline) -> dict[str, Any]:
    """A deadline as the JSON of its row."""
    return {
        "case_id": str(case_id),
        **asdict(deadline),
        "starts_on": deadline.starts_on.isoformat(),
        "last_day": deadline.last_day.isoformat(),
        "due_at": deadline.due_at.isoformat(),
        "met_at": deadline.met_at.isoformat() if deadline.met_at else None,
    }


def events(
    connection: Connection, case_id: UUID, *, after: int = 0, limit: int | None = None
) -> list[Event]:
    """The chain of a case in order, or the part of it that follows event ``after``."""
    rows = connection.execute(_EVENTS, {"id": case_id, "after": after, "limit": limit})
    return [Event(r.seq, r.body, r.hash) for r in rows]


def adopting_events(connection: Connection, case_id: UUID) -> list[Event]:
    """The events by which acts were adopted, however long the chain is."""
    return [Event(r.seq, r.body, r.hash) for r in connection.execute(_ADOPTING, {"id": case_id})]


def family(connection: Connection, case_id: UUID) -> list[UUID]:
    """The case, those it descends from and all those born of them: parents before children."""
    return [row.id for row in connection.execute(_FAMILY, {"id": case_id})]


def all_cases(connection: Connection) -> list[UUID]:
    """Every case visible in this scope, oldest first."""
    return [row.id for row in connection.execute(_ALL)]

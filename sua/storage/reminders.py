"""What the clock reads and owes: open terms, who is to be reminded of them, reminders in the outbox."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, text

from sua.domain.people import Role
from sua.storage.vault import Vault, open_sealed

REMIND = "remind"

_COLUMNS = (
    "d.case_id, d.lot, c.workflow, COALESCE(s.value::json #>> '{}', c.state) AS state, c.version,"
    " c.procuring_entity_id AS province,"
    " c.buyer_id AS buyer, c.last_at, d.rule, d.label, d.last_day, d.due_at, d.source, d.expiry"
)
_FROM = (
    "deadline d JOIN case_file c ON c.id = d.case_id LEFT JOIN fact s ON s.case_id = d.case_id"
    " AND s.kind = 'state' AND s.lot = d.lot AND s.name = 'state'"
)
_TERMS = text(
    f"SELECT {_COLUMNS} FROM {_FROM}"  # noqa: S608
    " WHERE d.met_at IS NULL ORDER BY d.due_at, d.case_id, d.rule, d.lot"
)
_TERM = text(
    f"SELECT {_COLUMNS} FROM {_FROM}"  # noqa: S608
    " WHERE d.met_at IS NULL AND d.case_id = :case_id AND d.rule = :rule AND d.lot = :lot"
)
_APPOINTED = text(
    "SELECT case_id, role, person_id FROM case_role WHERE case_id = ANY(:cases)"
    " AND valid_from <= :day AND (valid_to IS NULL OR valid_to >= :day)"
)
_MEMBERS = text(
    "SELECT organization_id, role, person_id FROM membership WHERE organization_id = ANY(:bodies)"
    " AND valid_from <= :day AND (valid_to IS NULL OR valid_to >= :day)"
)
_OWE = text(
    "INSERT INTO outbox (case_id, seq, topic, payload, created_at, next_at, attempts)"
    " SELECT n.case_id, 0, :topic, n.payload, :now, :now, 0"
    " FROM json_populate_recordset(NULL::outbox, :rows) n"
    " WHERE NOT EXISTS (SELECT FROM outbox o WHERE o.case_id = n.case_id AND o.seq = 0"
    "                   AND o.topic = :topic AND o.payload = n.payload)"
    " ON CONFLICT (case_id, seq, topic, payload) DO NOTHING"
)
_SUBJECT = text(
    "SELECT f.value AS subject, o.name AS buyer, i.created_at AS installed FROM case_file c"
    " JOIN organization o ON o.id = c.buyer_id"
    " LEFT JOIN fact f ON f.case_id = c.id AND f.kind = 'fact' AND f.lot = '' AND f.name = 'subject'"
    "   AND f.sealed IS NULL"
    " LEFT JOIN installation i ON i.id = 1 WHERE c.id = :id"
)
_ADDRESS = text(
    "SELECT email_record FROM account WHERE person_id = :person AND disabled_at IS NULL"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTerm:
    """A term not met, with what is to be known of its case.

    Of a lot's term, ``state`` is the lot's. ``last_at`` is the legal instant of the last step;
    ``due_at`` the first instant after the term.
    """

    case_id: UUID
    workflow: str
    state: str
    version: int
    province: UUID
    buyer: UUID
    last_at: datetime | None
    lot: str
    rule: str
    label: str
    last_day: date
    due_at: datetime
    source: str
    expiry: str


@dataclass(frozen=True, slots=True)
class Heading:
    """What a mail may say of a case: public things only."""

    subject: str
    buyer: str
    installed: datetime | None


def open_terms(connection: Connection) -> list[OpenTerm]:
    """Every term not met, the most urgent first."""
    return [OpenTerm(**row._mapping) for row in connection.execute(_TERMS)]  # noqa: SLF001


def open_term(connection: Connection, case_id: UUID, rule: str, lot: str = "") -> OpenTerm | None:
    """One term, if it exists and is not met."""
    row = connection.execute(_TERM, {"case_id": case_id, "rule": rule, "lot": lot}).first()
    return OpenTerm(**row._mapping) if row else None  # noqa: SLF001


def concerned(
    connection: Connection, terms: Collection[OpenTerm], day: date
) -> Mapping[UUID, Mapping[UUID, frozenset[Role]]]:
    """For the case of each term, who holds which roles on that day: case → person → roles.

    A role is its holders' in the case, if any were appointed there; otherwise those of the body:
    the Comune for the buyer, the Province for the others.
    """
    if not terms:
        return {}
    appointed: dict[tuple[UUID, str], set[UUID]] = defaultdict(set)
    cases = sorted({term.case_id for term in terms})
    for case_id, role, person in connection.execute(_APPOINTED, {"cases": cases, "day": day}):
        appointed[case_id, role].add(person)
    members: dict[tuple[UUID, str], set[UUID]] = defaultdict(set)
    bodies = sorted({body for term in terms for body in (term.province, term.buyer)})
    for body, role, person in connection.execute(_MEMBERS, {"bodies": bodies, "day": day}):
        members[body, role].add(person)
    found: dict[UUID, Mapping[UUID, frozenset[Role]]] = {}
    for term in terms:
        held: dict[UUID, set[Role]] = defaultdict(set)
        for role in Role:
            body = term.buyer if role is Role.BUYER else term.province
            holders = appointed.get((term.case_id, role)) or members.get((body, role), set())
            for person in holders:
                held[person].add(role)
        found[term.case_id] = {person: frozenset(roles) for person, roles in held.items()}
    return found


def owe(connection: Connection, owed: Sequence[tuple[UUID, str]], now: datetime) -> int:
    """Write reminders (case, payload) not owed yet; how many were new."""
    if not owed:
        return 0
    rows = json.dumps([{"case_id": str(case), "payload": payload} for case, payload in owed])
    return connection.execute(_OWE, {"rows": rows, "topic": REMIND, "now": now}).rowcount


def heading(connection: Connection, case_id: UUID) -> Heading:
    """Subject of the case and name of the body; ``installed`` is when this database was declared."""
    row = connection.execute(_SUBJECT, {"id": case_id}).one()
    return Heading(json.loads(row.subject) if row.subject else "", row.buyer, row.installed)


def address(connection: Connection, vault: Vault, person: UUID) -> str | None:
    """The e-mail address of a person; None if there is no open account, or no address in it."""
    record = connection.execute(_ADDRESS, {"person": person}).scalar()
    if record is None:
        return None
    opened = open_sealed(connection, vault, {record})[record]
    return opened.decode() if opened else None

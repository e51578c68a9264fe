"""The register of bodies: entries that only grow, with the journal of who made them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, text
from sqlmodel import Session, col, select

from sua.domain.bodies import Attribute, Body, BodyEvent, BodyEventKind, Dated, NewBody
from sua.domain.organizations import OrganizationKind, Qualification
from sua.storage.inserting import insert_new
from sua.storage.register_tables import BodyEventRow, BodyHistoryRow, RegisterJournalRow
from sua.storage.tables import OrganizationRow, QualificationRow

_OPTIONAL = (Attribute.AUSA, Attribute.ISTAT, Attribute.IPA, Attribute.NUTS, Attribute.POPULATION)
_HOLD = text("SELECT 1 FROM organization WHERE id = :province FOR UPDATE")
_JOURNAL = text(
    "SELECT id, at, by_person, action, organization_id, person_id, detail FROM register_journal"
    " WHERE id < :before AND (CAST(:body AS uuid) IS NULL OR organization_id = :body)"
    " ORDER BY id DESC LIMIT :limit"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """A line of the journal of the registers."""

    id: int
    at: datetime
    by: UUID | None
    action: str
    body: UUID | None
    person: UUID | None
    detail: Mapping[str, str]


def hold_registers(connection: Connection, province: UUID) -> None:
    """Let nobody else write the registers of a Province until this transaction ends."""
    connection.execute(_HOLD, {"province": province})


def add_body(
    connection: Connection, identity: UUID, province: UUID, new: NewBody, day: date, at: datetime
) -> bool:
    """Register a body; False if its identity or its codice fiscale is there already."""
    values = {a: new.attributes.get(a) for a in _OPTIONAL}
    row = {
        "id": identity,
        "procuring_entity_id": province,
        "kind": new.kind.value,
        "name": new.attributes[Attribute.NAME],
        "codice_fiscale": new.codice_fiscale,
        "pec": new.attributes.get(Attribute.PEC, ""),
        **{a.value: _typed(a, value) for a, value in values.items()},
    }
    if not insert_new(connection, OrganizationRow, row):
        return False
    for attribute, value in new.attributes.items():
        _write_down(connection, identity, attribute, value, day, "", at)
    for qualification in new.qualifications:
        add_qualification(connection, identity, qualification)
    return True


def change_attribute(  # noqa: PLR0913 -- a change has that many parts
    connection: Connection,
    body: UUID,
    attribute: Attribute,
    value: str,
    day: date,
    act: str,
    at: datetime,
) -> None:
    """Write a value down from a day on, and make the latest by day the present one."""
    _write_down(connection, body, attribute, value, day, act, at)
    connection.execute(
        text(
            f"UPDATE organization SET {attribute.value} = (SELECT CAST(h.value AS"  # noqa: S608
            f" {'integer' if attribute is Attribute.POPULATION else 'text'}) FROM body_history h"
            " WHERE h.organization_id = :body AND h.attribute = :attribute"
            " ORDER BY h.valid_from DESC, h.id DESC LIMIT 1) WHERE id = :body"
        ),
        {"body": body, "attribute": attribute.value},
    )


def _write_down(  # noqa: PLR0913 -- as above
    connection: Connection,
    body: UUID,
    attribute: Attribute,
    value: str,
    day: date,
    act: str,
    at: datetime,
) -> None:
    row = {
        "organization_id": body,
        "attribute": attribute.value,
        "value": value,
        "valid_from": day,
        "act": act,
        "recorded_at": at,
    }
    connection.execute(insert(BodyHistoryRow), row)


def _typed(attribute: Attribute, value: str | None) -> str | int | None:
    return int(value) if value is not None and attribute is Attribute.POPULATION else value


def add_qualification(connection: Connection, body: UUID, new: Qualification) -> bool:
    """Register a level of a body; False if that level from that day is there already."""
    row = {
        "organization_id": body,
        "level": new.level,
        "valid_from": new.valid_from,
        "valid_to": new.valid_to,
    }
    return insert_new(connection, QualificationRow, row)


def end_qualification(
    connection: Connection, body: UUID, level: str, valid_from: date, last: date
) -> bool:
    """Set the last day of a level; False if there is none that begins on that day."""
    ended = connection.execute(
        text(
            "UPDATE qualification SET valid_to = :last WHERE organization_id = :body"
            " AND level = :level AND valid_from = :first"
        ),
        {"body": body, "level": level, "first": valid_from, "last": last},
    )
    return bool(ended.rowcount)


def add_event(connection: Connection, event: BodyEvent, at: datetime) -> bool:
    """Register what befell a body; False if it is there already."""
    row = {
        "organization_id": event.body,
        "kind": event.kind.value,
        "other_id": event.other,
        "day": event.day,
        "act": event.act,
        "recorded_at": at,
    }
    return insert_new(connection, BodyEventRow, row)


def bodies(connection: Connection, wanted: Iterable[UUID] | None = None) -> list[Body]:
    """The bodies visible in this scope, the Province first, then by name; or those ``wanted``."""
    with Session(connection) as session:
        query = select(OrganizationRow)
        if wanted is not None:
            query = query.where(col(OrganizationRow.id).in_(list(wanted)))
        rows = session.exec(query).all()
        identities = [row.id for row in rows]
        levels: dict[UUID, list[Qualification]] = defaultdict(list)
        held = select(QualificationRow).where(col(QualificationRow.organization_id).in_(identities))
        order = (col(QualificationRow.level), col(QualificationRow.valid_from))
        for q in session.exec(held.order_by(*order)):
            levels[q.organization_id].append(
                Qualification(level=q.level, valid_from=q.valid_from, valid_to=q.valid_to)
            )
        past: dict[UUID, list[Dated]] = defaultdict(list)
        known = select(BodyHistoryRow).where(col(BodyHistoryRow.organization_id).in_(identities))
        for h in session.exec(
            known.order_by(col(BodyHistoryRow.valid_from), col(BodyHistoryRow.id))
        ):
            past[h.organization_id].append(_dated(h))
        befell: dict[UUID, list[BodyEvent]] = defaultdict(list)
        for e in session.exec(select(BodyEventRow).order_by(col(BodyEventRow.day))):
            event = _event(e)
            befell[e.organization_id].append(event)
            befell[e.other_id].append(event)
        found = [
            Body(
                id=row.id,
                kind=OrganizationKind(row.kind),
                codice_fiscale=row.codice_fiscale,
                attributes=_present(row),
                qualifications=tuple(levels[row.id]),
                events=tuple(befell[row.id]),
                history=tuple(past[row.id]),
            )
            for row in rows
        ]
        seats = {row.id for row in rows if row.id == row.procuring_entity_id}
    return sorted(found, key=lambda b: (b.id not in seats, b.name.casefold()))


def _present(row: OrganizationRow) -> dict[Attribute, str]:
    values = {a: getattr(row, a.value) for a in Attribute}
    return {a: str(value) for a, value in values.items() if value not in (None, "")}


def _dated(row: BodyHistoryRow) -> Dated:
    return Dated(
        attribute=Attribute(row.attribute),
        value=row.value,
        valid_from=row.valid_from,
        act=row.act,
        recorded_at=row.recorded_at,
    )


def _event(row: BodyEventRow) -> BodyEvent:
    return BodyEvent(
        kind=BodyEventKind(row.kind),
        body=row.organization_id,
        other=row.other_id,
        day=row.day,
        act=row.act,
    )


def merged_into(connection: Connection, body: UUID, day: date) -> tuple[str | None, date] | None:
    """The name of the body into which another had been merged on a day, and since when.

    The name is None where it is not visible in this scope: a Comune does not see the others.
    """
    row = connection.execute(
        text(
            "SELECT o.name, e.day FROM body_event e LEFT JOIN organization o ON o.id = e.other_id"
            " WHERE e.organization_id = :body AND e.kind = :kind AND e.day <= :day"
        ),
        {"body": body, "kind": BodyEventKind.MERGED_INTO.value, "day": day},
    ).first()
    return (row.name, row.day) if row else None


def write_journal(  # noqa: PLR0913 -- a line of the journal has that many columns
    connection: Connection,
    province: UUID,
    action: str,
    at: datetime,
    *,
    by: UUID | None,
    body: UUID | None = None,
    person: UUID | None = None,
    detail: Mapping[str, Any] | None = None,
) -> None:
    """One line in the journal of the registers; it never names a person."""
    row = {
        "procuring_entity_id": province,
        "at": at,
        "by_person": by,
        "action": action,
        "organization_id": body,
        "person_id": person,
        "detail": json.dumps({k: str(v) for k, v in (detail or {}).items()}, ensure_ascii=False),
    }
    connection.execute(insert(RegisterJournalRow), row)


def journal(
    connection: Connection, *, before: int, limit: int, body: UUID | None = None
) -> list[JournalEntry]:
    """Lines of the journal visible in this scope, newest first, older than ``before``."""
    values = {"before": before, "limit": limit, "body": body}
    return [
        JournalEntry(
            id=row.id,
            at=row.at,
            by=row.by_person,
            action=row.action,
            body=row.organization_id,
            person=row.person_id,
            detail=json.loads(row.detail),
        )
        for row in connection.execute(_JOURNAL, values)
    ]

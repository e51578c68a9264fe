"""Keeping the register of bodies: entries, dated changes, mergers and splits, qualifications.

Whoever keeps it is the administrator of the SUA, or whoever keeps the server. Nothing is erased:
a wrong value is followed by the right one, and the journal says who wrote either.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import Connection

from sua.domain.accounts import Caller
from sua.domain.bodies import EVER, Attribute, Body, BodyEvent, BodyEventKind, NewBody
from sua.domain.calendar import legal_day
from sua.domain.errors import ConflictError, InputError, NotFoundError
from sua.domain.organizations import Qualification
from sua.service.scoping import scope_of
from sua.storage import bodies
from sua.storage.database import DatabaseRole, Scope, transaction

if TYPE_CHECKING:
    from sua.service.installation import Installation


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeper:
    """Who keeps the registers: the administrator, or with ``by`` None whoever keeps the server."""

    here: "Installation"
    province: UUID
    by: UUID | None
    now: datetime

    @classmethod
    def of(cls, here: "Installation", caller: Caller, now: datetime) -> "Keeper":
        """The caller as keeper; the access table has said already that it may be."""
        return cls(here=here, province=caller.province, by=caller.credential.person, now=now)

    @property
    def scope(self) -> Scope:
        """The database scope of the registers of this Province."""
        return Scope(DatabaseRole.ADMIN, self.province, self.province)

    @property
    def today(self) -> date:
        """The legal day."""
        return legal_day(self.now)

    def write_down(
        self,
        connection: Connection,
        action: str,
        *,
        body: UUID | None = None,
        person: UUID | None = None,
        detail: Mapping[str, object] | None = None,
    ) -> None:
        """One line in the journal of the registers, in the name of this keeper."""
        bodies.write_journal(
            connection,
            self.province,
            action,
            self.now,
            by=self.by,
            body=body,
            person=person,
            detail=detail,
        )


def register_body(keeper: Keeper, new: NewBody, day: date | None = None) -> UUID:
    """Put a body into the register; its attributes hold from ``day``, or since ever.

    Raises:
        ConflictError: a body with that codice fiscale is registered.
        InputError: the day is to come.
    """
    with transaction(keeper.here.engine, keeper.scope) as connection:
        return register_in(connection, keeper, new, day or EVER)


def register_in(connection: Connection, keeper: Keeper, new: NewBody, day: date) -> UUID:
    """As :func:`register_body`, in a transaction under way."""
    not_to_come(day, keeper.today)
    if Attribute.NAME not in new.attributes:
        raise InputError("Manca la denominazione dell'ente.", code="body.name", field="name")
    identity = uuid4()
    if not bodies.add_body(connection, identity, keeper.province, new, day, keeper.now):
        raise ConflictError(
            f"Un ente con codice fiscale {new.codice_fiscale} è già nel registro: per cambiarne i"
            " dati registrare una variazione."
        )
    detail = {"from": day} if day > EVER else {}
    keeper.write_down(connection, "body.registered", body=identity, detail=detail)
    return identity


def change_body(
    keeper: Keeper, body: UUID, changes: Mapping[Attribute, str], day: date, act: str = ""
) -> tuple[Attribute, ...]:
    """Record that attributes are others from a day on; those that were so already are left out.

    Raises:
        NotFoundError: the body is not in the register.
        InputError: the day is to come.
    """
    with transaction(keeper.here.engine, keeper.scope) as connection:
        bodies.hold_registers(connection, keeper.province)
        return change_in(connection, keeper, _body(connection, body), changes, day, act)


def change_in(
    connection: Connection,
    keeper: Keeper,
    body: Body,
    changes: Mapping[Attribute, str],
    day: date,
    act: str,
) -> tuple[Attribute, ...]:
    """As :func:`change_body`, in a transaction that holds the registers."""
    not_to_come(day, keeper.today)
    made = []
    for attribute, value in changes.items():
        if body.value_on(attribute, day) == value:
            continue
        bodies.change_attribute(connection, body.id, attribute, value, day, act, keeper.now)
        detail = {"attribute": attribute.value, "value": value, "from": day, "act": act}
        keeper.write_down(connection, "body.changed", body=body.id, detail=detail)
        made.append(attribute)
    return tuple(made)


def record_event(keeper: Keeper, event: BodyEvent) -> None:
    """Record that a body was merged into another, or split from it.

    Raises:
        NotFoundError: one of the two is not in the register.
        ConflictError: it is recorded already, or the body had ceased before.
        InputError: the two are one, no act is named, the day is to come, or the Province itself ends.
    """
    not_to_come(event.day, keeper.today)
    if event.body == event.other:
        raise InputError(
            "Un ente non si fonde con sé stesso, né nasce da sé stesso: indicare l'altro ente.",
            code="body.event.self",
            field="other",
        )
    if not event.act.strip():
        raise InputError(
            "Indicare l'atto (legge regionale, deliberazione) da cui risulta.",
            code="body.event.act",
            field="act",
        )
    if event.kind is BodyEventKind.MERGED_INTO and event.body == keeper.province:
        raise InputError(
            "La Provincia che tiene il registro non può cessare nel proprio registro.",
            code="body.event.province",
            field="body",
        )
    with transaction(keeper.here.engine, keeper.scope) as connection:
        bodies.hold_registers(connection, keeper.province)
        one, other = _body(connection, event.body), _body(connection, event.other)
        for each in (one, other):
            if ended := each.ceased(event.day):
                raise ConflictError(
                    f"{each.name} ha cessato il {ended.day:%d/%m/%Y}: da quel giorno non può"
                    " fondersi né distaccarsi."
                )
        if not bodies.add_event(connection, event, keeper.now):
            raise ConflictError("Questo evento è già nel registro.")
        detail = {"other": event.other, "day": event.day, "act": event.act}
        action = f"body.{event.kind.value}"
        keeper.write_down(connection, action, body=event.body, detail=detail)


def qualify(keeper: Keeper, body: UUID, new: Qualification) -> None:
    """Register a level of qualification, or give an end to one that begins on the same day.

    Raises:
        NotFoundError: the body is not in the register.
        InputError: it would end before it begins.
    """
    with transaction(keeper.here.engine, keeper.scope) as connection:
        bodies.hold_registers(connection, keeper.province)
        qualify_in(connection, keeper, _body(connection, body), new)


def qualify_in(connection: Connection, keeper: Keeper, body: Body, new: Qualification) -> bool:
    """As :func:`qualify`, in a transaction that holds the registers; False if nothing changes."""
    in_order(new.valid_from, new.valid_to)
    if new in body.qualifications:
        return False
    if not bodies.add_qualification(connection, body.id, new):
        if new.valid_to is None:
            return False
        bodies.end_qualification(connection, body.id, new.level, new.valid_from, new.valid_to)
    detail = {"level": new.level, "from": new.valid_from, "to": new.valid_to or ""}
    keeper.write_down(connection, "body.qualified", body=body.id, detail=detail)
    return True


def bodies_of(here: "Installation", caller: Caller) -> list[Body]:
    """The bodies the caller may see: all of them for the SUA, itself and the Province for a Comune."""
    with transaction(here.engine, scope_of(caller.actor, caller.province)) as connection:
        return bodies.bodies(connection)


def body_of(here: "Installation", caller: Caller, body: UUID) -> Body:
    """One body the caller may see.

    Raises:
        NotFoundError: it is not in the register, or not visible.
    """
    with transaction(here.engine, scope_of(caller.actor, caller.province)) as connection:
        return _body(connection, body)


def _body(connection: Connection, identity: UUID) -> Body:
    found = bodies.bodies(connection, [identity])
    if not found:
        raise NotFoundError("L'ente indicato non è nel registro della SUA.")
    return found[0]


def refuse_ceased(connection: Connection, body: UUID, day: date) -> None:
    """Let nothing new be opened for a body that had been merged into another by that day.

    Raises:
        ConflictError: it had; the sentence names the body that took its place.
    """
    if found := bodies.merged_into(connection, body, day):
        raise ConflictError(
            f"L'ente ha cessato il {found[1]:%d/%m/%Y}, fuso in {found[0] or 'altro ente'}: la pratica si"
            " apre per quest'ultimo.",
            code="body.ceased",
        )


def not_to_come(day: date, today: date) -> None:
    """Refuse a day that is still to come.

    Raises:
        InputError: it is.
    """
    if day > today:
        raise InputError(
            f"Il {day:%d/%m/%Y} deve ancora venire: il registro dice come stanno le cose, e una"
            " variazione si registra quando decorre.",
            code="day.to_come",
            field="valid_from",
        )


def in_order(first: date, last: date | None) -> None:
    """Refuse a period that ends before it begins.

    Raises:
        InputError: it does.
    """
    if last is not None and last < first:
        raise InputError(
            f"L'ultimo giorno ({last:%d/%m/%Y}) viene prima del primo ({first:%d/%m/%Y}).",
            code="period.reversed",
            field="valid_to",
        )

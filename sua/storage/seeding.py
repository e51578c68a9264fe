"""Filling the registers: bodies, agreement, persons and roles, inserted once and never overwritten."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine

from sua.domain.bodies import EVER, Attribute, NewBody
from sua.domain.errors import ConflictError
from sua.domain.organizations import Agreement, Organization
from sua.domain.people import Role
from sua.storage import accounts, registers
from sua.storage.bodies import add_body, add_qualification, write_journal
from sua.storage.database import DatabaseRole, Scope, transaction
from sua.storage.inserting import insert_new
from sua.storage.people import add_membership, add_person
from sua.storage.registers import Membership
from sua.storage.tables import AgreementRow, InstallationRow
from sua.storage.vault import Vault, store_sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """A person to be registered with the roles held in a body.

    ``username`` gives them an account without a password, which only a demonstration opens.
    """

    id: UUID
    name: str
    organization: UUID
    roles: tuple[Role, ...]
    valid_from: date
    valid_to: date | None
    username: str | None = None
    email: str | None = None


def declare(engine: Engine, *, demo: bool, now: datetime) -> None:
    """Say once what this database is for.

    Raises:
        ConflictError: it has been said otherwise before.
    """
    with transaction(engine, Scope(DatabaseRole.ADMIN)) as connection:
        declare_in(connection, demo=demo, now=now)
        if registers.is_demo(connection) is not demo:
            message = (
                "Questo database non è una dimostrazione: la dimostrazione non vi scrive."
                " Usare un'altra SUA_HOME o un altro DATABASE_URL."
                if demo
                else "Questo database è una dimostrazione: non vi si scrivono pratiche vere."
                " Usare un'altra SUA_HOME o un altro DATABASE_URL."
            )
            raise ConflictError(message, code="installation.demo")


def declare_in(connection: Connection, *, demo: bool, now: datetime) -> bool:
    """Say what this database is for, in a transaction under way; False if it has been said before."""
    row = {"id": 1, "demo": demo, "created_at": now}
    return insert_new(connection, InstallationRow, row)


def seed(  # noqa: PLR0913 -- the registers are that many
    engine: Engine,
    vault: Vault,
    province: Organization,
    bodies: Iterable[Organization],
    agreements: Iterable[Agreement],
    people: Iterable[NewPerson],
    now: datetime,
) -> None:
    """Insert what is not there yet; what is there stays as it is."""
    with transaction(engine, Scope(DatabaseRole.ADMIN, province.id, province.id)) as connection:
        for body in (province, *bodies):
            _body(connection, province.id, body, now)
        for agreement in agreements:
            insert_new(connection, AgreementRow, {**agreement_row(agreement), "fees": "{}"})
        everyone = list(people)
        _people(connection, vault, province.id, everyone)
        _accounts(connection, vault, province.id, everyone, now)


def _body(connection: Connection, province: UUID, body: Organization, now: datetime) -> None:
    given = {Attribute.NAME: body.name, Attribute.PEC: body.pec, Attribute.AUSA: body.ausa}
    new = NewBody(
        kind=body.kind,
        codice_fiscale=body.codice_fiscale,
        attributes={a: value for a, value in given.items() if value},
    )
    if add_body(connection, body.id, province, new, EVER, now):
        write_journal(connection, province, "body.registered", now, by=None, body=body.id)
    for qualification in body.qualifications:
        add_qualification(connection, body.id, qualification)


def _people(connection: Connection, vault: Vault, province: UUID, people: list[NewPerson]) -> None:
    known = registers.known_persons(connection, [p.id for p in people])
    for person in people:
        if person.id not in known:
            add_person(connection, vault, person.id, province, person.name)
        for role in person.roles:
            add_membership(
                connection,
                Membership(
                    person=person.id,
                    organization=person.organization,
                    role=role,
                    valid_from=person.valid_from,
                    valid_to=person.valid_to,
                ),
            )


def _accounts(
    connection: Connection, vault: Vault, province: UUID, people: list[NewPerson], now: datetime
) -> None:
    known = accounts.known(connection, [p.id for p in people])
    for person in people:
        if person.username is not None and person.id not in known:
            email = seal_address(connection, vault, province, person.email)
            accounts.add_account(connection, person.id, province, person.username, None, email, now)


def seal_address(
    connection: Connection, vault: Vault, province: UUID, address: str | None
) -> str | None:
    """Keep an e-mail address as a sealed record, and return its digest."""
    if address is None:
        return None
    record = vault.seal(address.encode(), "person")
    store_sealed(connection, [record], province, None)
    return record.digest


def agreement_row(agreement: Agreement) -> dict[str, Any]:
    """The row of an agreement, but for the case that made it."""
    return {
        "id": agreement.id,
        "province_id": agreement.province,
        "buyer_id": agreement.buyer,
        "number": agreement.number,
        "signed_on": agreement.signed_on,
        "valid_from": agreement.valid_from,
        "valid_to": agreement.valid_to,
        "contract_signer": agreement.contract_signer.value,
        "guarantee_beneficiary": agreement.guarantee_beneficiary.value,
        "duties": json.dumps({duty: whose.value for duty, whose in agreement.duties.items()}),
    }

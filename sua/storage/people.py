"""The register of people, and the invitations with which they set their passwords."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, text

from sua.storage import registers
from sua.storage.inserting import insert_new
from sua.storage.registers import Membership
from sua.storage.tables import MembershipRow, PersonRow
from sua.storage.vault import Vault, store_sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEntry:
    """A person of the register with the roles held or held once."""

    id: UUID
    name: str
    memberships: tuple[Membership, ...]


def add_person(
    connection: Connection, vault: Vault, identity: UUID, province: UUID, name: str
) -> None:
    """Register a person; the name is sealed."""
    record = vault.seal(name.encode(), "person")
    store_sealed(connection, [record], province, None)
    row = {"id": identity, "procuring_entity_id": province, "name_record": record.digest}
    insert_new(connection, PersonRow, row)


def add_membership(connection: Connection, new: Membership) -> bool:
    """Give a role in a body; False if that role from that day is there already."""
    row = {
        "person_id": new.person,
        "organization_id": new.organization,
        "role": new.role.value,
        "valid_from": new.valid_from,
        "valid_to": new.valid_to,
        "deputy": False,
    }
    return insert_new(connection, MembershipRow, row)


def end_membership(connection: Connection, ended: Membership) -> bool:
    """Set the last day of a role; False if there is none that begins on that day."""
    done = connection.execute(
        text(
            "UPDATE membership SET valid_to = :last WHERE person_id = :person"
            " AND organization_id = :body AND role = :role AND valid_from = :first"
        ),
        {
            "person": ended.person,
            "body": ended.organization,
            "role": ended.role.value,
            "first": ended.valid_from,
            "last": ended.valid_to,
        },
    )
    return bool(done.rowcount)


def people(connection: Connection, vault: Vault) -> list[PersonEntry]:
    """Every person visible in this scope, by name, with the roles visible too."""
    identities = registers.everybody(connection)
    held: dict[UUID, list[Membership]] = defaultdict(list)
    for role in registers.memberships(connection, identities):
        held[role.person].append(role)
    names = registers.names(connection, vault, identities)
    found = [
        PersonEntry(id=i, name=names.get(i, ""), memberships=tuple(held[i])) for i in identities
    ]
    return sorted(found, key=lambda p: p.name.casefold())


def usernames(connection: Connection, persons: Iterable[UUID]) -> dict[UUID, str]:
    """Names with which those of the persons who have an open account sign in."""
    rows = connection.execute(
        text(
            "SELECT person_id, username FROM account"
            " WHERE person_id = ANY(:persons) AND disabled_at IS NULL"
        ),
        {"persons": list(persons)},
    )
    return {row.person_id: row.username for row in rows}


def invite(
    connection: Connection,
    person: UUID,
    province: UUID,
    digest: str,
    now: datetime,
    expires: datetime,
) -> None:
    """Store an invitation by the SHA-256 of its code; the ones before it stop working."""
    connection.execute(
        text(
            "INSERT INTO invitation (secret_sha256, person_id, procuring_entity_id, created_at,"
            " expires_at) VALUES (:digest, :person, :province, :now, :expires)"
        ),
        {
            "digest": digest,
            "person": person,
            "province": province,
            "now": now,
            "expires": expires,
        },
    )


_USE = text(
    "UPDATE invitation i SET used_at = :now WHERE i.secret_sha256 = :digest AND i.used_at IS NULL"
    " AND i.expires_at > :now AND NOT EXISTS (SELECT FROM invitation n"
    "   WHERE n.person_id = i.person_id AND n.id > i.id)"
    " AND EXISTS (SELECT FROM account a WHERE a.person_id = i.person_id AND a.disabled_at IS NULL)"
    " RETURNING i.person_id"
)


def use_invitation(connection: Connection, digest: str, now: datetime) -> UUID | None:
    """Use an invitation up: whose it was; None if it is not the latest of an open account, or is spent."""
    row = connection.execute(_USE, {"digest": digest, "now": now}).first()
    return row.person_id if row else None

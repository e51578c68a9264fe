"""Keeping the register of people: who they are, the roles they hold, how they first come in."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import Connection

from sua.domain.accounts import Caller
from sua.domain.errors import ConflictError, InputError, NotFoundError
from sua.domain.organizations import OrganizationKind
from sua.domain.people import Role
from sua.service import managing_accounts
from sua.service.keeping_bodies import Keeper, in_order
from sua.service.scoping import scope_of
from sua.storage import bodies, people, registers
from sua.storage.bodies import JournalEntry
from sua.storage.database import DOOR, transaction
from sua.storage.people import PersonEntry
from sua.storage.registers import Membership

if TYPE_CHECKING:
    from sua.service.installation import Installation

_LONGEST_NAME = 120
_NEWEST = 2**62
ROLES = tuple(role for role in Role if role is not Role.SYSTEM)
"""Roles that a person may be given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """A person about to be registered, with a role in a body; ``username`` gives an account."""

    name: str
    body: UUID
    role: Role
    valid_from: date
    valid_to: date | None = None
    username: str = ""
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A person just registered; ``code`` is the only copy of the invitation of a new account."""

    person: UUID
    code: str = ""


def read_role(text: str) -> Role:
    """A role by its code or its Italian name.

    Raises:
        InputError: there is no such role.

    >>> read_role("RUP del Comune").value, read_role("officer").value
    ('buyer', 'officer')
    """
    wanted = " ".join(text.split()).casefold()
    for role in ROLES:
        if wanted in (role.value, role.label.casefold()):
            return role
    known = "; ".join(role.label for role in ROLES)
    raise InputError(
        f"«{text[:60]}» non è un ruolo: scrivere uno tra {known}.",
        code="role.unknown",
        field="role",
    )


def read_name(text: str) -> str:
    """The name of a person as typed.

    Raises:
        InputError: there is none, or it is too long.
    """
    found = " ".join(text.split())
    if not found or len(found) > _LONGEST_NAME or not found.isprintable():
        raise InputError(
            f"Nome e cognome vanno da 1 a {_LONGEST_NAME} caratteri.",
            code="person.name",
            field="name",
        )
    return found


def register_person(keeper: Keeper, new: NewPerson) -> Registered:
    """Put a person into the register, with a role and, if a username is given, an account.

    Raises:
        NotFoundError: the body is not in the register.
        ConflictError: the username is taken.
        InputError: the name, the role or the username will not do.
    """
    with transaction(keeper.here.engine, keeper.scope) as connection:
        return register_in(connection, keeper, new)


def register_in(connection: Connection, keeper: Keeper, new: NewPerson) -> Registered:
    """As :func:`register_person`, in a transaction under way."""
    name, identity = read_name(new.name), uuid4()
    people.add_person(connection, keeper.here.vault, identity, keeper.province, name)
    keeper.write_down(connection, "person.registered", person=identity, body=new.body)
    role = Membership(
        person=identity,
        organization=new.body,
        role=new.role,
        valid_from=new.valid_from,
        valid_to=new.valid_to,
    )
    give_role_in(connection, keeper, role)
    if not new.username:
        return Registered(person=identity)
    code = give_account_in(connection, keeper, identity, new.username, new.email)
    return Registered(person=identity, code=code)


def give_role(keeper: Keeper, role: Membership) -> None:
    """Give a registered person one more role.

    Raises:
        NotFoundError: the person or the body is not in the register.
        ConflictError: the person holds that role from that day already.
        InputError: the role is not of that body, or ends before it begins.
    """
    with transaction(keeper.here.engine, keeper.scope) as connection:
        if not give_role_in(connection, keeper, role):
            raise ConflictError("La persona ha già questo ruolo da quel giorno.")


def give_role_in(connection: Connection, keeper: Keeper, role: Membership) -> bool:
    """As :func:`give_role`, in a transaction under way; False if the role is there already."""
    in_order(role.valid_from, role.valid_to)
    found = bodies.bodies(connection, [role.organization])
    if not found:
        raise NotFoundError("L'ente indicato non è nel registro della SUA.")
    if not registers.known_persons(connection, [role.person]):
        raise NotFoundError("La persona indicata non è nel registro della SUA.")
    _fits(role.role, at_the_sua=found[0].id == keeper.province, kind=found[0].kind)
    if not people.add_membership(connection, role):
        return False
    detail = {"role": role.role.value, "from": role.valid_from, "to": role.valid_to or ""}
    keeper.write_down(
        connection, "role.given", person=role.person, body=role.organization, detail=detail
    )
    return True


def _fits(role: Role, *, at_the_sua: bool, kind: OrganizationKind) -> None:
    if role is Role.BUYER or at_the_sua:
        return
    raise InputError(
        f"Il ruolo «{role.label}» si ha nella SUA, non in un altro ente ({kind.label}): scegliere"
        f" «{Role.BUYER.label}».",
        code="role.body",
        field="role",
    )


def end_role(keeper: Keeper, role: Membership) -> None:
    """Say the last day of a role; from the next one it opens no door.

    Raises:
        NotFoundError: there is no such role beginning on that day.
        InputError: it would end before it begins, or no day is given.
        ConflictError: it is the last administrator's.
    """
    if role.valid_to is None:
        raise InputError("Indicare l'ultimo giorno del ruolo.", field="valid_to")
    in_order(role.valid_from, role.valid_to)
    with transaction(keeper.here.engine, keeper.scope) as connection:
        bodies.hold_registers(connection, keeper.province)
        if role.role is Role.ADMINISTRATOR and not _others(connection, keeper, role):
            raise ConflictError(
                "È l'ultimo amministratore: prima dare il ruolo a un'altra persona, senza scadenza."
            )
        if not people.end_membership(connection, role):
            raise NotFoundError("La persona non ha quel ruolo da quel giorno.")
        detail = {"role": role.role.value, "from": role.valid_from, "to": role.valid_to}
        keeper.write_down(
            connection, "role.ended", person=role.person, body=role.organization, detail=detail
        )


def _others(connection: Connection, keeper: Keeper, role: Membership) -> bool:
    return any(
        m.role is Role.ADMINISTRATOR and m.valid_to is None and m.person != role.person
        for entry in people.people(connection, keeper.here.vault)
        for m in entry.memberships
        if m.valid_from <= keeper.today
    )


def give_account(keeper: Keeper, person: UUID, username: str, email: str | None) -> str:
    """Give a registered person an account; the answer is the code with which they set the password.

    Raises:
        NotFoundError: the person is not in the register.
        ConflictError: the person has an account, or the username is taken.
        InputError: the username or the address will not do.
    """
    with transaction(keeper.here.engine, keeper.scope) as connection:
        if not registers.known_persons(connection, [person]):
            raise NotFoundError("La persona indicata non è nel registro della SUA.")
        return give_account_in(connection, keeper, person, username, email)


def give_account_in(
    connection: Connection, keeper: Keeper, person: UUID, username: str, email: str | None
) -> str:
    """As :func:`give_account`, in a transaction under way."""
    new = managing_accounts.NewAccount(person=person, username=username, email=email)
    managing_accounts.create_in(connection, keeper.here, keeper.province, new, keeper.now)
    keeper.write_down(connection, "account.given", person=person)
    return managing_accounts.invite_in(connection, keeper.province, person, keeper.now)


def invite_again(keeper: Keeper, person: UUID) -> str:
    """Another code for whoever lost theirs, or forgot the password; the ones before stop working.

    Raises:
        NotFoundError: the person has no open account.
    """
    with transaction(keeper.here.engine, keeper.scope) as connection:
        if person not in people.usernames(connection, [person]):
            raise NotFoundError("La persona non ha un'utenza aperta.")
        keeper.write_down(connection, "account.invited", person=person)
        return managing_accounts.invite_in(connection, keeper.province, person, keeper.now)


def people_of(here: "Installation", caller: Caller) -> list[PersonEntry]:
    """The people the caller may see: all of them for the SUA; for a Comune its own and the SUA's."""
    with transaction(here.engine, scope_of(caller.actor, caller.province)) as connection:
        found = people.people(connection, here.vault)
    own = {caller.hat.organization, caller.province}
    if caller.hat.organization != caller.province:
        found = [p for p in found if any(m.organization in own for m in p.memberships)]
    return [
        replace(p, memberships=tuple(sorted(p.memberships, key=lambda m: m.valid_from)))
        for p in found
    ]


def usernames_of(here: "Installation", caller: Caller) -> dict[UUID, str]:
    """Usernames of the people of the Province, for whoever keeps the accounts."""
    with transaction(here.engine, scope_of(caller.actor, caller.province)) as connection:
        return people.usernames(connection, registers.everybody(connection))


def journal_page(
    here: "Installation", caller: Caller, before: int | None, limit: int
) -> tuple[list[JournalEntry], int | None]:
    """Lines of the journal, newest first, and where the next page begins (None at the end)."""
    with transaction(here.engine, scope_of(caller.actor, caller.province)) as connection:
        found = bodies.journal(connection, before=before or _NEWEST, limit=limit + 1)
    kept = found[:limit]
    return kept, kept[-1].id if len(found) > limit else None


def the_province(here: "Installation") -> UUID:
    """The Province of an installation that has one only, for whoever keeps the server.

    Raises:
        ConflictError: none has been set up yet, or there are several.
    """
    with transaction(here.engine, DOOR) as connection:
        found = registers.provinces(connection)
    if len(found) != 1:
        raise ConflictError(
            "L'installazione non ha ancora una Provincia: configurarla dalla pagina di primo avvio."
            if not found
            else "L'installazione serve più Province: usare le pagine o l'API."
        )
    return found[0]

"""Giving, closing and repairing local accounts: the administrator's work."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import Connection

from sua.domain.accounts import Account
from sua.domain.bodies import read_address
from sua.domain.canonical import sha256_hex
from sua.domain.errors import ConflictError, InputError, NotFoundError
from sua.storage import accounts, people, registers
from sua.storage.database import DOOR, DatabaseRole, Scope, transaction
from sua.storage.seeding import seal_address

if TYPE_CHECKING:
    from sua.service.installation import Installation


_INVITATION_LASTS = timedelta(days=14)
_SECRET_BYTES = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    """An account about to be given; the address is where reminders go.

    Without a password nobody enters until the person has used an invitation.
    """

    person: UUID
    username: str
    password: str | None = None
    email: str | None = None


def listed(here: "Installation") -> list[tuple[Account, str]]:
    """Every account with its person's name, by username."""
    with transaction(here.engine, DOOR) as connection:
        found = accounts.accounts(connection)
        names = registers.names(connection, here.vault, [a.person for a in found])
    return [(a, names.get(a.person, "")) for a in found]


def create(here: "Installation", new: NewAccount, now: datetime) -> None:
    """Give a registered person an account.

    Raises:
        NotFoundError: nobody of that identity is registered.
        ConflictError: the person has an account, or the name is taken.
        InputError: the name or the password will not do.
    """
    with transaction(here.engine, DOOR) as connection:
        province = registers.province_of(connection, new.person)
    if province is None:
        raise NotFoundError(f"La persona {new.person} non è nei registri.")
    with transaction(here.engine, Scope(DatabaseRole.ADMIN, province, province)) as connection:
        create_in(connection, here, province, new, now)


def create_in(
    connection: Connection, here: "Installation", province: UUID, new: NewAccount, now: datetime
) -> None:
    """As :func:`create`, in a transaction of the administrator of that Province."""
    username = new.username.strip().lower()
    if not username or len(username) > 80 or any(c.isspace() for c in username):  # noqa: PLR2004 -- a name, not a text
        raise InputError(
            "Il nome utente va da 1 a 80 caratteri, senza spazi.",
            code="username.malformed",
            field="username",
        )
    password = here.identity().hash_password(new.password) if new.password is not None else None
    address = read_address(new.email, "email") if new.email else None
    email = seal_address(connection, here.vault, province, address)
    if not accounts.add_account(connection, new.person, province, username, password, email, now):
        raise ConflictError("La persona ha già un'utenza, o il nome utente è già in uso.")


def invite_in(connection: Connection, province: UUID, person: UUID, now: datetime) -> str:
    """A code with which the person sets a password, once; the only copy of it is the answer."""
    code = secrets.token_urlsafe(_SECRET_BYTES)
    digest = sha256_hex(code.encode())
    people.invite(connection, person, province, digest, now, now + _INVITATION_LASTS)
    return code


def accept_invitation(here: "Installation", code: str, password: str, now: datetime) -> None:
    """Set the password of whoever was given the code, which is then spent.

    Raises:
        InputError: the password will not do, or the code is unknown, spent or too old.
    """
    hashed = here.identity().hash_password(password)
    with transaction(here.engine, DOOR) as connection:
        person = people.use_invitation(connection, sha256_hex(code.strip().encode()), now)
        if person is None:
            raise InputError(
                "Il codice di invito non vale, o non vale più: chiederne un altro all'amministratore"
                " della SUA.",
                code="invitation.refused",
                field="code",
            )
        _set_password(connection, person, hashed, now)


def invite(here: "Installation", username: str, now: datetime) -> str:
    """A new code for an open account, by its name; the ones before stop working.

    Raises:
        NotFoundError: there is no such account, or it is closed.
    """
    with transaction(here.engine, DOOR) as connection:
        account = _named(accounts.account_named(connection, username), username)
    if account.disabled:
        raise NotFoundError(f"L'utenza «{username}» è chiusa.")
    scope = Scope(DatabaseRole.ADMIN, account.province, account.province)
    with transaction(here.engine, scope) as connection:
        return invite_in(connection, account.province, account.person, now)


def change_password(here: "Installation", username: str, password: str, now: datetime) -> None:
    """Set a new password, lift a lock, and end every session and token of the account."""
    hashed = here.identity().hash_password(password)
    with transaction(here.engine, DOOR) as connection:
        account = _named(accounts.account_named(connection, username), username)
        _set_password(connection, account.person, hashed, now)


def _set_password(connection: Connection, person: UUID, hashed: str, now: datetime) -> None:
    accounts.set_password(connection, person, hashed)
    accounts.count_attempt(connection, person, 0, None)
    accounts.revoke(connection, person, None, now)


def close(here: "Installation", username: str, now: datetime) -> None:
    """Close an account: its sessions and tokens end at once, its past stays."""
    with transaction(here.engine, DOOR) as connection:
        account = _named(accounts.account_named(connection, username), username)
        accounts.set_disabled(connection, account.person, now)
        accounts.revoke(connection, account.person, None, now)


def _named(account: Account | None, username: str) -> Account:
    if account is None:
        raise NotFoundError(f"L'utenza «{username}» non esiste.")
    return account

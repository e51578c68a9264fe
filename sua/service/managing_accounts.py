"""Giving, closing and repairing local accounts: the administrator's work, on the server."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sua.domain.accounts import Account
from sua.domain.errors import ConflictError, InputError, NotFoundError
from sua.storage import accounts, registers
from sua.storage.database import DOOR, DatabaseRole, Scope, transaction
from sua.storage.seeding import seal_address

if TYPE_CHECKING:
    from sua.service.installation import Installation


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    """An account about to be given; the address is where reminders go."""

    person: UUID
    username: str
    password: str
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
    username = new.username.strip().lower()
    if not username or len(username) > 80 or any(c.isspace() for c in username):  # noqa: PLR2004 -- a name, not a text
        raise InputError(
            "Il nome utente va da 1 a 80 caratteri, senza spazi.",
            code="username.malformed",
            field="username",
        )
    password = here.identity().hash_password(new.password)
    with transaction(here.engine, DOOR) as connection:
        province = registers.province_of(connection, new.person)
    if province is None:
        raise NotFoundError(f"La persona {new.person} non è nei registri.")
    with transaction(here.engine, Scope(DatabaseRole.ADMIN, province, province)) as connection:
        email = seal_address(connection, here.vault, province, new.email)
        if not accounts.add_account(
            connection, new.person, province, username, password, email, now
        ):
            raise ConflictError("La persona ha già un'utenza, o il nome utente è già in uso.")


def change_password(here: "Installation", username: str, password: str, now: datetime) -> None:
    """Set a new password, lift a lock, and end every session and token of the account."""
    hashed = here.identity().hash_password(password)
    with transaction(here.engine, DOOR) as connection:
        account = _named(accounts.account_named(connection, username), username)
        accounts.set_password(connection, account.person, hashed)
        accounts.count_attempt(connection, account.person, 0, None)
        accounts.revoke(connection, account.person, None, now)


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

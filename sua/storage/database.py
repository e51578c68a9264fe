"""Connections and scope: every transaction says who it acts for, or sees nothing.

:class:`Scope` is set with ``set_config(…, is_local => true)`` in one statement, so that a pooled
connection can never carry one actor's scope into another's transaction.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import OperationalError

from sua.domain.errors import SuaError

POOL_OF_A_SERVER = 20
"""Connections a web process may hold at once; commands of the CLI need but a few."""
_POOL = 5


class DatabaseRole(StrEnum):
    """Database roles of the migrations; none of them owns a table or bypasses a policy."""

    APP = "sua_app"
    WORKER = "sua_worker"
    AUDITOR = "sua_auditor"
    VERIFIER = "sua_verifier"
    ADMIN = "sua_admin"
    DOOR = "sua_door"


@dataclass(frozen=True, slots=True)
class Scope:
    """For whom a transaction acts. Worker, verifier and door need no body; the door sees no case."""

    role: DatabaseRole
    province: UUID | None = None
    organization: UUID | None = None


WORKER = Scope(DatabaseRole.WORKER)
DOOR = Scope(DatabaseRole.DOOR)
VERIFIER = Scope(DatabaseRole.VERIFIER)

_SET = text(
    "SELECT set_config('TimeZone', 'UTC', true), set_config('role', :role, true),"
    " set_config('sua.province', :province, true),"
    " set_config('sua.organization', :organization, true)"
)


class DatabaseUnavailableError(SuaError):
    """PostgreSQL does not answer."""

    code = "database.unavailable"


def open_engine(url: str, *, pool_size: int = _POOL) -> Engine:
    """An engine on that PostgreSQL, at the default READ COMMITTED level."""
    return create_engine(url, pool_size=pool_size, pool_pre_ping=False)


@contextmanager
def transaction(engine: Engine, scope: Scope) -> Iterator[Connection]:
    """One transaction under ``scope``: commits at the end, rolls back on any exception."""
    with reaching():
        connection = engine.connect()
    with connection, connection.begin():
        enter(connection, scope)
        yield connection


@contextmanager
def reaching() -> Iterator[None]:
    """Turn a PostgreSQL that does not answer into one clear line."""
    try:
        yield
    except OperationalError as error:
        reason = str(error.orig).strip().splitlines()[0]
        raise DatabaseUnavailableError(
            f"Il database non risponde ({reason}): verificare DATABASE_URL e che PostgreSQL sia"
            " avviato."
        ) from error


def enter(connection: Connection, scope: Scope) -> None:
    """Set the scope of the transaction under way."""
    connection.execute(
        _SET,
        {
            "role": scope.role.value,
            "province": str(scope.province or ""),
            "organization": str(scope.organization or ""),
        },
    )

"""Connections and scope: every transaction says who it acts for, or sees nothing.

:class:`Scope` is set with ``set_config(…, is_local => true)`` in one statement, so that a pooled
connection can never carry one actor's scope into another's transaction.

PostgreSQL may be restarted under us. What it was doing fails with :class:`DatabaseUnavailableError`,
and whoever asked may ask again; a connection that died in the pool is replaced before anything has
been done with it, so that nobody hears of it. No check is made beforehand: it would cost every
transaction a round trip.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection, Engine, create_engine, make_url, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from sua.domain.errors import SuaError

POOL_OF_A_SERVER = 20
"""Connections a web process may hold at once; commands of the CLI need but a few."""
T = TypeVar("T")
POOL_OF_A_COMMAND = 5
_POOL_SECONDS = 10
# A server that is not there, or whose machine has gone without a word, fails in seconds. The last
# four matter on a network only; whatever DATABASE_URL says of them wins.
_PATIENCE = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,  # milliseconds
}


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


def open_engine(url: str, *, pool_size: int = POOL_OF_A_COMMAND) -> Engine:
    """An engine on that PostgreSQL, at the default READ COMMITTED level."""
    said = make_url(url).query
    return create_engine(
        url,
        pool_size=pool_size,
        pool_timeout=_POOL_SECONDS,
        connect_args={name: value for name, value in _PATIENCE.items() if name not in said},
    )


@contextmanager
def transaction(engine: Engine, scope: Scope) -> Iterator[Connection]:
    """One transaction under ``scope``: commits at the end, rolls back on any exception.

    Raises:
        DatabaseUnavailableError: PostgreSQL is not there, or has gone half way. If it has gone during
            the commit nobody knows whether the transaction holds; the idempotency key will tell.
    """
    with reaching():
        connection, _ = opened(engine, partial(enter, scope=scope))
        with connection:
            yield connection
            connection.commit()


def opened(engine: Engine, first: Callable[[Connection], T]) -> tuple[Connection, T]:
    """A connection and what ``first`` gave on it; one that had died in the pool is replaced, once."""
    connection = engine.connect()
    try:
        return connection, first(connection)
    except BaseException as error:
        connection.close()
        if not (isinstance(error, DBAPIError) and error.connection_invalidated):
            raise
    connection = engine.connect()  # the pool now knows that all its connections are of before
    try:
        return connection, first(connection)
    except BaseException:
        connection.close()
        raise


@contextmanager
def reaching() -> Iterator[None]:
    """Turn a PostgreSQL that does not answer, or no longer does, into one clear line."""
    try:
        yield
    except PoolTimeoutError as error:
        raise DatabaseUnavailableError(
            "Il database non risponde (tutte le connessioni sono occupate): riprovare tra poco."
        ) from error
    except DBAPIError as error:
        if not (isinstance(error, OperationalError) or error.connection_invalidated):
            raise
        reason = (str(error.orig).strip().splitlines() or [type(error.orig).__name__])[0]
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

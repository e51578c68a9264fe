"""The embedded PostgreSQL: what it is, and how processes share it."""

import os
import stat
from pathlib import Path

import pytest

from sua.storage.embedded import EmbeddedDatabaseError, embedded, erase, start
from sua.storage.home import Home
from tests.storage.servers import SHORT, client, ended, folder_of, postmaster, running, sql


def test_it_is_postgresql_18_in_utf8_with_every_durability_setting_on(home: Home) -> None:
    with embedded(home) as url:
        assert url.startswith("postgresql+psycopg://")
        rows = sql(
            url,
            "SELECT current_setting('server_version_num')::int / 10000, current_setting('fsync'),"
            " current_setting('synchronous_commit'), current_setting('full_page_writes'),"
            " pg_encoding_to_char(encoding), datlocprovider::text, datlocale"
            " FROM pg_database WHERE datname = current_database()",
        )
    assert rows == [(18, "on", "on", "on", "UTF8", "b", "C.UTF-8")]


def test_it_listens_on_no_network_and_its_socket_is_shut_to_others(home: Home) -> None:
    with embedded(home) as url:
        assert sql(url, "SHOW listen_addresses") == [("",)]
        ((sockets,),) = sql(url, "SHOW unix_socket_directories")
        assert stat.S_IMODE(Path(str(sockets)).stat().st_mode) == 0o700
        assert stat.S_IMODE((folder_of(home) / "data").stat().st_mode) == 0o700
        ((method,),) = sql(url, "SELECT DISTINCT auth_method FROM pg_hba_file_rules")
        assert method == "peer"


def test_the_last_to_leave_stops_it_and_the_data_stays(home: Home) -> None:
    first, second = start(home), start(home)
    sql(first.url, "CREATE TABLE kept (n int)", "INSERT INTO kept VALUES (7)")
    first.stop()
    assert sql(second.url, "SELECT n FROM kept") == [(7,)]
    second.stop()
    assert not running(home)
    with embedded(home) as url:
        assert sql(url, "SELECT n FROM kept") == [(7,)]
    first.stop()  # a second call does nothing


def test_another_process_attaches_and_leaves_without_stopping_it(home: Home) -> None:
    with embedded(home) as url:
        before = postmaster(home)
        ended(client(home, "sql(url, 'CREATE TABLE theirs AS SELECT 1 AS n')"))
        assert sql(url, "SELECT n FROM theirs") == [(1,)]
        assert postmaster(home) == before
    assert not running(home)


def test_a_crowd_may_start_attach_and_leave_at_once(home: Home) -> None:
    with embedded(home) as url:
        sql(url, "CREATE TABLE crowd (n int)")
    crowd = [client(home, f"sql(url, 'INSERT INTO crowd VALUES ({n})')") for n in range(8)]
    for process in crowd:
        ended(process)
    assert not running(home)
    with embedded(home) as url:
        assert sql(url, "SELECT count(*), sum(n) FROM crowd") == [(8, 28)]


def test_a_crowd_may_be_the_first_to_start_it(home: Home) -> None:
    for process in [client(home, "sql(url, 'SELECT 1')") for _ in range(4)]:
        ended(process)
    assert not running(home)


def test_a_forked_child_does_not_take_the_server_away_from_its_parent(home: Home) -> None:
    program = """
        import os
        pid = os.fork()
        if not pid:
            sys.exit(0)
        os.waitpid(pid, 0)
        sql(url, "SELECT 1")
    """
    ended(client(home, program))


def test_data_of_another_version_is_refused_with_the_way_out(home: Home) -> None:
    with embedded(home):
        pass
    version = folder_of(home) / "data" / "PG_VERSION"
    version.write_text("17\n")
    with pytest.raises(EmbeddedDatabaseError, match=r"PostgreSQL 17.*pg_dump"):
        start(home)
    version.write_text("18\n")


def test_a_server_that_does_not_start_says_why(home: Home) -> None:
    with embedded(home):
        pass
    (folder_of(home) / "data" / "global" / "pg_control").unlink()
    with pytest.raises(EmbeddedDatabaseError, match=r"non parte.*pg_control.*server\.log"):
        start(home)
    assert not running(home)


@pytest.mark.parametrize("name", ["x" * 120, "con spazi, virgola e «à»"])
def test_a_path_no_socket_can_have_gets_a_short_one(base: Path, name: str) -> None:
    home = Home(base / name / "var")
    with embedded(home) as url:
        assert sql(url, "SELECT 1") == [(1,)]
        ((sockets,),) = sql(url, "SHOW unix_socket_directories")
        folder = Path(str(sockets))
        if os.geteuid():  # root's place may be elsewhere, and short
            assert folder.parent == SHORT
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    if folder.parent == SHORT:
        assert not folder.exists()
    erase(home)

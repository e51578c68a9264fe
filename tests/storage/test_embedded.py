"""The embedded PostgreSQL under the conditions it will meet: crowds, crashes, root, odd paths."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from sua.domain.errors import InputError
from sua.storage import embedded_place, embedded_programs
from sua.storage.embedded import EmbeddedDatabaseError, database_url, embedded, erase, start
from sua.storage.home import Home, HomeError
from sua.storage.locks import open_lock, try_lock

ROOT = os.geteuid() == 0
root_only = pytest.mark.skipif(not ROOT, reason="only root runs the server as somebody else")
SECONDS = 30
SHORT = Path("/tmp")  # noqa: S108 - where sockets of long paths go


@pytest.fixture
def base() -> Iterator[Path]:
    """A short folder others may pass, as a checkout in /opt would be (pytest's own is 0700)."""
    folder = Path(tempfile.mkdtemp(prefix="sua-test-", dir=SHORT)).resolve()
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def home(base: Path) -> Iterator[Home]:
    home = Home(base / "var")
    yield home
    erase(home)


def sql(url: str, *statements: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        for statement in statements:
            cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def client(home: Home, body: str) -> "subprocess.Popen[str]":
    """Another process that attaches, runs ``body`` with ``url`` and ``sql`` at hand, and leaves."""
    program = textwrap.dedent(
        """
        import sys, time
        from pathlib import Path
        import psycopg
        from sua.storage.embedded import embedded
        from sua.storage.home import Home

        def sql(url, statement):
            with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
                return connection.execute(statement)

        with embedded(Home(Path(sys.argv[1]))) as url:
        """
    ) + textwrap.indent(textwrap.dedent(body), "    ")
    return subprocess.Popen(
        [sys.executable, "-c", program, str(home.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: "subprocess.Popen[str]") -> str:
    output, errors = process.communicate(timeout=SECONDS)
    assert process.returncode == 0, errors
    return output


def killed(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.communicate(timeout=SECONDS)


HOLD = 'print("ready", flush=True); sys.stdin.readline()'


def folder_of(home: Home) -> Path:
    return embedded_place.settle(home).folder


def running(home: Home) -> bool:
    handle = open_lock(folder_of(home) / "server.lock")
    try:
        return not try_lock(handle)
    finally:
        os.close(handle)


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.02)


def postmaster(home: Home) -> int:
    return int((folder_of(home) / "data" / "postmaster.pid").read_text().splitlines()[0])


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


def test_kill_9_of_the_only_client_loses_nothing_and_leaves_no_orphan(home: Home) -> None:
    owner = client(home, "sql(url, 'CREATE TABLE mine AS SELECT 42 AS n')\n" + HOLD)
    assert owner.stdout is not None
    assert owner.stdout.readline() == "ready\n"
    assert running(home)
    killed(owner)
    until(lambda: not running(home))
    with embedded(home) as url:
        assert sql(url, "SELECT n FROM mine") == [(42,)]


def test_kill_9_of_the_process_that_started_it_leaves_the_others_at_work(home: Home) -> None:
    owner = client(home, HOLD)
    assert owner.stdout is not None
    assert owner.stdout.readline() == "ready\n"
    with embedded(home) as url:
        killed(owner)
        assert sql(url, "SELECT 1") == [(1,)]
    assert not running(home)


def test_one_may_attach_at_once_after_a_kill_9(home: Home) -> None:
    for _ in range(5):
        owner = client(home, HOLD)
        assert owner.stdout is not None
        assert owner.stdout.readline() == "ready\n"
        killed(owner)
        with embedded(home) as url:  # the guardian may be stopping it at this very moment
            assert sql(url, "SELECT 1") == [(1,)]


def test_kill_9_of_the_server_is_recovered_by_the_next_to_come(home: Home) -> None:
    with embedded(home) as url:
        sql(url, "CREATE TABLE solid AS SELECT 1 AS n")
        os.kill(postmaster(home), signal.SIGKILL)
        until(lambda: not running(home))
        with embedded(home) as again:
            assert again == url  # so a pool of connections that was open reconnects by itself
            assert sql(again, "SELECT n FROM solid") == [(1,)]
    assert not running(home)


def test_kill_9_of_the_guardian_leaves_the_last_client_to_stop_the_server(home: Home) -> None:
    with embedded(home) as url:
        guardian = psutil.Process(postmaster(home)).parent()
        assert guardian is not None
        assert "embedded_guard.py" in " ".join(guardian.cmdline())
        guardian.kill()
        assert sql(url, "SELECT 1") == [(1,)]
        assert running(home)
    assert not running(home)


def test_a_stale_process_number_that_now_is_somebody_elses_is_no_hindrance(home: Home) -> None:
    with embedded(home):
        text = (folder_of(home) / "data" / "postmaster.pid").read_text()
    stale = [str(os.getpid()), *text.splitlines()[1:]]
    (folder_of(home) / "data" / "postmaster.pid").write_text("\n".join(stale) + "\n")
    with embedded(home) as url:
        assert sql(url, "SELECT 1") == [(1,)]


def test_a_creation_killed_half_way_is_begun_again(home: Home) -> None:
    unfinished = folder_of(home) / "data.unfinished"
    unfinished.mkdir()
    (unfinished / "PG_VERSION").write_text("18\n")
    with embedded(home) as url:
        assert sql(url, "SELECT 1") == [(1,)]
    assert not unfinished.exists()


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
        if not ROOT:  # root's place may be elsewhere, and short
            assert folder.parent == SHORT
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    if folder.parent == SHORT:
        assert not folder.exists()
    erase(home)


@root_only
def test_by_root_the_server_runs_as_its_own_user_on_data_that_stays_in_place(home: Home) -> None:
    with embedded(home):
        server = psutil.Process(postmaster(home))
        assert server.username() == "sua-postgres"
        assert folder_of(home) == home.postgres


@root_only
def test_by_root_under_a_shut_folder_no_permission_is_touched(base: Path) -> None:
    shut = base / "root"
    shut.mkdir(mode=0o700)
    home = Home(shut / "checkout" / "var")
    with embedded(home) as url:
        sql(url, "CREATE TABLE outside AS SELECT 1 AS n")
    above = [path for path in shut.rglob("*") if path.is_dir()]
    assert stat.S_IMODE(shut.stat().st_mode) == 0o700
    assert all(path.stat().st_uid == 0 for path in above)
    outside = Path((home.postgres / "position").read_text().strip())
    assert outside.parent == Path("/var/lib/sua")
    with embedded(home) as url:
        assert sql(url, "SELECT n FROM outside") == [(1,)]
    erase(home)
    assert not outside.exists()


@root_only
def test_by_root_a_moved_home_finds_its_data_and_a_copied_one_is_refused(base: Path) -> None:
    base.chmod(0o700)
    home, moved, copied = (Home(base / name) for name in ("var", "moved", "copied"))
    with embedded(home) as url:
        sql(url, "CREATE TABLE travelled AS SELECT 1 AS n")
    home.root.rename(moved.root)
    with embedded(moved) as url:
        assert sql(url, "SELECT n FROM travelled") == [(1,)]
    shutil.copytree(moved.root, copied.root)
    with pytest.raises(EmbeddedDatabaseError, match="è una copia di"):
        start(copied)
    erase(moved)
    with pytest.raises(EmbeddedDatabaseError, match="che non c'è più"):
        start(copied)


@root_only
def test_by_root_programs_that_others_cannot_reach_are_copied(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = embedded_programs.wheel_programs().parent.parent
    shut = base / "venv"
    shut.mkdir(mode=0o700)
    shutil.copytree(wheel / "pginstall18", shut / wheel.name / "pginstall18")
    shutil.copytree(wheel.with_name(f"{wheel.name}.libs"), shut / f"{wheel.name}.libs")
    programs = shut / wheel.name / "pginstall18" / "bin"
    monkeypatch.setattr(embedded_programs, "wheel_programs", lambda: programs)
    monkeypatch.setattr(embedded_programs, "OUTSIDE", base / "lib")
    home = Home(base / "var")
    with embedded(home) as url:
        assert sql(url, "SELECT 1") == [(1,)]
        program = Path(psutil.Process(postmaster(home)).cmdline()[0])
        assert program.is_relative_to(base / "lib")
        assert program.stat().st_uid == 0
        assert stat.S_IMODE(program.stat().st_mode) == 0o755
    assert stat.S_IMODE(shut.stat().st_mode) == 0o700


@root_only
def test_by_root_a_copy_of_programs_in_a_folder_others_can_write_is_refused(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (base / "lib").mkdir()
    (base / "lib").chmod(0o777)
    monkeypatch.setattr(embedded_programs, "OUTSIDE", base / "lib")
    with pytest.raises(EmbeddedDatabaseError, match="scrivibile da altri"):
        embedded_programs.outside_base()


@pytest.mark.parametrize(
    "given",
    [
        "postgresql://sua:segreto@db.example/sua",
        "postgres://sua:segreto@db.example/sua",
        "postgresql+psycopg://sua:segreto@db.example/sua",
    ],
)
def test_database_url_wins_and_nothing_is_started(
    base: Path, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", given)
    home = Home(base / "var")
    with database_url(home) as url:
        assert url == "postgresql+psycopg://sua:segreto@db.example/sua"
    assert not home.root.exists()


def test_without_database_url_the_embedded_one_is_used(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "")
    with database_url(home) as url:
        assert sql(url, "SELECT 1") == [(1,)]


@pytest.mark.parametrize(
    ("given", "told"),
    [("sqlite:///sua.db", "richiede PostgreSQL"), ("il mio database", "non è un indirizzo valido")],
)
def test_a_database_url_of_something_else_is_refused(
    home: Home, monkeypatch: pytest.MonkeyPatch, given: str, told: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", given)
    with pytest.raises(InputError, match=told), database_url(home):
        pass


def test_a_home_that_cannot_be_made_is_told_in_one_line() -> None:
    with pytest.raises(HomeError, match="SUA_HOME") as raised:
        start(Home(Path("/dev/null/var")))
    assert "\n" not in str(raised.value)


def test_home_is_sua_home_or_var_of_the_working_folder(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(base)
    monkeypatch.setenv("SUA_HOME", "")
    assert Home.from_environment().root == base / "var"
    monkeypatch.setenv("SUA_HOME", str(base / "altrove"))
    assert Home.from_environment().root == base / "altrove"
    assert not (base / "altrove").exists()


def test_keys_and_documents_are_the_owners_alone_whatever_the_umask(base: Path) -> None:
    previous = os.umask(0)
    try:
        home = Home(base / "var")
        assert stat.S_IMODE(home.keys.stat().st_mode) == 0o700
        assert stat.S_IMODE(home.documents.stat().st_mode) == 0o700
        assert stat.S_IMODE(home.root.stat().st_mode) == 0o711
    finally:
        os.umask(previous)

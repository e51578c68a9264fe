"""The embedded PostgreSQL under ``kill -9``: of who uses it, who starts it, who guards it."""

import errno
import os
import random
import re
import signal
import threading
import time
from pathlib import Path

import psutil
import pytest

from sua.domain.reasons import reason
from sua.storage import embedded_cluster
from sua.storage.embedded import EmbeddedDatabaseError, embedded, erase, start
from sua.storage.home import Home
from sua.storage.locks import open_lock, try_lock
from tests.storage.servers import (
    HOLD,
    client,
    ended,
    folder_of,
    killed,
    postmaster,
    running,
    sql,
    until,
)


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
        dead = postmaster(home)
        os.kill(dead, signal.SIGKILL)
        until(lambda: not psutil.pid_exists(dead))
        with embedded(home) as again:  # its children may be at their last breath
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


def test_what_a_killed_process_left_at_work_is_waited_for(home: Home) -> None:
    folder = folder_of(home)
    lock = open_lock(folder / "server.lock")
    assert try_lock(lock)  # as the initdb of a process that was killed would hold it
    threading.Timer(0.5, os.close, (lock,)).start()
    began = time.monotonic()
    with embedded(home) as url:
        assert time.monotonic() - began >= 0.5
        assert sql(url, "SELECT 1") == [(1,)]


def test_kill_9_of_any_of_a_crowd_while_it_starts_hinders_none_of_the_others(base: Path) -> None:
    for seed in range(5):
        moment = random.Random(seed).uniform(0.2, 1.5)  # noqa: S311 - creation, start, use or end
        home = Home(base / f"var{seed}")
        victim, *others = [client(home, "sql(url, 'SELECT 1')") for _ in range(3)]
        time.sleep(moment)
        killed(victim)
        for process in others:
            ended(process)
        until(lambda home=home: not running(home))
        erase(home)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.ENOLCK])
def test_a_disk_that_takes_no_more_is_told_in_one_line(
    home: Home, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(path: Path) -> int:
        raise OSError(code, os.strerror(code), str(path))

    monkeypatch.setattr(embedded_cluster, "open_lock", refuse)
    with pytest.raises(
        EmbeddedDatabaseError, match=re.escape(reason(OSError(code, os.strerror(code))))
    ) as raised:
        start(home)
    monkeypatch.undo()
    assert "\n" not in str(raised.value)
    with embedded(home) as url:
        assert sql(url, "SELECT 1") == [(1,)]

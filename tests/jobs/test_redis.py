"""Redis is only a bell: emptied, killed or hung at any moment, nothing is lost."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sua.jobs import running
from sua.jobs.local import LocalExecutor
from sua.jobs.redis import RedisBell, RedisEar
from sua.jobs.tasks import Tasks
from sua.service.dossier import Dossier
from sua.service.press import print_here
from sua.service.settings import Settings
from tests.clock import everybody_has_an_address, letters
from tests.jobs.test_local import until
from tests.sink import HOST, free_port
from tests.support import Desk, stage

DUE = datetime(2026, 1, 21, 7, tzinfo=UTC)
# Debian's redis-tools holds the server too, under the name of another program: no service is set up.
PROGRAM = shutil.which("redis-server") or shutil.which("redis-check-rdb")

pytestmark = pytest.mark.skipif(
    PROGRAM is None, reason="redis-server manca: «apt-get install redis-tools»"
)


class Redis:
    """A private server on a free port, which keeps nothing on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"redis://{HOST}:{self.port}/0"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        arguments = ["--port", str(self.port), "--bind", HOST, "--save", "", "--appendonly", "no"]
        self.process = subprocess.Popen(
            ["redis-server", *arguments],
            executable=PROGRAM,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until(lambda: self.ask("PING") == b"+PONG\r\n")

    def ask(self, command: str) -> bytes:
        try:
            with socket.create_connection((HOST, self.port), 1) as wire:
                wire.sendall(f"{command}\r\n".encode())
                return wire.recv(4096)
        except OSError:
            return b""

    def kill(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[Redis]:
    server = Redis(tmp_path)
    server.start()
    yield server
    server.kill()


class Clock:
    def __init__(self) -> None:
        self.now = DUE

    def __call__(self) -> datetime:
        return self.now


def test_a_ring_in_one_process_wakes_the_worker_in_another(
    redis: Redis, fresh: Desk, demo: Dossier
) -> None:
    """The worker's own looks are an hour apart here: only the bell can have woken it."""
    tasks = Tasks(fresh.here, print_here)
    with (
        LocalExecutor(tasks, drain=3600, sweep=3600),
        RedisEar(tasks, redis.url),
        RedisBell(redis.url) as bell,
    ):
        until(lambda: tasks.drained > 0)
        stage(replace(fresh, here=replace(fresh.here, bell=bell)), demo, "appoint_sua_rup")
        until(lambda: fresh.rows("SELECT count(*) FROM document") == [(1,)], 30)


def test_emptied_and_killed_mid_run_it_loses_nothing(
    redis: Redis, fresh: Desk, demo: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three reminders come due: after a FLUSHALL, with Redis dead, and with Redis hung."""
    monkeypatch.setattr(running, "DRAIN_SECONDS", 0.2)
    monkeypatch.setattr(running, "SWEEP_SECONDS", 0.2)
    stage(fresh, demo, "accept")
    everybody_has_an_address(fresh, demo)
    clock = Clock()
    clock.now = DUE - timedelta(hours=1)
    here = replace(fresh.here, settings=Settings(redis_url=redis.url))
    sent = lambda: len(letters(fresh.home.mail))  # noqa: E731
    with running.at_work(here, clock):
        until(lambda: b"sua:queue:health-check" in redis.ask("KEYS *"))
        assert redis.ask("FLUSHALL") == b"+OK\r\n"
        clock.now = DUE
        until(lambda: sent() == 1)
        redis.kill()
        clock.now = datetime(2026, 1, 23, 7, tzinfo=UTC)
        until(lambda: sent() == 3)
        redis.start()
        assert redis.process
        os.kill(redis.process.pid, signal.SIGSTOP)
        clock.now = datetime(2026, 1, 26, 7, tzinfo=UTC)
        until(lambda: sent() == 4)
        os.kill(redis.process.pid, signal.SIGCONT)
        began = time.monotonic()
    assert time.monotonic() - began < 15
    assert fresh.rows("SELECT count(*) FROM outbox WHERE done_at IS NULL AND topic = 'remind'") == [
        (0,)
    ]
    assert len({letter["Message-ID"] for letter in letters(fresh.home.mail)}) == 4


def test_arq_comes_back_after_redis_does(
    redis: Redis, fresh: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sua.jobs.redis._LONGEST_PAUSE", 0.2)
    monkeypatch.setattr("sua.jobs.redis._FIRST_PAUSE", 0.1)
    tasks = Tasks(fresh.here, print_here)
    with RedisEar(tasks, redis.url), RedisBell(redis.url) as bell:

        def rung() -> bool:
            bell.ring()
            time.sleep(0.1)
            return tasks.drained > 0

        until(rung)
        redis.kill()
        time.sleep(0.5)
        tasks.drained = float("-inf")
        redis.start()
        until(rung, 30)


def test_a_command_never_waits_for_a_bell_that_is_gone(redis: Redis) -> None:
    redis.kill()
    with RedisBell(redis.url) as bell:
        began = time.monotonic()
        for _ in range(1000):
            bell.ring()
        assert time.monotonic() - began < 0.5

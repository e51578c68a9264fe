"""The parts of an installation as processes of their own, to be killed without warning."""

import http.client
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

import psutil

from sua.storage.embedded import EmbeddedServer, start
from sua.storage.home import Home
from tests.jobs.test_redis import Redis
from tests.sink import HOST, free_port
from tests.storage.servers import postmaster

PATIENCE = 90.0
HEALTH = "/api/v1/health"


def until(condition: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"not in time: {what}"
        time.sleep(0.02)


class Part(Protocol):
    def start(self) -> None: ...

    def kill(self) -> None: ...

    def ready(self) -> bool: ...


class Postgres:
    """A private cluster on a socket, ``fsync`` on; a kill takes the first process and its children."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._stakes: list[EmbeddedServer] = []

    @property
    def url(self) -> str:
        return self._stakes[0].url

    def start(self) -> None:
        self._stakes.append(start(self._home))

    def kill(self) -> None:
        first = psutil.Process(postmaster(self._home))
        killed = (first, *first.children(recursive=True))
        for process in killed:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(killed, timeout=PATIENCE)  # a machine that is busy buries them later

    def ready(self) -> bool:
        return True  # start() waits

    def stop(self) -> None:
        for stake in self._stakes:
            stake.stop()


class Program:
    """``sua …``, started again by its keeper whenever it has ended by itself."""

    def __init__(self, arguments: list[str], environment: dict[str, str], log: Path) -> None:
        self.log = log
        self.ended = 0
        self._command = [sys.executable, "-m", "sua", *arguments]
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None
        self._told_before = 0
        self._lock = threading.Lock()

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self) -> None:
        with self._lock:
            self._launch()

    def _launch(self) -> None:
        with self.log.open("ab") as file:
            self._told_before = file.tell()
            self._process = subprocess.Popen(
                self._command, env=self._environment, stdout=file, stderr=file
            )

    def keep(self) -> None:
        """What a service manager does: one that found no database at its start tries again."""
        with self._lock:
            if self._process and self._process.poll() is not None:
                self.ended += 1
                self._launch()

    def kill(self) -> None:
        with self._lock:
            if self._process:
                self._process.kill()
                self._process.wait()
                self._process = None

    def leave(self) -> int:
        """Ask it to end, and wait; its exit code."""
        with self._lock:
            assert self._process
            self._process.send_signal(signal.SIGTERM)
            code = self._process.wait(30)
            self._process = None
        return code

    def told(self) -> str:
        """What this life has said."""
        return self.log.read_bytes()[self._told_before :].decode()

    def ready(self) -> bool:
        return "in servizio" in self.told()


class Server(Program):
    """``sua serve``."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self.port = free_port()
        super().__init__(["serve", "--port", str(self.port)], environment, log)

    def ready(self) -> bool:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=10)
        try:
            connection.request("GET", HEALTH)
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()


class RedisPart(Redis):
    """Redis on the same port all its lives."""

    def ready(self) -> bool:
        return self.ask("PING") == b"+PONG\r\n"


@contextmanager
def keeping(*programs: Program) -> Iterator[None]:
    """Start again, as a service manager would, whatever ends by itself."""
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.1):
            for program in programs:
                program.keep()

    keeper = threading.Thread(target=watch, daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()


def environment(url: str, home: Home, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SUA_")}
    return {**kept, "SUA_HOME": str(home.root), "DATABASE_URL": url, **more}

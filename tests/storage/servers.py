"""Ways to watch an embedded server, and other processes to share it with."""

import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import psycopg

from sua.storage import embedded_place
from sua.storage.home import Home
from sua.storage.locks import open_lock, try_lock

SECONDS = 30
SHORT = Path("/tmp")  # noqa: S108 - where sockets of long paths go


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

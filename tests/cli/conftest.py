"""``sua …`` as the user types it, on a database of its own."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper

import pytest

from sua.cli.main import run
from tests.support import Desk


@dataclass(frozen=True)
class Outcome:
    """What the user saw."""

    code: int
    out: str
    err: str


Sua = Callable[..., Outcome]


@pytest.fixture
def sua(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Sua:
    """Type a command; ``given`` is what comes on standard input."""
    monkeypatch.setenv("COLUMNS", "200")

    def typed(*words: object, given: str | bytes = "") -> Outcome:
        data = given if isinstance(given, bytes) else given.encode()
        monkeypatch.setattr(sys, "argv", ["sua", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(data)))
        code = 0
        try:
            run()
        except SystemExit as stop:
            code = int(stop.code or 0)
        seen = capsys.readouterr()
        return Outcome(code, seen.out, seen.err)

    return typed


@pytest.fixture
def at_home(fresh: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """An empty installation is the one the commands work on."""
    monkeypatch.setenv("DATABASE_URL", fresh.url)
    monkeypatch.setenv("SUA_HOME", str(fresh.home.root))
    return fresh


@pytest.fixture
def at_played(played: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The demonstration's installation is the one the commands work on."""
    monkeypatch.setenv("DATABASE_URL", played.url)
    monkeypatch.setenv("SUA_HOME", str(played.home.root))
    return played

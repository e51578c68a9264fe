"""Which database is used, and where SUA keeps its state."""

import os
import stat
from pathlib import Path

import pytest

from sua.domain.errors import InputError
from sua.storage.embedded import database_url, start
from sua.storage.home import Home, HomeError
from tests.storage.servers import sql


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


@pytest.mark.skipif(os.geteuid() == 0, reason="root enters everywhere")
def test_a_home_inside_a_shut_folder_is_told_in_one_line(base: Path) -> None:
    (base / "shut").mkdir(mode=0)
    with pytest.raises(HomeError, match="SUA_HOME"):
        start(Home(base / "shut" / "var"))


def test_a_home_of_a_user_that_does_not_exist_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SUA_HOME", "~nessuno-con-questo-nome/var")
    with pytest.raises(HomeError, match="percorso completo"):
        Home.from_environment()


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

"""The embedded PostgreSQL run by root: as another user, wherever that user can reach."""

import os
import shutil
import stat
from pathlib import Path

import psutil
import pytest

from sua.storage import embedded_programs
from sua.storage.embedded import EmbeddedDatabaseError, embedded, erase, start
from sua.storage.home import Home
from tests.storage.servers import folder_of, postmaster, sql

pytestmark = pytest.mark.skipif(
    os.geteuid() != 0, reason="only root runs the server as somebody else"
)


def test_by_root_the_server_runs_as_its_own_user_on_data_that_stays_in_place(home: Home) -> None:
    with embedded(home):
        server = psutil.Process(postmaster(home))
        assert server.username() == "sua-postgres"
        assert folder_of(home) == home.postgres


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


def test_by_root_a_copy_of_programs_in_a_folder_others_can_write_is_refused(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (base / "lib").mkdir()
    (base / "lib").chmod(0o777)
    monkeypatch.setattr(embedded_programs, "OUTSIDE", base / "lib")
    with pytest.raises(EmbeddedDatabaseError, match="scrivibile da altri"):
        embedded_programs.outside_base()

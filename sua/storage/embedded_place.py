"""Where an embedded server lives: its folder, its programs, the account it runs as.

PostgreSQL refuses to run as root. An ordinary user runs it as himself, everything stays in
``SUA_HOME/postgres``, and the rest of this page does not apply.

Run by root, the server runs as the system user ``sua-postgres`` (made once with ``useradd``), or as
the owner of the data if data is already there. That user must be able to reach the data and the
programs, and we never change the permissions of a folder that is not ours. So:

* data stays in ``SUA_HOME/postgres`` if every folder above lets others pass; if not (``/root`` is
  0700) it goes to ``/var/lib/sua/<digest of SUA_HOME>-<random>`` and ``SUA_HOME/postgres/position``
  says so. The random part makes a deleted and remade ``SUA_HOME`` start empty;
* programs are used where the wheel put them if that user may read them; if not, a copy owned by
  root is made in ``/var/lib/sua/programs-<wheel version>``, shared by every ``SUA_HOME``.

Folders in ``/var/lib/sua`` are never deleted by themselves, with one exception: those of a
``SUA_HOME`` that was under the system's temporary folder and is gone (tests leave many).

Alternatives weighed: a user namespace or a bind mount would keep the data in place, but containers
forbid both; an ambient ``CAP_DAC_READ_SEARCH`` would let SQL read every file of the machine.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from sua.domain.reasons import reason
from sua.storage.embedded_programs import (
    EmbeddedDatabaseError,
    crossable,
    outside_base,
    reachable_programs,
    wheel_programs,
)
from sua.storage.home import Home
from sua.storage.locks import LockBusyError, exclusive

ACCOUNT = "sua-postgres"
_WAIT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Place:
    """One embedded server: ``folder`` holds ``data``, ``run``, locks and log.

    ``account`` is whom the server runs as; ``other_account`` tells that it is not who we are.
    """

    folder: Path
    programs: Path
    account: pwd.struct_passwd
    other_account: bool

    @property
    def data(self) -> Path:
        """The data folder of PostgreSQL."""
        return self.folder / "data"

    @property
    def log(self) -> Path:
        """What the server writes on its standard error."""
        return self.folder / "server.log"


def is_root() -> bool:
    """Whether we are root, as PostgreSQL understands it."""
    return os.geteuid() == 0


def settle(home: Home) -> Place:
    """The place of that home's server, decided at first use and kept afterwards.

    Raises:
        EmbeddedDatabaseError: no account, no programs, or a folder that cannot be used.
        HomeError: the state folder cannot be created.
    """
    folder = home.postgres
    if not is_root():
        return Place(folder, wheel_programs(), _account_of(os.geteuid()), other_account=False)
    try:
        with exclusive(folder / "place.lock", _WAIT_SECONDS):
            folder, account = _settle_as_root(home, folder)
            return Place(folder, reachable_programs(account), account, other_account=True)
    except LockBusyError as error:
        raise EmbeddedDatabaseError(
            f"Un altro processo tiene occupata la cartella «{folder}» da oltre {_WAIT_SECONDS}"
            " secondi: attendere che termini e riprovare."
        ) from error
    except OSError as error:
        raise EmbeddedDatabaseError(
            f"Non è possibile preparare la base dati per l'utente di sistema «{ACCOUNT}» in"
            f" «{error.filename or folder}» ({reason(error)}): indicare in SUA_HOME una cartella"
            " in cui si può scrivere oppure un PostgreSQL in DATABASE_URL."
        ) from error


def position_file(home: Home) -> Path:
    """The file that says where the data is, when it is not in ``SUA_HOME/postgres``."""
    return home.postgres / "position"


def _account_of(uid: int) -> pwd.struct_passwd:
    try:
        return pwd.getpwuid(uid)
    except KeyError as error:
        raise EmbeddedDatabaseError(
            f"L'utente numero {uid} non ha un nome su questa macchina e PostgreSQL non parte:"
            " aggiungerlo a /etc/passwd oppure indicare un PostgreSQL in DATABASE_URL."
        ) from error


def _settle_as_root(home: Home, folder: Path) -> tuple[Path, pwd.struct_passwd]:
    position = position_file(home)
    if (folder / "data").is_dir():
        account = _account_of((folder / "data").stat().st_uid)
        if account.pw_uid == 0:
            raise EmbeddedDatabaseError(
                f"La cartella «{folder / 'data'}» appartiene a root e PostgreSQL la rifiuta:"
                f" assegnarla con «chown -R {ACCOUNT}» oppure rimuoverla."
            )
        return folder, account
    account = _dedicated_account()
    if position.exists():
        return _known_outside(home, Path(position.read_text(encoding="utf-8").strip())), account
    if crossable(folder, account):
        return folder, account
    _sweep()
    digest = sha256(os.fsencode(home.root)).hexdigest()[:12]
    outside = outside_base() / f"{digest}-{token_hex(4)}"
    outside.mkdir()
    outside.chmod(0o711)  # mkdir's mode passes through the umask; chmod's does not
    (outside / "home").write_text(f"{home.root}\n", encoding="utf-8")
    position.write_text(f"{outside}\n", encoding="utf-8")
    return outside, account


def _known_outside(home: Home, outside: Path) -> Path:
    if not (outside / "home").is_file():
        raise EmbeddedDatabaseError(
            f"La base dati di «{home.root}» era in «{outside}», che non c'è più: ripristinarla da"
            " una copia di sicurezza oppure, per ripartire da zero, rimuovere"
            f" «{position_file(home)}»."
        )
    recorded = Path((outside / "home").read_text(encoding="utf-8").strip())
    if recorded != home.root:
        if recorded.exists() and position_file(Home(recorded)).exists():
            raise EmbeddedDatabaseError(
                f"«{home.root}» è una copia di «{recorded}» e userebbe la stessa base dati: per"
                f" ripartire da zero rimuovere «{position_file(home)}»."
            )
        (outside / "home").write_text(f"{home.root}\n", encoding="utf-8")
    return outside


def _dedicated_account() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(ACCOUNT)
    except KeyError:
        useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
        options = ("--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent")
        if useradd:
            command = (useradd, *options, "--shell", "/usr/sbin/nologin", ACCOUNT)
            subprocess.run(command, check=False, capture_output=True)  # noqa: S603 - constants
    try:
        return pwd.getpwnam(ACCOUNT)
    except KeyError as error:
        raise EmbeddedDatabaseError(
            f"Da root serve l'utente di sistema «{ACCOUNT}» e non si riesce a crearlo: crearlo con"
            f" «useradd --system {ACCOUNT}» oppure eseguire SUA da utente ordinario."
        ) from error


def _sweep() -> None:
    """Remove the places of homes that were under the temporary folder and are gone."""
    temporary = Path(tempfile.gettempdir()).resolve()
    for note in outside_base().glob("*/home"):
        try:
            recorded = Path(note.read_text(encoding="utf-8").strip())
        except FileNotFoundError:  # another process is sweeping too
            continue
        if recorded.is_relative_to(temporary) and not recorded.exists():
            shutil.rmtree(note.parent, ignore_errors=True)

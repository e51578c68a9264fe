"""One PostgreSQL on one place: initialise, start, wait, stop.

Who may call, and when, is decided in :mod:`sua.storage.embedded`: every function here expects the
locks to be held.

Whether the server is alive is asked of ``server.lock``: whoever initialises or starts it takes that
lock and hands it down, and every process at work on the data keeps it until it ends. So there is no
instant in which somebody else could start a second one, not even after a ``kill -9`` half way. A
process number is never trusted: a restarted machine or container gives it to somebody else.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import psutil

from sua.storage import embedded_guard
from sua.storage.embedded_place import Place
from sua.storage.embedded_programs import MAJOR, EmbeddedDatabaseError
from sua.storage.locks import LockBusyError, open_lock, try_lock, wait_lock

SUPERUSER = "postgres"
START_SECONDS = 60
STOP_SECONDS = 60
_SOCKET = ".s.PGSQL.5432"
_SOCKET_PATH_BYTES = 107  # sun_path is 108 bytes with its final zero
_LOG_BYTES = 1_000_000
_STATUS_LINE = 7  # of postmaster.pid, from zero


def ensure_running(place: Place) -> Path:
    """Attach to the server or start it; returns the folder of its socket.

    Raises:
        EmbeddedDatabaseError: it does not start, or the data is of another version.
    """
    started = False
    deadline = time.monotonic() + START_SECONDS
    while True:
        lock = open_lock(place.folder / "server.lock")
        try:
            if try_lock(lock):  # no process of this server is alive
                if started:
                    text = place.log.read_text(encoding="utf-8", errors="replace")
                    raise EmbeddedDatabaseError(
                        f"PostgreSQL non parte: {_last_line(text)} (registro: «{place.log}»)"
                    )
                _initialise(place, lock)
                _launch(place, lock)
                started = True
                deadline = time.monotonic() + START_SECONDS
        finally:
            os.close(lock)  # the server has its own by now
        if _ready(place):
            return _socket_folder(place)
        if time.monotonic() > deadline:
            raise EmbeddedDatabaseError(
                f"PostgreSQL non è pronto dopo {START_SECONDS} secondi: vedere «{place.log}»."
            )
        time.sleep(0.005)


def stop(place: Place) -> None:
    """Stop the server and wait until its last process is gone. No server is no error."""
    handle = open_lock(place.folder / "server.lock")
    try:
        if not try_lock(handle):
            pid = _postmaster(place)
            if (
                pid is None
            ):  # started in another container on the same folder: its guardian stops it
                return
            os.kill(pid, signal.SIGINT)
            wait_lock(handle, STOP_SECONDS)
    except ProcessLookupError:
        pass
    except LockBusyError as error:
        raise EmbeddedDatabaseError(
            f"PostgreSQL non si è fermato entro {STOP_SECONDS} secondi: vedere «{place.log}»."
        ) from error
    finally:
        os.close(handle)
    link = place.folder / "run"
    if link.is_symlink():
        with suppress(OSError):  # only if empty: never a tree, wherever a link may point
            link.readlink().rmdir()
            link.unlink()


def _initialise(place: Place, lock: int) -> None:
    if place.data.is_dir():
        found = (place.data / "PG_VERSION").read_text(encoding="ascii").strip()
        if found != MAJOR:
            raise EmbeddedDatabaseError(
                f"La base dati in «{place.data}» è di PostgreSQL {found} e qui c'è PostgreSQL"
                f" {MAJOR}: trasferirla con pg_dump e pg_restore."
            )
        return
    # Made aside and renamed: a process killed half way leaves nothing that looks like a database.
    unfinished = place.folder / "data.unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    _private_folder(unfinished, place)
    command = (
        str(place.programs / "initdb"),
        *("-D", str(unfinished), "-U", SUPERUSER, "--auth=peer", "--no-instructions"),
        # The built-in provider needs no locale installed and sorts alike on every machine.
        *("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
        "--locale=C",
    )
    done = subprocess.run(  # noqa: S603 - our own program, our own arguments
        command,
        check=False,
        capture_output=True,
        text=True,
        errors="replace",
        user=place.account.pw_uid if place.other_account else None,
        group=place.account.pw_gid if place.other_account else None,
        extra_groups=() if place.other_account else None,
        cwd="/",
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
        pass_fds=(lock,),  # should we be killed, nobody begins before this has ended
    )
    if done.returncode:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise EmbeddedDatabaseError(
            f"Non è possibile creare la base dati in «{place.data}»: {_last_line(done.stderr)}"
        )
    unfinished.rename(place.data)
    folder = os.open(place.folder, os.O_RDONLY)
    try:
        os.fsync(folder)  # commits acknowledged later must not lie under a name that a crash undoes
    finally:
        os.close(folder)


def _launch(place: Place, lock: int) -> None:
    stale = place.data / "postmaster.pid"
    # No process of this server is alive (server.lock is ours), so the number in this file is a
    # dead process's, or by now somebody else's: PostgreSQL would believe the latter.
    stale.unlink(missing_ok=True)
    run = _socket_folder(place)
    _write(place, "pg_hba.conf", "local all all peer map=sua\n")
    users = {place.account.pw_name, "root"}
    _write(place, "pg_ident.conf", "".join(f'sua "{user}" all\n' for user in sorted(users)))
    log = open_lock(place.log)
    if os.fstat(log).st_size > _LOG_BYTES:
        os.truncate(log, 0)
    os.close(log)
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(run),
        "unix_socket_permissions": "0700",
        "hba_file": str(place.folder / "pg_hba.conf"),
        "ident_file": str(place.folder / "pg_ident.conf"),
        "cluster_name": "sua",
    }
    account = (place.account.pw_uid, place.account.pw_gid) if place.other_account else (-1, -1)
    command = (
        *(sys.executable, "-I", "-S", embedded_guard.__file__),
        *(str(place.folder / name) for name in ("clients.lock", "server.log")),
        *map(str, (lock, *account)),
        *(str(place.programs / "postgres"), "-D", str(place.data)),
        *(word for name, value in settings.items() for word in ("-c", f"{name}={value}")),
    )
    done = subprocess.run(  # noqa: S603 - our own program, our own arguments
        command,
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        pass_fds=(lock,),
    )
    if not done.stdout.strip():
        raise EmbeddedDatabaseError(f"PostgreSQL non parte: {_last_line(done.stderr)}")


def _ready(place: Place) -> bool:
    lines = _postmaster_lines(place)
    return (
        len(lines) > _STATUS_LINE
        and lines[_STATUS_LINE].strip() == "ready"
        and _postmaster(place) is not None
    )


def _postmaster_lines(place: Place) -> list[str]:
    try:
        return (place.data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []


def _postmaster(place: Place) -> int | None:
    """Number of the server's first process, if that number is indeed this server's."""
    lines = _postmaster_lines(place)
    try:
        pid = int(lines[0])
        words = psutil.Process(pid).cmdline()
    except (IndexError, ValueError, psutil.Error):
        return None
    return pid if str(place.data) in words else None


def _socket_folder(place: Place) -> Path:
    """The folder of the socket, open to the server's account alone (and to root).

    ``run`` beside the data; a link to a short folder under the temporary one if the path is too
    long for a socket, or holds characters that libpq or PostgreSQL would take for a list.
    """
    run = place.folder / "run"
    if run.is_symlink():
        short = run.readlink()
        if short.is_dir() and short.lstat().st_uid == place.account.pw_uid:
            return short
        run.unlink()
    if len(os.fsencode(run / _SOCKET)) <= _SOCKET_PATH_BYTES and re.fullmatch(
        r"[\w/.+-]+", str(run), re.ASCII
    ):
        if not run.is_dir():
            _private_folder(run, place)
        return run
    short = Path(tempfile.mkdtemp(prefix="sua-", dir="/tmp"))  # mkdtemp makes it 0700
    if place.other_account:
        os.chown(short, place.account.pw_uid, place.account.pw_gid)
    run.symlink_to(short)
    return short


def _private_folder(path: Path, place: Place) -> None:
    path.mkdir(mode=0o700)
    if place.other_account:
        os.chown(path, place.account.pw_uid, place.account.pw_gid, follow_symlinks=False)


def _write(place: Place, name: str, text: str) -> None:
    handle = open_lock(place.folder / name)
    os.fchmod(handle, 0o644)  # no secret inside, and the server's account reads it
    os.truncate(handle, 0)
    os.write(handle, text.encode())
    os.close(handle)


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    fatal = [line for line in lines if "FATAL" in line or "error" in line.lower()]
    return re.sub(r"^.*?\b(?:FATAL|error): +", "", (fatal or lines or ["nessun messaggio"])[-1])

"""File locks between processes: ``flock``, which the kernel releases however a process ends."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PAUSE_SECONDS = 0.01


class LockBusyError(Exception):
    """The lock was not obtained in the time given; the caller says what that means."""


def open_lock(path: Path) -> int:
    """A descriptor on the lock file, created if missing and given to its folder's owner.

    Root working in somebody else's folder must not leave files that somebody cannot open.
    ``O_NOFOLLOW`` keeps a planted link from lending our powers to another file.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    owner = path.parent.stat()
    if os.geteuid() == 0 and os.fstat(handle).st_uid != owner.st_uid:
        os.fchown(handle, owner.st_uid, owner.st_gid)
    return handle


def try_lock(handle: int, *, shared: bool = False) -> bool:
    """Take, or convert, the lock now if nobody stands in the way."""
    try:
        fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def wait_lock(handle: int, seconds: float, *, shared: bool = False) -> None:
    """Take the lock within so many seconds. Raises :class:`LockBusyError`."""
    deadline = time.monotonic() + seconds
    while not try_lock(handle, shared=shared):
        if time.monotonic() > deadline:
            raise LockBusyError
        time.sleep(_PAUSE_SECONDS)


@contextmanager
def exclusive(path: Path, seconds: float) -> Iterator[None]:
    """Hold the lock of that file alone. Raises :class:`LockBusyError`."""
    handle = open_lock(path)
    try:
        wait_lock(handle, seconds)
        yield
    finally:
        os.close(handle)

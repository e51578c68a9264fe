"""Where acts are printed: a process of its own, warm, that cannot outlive us.

Laying out a PDF holds the interpreter for seconds and trusts a large library with memory, so a
process that also answers people does it elsewhere. The child is *spawned*, never forked; it gets
plain data (the files of a template, the bytes of a view) and gives bytes back; it touches neither
database nor network. It dies with its parent, however the parent ends; a render that takes too long
or too much memory ends the child, the row says so, and the next one finds a new child.

Who prints a few acts and leaves (the command line) prints in its own process, by the same function.
"""

import multiprocessing
import os
import resource
import signal
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing.connection import wait
from threading import Lock, Thread
from typing import Protocol, Self

from sua.corpus.documents import DocumentTemplate
from sua.domain.errors import SuaError
from sua.rendering.codec import decode_view
from sua.rendering.pdf import RenderingError
from sua.rendering.renderer import RenderedDocument, render, renderer_digest

LONGEST_SECONDS = 120
_MEMORY_BYTES = 4 * 2**30


class Printer(Protocol):
    """Turns the files of a template and the bytes of a frozen view into an act."""

    def __call__(self, contents: Mapping[str, bytes], view: bytes) -> RenderedDocument:
        """The act. Raises what :func:`sua.rendering.renderer.render` does."""


def print_here(contents: Mapping[str, bytes], view: bytes) -> RenderedDocument:
    """Print in this process."""
    return render(DocumentTemplate.from_files(contents), decode_view(view))


class Press:
    """A printer in a process of its own; use it as a context manager.

    One child: more acts at once means more workers (``sua work``), each with its press.
    """

    def __init__(self, longest: int = LONGEST_SECONDS, memory: int = _MEMORY_BYTES) -> None:
        self._longest = longest
        self._memory = memory
        self._lock = Lock()
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        """Start the child and let it load what it needs, without waiting for it."""
        self._running().submit(_warm)
        return self

    def __exit__(self, *_: object) -> None:
        """Let the act being printed finish, and the child end."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool:
            pool.shutdown(cancel_futures=True)

    def __call__(self, contents: Mapping[str, bytes], view: bytes) -> RenderedDocument:
        """As :class:`Printer`.

        Raises:
            RenderingError: also when the child was killed, or ran out of time or memory.
        """
        pool = self._running()
        try:
            return pool.submit(_print, dict(contents), view, self._longest).result()
        except BrokenProcessPool as error:
            self._discard(pool)
            raise RenderingError(
                "Il processo che impagina gli atti si è interrotto (tempo, memoria o arresto)."
            ) from error

    def _running(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._pool is None:
                self._pool = ProcessPoolExecutor(
                    max_workers=1,
                    mp_context=multiprocessing.get_context("spawn"),
                    initializer=_settle,
                    initargs=(self._memory,),
                )
            return self._pool

    def _discard(self, broken: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._pool is broken:
                self._pool = None
        broken.shutdown(wait=False)


# -- in the child ----------------------------------------------------------------------------------


def _settle(memory: int) -> None:
    """Follow the parent into the grave, leave the keyboard to it, and be modest."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_follow_parent, daemon=True).start()
    with suppress(ValueError, OSError):  # a stricter limit is in force already, or there is none
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _warm() -> str:
    """Load what the first act would wait for. What is missing will be told when an act needs it."""
    with suppress(RenderingError):
        return renderer_digest()
    return ""


def _print(contents: dict[str, bytes], view: bytes, longest: int) -> RenderedDocument:
    signal.alarm(longest)  # unanswered, SIGALRM ends the process: no render hangs for ever
    try:
        return print_here(contents, view)
    except MemoryError:
        raise RenderingError("L'atto richiede più memoria di quella ammessa.") from None
    except Exception as error:  # noqa: BLE001 -- told to the parent, whatever it is
        # An exception must be rebuilt on the other side from its text alone.
        told = str(error) if isinstance(error, SuaError) else f"{type(error).__name__}: {error}"
        raise RenderingError(told) from None
    finally:
        signal.alarm(0)

"""The two jobs, the same for every executor: sweep the terms, drain the outbox."""

import logging
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy.exc import SQLAlchemyError

from sua.domain.errors import SuaError
from sua.service.installation import Installation
from sua.service.press import Printer

_log = logging.getLogger(__name__)


def utc_now() -> datetime:
    """The clock on the wall."""
    return datetime.now(UTC)


class Tasks:
    """What an executor runs. Any thread may call; one of each kind works at a time.

    Attributes:
        stopping: set it, and the work under way ends after the current row.
        swept: when the last sweep that succeeded ended, in seconds of the monotonic clock.
        drained: the same for the outbox.
    """

    def __init__(
        self, here: Installation, printer: Printer, clock: Callable[[], datetime] = utc_now
    ) -> None:
        self.stopping = threading.Event()
        self.swept = self.drained = float("-inf")
        self._here = here
        self._worker = here.worker(printer)
        self._clock = clock
        self._sweeping, self._draining = threading.Lock(), threading.Lock()
        self._again = threading.Event()

    def sweep(self) -> bool:
        """Look at every open term; False if it failed, and is to be tried again."""
        if not self._sweeping.acquire(blocking=False):
            return True
        try:
            done = self._here.sweep(self._clock())
        except Exception as error:  # noqa: BLE001 -- told; the clock must not stop
            return _told(error)
        finally:
            self._sweeping.release()
        self.swept = time.monotonic()
        for case in done.lapsed:
            _log.info("termine decorso: il sistema ha agito sulla pratica %s", case)
        for case in done.refused:
            _log.warning("termine decorso, ma il passo è rifiutato: pratica %s", case)
        if done.owed:
            _log.info("promemoria da inviare: %d", done.owed)
        return True

    def drain(self) -> bool:
        """Do every row that is due; False if it failed, and is to be tried again.

        Whoever calls while another is at it leaves the word that there is more, and goes.
        """
        self._again.set()
        if not self._draining.acquire(blocking=False):
            return True
        try:
            while self._again.is_set() and not self.stopping.is_set():
                self._again.clear()
                if done := self._worker.drain(self._clock(), self.stopping.is_set):
                    _log.info("lavori fatti: %d", done)
        except Exception as error:  # noqa: BLE001 -- told; the clock must not stop
            return _told(error)
        finally:
            self._draining.release()
        self.drained = time.monotonic()
        return True


def _told(error: Exception) -> bool:
    """One line for a database that does not answer; the whole of it for a fault of ours."""
    if isinstance(error, SuaError | SQLAlchemyError):
        _log.warning("si riproverà: %s", (str(error).splitlines() or [type(error).__name__])[0])
    else:
        _log.error("errore imprevisto, si riproverà", exc_info=error)
    return False

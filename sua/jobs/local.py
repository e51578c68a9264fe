"""The executor in this process: a thread that works when rung, and looks by itself when not."""

import threading
import time
from typing import Self

from sua.jobs.tasks import Tasks

DRAIN_SECONDS = 5.0
SWEEP_SECONDS = 60.0
# After a failure: a PostgreSQL that is restarted is back in seconds.
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 60.0


class LocalExecutor:
    """Runs the tasks until the context ends; it is itself the bell.

    ``drain`` and ``sweep`` are the longest times, in seconds, that the outbox and the terms go
    without being looked at. What somebody else has looked at meanwhile (an arq job) counts.
    """

    def __init__(
        self, tasks: Tasks, *, drain: float = DRAIN_SECONDS, sweep: float = SWEEP_SECONDS
    ) -> None:
        self._tasks = tasks
        self._drain = drain
        self._sweep = sweep
        self._rung = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sua-clock", daemon=True)

    def __enter__(self) -> Self:
        """Start looking."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Finish the current row, and stop."""
        self._tasks.stopping.set()
        self._rung.set()
        self._thread.join()

    def ring(self) -> None:
        """As :meth:`sua.service.bell.Bell.ring`."""
        self._rung.set()

    def _run(self) -> None:
        patience = first = min(_FIRST_PAUSE, self._drain)
        while not self._tasks.stopping.is_set():
            if self._look():
                pause, patience = self._drain, first
            else:
                pause, patience = patience, min(patience * 2, _LONGEST_PAUSE)
            self._rung.wait(pause)

    def _look(self) -> bool:
        """Do what is due; False if the database could not be reached."""
        rung, now = self._rung.is_set(), time.monotonic()
        self._rung.clear()
        swept = now - self._tasks.swept < self._sweep or self._tasks.sweep()
        if rung or now - self._tasks.drained >= self._drain:
            return self._tasks.drain() and swept
        return swept

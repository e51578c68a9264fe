"""A bell between processes, on Redis: the only module that imports arq.

Redis holds no work: rings and the hands of a clock. The worker's arq jobs are the tasks of
:mod:`sua.jobs.tasks`; each worker also has its :class:`~sua.jobs.local.LocalExecutor`, which does
from the database whatever no job has done lately, so that Redis emptied, killed or hung costs some
seconds and nothing else. arq's worker exits when Redis goes away: it is started again, each time
after a longer pause.
"""

import asyncio
import logging
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, Self

from arq import cron, func
from arq.connections import ArqRedis
from arq.worker import Worker
from redis.asyncio import ConnectionPool
from redis.exceptions import RedisError

from sua.jobs.tasks import Tasks

_log = logging.getLogger(__name__)

_QUEUE = "sua:queue"
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0
_CONNECT_SECONDS, _SILENCE_SECONDS = 1.0, 5.0
_RING_SECONDS = 3.0
_JOB_SECONDS = 3600
_TICK = 0.2
_DRAINS = set(range(0, 60, 10))


@asynccontextmanager
async def _connected(url: str) -> AsyncIterator[ArqRedis]:
    """Connections that are closed whatever happens; one that hangs fails after some seconds."""
    pool = ConnectionPool.from_url(
        url, socket_connect_timeout=_CONNECT_SECONDS, socket_timeout=_SILENCE_SECONDS
    )
    try:
        yield ArqRedis(pool, default_queue_name=_QUEUE)
    finally:
        with suppress(RedisError, OSError):
            await pool.disconnect()


class RedisBell:
    """Rings through Redis, from a thread of its own: a command never waits for Redis."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._rung = threading.Event()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sua-bell", daemon=True)

    def __enter__(self) -> Self:
        """Start the thread."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Let a ring under way end."""
        self._closing.set()
        self._rung.set()
        self._thread.join(_RING_SECONDS)

    def ring(self) -> None:
        """As :meth:`sua.service.bell.Bell.ring`."""
        self._rung.set()

    def _run(self) -> None:
        while not self._closing.is_set():
            self._rung.wait()
            self._rung.clear()
            try:
                asyncio.run(asyncio.wait_for(_ring(self._url), _RING_SECONDS))
            except Exception as error:  # noqa: BLE001 -- nobody hears: the workers will look anyway
                _log.debug("nessuno sente la campana: %s", error)


async def _ring(url: str) -> None:
    asyncio.get_running_loop().set_exception_handler(_unheard)
    async with _connected(url) as pool:
        await pool.enqueue_job("drain")


def _unheard(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """A task of the library that failed and was not waited for: that Redis went away is no news."""
    if isinstance(error := context.get("exception"), (RedisError, OSError)):
        _log.debug("nessuno sente la campana: %s", error)
    else:
        loop.default_exception_handler(context)


class RedisEar:
    """Runs arq's worker in a thread for as long as the context lasts, whatever Redis does."""

    def __init__(self, tasks: Tasks, url: str) -> None:
        self._tasks = tasks
        self._url = url
        self._leaving = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sua-arq", daemon=True)

    def __enter__(self) -> Self:
        """Start listening."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Finish the current row, and stop."""
        self._tasks.stopping.set()
        self._leaving.set()
        self._thread.join()

    def _run(self) -> None:
        pause = _FIRST_PAUSE
        while not self._leaving.is_set():
            began = time.monotonic()
            try:
                asyncio.run(self._listen())
            except Exception as error:  # noqa: BLE001 -- a broken bell must not stop the work
                _log.warning(
                    "Redis non risponde (%s): si continua dal database, si riprova tra %.0f s",
                    str(error).strip() or type(error).__name__,
                    pause,
                )
            if time.monotonic() - began > _LONGEST_PAUSE:
                pause = _FIRST_PAUSE
            self._leaving.wait(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)

    async def _listen(self) -> None:
        """Run arq's worker until we leave, or it fails; its failure is raised."""
        asyncio.get_running_loop().set_exception_handler(_unheard)

        async def drain(ctx: dict[Any, Any], *args: Any, **kwargs: Any) -> None:
            del ctx, args, kwargs
            await asyncio.to_thread(self._tasks.drain)

        async def sweep(ctx: dict[Any, Any], *args: Any, **kwargs: Any) -> None:
            del ctx, args, kwargs
            await asyncio.to_thread(self._tasks.sweep)
            await asyncio.to_thread(self._tasks.drain)

        async with _connected(self._url) as pool:
            worker = Worker(
                functions=[func(drain, name="drain")],
                cron_jobs=[
                    cron(sweep, name="sweep", second=0),
                    cron(drain, name="look", second=_DRAINS),
                ],
                redis_pool=pool,
                queue_name=_QUEUE,
                handle_signals=False,
                keep_result=0,
                max_tries=1,
                job_timeout=_JOB_SECONDS,
                log_results=False,
            )
            running = asyncio.ensure_future(worker.async_run())
            try:
                while not running.done() and not self._leaving.is_set():
                    await asyncio.wait({running}, timeout=_TICK)
                if running.done():
                    running.result()
            finally:
                running.cancel()
                with suppress(asyncio.CancelledError, Exception):
                    await worker.close()
                await asyncio.wait({running})

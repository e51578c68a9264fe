"""Putting an executor together for a process: the worker (``sua work``), or one that serves pages."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import datetime

from sua.jobs.local import DRAIN_SECONDS, SWEEP_SECONDS, LocalExecutor
from sua.jobs.tasks import Tasks, utc_now
from sua.service.installation import Installation
from sua.service.press import Press

# With Redis the jobs keep the time; the thread looks only when they have been silent for longer.
_SLOWER = 3


@contextmanager
def at_work(here: Installation, clock: Callable[[], datetime] = utc_now) -> Iterator[Installation]:
    """Do the work owed until the context ends; then the current row is finished.

    With ``SUA_REDIS_URL`` rings come through Redis; without, the bell of the installation given
    back wakes this very process.
    """
    url = here.settings.redis_url
    with ExitStack() as stack:
        tasks = Tasks(here, stack.enter_context(Press()), clock)
        slower = _SLOWER if url else 1
        local = stack.enter_context(
            LocalExecutor(tasks, drain=DRAIN_SECONDS * slower, sweep=SWEEP_SECONDS * slower)
        )
        if url:
            from sua.jobs.redis import RedisEar  # noqa: PLC0415 -- who has no Redis loads no arq

            stack.enter_context(RedisEar(tasks, url))
        yield replace(here, bell=local)


@contextmanager
def with_bell(here: Installation) -> Iterator[Installation]:
    """The installation for a process that takes commands (the pages): its commands wake a worker.

    With ``SUA_REDIS_URL`` the workers are elsewhere and only the bell is here; without, the work is
    done by a thread of this process. Open it once per process, after any fork.
    """
    if here.settings.redis_url is None:
        with at_work(here) as working:
            yield working
        return
    from sua.jobs.redis import RedisBell  # noqa: PLC0415 -- who has no Redis loads no arq

    with RedisBell(here.settings.redis_url) as bell:
        yield replace(here, bell=bell)

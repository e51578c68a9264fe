"""The executor of one process: it wakes when rung, looks by itself, survives a database that goes."""

import asyncio
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from redis.exceptions import ConnectionError as RedisConnectionError
from sqlalchemy.exc import OperationalError

from sua.jobs.local import LocalExecutor
from sua.jobs.redis import _unheard
from sua.jobs.running import with_bell
from sua.jobs.tasks import Tasks
from sua.service.dossier import Dossier
from sua.service.installation import Installation
from sua.service.press import print_here
from sua.service.sweeping import Swept
from tests.clock import everybody_has_an_address, letters
from tests.support import Desk, stage

DUE = datetime(2026, 1, 21, 7, tzinfo=UTC)


def until(condition: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.01)


class Counting(Tasks):
    """Tasks that count their calls and do what a test says."""

    def __init__(self, here: Installation) -> None:
        super().__init__(here, print_here, lambda: DUE)
        self.drains = self.sweeps = 0
        self.well = True

    def sweep(self) -> bool:
        self.sweeps += 1
        return self.well and super().sweep()

    def drain(self) -> bool:
        self.drains += 1
        return super().drain()


def test_what_is_due_is_done_at_once_and_then_at_every_ring(fresh: Desk, demo: Dossier) -> None:
    stage(fresh, demo, "accept")
    everybody_has_an_address(fresh, demo)
    tasks = Counting(fresh.here)
    with LocalExecutor(tasks, drain=60, sweep=60) as executor:
        until(lambda: len(letters(fresh.home.mail)) == 1)
        until(lambda: tasks.drains == 1)
        executor.ring()
        until(lambda: tasks.drains == 2)
    assert tasks.sweeps == 1


def test_without_rings_it_looks_by_itself(fresh: Desk) -> None:
    tasks = Counting(fresh.here)
    with LocalExecutor(tasks, drain=0.02, sweep=0.02):
        until(lambda: tasks.drains > 3 and tasks.sweeps > 3)


def test_a_sweep_that_fails_stops_neither_the_outbox_nor_the_next_sweep(fresh: Desk) -> None:
    tasks = Counting(fresh.here)
    tasks.well = False
    with LocalExecutor(tasks, drain=0.01, sweep=0.01):
        until(lambda: tasks.sweeps > 2 and tasks.drains > 2)
        tasks.well = True
        until(lambda: tasks.swept > 0)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OperationalError("SELECT", {}, Exception("server closed")), "si riproverà: "),
        (ZeroDivisionError("boom"), "errore imprevisto, si riproverà"),
    ],
)
def test_a_task_never_raises(
    fresh: Desk,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
    told: str,
) -> None:
    def fail(*_: object) -> Swept:
        raise error

    monkeypatch.setattr("sua.service.sweeping.sweep", fail)
    tasks = Tasks(fresh.here, print_here)
    with caplog.at_level("WARNING"):
        assert tasks.sweep() is False
    assert told in caplog.text
    assert tasks.swept == float("-inf")


def test_stopping_waits_for_the_row_under_way(fresh: Desk, demo: Dossier) -> None:
    stage(fresh, demo, "accept")
    everybody_has_an_address(fresh, demo)
    begun, ended = threading.Event(), threading.Event()
    tasks = Counting(fresh.here)
    post = fresh.here.post(demo=True)

    class Slow:
        def __init__(self, *, demo: bool) -> None:
            assert demo

        def send(self, letter: object) -> None:
            begun.set()
            time.sleep(0.3)
            post.send(letter)  # type: ignore[arg-type]
            ended.set()

    slow = replace(tasks._worker._tools, post_office=Slow)  # noqa: SLF001
    tasks._worker = type(tasks._worker)(slow)  # noqa: SLF001
    with LocalExecutor(tasks, drain=60, sweep=60):
        assert begun.wait(20)
    assert ended.is_set()
    assert fresh.rows("SELECT done_at IS NOT NULL FROM outbox WHERE topic = 'remind'") == [(True,)]


def test_the_pages_process_does_its_own_work_when_there_is_no_redis(
    fresh: Desk, demo: Dossier
) -> None:
    """The act adopted by a command is rendered soon after, and nobody asked for it."""
    with with_bell(fresh.here) as here:
        stage(replace(fresh, here=here), demo, "appoint_sua_rup")
        until(lambda: fresh.rows("SELECT count(*) FROM document") == [(1,)], 60)


@pytest.mark.parametrize(
    ("error", "told"), [(RedisConnectionError("via"), 0), (ValueError("guasto"), 1)]
)
def test_a_task_of_the_bell_that_fails_is_told_unless_redis_went_away(
    error: Exception, told: int, caplog: pytest.LogCaptureFixture
) -> None:
    loop = asyncio.new_event_loop()
    loop.set_exception_handler(_unheard)
    loop.call_exception_handler(
        {"message": "Task exception was never retrieved", "exception": error}
    )
    loop.close()
    assert sum("never retrieved" in record.message for record in caplog.records) == told

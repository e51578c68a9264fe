"""Doing what is owed. Any row may be tried twice, late, or after a crash, and nothing changes.

A worker claims a row, hands it to its topic (:mod:`sua.service.topics`), and keeps the reason of a
failure. A row that keeps failing is given up after :data:`ATTEMPTS` attempts, some eighteen hours: a
*dead letter* stands in the outbox until somebody mends the cause and replays it.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from sua.domain.errors import SuaError
from sua.service.topics import TOPICS
from sua.service.topics.tools import Tools
from sua.storage import outbox
from sua.storage.database import WORKER, DatabaseUnavailableError, Scope, transaction
from sua.storage.outbox import Failure, OutboxItem

ATTEMPTS = 16
_FIRST_RETRY = timedelta(seconds=30)
_MAX_DOUBLINGS = 8

_log = logging.getLogger(__name__)


class Worker:
    """Claims open rows one by one and does them."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._engine = tools.engine

    def drain(self, now: datetime | None = None, stop: Callable[[], bool] = lambda: False) -> int:
        """Do everything that is due, until ``stop`` says so between two rows; the rows closed.

        A row that fails keeps its reason and is due again after a delay that doubles each time.
        """
        count, tried = 0, -1
        moment = now or datetime.now(UTC)
        while True:
            with transaction(self._engine, WORKER) as connection:
                items = outbox.open_items(connection, moment, after=tried)
            if not items:
                return count
            for item in items:
                if stop():
                    return count
                tried = item
                with outbox.claimed(self._engine, item) as mine:
                    if mine:
                        count += self._do(item, moment)

    def failures(self) -> list[Failure]:
        """Rows that were tried and failed, with the reason of the last attempt."""
        with transaction(self._engine, WORKER) as connection:
            return outbox.failures(connection)

    def _do(self, item_id: int, now: datetime) -> int:
        with transaction(self._engine, WORKER) as connection:
            item = outbox.row(connection, item_id)
        if item is None:
            return 0
        try:
            TOPICS.get(item.topic, _unknown)(self._tools, item, now)
        except (DatabaseUnavailableError, OperationalError):
            raise  # there is nowhere to write the reason: the row is as it was
        except SuaError as error:
            self._failed(item, str(error), now)
            return 0
        except Exception as error:  # noqa: BLE001 -- logged whole, below
            # One bad row must not stop the others; it stays visible with its reason.
            _log.exception("%s %s", item.topic, item.id)
            self._failed(item, f"Errore imprevisto ({type(error).__name__}): {error}", now)
            return 0
        return 1

    def _failed(self, item: OutboxItem, reason: str, now: datetime) -> None:
        dead = item.attempts + 1 >= ATTEMPTS
        delay = _FIRST_RETRY * 2 ** min(item.attempts, _MAX_DOUBLINGS)
        with transaction(self._engine, WORKER) as connection:
            outbox.failed(connection, item.id, reason, now + delay, now if dead else None)
        _log.warning("%s %s: %s%s", item.topic, item.id, reason, " (abbandonato)" if dead else "")


def _unknown(tools: Tools, item: OutboxItem, now: datetime) -> None:
    del tools, now
    raise SuaError(f"Questa versione non conosce il lavoro «{item.topic}».")


def owed(engine: Engine, scope: Scope = WORKER) -> list[Failure]:
    """Work tried and still open, dead letters included, on the cases visible in ``scope``."""
    with transaction(engine, scope) as connection:
        return outbox.failures(connection)


def dead_letters(engine: Engine, scope: Scope = WORKER) -> list[Failure]:
    """Work given up, on the cases visible in ``scope``, oldest first."""
    return [failure for failure in owed(engine, scope) if failure.dead_at is not None]


def replay_dead(
    engine: Engine, now: datetime, only: Sequence[int] | None = None, scope: Scope = WORKER
) -> int:
    """Owe again the dead letters visible in ``scope`` (``only`` those ids); how many.

    Doing again is harmless: every topic looks first whether its work is still owed.
    """
    dead = [letter.id for letter in dead_letters(engine, scope)]
    wanted = dead if only is None else [item for item in dead if item in set(only)]
    with transaction(engine, WORKER) as connection:
        return outbox.replay(connection, wanted, now)

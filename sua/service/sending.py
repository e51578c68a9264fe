"""What the SUA of one Province still owes: its administrator sees the work, never the cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sua.service.outbox import owed, replay_dead
from sua.storage import outbox
from sua.storage.database import DatabaseRole, Scope, transaction
from sua.storage.outbox import Failure

if TYPE_CHECKING:
    from sua.service.installation import Installation


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """How many rows wait, which fail and will be tried again, which were given up."""

    waiting: int
    failing: tuple[Failure, ...]
    dead: tuple[Failure, ...]


def work_owed(here: "Installation", province: UUID) -> Owed:
    """Work not yet done on the cases of the Province."""
    scope = _of(province)
    with transaction(here.engine, scope) as connection:
        waiting = outbox.waiting(connection)
    failures = owed(here.engine, scope)
    return Owed(
        waiting=waiting,
        failing=tuple(f for f in failures if f.dead_at is None),
        dead=tuple(f for f in failures if f.dead_at is not None),
    )


def try_again(
    here: "Installation", province: UUID, now: datetime, only: Sequence[int] | None = None
) -> int:
    """Owe again what was given up on the cases of the Province; how many rows."""
    return replay_dead(here.engine, now, only, _of(province))


def _of(province: UUID) -> Scope:
    """The rows of one Province, as its auditor's policies draw them."""
    return Scope(DatabaseRole.AUDITOR, province, province)

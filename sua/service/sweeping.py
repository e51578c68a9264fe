"""``sweep(now)``: the whole truth of the clock. Run once or a hundred times, late or after a crash.

It looks at every open term: one that lapses by law is lapsed (:mod:`sua.service.lapsing`); for the
others, each reminder whose time has come is owed in the outbox, once. It sends nothing itself.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.exc import OperationalError

from sua.domain.calendar import legal_day
from sua.domain.errors import ConflictError, SuaError
from sua.engine.reminders import latest_for
from sua.service.lapsing import lapse, lapsing_command
from sua.service.reminding import payload, steps_come
from sua.storage import reminders
from sua.storage.database import WORKER, DatabaseUnavailableError, transaction
from sua.storage.reminders import OpenTerm

if TYPE_CHECKING:
    from sua.service.installation import Installation

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept:
    """What one sweep did.

    Attributes:
        lapsed: cases whose term the engine let lapse.
        refused: cases in which it was refused, and the refusal was recorded now.
        owed: reminders newly owed.
        faults: Italian sentences about cases that could not be looked at; the others were.
    """

    lapsed: tuple[UUID, ...] = ()
    refused: tuple[UUID, ...] = ()
    owed: int = 0
    faults: tuple[str, ...] = ()


def sweep(here: "Installation", now: datetime) -> Swept:
    """Look at every open term as of ``now`` and do what time requires."""
    with transaction(here.engine, WORKER) as connection:
        terms = reminders.open_terms(connection)
    lapsed, refused, faults = _lapse(here, terms, now)
    owed = _owe(here, [term for term in terms if term.case_id not in lapsed], now)
    return Swept(lapsed=tuple(lapsed), refused=tuple(refused), owed=owed, faults=tuple(faults))


def _lapse(
    here: "Installation", terms: Sequence[OpenTerm], now: datetime
) -> tuple[list[UUID], list[UUID], list[str]]:
    lapsed: list[UUID] = []
    refused: list[UUID] = []
    faults: list[str] = []
    for term in terms:
        if term.due_at > now:
            break  # the most urgent come first
        name = lapsing_command(here.corpus, term)
        if name is None:
            continue
        try:
            reply = lapse(here.service(term.province), term, name, now)
        except (DatabaseUnavailableError, OperationalError):
            raise
        except ConflictError:
            continue  # somebody is acting on the case now: the next sweep will see
        except SuaError as error:
            _log.warning("sweep %s: %s", term.case_id, error)
            faults.append(f"Pratica {term.case_id}: {error}")
            continue
        if reply is None or reply.replayed:
            continue
        (lapsed if reply.accepted else refused).append(term.case_id)
    return lapsed, refused, faults


def _owe(here: "Installation", terms: Sequence[OpenTerm], now: datetime) -> int:
    """Owe every reminder whose time has come and that is not owed already; how many were new."""
    found = [(term, steps) for term in terms if (steps := steps_come(here.corpus, term, now))]
    if not found:
        return 0
    with transaction(here.engine, WORKER) as connection:
        people = reminders.concerned(connection, [term for term, _ in found], legal_day(now))
        owed = [
            (term.case_id, payload(term, step.id, person))
            for term, steps in found
            for person, roles in people[term.case_id].items()
            if (step := latest_for(steps, roles)) is not None
        ]
        return reminders.owe(connection, owed, now)

"""Reading cases for those who look on: typed facts, rendered acts, open terms."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from sua.domain.calendar import legal_day
from sua.domain.errors import NotFoundError
from sua.domain.fact_reader import FactReader
from sua.service.loading import typed_case
from sua.storage import audit, cases, listing
from sua.storage.database import VERIFIER, transaction

if TYPE_CHECKING:
    from sua.service.installation import Installation


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedAct:
    """An act rendered to a file."""

    case_id: UUID
    slug: str
    title: str
    number: str
    day: date
    sha256: str
    path: Path


def typed(here: "Installation", case_id: UUID) -> FactReader:
    """The facts of a case, as the installation's own operator may see them.

    Raises:
        NotFoundError: no such case.
    """
    with transaction(here.engine, VERIFIER) as connection:
        stored = cases.load(connection, case_id, lock=False)
        if stored is None:
            raise NotFoundError(f"La pratica {case_id} non esiste.")
        day = legal_day(stored.case.last_at or stored.case.opened_at)
        book = here.books.governing(connection, stored.case, day)
        return FactReader(typed_case(connection, here.vault, stored, book).facts)


def rendered_acts(here: "Installation", only: list[UUID] | None = None) -> list[RenderedAct]:
    """Acts rendered so far, by day."""
    with transaction(here.engine, VERIFIER) as connection:
        wanted = audit.all_case_ids(connection) if only is None else only
        acts = [
            RenderedAct(
                case_id=case_id,
                slug=row["slug"],
                title=row["title"],
                number=row["number"],
                day=date.fromisoformat(row["day"]),
                sha256=row["sha256"],
                path=here.files.path(row["sha256"]),
            )
            for case_id in wanted
            for row in audit.document_rows(connection, case_id)
        ]
    return sorted(acts, key=lambda act: (act.day, act.number))


def open_deadlines(here: "Installation", now: datetime) -> list[listing.OpenDeadline]:
    """Terms not yet met, the most urgent first; ``overdue`` as of ``now``."""
    with transaction(here.engine, VERIFIER) as connection:
        return listing.open_deadlines(connection, now)


def how_many_cases(here: "Installation") -> int:
    """Cases of the whole installation."""
    with transaction(here.engine, VERIFIER) as connection:
        return len(cases.all_cases(connection))

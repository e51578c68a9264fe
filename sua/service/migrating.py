"""Moving a running case to a corrected lifecycle: looked at first, then recorded with its reasons.

Nothing is written unless every proof holds (:mod:`sua.corpus.correcting`, :mod:`sua.engine.migration`);
what is written is one event, ``migrated``, that names the old and the new rule book. From then on the
case obeys the new one, and ``verify`` proves again that it could be moved.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Connection

from sua.corpus.correcting import corrected
from sua.domain.calendar import legal_day
from sua.domain.case import Case
from sua.domain.commands import Context
from sua.domain.errors import ConflictError, InputError, NotFoundError
from sua.domain.events import seal_event
from sua.domain.organizations import Parties
from sua.domain.people import NOBODY, Actor, Role
from sua.domain.readings import AutonomyLimit
from sua.engine.migration import Line, difference, unfit
from sua.engine.rulebook import RuleBook
from sua.engine.terms import deadlines
from sua.engine.what_if import Look, differences
from sua.service import trail
from sua.service.loading import typed_case
from sua.service.looking_ahead import sealed_facts
from sua.service.what_if import difference_rows
from sua.storage import cases, registers
from sua.storage.cases import CaseWrite
from sua.storage.database import VERIFIER, DatabaseRole, Scope, transaction

if TYPE_CHECKING:
    from sua.service.installation import Installation

MAY_MIGRATE = (Role.DIRECTOR, Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """What moving a case would mean.

    Attributes:
        problems: why it may not be moved; none if it may.
        lines: states, commands and terms that differ.
        present: terms and steps of the present state before and after, as JSON; of each lot too.
    """

    case: Case
    old: RuleBook
    new: RuleBook
    problems: tuple[str, ...]
    lines: tuple[Line, ...]
    present: tuple[tuple[str, dict[str, Any]], ...]


def prepare(here: "Installation", case_id: UUID, path: Path, now: datetime) -> Migration:
    """Look at what moving a case to the lifecycle of a file would mean; writes nothing.

    Raises:
        NotFoundError: no such case.
        InputError: the file cannot be read.
        CorpusError: the file does not pass a proof.
    """
    with transaction(here.engine, VERIFIER) as connection:
        return _prepared(here, connection, case_id, path, now, lock=False)


def migrate(  # noqa: PLR0913 -- a migration is made of that much
    here: "Installation",
    case_id: UUID,
    path: Path,
    reasons: str,
    now: datetime,
    *,
    person: UUID | None = None,
    seen: Migration | None = None,
) -> Migration:
    """Move a case to the lifecycle of a file, on the record.

    Args:
        here: the installation.
        case_id: the case.
        path: the corrected file.
        reasons: why, as the event will tell.
        now: instant of the recording.
        person: director or administrator who does it; None: whoever runs the machine.
        seen: what was shown before confirming; the case must still be as it was.

    Raises:
        InputError: no reasons, the file cannot be read, or the person may not do it.
        ConflictError: the case may not be moved, or has changed since it was looked at.
        CorpusError, NotFoundError: as :func:`prepare`.
    """
    if not reasons.strip():
        raise InputError(
            "Indicare i motivi del passaggio.", code="migration.reasons", field="reasons"
        )
    looked = seen or prepare(here, case_id, path, now)
    province = looked.case.province
    scope = Scope(DatabaseRole.APP, province, province)
    with transaction(here.engine, scope) as connection:
        ready = _prepared(here, connection, case_id, path, now, lock=True)
        if (ready.case.seq, ready.new.digest) != (looked.case.seq, looked.new.digest):
            raise ConflictError(
                "La pratica o il file sono cambiati: ripetere.", code="conflict.version"
            )
        if ready.problems:
            raise ConflictError(
                f"La pratica non può passare al file indicato. {' '.join(ready.problems)}",
                code="migration.unfit",
            )
        actor = _actor(connection, person, province, now)
        context = Context(actor=actor, now=now)
        for book in (ready.old, ready.new):
            here.books.keep(connection, book)
        event = seal_event(
            trail.migrated(ready.old, ready.new, ready.case, context, reasons.strip())
        )
        after = replace(now_obeying(ready.case, ready.new), seq=event.seq, head=event.hash)
        change = CaseWrite(
            case=after,
            before=ready.case.seq,
            recorded_at=now,
            events=[(event.body["type"], event)],
            deadlines=deadlines(ready.new, after),
        )
        if not cases.write(connection, change):
            raise ConflictError("La pratica è stata modificata da altri: ripetere.")
    here.bell.ring()
    return ready


def now_obeying(case: Case, new: RuleBook) -> Case:
    """The case once it obeys the corrected rule book; what its commands mean has changed."""
    return replace(case, rulebook=new.digest, version=case.version + 1)


def _prepared(
    here: "Installation",
    connection: Connection,
    case_id: UUID,
    path: Path,
    now: datetime,
    *,
    lock: bool,
) -> Migration:
    stored = cases.load(connection, case_id, lock=lock)
    if stored is None:
        raise NotFoundError(f"La pratica {case_id} non esiste.")
    day = legal_day(now)
    old = here.books.governing(connection, stored.case, day)
    case = typed_case(connection, here.vault, stored, old)
    fixed = case.pinned_on is not None
    new = corrected(here.corpus, old, path, case.pinned_on or day, fixed=fixed)
    problems = unfit(old, new, case)
    parties = registers.parties(connection, case.province, case.buyer, case.agreement)
    return Migration(
        case=case,
        old=old,
        new=new,
        problems=problems,
        lines=difference(old.lifecycle, new.lifecycle),
        present=() if problems else tuple(_present(here, case, old, new, parties, now)),
    )


def _present(
    here: "Installation", case: Case, old: RuleBook, new: RuleBook, parties: Parties, now: datetime
) -> list[tuple[str, dict[str, Any]]]:
    """What differs of the present state, of the case or of each of its lots."""
    found = []
    for view in [case.of_lot(lot) for lot in case.lots] or [case]:
        looks = [
            Look(
                book=book,
                case=view,
                at=now,
                parties=parties,
                law=here.corpus.law.at(legal_day(now)),
                autonomy=AutonomyLimit(here.corpus.readings.chosen("autonomy_limit", view.facts)),
                # A terminal is nobody's desk: what the state seals is not told there.
                veiled=sealed_facts(book, view, Role.ADMINISTRATOR),
            )
            for book in (old, new)
        ]
        found.append((view.lot, difference_rows(differences(*looks), *looks)))
    return found


def _actor(connection: Connection, person: UUID | None, province: UUID, now: datetime) -> Actor:
    if person is None:
        return Actor(NOBODY, Role.ADMINISTRATOR, province)
    day = legal_day(now)
    for role in MAY_MIGRATE:
        if registers.holds_role(connection, person, province, role, day):
            return Actor(person, role, province)
    who = " o ".join(role.label for role in MAY_MIGRATE)
    raise InputError(f"Chi lo dispone deve essere {who}.", code="migration.actor", field="person")

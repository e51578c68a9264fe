"""A case as somebody looks ahead from it: the whole of it, its law, and what is not to be told of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import Connection

from sua.corpus.rulebooks import Corpus
from sua.domain.accounts import Caller
from sua.domain.calendar import legal_day
from sua.domain.case import Case
from sua.domain.errors import InputError, NotFoundError
from sua.domain.people import Role
from sua.engine.lots import declared
from sua.engine.plan_graph import reached
from sua.engine.rulebook import RuleBook
from sua.engine.secrecy import sealed_classes
from sua.engine.simulation import World
from sua.service.loading import typed_case
from sua.service.scoping import scope_of
from sua.storage import cases, registers
from sua.storage.database import VERIFIER, transaction

if TYPE_CHECKING:
    from sua.service.installation import Installation

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A case as somebody looks at it: the whole of it, its law, and what is not to be told of it."""

    case: Case
    book: RuleBook
    world: World


def looked_at(
    here: "Installation", caller: Caller | None, case_id: UUID, now: datetime, lot: str = ""
) -> Asked:
    """A case, or one of its lots, for whoever asks; without a caller, for whoever runs the machine.

    Raises:
        NotFoundError: no such case in the caller's scope.
        InputError: the lot does not exist, or has to be named.
    """
    scope = scope_of(caller.actor, caller.province) if caller else VERIFIER
    role = caller.hat.role if caller else Role.ADMINISTRATOR
    with transaction(here.engine, scope) as connection:
        return _asked(here, connection, case_id, role, now, lot)


def _asked(
    here: "Installation",
    connection: Connection,
    case_id: UUID,
    role: Role,
    now: datetime,
    lot: str,
) -> Asked:
    stored = cases.load(connection, case_id, lock=False)
    if stored is None:
        raise NotFoundError("La pratica non esiste, o non è visibile a chi la chiede.")
    book = here.books.governing(connection, stored.case, legal_day(now))
    case = lot_of(typed_case(connection, here.vault, stored, book), lot)
    parties = registers.parties(connection, case.province, case.buyer, case.agreement)
    pinned = book if case.rulebook else None
    return Asked(
        case=case,
        book=book,
        world=World(
            books=governing_books(here.corpus, case, pinned),
            parties=parties,
            veiled=sealed_facts(book, case, role),
            lot="" if case.lot else lot,
        ),
    )


def sealed_facts(book: RuleBook, case: Case, role: Role) -> frozenset[str]:
    """Facts, held or not, that the case's state still seals for a role (art. 35)."""
    hidden = sealed_classes(book, case, role)
    return frozenset(name for name, fact in book.facts.items() if fact.reserved in hidden)


def lot_of(case: Case, lot: str) -> Case:
    """The case, or the view of one of its lots; before they part, the case whole.

    Raises:
        InputError: no such lot, or the lots live their own lives and none was named.
    """
    parting = {row.lot for row in declared(case.facts)}
    if lot in case.lots:
        return case.of_lot(lot)
    if not case.lots and (not lot or lot in parting):
        return case
    known = ", ".join(case.lots or sorted(parting))
    if not known:
        message = "Questa procedura è a lotto unico: togliere l'indicazione del lotto."
    elif lot:
        message = f"Il lotto «{lot[:40]}» non esiste; ci sono: {known}."
    else:
        message = f"I lotti di questa pratica hanno ognuno il suo stato: indicarne uno ({known})."
    raise InputError(message, code="lot.unknown", field="lot")


def governing_books(
    corpus: Corpus, case: Case, pinned: RuleBook | None
) -> Callable[[date], RuleBook]:
    """The rule book of each day: the pinned one, or the corpus', worked out once for days alike."""
    if pinned is not None:
        return lambda _: pinned
    spans: list[tuple[date, date, RuleBook]] = []

    def book_on(day: date) -> RuleBook:
        for first, last, book in spans:
            if first <= day <= last:
                return book if book.day == day else replace(book, day=day)
        book = corpus.rulebook(case.workflow, day)
        spans.append((*_span(corpus, case.workflow, book), book))
        return book

    return book_on


def _span(corpus: Corpus, workflow: str, book: RuleBook) -> tuple[date, date]:
    """First and last day on which the same lifecycle and the same values rule."""
    law = book.law
    gone = [last for _, last in law.absent.values() if last]
    to_come = [first for first, _ in law.absent.values() if first]
    versions = corpus.lifecycles[workflow]
    starts = [v.valid_from for v in law.values.values()]
    ends = [v.valid_to for v in law.values.values() if v.valid_to]
    first = max([*starts, *(d + _DAY for d in gone), *(d for d in versions if d <= book.day)])
    last = min(
        [*ends, *(d - _DAY for d in [*to_come, *versions] if d > book.day)], default=date.max
    )
    return first, last


def goals(
    here: "Installation", caller: Caller, case_id: UUID, now: datetime
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """States a plan may lead to, with their names, and the lots that have a state of their own.

    Raises:
        NotFoundError: no such case in the caller's scope.
    """
    scope = scope_of(caller.actor, caller.province)
    with transaction(here.engine, scope) as connection:
        stored = cases.load(connection, case_id, lock=False)
        if stored is None:
            raise NotFoundError("La pratica non esiste, o non è visibile a chi la chiede.")
        cycle = here.books.governing(connection, stored.case, legal_day(now)).lifecycle
    case = stored.case
    origins = {lot.state for lot in case.lots.values()} or {case.state}
    found = {s.id for origin in origins for s in reached(cycle, origin)}
    return tuple((s.id, s.label) for s in cycle.states if s.id in found), tuple(case.lots)

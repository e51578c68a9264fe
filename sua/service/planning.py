"""How a case gets to a state: the plan of the engine, told with its labels, as plain JSON. Writes nothing.

Whoever asks is told no more than the state lets them see (art. 35): what it seals is supposed unknown.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Connection

from sua.corpus.rulebooks import Corpus
from sua.domain.accounts import Caller
from sua.domain.calendar import legal_day
from sua.domain.case import Case
from sua.domain.errors import InputError, NotFoundError
from sua.domain.fact_codec import fact_to_json
from sua.domain.people import Role
from sua.engine.decide import describe
from sua.engine.lifecycle import Notice
from sua.engine.planning import plan
from sua.engine.plans import Need, Plan, PlannedAct
from sua.engine.rulebook import RuleBook
from sua.engine.secrecy import sealed_classes
from sua.engine.simulation import World
from sua.law.sources import cite
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
    hidden = sealed_classes(book, case, role)
    pinned = book if case.rulebook else None
    return Asked(
        case=case,
        book=book,
        world=World(
            books=governing_books(here.corpus, case, pinned),
            parties=parties,
            veiled=frozenset(n for n, fact in book.facts.items() if fact.reserved in hidden),
        ),
    )


def lot_of(case: Case, lot: str) -> Case:
    """The case, or the view of one of its lots.

    Raises:
        InputError: no such lot, or the lots live their own lives and none was named.
    """
    known = ", ".join(case.lots)
    if not lot and not case.lots:
        return case
    if lot in case.lots:
        return case.of_lot(lot)
    if not case.lots:
        message = "I lotti di questa pratica non hanno ancora una vita propria: togliere il lotto."
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


def plan_case(  # noqa: PLR0913 -- a question is made of that much
    here: "Installation",
    caller: Caller | None,
    case_id: UUID,
    to: str,
    now: datetime,
    *,
    by: date | None = None,
    lot: str = "",
) -> dict[str, Any]:
    """The plan that leads a case to a state, as JSON (see :func:`plan_row`).

    Raises:
        NotFoundError: no such case in the caller's scope.
        InputError: the lot or the state cannot be, or the day set has passed.
    """
    asked = looked_at(here, caller, case_id, now, lot)
    if by is not None and by < legal_day(now):
        raise InputError(f"Il {by:%d/%m/%Y} è già passato.", code="plan.past_day", field="by")
    found = plan(asked.world, asked.case, to, now, by=by)
    return plan_row(found, asked, here.corpus)


def plan_row(found: Plan, asked: Asked, corpus: Corpus) -> dict[str, Any]:
    """A plan as plain JSON: states with their names, acts in order, when, and whether it can be.

    ``late`` is by how many days the day set cannot be met; ``blocked`` says that some act has an
    obstacle that nothing in the plan mends. Of each act: ``needs`` what is to be given with it,
    ``waits`` why not earlier, ``conditions`` what the facts given have to satisfy, ``obstacles`` the
    rest, ``latest`` the last day that leaves time for what follows.
    """
    cycle = asked.book.lifecycle
    return {
        "case": str(asked.case.id),
        "lot": found.lot,
        "from": {"state": found.origin, "label": cycle.state(found.origin).label},
        "to": {"state": found.target, "label": cycle.state(found.target).label},
        "start": found.start.isoformat(),
        "earliest": found.day.isoformat(),
        "by": found.by.isoformat() if found.by else None,
        "late": found.late,
        "blocked": found.blocked,
        "acts": [_act(act, asked, corpus) for act in found.acts],
    }


def _act(act: PlannedAct, asked: Asked, corpus: Corpus) -> dict[str, Any]:
    book, cycle = asked.world.books(act.day), asked.book.lifecycle
    title = corpus.documents.at(act.document, act.day).title if act.document else None
    return {
        "command": act.command,
        "label": act.label,
        "source": act.source,
        "article": cite(act.source, corpus.sources),
        "to": {"state": act.to, "label": cycle.state(act.to).label},
        "actors": [{"role": role.value, "label": role.label} for role in act.actors],
        "earliest": act.day.isoformat(),
        "latest": act.latest.isoformat() if act.latest else None,
        "needs": [_need(need, book) for need in act.needs],
        "waits": [
            {
                "rule": wait.rule,
                "reason": wait.reason,
                "source": wait.source,
                "until": wait.until.isoformat(),
            }
            for wait in act.waits
        ],
        "conditions": [describe(o, book) for o in act.conditions],
        "obstacles": [describe(o, book) for o in act.obstacles],
        "withheld": act.withheld,
        "document": {"slug": act.document, "title": title} if act.document else None,
        "notices": [_notice(notice, book) for notice in act.notices],
        "pins": act.pins,
    }


def _need(need: Need, book: RuleBook) -> dict[str, Any]:
    value = need.value
    plain: Any = None
    if isinstance(value, tuple):
        plain = str(len(value))
    elif value is not None:
        plain = fact_to_json(value)
    options = book.facts[need.fact].options
    return {
        "fact": need.fact,
        "label": need.label,
        "type": need.type.value,
        "kind": need.kind.value,
        "question": need.question,
        "value": options.get(plain, plain) if isinstance(plain, str) else plain,
        "answer": need.answer,
    }


def _notice(notice: Notice, book: RuleBook) -> Mapping[str, Any]:
    within = book.law.value(notice.within) if notice.within else None
    return {
        "label": notice.label,
        "to": notice.to,
        "source": notice.source,
        "within": f"{within.amount} {within.unit}" if within else None,
    }

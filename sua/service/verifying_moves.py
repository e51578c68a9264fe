"""Which rule book a case had to obey, and whether a move to corrected rules was what it says."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from sua.corpus.rulebooks import lifecycle_files
from sua.domain.canonical import canonical_json
from sua.domain.case import Case
from sua.domain.commands import Context
from sua.domain.events import Event, parse_instant
from sua.domain.people import Actor, Role
from sua.engine.migration import unfit
from sua.engine.rulebook import RuleBook
from sua.service import trail
from sua.service.loading import RuleBooks
from sua.service.migrating import MAY_MIGRATE


def obeys(books: RuleBooks, connection: Connection, case: Case, book: RuleBook) -> bool:
    """Whether ``book`` is the one fixed for the case, or has the lifecycle it was moved to."""
    if case.rulebook is None or case.rulebook == book.digest:
        return True
    if case.pinned_on is not None:
        return False
    kept = books.stored(connection, case.rulebook, book.day)
    return lifecycle_files(kept) == lifecycle_files(book)


def moved_again(
    books: RuleBooks, connection: Connection, event: Event, body: Mapping[str, Any], case: Case
) -> RuleBook | str:
    """The rule book that a ``migrated`` event makes a case obey, or what is wrong with the event."""
    old, new = (
        books.stored(connection, named["rulebook"], date.fromisoformat(named["law_date"]))
        for named in (body["old"], body["receipt"])
    )
    if not obeys(books, connection, case, old):
        return "lascia un regolamento che non è quello della pratica"
    said = body["actor"]
    actor = Actor(UUID(said["person"]), Role(said["role"]), UUID(said["organization"]))
    if actor.role not in MAY_MIGRATE:
        return "chi ha disposto il passaggio a regole corrette non poteva"
    if problems := unfit(old, new, case):
        return f"la pratica non poteva passare alle regole corrette: {problems[0]}"
    context = Context(actor=actor, now=parse_instant(body["recorded_at"]))
    again = trail.migrated(old, new, case, context, body["reasons"])
    again["receipt"]["engine"] = body["receipt"]["engine"]
    if canonical_json(again).decode() != event.text:
        differing = sorted(k for k in {*again, *body} if again.get(k) != body.get(k))
        return f"rifatto il passaggio a regole corrette, differiscono: {', '.join(differing)}"
    return new

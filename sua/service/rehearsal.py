"""A story played in memory: the same decisions as the real thing, and nothing written."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sua.corpus.rulebooks import Corpus
from sua.domain.calendar import legal_day
from sua.domain.case import Case
from sua.domain.commands import Command, Context
from sua.domain.errors import NotFoundError
from sua.domain.organizations import Parties
from sua.domain.people import Role
from sua.engine.decide import Accepted, Decision, Refused, decide
from sua.engine.opening import role_not_held, seen_from, unborn
from sua.engine.rulebook import RuleBook
from sua.engine.walking import settled
from sua.service.dossier import Dossier
from sua.service.opening import Opening
from sua.service.reply import Reply, reply_for

Watch = Callable[[RuleBook, Decision], None]


class Rehearsal:
    """A desk without a database: cases live in memory, the registers are the dossier's.

    ``allowed`` are the rules that have held at least once; ``watch``, if given, is told of every
    decision kept, with the rule book it was taken by.
    """

    def __init__(self, corpus: Corpus, dossier: Dossier, watch: Watch | None = None) -> None:
        self._corpus = corpus
        self._dossier = dossier
        self._watch = watch
        self._books: dict[UUID, RuleBook] = {}
        self.cases: dict[UUID, Case] = {}
        self.allowed: set[str] = set()

    @property
    def _parties(self) -> Parties:
        return self._dossier.parties

    def _book(self, case: Case, at: datetime) -> RuleBook:
        if case.rulebook is not None:
            return self._books[case.id]
        return self._corpus.rulebook(case.workflow, legal_day(at))

    def handle(self, command: Command, context: Context) -> Reply:
        """Decide and keep the outcome in memory."""
        case = self.cases.get(command.case_id)
        if case is None:
            raise NotFoundError("La pratica non esiste.")
        book = self._book(case, command.occurred_at or context.now)
        decision = decide(book, case, command, context, self._parties)
        return self._keep(book, case, command, self._checked(book, decision, context, case))

    def open(self, opening: Opening, context: Context) -> Reply:
        """Decide an opening, parent's command included."""
        at = opening.occurred_at or context.now
        parent = self.cases.get(opening.parent) if opening.parent else None
        book = opening.rulebook(self._corpus, at, parent)
        agreement = self._parties.agreement
        case = opening.blank(book, opening.buyer, agreement.id if agreement else None, parent, at)
        move: tuple[RuleBook, Case, Command, Decision] | None = None
        if parent is not None:
            above = self._book(parent, at)
            barred = unborn(book, seen_from(parent, opening.parent_lot), above)
            moved = opening.parent_move(book.lifecycle, above.lifecycle, parent.id)
            if barred:
                first: Decision = Refused(obstacles=(barred,), at=at)
                return reply_for(
                    above, parent, "open", first, recorded=False, lot=opening.parent_lot
                )
            if moved:
                first = decide(above, parent, moved, context, self._parties)
                first = self._checked(above, first, context, parent)
                if isinstance(first, Refused):
                    return self._keep(above, parent, moved, first)
                move = (above, parent, moved, first)
        command = opening.command()
        decision = opening.decided(book, case, context, self._parties)
        decision = self._checked(book, decision, context, case)
        if move and isinstance(decision, Accepted):
            self._keep(*move)
        return self._keep(book, case, command, decision)

    def mark(self) -> Callable[[], None]:
        """Remember how things stand; calling what it returns brings them back there."""
        cases, books = dict(self.cases), dict(self._books)

        def back() -> None:
            self.cases, self._books = cases, books

        return back

    def _checked(
        self, book: RuleBook, decision: Decision, context: Context, case: Case
    ) -> Decision:
        actor, day = context.actor, legal_day(decision.at)
        person = next((p for p in self._dossier.people.values() if p.id == actor.person), None)
        held = person is not None and (
            actor.role in person.roles
            and person.valid_from <= day
            and (person.valid_to is None or day <= person.valid_to)
        )
        if actor.role is Role.SYSTEM or held or actor.person in case.holders(actor.role, day):
            return decision
        earlier = decision.obstacles if isinstance(decision, Refused) else ()
        return Refused(
            obstacles=(role_not_held(book, actor.role), *earlier),
            at=decision.at,
            allowed=decision.allowed,
        )

    def _keep(self, book: RuleBook, case: Case, command: Command, decision: Decision) -> Reply:
        self.allowed |= {*decision.allowed}
        reply = reply_for(book, case, command.name, decision, recorded=False, lot=command.lot)
        if self._watch:
            self._watch(book, decision)
        if isinstance(decision, Accepted):
            pin = book.digest if decision.pins else None
            after = settled(book, case, decision.step(pin))
            self.cases[case.id] = replace(after, seq=case.seq + 1)
            if pin:
                self._books[case.id] = book
        elif case.id in self.cases:
            self.cases[case.id] = replace(case, seq=case.seq + 1)
        return reply

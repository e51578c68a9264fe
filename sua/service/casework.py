"""Cases as their people see them: lists, one case whole, its trail, its acts.

Everything here is read under the caller's own scope, so that a case of others does not exist, and
through the secrecy of the state (art. 35): what is sealed for the caller's role is left out before
anything leaves this module. Whoever of the award desk reads what is still sealed is put on record.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Connection

from sua.corpus.parameter_use import unconfirmed
from sua.domain.accounts import AccessKind, Caller
from sua.domain.calendar import legal_day
from sua.domain.case import Case, Lot
from sua.domain.commands import Context
from sua.domain.errors import NotFoundError
from sua.domain.facts import Act, FactDefinition, TableRow
from sua.domain.organizations import Organization
from sua.domain.people import Role
from sua.engine.actions import actions
from sua.engine.decide import describe
from sua.engine.lifecycle import Transition
from sua.engine.rulebook import RuleBook
from sua.engine.secrecy import sealed_by_lot, sealed_in, visible_facts
from sua.service.loading import typed_case
from sua.service.narrating import Entry, Hidden, classes_of, hidden_of, narrate
from sua.service.scoping import scope_of
from sua.service.showing import ShownFact, shown, told_in_order
from sua.storage import accounts, audit, browsing, cases, registers
from sua.storage.browsing import ListedTerm
from sua.storage.cases import StoredFact
from sua.storage.database import transaction

if TYPE_CHECKING:
    from sua.service.installation import Installation

_NO_LOT = "Il lotto non esiste, o i lotti non procedono ancora ciascuno per sé."
_MISSING = "La pratica non esiste, o non è visibile a chi la chiede."


@dataclass(frozen=True, slots=True, kw_only=True)
class ActListed:
    """An act of the case; ``sha256`` is None until its PDF has been rendered."""

    seq: int
    slug: str
    title: str
    number: str
    day: str
    sha256: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LotReading:
    """A lot living its own life, as the reader of its case may see it now.

    ``facts`` are those it does not share with the others, ``reserved`` as for the case.
    """

    id: str
    title: str
    state: str
    state_label: str
    phase: str
    final: bool
    facts: tuple[ShownFact, ...]
    reserved: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReading:
    """One case as its reader may see it now.

    Attributes:
        lots: in order, once they live their own lives.
        facts: those visible, in the order in which the lifecycle asks for them.
        reserved: Italian labels of the classes still sealed for the reader.
        holders: who holds which role in the case today, with names.
        children: cases born from this one: identity and lifecycle label.
        names: of every person the case speaks of.
    """

    case: Case
    title: str
    code: str
    label: str
    state_label: str
    phase: str
    final: bool
    buyer: Organization
    province: Organization
    facts: tuple[ShownFact, ...]
    reserved: tuple[str, ...]
    holders: tuple[tuple[Role, str], ...]
    terms: tuple[ListedTerm, ...]
    acts: tuple[ActListed, ...]
    children: tuple[tuple[UUID, str], ...]
    names: Mapping[UUID, str]
    lots: tuple[LotReading, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionShown:
    """A command of the state for one caller: the facts it needs, everything else that blocks it.

    ``lot`` is the lot it is for; empty: the case, or all its lots at once.

    ``needs_confirmation`` are the parameters it rests on that were not read in a text in force.
    """

    transition: Transition
    needs: tuple[str, ...]
    obstacles: tuple[Mapping[str, Any], ...]
    needs_confirmation: tuple[str, ...] = ()
    lot: str = ""

    @property
    def available(self) -> bool:
        """Whether giving the facts it needs would suffice."""
        return not self.obstacles


@dataclass(frozen=True, slots=True)
class _Opened:
    case: Case
    book: RuleBook
    hidden: Hidden


_CLASSES = {"operators": "operatori invitati e offerenti", "bids": "offerte e verbali"}


class Casework:
    """What a caller may look at."""

    def __init__(self, here: "Installation", caller: Caller) -> None:
        self._here = here
        self._caller = caller
        self._scope = scope_of(caller.actor, caller.province)
        self._on_record: set[UUID] = set()

    def read(self, case_id: UUID, now: datetime) -> CaseReading:
        """One case whole.

        Raises:
            NotFoundError: no such case in the caller's scope.
        """
        with transaction(self._here.engine, self._scope) as connection:
            opened = self._open(connection, case_id, now)
            self._put_on_record(connection, opened, now)
            case, book = opened.case, opened.book
            seen = visible_facts(book, case, self._caller.hat.role)
            parties = registers.parties(connection, case.province, case.buyer, case.agreement)
            persons = {h.person for h in case.roles} | _persons_in(case)
            names = registers.names(connection, self._here.vault, persons)
            terms = browsing.terms_of(connection, case_id)
            acts = self._acts(connection, opened)
            children = browsing.children(connection, case_id)
        day = legal_day(now)
        state = book.lifecycle.state(case.state)
        subject = case.facts.get("subject")
        return CaseReading(
            case=case,
            title=subject if isinstance(subject, str) else book.lifecycle.label,
            code=case_code(case),
            label=book.lifecycle.label,
            state_label=state.label,
            phase=state.phase,
            final=state.final,
            buyer=parties.buyer,
            province=parties.province,
            facts=tuple(
                shown(book.facts[name], case.facts[name], names)
                for name in told_in_order(book)
                if name in seen
            ),
            reserved=tuple(_CLASSES[c] for c in sorted(opened.hidden[""])),
            holders=tuple((h.role, names.get(h.person, "")) for h in case.roles if h.holds_on(day)),
            terms=tuple(terms),
            acts=acts,
            children=tuple((child, self._label(code, now)) for child, code in children),
            names=names,
            lots=tuple(_lot(opened, lot, names) for lot in case.lots.values()),
        )

    def actions(
        self, case_id: UUID, now: datetime, lot: str | None = None
    ) -> tuple[ActionShown, ...]:
        """Every action of the state for the caller, with all the reasons of those blocked.

        Those of the case and of each of its lots, or of one: ``lot`` is empty for the case's.
        """
        context = Context(actor=self._caller.actor, now=now)
        with transaction(self._here.engine, self._scope) as connection:
            # Whole: what must not be told of it is the engine's to keep (engine.secrecy).
            opened = self._open(connection, case_id, now, whole=True)
            case = opened.case
            parties = registers.parties(connection, case.province, case.buyer, case.agreement)
        if lot and lot not in case.lots:
            raise NotFoundError(_NO_LOT)
        return tuple(
            ActionShown(
                transition=action.transition,
                needs=action.needs,
                obstacles=tuple(describe(o, opened.book, action.state) for o in action.obstacles),
                needs_confirmation=unconfirmed(opened.book, action.transition),
                lot=action.lot,
            )
            for one in (("", *case.lots) if lot is None else (lot,))
            for action in actions(opened.book, case, context, parties, one)
        )

    def form(
        self, case_id: UUID, command: str, now: datetime, lot: str = ""
    ) -> tuple[Transition, tuple[FactDefinition, ...], Mapping[str, object]]:
        """What a command takes: the transition, its facts in order, their present values as JSON.

        Raises:
            NotFoundError: the state, of the case or of the lot, has no such command.
        """
        reading = self.read(case_id, now)
        with transaction(self._here.engine, self._scope) as connection:
            opened = self._open(connection, case_id, now)
        own = next((held for held in reading.lots if held.id == lot), None)
        if lot and own is None:
            raise NotFoundError(_NO_LOT)
        move = opened.book.lifecycle.transition
        transition = move(own.state if own else opened.case.state, command)
        if transition is None and own is None:
            together = (move(held.state, command) for held in reading.lots)
            transition = next((t for t in together if t and t.all_lots), None)
        if transition is None:
            raise NotFoundError("In questo stato il passaggio non è previsto.")
        shared = (*reading.facts, *(own.facts if own else ()))
        values = {f.name: f.value for f in shared}
        names = (*transition.captures, *transition.optional)
        fields = tuple(opened.book.facts[name] for name in names)
        return transition, fields, values

    def trail(
        self, case_id: UUID, now: datetime, *, after: int = 0, limit: int | None = None
    ) -> tuple[Entry, ...]:
        """The trail told, or what follows event ``after``; reserved parts are left out."""
        with transaction(self._here.engine, self._scope) as connection:
            opened = self._open(connection, case_id, now)
            events = cases.events(connection, case_id, after=after, limit=limit)
            self._put_on_record(connection, opened, now)
        return tuple(narrate(events, opened.book, opened.hidden, opened.case.workflow))

    def document(self, case_id: UUID, seq: int, now: datetime) -> tuple[ActListed, bytes]:
        """The PDF of the act adopted by event ``seq``.

        Raises:
            NotFoundError: no such act, still reserved, or not rendered yet.
        """
        with transaction(self._here.engine, self._scope) as connection:
            opened = self._open(connection, case_id, now)
            act = next((a for a in self._acts(connection, opened) if a.seq == seq), None)
            self._put_on_record(connection, opened, now)
        if act is None:
            raise NotFoundError("L'atto non esiste, o non è ancora accessibile.")
        if act.sha256 is None:
            raise NotFoundError("L'atto è adottato; il suo PDF non è ancora pronto.")
        return act, self._here.files.get(act.sha256)

    def people(self, now: datetime) -> dict[UUID, tuple[str, frozenset[Role]]]:
        """Persons visible to the caller who hold a role today: name and roles."""
        bodies = {self._caller.province, self._caller.hat.organization}
        with transaction(self._here.engine, self._scope) as connection:
            held = registers.role_holders(connection, bodies, legal_day(now))
            names = registers.names(connection, self._here.vault, held)
        return {p: (names[p], roles) for p, roles in held.items() if p in names}

    def names(self, persons: Iterable[UUID]) -> dict[UUID, str]:
        """Names of persons, as far as the caller may see them."""
        with transaction(self._here.engine, self._scope) as connection:
            return registers.names(connection, self._here.vault, persons)

    def rules(self, case_id: UUID, now: datetime) -> tuple[RuleBook, Hidden]:
        """The rule book of a case, and the classes of secrecy hidden from the caller."""
        with transaction(self._here.engine, self._scope) as connection:
            opened = self._open(connection, case_id, now)
        return opened.book, opened.hidden

    # -- inside the transaction ------------------------------------------------------------------

    def _open(
        self, connection: Connection, case_id: UUID, now: datetime, *, whole: bool = False
    ) -> _Opened:
        stored = cases.load(connection, case_id, lock=False)
        if stored is None:
            raise NotFoundError(_MISSING)
        book = self._here.books.governing(connection, stored.case, legal_day(now))
        hidden = sealed_by_lot(book, stored.case, self._caller.hat.role)

        def kept(facts: Mapping[str, StoredFact], lot: str) -> dict[str, StoredFact]:
            return {
                name: fact
                for name, fact in facts.items()
                if whole or name not in book.facts or book.facts[name].reserved not in hidden[lot]
            }

        # Sealed records of classes hidden from the reader are not even opened.
        seen = replace(
            stored,
            facts=kept(stored.facts, ""),
            lots={lot: kept(facts, lot) for lot, facts in stored.lots.items()},
        )
        return _Opened(typed_case(connection, self._here.vault, seen, book), book, hidden)

    def _acts(self, connection: Connection, opened: _Opened) -> tuple[ActListed, ...]:
        rendered = {
            r["act_seq"]: r["sha256"] for r in audit.document_rows(connection, opened.case.id)
        }
        found = []
        for event in cases.adopting_events(connection, opened.case.id):
            body = event.body
            document: Mapping[str, Any] | None = body.get("document")
            if (
                document is None
                or "view" not in document
                or classes_of(body, opened.book) & hidden_of(opened.hidden, body["lot"])
            ):
                continue
            found.append(
                ActListed(
                    seq=event.seq,
                    slug=document["slug"],
                    title=document["title"],
                    number=document["number"],
                    day=document["day"],
                    sha256=rendered.get(event.seq),
                )
            )
        return tuple(found)

    def _put_on_record(self, connection: Connection, opened: _Opened, now: datetime) -> None:
        """Reading what the state still seals is lawful for the award desk, and never unseen."""
        case, book = opened.case, opened.book
        reserved = {n: fact.reserved for n, fact in book.facts.items()}
        read = (sealed_in(book, case) - opened.hidden[""]) & {reserved.get(n) for n in case.facts}
        for lot in case.lots.values():
            sealed = sealed_in(book, case.of_lot(lot.id)) - opened.hidden[lot.id]
            read |= sealed & {reserved.get(n) for n in lot.facts}
        if read and case.id not in self._on_record:
            self._on_record.add(opened.case.id)  # once for each reading, however many its parts
            accounts.record_access(
                connection,
                AccessKind.RESERVED_READ,
                self._caller.province,
                now,
                person=self._caller.credential.person,
                role=self._caller.hat.role,
                case_id=opened.case.id,
                detail=", ".join(_CLASSES[c] for c in sorted(c for c in read if c)),
            )

    def _label(self, workflow: str, now: datetime) -> str:
        return self._here.corpus.lifecycle(workflow, legal_day(now))[0].label


def _lot(opened: _Opened, lot: Lot, names: Mapping[UUID, str]) -> LotReading:
    state = opened.book.lifecycle.state(lot.state)
    subject = lot.facts.get("subject")
    return LotReading(
        id=lot.id,
        title=subject if isinstance(subject, str) else "",
        state=lot.state,
        state_label=state.label,
        phase=state.phase,
        final=state.final,
        facts=tuple(
            shown(definition, lot.facts[name], names)
            for name, definition in opened.book.facts.items()
            if name in lot.facts
        ),
        reserved=tuple(_CLASSES[c] for c in sorted(opened.hidden[lot.id])),
    )


def case_code(case: Case) -> str:
    """Short code people know a case by: year of opening and first characters of the identity."""
    return f"{legal_day(case.opened_at).year}/{str(case.id)[:8].upper()}"


def _persons_in(case: Case) -> set[UUID]:
    lots = case.lots.values()
    values = [*case.facts.values(), *(value for lot in lots for value in lot.facts.values())]
    found = {v for v in values if isinstance(v, UUID)}
    items = [item for v in values if isinstance(v, tuple) for item in v]
    found |= {item for item in items if isinstance(item, UUID)}
    rows = [item.cells for item in items if isinstance(item, TableRow)]
    found |= {cell for cells in rows for cell in cells.values() if isinstance(cell, UUID)}
    return found | {v.signer for v in values if isinstance(v, Act) and v.signer is not None}

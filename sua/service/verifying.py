"""``verify``: recompute everything a case says of itself, and name the first link that is broken.

Chain, then decisions, then projections, then files. Every accepted command is *decided again*, from
the recorded facts, bodies and rule book, and must give the same bytes. What is found wrong after the
first broken link of a case is its consequence, so one finding a case is enough to act upon.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine

from sua.domain.canonical import canonical_json
from sua.domain.case import Case, CaseKind
from sua.domain.commands import Command, Context
from sua.domain.errors import IntegrityError, SuaError
from sua.domain.events import GENESIS, Event, EventType, check_link, parse_instant
from sua.domain.takeover import Takeover
from sua.engine.decide import Accepted, decide, decide_opening
from sua.engine.evolve import Step
from sua.engine.takeover import decide_takeover
from sua.engine.terms import deadlines
from sua.engine.walking import settled
from sua.service import trail, verifying_bodies, verifying_rows
from sua.service.loading import RuleBooks, parse_facts
from sua.service.migrating import now_obeying
from sua.service.rerender import check_document
from sua.service.rows import given_in, is_sealed, sealed_values
from sua.service.verifying_moves import moved_again, obeys
from sua.service.verifying_rows import Told
from sua.storage import audit, cases
from sua.storage.cases import deadline_row
from sua.storage.database import VERIFIER, transaction
from sua.storage.files import DocumentStore
from sua.storage.vault import Vault, open_sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The first broken link of a case: ``seq`` is the event, None for the case's rows or files.

    ``case_id`` is None for what belongs to no single case.
    """

    case_id: UUID | None
    seq: int | None
    problem: str

    def __str__(self) -> str:
        """One Italian line."""
        if self.case_id is None:
            return f"archivio comune: {self.problem}"
        where = f"evento {self.seq}" if self.seq is not None else "stato attuale"
        return f"pratica {self.case_id}, {where}: {self.problem}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was verified: how many cases, events, decisions taken again, files; and the findings."""

    cases: int
    events: int
    decisions: int
    documents: int
    erased: int
    findings: tuple[Finding, ...]


class _Broken(Exception):  # noqa: N818 -- it never leaves this module
    def __init__(self, seq: int | None, problem: str) -> None:
        super().__init__(problem)
        self.seq = seq
        self.problem = problem


# What reading a row or a body that somebody rewrote may raise.
_UNREADABLE = (SuaError, LookupError, ValueError, TypeError, AttributeError, RecursionError)


@dataclass
class _Tally:
    events: int = 0
    decisions: int = 0
    documents: int = 0
    erased: int = 0


class Verifier:
    """Reads as the verifier role, which sees every case and writes nothing."""

    def __init__(
        self, engine: Engine, books: RuleBooks, vault: Vault, files: DocumentStore
    ) -> None:
        self._engine = engine
        self._books = books
        self._vault = vault
        self._files = files

    def verify(self, only: tuple[UUID, ...] = (), *, render: bool = False) -> Verified:
        """Verify some cases, or all of them and what they share.

        With ``render`` every act is rendered again too.
        """
        tally, findings = _Tally(), []
        with transaction(self._engine, VERIFIER) as connection:
            wanted = list(only) or audit.all_case_ids(connection)
            for case_id in wanted:
                try:
                    _CaseCheck(self, connection, case_id, tally, render=render).run()
                except _Broken as broken:
                    findings.append(
                        Finding(case_id=case_id, seq=broken.seq, problem=broken.problem)
                    )
            if not only:
                findings += [
                    Finding(case_id=None, seq=None, problem=problem)
                    for problem in verifying_rows.common_problems(connection, self._vault)
                ]
        return Verified(cases=len(wanted), findings=tuple(findings), **asdict(tally))


class _CaseCheck:
    def __init__(
        self, owner: Verifier, connection: Connection, case_id: UUID, tally: _Tally, *, render: bool
    ) -> None:
        self._books = owner._books  # noqa: SLF001 -- one unit in two classes
        self._vault = owner._vault  # noqa: SLF001
        self._files = owner._files  # noqa: SLF001
        self._connection = connection
        self._case_id = case_id
        self._tally = tally
        self._render = render
        self._told = Told()
        self._erased = False
        self._taken: Takeover | None = None

    def run(self) -> None:
        case: Case | None = None
        head, seq = GENESIS, 0
        types = audit.event_types(self._connection, self._case_id)
        for event in cases.events(self._connection, self._case_id):
            problem = _link_problem(event, seq + 1, head)
            if problem:
                raise _Broken(seq + 1, problem)
            case = self._guarded(event, case, types[event.seq])
            head, seq = event.hash, event.seq
            self._tally.events += 1
        if case is None:
            raise _Broken(1, "non c'è alcun evento")
        try:
            self._rows(replace(case, seq=seq, head=head))
        except _UNREADABLE as error:
            raise _Broken(None, f"le righe della pratica non si leggono: {error}") from error
        self._acts()

    def _guarded(self, event: Event, case: Case | None, filed: str) -> Case:
        try:
            return self._event(event, case, filed)
        except _Broken:
            raise
        except _UNREADABLE as error:
            raise _Broken(event.seq, f"non si può rifare la decisione: {error}") from error

    def _event(self, event: Event, case: Case | None, filed: str) -> Case:
        body = event.body
        if body["type"] != filed:
            raise _Broken(event.seq, f"è archiviato come «{filed}»")
        if body["case"] != str(self._case_id):
            raise _Broken(event.seq, "appartiene a un'altra pratica")
        kind = EventType(body["type"])
        if (case is None) != (kind is EventType.OPENED):
            raise _Broken(event.seq, "la pratica non comincia con la sua apertura")
        if kind is EventType.OPENED or kind is EventType.MOVED:
            case = self._again(event, body, case)
        elif case is None:
            raise _Broken(event.seq, "la pratica non comincia con la sua apertura")
        if kind is EventType.MIGRATED:
            case = self._migrated(event, body, case)
        if kind is EventType.RENDERED:
            if int(body["of"]) not in self._told.adopting:
                raise _Broken(event.seq, "riguarda un atto che non è stato adottato")
            self._told.rendered[int(body["of"])] = body
        return replace(case, seq=event.seq, head=event.hash)

    def _again(self, event: Event, body: Mapping[str, Any], case: Case | None) -> Case:
        """Decide the recorded command again; the bytes must be the same."""
        receipt = body["receipt"]
        day = date.fromisoformat(receipt["law_date"])
        book = self._books.stored(self._connection, receipt["rulebook"], day)
        told = given_in(body)
        sealed = {*sealed_values(told)}
        opened = open_sealed(self._connection, self._vault, sealed)
        at = parse_instant(body["occurred_at"])
        if case is None:
            case = self._blank(body, parse_facts(book, body.get("inherited", {}), opened), at)
            if "takeover" in body:
                own = {
                    lot: verifying_bodies.plain(facts, opened) for lot, facts in told.items() if lot
                }
                taken = trail.takeover_from_json(body["takeover"], body.get("lots", ()), own)
                case = replace(case, state=book.lifecycle.initial, opened_at=taken.history[0].at)
                self._taken = taken
        elif not obeys(self._books, self._connection, case, book):
            raise _Broken(event.seq, "non applica il regolamento fissato per la pratica")
        seen = self._seen(event, body, case)
        transition = (
            book.lifecycle.opening
            if case.version == 0
            else book.lifecycle.transition(seen.state, body["command"])
        )
        if transition is None:
            raise _Broken(event.seq, "il comando non esiste nello stato in cui era la pratica")
        if None in opened.values():
            self._erased = True
        if self._erased:
            self._tally.erased += 1
        else:
            carried = {*transition.captures, *transition.optional}
            given = {
                name: value
                for name, value in verifying_bodies.plain(
                    told[seen.lot] if seen.lot else body["facts"], opened
                ).items()
                if name in carried or "takeover" in body
            }
            self._compare(
                event, body, case, book, verifying_bodies.fresh(book, seen, given), opened
            )
            self._tally.decisions += 1
        step = Step(
            transition=transition,
            facts={} if seen.lot else parse_facts(book, body["facts"], opened),
            at=at,
            lots={lot: parse_facts(book, values, opened) for lot, values in told.items() if lot},
            pin=body["pinned"],
            erased=[
                (lot, name)
                for lot, values in told.items()
                for name, value in values.items()
                if is_sealed(value) and opened[value["sealed"]] is None
            ],
            taken=self._taken if "takeover" in body else None,
        )
        after = settled(book, case, step)
        self._told.moved(body, case, after)
        self._book = book
        return after

    def _migrated(self, event: Event, body: Mapping[str, Any], case: Case) -> Case:
        """The move to corrected rules is what it says, and the case could be moved."""
        found = moved_again(self._books, self._connection, event, body, case)
        if isinstance(found, str):
            raise _Broken(event.seq, found)
        self._book = found
        return now_obeying(case, found)

    def _seen(self, event: Event, body: Mapping[str, Any], case: Case) -> Case:
        """The case as the command saw it: as the lot it is for, or as the first of several."""
        if "takeover" in body:
            return case
        lots = [body["lot"]] if body["lot"] else [moved["lot"] for moved in body.get("lots", ())]
        if any(lot not in case.lots for lot in lots):
            raise _Broken(event.seq, "riguarda un lotto che non c'è")
        return case.of_lot(lots[0]) if lots else case

    def _compare(
        self,
        event: Event,
        body: Mapping[str, Any],
        case: Case,
        book: Any,
        given: Mapping[str, object],
        opened: Mapping[str, bytes | None],
    ) -> None:
        late = body["inputs"]["late_reason"]
        context = Context(
            actor=verifying_bodies.actor(body["actor"]), now=parse_instant(body["recorded_at"])
        )
        command = Command(
            case_id=case.id,
            name=body["command"],
            facts=given,
            occurred_at=parse_instant(body["occurred_at"]),
            late_reason=late,
            lot=body["lot"],
        )
        parties = trail.parties_from_json(body["inputs"]["parties"])
        if self._taken is not None and case.version == 0:
            decision = decide_takeover(book, case, command, self._taken, context, parties)
        else:
            decide_again = decide_opening if case.version == 0 else decide
            decision = decide_again(book, case, command, context, parties)
        if not isinstance(decision, Accepted):
            reasons = "; ".join(getattr(o, "reason", o.rule) for o in decision.obstacles)
            raise _Broken(event.seq, f"rifatta la decisione, il comando è rifiutato: {reasons}")
        decision = replace(decision, parent_lot=body.get("case_data", {}).get("parent_lot", ""))
        recorded = {**body.get("inherited", {}), **body["facts"]}
        for moved in body.get("lots", ()):
            recorded |= {trail.own_name(moved["lot"], n): v for n, v in moved["facts"].items()}

        def sealer(name: str, plaintext: bytes) -> str:
            digest: str = recorded[name]["sealed"]
            if opened[digest] != plaintext:
                raise IntegrityError(f"«{name}» non è quello ricalcolato")
            return digest

        again = trail.moved(book, case, decision, context, parties, late, sealer, body["document"])
        # The engine that decided then is part of the receipt; the one deciding now may be newer.
        again["receipt"]["engine"] = body["receipt"]["engine"]
        if canonical_json(again).decode() != event.text:
            differing = sorted(k for k in {*again, *body} if again.get(k) != body.get(k))
            raise _Broken(event.seq, f"rifatta la decisione, differiscono: {', '.join(differing)}")

    def _blank(self, body: Mapping[str, Any], facts: Mapping[str, Any], at: datetime) -> Case:
        data = body["case_data"]
        return Case(
            id=self._case_id,
            kind=CaseKind(data["kind"]),
            workflow=data["workflow"],
            province=UUID(data["province"]),
            buyer=UUID(data["buyer"]),
            agreement=UUID(data["agreement"]) if data["agreement"] else None,
            parent=UUID(data["parent"]) if data["parent"] else None,
            opened_at=at,
            state=body["to"],
            version=0,
            seq=0,
            head=GENESIS,
            facts=facts,
        )

    def _rows(self, case: Case) -> None:
        """The projections are exactly what folding the chain gives."""
        stored = cases.load(self._connection, case.id, lock=False)
        if stored is None:
            raise _Broken(None, "manca la riga della pratica")
        bare = {lot: replace(held, facts={}) for lot, held in case.lots.items()}
        expected = replace(case, facts={}, lots=bare)
        if replace(stored.case, roles=()) != replace(expected, roles=()):
            wrong = verifying_bodies.diff(stored.case, expected)
            raise _Broken(None, f"la riga della pratica non è quella attesa: {wrong}")
        if frozenset(stored.case.roles) != frozenset(expected.roles):
            raise _Broken(None, "gli incarichi non sono quelli registrati")
        if not self._erased:
            terms = [deadline_row(case.id, d) for d in deadlines(self._book, case)]
            found = audit.deadline_rows(self._connection, case.id)
            if sorted(found, key=_term) != sorted(terms, key=_term):
                raise _Broken(None, "i termini non sono quelli che derivano dai dati")
        odd = verifying_rows.problem(self._connection, case, stored, self._told)
        if odd:
            raise _Broken(None, odd)
        open_sealed(self._connection, self._vault, self._told.unrendered())

    def _acts(self) -> None:
        """Every act rendered has its file."""
        for act_seq, body in self._told.rendered.items():
            try:
                check_document(
                    self._connection,
                    self._vault,
                    self._files,
                    self._books,
                    body["document"],
                    self._told.adopting[act_seq],
                    render=self._render,
                )
            except SuaError as error:
                raise _Broken(int(body["seq"]), str(error)) from error
            self._tally.documents += 1


def _link_problem(event: Event, seq: int, head: str) -> str | None:
    try:
        return check_link(event, seq, head)
    except _UNREADABLE as error:
        return f"non si legge: {error}"


def _term(row: Mapping[str, Any]) -> tuple[str, str]:
    return row["lot"], row["rule"]

"""``open``, ``handle``, ``preview``: one command, one transaction, one or more events, one receipt.

Order inside the transaction: scope, lock, idempotency key, expected version, decision, one write. A
refusal is recorded too, and does not raise the version; a conflict and bad input leave nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError as DatabaseIntegrityError

from sua.domain.calendar import legal_day
from sua.domain.case import Case
from sua.domain.commands import Command, Context
from sua.domain.errors import ConflictError, NotFoundError
from sua.domain.events import seal_event
from sua.domain.facts import Act
from sua.domain.organizations import Parties
from sua.domain.people import Actor, Role
from sua.engine.actions import Action, actions
from sua.engine.agreements import version_made
from sua.engine.decide import Accepted, Decision, Refused, decide
from sua.engine.opening import role_not_held, seen_from, unborn
from sua.engine.rulebook import RuleBook
from sua.engine.terms import deadlines
from sua.engine.walking import settled
from sua.service import trail
from sua.service.accruing import accrue
from sua.service.admitting import expect_version, overtaken
from sua.service.bell import SILENCE, Bell
from sua.service.idempotency import digest_of_body, earlier_reply
from sua.service.loading import RuleBooks, typed_case
from sua.service.opening import Opening
from sua.service.reply import Reply, reply_for
from sua.service.rows import rows_of
from sua.service.scoping import recording_scope, scope_of
from sua.service.sealing import Sealing
from sua.service.views import case_view, view_bytes
from sua.storage import agreements, cases, registers
from sua.storage.cases import CaseWrite, KeyUse, OutboxEntry, StoredCase
from sua.storage.database import Scope, transaction
from sua.storage.vault import Vault, store_sealed


@dataclass(frozen=True, slots=True)
class _Loaded:
    stored: StoredCase
    case: Case
    book: RuleBook
    parties: Parties


class Service:
    """The door. ``province`` is the SUA whose installation this is; ``bell`` wakes whoever works."""

    def __init__(
        self,
        engine: Engine,
        books: RuleBooks,
        vault: Vault,
        province: UUID,
        bell: Bell = SILENCE,
    ) -> None:
        self.engine = engine
        self.books = books
        self.vault = vault
        self.province = province
        self.bell = bell

    def scope(self, actor: Actor) -> Scope:
        """The database scope of an actor."""
        return scope_of(actor, self.province)

    def handle(self, command: Command, context: Context) -> Reply:
        """Carry out a command, or record why it is refused.

        Raises:
            NotFoundError: no such case in the actor's scope.
            ConflictError: the case has changed since ``expected_version``, or the key was used for
                another command.
            InputError: the command cannot be read.
        """
        with self._writing(context) as connection:
            stored = self._locked(connection, command.case_id)
            body_hash = digest_of_body(command)
            if earlier := earlier_reply(connection, context, body_hash):
                return earlier
            expect_version(stored.case, context)
            context = overtaken(stored.case, context)
            loaded = self._load(connection, stored, command.occurred_at or context.now)
            decision = self._decide(connection, loaded, command, context)
            return self._record(connection, loaded, decision, command, context, body_hash)

    def preview(self, command: Command, context: Context) -> Reply:
        """What :meth:`handle` would answer; writes nothing."""
        with transaction(self.engine, self.scope(context.actor)) as connection:
            stored = self._found(connection, command.case_id)
            loaded = self._load(connection, stored, command.occurred_at or context.now)
            decision = self._decide(connection, loaded, command, context)
            return reply_for(loaded.book, loaded.case, command.name, decision, recorded=False)

    def actions(self, case_id: UUID, context: Context) -> tuple[Action, ...]:
        """Every action of the case's state, allowed or blocked with all its reasons."""
        with transaction(self.engine, self.scope(context.actor)) as connection:
            loaded = self._load(connection, self._found(connection, case_id), context.now)
            return tuple(actions(loaded.book, loaded.case, context, loaded.parties))

    def open(self, opening: Opening, context: Context) -> Reply:
        """Open a case; with a parent, the parent's command and the opening are one transaction.

        A refusal is recorded on the parent's chain; without a parent there is no chain to bear it.
        """
        command = opening.command()
        with self._writing(context) as connection:
            parent = self._locked(connection, opening.parent) if opening.parent else None
            body_hash = digest_of_body(command, opening)
            if earlier := earlier_reply(connection, context, body_hash):
                return earlier
            context = overtaken(parent.case, context) if parent else context
            at = opening.occurred_at or context.now
            book = opening.rulebook(self.books.corpus, at, parent.case if parent else None)
            above = self._load(connection, parent, at) if parent else None
            case, parties = self._blank(connection, opening, book, above, at)
            moved, decision = None, None
            if above is not None:
                moved = opening.parent_move(book.lifecycle, above.book.lifecycle, above.case.id)
                decision = self._parent(connection, above, opening, book, moved, context)
                if isinstance(decision, Refused):
                    asked = moved or replace(command, lot=opening.parent_lot)
                    return self._record(connection, above, decision, asked, context, None)
            opened = self._with_role(
                connection,
                book,
                opening.decided(book, case, context, parties),
                context,
                case,
            )
            if isinstance(opened, Refused):
                if above is None:
                    return reply_for(book, case, command.name, opened, recorded=False)
                return self._record(connection, above, opened, command, context, None)
            if above is not None and moved is not None and decision is not None:
                self._record(connection, above, decision, moved, context, None)
            cases.insert(connection, case)
            loaded = _Loaded(StoredCase(case=case, facts={}), case, book, parties)
            return self._record(connection, loaded, opened, command, context, body_hash)

    # -- inside the transaction ------------------------------------------------------------------

    @contextmanager
    def _writing(self, context: Context) -> Iterator[Connection]:
        try:
            with transaction(
                self.engine, recording_scope(context.actor, self.province)
            ) as connection:
                yield connection
        except DatabaseIntegrityError as error:
            # Two transactions used one key, or opened one case, at the same instant: one has won.
            raise ConflictError(
                "Lo stesso comando è già in corso: ripeterlo per conoscerne l'esito.",
                code="conflict.key",
            ) from error
        self.bell.ring()

    def _locked(self, connection: Connection, case_id: UUID) -> StoredCase:
        stored = cases.load(connection, case_id, lock=True)
        if stored is None:
            raise NotFoundError("La pratica non esiste, o non è visibile a chi la chiede.")
        return stored

    def _found(self, connection: Connection, case_id: UUID) -> StoredCase:
        stored = cases.load(connection, case_id, lock=False)
        if stored is None:
            raise NotFoundError("La pratica non esiste, o non è visibile a chi la chiede.")
        return stored

    def _load(self, connection: Connection, stored: StoredCase, at: datetime) -> _Loaded:
        book = self.books.governing(connection, stored.case, legal_day(at))
        case = typed_case(connection, self.vault, stored, book)
        parties = registers.parties(connection, case.province, case.buyer, case.agreement)
        return _Loaded(stored, case, book, parties)

    def _blank(
        self,
        connection: Connection,
        opening: Opening,
        book: RuleBook,
        above: _Loaded | None,
        at: datetime,
    ) -> tuple[Case, Parties]:
        buyer = above.case.buyer if above else opening.buyer
        found = registers.agreement_between(connection, opening.province, buyer, legal_day(at))
        agreement = found.id if found else None
        case = opening.blank(book, buyer, agreement, above.case if above else None, at)
        return case, registers.parties(connection, opening.province, buyer, case.agreement)

    def _decide(
        self, connection: Connection, loaded: _Loaded, command: Command, context: Context
    ) -> Decision:
        decision = decide(loaded.book, loaded.case, command, context, loaded.parties)
        return self._with_role(connection, loaded.book, decision, context, loaded.case)

    def _parent(
        self,
        connection: Connection,
        above: _Loaded,
        opening: Opening,
        book: RuleBook,
        moved: Command | None,
        context: Context,
    ) -> Decision | None:
        """What the parent says of the birth: its own command, and whether it may give birth now."""
        decision = self._decide(connection, above, moved, context) if moved else None
        barred = unborn(book, seen_from(above.case, opening.parent_lot), above.book)
        if barred is None:
            return decision
        also = decision.obstacles if isinstance(decision, Refused) else ()
        at = opening.occurred_at or context.now
        return Refused(obstacles=(barred, *(o for o in also if o.rule != barred.rule)), at=at)

    def _with_role(
        self,
        connection: Connection,
        book: RuleBook,
        decision: Decision,
        context: Context,
        case: Case,
    ) -> Decision:
        """Add the one obstacle only the registers know: the actor does not hold the role."""
        actor, day = context.actor, legal_day(decision.at)
        if (
            actor.role is Role.SYSTEM
            or actor.person in case.holders(actor.role, day)
            or registers.holds_role(connection, actor.person, actor.organization, actor.role, day)
        ):
            return decision
        earlier = decision.obstacles if isinstance(decision, Refused) else ()
        return Refused(
            obstacles=(role_not_held(book, actor.role), *earlier),
            at=decision.at,
            allowed=decision.allowed,
        )

    def _record(
        self,
        connection: Connection,
        loaded: _Loaded,
        decision: Decision,
        command: Command,
        context: Context,
        body_hash: str | None,
    ) -> Reply:
        book, case = loaded.book, loaded.case
        self.books.keep(connection, book)
        reply = reply_for(book, case, command.name, decision, recorded=True, lot=command.lot)
        key = (
            KeyUse(
                person=context.actor.person,
                key=context.idempotency_key,
                body_hash=body_hash,
                reply=reply.to_json(),
            )
            if context.idempotency_key and body_hash
            else None
        )
        if isinstance(decision, Refused):
            body = trail.refused(book, case, decision, context, command)
            event = seal_event(body)
            after = replace(case, seq=event.seq, head=event.hash)
            change = CaseWrite(
                case=after,
                before=case.seq,
                recorded_at=context.now,
                events=[(body["type"], event)],
                key=key,
            )
        else:
            change = self._accepted(connection, loaded, decision, command, context, key)
        if not cases.write(connection, change):
            raise ConflictError("La pratica è stata modificata da altri: ricaricarla e riprovare.")
        if version := version_made(case, change.case, change.case.seq):
            agreements.add_version(connection, version)
        if isinstance(decision, Accepted):
            accrue(connection, self.books.corpus.law, change.case, context.now)
        return reply

    def _accepted(
        self,
        connection: Connection,
        loaded: _Loaded,
        accepted: Accepted,
        command: Command,
        context: Context,
        key: KeyUse | None,
    ) -> CaseWrite:
        book, case = loaded.book, loaded.case
        transition = accepted.transition
        after = settled(book, case, accepted.step(book.digest if accepted.pins else None))
        terms = deadlines(book, after)
        sealing = Sealing(self.vault)
        document = self._document(connection, loaded, accepted, after, sealing)
        body = trail.moved(
            book, case, accepted, context, loaded.parties, command.late_reason, sealing, document
        )
        event = seal_event(body)
        store_sealed(connection, sealing.records, case.province, case.id)
        after = replace(after, seq=event.seq, head=event.hash)
        rows = rows_of(body, case, after)
        outbox = (
            [OutboxEntry(seq=event.seq, topic="render", payload=transition.document)]
            if transition.document
            else []
        )
        return CaseWrite(
            case=after,
            before=case.seq,
            recorded_at=context.now,
            events=[(body["type"], event)],
            facts=rows.facts,
            done=rows.done,
            states=rows.states,
            deadlines=terms,
            outbox=outbox,
            key=key,
        )

    def _document(
        self,
        connection: Connection,
        loaded: _Loaded,
        accepted: Accepted,
        after: Case,
        sealing: Sealing,
    ) -> dict[str, str] | None:
        """The act being adopted: its view is frozen now, its file is rendered by a worker."""
        transition = accepted.transition
        act = accepted.facts.get(transition.act or "")
        if transition.document is None or not isinstance(act, Act):
            return None
        seen = after.of_lot(accepted.lot) if accepted.lot else after.with_facts(accepted.facts)
        view = case_view(
            connection,
            self.vault,
            self.books.corpus,
            loaded.book,
            seen,
            loaded.parties,
            transition=transition,
            signer_role=accepted.situation.actor.role,
        )
        digest = sealing("document", view_bytes(view), retention="act")
        return {
            "slug": transition.document,
            "title": view.act.title if view.act else transition.label,
            "number": act.number,
            "day": act.day.isoformat(),
            "view": digest,
        }

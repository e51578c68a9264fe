"""Doing what is owed: rendering adopted acts. Any row may be tried twice, late, or after a crash."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import Engine

from sua.corpus.rulebooks import template_of
from sua.domain.commands import Context
from sua.domain.errors import SuaError
from sua.domain.events import seal_event
from sua.domain.people import Actor, Role
from sua.rendering.codec import decode_view
from sua.rendering.renderer import render
from sua.service import trail
from sua.service.loading import RuleBooks
from sua.storage import cases, outbox
from sua.storage.database import WORKER, transaction
from sua.storage.files import DocumentStore
from sua.storage.outbox import OutboxItem
from sua.storage.vault import Vault, open_sealed

# Whoever renders is the engine itself: no person, no organization.
_NOBODY = UUID(int=0)
_FIRST_RETRY = timedelta(seconds=30)
_MAX_DOUBLINGS = 8


class Worker:
    """Claims open rows one by one and does them."""

    def __init__(
        self, engine: Engine, books: RuleBooks, vault: Vault, files: DocumentStore
    ) -> None:
        self._engine = engine
        self._books = books
        self._vault = vault
        self._files = files

    def drain(self, now: datetime | None = None) -> int:
        """Do everything that is due; the number of rows done.

        A row that fails keeps its reason and is due again after a delay that doubles each time.
        """
        count, tried = 0, -1
        moment = now or datetime.now(UTC)
        while True:
            with transaction(self._engine, WORKER) as connection:
                items = outbox.open_items(connection, moment, after=tried)
            if not items:
                return count
            for item in items:
                tried = item
                with outbox.claimed(self._engine, item) as mine:
                    if mine:
                        count += self._do(item, moment)

    def failures(self) -> list[outbox.Failure]:
        """Rows that were tried and failed, with the reason of the last attempt."""
        with transaction(self._engine, WORKER) as connection:
            return outbox.failures(connection)

    def _do(self, item_id: int, now: datetime) -> int:
        with transaction(self._engine, WORKER) as connection:
            item = outbox.row(connection, item_id)
        if item is None:
            return 0
        try:
            self._render(item, now)
        except SuaError as error:
            delay = _FIRST_RETRY * 2 ** min(item.attempts, _MAX_DOUBLINGS)
            with transaction(self._engine, WORKER) as connection:
                outbox.failed(connection, item.id, str(error), now + delay)
            return 0
        return 1

    def _render(self, item: OutboxItem, now: datetime) -> None:
        with transaction(self._engine, WORKER) as connection:
            body = cases.events(connection, item.case_id)[item.seq - 1].body
            document, receipt = body["document"], body["receipt"]
            book = self._books.stored(
                connection, receipt["rulebook"], datetime.fromisoformat(receipt["law_date"]).date()
            )
            view = open_sealed(connection, self._vault, {document["view"]})[document["view"]]
        if view is None:
            raise SuaError("I dati dell'atto sono stati cancellati: non si può più rendere.")
        made = render(template_of(book, document["slug"]), decode_view(view))
        sha256 = self._files.put(made.pdf)
        digests = {
            "slug": document["slug"],
            "sha256": sha256,
            "template": made.template_digest,
            "renderer": made.renderer_digest,
        }
        with transaction(self._engine, WORKER) as connection:
            stored = cases.load(connection, item.case_id, lock=True)
            if stored is None or outbox.row(connection, item.id) is None:
                return
            context = Context(actor=Actor(_NOBODY, Role.SYSTEM, _NOBODY), now=now)
            event = seal_event(trail.rendered(stored.case, context, item.seq, digests))
            outbox.append_event(connection, stored.case, "rendered", event)
            outbox.add_document(
                connection,
                item.case_id,
                {**document, **digests, "act_seq": item.seq, "seq": event.seq},
            )
            outbox.done(connection, item.id, now)

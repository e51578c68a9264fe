"""Topic ``render``: the file of an adopted act, from the view frozen with it."""

from datetime import datetime
from uuid import UUID

from sua.corpus.rulebooks import template_of
from sua.domain.commands import Context
from sua.domain.errors import SuaError
from sua.domain.events import seal_event
from sua.domain.people import Actor, Role
from sua.service import trail
from sua.service.topics.tools import Tools
from sua.storage import cases, outbox
from sua.storage.database import WORKER, transaction
from sua.storage.outbox import OutboxItem
from sua.storage.vault import open_sealed

# Whoever renders is the engine itself: no person, no organization.
_NOBODY = UUID(int=0)


def do(tools: Tools, item: OutboxItem, now: datetime) -> None:
    """Render outside any transaction, then record file and event in one."""
    with transaction(tools.engine, WORKER) as connection:
        body = cases.events(connection, item.case_id, after=item.seq - 1, limit=1)[0].body
        document, receipt = body["document"], body["receipt"]
        book = tools.books.stored(
            connection, receipt["rulebook"], datetime.fromisoformat(receipt["law_date"]).date()
        )
        view = open_sealed(connection, tools.vault, {document["view"]})[document["view"]]
    if view is None:
        raise SuaError("I dati dell'atto sono stati cancellati: non si può più rendere.")
    made = tools.printer(template_of(book, document["slug"]).contents, view)
    digests = {
        "slug": document["slug"],
        "sha256": tools.files.put(made.pdf),
        "template": made.template_digest,
        "renderer": made.renderer_digest,
    }
    with transaction(tools.engine, WORKER) as connection:
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

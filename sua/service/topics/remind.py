"""Topic ``remind``: a mail to one person about one term, if by now it still makes sense.

The mail says what is public: the case's subject and body, the term, its last day and article, a link.
Never bids, operators or anything a state seals (art. 35 D.Lgs. 36/2023): the link leads to pages that
know who is asking.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sua.domain.calendar import legal_day
from sua.domain.canonical import digest_of
from sua.domain.events import instant_text
from sua.engine.reminders import ReminderStep, latest_for
from sua.interop.mail import Letter, MailError
from sua.law.sources import cite
from sua.rendering.html import long_day
from sua.service.reminding import steps_come
from sua.service.topics.tools import Tools
from sua.storage import outbox, registers, reminders
from sua.storage.database import WORKER, transaction
from sua.storage.outbox import OutboxItem
from sua.storage.reminders import Heading, OpenTerm

_WEEKDAYS = ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica")


def do(tools: Tools, item: OutboxItem, now: datetime) -> None:
    """Look again, hand the letter in, record it. A crash between the last two sends it again."""
    wanted = json.loads(item.payload)
    person = UUID(wanted["person"])
    with transaction(tools.engine, WORKER) as connection:
        term = reminders.open_term(connection, item.case_id, wanted["rule"], wanted.get("lot", ""))
        roles = reminders.concerned(connection, [term] if term else [], legal_day(now))
        held = roles.get(item.case_id, {}).get(person, frozenset())
        step, reason = None, "il termine è stato rispettato o non esiste più"
        if term is not None:
            step = latest_for(steps_come(tools.books.corpus, term, now), held)
            reason = _no_longer(term, wanted, step)
        if term is None or step is None or reason:
            outbox.cancelled(connection, item.id, f"Annullato: {reason}.", now)
            return
        about = reminders.heading(connection, item.case_id)
        address = reminders.address(connection, tools.vault, person)
        demo = registers.is_demo(connection) is not False
    if address is None:
        raise MailError(
            f"Chi deve ricevere il promemoria (persona {person}) non ha un'utenza attiva con un"
            " indirizzo di posta."
        )
    domain = tools.settings.mail_from.partition("@")[2]
    letter = Letter(
        to=address,
        subject=_subject(term, step),
        text=_text(tools, term, step, about),
        message_id=f"{_identity(item, about)}@{domain}",
        date=now,
    )
    tools.post_office(demo=demo).send(letter)
    with transaction(tools.engine, WORKER) as connection:
        outbox.done(connection, item.id, now)


def _no_longer(term: OpenTerm, wanted: Mapping[str, str], step: ReminderStep | None) -> str:
    if term.last_day.isoformat() != wanted["last_day"]:
        return f"il termine è ora il {term.last_day:%d/%m/%Y}"
    if step is None:
        return "la persona non ha più un ruolo a cui scrivere, o il piano è cambiato"
    return "" if step.id == wanted["step"] else f"lo supera il passo «{step.id}»"


def _identity(item: OutboxItem, about: Heading) -> str:
    """The same for the same reminder of the same installation, however often it is sent."""
    installed = instant_text(about.installed) if about.installed else ""
    named = {"installation": installed, "case": str(item.case_id), "reminder": item.payload}
    return f"sua.{digest_of(named)[:40]}"


def _lot(term: OpenTerm) -> str:
    return f" (lotto {term.lot})" if term.lot else ""


def _subject(term: OpenTerm, step: ReminderStep) -> str:
    when = "scaduto il" if step.after_expiry else "entro il"
    return f"[SUA] {term.label}{_lot(term)}: {when} {term.last_day:%d/%m/%Y}"


def _text(tools: Tools, term: OpenTerm, step: ReminderStep, about: Heading) -> str:
    weekday = _WEEKDAYS[term.last_day.weekday()]
    lines = [
        step.text,
        "",
        f"Termine: {term.label}{_lot(term)}",
        f"Ultimo giorno: {weekday} {long_day(term.last_day)}",
        f"Norma: {cite(term.source, tools.books.corpus.sources)}",
        f"Alla scadenza: {term.expiry}",
        "",
        f"Pratica: {about.subject or term.case_id}",
        f"Ente: {about.buyer}",
        tools.settings.case_url(term.case_id),
        "",
        "Messaggio automatico: non rispondere. Il termine vale anche senza questo promemoria.",
    ]
    return "\n".join(lines) + "\n"

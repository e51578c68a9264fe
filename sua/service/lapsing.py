"""Terms that lapse into something by law: the engine itself gives the command, on the record.

A rule of a lifecycle says which commands meet a term; where the role *system* may give one of them
(the silence that is assent, art. 62 c. 10 D.Lgs. 36/2023), an expired open term leads to it. The
command passes every guard like anybody's, and its reason names the term and its instant.
"""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from sua.corpus.rulebooks import Corpus
from sua.domain.commands import Command, Context
from sua.domain.events import instant_text
from sua.domain.people import NOBODY, Actor, Role
from sua.service.reply import Reply
from sua.storage.reminders import OpenTerm

if TYPE_CHECKING:
    from sua.service.handling import Service


def lapsing_command(corpus: Corpus, term: OpenTerm) -> str | None:
    """The command the system may give when that term expires in that state, in any version.

    Which version rules the case is the service's to say: this only spares loading the other cases.
    """
    for lifecycle, _ in corpus.lifecycles.get(term.workflow, {}).values():
        for rule in lifecycle.deadlines:
            for name in rule.stops if rule.id == term.rule else ():
                move = lifecycle.transition(term.state, name)
                if move and Role.SYSTEM in move.actors:
                    return name
    return None


def lapse(service: "Service", term: OpenTerm, name: str, now: datetime) -> Reply | None:
    """Give the command of an expired term; None if it cannot be given at ``now``.

    Its legal instant is that of expiry, or of the last step of the case if that came later: the
    trail keeps the order in which things were recorded. A refusal is recorded once as long as the
    case does not move: asking again under the same key gives the recorded answer back.
    """
    at = max(term.due_at, term.last_at or term.due_at)
    if at > now:
        return None
    command = Command(
        case_id=term.case_id,
        name=name,
        occurred_at=at,
        late_reason=evidence(term),
        lot=term.lot,
    )
    context = Context(actor=Actor(NOBODY, Role.SYSTEM, term.province), now=now)
    outcome = "yes" if service.preview(command, context).accepted else "no"
    rule = f"{term.rule}@{term.lot}" if term.lot else term.rule
    key = f"lapse:{term.case_id}:{rule}:{term.last_day}:{name}:{term.version}:{outcome}"
    return service.handle(command, replace(context, idempotency_key=key))


def evidence(term: OpenTerm) -> str:
    """What the event says of why it is there: which term, its last day, its instant."""
    rule = f"{term.rule}, lotto {term.lot}" if term.lot else term.rule
    return (
        f"Termine «{term.label}» ({rule}) scaduto: ultimo giorno {term.last_day:%d/%m/%Y},"
        f" istante {instant_text(term.due_at)}, fonte {term.source}."
    )

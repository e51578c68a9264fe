"""Which reminders a term calls for, asked in one place: when they are owed, and when they are sent."""

from datetime import datetime
from uuid import UUID

from sua.corpus.rulebooks import Corpus
from sua.domain.canonical import canonical_json
from sua.engine.reminders import ReminderStep, come
from sua.storage.reminders import OpenTerm


def steps_come(corpus: Corpus, term: OpenTerm, now: datetime) -> list[ReminderStep]:
    """The steps of the term's plan whose time has come; none where nothing is left to do.

    The state of a case that is over is final in every version of its lifecycle that has it.
    """
    versions = corpus.lifecycles.get(term.workflow, {}).values()
    if any(s.final for found, _ in versions for s in found.states if s.id == term.state):
        return []
    return come(corpus.reminders.get((term.workflow, term.rule), ()), term.last_day, now)


def payload(term: OpenTerm, step: str, person: UUID) -> str:
    """Which reminder an outbox row is: the same text is the same reminder, owed once."""
    lot = {"lot": term.lot} if term.lot else {}
    return canonical_json(
        {
            "rule": term.rule,
            "last_day": term.last_day.isoformat(),
            "step": step,
            "person": str(person),
            **lot,
        }
    ).decode()

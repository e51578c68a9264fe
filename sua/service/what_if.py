"""What would change if a fact or the day were another: told in Italian and as JSON, nothing written.

The case is read, changed in memory and forgotten. What the state seals for whoever asks is told neither
of the case as it is nor of the case as it would be.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sua.domain.accounts import Caller
from sua.domain.calendar import ROME, legal_day
from sua.domain.case import Case
from sua.domain.deadlines import Deadline
from sua.domain.errors import InputError
from sua.domain.fact_codec import parse_fact
from sua.domain.facts import FactValue
from sua.domain.readings import AutonomyLimit
from sua.engine.decide import describe
from sua.engine.rulebook import RuleBook
from sua.engine.what_if import Changed, Differences, Look, Possible, differences, supposed
from sua.law.procedure_choice import Choice
from sua.law.reasons import Outcome
from sua.service.looking_ahead import Asked, looked_at
from sua.service.showing import shown

if TYPE_CHECKING:
    from sua.service.installation import Installation

_OUTCOMES = {
    Outcome.LAWFUL: "lecita",
    Outcome.NEEDS_JUDGEMENT: "dipende da un giudizio",
    Outcome.NOT_LAWFUL: "non consentita",
}


def what_if(  # noqa: PLR0913 -- a question is made of that much
    here: "Installation",
    caller: Caller | None,
    case_id: UUID,
    changes: Mapping[str, object],
    now: datetime,
    *,
    day: date | None = None,
    lot: str = "",
) -> dict[str, Any]:
    """What would differ; ``changes`` are raw facts, None to take one away.

    Raises:
        NotFoundError: no such case in the caller's scope.
        InputError: a fact is unknown or cannot be read, or nothing is asked.
    """
    if not changes and day is None:
        raise InputError(
            "Indicare almeno un dato da cambiare (dato=valore) oppure un giorno.",
            code="what_if.nothing",
        )
    asked = looked_at(here, caller, case_id, now, lot)
    at = datetime.combine(day, time(12), ROME).astimezone(UTC) if day else now
    before = _look(here, asked, asked.case, now)
    typed = _typed(asked, changes)
    after = _look(here, asked, supposed(asked.case, typed), at)
    found = differences(before, after)
    return {
        "case": str(asked.case.id),
        "lot": lot,
        "state": asked.case.state,
        "state_label": asked.book.lifecycle.state(asked.case.state).label,
        "day": legal_day(at).isoformat(),
        "changes": [_change(asked, name, value) for name, value in typed.items()],
        **difference_rows(found, before, after),
    }


def _look(here: "Installation", asked: Asked, case: Case, at: datetime) -> Look:
    day = legal_day(at)
    readings = here.corpus.readings
    return Look(
        book=asked.world.books(day),
        case=case,
        at=at,
        parties=asked.world.parties,
        law=here.corpus.law.at(day),
        autonomy=AutonomyLimit(readings.chosen("autonomy_limit", case.facts)),
        veiled=asked.world.veiled,
    )


def _typed(asked: Asked, changes: Mapping[str, object]) -> dict[str, FactValue | None]:
    facts = asked.book.facts
    unknown = next((name for name in changes if name not in facts), None)
    if unknown is not None:
        taken = {
            name
            for move in asked.book.lifecycle.transitions
            for name in (*move.captures, *move.optional)
        }
        raise InputError(
            f"Il dato «{unknown[:60]}» non esiste; questa procedura conosce:"
            f" {', '.join(sorted(taken))}.",
            code="fact.unknown",
            field=unknown[:60],
        )
    return {
        name: None if raw is None else parse_fact(facts[name], raw) for name, raw in changes.items()
    }


def _change(asked: Asked, name: str, value: FactValue | None) -> dict[str, Any]:
    definition = asked.book.facts[name]
    old = None if name in asked.world.veiled else asked.case.facts.get(name)
    return {
        "fact": name,
        "label": definition.label,
        "before": None if old is None else shown(definition, old, {}).text,
        "after": None if value is None else shown(definition, value, {}).text,
    }


def difference_rows(found: Differences, before: Look, after: Look) -> dict[str, Any]:
    """Differences as plain JSON, and told in sentences (``prose``)."""
    named = found.named
    return {
        "named": {
            "before": named.before.label if named.before else None,
            "after": named.after.label if named.after else None,
        }
        if named
        else None,
        "procedures": [
            {
                "procedure": _one(pair).procedure.value,
                "label": _one(pair).procedure.label,
                "before": _choice(pair.before),
                "after": _choice(pair.after),
            }
            for pair in found.procedures
        ],
        "terms": [
            {
                "rule": _one(pair).rule,
                "label": _one(pair).label,
                "before": pair.before.last_day.isoformat() if pair.before else None,
                "after": pair.after.last_day.isoformat() if pair.after else None,
                "source": _one(pair).source,
            }
            for pair in found.terms
        ],
        "actions": [
            {
                "command": _one(pair).transition.command,
                "label": _one(pair).transition.label,
                "before": _possible(pair.before, before.book),
                "after": _possible(pair.after, after.book),
            }
            for pair in found.actions
        ],
        "prose": list(_prose(found)),
    }


def _one(pair: Changed[Any]) -> Any:
    return pair.before if pair.after is None else pair.after


def _choice(choice: Choice | None) -> dict[str, Any] | None:
    if choice is None:
        return None
    return {
        "outcome": choice.outcome.value,
        "reasons": [{"text": r.text, "article": r.article} for r in choice.reasons],
    }


def _possible(possible: Possible | None, book: RuleBook) -> dict[str, Any] | None:
    if possible is None:
        return None
    return {
        "available": not possible.obstacles and not possible.withheld,
        "obstacles": [describe(obstacle, book) for obstacle in possible.obstacles],
        "withheld": possible.withheld,
    }


def _prose(found: Differences) -> Iterator[str]:
    """Sentences, one a difference."""
    if found.none:
        yield "Non cambierebbe nulla."
    if found.named:
        old, new = found.named.before, found.named.after
        if new is None:
            yield "La legge non indicherebbe più una procedura per questo acquisto."
        else:
            was = f" invece di «{old.label}»" if old else ""
            yield f"La legge indicherebbe «{new.label}»{was}."
    for choice in found.procedures:
        yield from _told_choice(choice)
    for term in found.terms:
        yield _told_term(term)
    for action in found.actions:
        yield from _told_action(action)


def _told_choice(pair: Changed[Choice]) -> Iterator[str]:
    old, new = pair.before, pair.after
    if new is None or (old is not None and old.outcome is new.outcome):
        return
    label = f"«{new.procedure.label}»"
    against = [r.text for r in new.reasons if r.effect is new.outcome]
    why = "" if new.outcome is Outcome.LAWFUL or not against else f": {against[0]}"
    was = f"da {_OUTCOMES[old.outcome]} " if old else ""
    yield f"{label} passerebbe {was}a {_OUTCOMES[new.outcome]}{why or '.'}"


def _told_term(pair: Changed[Deadline]) -> str:
    old, new = pair.before, pair.after
    if old is None and new is not None:
        return f"Correrebbe il termine «{new.label}», fino al {new.last_day:%d/%m/%Y}."
    if new is None and old is not None:
        return f"Non correrebbe il termine «{old.label}» ({old.last_day:%d/%m/%Y})."
    if old is None or new is None:
        raise ValueError("something differs")
    if old.last_day == new.last_day:
        return f"Il termine «{new.label}» resterebbe al {new.last_day:%d/%m/%Y}, per altre ragioni."
    return (
        f"Il termine «{new.label}» passerebbe dal {old.last_day:%d/%m/%Y}"
        f" al {new.last_day:%d/%m/%Y}."
    )


def _told_action(pair: Changed[Possible]) -> Iterator[str]:
    old, new = pair.before, pair.after
    if new is None:
        if old is not None:
            yield f"«{old.transition.label}» non sarebbe più fra i passaggi di questo stato."
        return
    label = f"«{new.transition.label}»"
    known = {_words(o) for o in old.obstacles} if old else set()
    added = [_words(o) for o in new.obstacles if _words(o) not in known]
    left = {_words(o) for o in new.obstacles}
    gone = (
        [words for words in (_words(o) for o in old.obstacles) if words not in left] if old else []
    )
    if not new.obstacles and not new.withheld:
        yield f"{label} diventerebbe possibile."
        return
    if old is not None and not old.obstacles and not old.withheld:
        yield f"{label} non sarebbe più possibile."
    for words in added:
        yield f"{label}: si aggiungerebbe un motivo. {words}"
    for words in gone:
        yield f"{label}: cadrebbe un motivo. {words}"


def _words(obstacle: Any) -> str:
    text: str = getattr(obstacle, "reason", "") or getattr(obstacle, "question", "")
    return text

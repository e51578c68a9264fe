"""``decide``: may this command be given, and what follows. All reasons are reported at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sua.domain.case import Case
from sua.domain.commands import Command, Context
from sua.domain.errors import InputError
from sua.domain.fact_codec import parse_fact
from sua.domain.facts import Act, FactValue
from sua.domain.organizations import Parties
from sua.domain.verdicts import Allowed, Denied, NeedsJudgement, Obstacle, Verdict
from sua.engine.common_rules import about_actor, about_presence, about_time
from sua.engine.computations import COMPUTATIONS
from sua.engine.guards import GUARDS, Fail
from sua.engine.lifecycle import Transition
from sua.engine.machine import machine_for
from sua.engine.rulebook import RuleBook
from sua.engine.secrecy import kept_from
from sua.engine.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """The command holds: where it leads and which facts it adds (captured, stamped, computed)."""

    transition: Transition
    to: str
    at: datetime
    facts: Mapping[str, FactValue]
    allowed: tuple[str, ...]
    situation: Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The command does not hold: every obstacle, in the order of the lifecycle."""

    obstacles: tuple[Obstacle, ...]
    at: datetime
    allowed: tuple[str, ...] = ()


Decision = Accepted | Refused


def decide(
    book: RuleBook, case: Case, command: Command, context: Context, parties: Parties
) -> Decision:
    """Evaluate every rule of ``command`` on ``case`` and, if all hold, compute what follows.

    Raises:
        InputError: a fact is unknown to the command or cannot be read.
    """
    at = command.occurred_at or context.now
    transition = book.lifecycle.transition(case.state, command.name)
    if transition is None:
        return Refused(obstacles=(_wrong_state(book, case, command),), at=at)
    decision = _evaluate(book, transition, case, command, context, parties)
    if isinstance(decision, Accepted):
        to = machine_for(book.lifecycle).move(case.state, command.name)
        if to != decision.to:  # the loader has proven this cannot be: the machine has the last word
            return Refused(obstacles=(_wrong_state(book, case, command),), at=at)
    return decision


def decide_opening(
    book: RuleBook, case: Case, command: Command, context: Context, parties: Parties
) -> Decision:
    """Whether ``case``, not yet opened and holding what it inherits, may be opened."""
    return _evaluate(book, book.lifecycle.opening, case, command, context, parties)


def _evaluate(
    book: RuleBook,
    transition: Transition,
    case: Case,
    command: Command,
    context: Context,
    parties: Parties,
) -> Decision:
    at = command.occurred_at or context.now
    captured = _with_signer(transition, read_facts(book, transition, command), context)
    situation = Situation(
        case=case,
        facts={**case.facts, **captured},
        at=at,
        actor=context.actor,
        parties=parties,
        law=book.law,
        readings=book.readings,
        calendars=book.calendars,
    )
    verdicts = [
        *about_actor(transition, case, context, captured, situation.day),
        *about_time(case, command, context, at),
    ]
    if not kept_from(book, transition, case, context.actor.role):
        verdicts += about_presence(book, transition, captured, situation)
        verdicts += _guards(book, transition, case, situation)
    allowed = tuple(v.rule for v in verdicts if isinstance(v, Allowed))
    obstacles = tuple(v for v in verdicts if not isinstance(v, Allowed))
    if obstacles:
        return Refused(obstacles=obstacles, at=at, allowed=allowed)
    facts = dict(captured)
    if transition.stamps:
        facts[transition.stamps] = context.actor.person
    for name in transition.computes:
        seen = replace(situation, facts={**situation.facts, **facts})
        facts.update(COMPUTATIONS[name].compute(seen))
    return Accepted(
        transition=transition,
        to=transition.leads_to(case.state),
        at=at,
        facts=facts,
        allowed=allowed,
        situation=situation,
    )


def read_facts(book: RuleBook, transition: Transition, command: Command) -> dict[str, FactValue]:
    """The command's facts, typed; refuses names the command does not take."""
    if command.lot:
        message = "Questa procedura è a lotto unico: togliere l'indicazione del lotto."
        raise InputError(message, code="lot.unknown", field="lot")
    allowed = (*transition.captures, *transition.optional)
    unknown = sorted(set(command.facts) - set(allowed))
    if unknown:
        takes = f"ammette: {', '.join(allowed)}" if allowed else "non ne ammette alcuno"
        raise InputError(
            f"Il comando «{command.name}» non riconosce il dato «{unknown[0]}»; {takes}.",
            code="fact.unknown",
            field=unknown[0],
        )
    return {name: parse_fact(book.facts[name], raw) for name, raw in command.facts.items()}


def _with_signer(
    transition: Transition, facts: dict[str, FactValue], context: Context
) -> dict[str, FactValue]:
    act = facts.get(transition.act or "")
    if transition.act and isinstance(act, Act) and act.signer is None:
        return {**facts, transition.act: replace(act, signer=context.actor.person)}
    return facts


def _wrong_state(book: RuleBook, case: Case, command: Command) -> Denied:
    known = [t for t in book.lifecycle.transitions if t.command == command.name]
    if not known:
        raise InputError(
            f"Il comando «{command.name}» non esiste in «{book.lifecycle.label}».",
            code="command.unknown",
            field="command",
        )
    where = sorted({book.lifecycle.state(s).label for t in known for s in t.sources})
    return Denied(
        rule="state",
        reason=(
            f"«{known[0].label}» non è possibile nello stato"
            f" «{book.lifecycle.state(case.state).label}»."
        ),
        source=known[0].source,
        remedy=f"È possibile negli stati: {'; '.join(where)}.",
    )


def _guards(
    book: RuleBook, transition: Transition, case: Case, situation: Situation
) -> Iterator[Verdict]:
    names = list(transition.guards)
    if transition.pins:
        # Tempus regit actum: what was decided under the law of earlier days is looked at again.
        taken = (t for t in book.lifecycle.transitions if t.command in case.done)
        earlier = (n for t in (book.lifecycle.opening, *taken) for n in t.guards)
        names += [n for n in dict.fromkeys(earlier) if book.guards[n].standing and n not in names]
    for name in names:
        yield from guard_verdicts(book, name, situation)


def guard_verdicts(book: RuleBook, name: str, situation: Situation) -> Iterable[Verdict]:
    """The verdicts of one guard, worded; the words of a judgement stand in its fact."""
    text = book.guards[name]
    findings = tuple(GUARDS[text.id].check(situation))
    if not findings:
        return (Allowed(text.id),)
    return tuple(
        Denied(
            rule=text.id,
            reason=text.reasons[finding.variant].format(**finding.values),
            source=text.source,
            remedy=text.remedy,
            unblocked_by=text.unblocked_by,
            lawful_from=finding.lawful_from,
            field=finding.field,
        )
        if isinstance(finding, Fail)
        else NeedsJudgement(
            rule=text.id,
            # A rule book stored before facts had their questions keeps them in its guards.
            question=book.facts[finding.field].question or text.question,
            source=book.facts[finding.field].source or text.source,
            field=finding.field,
            unblocked_by=text.unblocked_by,
        )
        for finding in findings
    )


def describe(obstacle: Obstacle, book: RuleBook) -> dict[str, Any]:
    """An obstacle as plain JSON, with the fact's Italian label."""
    fact = book.facts.get(obstacle.field) if obstacle.field else None
    common = {
        "rule": obstacle.rule,
        "source": obstacle.source,
        "field": obstacle.field,
        "label": fact.label if fact else obstacle.field,
        "unblocked_by": [role.value for role in obstacle.unblocked_by],
    }
    if isinstance(obstacle, NeedsJudgement):
        return {**common, "kind": "judgement", "reason": obstacle.question}
    lawful_from = obstacle.lawful_from.isoformat() if obstacle.lawful_from else None
    return {
        **common,
        "kind": "denied",
        "reason": obstacle.reason,
        "remedy": obstacle.remedy,
        "lawful_from": lawful_from,
    }

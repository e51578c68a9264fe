"""``decide``: may this command be given, and what follows. All reasons are reported at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sua.domain.calendar import legal_day
from sua.domain.case import Case
from sua.domain.commands import Command, Context
from sua.domain.errors import InputError
from sua.domain.fact_codec import parse_fact
from sua.domain.facts import Act, FactType, FactValue
from sua.domain.organizations import Parties
from sua.domain.people import Role
from sua.domain.verdicts import Allowed, Denied, NeedsJudgement, Obstacle, Verdict
from sua.engine.computations import COMPUTATIONS
from sua.engine.guards import GUARDS, Fail
from sua.engine.lifecycle import Transition
from sua.engine.machine import machine_for
from sua.engine.rulebook import GuardText, RuleBook
from sua.engine.situation import Situation

# Roles somebody holds in one case once appointed there; the others are held in the organization.
_CASE_ROLES = frozenset({Role.BUYER, Role.SUA_RUP, Role.BOARD})


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
    captured = read_facts(book, transition, command)
    captured = _with_signer(transition, captured, context)
    situation = Situation(
        case=case,
        facts={**case.facts, **captured},
        at=at,
        actor=context.actor,
        parties=parties,
        law=book.law,
        readings=book.readings,
    )
    verdicts = [
        *_actor(transition, case, context, situation),
        *_time(case, command, context, at),
        *_presence(transition, captured, situation),
        *_guards(book, transition, case, situation),
    ]
    allowed = tuple(v.rule for v in verdicts if isinstance(v, Allowed))
    obstacles = tuple(v for v in verdicts if not isinstance(v, Allowed))
    if obstacles:
        return Refused(obstacles=obstacles, at=at, allowed=allowed)
    to = machine_for(book.lifecycle).move(case.state, command.name)
    if to is None:  # the loader proves table and machine agree; this is the last line of defence
        return Refused(obstacles=(_wrong_state(book, case, command),), at=at, allowed=allowed)
    facts = dict(captured)
    if transition.stamps:
        facts[transition.stamps] = context.actor.person
    for name in transition.computes:
        seen = replace(situation, facts={**situation.facts, **facts})
        facts.update(COMPUTATIONS[name].compute(seen))
    return Accepted(
        transition=transition, to=to, at=at, facts=facts, allowed=allowed, situation=situation
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


def _actor(
    transition: Transition, case: Case, context: Context, situation: Situation
) -> Iterator[Verdict]:
    actor, day = context.actor, situation.day
    if actor.role not in transition.actors:
        who = ", ".join(role.label for role in transition.actors)
        yield Denied(
            rule="role",
            reason=f"«{transition.label}» non spetta a: {actor.role.label}.",
            source=transition.source,
            remedy=f"Spetta a: {who}.",
            unblocked_by=transition.actors,
        )
        return
    yield Allowed("role")
    expected = case.buyer if actor.role is Role.BUYER else case.province
    if actor.role is not Role.SYSTEM and actor.organization != expected:
        yield Denied(
            rule="organization",
            reason="Chi agisce non appartiene a un ente che è parte della pratica in quel ruolo.",
            source=transition.source,
            unblocked_by=transition.actors,
        )
    holders = case.holders(actor.role, day) if actor.role in _CASE_ROLES else frozenset()
    if holders and actor.person not in holders:
        yield Denied(
            rule="appointed",
            reason=f"In questa pratica un'altra persona è {actor.role.label}.",
            source=transition.source,
            remedy="Agisce la persona nominata, oppure si registra prima la sostituzione.",
            unblocked_by=(actor.role,),
        )
    act = situation.facts.get(transition.act or "")
    if transition.act and isinstance(act, Act) and act.signer != actor.person:
        yield Denied(
            rule="signer",
            reason="L'atto risulta firmato da una persona diversa da chi lo adotta.",
            source=transition.source,
            remedy="L'adozione è registrata da chi ha firmato l'atto.",
            unblocked_by=transition.actors,
            field=transition.act,
        )


def _time(case: Case, command: Command, context: Context, at: datetime) -> Iterator[Verdict]:
    if at > context.now:
        yield Denied(
            rule="future",
            reason="La data indicata è nel futuro: si registra solo ciò che è avvenuto.",
            source="",
            lawful_from=legal_day(at),
        )
    if case.last_at is not None and at < case.last_at:
        yield Denied(
            rule="chronology",
            reason=(
                "La data indicata precede l'ultimo passaggio della pratica"
                f" ({legal_day(case.last_at):%d/%m/%Y})."
            ),
            source="",
            remedy="Registrare i passaggi nell'ordine in cui sono avvenuti.",
        )
    if legal_day(at) < legal_day(context.now) and not command.late_reason:
        yield Denied(
            rule="late_entry",
            reason="Il passaggio è registrato in un giorno successivo a quello in cui è avvenuto.",
            source="",
            remedy="Indicare il motivo della registrazione tardiva.",
            unblocked_by=(context.actor.role,),
        )


def _presence(
    transition: Transition, captured: Mapping[str, FactValue], situation: Situation
) -> Iterator[Verdict]:
    for name in transition.captures:
        if name not in captured:
            yield Denied(
                rule=f"required.{name}",
                reason=f"Manca il dato «{name}».",
                source=transition.source,
                remedy="Indicarlo insieme al comando.",
                unblocked_by=transition.actors,
                field=name,
            )
    for need in transition.requires:
        if need.fact not in situation.facts:
            yield Denied(
                rule=f"required.{need.fact}",
                reason=f"Manca il dato «{need.fact}».",
                source=need.source,
                remedy=need.remedy,
                unblocked_by=transition.actors,
                field=need.fact,
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
        yield from guard_verdicts(book.guards[name], situation)


def guard_verdicts(text: GuardText, situation: Situation) -> Iterable[Verdict]:
    """The verdicts of one guard, worded."""
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
            question=text.question,
            source=text.source,
            field=finding.field,
            unblocked_by=text.unblocked_by,
        )
        for finding in findings
    )


def fact_type(book: RuleBook, fact: str) -> FactType:
    """Type of a fact of the register."""
    return book.facts[fact].type


def describe(obstacle: Obstacle, book: RuleBook) -> dict[str, Any]:
    """An obstacle as plain JSON, with the fact's Italian label."""
    label = book.facts[obstacle.field].label if obstacle.field in book.facts else obstacle.field
    common = {
        "rule": obstacle.rule,
        "source": obstacle.source,
        "field": obstacle.field,
        "label": label,
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

"""Rules every command obeys, whatever its lifecycle: who, when, with which facts."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from sua.domain.calendar import legal_day
from sua.domain.case import Case
from sua.domain.commands import Command, Context
from sua.domain.facts import Act, FactValue
from sua.domain.people import Role
from sua.domain.verdicts import Allowed, Denied, Verdict
from sua.engine.lifecycle import Transition
from sua.engine.rulebook import RuleBook
from sua.engine.situation import Situation

# Roles somebody holds in one case once appointed there; the others are held in the organization.
_CASE_ROLES = frozenset({Role.BUYER, Role.SUA_RUP, Role.BOARD})


def about_actor(
    transition: Transition,
    case: Case,
    context: Context,
    captured: Mapping[str, FactValue],
    day: date,
) -> Iterator[Verdict]:
    """The role, the body, the appointment in the case, the signature of the act."""
    actor = context.actor
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
    act = captured.get(transition.act or "")
    if transition.act and isinstance(act, Act) and act.signer != actor.person:
        yield Denied(
            rule="signer",
            reason="L'atto risulta firmato da una persona diversa da chi lo adotta.",
            source=transition.source,
            remedy="L'adozione è registrata da chi ha firmato l'atto.",
            unblocked_by=transition.actors,
            field=transition.act,
        )


def about_time(case: Case, command: Command, context: Context, at: datetime) -> Iterator[Verdict]:
    """Nothing from the future, nothing out of order, nothing late without a reason."""
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


def about_presence(
    book: RuleBook,
    transition: Transition,
    captured: Mapping[str, FactValue],
    situation: Situation,
) -> Iterator[Verdict]:
    """Facts the command must carry, and facts the case must hold: all the missing ones at once."""
    for name in transition.captures:
        if name not in captured:
            yield Denied(
                rule=f"required.{name}",
                reason=f"Manca: {book.facts[name].label}.",
                source=transition.source,
                remedy="Indicarlo insieme al comando.",
                unblocked_by=transition.actors,
                field=name,
            )
    for need in transition.requires:
        if need.fact not in situation.facts:
            yield Denied(
                rule=f"required.{need.fact}",
                reason=f"Manca: {book.facts[need.fact].label}.",
                source=need.source,
                remedy=need.remedy,
                unblocked_by=transition.actors,
                field=need.fact,
            )

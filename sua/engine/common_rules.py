"""Rules every command obeys, whatever its lifecycle: who, when, with which facts."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

from sua.domain.calendar import legal_day
from sua.domain.case import Case
from sua.domain.commands import Command, Context
from sua.domain.facts import Act, FactValue
from sua.domain.people import Role
from sua.domain.verdicts import Allowed, Denied, Verdict
from sua.engine.ledger import standing_order
from sua.engine.lifecycle import Transition
from sua.engine.rulebook import RuleBook
from sua.engine.situation import Situation
from sua.engine.wording import Said, denied

# Roles somebody holds in one case once appointed there; the others are held in the organization.
_CASE_ROLES = frozenset({Role.BUYER, Role.SUA_RUP, Role.BOARD})


def about_actor(
    book: RuleBook,
    transition: Transition,
    captured: Mapping[str, FactValue],
    situation: Situation,
) -> Iterator[Verdict]:
    """The role, the body, the appointment in the case, the signature of the act."""
    actor, case = situation.actor, situation.case
    step = Said(source=transition.source, unblocked_by=transition.actors)
    if actor.role not in transition.actors:
        who = ", ".join(role.label for role in transition.actors)
        values = {"label": transition.label, "role": actor.role.label, "who": who}
        yield denied(book, "role", step, values)
        return
    yield Allowed("role")
    expected = case.buyer if actor.role is Role.BUYER else case.province
    if actor.role is not Role.SYSTEM and actor.organization != expected:
        yield denied(book, "organization", step, {})
    holders = case.holders(actor.role, situation.day) if actor.role in _CASE_ROLES else frozenset()
    if holders and actor.person not in holders:
        held = Said(source=transition.source, unblocked_by=(actor.role,))
        yield denied(book, "appointed", held, {"role": actor.role.label})
    act = captured.get(transition.act or "")
    if transition.act and isinstance(act, Act) and act.signer != actor.person:
        signed = Said(
            source=transition.source, unblocked_by=transition.actors, field=transition.act
        )
        yield denied(book, "signer", signed, {})


def about_time(
    book: RuleBook, case: Case, command: Command, context: Context, at: datetime
) -> Iterator[Verdict]:
    """Nothing from the future, nothing out of order, nothing late without a reason."""
    if at > context.now:
        yield denied(book, "future", Said(lawful_from=legal_day(at)), {})
    if case.last_at is not None and at < case.last_at:
        values = {"day": f"{legal_day(case.last_at):%d/%m/%Y}"}
        yield denied(book, "chronology", Said(), values)
    if legal_day(at) < legal_day(context.now) and not command.late_reason:
        yield denied(book, "late_entry", Said(unblocked_by=(context.actor.role,)), {})


def about_suspension(
    book: RuleBook, transition: Transition, situation: Situation
) -> Iterator[Denied]:
    """While a judge's interim order stands, only what it lets through is lawful."""
    if transition.during_suspension:
        return
    order = standing_order(situation.case.facts, situation.at)
    if order is not None:
        values = {"label": transition.label, "day": f"{legal_day(order.first):%d/%m/%Y}"}
        by = Said(
            source=transition.source,
            unblocked_by=(Role.OFFICER, Role.SUA_RUP),
            lawful_from=legal_day(order.last) if order.last else None,
        )
        yield denied(book, "suspended", by, {**values, "evidence": order.evidence})


def about_presence(
    book: RuleBook,
    transition: Transition,
    captured: Mapping[str, FactValue],
    situation: Situation,
) -> Iterator[Verdict]:
    """Facts the command must carry, and facts the case must hold: all the missing ones at once."""
    for name in transition.captures:
        if name not in captured:
            said = Said(
                source=transition.source,
                unblocked_by=transition.actors,
                fact=name,
            )
            yield denied(book, "required", said, {"fact": book.facts[name].label})
    for need in transition.requires:
        if need.fact in situation.facts:
            continue
        said = Said(
            source=need.source, remedy=need.remedy, unblocked_by=transition.actors, fact=need.fact
        )
        if need.fact in situation.lapsed:
            yield from about_lapse(book, transition, situation, (need.fact,))
        else:
            yield denied(book, "required", said, {"fact": book.facts[need.fact].label})


def about_lapse(
    book: RuleBook, transition: Transition, situation: Situation, asked: Collection[str]
) -> Iterator[Denied]:
    """Of what was asked for: what there was, until something it rests on changed."""
    for name, changed in situation.lapsed.items():
        if name not in asked:
            continue
        definition = book.facts[name]
        said = Said(
            source=definition.source or transition.source,
            unblocked_by=transition.actors,
            fact=name,
        )
        labels = ", ".join(f"«{book.facts[fact].label}»" for fact in changed)
        yield denied(book, "lapsed", said, {"fact": definition.label, "changed": labels})

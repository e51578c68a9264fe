"""``evolve``: what an accepted step makes of a case. Folding a chain with it gives the current rows."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from sua.domain.calendar import legal_day
from sua.domain.case import Case, FactTimes, Lot
from sua.domain.facts import FactValue
from sua.domain.people import Role, RoleHolding
from sua.domain.takeover import Takeover
from sua.engine.lifecycle import Transition
from sua.engine.lots import ending, own_facts, splitting
from sua.engine.rulebook import RuleBook


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An accepted command as its event tells it.

    Attributes:
        facts: what it adds to the case; of a step that concerns lots, to nothing but them.
        at: legal instant.
        lots: lots it concerns, each with everything it adds to that lot.
        pin: digest of the rule book that it fixes, if it does.
        erased: (lot, fact) whose value is erased: that it was given is all that is still known.
        taken: the life already lived of a case taken over; see :mod:`sua.engine.takeover`.
    """

    transition: Transition
    facts: Mapping[str, FactValue]
    at: datetime
    lots: Mapping[str, Mapping[str, FactValue]] = field(default_factory=dict)
    pin: str | None = None
    erased: Collection[tuple[str, str]] = ()
    taken: Takeover | None = None


def advance(book: RuleBook, case: Case, step: Step) -> Case:
    """The case after ``step``; at its opening, what it inherited counts as given then.

    The chain's ``seq`` and ``head`` are the caller's: they depend on the event's bytes.
    """
    day = legal_day(step.at)
    if step.lots:
        first = next(iter(step.lots.values()))
        lots = {**case.lots, **{n: _lot(book, case, n, step) for n in step.lots}}
        state = ending(book.lifecycle, case.state, lots.values())
        facts, done, times = case.facts, case.done, case.times
        roles = appoint(case.roles, step.transition, first, day)
    else:
        opening = case.version == 0
        given = {**case.facts, **step.facts} if opening else step.facts
        names = [*given, *(name for _, name in step.erased)]
        state = step.transition.leads_to(case.state)
        facts = {**case.facts, **step.facts}
        done = {**case.done, step.transition.command: step.at}
        times = moved_times(book, case.times, case.facts, given, case.seq + 1, names)
        roles = appoint(case.roles, step.transition, given, day)
        lots = dict(case.lots)
        if not lots and (rows := splitting(book.lifecycle, case.state, state, facts)):
            lots = Case.in_order(_born(book, row.lot, state, facts, times) for row in rows)
            state = book.lifecycle.lots.running if book.lifecycle.lots else state
    return replace(
        case,
        state=state,
        version=case.version + 1,
        facts=facts,
        done=done,
        times=times,
        lots=lots,
        roles=roles,
        last_at=step.at,
        rulebook=step.pin or case.rulebook,
        pinned_on=day if step.pin else case.pinned_on,
    )


def _lot(book: RuleBook, case: Case, name: str, step: Step) -> Lot:
    """A lot after a step that concerns it."""
    lot, given = case.lots[name], step.lots[name]
    move = book.lifecycle.transition(lot.state, step.transition.command) or step.transition
    # Fact by fact, as the lot sees them: one of its own, else the one common to all.
    seen = {n: lot.facts.get(n, case.facts.get(n)) for n in given}
    names = [*given, *(fact for where, fact in step.erased if where == name)]
    known = {n: t for n in names if (t := lot.times.get(n) or case.times.get(n))}
    return Lot(
        id=name,
        state=move.leads_to(lot.state),
        facts={**lot.facts, **given},
        done={**lot.done, move.command: step.at},
        times={**lot.times, **moved_times(book, known, seen, given, case.seq + 1, names)},
    )


def _born(
    book: RuleBook,
    name: str,
    state: str,
    facts: Mapping[str, FactValue],
    times: Mapping[str, FactTimes],
) -> Lot:
    """A lot that begins its own life: its facts are as old as the lists that declare them."""
    own = own_facts(name, facts, book.facts)
    return Lot(
        id=name,
        state=state,
        facts={fact: value for fact, (_, value) in own.items()},
        times={fact: times[said] for fact, (said, _) in own.items() if said in times},
    )


def moved_times(
    book: RuleBook,
    times: Mapping[str, FactTimes],
    facts: Mapping[str, FactValue | None],
    given: Mapping[str, FactValue],
    seq: int,
    names: Collection[str] | None = None,
) -> dict[str, FactTimes]:
    """When each fact was given and changed, after event ``seq`` gives ``names`` (all of ``given``).

    A sealed value counts as changed whenever it is given: so it is, too, for whoever verifies after
    its erasure.
    """
    found = dict(times)
    for name in given if names is None else names:
        known = times.get(name)
        same = known and not book.facts[name].sealed and facts.get(name) == given.get(name)
        found[name] = FactTimes(given=seq, changed=known.changed if known and same else seq)
    return found


def appoint(
    roles: tuple[RoleHolding, ...],
    transition: Transition,
    facts: Mapping[str, FactValue],
    day: date,
) -> tuple[RoleHolding, ...]:
    """Role holdings after the appointments of a transition: the new holders replace the old ones.

    A holder replaced on the very day they were appointed keeps an empty interval.
    """
    for role, fact in transition.appoints.items():
        if fact not in facts:
            continue
        named = facts[fact]
        persons = frozenset(named if isinstance(named, tuple) else (named,))
        roles = tuple(_closed(roles, role, persons, day))
        holding = {h.person for h in roles if h.role is role and h.holds_on(day)}
        roles += tuple(
            RoleHolding(role, person, day)
            for person in sorted(p for p in persons - holding if isinstance(p, UUID))
        )
    return roles


def _closed(
    roles: tuple[RoleHolding, ...], role: Role, persons: frozenset[object], day: date
) -> list[RoleHolding]:
    kept = []
    for holding in roles:
        ends = holding.role is role and holding.person not in persons and holding.valid_to is None
        kept.append(replace(holding, valid_to=day - timedelta(days=1)) if ends else holding)
    return kept

"""``evolve``: what an accepted step makes of a case. Folding a chain with it gives the current rows."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from sua.domain.calendar import legal_day
from sua.domain.case import Case
from sua.domain.facts import FactValue
from sua.domain.people import Role, RoleHolding
from sua.engine.lifecycle import Transition


def advance(
    case: Case,
    transition: Transition,
    facts: Mapping[str, FactValue],
    at: datetime,
    pin: str | None,
) -> Case:
    """The case after ``transition`` fired at ``at`` with those facts; ``pin`` fixes its rule book.

    The chain's ``seq`` and ``head`` are the caller's: they depend on the event's bytes.
    """
    day = legal_day(at)
    return replace(
        case,
        state=transition.leads_to(case.state),
        version=case.version + 1,
        facts={**case.facts, **facts},
        done={**case.done, transition.command: at},
        roles=appoint(case.roles, transition, facts, day),
        last_at=at,
        rulebook=pin or case.rulebook,
        pinned_on=day if pin else case.pinned_on,
    )


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

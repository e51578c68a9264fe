"""What would change: one case looked at twice, as it is and as it would be. Nothing is written.

Facts or the day are changed on a copy; the engine and the law answer about both, and only what differs
is told: the procedures that the law allows, the terms, and what can be done in the present state.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, TypeVar

from sua.domain.calendar import legal_day
from sua.domain.case import Case, FactTimes
from sua.domain.deadlines import Deadline
from sua.domain.fact_reader import FactReader
from sua.domain.facts import FactValue
from sua.domain.organizations import Parties
from sua.domain.people import Actor
from sua.domain.readings import AutonomyLimit
from sua.domain.verdicts import Obstacle
from sua.engine.decide import Refused
from sua.engine.guards import GUARDS
from sua.engine.lifecycle import Transition
from sua.engine.probing import Question
from sua.engine.rulebook import RuleBook
from sua.engine.simulation import Hypothesis, World, actors, decided
from sua.engine.terms import deadlines
from sua.law.consulted import Consulted
from sua.law.contract_kinds import Nature, ProcedureType
from sua.law.delegation import Bodies, delegation
from sua.law.parameters import LawAt
from sua.law.procedure_choice import Choice, choices
from sua.law.purchase import Purchase

_T = TypeVar("_T")
# Names under which the register of facts knows a nature that the law calls otherwise.
_NATURES = {"supplies": Nature.GOODS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A case at an instant, with the law of that day.

    Attributes:
        law: every value of the day, for the choice of a procedure; ``book`` has what the case reads.
        veiled: facts whose value must not be told to whoever asks.
    """

    book: RuleBook
    case: Case
    at: datetime
    parties: Parties
    law: LawAt
    autonomy: AutonomyLimit
    veiled: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Possible:
    """A command as it looks to whoever may best give it: what blocks it beside the facts it takes."""

    transition: Transition
    obstacles: tuple[Obstacle, ...]
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Changed(Generic[_T]):
    """Something before and after; None where it is not there."""

    before: _T | None
    after: _T | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """All that differs between two looks; ``named`` is the procedure the law names for the value."""

    procedures: tuple[Changed[Choice], ...]
    named: Changed[ProcedureType] | None
    terms: tuple[Changed[Deadline], ...]
    actions: tuple[Changed[Possible], ...]

    @property
    def none(self) -> bool:
        """Whether nothing would change."""
        return not (self.procedures or self.named or self.terms or self.actions)


def supposed(case: Case, changes: Mapping[str, FactValue | None]) -> Case:
    """The case with facts given another value, or taken away; what rested on them lapses."""
    kept = {name: value for name, value in case.facts.items() if name not in changes}
    given = {name: value for name, value in changes.items() if value is not None}
    now = FactTimes(given=case.seq + 1, changed=case.seq + 1)
    moved = {name: now for name, value in given.items() if case.facts.get(name) != value}
    return replace(case, facts={**kept, **given}, times={**case.times, **moved})


def differences(before: Look, after: Look) -> Differences:
    """What differs from ``before`` to ``after``, in the order of the law and of the lifecycle."""
    old_named, old = _procedures(before)
    new_named, new = _procedures(after)
    return Differences(
        procedures=tuple(
            Changed(old.get(kind), new.get(kind))
            for kind in ProcedureType
            if _answer(old.get(kind)) != _answer(new.get(kind))
        ),
        named=None if old_named is new_named else Changed(old_named, new_named),
        terms=_terms(before, after),
        actions=_actions(before, after),
    )


def _answer(choice: Choice | None) -> object:
    return None if choice is None else (choice.outcome, tuple(r.text for r in choice.reasons))


def _procedures(look: Look) -> tuple[ProcedureType | None, Mapping[ProcedureType, Choice]]:
    """Every type of procedure for what the case buys; none where that is not known yet."""
    facts = FactReader(look.case.facts)
    base, nature = facts.amount("base_amount"), _nature(look.case)
    if base is None or nature is None:
        return None, {}
    interest = facts.judgement("cross_border_interest")
    purchase = Purchase(
        nature=nature,
        value=base + (facts.amount("safety_costs") or 0),
        cross_border_interest=interest.answer if interest else None,
    )
    day = legal_day(look.at)
    bodies = Bodies(
        buyer_levels=look.parties.buyer.levels(day), sua_levels=look.parties.province.levels(day)
    )
    who = delegation(purchase, bodies, look.autonomy, Consulted(look.law))
    named, found = choices(purchase, who, look.law)
    return named, {choice.procedure: choice for choice in found}


def _nature(case: Case) -> Nature | None:
    word = case.facts.get("nature")
    if not isinstance(word, str):
        return None
    known = {nature.value: nature for nature in Nature} | _NATURES
    return known.get(word)


def _terms(before: Look, after: Look) -> tuple[Changed[Deadline], ...]:
    old = {(d.rule, d.lot): d for d in deadlines(before.book, before.case)}
    new = {(d.rule, d.lot): d for d in deadlines(after.book, after.case)}
    return tuple(
        Changed(old.get(key), new.get(key))
        for key in dict.fromkeys([*old, *new])
        if old.get(key) != new.get(key)
    )


def _actions(before: Look, after: Look) -> tuple[Changed[Possible], ...]:
    old, new = _possible(before), _possible(after)
    return tuple(
        Changed(old.get(name), new.get(name))
        for name in dict.fromkeys([*old, *new])
        if _told(old.get(name)) != _told(new.get(name))
    )


def _told(possible: Possible | None) -> object:
    if possible is None:
        return None
    return {(o.rule, o.field, getattr(o, "reason", "")) for o in possible.obstacles}


def _possible(look: Look) -> dict[str, Possible]:
    """Every command of the state, by whoever meets the fewest obstacles."""
    world = World(books=lambda _: look.book, parties=look.parties)
    here = Hypothesis(case=look.case, at=look.at)
    found: dict[str, Possible] = {}
    for move in look.book.lifecycle.leaving(look.case.state):
        own = {f"required.{name}" for name in move.captures}
        answers = []
        for actor in actors(here, move, legal_day(look.at)):
            decision = decided(world, here, move, {}, actor=actor, at=look.at)
            left = decision.obstacles if isinstance(decision, Refused) else ()
            answers.append((tuple(o for o in left if o.rule not in own), actor))
        fewest, actor = min(answers, key=lambda answer: len(answer[0]))
        told = tuple(o for o in fewest if not _veiled(look, actor, o))
        found[move.command] = Possible(
            transition=move, obstacles=told, withheld=len(told) < len(fewest)
        )
    return found


def _veiled(look: Look, actor: Actor, obstacle: Obstacle) -> bool:
    """Whether a reason speaks of what must not be told."""
    question = Question(
        book=look.book,
        case=look.case,
        given={},
        at=look.at,
        actor=actor,
        parties=look.parties,
    )
    looked = question.ask(obstacle.rule).facts if obstacle.rule in GUARDS else ()
    return bool({*looked, obstacle.field or ""} & look.veiled)

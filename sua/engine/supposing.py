"""An act supposed: by whom, when, with which values; and what the engine says of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sua.domain.calendar import legal_day
from sua.domain.facts import FactValue
from sua.domain.people import Actor, Role
from sua.engine import placeholders
from sua.engine.decide import Decision, Refused
from sua.engine.lifecycle import Transition
from sua.engine.plans import Wait
from sua.engine.probing import Question
from sua.engine.rulebook import RuleBook
from sua.engine.simulation import (
    Hypothesis,
    World,
    actors,
    decided,
)


@dataclass(slots=True)
class Supposed:
    """An act on a hypothetical case, with the facts supposed to be given and whoever gives it."""

    world: World
    before: Hypothesis
    transition: Transition
    at: datetime
    preset: dict[str, FactValue]
    role: Role | None
    lenient: bool
    settled: frozenset[str] = frozenset()
    names: list[str] = field(default_factory=list)
    given: dict[str, FactValue] = field(default_factory=dict)
    waits: list[Wait] = field(default_factory=list)
    changed: dict[str, int] = field(default_factory=dict)
    stuck: set[str] = field(default_factory=set)
    actor: Actor | None = None

    # -- the case as supposed now -----------------------------------------------------------------

    @property
    def day(self) -> date:
        """Legal day of the act."""
        return legal_day(self.at)

    @property
    def book(self) -> RuleBook:
        """The rule book it is decided by."""
        return self.before.rules(self.world, self.at)

    @property
    def takes(self) -> tuple[str, ...]:
        """Facts the command may carry."""
        return (*self.transition.captures, *self.transition.optional)

    def suppose(self) -> None:
        """Values for the facts given, as of the day now looked at."""
        self.given = {}
        for name in self.names:
            self.given[name] = self.value(name)

    def value(self, name: str) -> FactValue:
        """The value of a fact given: the one it starts from, else the first."""
        return self.preset[name] if name in self.preset else self.first(name)

    def first(self, name: str) -> FactValue:
        """The value supposed until a rule objects."""
        facts = {**self.before.case.facts, **self.given}
        return placeholders.first(self.book.facts[name], facts, self.at, self.day)

    def decided(self, actor: Actor) -> Decision:
        """The engine's decision, by somebody."""
        return decided(
            self.world, self.before, self.transition, self.given, actor=actor, at=self.at
        )

    def decision(self, *, anybody: bool) -> Decision:
        """The decision by whoever it was last, or by whoever meets the fewest obstacles."""
        everybody = [
            actor
            for actor in actors(self.before, self.transition, self.day)
            if self.role in (None, actor.role)
        ]
        if not anybody:
            self.actor = self.actor or everybody[0]
            return self.decided(self.actor)
        best: Decision | None = None
        for actor in everybody:
            found = self.decided(actor)
            if best is None or count_of(found) < count_of(best):
                best, self.actor = found, actor
            if not count_of(best):
                break
        if best is None:
            raise ValueError("a transition has actors")
        return best

    def suppose_earlier(self, name: str, value: FactValue) -> None:
        """Suppose a fact of the case, given by an act before this one, otherwise."""
        self.before = replace(
            self.before,
            case=self.before.case.with_facts({name: value}),
            supposed=self.before.supposed | {name},
        )

    def question(self, more: Mapping[str, FactValue]) -> Question:
        """The act as its guards see it, with some facts given otherwise."""
        if self.actor is None:
            raise ValueError("nobody was thought of")
        return Question(
            book=self.book,
            case=self.before.case,
            given={**self.given, **more},
            at=self.at,
            actor=self.actor,
            parties=self.world.parties,
        )


def count_of(decision: Decision) -> int:
    """How many obstacles a decision has."""
    return len(decision.obstacles) if isinstance(decision, Refused) else 0

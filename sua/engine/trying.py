"""Mending what refuses an act, one obstacle at a time, until it holds or nothing more can be done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import product

from sua.domain.calendar import legal_day
from sua.domain.facts import FactType, FactValue
from sua.domain.people import Role
from sua.domain.verdicts import Denied, Obstacle
from sua.engine import placeholders
from sua.engine.decide import Accepted, Refused
from sua.engine.guards import GUARDS, Fail
from sua.engine.lifecycle import Transition
from sua.engine.outcomes import awaits, outcome
from sua.engine.plan_routes import computed
from sua.engine.plans import Wait
from sua.engine.simulation import (
    Hypothesis,
    Tried,
    World,
    asks_for_a_fact,
    moments,
)
from sua.engine.supposing import Supposed, count_of

_ROUNDS = 60  # mends tried for one act before what is left is told
_CHANGES = 4  # times a supposed value is changed for one act


def attempt(  # noqa: PLR0913 -- an act is tried under that many conditions
    world: World,
    before: Hypothesis,
    transition: Transition,
    *,
    wanted: frozenset[str] = frozenset(),
    preset: Mapping[str, FactValue] | None = None,
    not_before: datetime | None = None,
    role: Role | None = None,
    lenient: bool = False,
) -> Tried:
    """Try an act on a hypothetical case.

    Args:
        world: law and bodies.
        before: the case.
        transition: the act.
        wanted: optional facts to be given with it, because a later act needs them.
        preset: values to start from for the facts given.
        not_before: instant before which it is not tried.
        role: the role that must give it, if not any.
        lenient: facts that nobody asks for may be given too, if a rule is then satisfied: what
            opens an exception, which is not taken where a plain way exists.
    """
    at = max(before.at, not_before) if not_before else before.at
    trial = _Trial(world, before, transition, at, dict(preset or {}), role, lenient)
    # Days may have to follow the day of the act; the other values are what later acts insist on.
    trial.settled = frozenset(
        name for name, value in trial.preset.items() if not isinstance(value, date)
    )
    takes = {*transition.captures, *transition.optional}
    trial.names = list(dict.fromkeys([*transition.captures, *sorted(wanted & takes)]))
    return trial.run()


@dataclass(slots=True)
class _Trial(Supposed):
    def run(self) -> Tried:
        self.suppose()
        decision = self.decision(anybody=False)
        for _ in range(_ROUNDS):
            if isinstance(decision, Accepted):
                break
            if self.mend(decision.obstacles):
                decision = self.decision(anybody=False)
                continue
            left = len(decision.obstacles)
            decision = self.decision(anybody=True)
            if count_of(decision) == left:
                break
        if self.actor is None:
            raise ValueError("nobody was thought of")
        so_far = Tried(
            transition=self.transition,
            actor=self.actor,
            at=self.at,
            after=self.before,
            given=dict(self.given),
            waits=tuple(self.waits),
            by_role=self.role is not None,
            lenient=self.lenient,
        )
        return outcome(self.world, self.before, self.actor, decision, so_far)

    def mend(self, obstacles: tuple[Obstacle, ...]) -> bool:
        """Try to remove obstacles: every missing fact, then every rule; whether something changed."""
        missing = [o.field for o in obstacles if asks_for_a_fact(o) and o.field]
        if any([self.supply(name) for name in dict.fromkeys(missing)]):  # noqa: C419 -- all of them
            return True
        changed = False
        for obstacle in obstacles:
            if not isinstance(obstacle, Denied) or asks_for_a_fact(obstacle):
                continue
            if changed and self.satisfied(obstacle.rule):
                continue
            if self.wait(obstacle):
                return True
            changed |= self.change(obstacle)
        return changed

    def satisfied(self, rule: str) -> bool:
        return rule in GUARDS and not self.question({}).ask(rule).findings

    def supply(self, name: str) -> bool:
        if name in self.takes and name not in self.names:
            self.names.append(name)
            self.given[name] = self.value(name)
            return True
        if name in self.before.unseen and name not in self.before.case.facts:
            self.suppose_earlier(name, self.first(name))
            return True
        return False

    def wait(self, obstacle: Denied) -> bool:
        """Let time pass, if that is what removes the obstacle."""
        until = obstacle.lawful_from
        if until is None or self.actor is None or until < self.day or obstacle.rule == "future":
            return False
        kept = self.at, dict(self.given)
        for anew, at in product((False, True), [*moments(self.before, until, self.at)]):
            # What is given may bear a day of before the wait; where it may not, it is supposed anew.
            self.at, self.given = at, dict(kept[1])
            if anew:
                self.suppose()
            again = self.again(obstacle)
            if again is None or (not anew and again > self.day):
                if until > legal_day(kept[0]):
                    self.waits.append(
                        Wait(
                            rule=obstacle.rule,
                            reason=obstacle.reason,
                            source=obstacle.source,
                            until=until,
                        )
                    )
                return True
        self.at, self.given = kept
        return False

    def again(self, obstacle: Denied) -> date | None:
        """The day from which a rule would allow the act, now; None where it allows it already."""
        found: Iterable[date | None]
        if obstacle.rule in GUARDS:
            findings = self.question({}).ask(obstacle.rule).findings
            found = [f.lawful_from if isinstance(f, Fail) else None for f in findings]
        else:
            decision = self.decision(anybody=False)
            left = decision.obstacles if isinstance(decision, Refused) else ()
            found = [
                o.lawful_from for o in left if isinstance(o, Denied) and o.rule == obstacle.rule
            ]
        days = [day or date.min for day in found]
        return max(days) if days else None

    def change(self, obstacle: Denied) -> bool:
        """Suppose another value for a fact the rule looked at, if one satisfies it."""
        guard = obstacle.rule
        given = self.takes if self.lenient else self.given
        unknown = self.before.supposed | self.before.unseen | frozenset(given)
        if guard not in GUARDS or guard in self.stuck or awaits(obstacle, unknown, self.book):
            return False
        for name in self.open_facts(obstacle):
            if self.changed.get(name, 0) < _CHANGES and self.try_values(name, guard, obstacle):
                self.changed[name] = self.changed.get(name, 0) + 1
                self.stuck.clear()  # another value may now do for the others
                return True
        self.stuck.add(guard)
        return False

    def open_facts(self, obstacle: Denied) -> list[str]:
        """Facts whose value may still be chosen, among those the rule looked at."""
        looked = self.question({}).ask(obstacle.rule).facts
        ordered = dict.fromkeys(filter(None, [obstacle.field, *looked]))
        supposed = self.before.supposed - computed(self.book.lifecycle)
        unseen = self.before.unseen
        here = [n for n in ordered if n in (self.takes if self.lenient else self.given)]
        here = [n for n in here if n not in self.settled]
        earlier = [n for n in ordered if n in supposed or n in unseen]
        return list(dict.fromkeys([*(n for n in here if n in self.given), *here, *earlier]))

    def try_values(self, name: str, guard: str, obstacle: Denied) -> bool:
        definition = self.book.facts[name]
        facts = {**self.before.case.facts, **self.given}
        first = max(self.day, obstacle.lawful_from or self.day)
        if definition.type not in (FactType.DATE, FactType.INSTANT):
            first = placeholders.day_in(facts.get(name)) or self.day
        value = None
        # First one that suits the act that gave the fact too; else that act is tried again with it.
        for asked in dict.fromkeys((self.before.asked.get(name, ()), ())):
            if value is not None:
                break
            value = self.world.first_value(
                self.question({}),
                name,
                placeholders.candidates(definition, facts, self.at, first),
                guard,
                dict.fromkeys([*self.transition.guards, *asked]),
            )
        if value is None:
            return False
        if name in self.takes:
            if name not in self.names:
                self.names.append(name)
            self.given[name] = self.preset[name] = value
        else:
            self.suppose_earlier(name, value)
        return True

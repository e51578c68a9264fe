"""Finding a plan: routes are tried, and what each of their acts turns out to lack is learnt.

A route is looked for in the abstract (:mod:`sua.engine.plan_routes`) and tried on a hypothetical case
(:mod:`sua.engine.trying`); the search is made again with what was learnt, until a route teaches nothing.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import cast

from sua.domain.facts import FactType, FactValue
from sua.engine import placeholders
from sua.engine.lifecycle import Lifecycle
from sua.engine.plan_graph import distances
from sua.engine.plan_routes import Move, best_route, computed, givable, given_by, items_of
from sua.engine.simulation import Hypothesis, Lack, Tried, World
from sua.engine.trying import attempt

_ROUTES = 60  # routes tried at most: each teaches something, or is the last
_DOUBTS = 24  # other answers tried at most, where a computed fact is what stands in the way
_SETTLING = 4  # times a route is tried again with what its later acts insisted on
_ENUMERATED = (FactType.JUDGEMENT, FactType.BOOLEAN, FactType.CHOICE)

Chosen = tuple[tuple[str, FactValue], ...]
"""Values chosen for facts of one act, against the first that comes to mind."""


class Learning:
    """The search of one plan."""

    def __init__(self, world: World, first: Hypothesis, cycle: Lifecycle, goal: str) -> None:
        self.world, self.first, self.cycle, self.goal = world, first, cycle, goal
        self.far = distances(cycle, goal)
        self.needs: dict[tuple[str, str], frozenset[frozenset[str]]] = {}
        self.tried: dict[tuple[object, ...], Tried] = {}
        self.chosen: dict[tuple[object, ...], Chosen] = {}
        self.lenient: set[tuple[str, str]] = set()
        self.insisting = False
        self.doubts = 0

    def best(self) -> tuple[list[Move], list[Tried]]:
        """The least route found, as tried."""
        best: tuple[tuple[Move, ...], list[Tried]] | None = None
        for _ in range(_ROUTES):
            origin = self.first.case.state
            route = best_route(self.cycle, origin, self.goal, self.far, self.needs)
            steps = self.settled(route)
            learnt = self.learn(route, steps)
            if not learnt and any(step.lacks for step in steps):
                steps, learnt = self.doubted(route, steps)
                learnt = learnt or self.insist(route, steps) or self.relent(route, steps)
            if best is None or cost(steps) < cost(best[1]):
                best = route, steps
            if not learnt:
                break
        if best is None:
            raise ValueError("at least one route is tried")
        return [*best[0]], best[1]

    def settled(self, route: tuple[Move, ...]) -> list[Tried]:
        """A route tried with what its later acts insist on supposed where it is given."""
        steps = self.follow(route)
        for _ in range(_SETTLING):
            changed = False
            for number, (move, step) in enumerate(zip(route, steps, strict=True)):
                given = {n for later in steps[number + 1 :] for n in later.given}
                for name in step.given.keys() - given:
                    now, then = (s.after.case.facts.get(name) for s in (steps[-1], step))
                    if now is not None and now != then:
                        self.choose(move, name, self.part(step, name, now))
                        changed = True
            if not changed:
                break
            steps = self.follow(route)
        return steps

    def part(self, step: Tried, name: str, value: FactValue) -> FactValue:
        """What an act gives of a fact that stands in the case as ``value``: of a ledger, its rows."""
        held, given = step.after.case.facts.get(name), step.given[name]
        rules = step.after.rules(self.world, step.at)
        if not rules.facts[name].grows or not isinstance(value, tuple):
            return value
        before = (
            len(held) - len(given) if isinstance(held, tuple) and isinstance(given, tuple) else 0
        )
        return cast("FactValue", value[before:])

    def choose(self, move: Move, name: str, value: FactValue) -> None:
        """From now on a fact of an act has that value."""
        kept = tuple((n, v) for n, v in self.chosen.get(move.key, ()) if n != name)
        self.chosen[move.key] = (*kept, (name, value))

    def follow(self, route: tuple[Move, ...]) -> list[Tried]:
        """Every act of a route tried on what the ones before leave; those tried already are kept."""
        now, steps = self.first, list[Tried]()
        done: tuple[object, ...] = ()
        for move in route:
            chosen = self.chosen.get(move.key, ())
            lenient = (move.transition.command, move.state) in self.lenient
            done = (*done, move.key, repr(chosen), lenient)
            if done not in self.tried:
                self.tried[done] = attempt(
                    self.world,
                    now,
                    move.transition,
                    wanted=facts_named(move.news),
                    preset=dict(chosen),
                    role=move.role,
                    lenient=lenient,
                )
            steps.append(self.tried[done])
            now = steps[-1].after
        return steps

    def learn(self, route: tuple[Move, ...], steps: list[Tried]) -> bool:
        """Whether the acts of a route taught something that was not known."""
        held: set[str] = set()
        learnt = False
        for move, step in zip(route, steps, strict=True):
            optional = {*move.transition.captures, *move.transition.optional} - step.given.keys()
            given = given_by(move.transition) - optional
            held |= set(items_of(move.transition, given, move.state, step.actor.role))
            for lack in step.lacks:
                clause = self.clause(lack, held, step, move.state)
                if clause or lack.hopeless:
                    learnt |= self.note(move, clause)
        return learnt

    def note(self, move: Move, clause: frozenset[str]) -> bool:
        """Remember what an act needs, wherever it is given from; whether it was not known yet."""
        command = move.transition.command
        states = move.transition.sources if len(clause) == 1 else (move.state,)
        news = False
        for state in states:
            known = self.needs.get((command, state), frozenset())
            news |= clause not in known and state == move.state
            self.needs[command, state] = known | {clause}
        return news

    def clause(self, lack: Lack, held: set[str], step: Tried, state: str) -> frozenset[str]:
        """What an act needs one of: what the route has not; else, by the same role, or again here."""
        found = set()
        role = step.actor.role
        for item in lack.items & givable(self.cycle):
            again = [item, f"{item}%{role}"]
            if self.insisting:
                again.append(f"{item}%{role}@{state}")
            fresh = next((name for name in again if name not in held), None)
            if fresh and (fresh == item or item.startswith("fact:")):
                found.add(fresh)
        return frozenset(found)

    def insist(self, route: tuple[Move, ...], steps: list[Tried]) -> bool:
        """Whether giving again, where it is lacking, what was given before teaches something."""
        if self.insisting:
            return False
        self.insisting = True
        return self.learn(route, steps)

    def relent(self, route: tuple[Move, ...], steps: list[Tried]) -> bool:
        """Whether exceptions are now allowed to some act that nothing else can mend."""
        fresh = set()
        for move, step in zip(route, steps, strict=True):
            key = move.transition.command, move.state
            if step.obstacles and key not in self.lenient:
                fresh.add(key)
                lacking = {item for lack in step.lacks for item in lack.items}
                # What it lacks may be another thing, or nothing, once exceptions are allowed.
                self.needs[key] = frozenset(
                    clause
                    for clause in self.needs.get(key, ())
                    if clause and not {item.partition("%")[0] for item in clause} <= lacking
                )
        self.lenient |= fresh
        return bool(fresh)

    def doubted(self, route: tuple[Move, ...], steps: list[Tried]) -> tuple[list[Tried], bool]:
        """The route with another answer to a question on which something computed rests, if better."""
        looked = {i.removeprefix("fact:") for s in steps for lack in s.lacks for i in lack.items}
        stuck = [n for n, step in enumerate(steps) if _resting(step) & computed(self.cycle)]
        if not stuck:
            return steps, False
        for move, step in zip(route, steps, strict=True):
            if not given_by(move.transition) & looked & computed(self.cycle):
                continue
            for name, value in self.others(step):
                kept = self.chosen.get(move.key, ())
                self.choose(move, name, value)
                again = self.settled(route)
                # What comes after may only now be seen to lack something: that is for the next route.
                if _lacking(again[: stuck[-1] + 1]) < _lacking(steps[: stuck[-1] + 1]):
                    return again, True
                self.chosen[move.key] = kept
        return steps, False

    def others(self, step: Tried) -> Iterator[tuple[str, FactValue]]:
        """Other answers to the questions of an act, as long as some may still be tried."""
        known = step.after.rules(self.world, step.at).facts
        for name, value in step.given.items():
            definition = known[name]
            if definition.type not in _ENUMERATED:
                continue
            facts, day = step.after.case.facts, step.at.date()
            for other in placeholders.candidates(definition, facts, step.at, day):
                if other != value and self.doubts < _DOUBTS:
                    self.doubts += 1
                    yield name, other

    def surely_needed(self, moves: Iterable[Move]) -> frozenset[str]:
        """Facts without which some act of a route was seen to be refused."""
        steps = [(move.transition.command, move.state) for move in moves]
        clauses = [clause for step in steps for clause in self.needs.get(step, ())]
        return facts_named(item for clause in clauses if len(clause) == 1 for item in clause)


def _resting(step: Tried) -> set[str]:
    """Facts that what an act lacks has to do with."""
    return {item.removeprefix("fact:") for lack in step.lacks for item in lack.items}


def _lacking(steps: Iterable[Tried]) -> int:
    return sum(len(step.lacks) for step in steps)


def facts_named(items: Iterable[str]) -> frozenset[str]:
    """The facts among items."""
    return frozenset(
        item.removeprefix("fact:").partition("%")[0] for item in items if item.startswith("fact:")
    )


def cost(steps: list[Tried]) -> tuple[int, int, int, datetime]:
    """How good a route is: what nothing mends, rules left to facts to come, acts, time."""
    return (
        sum(len(step.obstacles) for step in steps),
        sum(len(step.conditions) for step in steps),
        len(steps),
        steps[-1].at,
    )

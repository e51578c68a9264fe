"""The shortest lawful sequence of acts from the state of a case to another.

A search over the lifecycle, each step tried on a hypothetical case (:mod:`sua.engine.trying`). What is
least: steps left with an obstacle that no fact of the plan mends, then acts, then time. Commands that
leave a case where it is are only looked at for what they bring: what a step turned out to lack is
looked for among them, and the search is made again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from heapq import heappop, heappush
from itertools import count

from sua.domain.calendar import legal_day
from sua.domain.case import Case
from sua.domain.errors import InputError
from sua.domain.facts import FactValue
from sua.engine.lifecycle import Lifecycle, Transition
from sua.engine.plan_details import act_of
from sua.engine.plan_graph import distances, named_state, reached
from sua.engine.plan_latest import latest_days
from sua.engine.plans import Plan
from sua.engine.simulation import Hypothesis, Tried, World, start
from sua.engine.trying import attempt

_SEARCHES = 12
_MOST_LABELS = 4000  # a lifecycle has some tens of states: beyond this nothing better is found


@dataclass(frozen=True, slots=True)
class _Path:
    """Acts tried one after the other; ``held`` are the facts and commands looked for that it has."""

    hard: int
    steps: tuple[Tried, ...]
    now: Hypothesis
    held: frozenset[str]

    def cost(self, ahead: int = 0) -> tuple[int, int, datetime]:
        return self.hard, len(self.steps) + ahead, self.now.at


def plan(world: World, case: Case, target: str, now: datetime, *, by: date | None = None) -> Plan:
    """The plan that leads ``case`` (or the view of one of its lots) to the state ``target``.

    Args:
        world: law and bodies.
        case: the case, or :meth:`~sua.domain.case.Case.of_lot`.
        target: id or Italian name of the state.
        now: instant before which nothing can be done any more.
        by: day by which the state is to be reached; each act then has its latest day too.

    Raises:
        InputError: the state does not exist, is the present one, or no act leads to it.
    """
    first = start(world, case, now)
    cycle = first.rules(world, first.at).lifecycle
    goal = named_state(cycle, target)
    far = distances(cycle, goal.id)
    if goal.id == case.state:
        raise InputError(
            f"È già nello stato «{goal.label}».", code="plan.already_there", field="to"
        )
    if case.state not in far:
        others = ", ".join(f"«{s.label}»" for s in reached(cycle, case.state))
        raise InputError(
            f"Dallo stato «{cycle.state(case.state).label}» nessun passaggio porta a"
            f" «{goal.label}»; si può arrivare a: {others or 'nessun altro stato'}.",
            code="plan.unreachable",
            field="to",
        )
    tried = _trimmed(world, first, _best(world, first, cycle, far, goal.id).steps)
    acts = [act_of(world, before, step) for before, step in tried]
    if by is not None:
        days = latest_days(world, tried, by)
        acts = [replace(act, latest=day) for act, day in zip(acts, days, strict=True)]
    return Plan(
        origin=case.state,
        target=goal.id,
        start=legal_day(first.at),
        acts=tuple(acts),
        by=by,
        lot=tried[-1][1].after.case.lot,
    )


def _best(
    world: World, first: Hypothesis, cycle: Lifecycle, far: Mapping[str, int], goal: str
) -> _Path:
    """The least path, looking each time for what the last one lacked."""
    givers = _givers(cycle)
    wanted: frozenset[str] = frozenset()
    best: _Path | None = None
    for _ in range(_SEARCHES):
        everywhere: set[str] = set()
        found = _search(world, first, cycle, far, goal, wanted, everywhere)
        if found is not None and (best is None or found.cost() < best.cost()):
            best = found
        if found is None or not found.hard:
            break
        # What the path itself lacks; failing that, what any other step looked at lacked.
        lacking = {item for step in found.steps for item in _lacks(step)}
        more = (lacking & givers) - wanted or (everywhere & givers) - wanted
        if not more:
            break
        wanted |= more
    if best is None:
        raise ValueError("a state that can be reached has a path to it")
    return best


def _lacks(step: Tried) -> frozenset[str]:
    return frozenset({*(f"fact:{n}" for n in step.facts), *(f"done:{n}" for n in step.done)})


def _brings(move: Transition) -> frozenset[str]:
    taken = (*move.captures, *move.optional, *filter(None, [move.stamps]))
    return frozenset({f"done:{move.command}", *(f"fact:{name}" for name in taken)})


def _givers(cycle: Lifecycle) -> frozenset[str]:
    return frozenset(item for move in cycle.transitions for item in _brings(move))


def _search(  # noqa: PLR0913 -- a search is made of that much
    world: World,
    first: Hypothesis,
    cycle: Lifecycle,
    far: Mapping[str, int],
    goal: str,
    wanted: frozenset[str],
    lacking: set[str],
) -> _Path | None:
    order = count()
    origin = _Path(0, (), first, frozenset())
    heap = [(origin.cost(far[first.case.state]), next(order), origin)]
    seen: dict[str, list[_Path]] = {}
    while heap:
        _, _, path = heappop(heap)
        state = path.now.case.state
        if state == goal:
            return path
        if _dominated(path, seen.setdefault(state, [])) or next(order) > _MOST_LABELS:
            continue
        seen[state].append(path)
        for move in cycle.leaving(state):
            to = move.leads_to(state)
            news = (_brings(move) & wanted) - path.held
            if to not in far or (to == state and not news):
                continue
            facts = frozenset(n.removeprefix("fact:") for n in news if n.startswith("fact:"))
            step = attempt(world, path.now, move, wanted=facts)
            lacking |= _lacks(step)
            ahead = _Path(
                path.hard + bool(step.obstacles),
                (*path.steps, step),
                step.after,
                path.held | news,
            )
            heappush(heap, (ahead.cost(far[to]), next(order), ahead))
    return None


def _dominated(path: _Path, others: Iterable[_Path]) -> bool:
    """Whether the same state was reached already at no greater cost and lacking nothing more."""
    return any(other.held >= path.held and other.cost() <= path.cost() for other in others)


def _trimmed(
    world: World, first: Hypothesis, steps: tuple[Tried, ...]
) -> list[tuple[Hypothesis, Tried]]:
    """The path told again from its beginning, without the facts it turned out to do without."""
    values: dict[str, FactValue] = {}
    for step in steps:
        values |= step.given
    final = steps[-1].after.case.facts if steps else {}
    known = first.rules(world, first.at).facts
    # What a later act insisted on is supposed from the beginning; of a ledger, the rows given.
    values |= {n: final[n] for n in values if n in final and not known[n].grows}
    kept = [tuple(step.given) for step in steps]
    moves = [step.transition for step in steps]
    best = _retold(world, first, moves, kept, values)
    for number, move in enumerate(moves):
        for name in kept[number]:
            if name in move.captures:
                continue
            fewer = [*kept]
            fewer[number] = tuple(n for n in kept[number] if n != name)
            found = _retold(world, first, moves, fewer, values)
            if _told(found) <= _told(best):
                best, kept = found, fewer
    return best


def _retold(
    world: World,
    first: Hypothesis,
    moves: Iterable[Transition],
    given: Iterable[tuple[str, ...]],
    values: Mapping[str, FactValue],
) -> list[tuple[Hypothesis, Tried]]:
    told: list[tuple[Hypothesis, Tried]] = []
    now = first
    for move, names in zip(moves, given, strict=True):
        step = attempt(world, now, move, wanted=frozenset(names), preset=values)
        told.append((now, step))
        now = step.after
    return told


def _told(told: list[tuple[Hypothesis, Tried]]) -> tuple[int, int, datetime]:
    """How good a path is: what stays, what depends on facts to come, when it ends."""
    steps = [step for _, step in told]
    return (
        sum(len(step.obstacles) for step in steps),
        sum(len(step.conditions) for step in steps),
        steps[-1].at,
    )

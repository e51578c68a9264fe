"""The shortest lawful sequence of acts from the state of a case to another.

What is least: obstacles that nothing in the plan mends, rules left to the facts to come, acts, time. How
it is found is in :mod:`sua.engine.learning`; here it is told again from its beginning, without what it
turned out to do without.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from sua.domain.calendar import legal_day
from sua.domain.case import Case
from sua.domain.errors import InputError
from sua.engine.learning import Learning
from sua.engine.plan_details import act_of
from sua.engine.plan_graph import distances, named_state, reached
from sua.engine.plan_latest import latest_days
from sua.engine.plan_routes import Move
from sua.engine.plans import Plan
from sua.engine.simulation import Hypothesis, Tried, World, start
from sua.engine.trying import attempt


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
    if goal.id == case.state:
        raise InputError(
            f"È già nello stato «{goal.label}».", code="plan.already_there", field="to"
        )
    if case.state not in distances(cycle, goal.id):
        others = ", ".join(f"«{s.label}»" for s in reached(cycle, case.state))
        raise InputError(
            f"Dallo stato «{cycle.state(case.state).label}» nessun passaggio porta a"
            f" «{goal.label}»; si può arrivare a: {others or 'nessun altro stato'}.",
            code="plan.unreachable",
            field="to",
        )
    search = Learning(world, first, cycle, goal.id)
    moves, steps = search.best()
    tried = _trimmed(world, first, moves, steps, search.surely_needed(moves))
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


def _trimmed(
    world: World,
    first: Hypothesis,
    moves: list[Move],
    steps: list[Tried],
    needed: frozenset[str],
) -> list[tuple[Hypothesis, Tried]]:
    """The path told again from its beginning, without the facts it turned out to do without."""
    kept = [tuple(step.given) for step in steps]
    befores = [first, *(step.after for step in steps[:-1])]
    best = list(zip(befores, steps, strict=True))
    for number, move in enumerate(moves):
        for name in kept[number]:
            if name in needed or name in move.transition.captures:
                continue
            fewer = [*kept]
            fewer[number] = tuple(n for n in kept[number] if n != name)
            found = _retold(world, first, moves, fewer, steps)
            if _told(found) <= _told(best):
                best, kept = found, fewer
    return best


def _retold(
    world: World,
    first: Hypothesis,
    moves: Iterable[Move],
    given: Iterable[tuple[str, ...]],
    steps: Iterable[Tried],
) -> list[tuple[Hypothesis, Tried]]:
    told: list[tuple[Hypothesis, Tried]] = []
    now = first
    for move, names, tried in zip(moves, given, steps, strict=True):
        step = attempt(
            world,
            now,
            move.transition,
            wanted=frozenset(names),
            preset=tried.given,
            role=move.role,
            lenient=tried.lenient,
        )
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

"""Working backward: the last day on which each act of a plan leaves time for those that follow."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from sua.domain.calendar import ROME, legal_day
from sua.domain.facts import FactValue, Judgement
from sua.engine.simulation import Hypothesis, Tried, World
from sua.engine.trying import attempt

_DAY = timedelta(days=1)


def latest_days(
    world: World, told: Sequence[tuple[Hypothesis, Tried]], by: date
) -> list[date | None]:
    """The last day of each act with which the last one is done by ``by``; None where it cannot be.

    An act put off never brings a later one forward, so that the days are looked for by halves, each
    with everything that follows tried again.
    """
    latest: list[date | None] = [None] * len(told)
    if legal_day(told[-1][1].at) > by:
        return latest
    bound = by
    for number in reversed(range(len(told))):
        bound = _last(world, told[number:], bound, by)
        latest[number] = bound
    return latest


def _last(world: World, tail: Sequence[tuple[Hypothesis, Tried]], bound: date, by: date) -> date:
    """The last day up to ``bound`` from which ``tail`` ends by ``by``; its earliest one always does."""
    earliest = legal_day(tail[0][1].at)
    slack = by - legal_day(tail[-1][1].at)
    low, high = earliest, bound
    guesses = [bound, min(bound, earliest + slack)]
    while low < high:
        middle = guesses.pop(0) if guesses else low + (high - low + _DAY) // 2
        if middle <= low or middle > high:
            continue
        ends = _end(world, tail, middle)
        if ends is not None and ends <= by:
            low = middle
        else:
            high = middle - _DAY
    return low


def _end(world: World, tail: Sequence[tuple[Hypothesis, Tried]], day: date) -> date | None:
    """Day of the last act if the first one is given on ``day``, or as soon after as it may.

    None where something then stands in the way that did not before.
    """
    now = tail[0][0]
    not_before: datetime | None = datetime.combine(day, time(), ROME).astimezone(UTC)
    for _, step in tail:
        role = step.actor.role if step.by_role else None
        tried = attempt(
            world,
            now,
            step.transition,
            wanted=frozenset(step.given),
            preset=answers(step),
            not_before=not_before,
            role=role,
            lenient=step.lenient,
        )
        if len(tried.obstacles) > len(step.obstacles):
            return None
        now, not_before = tried.after, None
    return legal_day(now.at)


def answers(step: Tried) -> dict[str, FactValue]:
    """The judgements given with an act: as in the plan, whatever the day."""
    return {name: value for name, value in step.given.items() if isinstance(value, Judgement)}

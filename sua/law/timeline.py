"""The calendar of a whole procedure: the earliest lawful day of every step, and the latest.

What the steps are is data (``workflows/timelines.toml``), their numbers are parameters; here is how
days follow one another. ``earliest`` supposes that whatever the law lets happen at once does.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sua.domain.calendar import end_of_day
from sua.domain.errors import LawNotInForceError
from sua.law.calendars import LegalCalendar, TermCalendar, Unit
from sua.law.parameters import LawAt
from sua.law.time_limits import Direction, TermEnd, hours_end, term_end, unit_of
from sua.law.timeline_rules import PROJECT_APPROVAL, At, StepRule, TermRule, TimelineRule

_TICK = timedelta(microseconds=1)
_TOO_LATE = 4  # working days beyond which no change of the law makes a later start good again


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the timeline of one procedure depends on.

    Attributes:
        start: legal day of the first step.
        conditions: those of :data:`sua.law.timeline_rules.CONDITIONS` that hold.
        project_approved: day of approval of the project, for works.
        extension: months granted under all. I.3 cc. 4–5.
    """

    start: date
    conditions: frozenset[str]
    project_approved: date | None = None
    extension: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a timeline; ``parameters`` are those its days rest on."""

    id: str
    label: str
    earliest: date | None
    latest: date | None
    source: str
    parameters: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The steps in the order of the data."""

    start: date
    steps: tuple[Step, ...]

    def step(self, step_id: str) -> Step | None:
        """The step of that name, if the procedure has it."""
        return next((s for s in self.steps if s.id == step_id), None)


class _Reckoning:
    """One timeline being worked out."""

    def __init__(
        self, plan: Plan, law: LawAt, calendars: Mapping[TermCalendar, LegalCalendar]
    ) -> None:
        self.plan, self.law, self.calendars = plan, law, calendars
        self.earliest: dict[str, date | None] = {}
        self.latest: dict[str, date | None] = {PROJECT_APPROVAL: plan.project_approved}

    def chosen(self, rules: tuple[TermRule, ...]) -> TermRule | None:
        return next((r for r in rules if r.when <= self.plan.conditions), None)

    def end(
        self, rule: TermRule, start: date, direction: Direction = Direction.FORWARD, more: int = 0
    ) -> TermEnd:
        """The end of a term counted from ``start``, ``more`` units longer."""
        value, calendar = self.law.value(rule.parameter), self.calendars[rule.calendar]
        unit = unit_of(value.unit) or Unit.DAYS
        length = self.law.integer(rule.parameter) + more
        if unit is Unit.HOURS:  # from an instant of the day not known: the last one
            return hours_end(end_of_day(start) - _TICK, length, calendar, direction)
        return term_end(start, length, unit, calendar, direction)

    def place(self, rule: StepRule, after: str | None) -> Step:
        """The days of one step that follows ``after``."""
        term = self.chosen(rule.term)
        from_step = (term.of if term else None) or after
        base = self.plan.start if from_step is None else self.earliest[from_step]
        used: list[str] = []
        earliest, latest = base, None
        if base is not None and term is not None:
            added = [r for r in rule.more if r.when <= self.plan.conditions]
            more = sum(self.law.integer(r.parameter) for r in added)
            direction = Direction.BACKWARD if rule.at is At.BEFORE else Direction.FORWARD
            end = self.end(term, base, direction, more).last_day
            used += [term.parameter, *(r.parameter for r in added)]
            earliest, latest = (None, end) if rule.at is At.BEFORE else (end, None)
        if earliest is not None and rule.at in (At.NEXT_WORKING_DAY, At.AFTER_TERM):
            earliest = self.calendars[TermCalendar.EU].next_open(earliest)
        bound = self.chosen(rule.latest)
        if bound is not None:
            first = self.latest.get(bound.of or "") or self.earliest.get(bound.of or "")
            if first is not None:
                months = self.plan.extension if bound.extensions else 0
                latest = self.end(bound, first, more=months).last_day
                used.append(bound.parameter)
        self.earliest[rule.id], self.latest[rule.id] = earliest, latest
        sources = [*([] if term else [rule.source]), *(self.law.value(p).source for p in used)]
        return Step(
            id=rule.id,
            label=rule.label,
            earliest=earliest,
            latest=latest,
            source="; ".join(dict.fromkeys(sources)),
            parameters=tuple(used),
        )


def timeline(
    rule: TimelineRule,
    plan: Plan,
    law: LawAt,
    calendars: Mapping[TermCalendar, LegalCalendar],
) -> Timeline:
    """Every step that the conditions call for, with its earliest and latest lawful day.

    Args:
        rule: the steps.
        plan: start and conditions.
        law: law of the procedure, that of the start.
        calendars: the three calendars, readings taken.

    Raises:
        LawNotInForceError: a parameter has no value that day.
    """
    going = _Reckoning(plan, law, calendars)
    steps = [
        s
        for s in rule.steps
        if s.when <= plan.conditions and not (s.unless and s.unless <= plan.conditions)
    ]
    placed: dict[str, Step] = {}
    previous: str | None = None
    for step in steps:
        if step.at is not At.BEFORE:
            placed[step.id] = going.place(step, step.after or previous)
            previous = step.id
    for step in steps:
        if step.at is At.BEFORE:
            placed[step.id] = going.place(step, step.after)
    return Timeline(start=plan.start, steps=tuple(placed[s.id] for s in steps))


def publish_by(
    sign_by: date, calendar: LegalCalendar, starting: Callable[[date], Timeline]
) -> Timeline:
    """The timeline that starts on the last working day from which signing by ``sign_by`` is lawful.

    Args:
        sign_by: day by which the contract is to be signed.
        calendar: which days work.
        starting: the timeline that starts on a day.

    Raises:
        LawNotInForceError: the start would fall on a day without law.
    """
    start = sign_by
    while True:
        try:
            over = (_signing(starting(start)) - sign_by).days
        except LawNotInForceError as error:
            if error.repealed is None or error.repealed >= start:
                raise
            start = error.repealed
            continue
        if over <= 0:
            break
        start -= timedelta(days=over)
    start = calendar.nearest(start)[0]
    best, day, late = starting(start), start, 0
    while late < _TOO_LATE and (day := calendar.next_open(day)) <= sign_by:
        try:
            found = starting(day)
        except LawNotInForceError:
            break
        if _signing(found) <= sign_by:
            best, late = found, 0
        else:
            late += 1
    return best


def _signing(found: Timeline) -> date:
    signing = found.step("signing")
    if signing is None or signing.earliest is None:
        raise ValueError("a timeline ends with the signing")
    return signing.earliest

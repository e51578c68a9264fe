"""The steps of a procedure as ``workflows/timelines.toml`` says them; :mod:`sua.law.timeline` counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sua.law.calendars import TermCalendar

CONDITIONS = frozenset(
    {
        "above_threshold",
        "below_threshold",
        "price",
        "price_quality",
        "urgent",
        "prior_information",
        "not_electronic",
        "survey",
        "standstill",
        "project_approved",
    }
)
PROJECT_APPROVAL = "project_approval"


class At(StrEnum):
    """When a step comes, at the earliest, after the one it follows."""

    SAME_DAY = "same_day"
    NEXT_WORKING_DAY = "next_working_day"
    TERM = "term"
    AFTER_TERM = "after_term"
    BEFORE = "before"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRule:
    """A term among alternatives: the first whose conditions all hold is the one.

    Attributes:
        of: step it is counted from; None: the one the step follows.
        extensions: whether the extensions of all. I.3 lengthen it.
    """

    parameter: str
    calendar: TermCalendar
    when: frozenset[str] = frozenset()
    of: str | None = None
    extensions: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRule:
    """One step, as ``workflows/timelines.toml`` says it."""

    id: str
    label: str
    at: At
    source: str
    after: str | None
    when: frozenset[str]
    unless: frozenset[str]
    term: tuple[TermRule, ...]
    latest: tuple[TermRule, ...]
    more: tuple[TermRule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRule:
    """The steps of one procedure, closing ones included.

    Attributes:
        criteria: award criteria it admits; empty: any.
        ceilings: nature → parameter below which alone it is admitted; empty: no ceiling.
    """

    procedure: str
    label: str
    source: str
    steps: tuple[StepRule, ...]
    criteria: tuple[str, ...] = ()
    ceilings: Mapping[str, str] | None = None

    @property
    def reads(self) -> tuple[str, ...]:
        """Every parameter its days may rest on, sorted."""
        terms = (r for s in self.steps for r in (*s.term, *s.latest, *s.more))
        return tuple(sorted({r.parameter for r in terms} | set((self.ceilings or {}).values())))

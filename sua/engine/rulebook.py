"""The rule book a case is decided by: lifecycle, law of the day, readings, guard texts, facts.

Before the pin it is made from the corpus for the day of the command; from the pin on it is the one
stored under the case's digest. ``decide`` sees no other law than this.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from sua.domain.facts import FactDefinition
from sua.domain.people import Role
from sua.domain.readings import ReadingSet
from sua.engine.checklist import ChecklistItem
from sua.engine.lifecycle import Lifecycle
from sua.law.calendars import Calendars
from sua.law.parameters import LawAt


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardText:
    """What a guard says to people: the jurists' half of the guard.

    Attributes:
        reasons: variant → Italian sentence with ``{placeholders}`` filled by the guard.
        question: of the judgement it asks, in rule books stored before facts had their questions.
        standing: evaluated again at the pin, on everything already decided.
    """

    id: str
    label: str
    source: str
    reasons: Mapping[str, str]
    remedy: str = ""
    question: str = ""
    unblocked_by: tuple[Role, ...] = ()
    standing: bool = False
    confidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleText:
    """What a rule common to every lifecycle says to people: who, when, with which facts.

    Attributes:
        reasons: variant → Italian sentence with ``{placeholders}`` filled by the engine.
        remedy: Italian sentence, with the same placeholders; empty where the step says its own.
        source: article; empty where the step's own article is the one, or the rule is of good order.
    """

    id: str
    label: str
    reasons: Mapping[str, str]
    remedy: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class RuleBook:
    """Everything a decision about one case rests on, under one digest."""

    digest: str
    day: date
    lifecycle: Lifecycle
    law: LawAt
    readings: ReadingSet
    guards: Mapping[str, GuardText]
    facts: Mapping[str, FactDefinition]
    calendars: Calendars
    rules: Mapping[str, RuleText] = field(default_factory=dict)
    checklist: tuple[ChecklistItem, ...] = ()
    files: Mapping[str, bytes] = field(repr=False, default_factory=dict)

    @cached_property
    def resting(self) -> tuple[FactDefinition, ...]:
        """Facts that lapse when what they rest on changes."""
        return tuple(fact for fact in self.facts.values() if fact.rests_on)

    @cached_property
    def resting_names(self) -> frozenset[str]:
        """Names of those facts."""
        return frozenset(fact.id for fact in self.resting)

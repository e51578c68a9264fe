"""Asking a guard why: which facts and which past commands it looked at when it answered."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, cast

from sua.domain.case import Case
from sua.domain.errors import SuaError
from sua.domain.facts import FactValue
from sua.domain.organizations import Parties
from sua.domain.people import Actor
from sua.domain.verdicts import Allowed, Obstacle, Verdict
from sua.engine.common_rules import about_actor, about_presence, about_suspension
from sua.engine.duties import about_duty
from sua.engine.evolve import moved_times
from sua.engine.guarding import guard_verdicts
from sua.engine.guards import GUARDS, Finding
from sua.engine.lapse import lapsed
from sua.engine.lifecycle import Transition
from sua.engine.rulebook import RuleBook
from sua.engine.situation import Situation

SENSELESS = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, SuaError)
"""What a rule raises on values that make no sense together."""


class _Watched(dict[str, Any]):
    """A mapping that remembers what was asked of it."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        super().__init__(values)
        self.asked: dict[str, None] = {}

    def __getitem__(self, key: str) -> Any:
        self.asked[key] = None
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        self.asked[key] = None
        return super().get(key, default)

    def __contains__(self, key: object) -> bool:
        self.asked[str(key)] = None
        return super().__contains__(key)


def grown(book: RuleBook, case: Case, given: Mapping[str, FactValue]) -> dict[str, FactValue]:
    """Facts as they would stand in the case: rows given to a ledger come after those it holds."""
    found = dict(given)
    for name, value in given.items():
        held = case.facts.get(name)
        if book.facts[name].grows and isinstance(value, tuple) and isinstance(held, tuple):
            found[name] = cast("FactValue", (*held, *value))
    return found


@dataclass(frozen=True, slots=True)
class Probe:
    """What a guard found, and the names of the facts and of the commands it looked at, in order."""

    findings: tuple[Finding, ...]
    facts: tuple[str, ...]
    done: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A command as its guards would see it."""

    book: RuleBook
    case: Case
    given: Mapping[str, FactValue]
    at: datetime
    actor: Actor
    parties: Parties

    def ask(self, guard: str) -> Probe:
        """The guard's findings, and what it looked at; one that cannot read its facts finds nothing."""
        seen, gone = self.seen()
        facts, held, done = _Watched(seen), _Watched(self.case.facts), _Watched(self.case.done)
        case = replace(self.case, facts=held, done=done)
        situation = self.situation(case, facts, gone)
        found: tuple[Finding, ...] = ()
        with suppress(*SENSELESS):
            found = tuple(GUARDS[guard].check(situation))
        return Probe(found, tuple({**facts.asked, **held.asked}), tuple(done.asked))

    def seen(self) -> tuple[dict[str, FactValue], Mapping[str, tuple[str, ...]]]:
        """The facts as they would be, and those that would have lapsed, with what changed."""
        given = grown(self.book, self.case, self.given)
        gone: Mapping[str, tuple[str, ...]] = {}
        if self.book.resting:
            case = self.case
            times = moved_times(self.book, case.times, case.facts, given, case.seq + 1)
            gone = lapsed(self.book, times)
        facts = {**self.case.facts, **given}
        return {name: value for name, value in facts.items() if name not in gone}, gone

    def situation(
        self, case: Case, facts: Mapping[str, FactValue], gone: Mapping[str, tuple[str, ...]]
    ) -> Situation:
        """What a guard looks at."""
        return Situation(
            case=case,
            facts=facts,
            at=self.at,
            actor=self.actor,
            parties=self.parties,
            law=self.book.law,
            readings=self.book.readings,
            calendars=self.book.calendars,
            lapsed=gone,
            checklist=self.book.checklist,
        )

    def obstacles(self, move: Transition) -> tuple[Obstacle, ...]:
        """What is against the command, rule by rule, where together they make no sense.

        Invented values may be such that a rule cannot read them: the others still speak.
        """
        seen, gone = self.seen()
        situation = self.situation(self.case, seen, gone)
        rules: list[Callable[[], Iterable[Verdict]]] = [
            lambda: about_actor(self.book, move, {}, situation),
            lambda: about_suspension(self.book, move, situation),
            lambda: about_duty(self.book, move, situation),
            lambda: about_presence(self.book, move, self.given, situation),
            *(partial(guard_verdicts, self.book, name, situation) for name in move.guards),
        ]
        found: list[Verdict] = []
        for rule in rules:
            with suppress(*SENSELESS):
                found += rule()
        return tuple(v for v in found if not isinstance(v, Allowed))

    def fails(self, guards: Iterable[str]) -> bool:
        """Whether any of those guards objects."""
        return any(self.ask(guard).findings for guard in guards)

    def with_fact(self, name: str, value: FactValue) -> "Question":
        """The same command with a fact given otherwise."""
        return replace(self, given={**self.given, name: value})

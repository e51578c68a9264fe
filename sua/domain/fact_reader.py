"""Reading typed facts: one getter per type, for guards, calculators and views alike."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar, cast
from uuid import UUID

from sua.domain.facts import (
    Act,
    Bid,
    FactValue,
    FileRef,
    Judgement,
    Operator,
    OperatorExclusion,
    Record,
    RequirementCheck,
)

_T = TypeVar("_T")


class TypedFacts:
    """Getters over ``facts``: None or an empty tuple when absent.

    A getter of the wrong type raises :class:`TypeError`: a mistake in the code, never in the input,
    because the register of facts has already typed every value.
    """

    __slots__ = ()
    facts: Mapping[str, FactValue]

    def _get(self, fact: str, kind: type[_T]) -> _T | None:
        value = self.facts.get(fact)
        if value is not None and not isinstance(value, kind):
            raise TypeError(f"fact {fact} is {type(value).__name__}, not {kind.__name__}")
        return value

    def text(self, fact: str) -> str | None:
        """A fact of a textual type."""
        return self._get(fact, str)

    def amount(self, fact: str) -> Decimal | None:
        """A fact of type euro or percent."""
        return self._get(fact, Decimal)

    def integer(self, fact: str) -> int | None:
        """A fact of type integer."""
        return self._get(fact, int)

    def flag(self, fact: str) -> bool | None:
        """A fact of type boolean."""
        return self._get(fact, bool)

    def date(self, fact: str) -> date | None:
        """A fact of type date."""
        return self._get(fact, date)

    def instant(self, fact: str) -> datetime | None:
        """A fact of type instant, aware UTC."""
        return self._get(fact, datetime)

    def person(self, fact: str) -> UUID | None:
        """A fact of type person."""
        return self._get(fact, UUID)

    def act(self, fact: str) -> Act | None:
        """A fact of type act."""
        return self._get(fact, Act)

    def judgement(self, fact: str) -> Judgement | None:
        """A fact of type judgement."""
        return self._get(fact, Judgement)

    def record(self, fact: str) -> Record | None:
        """A value computed by the engine."""
        return self._get(fact, Record)

    def operators(self, fact: str) -> tuple[Operator, ...]:
        """A list of operators, empty if absent."""
        return cast("tuple[Operator, ...]", self._get(fact, tuple) or ())

    def exclusions(self, fact: str) -> tuple[OperatorExclusion, ...]:
        """A list of exclusions, empty if absent."""
        return cast("tuple[OperatorExclusion, ...]", self._get(fact, tuple) or ())

    def bids(self, fact: str) -> tuple[Bid, ...]:
        """A list of bids, empty if absent."""
        return cast("tuple[Bid, ...]", self._get(fact, tuple) or ())

    def checks(self, fact: str) -> tuple[RequirementCheck, ...]:
        """A list of requirement checks, empty if absent."""
        return cast("tuple[RequirementCheck, ...]", self._get(fact, tuple) or ())

    def persons(self, fact: str) -> tuple[UUID, ...]:
        """A list of persons, empty if absent."""
        return cast("tuple[UUID, ...]", self._get(fact, tuple) or ())

    def files(self, fact: str) -> tuple[FileRef, ...]:
        """A list of documents, empty if absent."""
        return cast("tuple[FileRef, ...]", self._get(fact, tuple) or ())


class FactReader(TypedFacts):
    """The getters over any mapping of facts."""

    __slots__ = ("facts",)

    def __init__(self, facts: Mapping[str, FactValue]) -> None:
        self.facts = facts

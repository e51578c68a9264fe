"""Reading typed facts: one getter per type, for guards, calculators and views alike."""

from collections.abc import Mapping
from typing import cast
from uuid import UUID

from sua.domain.facts import (
    Act,
    Bid,
    DeclaredLot,
    FactValue,
    FileRef,
    Judgement,
    Operator,
    OperatorExclusion,
    Record,
    RequirementCheck,
    TableRow,
)
from sua.domain.scalar_reader import TypedValues


class TypedFacts(TypedValues):
    """Getters over ``facts``: None or an empty tuple when absent."""

    __slots__ = ()
    facts: Mapping[str, FactValue]

    def _value(self, name: str) -> object:
        return self.facts.get(name)

    def act(self, fact: str) -> Act | None:
        """A fact of type act."""
        return self._get(fact, Act)

    def judgement(self, fact: str) -> Judgement | None:
        """A fact of type judgement."""
        return self._get(fact, Judgement)

    def record(self, fact: str) -> Record | None:
        """A value computed by the engine."""
        return self._get(fact, Record)

    def table(self, fact: str) -> tuple[TableRow, ...]:
        """The rows of a table, each with the getters of plain values; empty if absent."""
        return cast("tuple[TableRow, ...]", self._get(fact, tuple) or ())

    def lots(self, fact: str) -> tuple[DeclaredLot, ...]:
        """The lots declared, empty if absent."""
        return cast("tuple[DeclaredLot, ...]", self._get(fact, tuple) or ())

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

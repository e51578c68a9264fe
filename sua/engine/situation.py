"""Everything a guard or a calculator may look at: the case as it would be, the law, the parties."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar, cast
from uuid import UUID

from sua.domain.calendar import legal_day
from sua.domain.case import Case
from sua.domain.facts import Act, Bid, FactValue, Judgement, Operator, OperatorExclusion, Record
from sua.domain.facts import RequirementCheck
from sua.domain.organizations import Parties
from sua.domain.people import Actor
from sua.domain.readings import ReadingSet
from sua.law.parameters import LawAt

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A command looked at: guards read it, nobody changes it.

    Attributes:
        case: the case before the command.
        facts: the facts as they would be after it.
        at: legal instant of the command; its Rome day is :attr:`day`.
    """

    case: Case
    facts: Mapping[str, FactValue]
    at: datetime
    actor: Actor
    parties: Parties
    law: LawAt
    readings: ReadingSet

    @property
    def day(self) -> date:
        """Legal day (Europe/Rome) of the command."""
        return legal_day(self.at)

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

    @property
    def total(self) -> Decimal | None:
        """Estimated value of the contract in euro, VAT excluded: base amount plus safety costs."""
        base, safety = self.amount("base_amount"), self.amount("safety_costs")
        return None if base is None or safety is None else base + safety

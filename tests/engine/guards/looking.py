"""A situation made of the facts that matter to one guard, for its edges."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import cast
from uuid import UUID

from sua.corpus.rulebooks import load_corpus
from sua.domain.calendar import legal_day
from sua.domain.case import Case, CaseKind
from sua.domain.facts import FactValue
from sua.domain.organizations import Parties
from sua.domain.people import Actor, Role
from sua.engine.guards import Fail
from sua.engine.situation import Situation
from tests.engine.looking import findings

SOME = UUID(int=1)


def rome(text: str) -> datetime:
    """An instant from its ISO form with offset."""
    return datetime.fromisoformat(text).astimezone(UTC)


def looking(
    workflow: str,
    at: datetime,
    facts: dict[str, FactValue],
    *,
    state: str = "preparation",
    done: dict[str, datetime] | None = None,
    before: dict[str, FactValue] | None = None,
) -> Situation:
    """The situation of a command given at ``at``; ``before`` are the facts of the case, if others."""
    day: date = legal_day(at)
    book = load_corpus().rulebook(workflow, day)
    case = Case(
        id=SOME, kind=CaseKind.PROCEDURE, workflow=workflow, province=SOME, buyer=SOME,
        agreement=None, parent=None, opened_at=at, state=state, version=1, seq=1, head="",
        facts=facts if before is None else before, done=done or {},
    )  # fmt: skip
    return Situation(
        case=case,
        facts=facts,
        at=at,
        actor=Actor(SOME, Role.SUA_RUP, SOME),
        parties=cast("Parties", None),
        law=load_corpus().law.at(day),
        readings=book.readings,
        calendars=book.calendars,
    )


def broken(name: str, situation: Situation) -> list[str]:
    """What a guard finds: the variant of each refusal, the fact of each judgement asked."""
    found = findings(name, situation)
    return [f.variant if isinstance(f, Fail) else f.field for f in found]


def amounts(total: str, nature: str = "works") -> dict[str, FactValue]:
    """Facts of a contract of that value, its safety costs nought."""
    return {"nature": nature, "base_amount": Decimal(total), "safety_costs": Decimal(0)}

"""The law, calculations, indicators, verification, rehearsals, work owed."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from sua.web.api.schemas.base import In, Out


class FindingOut(Out):
    """The first broken link of a case."""

    case_id: UUID
    seq: int | None
    problem: str


class VerifyIn(In):
    """Cases to verify; none means all those the caller may see."""

    cases: list[UUID] = Field(default_factory=list, max_length=100)


class VerifiedOut(Out):
    """What was recomputed, and what was found."""

    cases: int
    events: int
    decisions: int
    documents: int
    erased: int
    findings: list[FindingOut]


class DiscountOut(Out):
    """Indicator S0: the discount on the base amount. «Ribasso, non risparmio»."""

    body: str
    level: str
    awards: list[UUID]
    base: str
    discountable: str
    price: str
    weighted: str
    weighted_total: str
    simple: str


class MetricsOut(Out):
    """Indicators over what the caller may see."""

    label: str
    definition: str
    items: list[DiscountOut]


class LifecycleOut(Out):
    """A lifecycle, as it stands on a day."""

    code: str
    label: str
    in_force_from: date
    source: str
    states: list[str]


class CalculationIn(BaseModel):
    """Any input of the calculator, as on a line of ``sua calc NAME``."""

    model_config = ConfigDict(extra="allow")


class RehearsalIn(In):
    """A dossier to be rehearsed: the story and its sidecar, as text."""

    story: str = Field(max_length=100_000)
    sidecar: str = Field(max_length=100_000)


class RehearsalOut(Out):
    """How many steps went as told, and how many of them were refusals the story expects."""

    steps: int
    refused: int


class HealthOut(Out):
    """Whether the service answers, and which release it is."""

    status: str
    version: str


class OwedOut(Out):
    """Work tried and still open: why it failed; ``dead_at`` says it was given up."""

    id: int
    case_id: UUID
    topic: str
    payload: str
    attempts: int
    reason: str
    next_at: datetime
    dead_at: datetime | None


class ReplayIn(In):
    """Which dead letters to owe again; none means all of them."""

    ids: list[Annotated[int, Field(ge=1, le=2**62)]] | None = Field(default=None, max_length=1000)


class ReplayedOut(Out):
    """How many dead letters are owed again."""

    replayed: int

"""Plans and suppositions: what would lead somewhere, what would change."""

from datetime import date
from typing import Any
from uuid import UUID

from pydantic import Field

from sua.web.api.schemas.base import In, Out


class StateOut(Out):
    """A state and its Italian name."""

    state: str
    label: str


class RoleOut(Out):
    """A role and its Italian name."""

    role: str
    label: str


class NeedOut(Out):
    """A fact to be given: ``kind`` is capture, missing, correct or judgement.

    ``value`` is what the plan supposes where it matters (of a list, its length); ``answer`` the only
    answer of a judgement with which the plan holds.
    """

    fact: str
    label: str
    type: str
    kind: str
    question: str
    value: Any
    answer: bool | None


class WaitOut(Out):
    """Why not earlier."""

    rule: str
    reason: str
    source: str
    until: date


class RenderedOut(Out):
    """The act that is rendered."""

    slug: str
    title: str


class NoticeOut(Out):
    """A communication owed."""

    label: str
    to: str
    source: str
    within: str | None


class PlannedActOut(Out):
    """One act of a plan."""

    command: str
    label: str
    source: str
    article: str
    to: StateOut
    actors: list[RoleOut]
    earliest: date
    latest: date | None
    needs: list[NeedOut]
    waits: list[WaitOut]
    conditions: list[dict[str, Any]]
    obstacles: list[dict[str, Any]]
    withheld: bool
    document: RenderedOut | None
    notices: list[NoticeOut]
    pins: bool


class PlanOut(Out):
    """The shortest lawful sequence of acts; ``late`` days are missing to meet ``by``."""

    case: UUID
    lot: str
    origin: StateOut = Field(alias="from")
    to: StateOut
    start: date
    earliest: date
    by: date | None
    late: int
    blocked: bool
    acts: list[PlannedActOut]


class WhatIfIn(In):
    """Facts to be supposed (null takes one away), a day, or both."""

    facts: dict[str, Any] = Field(
        default_factory=dict, max_length=100, examples=[{"base_amount": "145000.00"}]
    )
    day: date | None = Field(default=None, examples=["2026-03-10"])
    lot: str = Field(default="", max_length=40, pattern=r"^[A-Za-z0-9-]*$")


class SupposedOut(Out):
    """A fact as it is and as it is supposed."""

    fact: str
    label: str
    before: str | None
    after: str | None


class NamedOut(Out):
    """The procedure that the law names for the value."""

    before: str | None
    after: str | None


class ProcedureChangeOut(Out):
    """A type of procedure of which the law says something else."""

    procedure: str
    label: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class TermChangeOut(Out):
    """A term that moves, begins or falls away: its last day."""

    rule: str
    label: str
    before: date | None
    after: date | None
    source: str


class ActionChangeOut(Out):
    """A step of the state that changes: available or not, and why not."""

    command: str
    label: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class WhatIfOut(Out):
    """What would change; ``prose`` tells it in Italian."""

    case: UUID
    lot: str
    state: str
    state_label: str
    day: date
    changes: list[SupposedOut]
    named: NamedOut | None
    procedures: list[ProcedureChangeOut]
    terms: list[TermChangeOut]
    actions: list[ActionChangeOut]
    prose: list[str]

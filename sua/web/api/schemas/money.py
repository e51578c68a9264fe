"""Statements of what each body owes, and their reconciliation."""

from datetime import date
from uuid import UUID

from sua.web.api.schemas.base import Out


class FeeLineOut(Out):
    """A line of a statement; amounts in euro as text."""

    id: UUID
    case_id: UUID
    agreement_id: UUID
    lot: str
    kind: str
    basis: str
    planned: str
    amount: str
    accrued_on: date
    reverses: UUID | None
    reason: str


class StatementOut(Out):
    """What a body owes for a period."""

    buyer: UUID
    name: str
    first: date
    last: date
    planned: str
    total: str
    staff: str
    innovation: str
    lines: list[FeeLineOut]


class MismatchOut(Out):
    """Something that does not tally."""

    case_id: UUID | None
    problem: str


class ReconciledOut(Out):
    """What was recomputed, and everything that does not tally."""

    procedures: int
    awards: int
    awarded: str
    lines: int
    owed: str
    mismatches: list[MismatchOut]
    unknown: list[MismatchOut]

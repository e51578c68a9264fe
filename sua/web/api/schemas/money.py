"""Statements of what each body owes, and their reconciliation."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import PlainSerializer

from sua.web.api.schemas.base import Out

Euro = Annotated[Decimal, PlainSerializer(lambda amount: f"{amount:.2f}", return_type=str)]
"""An amount, told as text: a number of JSON is not exact."""


class FeeLineOut(Out):
    """A line of a statement; amounts in euro as text."""

    id: UUID
    case_id: UUID
    agreement_id: UUID
    lot: str
    kind: str
    basis: Euro
    planned: Euro
    amount: Euro
    accrued_on: date
    reverses: UUID | None
    reason: str


class StatementOut(Out):
    """What a body owes for a period."""

    buyer: UUID
    name: str
    first: date
    last: date
    planned: Euro
    total: Euro
    staff: Euro
    innovation: Euro
    lines: list[FeeLineOut]


class MismatchOut(Out):
    """Something that does not tally."""

    case_id: UUID | None
    problem: str


class ReconciledOut(Out):
    """What was recomputed, and everything that does not tally."""

    procedures: int
    awards: int
    awarded: Euro
    lines: int
    owed: Euro
    mismatches: list[MismatchOut]
    unknown: list[MismatchOut]

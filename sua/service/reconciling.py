"""Statements of what each body owes, and the report that recomputes every total from the cases.

Nothing here is believed: awards, shares and amounts are derived again from facts and agreements, lines
are held against them to the cent, and the sums of the database against those of the lines.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import Connection

from sua.domain.calendar import legal_day
from sua.domain.case import Case
from sua.domain.numbers import format_euro
from sua.engine.money import Kind, anac_unknown, awards_of, buyer_shares, split_incentive
from sua.service.accruing import Key, agree, agreed, expected, law_of, not_taken_back, standing
from sua.service.loading import typed_case
from sua.storage import cases, fees, registers
from sua.storage.database import VERIFIER, Scope, transaction
from sua.storage.fees import FeeLine

if TYPE_CHECKING:
    from sua.service.installation import Installation

LABELS = {
    Kind.FEE.value: "Corrispettivo della SUA",
    Kind.ANAC.value: "Contributo ANAC",
    Kind.INCENTIVE.value: "Risorse per funzioni tecniche",
}
_NOTHING = Decimal(0)
_NO_RESOLUTION = (
    "il contributo ANAC non si può calcolare: nessuna delibera nota per il giorno del bando"
)
COLUMNS = (
    "ente",
    "data",
    "pratica",
    "lotto",
    "voce",
    "importo di riferimento",
    "previsto",
    "dovuto",
    "storno di",
    "motivo",
    "riga",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a body owes for a period; ``staff`` and ``innovation`` divide the incentives in it."""

    buyer: UUID
    name: str
    first: date
    last: date
    lines: tuple[FeeLine, ...]
    planned: Decimal
    total: Decimal
    staff: Decimal
    innovation: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """Something that does not tally: of a case, or of no single one."""

    case_id: UUID | None
    problem: str

    def __str__(self) -> str:
        """One Italian line."""
        return f"pratica {self.case_id}: {self.problem}" if self.case_id else self.problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """What was recomputed, and everything that does not tally; euro. ``unknown`` cannot be computed."""

    procedures: int
    awards: int
    awarded: Decimal
    lines: int
    owed: Decimal
    mismatches: tuple[Mismatch, ...]
    unknown: tuple[Mismatch, ...] = ()


def statements(
    here: "Installation", scope: Scope, first: date, last: date, buyer: UUID | None = None
) -> list[Statement]:
    """The statements of a period, of one body or of all those visible, by name."""
    with transaction(here.engine, scope) as connection:
        lines = fees.lines_between(connection, buyer, first, last)
        bodies = {line.buyer_id for line in lines} | ({buyer} if buyer else set())
        names = {body: registers.body_name(connection, body) for body in bodies}
    found = [
        _statement(here, body, name, (first, last), [x for x in lines if x.buyer_id == body])
        for body, name in names.items()
        if name
    ]
    return sorted(found, key=lambda s: (s.name, str(s.buyer)))


def _statement(
    here: "Installation", body: UUID, name: str, period: tuple[date, date], lines: Sequence[FeeLine]
) -> Statement:
    first, last = period
    parts = [
        split_incentive(here.corpus.law.at(line.accrued_on), line.amount)
        for line in lines
        if line.kind == Kind.INCENTIVE.value
    ]
    return Statement(
        buyer=body,
        name=name,
        first=first,
        last=last,
        lines=tuple(lines),
        planned=sum((line.planned for line in lines), _NOTHING),
        total=sum((line.amount for line in lines), _NOTHING),
        staff=sum((staff for staff, _ in parts), _NOTHING),
        innovation=sum((innovation for _, innovation in parts), _NOTHING),
    )


def as_csv(found: Sequence[Statement]) -> str:
    """The lines of statements as a sheet opens them in Italy: semicolons, decimal commas."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for statement in found:
        for line in statement.lines:
            amounts = (line.basis, line.planned, line.amount)
            writer.writerow(
                [
                    _cell(statement.name),
                    line.accrued_on.isoformat(),
                    str(line.case_id),
                    _cell(line.lot),
                    LABELS[line.kind],
                    *(f"{amount:.2f}".replace(".", ",") for amount in amounts),
                    str(line.reverses or ""),
                    line.reason,
                    str(line.id),
                ]
            )
    return out.getvalue()


def _cell(text: str) -> str:
    """Text that no sheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def reconcile(here: "Installation", scope: Scope = VERIFIER) -> Reconciled:
    """Recompute everything that is owed, and list whatever does not tally."""
    wrong: list[Mismatch] = []
    unknown: list[Mismatch] = []
    procedures = awards = count = 0
    awarded, by_body = _NOTHING, dict[UUID, Decimal]()
    with transaction(here.engine, scope) as connection:
        for case_id in fees.cases_with_fees(connection):
            case = _case(here, connection, case_id)
            lines = fees.lines_of(connection, case_id)
            made = awards_of(case)
            procedures, awards, count = procedures + 1, awards + len(made), count + len(lines)
            awarded += sum((a.price for a in made), _NOTHING)
            for line in lines:
                by_body[line.buyer_id] = by_body.get(line.buyer_id, _NOTHING) + line.amount
            problems = _problems(here, connection, case, lines)
            wrong += [Mismatch(case_id=case_id, problem=p) for p in problems]
            if anac_unknown(case, agreed(connection, case) or {}, law_of(here.corpus.law, case)):
                unknown.append(Mismatch(case_id=case_id, problem=_NO_RESOLUTION))
        sums = fees.totals(connection)
    for body in {*sums, *by_body}:
        told, summed = sums.get(body, _NOTHING), by_body.get(body, _NOTHING)
        if told != summed:
            text = f"il totale dell'ente {body} è {format_euro(told)}, le sue righe {format_euro(summed)}"
            wrong.append(Mismatch(case_id=None, problem=text))
    return Reconciled(
        procedures=procedures,
        awards=awards,
        awarded=awarded,
        lines=count,
        owed=sum(by_body.values(), _NOTHING),
        mismatches=tuple(wrong),
        unknown=tuple(unknown),
    )


def _case(here: "Installation", connection: Connection, case_id: UUID) -> Case:
    stored = cases.load(connection, case_id, lock=False)
    if stored is None:  # the list and the case are read in one transaction
        raise LookupError(case_id)
    day = stored.case.last_at or stored.case.opened_at
    book = here.books.governing(connection, stored.case, legal_day(day))
    return typed_case(connection, here.vault, stored, book)


def _problems(
    here: "Installation", connection: Connection, case: Case, lines: list[FeeLine]
) -> Iterator[str]:
    for award in awards_of(case):
        shares = buyer_shares(case, award)
        if sum((s.price for s in shares), _NOTHING) != award.price:
            yield f"le quote dell'aggiudicazione non sommano a {format_euro(award.price)}"
    law = law_of(here.corpus.law, case)
    due, held = expected(case, agreed(connection, case) or {}, law), standing(lines)
    for key in sorted({*due, *held}, key=str):
        if key not in held:
            yield f"manca la riga {_told(key)}: dovuti {format_euro(due[key].amount)}"
        elif key not in due:
            yield f"la riga {_told(key)} ({format_euro(held[key].amount)}) non è dovuta"
        elif not agree(held[key], due[key]):
            amounts = f"{format_euro(held[key].amount)}, dovuti {format_euro(due[key].amount)}"
            yield f"la riga {_told(key)} dice {amounts}"
    yield from _odd_lines(case, lines)


def _odd_lines(case: Case, lines: list[FeeLine]) -> Iterator[str]:
    known = {line.id: line for line in lines}
    first = [(x.kind, x.lot, x.buyer_id) for x in not_taken_back(lines)]
    if len(set(first)) != len(first):
        yield "la stessa voce è dovuta due volte"
    for line in lines:
        if line.agreement_id != case.agreement:
            yield f"la riga {line.id} è di un'altra convenzione"
        undone = known.get(line.reverses) if line.reverses else None
        if line.reverses and (undone is None or undone.amount + line.amount != 0):
            yield f"lo storno {line.id} non annulla una riga della pratica"


def _told(key: Key) -> str:
    kind, lot, _ = key
    return f"«{LABELS[kind]}»" + (f" del lotto {lot}" if lot else "")

"""The suspensions of a case, opened and closed by what is recorded; :mod:`sua.engine.ledger` reads them.

Each cause has a fact for its beginning, one for its end, and what proves them; the table is derived
from those facts alone, so that recording twice the same beginning changes nothing.
"""

from dataclasses import dataclass

from sua.domain.facts import FactValue, Scalar, TableRow
from sua.engine.ledger import SUSPENSIONS, suspensions
from sua.engine.situation import Situation
from sua.law.suspensions import Cause, Suspension


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The facts by which a cause is told."""

    first: str
    last: str
    evidence: str
    extension: str | None = None


TOLD = {
    Cause.PLATFORM_FAULT: Told(
        first="fault_from",
        last="fault_to",
        evidence="fault_evidence",
        extension="fault_extension_hours",
    ),
    Cause.INTERIM_ORDER: Told(
        first="interim_order_from", last="interim_order_to", evidence="interim_order"
    ),
}


def ledger_of(s: Situation) -> tuple[Suspension, ...]:
    """Every suspension recorded, in the order of the table."""
    return suspensions(s.facts)


def standing(s: Situation, cause: Cause) -> Suspension | None:
    """The suspension of that cause that has not ended, if one stands."""
    return next((x for x in ledger_of(s) if x.cause is cause and x.last is None), None)


def suspension_opened(s: Situation) -> dict[str, FactValue]:
    """The table with a row for every beginning told that has none yet."""
    rows = list(_rows(s))
    known = {(row.cells["cause"], row.cells["first"]) for row in rows}
    for cause, told in TOLD.items():
        first = s.instant(told.first)
        if first is not None and (cause.value, first) not in known:
            evidence = s.text(told.evidence) or ""
            rows.append(TableRow({"cause": cause.value, "first": first, "evidence": evidence}))
    return {SUSPENSIONS: tuple(rows)}


def suspension_closed(s: Situation) -> dict[str, FactValue]:
    """The table with its open rows closed by the end told after their beginning."""
    rows = []
    for row in _rows(s):
        told = TOLD.get(Cause(row.text("cause") or ""))
        last = s.instant(told.last) if told else None
        first = row.instant("first")
        if told and last and first and row.instant("last") is None and last > first:
            closed: dict[str, Scalar] = {**row.cells, "last": last}
            hours = s.integer(told.extension) if told.extension else None
            if hours:
                closed["extension_hours"] = hours
            rows.append(TableRow(closed))
        else:
            rows.append(row)
    return {SUSPENSIONS: tuple(rows)}


def _rows(s: Situation) -> tuple[TableRow, ...]:
    found = s.facts.get(SUSPENSIONS)
    rows = found if isinstance(found, tuple) else ()
    return tuple(row for row in rows if isinstance(row, TableRow))

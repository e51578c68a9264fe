"""The lines of what is owed: added, never changed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Connection, insert, text

from sua.storage.tables import FeeLineRow

_COLUMNS = (
    "l.id, l.procuring_entity_id, l.buyer_id, l.case_id, l.agreement_id, l.lot, l.kind, l.basis,"
    " l.planned, l.amount, l.accrued_on, l.seq, l.reverses, l.reason, l.recorded_at"
)
_ORDER = " ORDER BY l.accrued_on, l.case_id, l.seq, l.kind, l.lot, l.id"
_OF_CASE = text(f"SELECT {_COLUMNS} FROM fee_line l WHERE l.case_id = :case{_ORDER}")  # noqa: S608
_PERIOD = text(
    f"SELECT {_COLUMNS} FROM fee_line l"  # noqa: S608
    " WHERE (CAST(:buyer AS uuid) IS NULL OR l.buyer_id = :buyer)"
    f" AND l.accrued_on BETWEEN :first AND :last{_ORDER}"
)
_TOTALS = text("SELECT buyer_id, sum(amount) AS total FROM fee_line GROUP BY buyer_id")
_CASES = text(
    "SELECT id FROM case_file WHERE kind = 'procedure' AND (agreement_id IS NOT NULL"
    " OR EXISTS (SELECT FROM fee_line l WHERE l.case_id = case_file.id)) ORDER BY opened_at, id"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeLine:
    """A line, or a note that takes back the line ``reverses``; euro."""

    id: UUID
    procuring_entity_id: UUID
    buyer_id: UUID
    case_id: UUID
    agreement_id: UUID
    lot: str
    kind: str
    basis: Decimal
    planned: Decimal
    amount: Decimal
    accrued_on: date
    seq: int
    reverses: UUID | None
    reason: str
    recorded_at: datetime


def add_lines(connection: Connection, lines: Sequence[FeeLine]) -> None:
    """Write lines beside those there are."""
    if lines:
        connection.execute(insert(FeeLineRow), [asdict(line) for line in lines])


def lines_of(connection: Connection, case_id: UUID) -> list[FeeLine]:
    """The lines of a procedure, as visible in this scope."""
    return [FeeLine(**row._mapping) for row in connection.execute(_OF_CASE, {"case": case_id})]  # noqa: SLF001


def lines_between(
    connection: Connection, buyer: UUID | None, first: date, last: date
) -> list[FeeLine]:
    """The lines accrued in a period, days included, of one body or of all."""
    given = {"buyer": buyer, "first": first, "last": last}
    return [FeeLine(**row._mapping) for row in connection.execute(_PERIOD, given)]  # noqa: SLF001


def totals(connection: Connection) -> dict[UUID, Decimal]:
    """What each body owes in all, as the database sums it."""
    return {row.buyer_id: row.total for row in connection.execute(_TOTALS)}


def cases_with_fees(connection: Connection) -> list[UUID]:
    """The procedures that may owe something, oldest first."""
    return [row.id for row in connection.execute(_CASES)]

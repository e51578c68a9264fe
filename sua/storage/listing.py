"""Lists across cases: open terms, awards."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Connection, text

_DEADLINES = text(
    "SELECT d.case_id, c.workflow, d.lot, d.rule, d.label, d.last_day, d.due_at, d.note, d.source,"
    " d.expiry, d.due_at <= :now AS overdue FROM deadline d JOIN case_file c ON c.id = d.case_id"
    " WHERE d.met_at IS NULL ORDER BY d.due_at, d.case_id, d.rule, d.lot"
)
# A lot awarded is an award of its own: what is not its own is common to all.
_OWN = (
    "COALESCE(max(f.value) FILTER (WHERE f.name = '{name}' AND f.lot = a.lot),"
    " max(f.value) FILTER (WHERE f.name = '{name}')) AS {alias}"
)
_PARTS = {
    "base": "base_amount",
    "labour": "labour_cost",
    "safety": "safety_costs",
    "labour_discounted": "labour_in_discount_base",
    "price": "award_price",
}
_AWARDS = text(
    "SELECT c.id, c.procuring_entity_id AS province, p.name AS province_name, c.buyer_id AS buyer,"  # noqa: S608
    f" b.name AS buyer_name, {', '.join(_OWN.format(name=n, alias=a) for a, n in _PARTS.items())}"
    " FROM fact a JOIN case_file c ON c.id = a.case_id JOIN organization b ON b.id = c.buyer_id"
    " JOIN organization p ON p.id = c.procuring_entity_id"
    " LEFT JOIN fact s ON s.case_id = c.id AND s.kind = 'state' AND s.lot = a.lot"
    " JOIN fact f ON f.case_id = c.id AND f.kind = 'fact' AND f.lot IN ('', a.lot)"
    " WHERE a.kind = 'done' AND a.name = 'award'"
    " AND COALESCE(s.value::json #>> '{}', c.state) NOT IN ('revoked', 'annulled')"
    " GROUP BY c.id, a.lot, p.name, b.name ORDER BY p.name, b.name, c.opened_at, c.id, a.lot"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDeadline:
    """A term not yet met."""

    case_id: UUID
    workflow: str
    lot: str
    rule: str
    label: str
    last_day: date
    due_at: datetime
    note: str
    source: str
    expiry: str
    overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardRow:
    """An award that stands: amounts in euro, VAT excluded."""

    case_id: UUID
    province: UUID
    province_name: str
    buyer: UUID
    buyer_name: str
    base: Decimal
    labour: Decimal
    safety: Decimal
    labour_in_discount_base: bool
    price: Decimal


def open_deadlines(connection: Connection, now: datetime) -> list[OpenDeadline]:
    """Terms not yet met, the most urgent first."""
    rows = connection.execute(_DEADLINES, {"now": now})
    return [OpenDeadline(**row._mapping) for row in rows]  # noqa: SLF001


def awards(connection: Connection) -> list[AwardRow]:
    """Awards made and not withdrawn, as visible in this scope."""
    return [
        AwardRow(
            case_id=row.id,
            province=row.province,
            province_name=row.province_name,
            buyer=row.buyer,
            buyer_name=row.buyer_name,
            base=_amount(row.base),
            labour=_amount(row.labour),
            safety=_amount(row.safety),
            labour_in_discount_base=row.labour_discounted == "true",
            price=_amount(row.price),
        )
        for row in connection.execute(_AWARDS)
    ]


def _amount(value: str) -> Decimal:
    """A fact of type euro is canonical JSON text: the number between quotes."""
    return Decimal(value.strip('"'))

"""Lists across cases: open terms, awards."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Connection, text

_DEADLINES = text(
    "SELECT d.case_id, c.workflow, d.rule, d.label, d.last_day, d.due_at, d.note, d.source, d.expiry,"
    " d.due_at <= :now AS overdue FROM deadline d JOIN case_file c ON c.id = d.case_id"
    " WHERE d.met_at IS NULL ORDER BY d.due_at, d.case_id, d.rule"
)
_AWARDS = text(
    "SELECT c.id, c.procuring_entity_id AS province, p.name AS province_name, c.buyer_id AS buyer,"
    " b.name AS buyer_name, c.state,"
    " max(f.value) FILTER (WHERE f.name = 'base_amount') AS base,"
    " max(f.value) FILTER (WHERE f.name = 'labour_cost') AS labour,"
    " max(f.value) FILTER (WHERE f.name = 'safety_costs') AS safety,"
    " max(f.value) FILTER (WHERE f.name = 'labour_in_discount_base') AS labour_discounted,"
    " max(f.value) FILTER (WHERE f.name = 'award_price') AS price"
    " FROM case_file c JOIN organization b ON b.id = c.buyer_id"
    " JOIN organization p ON p.id = c.procuring_entity_id"
    " JOIN fact f ON f.case_id = c.id AND f.kind = 'fact'"
    " WHERE EXISTS (SELECT FROM fact a WHERE a.case_id = c.id AND a.kind = 'done' AND a.name = 'award')"
    " AND c.state NOT IN ('revoked', 'annulled')"
    " GROUP BY c.id, p.name, b.name ORDER BY p.name, b.name, c.opened_at, c.id"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDeadline:
    """A term not yet met."""

    case_id: UUID
    workflow: str
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

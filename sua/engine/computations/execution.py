"""Calculators over the ledgers of a contract: exact sums, never a float (arts 60, 119-121, 126).

Each is pure, from the situation to the facts it adds; the ledgers themselves only grow.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from sua.domain.facts import FactValue, TableRow
from sua.domain.numbers import round_half_up
from sua.engine.ledger_rows import ZERO, signed, works
from sua.engine.situation import Situation
from sua.law import price_revision
from sua.law.calendars import TermCalendar, TermReadings, Unit
from sua.law.subcontracting import TERM_PARAMETERS, authorisation_days
from sua.law.time_limits import term_end

_CENTS = 2


def contract_ledger(s: Situation) -> dict[str, FactValue]:
    """Contract amount after the modifications, revisions granted, penalties due (arts 60, 120, 126)."""
    price = s.amount("award_price")
    if price is None:
        return {}
    facts: dict[str, FactValue] = {
        "contract_amount": price + sum(map(signed, s.table("modifications")), ZERO)
    }
    if s.table("price_revisions"):
        facts |= _revisions(s)
    if s.table("penalties"):
        facts["penalties_due"] = _penalties(s, price)
    return facts


def _revisions(s: Situation) -> dict[str, FactValue]:
    rule = price_revision.RevisionRule.of(s.law, works=works(s))
    granted = [
        (
            row.text("direction"),
            price_revision.revision(
                row.amount("remaining") or ZERO, row.amount("variation") or ZERO, rule
            ),
        )
        for row in s.table("price_revisions")
    ]
    return {
        f"revisions_{way}": sum((amount for found, amount in granted if found == way), ZERO)
        for way in ("increase", "decrease")
    }


def _penalties(s: Situation, net: Decimal) -> Decimal:
    """All the penalties together, up to the cap on the net contract amount (art. 126 c. 1)."""
    due = sum(
        (
            Fraction(net)
            * Fraction(row.amount("per_mille") or ZERO)
            / 1000
            * (row.integer("days") or 0)
            for row in s.table("penalties")
        ),
        Fraction(0),
    )
    cap = Fraction(net) * Fraction(s.law.decimal("penalty.total.max")) / 100
    return round_half_up(min(due, cap), _CENTS)


def halt_opened(s: Situation) -> dict[str, FactValue]:
    """A suspension enters the ledger, and the day on which all of them reach a quarter (art. 121)."""
    first = s.date("suspended_on")
    if first is None:
        return {}
    opened = TableRow({"cause": s.text("halt_cause") or "", "first": first})
    rows = (*_rows(s, "halts"), opened)
    facts: dict[str, FactValue] = {"halts": rows}
    days = s.integer("contract_days")
    if days is not None:
        quarter = Fraction(days) * Fraction(s.law.decimal("suspension.share.max")) / 100
        left = int(quarter) - halted_days(s.table("halts"), first)
        facts["halt_quarter_on"] = first + timedelta(days=max(left, 0))
    return facts


def halt_closed(s: Situation) -> dict[str, FactValue]:
    """The suspension still open in the ledger ends on the day of the resumption."""
    last, rows = s.date("resumed_on"), _rows(s, "halts")
    if last is None or not rows:
        return {}
    return {"halts": (*rows[:-1], TableRow({**rows[-1].cells, "last": last}))}


def halted_days(halts: Sequence[TableRow], until: date) -> int:
    """Days of suspension in all; one still open counts up to ``until``."""
    return sum(
        ((row.date("last") or until) - first).days
        for row in halts
        if (first := row.date("first")) is not None
    )


def subcontract_term(s: Situation) -> dict[str, FactValue]:
    """The nearest term among the requests not yet decided (art. 119 c. 16)."""
    decided = {row.text("number") for row in s.table("subcontract_outcomes")}
    due = [day for _, day in pending_subcontracts(s, decided)]
    return {"subcontract_due": min(due)} if due else {}


def pending_subcontracts(
    s: Situation, decided: Collection[str | None]
) -> Iterator[tuple[str, date]]:
    """Requests for a subcontract not among the decided ones, with the last day to decide on each."""
    for row in s.table("subcontracts"):
        number = row.text("number") or ""
        due = subcontract_due(s, row)
        if number not in decided and due is not None:
            yield number, due


def subcontract_due(s: Situation, row: TableRow) -> date | None:
    """Last day to decide on one request: its days, once more if the term was extended."""
    price, amount, asked = s.amount("award_price"), row.amount("amount"), row.date("requested_on")
    if price is None or amount is None or asked is None:
        return None
    days, _ = authorisation_days(s.law, price, amount)
    numbers = [extension.text("number") for extension in s.table("subcontract_extensions")]
    calendar = s.calendars.of(TermCalendar.CIVIL, TermReadings.of(s.readings))
    length = days * (1 + min(numbers.count(row.text("number")), 1))
    return term_end(asked, length, Unit.DAYS, calendar).last_day


def _rows(s: Situation, ledger: str) -> tuple[TableRow, ...]:
    found = s.facts.get(ledger)
    rows = found if isinstance(found, tuple) else ()
    return tuple(row for row in rows if isinstance(row, TableRow))


_REVISION = (*price_revision.parameters(works=True), *price_revision.parameters(works=False))

# For the table of calculators: function, parameters it may read, facts it may give.
EXECUTION = {
    "contract_ledger": (
        contract_ledger,
        (*dict.fromkeys(_REVISION), "penalty.total.max"),
        ("contract_amount", "revisions_increase", "revisions_decrease", "penalties_due"),
    ),
    "halt_opened": (halt_opened, ("suspension.share.max",), ("halts", "halt_quarter_on")),
    "halt_closed": (halt_closed, (), ("halts",)),
    "subcontract_term": (subcontract_term, TERM_PARAMETERS[1:], ("subcontract_due",)),
}

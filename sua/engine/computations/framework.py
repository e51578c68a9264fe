"""The balance of a framework agreement: its ceiling less the call-offs recorded (art. 59 c. 1)."""

from collections.abc import Sequence
from decimal import Decimal

from sua.domain.facts import FactValue, TableRow
from sua.engine.ledger_rows import total
from sua.engine.situation import Situation


def ceiling_of(s: Situation) -> Decimal | None:
    """The most that may be bought: of the framework or, on the view of a lot, of that lot."""
    if not s.case.lot:
        return s.amount("framework_ceiling")
    base, safety = s.amount("base_amount"), s.amount("safety_costs")
    return None if base is None or safety is None else base + safety


def framework_balance(s: Situation) -> dict[str, FactValue]:
    """What is left, in euro, exact to the cent; nothing before the ceiling is known."""
    ceiling = ceiling_of(s)
    return {} if ceiling is None else {"framework_left": ceiling - called_off(s.table("call_offs"))}


def called_off(rows: Sequence[TableRow], body: str | None = None) -> Decimal:
    """Sum of the call-offs, of one body if given; what was released is taken away."""
    mine = [row for row in rows if body is None or row.text("body") == body]
    released = [row for row in mine if row.text("kind") == "released"]
    return total(mine) - 2 * total(released)

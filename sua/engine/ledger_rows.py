"""Reading ledgers: rows already there, rows being added, exact sums."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from sua.domain.facts import TableRow
from sua.engine.situation import Situation

ZERO = Decimal(0)


def rows_before(s: Situation, ledger: str) -> int:
    """How many rows a ledger had before the command."""
    found = s.case.facts.get(ledger)
    return len(found) if isinstance(found, tuple) else 0


def new_rows(s: Situation, ledger: str) -> tuple[tuple[int, TableRow], ...]:
    """The rows the command adds to a ledger, with their places in it (from zero)."""
    return tuple(enumerate(s.table(ledger)))[rows_before(s, ledger) :]


def not_pending(
    s: Situation, requests: str, outcomes: str, extensions: str
) -> Iterator[tuple[str, list[int]]]:
    """Of the ledgers of outcomes and of extensions, the new rows on no request still without outcome.

    Yields the name of the ledger and the places of its rows (from zero), where there are any. A
    request decided earlier in the same command is pending no more.
    """
    asked = {row.text("number") for row in s.table(requests)}
    decided = [row.text("number") for row in s.table(outcomes)[: rows_before(s, outcomes)]]
    for ledger in (outcomes, extensions):
        wrong = []
        for place, row in new_rows(s, ledger):
            number = row.text("number")
            if number not in asked or number in decided:
                wrong.append(place)
            elif ledger == outcomes:
                decided.append(number)
        if wrong:
            yield ledger, wrong


def total(rows: Iterable[TableRow], column: str = "amount") -> Decimal:
    """Exact sum of a column of euro."""
    return sum((row.amount(column) or ZERO for row in rows), ZERO)


def signed(row: TableRow, column: str = "amount") -> Decimal:
    """The amount of a row with the sign of its ``direction``: none counts as nothing."""
    amount = row.amount(column) or ZERO
    return {"increase": amount, "decrease": -amount}.get(row.text("direction") or "", ZERO)


def works(s: Situation) -> bool:
    """Whether the contract is one of works."""
    return s.text("nature") == "works"


def contract_total(s: Situation) -> Decimal | None:
    """What the contract is worth today, in euro: price, modifications, revisions of the price."""
    amount = s.amount("contract_amount")
    if amount is None:
        return None
    up, down = s.amount("revisions_increase"), s.amount("revisions_decrease")
    return amount + (up or ZERO) - (down or ZERO)

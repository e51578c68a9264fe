"""Who has declared what about their own conflicts of interest (art. 16)."""

from sua.domain.facts import FactValue, TableRow
from sua.engine.situation import Situation


def conflict_declared(s: Situation) -> dict[str, FactValue]:
    """The table of declarations with one more row: whoever acts declares for themselves only."""
    statement = s.judgement("conflict_statement")
    rows = s.table("conflict_declarations")
    if statement is None:
        return {}
    row = TableRow({"person": s.actor.person, "declared_on": s.day, "conflict": statement.answer})
    return {"conflict_declarations": (*rows, row)}

"""The winner of a design contest, known once the authors are (art. 46)."""

from sua.domain.facts import FactValue, Operator
from sua.engine.situation import Situation


def contest_winner(s: Situation) -> dict[str, FactValue]:
    """The author of the best entry not excluded, as the fact ``winner``; empty if none is left."""
    excluded = {row.text("code") for row in s.table("excluded_entries")}
    authors = {row.text("code"): row for row in s.table("contest_authors")}
    order = sorted(s.table("contest_ranking"), key=lambda row: row.integer("place") or 0)
    for row in order:
        author = authors.get(row.text("code"))
        if row.text("code") not in excluded and author is not None:
            code, name = author.text("operator") or "", author.text("name") or ""
            return {"winner": (Operator(codice_fiscale=code, name=name),)}
    return {"winner": ()}

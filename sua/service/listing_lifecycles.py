"""The lifecycles in force on a day, as one Markdown table."""

from collections.abc import Iterable, Iterator
from datetime import date

from sua.corpus.rulebooks import Corpus
from sua.law.sources import cite


def lifecycle_list(corpus: Corpus, day: date) -> str:
    """Every lifecycle in force on ``day``: a table with its code, name, first day and source."""
    rows = []
    for code in sorted(corpus.lifecycles):
        begun = [d for d in corpus.lifecycles[code] if d <= day]
        if begun:
            found = corpus.lifecycles[code][max(begun)][0]
            ends = sum(state.final for state in found.states)
            rows.append(
                (
                    f"`{code}`",
                    found.label,
                    f"{found.in_force_from:%d/%m/%Y}",
                    str(len(found.states)),
                    str(ends),
                    str(len(found.commands)),
                    "sì" if found.lots else "no",
                    cite(found.source, corpus.sources),
                )
            )
    head = ("codice", "pratica", "dal", "stati", "finali", "passi", "lotti", "norma")
    return "\n".join(table(head, rows))


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A Markdown table, line by line."""
    names = list(head)
    yield f"| {' | '.join(names)} |"
    yield f"|{'---|' * len(names)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |"

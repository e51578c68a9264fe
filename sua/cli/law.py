"""``sua law``: the law of a day, as a table or as JSON lines."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sua.corpus.parameters import load_law, load_sources
from sua.corpus.root import root
from sua.domain.errors import InputError
from sua.law.sources import Source, cite
from sua.service.telling_law import chosen, law_row

app = typer.Typer(help="I valori di legge, giorno per giorno.", no_args_is_help=True)

_TO_CONFIRM = "da confermare"


@app.callback()
def main() -> None:
    """I valori di legge, giorno per giorno."""


@app.command()
def at(
    day: Annotated[str, typer.Argument(metavar="GIORNO", help="Il giorno, AAAA-MM-GG.")],
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID…]",
            help="Un parametro, o l'inizio del suo nome (per esempio «negotiated»).",
            show_default=False,
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Un oggetto JSON per riga, senza tabella.")
    ] = False,
) -> None:
    """Mostra i valori in vigore in un giorno."""
    law = load_law()
    moment = _day(day)
    rows = [law_row(law, parameter, moment) for parameter in chosen(law, ids or [], moment)]
    if as_json:
        for row in rows:
            typer.echo(json.dumps(row, ensure_ascii=False))
    else:
        _print_table(moment, rows, load_sources(root()))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            f"«{text}» non è un giorno: scriverlo come 2026-01-20.", code="day", field="GIORNO"
        ) from error


def _print_table(day: date, rows: list[dict[str, Any]], sources: Mapping[str, Source]) -> None:
    table = Table(title=f"Valori di legge al {day:%d/%m/%Y}", show_lines=True, expand=True)
    table.add_column("Parametro", overflow="fold", ratio=3)
    table.add_column("Valore", overflow="fold", ratio=1)
    table.add_column("Fonte", overflow="fold", ratio=1)
    for row in rows:
        remark = row["note"] if row["in_force"] else row["reason"]
        what = Text.assemble(row["label"], "\n", (row["id"], "bold cyan"))
        if remark:
            what.append(f"\n{remark}", "dim")
        source = Text(cite(row.get("source", "—"), sources))
        if row.get("needs_confirmation"):
            source.append(f"\n{_TO_CONFIRM}", "yellow")
        table.add_row(what, row.get("shown", "—"), source)
    Console(markup=False, highlight=False).print(table)

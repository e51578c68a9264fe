"""``sua law``: the law of a day, what changes between two days, the history of one value."""

import json
from collections.abc import Mapping
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sua.cli.arguments import day_named
from sua.cli.law_coverage import coverage, export
from sua.cli.law_prose import change_lines, explain_lines
from sua.corpus.parameters import load_law, load_sources
from sua.corpus.root import root
from sua.corpus.rulebooks import load_corpus
from sua.law.sources import Source, cite
from sua.service.telling_changes import diff_rows, explain_row
from sua.service.telling_law import chosen, law_row

app = typer.Typer(help="I valori di legge, giorno per giorno.", no_args_is_help=True)
app.command()(coverage)
app.command()(export)

_TO_CONFIRM = "da confermare"
_Day = Annotated[str, typer.Argument(metavar="GIORNO", help="Il giorno, AAAA-MM-GG.")]
_Json = Annotated[bool, typer.Option("--json", help="Un oggetto JSON per riga, senza testo.")]


@app.callback()
def main() -> None:
    """I valori di legge, giorno per giorno."""


@app.command()
def at(
    day: _Day,
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID…]",
            help="Un parametro, o l'inizio del suo nome (per esempio «negotiated»).",
            show_default=False,
        ),
    ] = None,
    as_json: _Json = False,
) -> None:
    """Mostra i valori in vigore in un giorno."""
    law = load_law()
    moment = day_named(day)
    rows = [law_row(law, parameter, moment) for parameter in chosen(law, ids or [], moment)]
    if as_json:
        _print_json(rows)
    else:
        _print_table(f"Valori di legge al {moment:%d/%m/%Y}", rows, load_sources(root()))


@app.command()
def diff(
    first: Annotated[str, typer.Argument(metavar="GIORNO", help="Il primo giorno, AAAA-MM-GG.")],
    second: Annotated[str, typer.Argument(metavar="GIORNO", help="Il secondo giorno, AAAA-MM-GG.")],
    as_json: _Json = False,
) -> None:
    """Dice che cosa cambia fra due giorni, con gli articoli e le procedure interessate."""
    days = day_named(first), day_named(second)
    rows = diff_rows(load_corpus(), *days)
    if as_json:
        _print_json(rows)
    else:
        typer.echo("\n".join(change_lines(rows, *days)))


@app.command()
def explain(
    parameter: Annotated[str, typer.Argument(metavar="ID", help="Il nome di un parametro.")],
    as_json: _Json = False,
) -> None:
    """Racconta un valore: tutti gli importi nel tempo, le fonti, le avvertenze, chi lo usa."""
    row = explain_row(load_corpus(), parameter)
    if as_json:
        _print_json([row])
    else:
        typer.echo("\n".join(explain_lines(row)))


def _print_json(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        typer.echo(json.dumps(row, ensure_ascii=False))


def _print_table(title: str, rows: list[dict[str, Any]], sources: Mapping[str, Source]) -> None:
    table = Table(title=title, show_lines=True, expand=True)
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

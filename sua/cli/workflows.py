"""``sua workflows``: proving the data files, and drawing a lifecycle."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from sua.corpus.diagram import mermaid
from sua.corpus.in_force import write_lock
from sua.corpus.root import root
from sua.corpus.rulebooks import load_corpus
from sua.domain.calendar import legal_day
from sua.domain.errors import InputError
from sua.service.law_use import check_data

app = typer.Typer(help="La legge come dati: verifica e disegno.", no_args_is_help=True)


@app.callback()
def main() -> None:
    """La legge come dati: verifica e disegno."""


@app.command()
def check() -> None:
    """Verifica tutti i file di dati; esce con 1 e dice che cosa non va e dove."""
    problems = check_data(root(), legal_day(datetime.now(UTC)))
    for problem in problems:
        typer.echo(problem, err=True)
    if problems:
        raise typer.Exit(1)
    corpus = load_corpus()
    typer.echo(
        f"{len(corpus.law.parameters)} parametri, {len(corpus.lifecycles)} procedure,"
        f" {len(corpus.documents.versions)} atti, {len(corpus.reminders)} piani di promemoria:"
        " tutto torna."
    )


@app.command()
def seal() -> None:
    """Registra in workflows/in-force.lock quanto è nuovo; ciò che è in vigore non cambia mai."""
    problems = write_lock(root())
    for problem in problems:
        typer.echo(problem, err=True)
    if problems:
        raise typer.Exit(1)
    typer.echo("Registrato.")


@app.command()
def diagram(
    code: Annotated[str, typer.Argument(metavar="CODICE", help="Per esempio negotiated.")],
    day: Annotated[
        str | None, typer.Option("--day", help="Il giorno di cui si vuole la versione.")
    ] = None,
) -> None:
    """Disegna una procedura in Mermaid, dai dati con cui gira."""
    try:
        moment = datetime.fromisoformat(day).date() if day else legal_day(datetime.now(UTC))
    except ValueError as error:
        raise InputError(f"«{day}» non è una data AAAA-MM-GG.", field="day") from error
    typer.echo(mermaid(load_corpus().lifecycle(code, moment)[0]))

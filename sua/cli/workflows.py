"""``sua workflows``: proving the data files; telling, drawing and exporting a lifecycle."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from sua.cli.arguments import day_named
from sua.corpus.diagram import mermaid
from sua.corpus.in_force import write_lock
from sua.corpus.lifecycles import dated_files
from sua.corpus.root import root
from sua.corpus.rulebooks import load_corpus
from sua.corpus.workflow_net import pnml, workflow_net
from sua.domain.calendar import legal_day
from sua.domain.errors import InputError
from sua.service.law_use import check_data
from sua.service.listing_lifecycles import lifecycle_list
from sua.service.story_coverage import story_coverage
from sua.service.telling_lifecycles import lifecycle_text

app = typer.Typer(help="La legge come dati: verifica, lettura e disegno.", no_args_is_help=True)


@app.callback()
def main() -> None:
    """La legge come dati: verifica, lettura e disegno."""


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
        f" {len(dated_files(root(), 'flows'))} flussi, {len(corpus.obligations.owed)} obblighi,"
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


_Code = Annotated[str, typer.Argument(metavar="CODICE", help="Per esempio open.")]
_Day = Annotated[str | None, typer.Option("--day", help="Il giorno di cui si vuole la versione.")]


@app.command("list")
def list_all(day: _Day = None) -> None:
    """Elenca le pratiche che si possono aprire o far nascere quel giorno."""
    typer.echo(lifecycle_list(load_corpus(), _day(day)))


@app.command()
def show(code: _Code, day: _Day = None) -> None:
    """Racconta per intero una procedura, in tabelle Markdown: stati, passi, termini, articoli."""
    corpus = load_corpus()
    moment = _day(day)
    corpus.lifecycle(code, moment)
    typer.echo(lifecycle_text(corpus, code, moment), nl=False)


@app.command()
def diagram(code: _Code, day: _Day = None) -> None:
    """Disegna una procedura in Mermaid, dai dati con cui gira."""
    typer.echo(mermaid(load_corpus().lifecycle(code, _day(day))[0]))


@app.command()
def export(
    code: _Code,
    as_pnml: Annotated[bool, typer.Option("--pnml", help="Come rete di Petri (ISO/IEC 15909-2).")],
    day: _Day = None,
) -> None:
    """Scrive una procedura in un formato che altri programmi sanno verificare."""
    if not as_pnml:
        raise InputError("Il solo formato è --pnml.", field="pnml")
    typer.echo(pnml(workflow_net(load_corpus().lifecycle(code, _day(day))[0])), nl=False)


@app.command()
def coverage(
    stories: Annotated[
        list[Path] | None,
        typer.Option("--stories", help="Cartella di fascicoli; si può ripetere."),
    ] = None,
) -> None:
    """Prova tutti i fascicoli e dice quali passi e quali condizioni nessuno di essi esercita."""
    folders = stories or [f for f in _story_folders() if f.is_dir()]
    found = story_coverage(load_corpus(), folders, datetime.now(UTC))
    for line in found.lines():
        typer.echo(line)
    typer.echo(f"{len(found.unexercised)} unexercised")
    if found.unexercised or found.failed:
        raise typer.Exit(1)


def _story_folders() -> tuple[Path, ...]:
    return root() / "workflows" / "stories", root() / "tests" / "stories"


def _day(text: str | None) -> date:
    return day_named(text) if text else legal_day(datetime.now(UTC))

"""``sua documents``: acts rendered, and rendering those still owed."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from sua.corpus.rulebooks import load_corpus
from sua.domain.calendar import legal_day
from sua.domain.errors import InputError, IntegrityError
from sua.domain.file_names import clean_name
from sua.domain.reasons import reason
from sua.interop.signature_outcome import told
from sua.interop.signatures import examine
from sua.interop.sniffing import sniff
from sua.interop.trust import anchors
from sua.rendering.codec import decode_view
from sua.rendering.renderer import preview
from sua.service.installation import Installation, installation
from sua.service.reading import RenderedAct, rendered_acts
from sua.service.settings import Settings

app = typer.Typer(help="Gli atti: elenco e resa in PDF.", no_args_is_help=True)
console = Console(highlight=False, soft_wrap=True)


@app.callback()
def main() -> None:
    """Gli atti: elenco e resa in PDF."""


def print_acts(acts: Iterable[RenderedAct]) -> None:
    """Title, number and date; below, the case and where the file lies."""
    for act in acts:
        console.print(f"{act.title}, n. {act.number} del {act.day:%d/%m/%Y}", markup=False)
        console.print(f"      pratica {act.case_id}", style="dim")
        console.print(f"      {act.path}", style="cyan", markup=False)


def render_owed(here: Installation) -> None:
    """Render what is owed; say what failed and why, and exit with 1 if anything did."""
    with console.status("Si rendono gli atti in PDF…"):
        done = here.worker().drain(datetime.now(UTC))
        failed = here.worker().failures()
    console.print(f"Atti resi in PDF: {done}.")
    for failure in failed:
        console.print(
            f"Non reso: {failure.payload}, pratica {failure.case_id}: {failure.reason}",
            style="red",
            markup=False,
        )
    if failed:
        raise typer.Exit(1)


@app.command("list")
def list_acts() -> None:
    """Elenca gli atti resi, con la pratica e il file."""
    with installation() as here:
        print_acts(rendered_acts(here))


@app.command()
def signatures(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", readable=False, help="Un p7m o un PDF firmato.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="L'esito in JSON.")] = False,
) -> None:
    """Verifica le firme di un file: di chi sono, se è integro, se il certificato era valido."""
    folder = Settings.from_environment().trust_anchors
    try:
        with file.open("rb") as given:
            name = clean_name(file.name)
            kind = sniff(given, name)
            found = examine(given.read(), name, kind, anchors(folder), datetime.now(UTC))
    except OSError as error:
        raise InputError(f"Non si può leggere {file}: {reason(error)}.") from error
    if as_json:
        typer.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
    else:
        for line in told(found):
            typer.echo(line)
    if found.problem or not all(one.good for one in found.signatures):
        raise typer.Exit(1)


@app.command()
def render(
    view: Annotated[
        Path | None,
        typer.Argument(
            metavar="[VISTA.json]",
            readable=False,
            help="Una CaseView in JSON: se ne fa una bozza; senza, si rendono gli atti in attesa.",
        ),
    ] = None,
    slug: Annotated[str, typer.Option(help="L'atto da redigere in bozza.")] = "",
    output: Annotated[Path, typer.Option("--output", "-o", help="Dove scrivere la bozza.")] = Path(
        "bozza.pdf"
    ),
) -> None:
    """Rende in PDF gli atti adottati e non ancora resi, oppure una bozza da una vista."""
    if view is None:
        with installation() as here:
            render_owed(here)
        return
    try:
        found = decode_view(view.read_bytes())
    except OSError as error:
        raise InputError(f"Non si può leggere {view}: {reason(error)}.") from error
    except IntegrityError as error:
        raise InputError(f"{view} non è una CaseView di questa versione in JSON.") from error
    day = found.act.day if found.act else legal_day(datetime.now(UTC))
    output.write_bytes(preview(load_corpus().documents.at(slug, day), found))
    typer.echo(f"Bozza in {output}.")

"""``sua registers``: bodies and people imported from CSV, by whoever keeps the server."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from sua.service import importing_bodies, importing_people, setting_up
from sua.service.csv_tables import Column, text_of
from sua.service.importing import Mode, Report, What
from sua.service.importing_bodies import import_bodies
from sua.service.importing_people import import_people
from sua.service.installation import installation
from sua.service.keeping_bodies import Keeper
from sua.service.keeping_people import the_province

app = typer.Typer(help="I registri: enti e persone.", no_args_is_help=True)
console = Console(highlight=False, soft_wrap=True)
File = Annotated[Path, typer.Argument(metavar="FILE.csv", help="Il file.")]
All = Annotated[
    bool, typer.Option("--all-or-nothing", help="Se una riga è errata non scrivere nulla.")
]
Check = Annotated[bool, typer.Option("--check", help="Dire che cosa si farebbe, senza scrivere.")]


@app.callback()
def main() -> None:
    """I registri: enti e persone."""


@app.command("import")
def import_file(
    file: File,
    people: Annotated[bool, typer.Option("--people", help="Il file è di persone.")] = False,
    all_or_nothing: All = False,
    check: Check = False,
) -> None:
    """Importa enti (o persone, con --people) da un CSV; ripetuto, non aggiunge nulla due volte."""
    importer: Callable[[Keeper, str, Mode], Report] = import_people if people else import_bodies
    mode = Mode.CHECK if check else Mode.ALL_OR_NOTHING if all_or_nothing else Mode.GOOD_ROWS
    text = text_of(file.read_bytes())
    with installation() as here:
        keeper = Keeper(here=here, province=the_province(here), by=None, now=datetime.now(UTC))
        report = importer(keeper, text, mode)
    _tell(report)
    if report.faults:
        raise typer.Exit(1)


@app.command()
def columns(
    people: Annotated[bool, typer.Option("--people", help="Le colonne delle persone.")] = False,
) -> None:
    """Elenca le colonne che l'importazione riconosce."""
    known: tuple[Column, ...] = importing_people.COLUMNS if people else importing_bodies.COLUMNS
    for column in known:
        must = " (obbligatoria)" if column.required else ""
        console.print(f"{column.heading}{must}: {column.help}", markup=False)
        console.print(f"      anche: {', '.join(column.others)}", style="dim", markup=False)


def setup_code() -> None:
    """Mostra il codice di primo avvio di un'installazione ancora vuota."""
    with installation() as here:
        console.print(setting_up.setup_code(here), markup=False)


def _tell(report: Report) -> None:
    for line in report.lines:
        if line.what is not What.UNCHANGED:
            more = f" ({line.detail})" if line.detail else ""
            console.print(f"riga {line.line}: {line.name} {line.what.label}{more}", markup=False)
        if line.code:
            console.print(f"      utenza {line.username}, codice {line.code}", markup=False)
    for fault in report.faults:
        console.print(f"ERRATA, {fault}", markup=False)
    if report.ignored:
        console.print(f"Colonne ignorate: {', '.join(report.ignored)}", markup=False)
    console.print(report.summary, markup=False)
    if not report.written:
        console.print("Non è stato scritto nulla.")

"""``sua workflows migrate``: a running case moved to a corrected lifecycle, with its reasons."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from sua.cli.arguments import case_named, person_named
from sua.cli.plans import CASE
from sua.engine.migration import Kind, Line
from sua.service.installation import installation
from sua.service.migrating import Migration, prepare
from sua.service.migrating import migrate as move

console = Console(highlight=False, soft_wrap=True)
_WHAT = {"state": "stato", "command": "passaggio", "term": "termine"}
_KINDS = {Kind.ADDED: "+", Kind.REMOVED: "−", Kind.CHANGED: "~"}
_STYLES = {Kind.ADDED: "green", Kind.REMOVED: "red", Kind.CHANGED: "yellow"}
_FIELDS = {
    "label": "nome",
    "phase": "fase",
    "final": "finale",
    "sealed": "riservatezza",
    "per_lot": "per lotto",
    "sources": "stati di partenza",
    "to": "stato di arrivo",
    "actors": "a chi spetta",
    "source": "fonte",
    "captures": "dati richiesti",
    "optional": "dati facoltativi",
    "requires": "dati che la pratica deve avere",
    "guards": "condizioni",
    "computes": "calcoli",
    "act": "atto su cui si fonda",
    "document": "atto reso",
    "appoints": "incarichi",
    "notices": "comunicazioni dovute",
    "duty": "competenza",
    "starts": "inizio",
    "stops": "fine",
    "anchor": "data da cui corre",
    "parameter": "durata",
    "owner": "chi ne risponde",
    "expiry": "alla scadenza",
}


def migrate(
    case: CASE,
    to: Annotated[
        Path, typer.Option("--to", metavar="FILE", help="Il file corretto: procedura o flusso.")
    ],
    reasons: Annotated[str, typer.Option("--reasons", metavar="MOTIVI", help="Perché.")],
    yes: Annotated[bool, typer.Option("--yes", help="Non chiede conferma.")] = False,
    person: Annotated[
        str | None,
        typer.Option(
            "--person", metavar="UUID", help="Il dirigente, o l'amministratore, che lo dispone."
        ),
    ] = None,
) -> None:
    """Sposta una pratica in corso su un file corretto: mostra che cosa cambia, prova, registra."""
    who = person_named(person) if person else None
    with installation() as here:
        ready = prepare(here, case_named(case), to, datetime.now(UTC))
        for line, style in _told(ready):
            console.print(escape(line), style=style)
        if ready.problems:
            raise typer.Exit(1)
        if not yes and not typer.confirm("Spostare la pratica?", default=False):
            console.print("Nulla è stato registrato.")
            raise typer.Exit(1)
        move(here, ready.case.id, to, reasons, datetime.now(UTC), person=who, seen=ready)
    console.print(
        f"Registrato: la pratica segue ora il regolamento {ready.new.digest[:12]}…"
        f" (prima {ready.old.digest[:12]}…).",
        style="bold green",
    )


def _told(ready: Migration) -> Iterator[tuple[str, str]]:
    yield f"{ready.new.lifecycle.label}: che cosa cambia per la pratica {ready.case.id}.", "bold"
    if not ready.lines:
        yield "Stati, passaggi e termini restano gli stessi.", ""
    for line in ready.lines:
        yield (
            f"{_KINDS[line.kind]} {_WHAT[line.what]} «{line.label}» ({line.id})",
            _STYLES[line.kind],
        )
        yield from ((f"      {text}", "") for text in _fields(line))
    for lot, found in ready.present:
        where = f"Nel lotto {lot}" if lot else "Ora"
        yield from ((f"{where}: {sentence}", "") for sentence in found["prose"])
    for problem in ready.problems:
        yield f"Non si può: {problem}", "bold red"


def _fields(line: Line) -> Iterator[str]:
    for name, before, after in line.fields:
        was, now = before.split(", "), after.split(", ")
        added = [word for word in now if word and word not in was]
        gone = [word for word in was if word and word not in now]
        if len(was) + len(now) > 2 and (added or gone):  # noqa: PLR2004 -- a list on either side
            said = [f"+ {word}" for word in added] + [f"− {word}" for word in gone]
            yield f"{_FIELDS.get(name, name)}: {'; '.join(said)}"
        else:
            yield f"{_FIELDS.get(name, name)}: {before or 'nulla'} → {after or 'nulla'}"

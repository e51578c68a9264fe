"""``sua outbox``: work that failed or was given up, and trying it again."""

import json
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console

from sua.domain.calendar import ROME
from sua.domain.errors import InputError, NotFoundError
from sua.service.installation import installation
from sua.service.outbox import dead_letters, owed, replay_dead
from sua.storage.outbox import Failure

app = typer.Typer(help="Il lavoro in attesa: ciò che non è riuscito.", no_args_is_help=True)
console = Console(highlight=False, soft_wrap=True)

_TOPICS = {"render": "atto da rendere in PDF", "remind": "promemoria"}


@app.callback()
def main() -> None:
    """Il lavoro in attesa: ciò che non è riuscito."""


@app.command("list")
def list_failures() -> None:
    """Elenca ciò che non è riuscito: quello che si riproverà e quello abbandonato."""
    with installation() as here:
        found = owed(here.engine)
    for failure in found:
        _show(failure)
    dead = sum(failure.dead_at is not None for failure in found)
    console.print(f"Non riusciti: {len(found)}, di cui abbandonati: {dead}.")


@app.command()
def replay(
    row: Annotated[
        int | None, typer.Argument(metavar="[NUMERO]", help="Il numero dato da «outbox list».")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Rimette in coda tutto ciò che è stato abbandonato.")
    ] = False,
) -> None:
    """Rimette in coda ciò che è stato abbandonato, dopo averne tolto la causa."""
    if (row is None) is not everything:
        raise InputError("Indicare il numero di una riga, oppure --all.", field="row")
    with installation() as here:
        if row is not None and row not in {letter.id for letter in dead_letters(here.engine)}:
            raise NotFoundError(f"La riga {row} non è tra quelle abbandonate.")
        only = None if row is None else [row]
        count = replay_dead(here.engine, datetime.now(UTC), only)
    console.print(f"Rimessi in coda: {count}. Li farà «sua work».")


def _show(failure: Failure) -> None:
    when = (
        f"abbandonato il {failure.dead_at.astimezone(ROME):%d/%m/%Y %H:%M}"
        if failure.dead_at
        else f"si riprova il {failure.next_at.astimezone(ROME):%d/%m/%Y %H:%M}"
    )
    style = "bold red" if failure.dead_at else "yellow"
    what = _TOPICS.get(failure.topic, failure.topic)
    console.print(f"[{style}]{failure.id}[/{style}]  {what} «{_detail(failure)}»: {when}")
    console.print(f"      pratica {failure.case_id}, tentativi: {failure.attempts}", style="dim")
    console.print(f"      {failure.reason}", style="dim", markup=False)


def _detail(failure: Failure) -> str:
    if failure.topic != "remind":
        return failure.payload
    found = json.loads(failure.payload)
    return f"{found['rule']}, {found['step']}"

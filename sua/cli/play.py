"""``sua demo``, ``sua replay``, ``sua story run``: playing dossiers in front of the user."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Annotated
from uuid import UUID, uuid4

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sua.cli.arguments import case_named, run_named
from sua.cli.beside import MAIN, play_beside
from sua.cli.documents import print_acts, render_owed
from sua.corpus.rulebooks import Corpus, load_corpus
from sua.domain.calendar import ROME, legal_day
from sua.domain.errors import InputError
from sua.domain.numbers import format_decimal, format_euro
from sua.law.sources import cite
from sua.service.dossier import Dossier, load_dossier, load_dossiers
from sua.service.exporting import export
from sua.service.installation import Installation, installation, rehearse
from sua.service.playing import Step
from sua.service.reading import how_many_cases, rendered_acts, typed
from sua.service.threshold_view import BRANCHES

story = typer.Typer(help="Fascicoli raccontati riga per riga.", no_args_is_help=True)
console = Console(highlight=False, soft_wrap=True)


@story.callback()
def main() -> None:
    """Fascicoli raccontati riga per riga."""


@story.command("run")
def run_stories(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE…", readable=False, help="Fascicoli (.story, .stories)."),
    ],
) -> None:
    """Prova uno o più fascicoli in memoria: non scrive nulla."""
    corpus = load_corpus()
    for file in files:
        for dossier in load_dossiers(file):
            steps = list(rehearse(corpus, dossier, datetime.now(UTC), uuid4()))
            refused = sum(not step.reply.accepted for step in steps)
            name = file if file.suffix != ".stories" else file.parent / dossier.story.name
            typer.echo(
                f"{name}: {len(steps)} passaggi come raccontato, di cui {refused} rifiuti attesi"
            )


@story.command("export")
def export_story(
    case: Annotated[str, typer.Argument(metavar="PRATICA", help="L'identificativo (UUID).")],
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="NOME",
            help="Scrive NOME.story e NOME.toml; altrimenti fascicolo-….",
        ),
    ] = None,
    names: Annotated[
        bool, typer.Option("--names/--no-names", help="Con o senza i nomi delle persone.")
    ] = True,
) -> None:
    """Scrive una pratica, con quelle da cui nasce e che ne nascono, come un fascicolo che si riproduce."""
    identity = case_named(case)
    base = out or Path(f"fascicolo-{identity.hex[:8]}")
    files = [base.with_name(f"{base.name}.{suffix}") for suffix in ("story", "toml")]
    for file in files:
        if file.exists():
            raise InputError(f"«{file}» esiste già: indicare un altro nome con --out.")
    with installation() as here:
        found = export(here, identity, datetime.now(UTC), names=names)
    for file, text in zip(files, (found.story, found.sidecar), strict=True):
        file.write_text(text, encoding="utf-8")
    console.print(
        f"Scritti «{files[0]}» e «{files[1]}»: {len(found.cases)} pratiche. Contengono dati riservati.",
        markup=False,
    )
    for note in found.notes:
        console.print(f"Attenzione: {note}", style="yellow", markup=False)


def demo(
    once: Annotated[
        bool, typer.Option("--once", help="Non fa nulla se il database contiene già pratiche.")
    ] = False,
) -> None:
    """Riproduce la dimostrazione: una richiesta diventa un'aggiudicazione; accanto, altre pratiche."""
    dossier = load_dossier(MAIN)
    with installation() as here:
        if once and (found := how_many_cases(here)):
            console.print(f"Il database contiene già {found} pratiche: non si aggiunge nulla.")
            return
        _perform(here, dossier, uuid4())
        play_beside(here, console)
        render_owed(here)


def replay(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", readable=False, help="Il fascicolo (.story).")
    ],
    run: Annotated[
        str | None,
        typer.Option(
            help="Nome (UUID) di una riproduzione interrotta: riprende da dove era arrivata."
        ),
    ] = None,
) -> None:
    """Riproduce un fascicolo scrivendone le pratiche; se non regge, non scrive nulla."""
    dossier = load_dossier(file)
    name = run_named(run)
    with installation() as here:
        _perform(here, dossier, name)


def _perform(here: Installation, dossier: Dossier, run: UUID) -> None:
    now = datetime.now(UTC)
    console.rule(Text(dossier.title, "bold"))
    if dossier.demo:
        console.print(
            "DIMOSTRAZIONE: enti, persone, imprese e importi sono inventati.", style="yellow"
        )
    console.print(f"Riproduzione {run}", style="dim")
    cases: list[UUID] = []
    for step in _told(here.replay(dossier, now, run), here.corpus):
        if step.case_id not in cases and step.reply.accepted:
            cases.append(step.case_id)
    render_owed(here)
    for case_id in cases:
        _award(here, case_id)
    _acts(here, cases)
    _verified(here, cases)


def _told(steps: Iterator[Step], corpus: Corpus) -> Iterator[Step]:
    """Print each step as it is done: when, who, what, where it led or why it was refused."""
    for step in steps:
        line, reply = step.line, step.reply
        if line.opens is not None:
            console.print(f"\n[bold]Pratica {step.case_id}[/bold] ({reply.workflow})")
        when = f"{line.at.astimezone(ROME):%d/%m/%Y %H:%M}"
        mark, style = ("✓", "green") if reply.accepted else ("✗", "red")
        console.print(
            f"[{style}]{mark}[/{style}] {when}  {step.role.label}: {reply.label}"
            f" → [bold]{reply.state_label}[/bold]"
        )
        for obstacle in reply.obstacles:
            source = f" ({cite(obstacle['source'], corpus.sources)})" if obstacle["source"] else ""
            console.print(f"      {obstacle['reason']}{source}", style="dim", markup=False)
            if obstacle.get("lawful_from"):
                day = date.fromisoformat(obstacle["lawful_from"])
                console.print(f"      possibile dal {day:%d/%m/%Y}", style="dim")
        if reply.document:
            title = corpus.documents.at(reply.document, legal_day(line.at)).title
            console.print(f"      atto adottato: {title}", style="cyan")
        yield step


def _award(here: Installation, case_id: UUID) -> None:
    """Every number of the award."""
    facts = typed(here, case_id)
    record = facts.record("calculation")
    if record is None:
        return
    found = json.loads(record.json)
    table = Table(title="Ogni numero dell'aggiudicazione", title_justify="left")
    table.add_column("Passaggio")
    table.add_column("Valore", justify="right")
    bids = facts.bids("bids")
    known = [*facts.operators("invited"), *facts.operators("bidders")]
    names = {operator.codice_fiscale: operator.name for operator in known}
    for position in found["order"]:
        bid = bids[int(position) - 1]
        table.add_row(Text(f"Ribasso di {names[bid.codice_fiscale]}"), format_decimal(bid.discount))
    threshold = found.get("threshold")
    if threshold:
        for label, key in (
            ("Somma dei ribassi considerati", "kept_sum"),
            ("Media", "mean"),
            ("Scarto medio", "mean_excess"),
            ("Rapporto", "ratio"),
            ("Soglia di anomalia", "threshold"),
        ):
            if threshold[key] is not None:
                table.add_row(label, format_decimal(Fraction(threshold[key])))
        if threshold["branch"]:
            table.add_row("Formula", BRANCHES[threshold["branch"]])
    discount, price = facts.amount("award_discount"), facts.amount("award_price")
    if discount is not None and price is not None and facts.operators("winner"):
        table.add_row("Migliore offerta", Text(facts.operators("winner")[0].name))
        table.add_row("Ribasso della migliore offerta", f"{format_decimal(discount)}%")
        table.add_row("Prezzo di aggiudicazione", f"{format_euro(price)} euro")
    console.print()
    console.print(table)


def _acts(here: Installation, cases: list[UUID]) -> None:
    console.print("\n[bold]Atti[/bold]")
    print_acts(rendered_acts(here, cases))


def _verified(here: Installation, cases: list[UUID]) -> None:
    with console.status("Si ricalcola tutto…"):
        outcome = here.verifier().verify(tuple(cases), render=True)
    for finding in outcome.findings:
        console.print(str(finding), style="red", markup=False)
    console.print(
        f"Verifica: {outcome.cases} pratiche, {outcome.events} eventi, {outcome.decisions} decisioni"
        f" rifatte, {outcome.documents} atti resi di nuovo; anomalie: {len(outcome.findings)}."
    )
    if outcome.findings:
        raise typer.Exit(1)

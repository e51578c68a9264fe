"""``sua verify``, ``sua deadlines``, ``sua metrics``: looking at the cases of an installation."""

from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from sua.cli.arguments import case_named, run_named
from sua.domain.commands import Context
from sua.domain.errors import InputError
from sua.domain.numbers import format_decimal, format_euro
from sua.domain.people import Role
from sua.law.sources import cite
from sua.metrics import discount_s0
from sua.service.installation import installation
from sua.service.measuring import discounts
from sua.service.reading import open_deadlines
from sua.service.taking_over import actor_named, opening_of, read_file

app = typer.Typer(help="Le pratiche.", no_args_is_help=True)
console = Console(highlight=False, soft_wrap=True)


@app.callback()
def main() -> None:
    """Le pratiche."""


@app.command("takeover")
def take_over(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", readable=False, help="Che cosa si attesta (.toml).")
    ],
    username: Annotated[str, typer.Option("--as", metavar="UTENTE", help="Chi lo attesta.")],
    role: Annotated[Role, typer.Option(help="In quale ruolo.")] = Role.DIRECTOR,
    run: Annotated[
        str | None,
        typer.Option(help="Nome (UUID) della pratica: ripetuto, non ne apre un'altra."),
    ] = None,
) -> None:
    """Prende in carico una pratica già avviata altrove: la storia è attestata, non rivissuta."""
    now = datetime.now(UTC)
    case_id = run_named(run)
    raw = read_file(file)
    with installation() as here:
        actor, province = actor_named(here, username, role, now)
        opening = opening_of(here, province, raw, case_id, file.name)
        context = Context(actor=actor, now=now, idempotency_key=f"takeover:{case_id}")
        reply = here.service(province).open(opening, context)
        for obstacle in reply.obstacles:
            source = cite(obstacle["source"], here.corpus.sources) if obstacle["source"] else ""
            console.print(f"– {obstacle['reason']}{source and f' ({source})'}", markup=False)
    if not reply.accepted:
        count = len(reply.obstacles)
        raise InputError(
            f"{file.name}: la presa in carico è rifiutata per"
            f" {'un motivo' if count == 1 else f'{count} motivi'}; nulla è stato scritto.",
            code="command.refused",
        )
    console.print(
        f"Pratica {reply.case_id}: «{reply.state_label}» (attestato, non rivissuto).", markup=False
    )


def verify(
    cases: Annotated[
        list[str] | None, typer.Argument(metavar="[PRATICA…]", show_default=False)
    ] = None,
    render: Annotated[
        bool, typer.Option("--render", help="Rende di nuovo ogni atto e confronta i byte.")
    ] = False,
) -> None:
    """Ricalcola tutto e nomina il primo anello rotto; esce con 1 se ne trova."""
    wanted = tuple(map(case_named, cases or []))
    with installation() as here:
        outcome = here.verifier().verify(wanted, render=render)
    for finding in outcome.findings:
        console.print(str(finding), style="red", markup=False)
    console.print(
        f"{outcome.cases} pratiche, {outcome.events} eventi, {outcome.decisions} decisioni rifatte,"
        f" {outcome.documents} atti verificati; anomalie: {len(outcome.findings)}."
    )
    if outcome.erased:
        console.print(f"{outcome.erased} decisioni non rifatte: dati riservati cancellati.")
    if outcome.findings:
        raise typer.Exit(1)


def list_deadlines() -> None:
    """Elenca i termini aperti: quelli scaduti e quelli che stanno per scadere."""
    now = datetime.now(UTC)
    with installation() as here:
        found = open_deadlines(here, now)
        for item in found:
            note = f" ({item.note})" if item.note else ""
            status, style = ("SCADUTO", "bold red") if item.overdue else ("in corso", "green")
            console.print(
                f"[{style}]{status}[/{style}] {item.last_day:%d/%m/%Y}  {escape(item.label + note)}"
            )
            source = cite(item.source, here.corpus.sources)
            console.print(f"      {source} – pratica {item.case_id} ({item.workflow})", style="dim")
            console.print(f"      {item.expiry}", style="dim", markup=False)
    overdue = sum(item.overdue for item in found)
    console.print(f"Termini aperti: {len(found)}, di cui scaduti: {overdue}.")


def metrics() -> None:
    """Il ribasso sulla base di gara per Comune e per Provincia: ribasso, non risparmio."""
    with installation() as here:
        found = list(discounts(here))
    console.print(f"[bold]{discount_s0.LABEL}[/bold] (S0, informativo)")
    console.print(discount_s0.DEFINITION)
    for item in found:
        value = item.value
        console.print(f"\n[bold]{escape(item.body)}[/bold] – {item.level}")
        for label, text in (
            ("aggiudicazioni", str(len(value.awards))),
            ("base di gara, sicurezza compresa", f"{format_euro(value.base)} euro"),
            ("parte ribassabile", f"{format_euro(value.discountable)} euro"),
            ("aggiudicato", f"{format_euro(value.price)} euro"),
            ("ribasso sulla parte ribassabile", _percent(value.weighted)),
            ("ribasso sul totale", _percent(value.weighted_total)),
            ("media semplice dei ribassi", _percent(value.simple)),
        ):
            console.print(f"      {label + ':':<34}{text:>20}")
        console.print("      pratiche: " + ", ".join(map(str, value.awards)), style="dim")
    if not found:
        console.print("Nessuna aggiudicazione.")


def _percent(value: Fraction) -> str:
    return f"{format_decimal(value, 3)}%"

"""``sua verify``, ``sua deadlines``, ``sua metrics``: looking at the cases of an installation."""

from datetime import UTC, datetime
from fractions import Fraction
from typing import Annotated
from uuid import UUID

import typer
from rich.console import Console
from rich.markup import escape

from sua.domain.errors import InputError
from sua.domain.numbers import format_decimal, format_euro
from sua.law.sources import cite
from sua.metrics import discount_s0
from sua.service.installation import installation
from sua.service.measuring import discounts
from sua.service.reading import open_deadlines

console = Console(highlight=False, soft_wrap=True)


def verify(
    cases: Annotated[
        list[str] | None, typer.Argument(metavar="[PRATICA…]", show_default=False)
    ] = None,
    render: Annotated[
        bool, typer.Option("--render", help="Rende di nuovo ogni atto e confronta i byte.")
    ] = False,
) -> None:
    """Ricalcola tutto e nomina il primo anello rotto; esce con 1 se ne trova."""
    try:
        wanted = tuple(UUID(case) for case in cases or [])
    except ValueError as error:
        raise InputError("La pratica si indica con il suo UUID.", code="case.malformed") from error
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

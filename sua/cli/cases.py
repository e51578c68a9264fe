"""``sua verify``, ``sua deadlines``, ``sua metrics``: looking at the cases of an installation."""

from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

import typer
from rich.console import Console
from rich.table import Table

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
    table = Table(title="Termini aperti", title_justify="left")
    for column in ("Stato", "Ultimo giorno", "Termine", "Pratica", "Fonte", "Se scade"):
        table.add_column(column, overflow="fold")
    for item in found:
        label = f"{item.label} ({item.note})" if item.note else item.label
        table.add_row(
            "SCADUTO" if item.overdue else "in corso",
            f"{item.last_day:%d/%m/%Y}",
            label,
            f"{item.workflow} {item.case_id}",
            cite(item.source, here.corpus.sources),
            item.expiry,
        )
    console.print(table)
    overdue = sum(item.overdue for item in found)
    console.print(f"{len(found)} termini aperti, di cui {overdue} scaduti.")


def metrics() -> None:
    """Il ribasso sulla base di gara per Comune e per Provincia: ribasso, non risparmio."""
    with installation() as here:
        found = list(discounts(here))
    table = Table(title=f"{discount_s0.LABEL} (S0)", title_justify="left")
    for column in ("Ente", "Livello"):
        table.add_column(column)
    for column in (
        "Gare",
        "Base, euro",
        "Ribassabile, euro",
        "Aggiudicato, euro",
        "Ribasso pesato",
        "sul totale",
        "Media semplice",
    ):
        table.add_column(column, justify="right")
    for item in found:
        value = item.value
        table.add_row(
            item.body,
            item.level,
            str(len(value.awards)),
            format_euro(value.base),
            format_euro(value.discountable),
            format_euro(value.price),
            *(
                f"{format_decimal(v, 3)}%"
                for v in (value.weighted, value.weighted_total, value.simple)
            ),
        )
    console.print(table)
    console.print(discount_s0.DEFINITION)
    for item in found:
        cases = ", ".join(str(case) for case in item.value.awards)
        console.print(f"{item.body}: {cases}", style="dim")

"""``sua reconcile``: everything owed recomputed from the cases; exit 1 if anything does not tally."""

import typer
from rich.console import Console

from sua.domain.numbers import format_euro
from sua.service.installation import installation
from sua.service.reconciling import reconcile as recompute

console = Console(highlight=False, soft_wrap=True)


def reconcile() -> None:
    """Ricalcola aggiudicazioni, quote, corrispettivi e rendiconti; esce con 1 se qualcosa non torna."""
    with installation() as here:
        found = recompute(here)
    for mismatch in found.mismatches:
        console.print(str(mismatch), style="red", markup=False)
    for missing in found.unknown:
        console.print(str(missing), style="yellow", markup=False)
    console.print(
        f"{found.procedures} procedure, {found.awards} aggiudicazioni per"
        f" {format_euro(found.awarded)} euro, {found.lines} righe per {format_euro(found.owed)} euro;"
        f" differenze: {len(found.mismatches)}."
    )
    if found.mismatches:
        raise typer.Exit(1)

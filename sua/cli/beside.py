"""The other cases of the demonstration's Province, told in a line or two each."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from rich.console import Console

from sua.corpus.root import root
from sua.domain.calendar import legal_day
from sua.service.dossier import load_dossier
from sua.service.installation import Installation
from sua.service.playing import Step

STORIES = root() / "workflows" / "stories"
MAIN = STORIES / "demo.story"


def stories_beside() -> list[Path]:
    """The dossiers that stand beside the demonstration, in a fixed order."""
    return sorted(path for path in STORIES.glob("*.story") if path != MAIN)


def play_beside(here: Installation, console: Console) -> None:
    """Write every dossier that stands beside the demonstration; errors as its ``replay``."""
    console.print("\n[bold]Accanto, nella stessa Provincia[/bold]")
    for path in stories_beside():
        steps = list(here.replay(load_dossier(path), datetime.now(UTC), uuid4()))
        console.print(str(steps[0].line.facts["subject"]), markup=False)
        for told in where_they_are(here, steps):
            console.print(f"      {told}", style="dim", markup=False)


def where_they_are(here: Installation, steps: Iterable[Step]) -> Iterator[str]:
    """What each case is and where it has got to, lot by lot; a request only while it is alone."""
    reached: dict[UUID, dict[str, str]] = {}
    kinds: dict[UUID, str] = {}
    for step in steps:
        lifecycle, _ = here.corpus.lifecycle(step.reply.workflow, legal_day(step.line.at))
        kinds[step.case_id] = lifecycle.label
        if step.reply.accepted:
            reached.setdefault(step.case_id, {})[step.reply.lot] = step.reply.state_label
    first = next(iter(kinds))
    for case_id, states in reached.items():
        if case_id == first and len(reached) > 1:
            continue
        lots = [f"lotto {lot} «{state}»" for lot, state in sorted(states.items()) if lot]
        where = ", ".join(lots) or "«" + states[""] + "»"
        yield f"{kinds[case_id]}: {where}"

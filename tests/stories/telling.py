"""The stories of this folder, and what telling one gives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sua.corpus.rulebooks import load_corpus
from sua.domain.case import Case
from sua.domain.errors import InputError
from sua.domain.fact_codec import fact_to_json
from sua.domain.facts import FactValue
from sua.service.dossier import Dossier, load_dossiers
from sua.service.installation import lifecycles
from sua.service.playing import Step, play
from sua.service.rehearsal import Rehearsal
from tests.support import RUN

HERE = Path(__file__).parent
NOW = datetime(2030, 1, 1, tzinfo=UTC)
Place = tuple[Path, int]
Teller = Callable[[Place], "Told"]


@dataclass(frozen=True)
class Told:
    """A story told: its steps, the desk it was told at, and what went wrong, if anything did."""

    name: str
    steps: tuple[Step, ...]
    desk: Rehearsal | None
    dossier: Dossier | None
    wrong: str | None


def places() -> list[Place]:
    """Every story: the file, and its number where the file holds several."""
    found: list[Place] = [(path, 0) for path in sorted(HERE.glob("*.story"))]
    for path in sorted(HERE.glob("*.stories")):
        found += [(path, n) for n in range(path.read_text().count("\nstory "))]
    return found


def name_of(place: Place) -> str:
    """What the story is called in the reports of the tests."""
    path, number = place
    titles = [x.split()[1] for x in path.read_text().splitlines() if x.startswith("story ")]
    return f"{path.stem} {titles[number]}" if path.suffix == ".stories" else path.stem


def tell(place: Place) -> Told:
    """The story told to its end, or to the line that does not go as it says."""
    path, number = place
    steps: list[Step] = []
    desk: Rehearsal | None = None
    dossier: Dossier | None = None
    try:
        dossier = load_dossiers(path)[number]
        desk = Rehearsal(load_corpus(), dossier)
        steps += play(dossier, desk, lifecycles(load_corpus()), NOW, RUN)
    except InputError as error:
        return Told(name_of(place), tuple(steps), desk, dossier, str(error))
    short = len(steps) < len(dossier.story.lines)
    return Told(name_of(place), tuple(steps), desk, dossier, "finisce prima" if short else None)


def attested(case: Case, steps: list[Step]) -> dict[str, Any]:
    """What a careful office would attest of a case."""
    return {
        "state": case.state,
        "history": [_line(step) for step in steps],
        "act": {"number": "31", "day": "2026-06-01"},
        "reasons": "Pratica avviata prima dell'adozione di SUA (dimostrazione).",
        "facts": _plain(case.facts),
        "lots": {
            n: {"state": lot.state, "facts": _plain(lot.facts)} for n, lot in case.lots.items()
        },
    }


def _line(step: Step) -> str:
    line = step.line
    command = line.command or "open"
    return f"{line.at.isoformat()} {command}" + (f"@{line.lot}" if line.lot else "")


def _plain(facts: Mapping[str, FactValue]) -> dict[str, Any]:
    return {name: fact_to_json(value) for name, value in facts.items()}


def refusals(story: Told) -> list[str]:
    """Every refusal of the story as whoever acts reads it: one line each obstacle."""
    return [
        f"{story.name}, {step.line.origin}, {step.line.command or 'case'}: {obstacle['rule']}"
        f" [{obstacle['field'] or ''}] [{obstacle.get('lawful_from') or ''}] {obstacle['reason']}"
        f" ({obstacle['kind']}: {obstacle['source']}; {', '.join(obstacle['unblocked_by'])};"
        f" {obstacle.get('remedy') or ''})"
        for step in story.steps
        for obstacle in step.reply.obstacles
    ]

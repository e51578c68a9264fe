"""The stories of this folder, and what telling one gives."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sua.corpus.rulebooks import load_corpus
from sua.domain.calendar import legal_day
from sua.domain.case import Case
from sua.domain.errors import InputError
from sua.domain.fact_codec import fact_to_json
from sua.domain.facts import FactValue
from sua.engine.computations import COMPUTATIONS
from sua.engine.decisions import Accepted, Decision
from sua.engine.rulebook import RuleBook
from sua.engine.terms import deadlines
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
    """A story told: its steps, the desk it was told at, and what went wrong, if anything did.

    ``decided``: the decisions taken, each with its rule book.
    """

    name: str
    steps: tuple[Step, ...]
    desk: Rehearsal | None
    dossier: Dossier | None
    wrong: str | None
    decided: tuple[tuple[RuleBook, Decision], ...] = ()


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
    seen: list[tuple[RuleBook, Decision]] = []
    try:
        dossier = load_dossiers(path)[number]
        desk = Rehearsal(load_corpus(), dossier, lambda *decided: seen.append(decided))
        steps += play(dossier, desk, lifecycles(load_corpus()), NOW, RUN)
    except InputError as error:
        return Told(name_of(place), tuple(steps), desk, dossier, str(error), tuple(seen))
    wrong = "finisce prima" if len(steps) < len(dossier.story.lines) else None
    return Told(name_of(place), tuple(steps), desk, dossier, wrong, tuple(seen))


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


def computed(story: Told) -> list[str]:
    """What the engine added by itself to what was given, step by step."""
    found = []
    for _, decision in story.decided:
        if not isinstance(decision, Accepted):
            continue
        move = decision.transition
        names = {name for calculator in move.computes for name in COMPUTATIONS[calculator].gives}
        views = [("", decision.facts), *((lot.lot, lot.facts) for lot in decision.lots)]
        for lot, facts in views:
            for name in sorted(names & facts.keys()):
                value = json.dumps(fact_to_json(facts[name]), ensure_ascii=False, sort_keys=True)
                found.append(f"{move.command} {lot and f'@{lot} '}{name}: {value}")
    return found


def terms(story: Told) -> list[str]:
    """The terms of every case as the story leaves it."""
    found = []
    for case in story.desk.cases.values() if story.desk else ():
        rules = load_corpus().rulebook(case.workflow, case.pinned_on or legal_day(case.opened_at))
        found += [
            f"{term.rule}{term.lot and f'@{term.lot}'} {term.starts_on} {term.last_day}"
            f" {term.due_at:%H:%M} met {term.met_at} {term.note} ({term.source})"
            for term in deadlines(rules, case)
        ]
    return found

"""What happened in a story can be planned: a plan leads there, and not by a longer way."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from sua.corpus.rulebooks import load_corpus
from sua.domain.case import Case
from sua.engine.planning import plan
from sua.engine.rulebook import RuleBook
from sua.engine.simulation import World
from sua.service.dossier import load_dossier
from sua.service.installation import lifecycles
from sua.service.looking_ahead import governing_books
from sua.service.playing import play
from sua.service.rehearsal import Rehearsal
from tests.engine.test_planning import book_of, told
from tests.golden import among

FAR = datetime(2030, 1, 1, tzinfo=UTC)
OUTLINES = Path(__file__).with_name("outlines.txt")
STORIES = sorted((Path(__file__).parents[1] / "stories").glob("*.story"))


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_where_a_story_gets_to_a_plan_leads_and_not_by_a_longer_way(path: Path) -> None:
    """What happened can be planned: from where each case of a story began, and from half way."""
    corpus, dossier = load_corpus(), load_dossier(path)
    desk = Rehearsal(corpus, dossier)
    told_so_far: dict[UUID, list[tuple[Case, RuleBook | None]]] = {}
    for step in play(dossier, desk, lifecycles(corpus), FAR, uuid4()):
        case = desk.cases.get(step.case_id)
        if case is not None and step.reply.accepted:
            pinned = book_of(desk, case, FAR) if case.rulebook else None
            told_so_far.setdefault(case.id, []).append((case, pinned))
    for history in told_so_far.values():
        last = history[-1][0]
        lot = next(iter(last.lots), "")
        goal = last.lots[lot].state if lot else last.state
        for place in {0, (len(history) - 1) // 2}:
            case, pinned = history[place]
            view = case.of_lot(lot) if lot in case.lots else case
            if view.state == goal or view.last_at is None:
                continue
            books = governing_books(corpus, case, pinned)
            world = World(books=books, parties=dossier.parties, lot=lot)
            found = plan(world, view, goal, view.last_at)
            told(found)
            acts = " ".join(
                f"{a.day:%m-%d}/{a.command}{'*' if a.waits else ''}" for a in found.acts
            )
            among(OUTLINES, f"{path.stem} {place} {view.workflow} {goal}: {acts}")
            assert not found.blocked, [(a.command, a.obstacles) for a in found.acts if a.obstacles]
            sure = not any(act.conditions for act in found.acts)
            assert lot or not sure or len(found.acts) <= len(history) - 1 - place

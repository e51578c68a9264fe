"""The cases that stand beside the demonstration: each plays, and ends where it is said to."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sua.cli.beside import stories_beside
from sua.corpus.rulebooks import load_corpus
from sua.domain.calendar import legal_day
from sua.domain.fact_reader import FactReader
from sua.service.dossier import Dossier, load_dossier
from sua.service.installation import lifecycles
from sua.service.playing import play
from sua.service.rehearsal import Rehearsal
from tests.support import RUN

TOLD_ON = datetime(2026, 11, 25, 12, tzinfo=UTC)
Ends = list[tuple[str, str, Mapping[str, str]]]
ENDS: Mapping[str, Ends] = {
    "cleaning_in_lots": [
        ("request", "assigned", {}),
        (
            "open",
            "lots_running",
            {"1": "handed_over", "2": "deserted", "3": "technically_evaluated"},
        ),
    ],
    "gym_works": [
        ("request", "assigned", {}),
        ("direct_award", "signed", {}),
        ("contract", "running", {}),
    ],
    "library_supplies": [("request", "assigned", {}), ("direct_award", "signed", {})],
    "roads_framework": [
        ("request", "assigned", {}),
        ("framework_agreement", "active", {}),
        ("call_off", "signed", {}),
        ("call_off", "preparation", {}),
    ],
    "school_request": [("request", "submitted", {})],
    "stationery_system": [
        ("request", "assigned", {}),
        ("dynamic_purchasing_system", "published", {}),
    ],
}


def rehearsed(path: Path) -> tuple[Dossier, Rehearsal]:
    dossier = load_dossier(path)
    desk = Rehearsal(load_corpus(), dossier)
    for _ in play(dossier, desk, lifecycles(load_corpus()), TOLD_ON, RUN):
        pass
    return dossier, desk


def test_every_story_beside_is_expected_here() -> None:
    assert [path.stem for path in stories_beside()] == sorted(ENDS)


@pytest.mark.parametrize("path", stories_beside(), ids=lambda path: path.stem)
def test_a_case_beside_ends_where_it_is_said_to(path: Path) -> None:
    _, desk = rehearsed(path)
    assert [
        (case.workflow, case.state, {lot.id: lot.state for lot in case.lots.values()})
        for case in desk.cases.values()
    ] == ENDS[path.stem]


@pytest.mark.parametrize("path", stories_beside(), ids=lambda path: path.stem)
def test_a_case_beside_says_that_it_is_invented_and_is_not_of_tomorrow(path: Path) -> None:
    dossier = load_dossier(path)
    assert dossier.demo
    assert "(dimostrazione)" in str(dossier.story.lines[0].facts["subject"])
    assert all(legal_day(line.at) <= legal_day(TOLD_ON) for line in dossier.story.lines)


def test_the_cases_beside_share_the_bodies_and_people_of_the_demonstration(demo: Dossier) -> None:
    for path in stories_beside():
        dossier = load_dossier(path)
        assert dossier.parties == demo.parties
        assert {**dossier.people, **demo.people} == dossier.people


def test_the_orders_stand_against_the_ceiling_of_the_framework() -> None:
    path = next(p for p in stories_beside() if p.stem == "roads_framework")
    _, desk = rehearsed(path)
    framework = next(c for c in desk.cases.values() if c.workflow == "framework_agreement")
    facts = FactReader(framework.facts)
    rows = facts.table("call_offs")
    assert [row.text("number") for row in rows] == ["1", "2"]
    ceiling = facts.amount("framework_ceiling")
    assert ceiling is not None
    taken = sum(row.amount("amount") or 0 for row in rows)
    assert ceiling - taken == 395_000

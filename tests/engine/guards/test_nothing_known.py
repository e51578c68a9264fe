"""Of a case that holds nothing most conditions say nothing; the others what ``nothing_known.txt`` has."""

from datetime import date
from pathlib import Path

import pytest

from sua.engine.guards import GUARDS
from tests.engine.looking import ALFA, BETA, excluded, operators, says, situation
from tests.golden import WRITING, among, known

DAY = date(2026, 3, 2)
GOLDEN = Path(__file__).with_name("nothing_known.txt")


@pytest.mark.parametrize("guard", sorted(GUARDS))
@pytest.mark.parametrize("workflow", ["open", "negotiated"])
def test_what_is_missing_altogether_is_said_by_its_requirement(guard: str, workflow: str) -> None:
    found = says(guard, situation(DAY, workflow=workflow))
    name = f"{workflow} {guard}: "
    if found:
        among(GOLDEN, name + ", ".join(found))
    elif not WRITING:
        assert not [line for line in known(GOLDEN) if line.startswith(name)]


def test_who_asked_to_participate_is_listed_once() -> None:
    one, twice = operators(ALFA, BETA), operators(ALFA, ALFA)
    assert says("applicants_counted", situation(DAY, applicants=one)) == []
    counted = situation(DAY, applicants=one, applications_received=2)
    assert says("applicants_counted", counted) == []
    more = situation(DAY, applicants=one, applications_received=3)
    assert says("applicants_counted", more) == ["default"]
    again = situation(DAY, applicants=twice, applications_received=3)
    assert says("applicants_counted", again) == ["twice"]


def test_everyone_who_asked_is_admitted_or_left_out_once() -> None:
    asked = operators(ALFA, BETA)
    both = situation(DAY, applicants=asked, candidates=asked)
    assert says("candidates_applied", both) == []
    rejected = {"rejected_candidates": excluded(BETA)}
    twice = situation(DAY, applicants=asked, candidates=asked, **rejected)
    assert says("candidates_applied", twice) == ["twice"]
    apart = situation(DAY, applicants=asked, candidates=operators(ALFA), **rejected)
    assert says("candidates_applied", apart) == []
    undecided = situation(DAY, applicants=asked, candidates=operators(ALFA))
    assert says("candidates_applied", undecided) == ["undecided"]


def test_nobody_is_left_out_but_by_stated_criteria() -> None:
    left = situation(DAY, not_selected=operators(BETA))
    assert says("minimum_candidates", left) == ["criteria"]
    stated = situation(DAY, not_selected=operators(BETA), candidates_criteria="Prova.")
    assert says("minimum_candidates", stated) == []

"""Every story of this folder goes as it is told, to its last line; every guard is seen at work.

What each refuses, computes and sets terms for is kept word for word (:mod:`tests.golden`). It is looked
at all together by the test that tells the story first: a mutation run tries a change on the tests that
were seen to reach it.
"""

from datetime import date
from pathlib import Path

import pytest

from sua.corpus.root import root
from sua.corpus.rulebooks import load_corpus
from sua.service.story_coverage import story_coverage
from tests.golden import WRITING, among, known
from tests.stories.telling import (
    NOW,
    Place,
    Teller,
    computed,
    name_of,
    places,
    refusals,
    terms,
)

HERE = Path(__file__).parent
REFUSALS, COMPUTED, TERMS = (HERE / f"{name}.txt" for name in ("refusals", "computed", "terms"))


@pytest.mark.parametrize("place", places(), ids=name_of)
def test_a_story_goes_as_told(place: Place, told: Teller) -> None:
    story = told(place)
    assert story.wrong is None
    if not WRITING:
        assert {line.partition(", ")[2] for line in refusals(story)} <= known(REFUSALS)
    for line in computed(story):
        among(COMPUTED, line)
    for line in terms(story):
        among(TERMS, line)


@pytest.mark.parametrize("place", places(), ids=name_of)
def test_a_refusal_says_its_article_and_who_can_mend_it(place: Place, told: Teller) -> None:
    guards = load_corpus().rulebook("request", date(2026, 1, 1)).guards
    for step in told(place).steps:
        for obstacle in step.reply.obstacles:
            if obstacle["rule"] in guards:
                assert obstacle["source"], obstacle
                assert obstacle["unblocked_by"], obstacle


def test_nothing_agreed_is_told_no_more(told: Teller) -> None:
    stories = [told(place) for place in places()]
    assert {line for story in stories for line in computed(story)} == known(COMPUTED)
    assert {line for story in stories for line in terms(story)} == known(TERMS)


def test_no_step_no_end_and_no_condition_is_left_unexercised() -> None:
    folders = (root() / "workflows" / "stories", Path(__file__).parent)
    found = story_coverage(load_corpus(), folders, NOW)
    assert found.failed == []
    assert found.unexercised == []

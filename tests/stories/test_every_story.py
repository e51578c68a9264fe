"""Every story of this folder goes as it is told, to its last line; every guard is seen at work."""

from datetime import date
from pathlib import Path

import pytest

from sua.corpus.root import root
from sua.corpus.rulebooks import load_corpus
from sua.service.story_coverage import story_coverage
from tests.stories.telling import NOW, Place, Teller, name_of, places


@pytest.mark.parametrize("place", places(), ids=name_of)
def test_a_story_goes_as_told(place: Place, told: Teller) -> None:
    assert told(place).wrong is None


@pytest.mark.parametrize("place", places(), ids=name_of)
def test_a_refusal_says_its_article_and_who_can_mend_it(place: Place, told: Teller) -> None:
    guards = load_corpus().rulebook("request", date(2026, 1, 1)).guards
    for step in told(place).steps:
        for obstacle in step.reply.obstacles:
            if obstacle["rule"] in guards:
                assert obstacle["source"], obstacle
                assert obstacle["unblocked_by"], obstacle


def test_no_step_no_end_and_no_condition_is_left_unexercised() -> None:
    folders = (root() / "workflows" / "stories", Path(__file__).parent)
    found = story_coverage(load_corpus(), folders, NOW)
    assert found.failed == []
    assert found.unexercised == []

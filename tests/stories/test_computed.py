"""What the engine computes in every story, to the last digit: rankings, draws, ledgers, terms."""

from pathlib import Path

import pytest

from tests.golden import WRITING, among, known
from tests.stories.telling import Place, Teller, computed, name_of, places, terms

GOLDEN = Path(__file__).with_name("computed.txt")
TERMS = Path(__file__).with_name("terms.txt")


@pytest.mark.parametrize("place", places(), ids=name_of)
def test_what_is_computed_is_as_agreed(place: Place, told: Teller) -> None:
    for line in computed(told(place)):
        among(GOLDEN, line)


@pytest.mark.parametrize("place", places(), ids=name_of)
def test_terms_run_as_agreed(place: Place, told: Teller) -> None:
    for line in terms(told(place)):
        among(TERMS, line)


def test_nothing_agreed_is_computed_no_more(told: Teller) -> None:
    if not WRITING:
        assert {line for place in places() for line in computed(told(place))} == known(GOLDEN)
        assert {line for place in places() for line in terms(told(place))} == known(TERMS)

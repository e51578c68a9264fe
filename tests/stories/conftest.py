"""Each story is told once in a run, for all the tests that look at it."""

from functools import cache

import pytest

from tests.stories.telling import Teller, tell


@pytest.fixture(scope="session")
def told() -> Teller:
    return cache(tell)

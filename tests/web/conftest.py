"""Doors onto the demonstration, finished or stopped while the bids are still sealed."""

from collections.abc import Iterator

import pytest

from sua.service.dossier import Dossier
from tests.support import Desk, stage
from tests.web.doors import Doors, doors_on


@pytest.fixture
def doors(played: Desk, demo: Dossier) -> Iterator[Doors]:
    """The demonstration, concluded."""
    with doors_on(played, demo) as found:
        yield found


@pytest.fixture
def sealed(fresh: Desk, demo: Dossier) -> Iterator[Doors]:
    """The demonstration with its bids ranked and no award yet: all of them reserved (art. 35)."""
    stage(fresh, demo, "record_checks")
    fresh.here.worker().drain()
    with doors_on(fresh, demo) as found:
        yield found

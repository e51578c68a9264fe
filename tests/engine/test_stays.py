"""A request for interim measures stops the term to sign, from the threshold up, until its ruling."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from sua.engine.stays import stays
from tests.engine.looking import ALFA, parsed

DAY = date(2026, 6, 1)
APPEAL = {"number": "R1", "court": "TAR", "appellant": ALFA, "notified_on": "2026-04-27"}
REQUEST = {"interim_requests": [{"number": "R1", "notified_on": "2026-04-27"}]}
RULING = {"number": "R1", "published_on": "2026-05-14", "outcome": "rejected"}
ENDED = {"number": "R1", "published_on": "2026-05-10", "outcome": "ended", "definitive": "true"}


def stay(against: str = "award", band: str = "above_threshold", **more: Any) -> list[object]:
    given = {"threshold_band": band, "appeals": [{**APPEAL, "against": against}], **REQUEST, **more}
    return [(x.first, x.last, x.evidence) for x in stays(parsed(given, DAY))]


BEGAN = datetime(2026, 4, 26, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("more", "last"),
    [
        ({}, None),
        ({"interim_rulings": [RULING]}, datetime(2026, 5, 14, 22, tzinfo=UTC)),
        ({"judgments": [ENDED]}, datetime(2026, 5, 10, 22, tzinfo=UTC)),
        (
            {"interim_rulings": [RULING], "judgments": [ENDED]},
            datetime(2026, 5, 10, 22, tzinfo=UTC),
        ),
        ({"interim_rulings": [{**RULING, "number": "R2"}]}, None),
    ],
)
def test_a_stay_lasts_until_the_court_speaks(more: dict[str, Any], last: datetime | None) -> None:
    assert stay(**more) == [(BEGAN, last, "R1")]


def test_only_the_award_and_only_from_the_threshold_up() -> None:
    assert stay(against="call") == []
    assert stay(band="below_threshold") == []

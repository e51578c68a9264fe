"""Stories up to the contract, played for real: what their acts say, and a clean verification."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sua.rendering.codec import decode_view
from sua.rendering.html import to_html
from sua.service.dossier import load_dossier
from sua.storage.database import VERIFIER, transaction
from sua.storage.vault import open_sealed
from tests.support import RUN, Desk

STORIES = Path(__file__).parent.parent / "stories"


def acts(desk: Desk, story: str) -> dict[str, str]:
    """The text of the last act of each kind, once the story was told and verified."""
    for _ in desk.here.replay(load_dossier(STORIES / f"{story}.story"), datetime.now(UTC), RUN):
        pass
    desk.here.worker().drain(datetime.now(UTC))
    assert desk.here.worker().failures() == []
    assert desk.here.verifier().verify(render=True).findings == ()
    rows = desk.rows("SELECT slug, view FROM document ORDER BY seq")
    with transaction(desk.here.engine, VERIFIER) as connection:
        opened = open_sealed(connection, desk.here.vault, {str(digest) for _, digest in rows})
    found = {}
    for slug, digest in rows:
        view = decode_view(opened[str(digest)] or b"")
        template = desk.here.corpus.documents.at(str(slug), view.law_day)
        found[str(slug)] = " ".join(to_html(template, view).split())
    return found


def test_points_are_in_the_minutes_and_the_standstill_in_the_award(fresh: Desk) -> None:
    found = acts(fresh, "quality")
    minutes = found["session_minutes"]
    assert "<caption>Punteggi</caption>" in minutes
    assert "il criterio non è quello del prezzo più basso" in minutes
    assert "sia decorso il termine dilatorio" in found["award_decision"]
    assert "Non si applicano i termini dilatori" not in found["award_decision"]


@pytest.mark.parametrize(
    ("story", "words"),
    [
        ("method_b", ("metodo B dell&#39;allegato II.2", "all. II.2, metodo B", "Variazione")),
        ("method_c", ("all. II.2, metodo C", "Ribasso di riferimento")),
        ("tie", ("20%",)),
    ],
)
def test_minutes_say_the_method(story: str, words: tuple[str, ...], fresh: Desk) -> None:
    minutes = acts(fresh, story)["session_minutes"].replace("&#39;", "'").replace("&#x27;", "'")
    for word in words:
        assert word.replace("&#39;", "'") in minutes


def test_each_lot_has_its_own_acts(fresh: Desk) -> None:
    found = acts(fresh, "lots")
    assert {"award_decision", "deserted_record", "annulment_act", "session_minutes"} <= set(found)
    for slug in ("award_decision", "deserted_record", "annulment_act", "session_minutes"):
        assert "</span> lotto " in found[slug], slug
    assert "</span> lotto " not in found["request_acceptance"]
    assert "CUP </span>" not in "".join(found.values())

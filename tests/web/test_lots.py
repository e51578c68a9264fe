"""A case with lots over HTTP and on its page: each lot is read, and given its commands, by itself."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from sua.service.dossier import Dossier
from sua.service.loading import RuleBooks
from tests.lots import SPLIT, lots_corpus
from tests.support import Desk
from tests.web.doors import Doors, doors_on
from tests.web.test_pages import hidden, visible

FITS = ' test_fits={"answer":true,"reasons":"Sì."}'
STORY = (
    SPLIT
    + "2026-01-14 officer/due rank@1 test_score=8"
    + FITS
    + "\n2026-01-15 director/tre award@1\n"
)


@pytest.fixture
def lots(fresh: Desk, demo: Dossier, dossier_of: Callable[[str], Dossier]) -> Iterator[Doors]:
    corpus = lots_corpus()
    desk = replace(fresh, here=replace(fresh.here, corpus=corpus, books=RuleBooks(corpus)))
    for _ in desk.here.replay(dossier_of(STORY), datetime.now(UTC), uuid4()):
        pass
    with doors_on(desk, demo) as found:
        yield found


def test_a_case_tells_its_lots_and_their_steps(lots: Doors) -> None:
    case = lots.case("test_lots")
    door = lots.door("officer")
    read = door.get(f"/api/v1/cases/{case}").json()
    assert read["state"] == "lots_running"
    assert [(x["id"], x["state"], x["title"]) for x in read["lots"]] == [
        ("1", "awarded", "Scuola A"),
        ("2", "admitted", "Scuola B"),
    ]
    assert {f["name"] for f in read["lots"][1]["facts"]} >= {"base_amount", "bids_received"}
    assert {t["lot"] for t in read["terms"]} == {"", "1", "2"}
    every = door.get(f"/api/v1/cases/{case}/actions").json()
    assert {a["lot"] for a in every} == {"", "1", "2"}
    second = door.get(f"/api/v1/cases/{case}/actions?lot=2").json()
    assert [a["command"] for a in second] == ["rank", "revoke", "note", "suspend"]
    assert door.get(f"/api/v1/cases/{case}/actions?lot=9").status_code == 404


def give(lots: Doors, case: UUID, **body: object) -> object:
    answer = lots.door("officer").post(
        f"/api/v1/cases/{case}/commands",
        json={"command": "rank", "facts": {"test_score": "3"}, **body},
        headers={"Idempotency-Key": str(uuid4())},
    )
    return answer.status_code, answer.json()


def test_a_command_names_its_lot(lots: Doors) -> None:
    case = lots.case("test_lots")
    status, problem = give(lots, case)  # type: ignore[misc]
    assert (status, [o["rule"] for o in problem["obstacles"]]) == (422, ["lot"])
    status, problem = give(lots, case, lot="9")  # type: ignore[misc]
    assert (status, problem["code"]) == (422, "lot.unknown")
    status, reply = give(lots, case, lot="2")  # type: ignore[misc]
    assert (status, reply["lot"], reply["state"]) == (200, "2", "ranked")
    trail = lots.door("officer").get(f"/api/v1/cases/{case}/trail").json()
    assert trail[-1]["lot"] == "2"
    assert lots.desk.here.verifier().verify().findings == ()


def test_the_page_shows_each_lot_and_gives_its_commands(lots: Doors) -> None:
    case = lots.case("test_lots")
    door = lots.door("officer")
    page = door.get(f"/pratiche/{case}").text
    seen = visible(page)
    assert "Lotto 1: Scuola A" in seen
    assert "Lotto 2: Scuola B" in seen
    assert f"/pratiche/{case}/passi/rank?lotto=2" in page
    assert f"/pratiche/{case}/passi/sign?lotto=1" in page
    form = door.get(f"/pratiche/{case}/passi/rank?lotto=2")
    assert "lotto 2" in visible(form.text)
    assert f'action="/pratiche/{case}/passi/rank?lotto=2"' in form.text
    names = ("_key", "_version", "_was")
    values = {"csrf": door.csrf, "test_score": "6", **{n: hidden(form.text, n) for n in names}}
    done = door.post(f"/pratiche/{case}/passi/rank?lotto=2", data=values, follow_redirects=True)
    assert "Stato del lotto 2: Graduatoria" in visible(done.text)
    assert door.get(f"/pratiche/{case}/passi/rank?lotto=9").status_code == 404
    together = door.get(f"/pratiche/{case}/passi/note")
    assert "tutti i lotti ancora aperti" in visible(together.text)


def test_a_contract_is_born_of_a_lot_from_its_page(lots: Doors) -> None:
    case = lots.case("test_lots")
    door = lots.door("officer")
    born = f"/pratiche/{case}/avvia/test_contract?lotto=1"
    assert born not in door.get(f"/pratiche/{case}").text
    form = door.get(f"/pratiche/{case}/passi/sign?lotto=1").text
    values = {"csrf": door.csrf, **{n: hidden(form, n) for n in ("_key", "_version", "_was")}}
    door.post(f"/pratiche/{case}/passi/sign?lotto=1", data=values)
    assert born in door.get(f"/pratiche/{case}").text
    start = door.get(born).text
    assert "Dal lotto 1 della pratica" in visible(start)
    values = {"csrf": door.csrf, **{n: hidden(start, n) for n in ("_key", "_case")}}
    opened = door.post(born, data=values, follow_redirects=True)
    assert "Scuola A" in visible(opened.text)
    assert lots.desk.here.verifier().verify().findings == ()

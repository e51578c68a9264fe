"""Art. 35: while the state seals them, bids, minutes and winner appear on no route to no outsider."""

import re

import pytest

from sua.service.dossier import Dossier
from tests.support import Desk, stage
from tests.web.doors import ADMINISTRATOR, EVERYBODY, FOREIGN, Doors, doors_on
from tests.web.test_access import routes

OPERATORS = ("Impresa dimostrativa Alfa", "Impresa dimostrativa Gamma", "99990000053")
BIDS = ("32,848", "32.848", "443550.32", "443.550,32", "37,782", "session_minutes")
OUTSIDERS = ("buyer", "auditor", FOREIGN, ADMINISTRATOR)
DESK = ("officer", "director", "sua_rup", "board")


def readable(doors: Doors) -> list[str]:
    """Every path that can be read, with the cases of the demonstration in it."""
    found = []
    for way, _ in routes(doors):
        if "GET" not in way.methods or "{credential}" in way.path:
            continue
        for workflow in ("request", "negotiated"):
            path = way.path.replace("{case_id}", str(doors.case(workflow)))
            found += (
                [path.replace("{seq}", str(n)) for n in range(1, 40)] if "{seq}" in path else [path]
            )
    return sorted(set(found))


def read_everything(doors: Doors, who: str, secrets: tuple[str, ...]) -> None:
    door = doors.door(who)
    for path in readable(doors):
        answer = door.get(path)
        if answer.headers["content-type"] == "application/pdf":
            place = re.fullmatch(
                r"(?:/api/v1/cases|/pratiche)/([^/]+)/(?:acts|atti)/(\d+)(?:/pdf)?", path
            )
            assert place is not None, path
            listed = door.get(f"/api/v1/cases/{place[1]}").json()["acts"]
            assert place[2] in {str(act["seq"]) for act in listed}
            continue
        told = [secret for secret in secrets if secret in answer.text]
        assert not told, f"{who} {path}: {told}"


def test_bids_and_minutes_reach_no_outsider_on_any_route_before_the_award(sealed: Doors) -> None:
    for who in OUTSIDERS:
        read_everything(sealed, who, BIDS)
    for who in (FOREIGN, ADMINISTRATOR):
        read_everything(sealed, who, OPERATORS)


def test_operators_reach_no_outsider_on_any_route_before_the_term(
    fresh: Desk, demo: Dossier
) -> None:
    stage(fresh, demo, "close_receipt")
    fresh.here.worker().drain()
    with doors_on(fresh, demo) as doors:
        for who in OUTSIDERS:
            read_everything(doors, who, OPERATORS)
        case = doors.case("negotiated")
        assert OPERATORS[0] in doors.door("sua_rup").get(f"/api/v1/cases/{case}").text


def test_the_pdf_of_the_minutes_is_not_there_for_an_outsider(sealed: Doors) -> None:
    case = sealed.case("negotiated")
    acts = sealed.door("sua_rup").get(f"/api/v1/cases/{case}").json()["acts"]
    minutes = next(act["seq"] for act in acts if act["slug"] == "session_minutes")
    for who, status in {"buyer": 404, "auditor": 404, FOREIGN: 404, ADMINISTRATOR: 403}.items():
        answer = sealed.door(who).get(f"/api/v1/cases/{case}/acts/{minutes}")
        assert answer.status_code == status, who
    answer = sealed.door("sua_rup").get(f"/api/v1/cases/{case}/acts/{minutes}")
    assert answer.content.startswith(b"%PDF-")


@pytest.mark.parametrize("who", DESK)
def test_the_award_desk_reads_it_and_the_reading_is_on_record(sealed: Doors, who: str) -> None:
    case = sealed.case("negotiated")
    answer = sealed.door(who).get(f"/api/v1/cases/{case}")
    assert "Impresa dimostrativa Gamma" in answer.text
    register = sealed.door("auditor").get("/api/v1/accesses").json()["items"]
    reads = [line for line in register if line["kind"] == "reserved_read"]
    assert [(line["role"], line["case_id"]) for line in reads] == [(who, str(case))]


def test_after_the_award_the_minutes_and_the_bids_are_there(doors: Doors) -> None:
    case = doors.case("negotiated")
    for who in ("buyer", "auditor"):
        answer = doors.door(who).get(f"/api/v1/cases/{case}").json()
        assert answer["reserved"] == []
        assert {"session_minutes", "award_decision"} <= {act["slug"] for act in answer["acts"]}
    kinds = {line["kind"] for line in doors.door("auditor").get("/api/v1/accesses").json()["items"]}
    assert "reserved_read" not in kinds


def test_a_refused_attempt_says_why_to_others_only_when_it_may_be_known(sealed: Doors) -> None:
    case = sealed.case("negotiated")
    own = sealed.door("sua_rup").get(f"/api/v1/cases/{case}/trail").json()
    seen = sealed.door("buyer").get(f"/api/v1/cases/{case}/trail").json()
    refused = [n for n, entry in enumerate(own) if entry["type"] == "refused"]
    assert len(own) == len(seen)
    assert all(own[n]["reasons"] for n in refused)
    hidden = [n for n in refused if seen[n]["reserved"]]
    assert hidden
    assert not any(seen[n]["reasons"] for n in hidden)


def test_everybody_is_in_one_group_or_the_other() -> None:
    assert set(OUTSIDERS) | set(DESK) == set(EVERYBODY)

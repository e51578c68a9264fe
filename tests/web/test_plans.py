"""Plans and suppositions over HTTP: told within what each may see, kept nowhere."""

import json

import pytest

from tests.web.doors import FOREIGN, Doors
from tests.web.test_pages import visible


def test_a_plan_as_json(sealed: Doors) -> None:
    case = sealed.case("negotiated")
    answer = sealed.door("director").get(f"/api/v1/cases/{case}/plan?to=concluded&by=2099-01-01")
    assert answer.status_code == 200
    found = answer.json()
    assert found["acts"][0]["command"] == "record_checks"
    assert found["to"] == {"state": "concluded", "label": "Conclusa: risultati pubblicati"}
    assert found["late"] == 0
    assert found["acts"][0]["latest"] >= found["acts"][0]["earliest"]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("to=zzzz", "plan.unknown_state"),
        ("to=checking", "plan.already_there"),
        ("to=preparation", "plan.unreachable"),
        ("to=awarded&by=2020-01-01", "plan.past_day"),
        ("to=awarded&lot=2", "lot.unknown"),
    ],
)
def test_a_plan_that_makes_no_sense_is_a_problem(sealed: Doors, query: str, code: str) -> None:
    case = sealed.case("negotiated")
    answer = sealed.door("director").get(f"/api/v1/cases/{case}/plan?{query}")
    assert answer.status_code == 422
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert answer.json()["code"] == code


def test_suppositions_as_json(sealed: Doors) -> None:
    case = sealed.case("negotiated")
    body = {"facts": {"base_amount": "90000.00"}, "day": "2026-04-01"}
    answer = sealed.door("director").post(f"/api/v1/cases/{case}/what-if", json=body)
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert found["changes"][0]["after"]
    assert any("Affidamento diretto" in sentence for sentence in found["prose"])
    empty = sealed.door("director").post(f"/api/v1/cases/{case}/what-if", json={})
    assert (empty.status_code, empty.json()["code"]) == (422, "what_if.nothing")


def test_others_have_no_case_to_look_ahead_from(sealed: Doors) -> None:
    case = sealed.case("negotiated")
    for who, status in ((FOREIGN, 404), ("amministratore", 403)):
        door = sealed.door(who)
        assert door.get(f"/api/v1/cases/{case}/plan?to=awarded").status_code == status
        body = {"facts": {"cig": None}}
        assert door.post(f"/api/v1/cases/{case}/what-if", json=body).status_code == status


@pytest.mark.parametrize("who", ["buyer", "auditor"])
def test_nothing_reserved_is_told_ahead_of_time(sealed: Doors, who: str) -> None:
    """Bids are ranked and sealed: neither a plan nor a supposition may speak of them."""
    case, door = sealed.case("negotiated"), sealed.door(who)
    answers = [
        door.get(f"/api/v1/cases/{case}/plan?to={to}") for to in ("concluded", "not_awarded")
    ]
    supposed = ({"bids_received": "1"}, {"exclusions": None}, {"base_amount": "90000.00"})
    answers += [
        door.post(f"/api/v1/cases/{case}/what-if", json={"facts": facts}) for facts in supposed
    ]
    assert all(answer.status_code == 200 for answer in answers), [a.text for a in answers]
    told = json.dumps([answer.json() for answer in answers])
    for secret in ("Gamma", "9999000", "32.848", "31.485", "443550"):
        assert secret not in told, secret


def test_the_page_of_a_case_says_how_one_gets_there(sealed: Doors) -> None:
    case = sealed.case("negotiated")
    door = sealed.door("director")
    page = door.get(f"/pratiche/{case}").text
    assert "Come si arriva a…" in page
    assert '<option value="concluded">' in page
    found = visible(door.get(f"/pratiche/{case}?arrivo=concluded&entro=2099-01-01").text)
    for words in (
        "1. Registrare le verifiche",
        "Passaggi fino a «Conclusa: risultati pubblicati»",
        "Entro il 01/01/2099 si può.",
        "al più tardi",
        "da giudicare, con motivazione",
    ):
        assert words in found, words
    wrong = visible(door.get(f"/pratiche/{case}?arrivo=zzz").text)
    assert "non ha lo stato «zzz»" in wrong
    assert "non è una data" in visible(door.get(f"/pratiche/{case}?arrivo=awarded&entro=ieri").text)


def test_a_case_that_has_ended_has_nowhere_to_go(doors: Doors) -> None:
    case = doors.case("negotiated")
    assert "Come si arriva a…" not in doors.door("director").get(f"/pratiche/{case}").text

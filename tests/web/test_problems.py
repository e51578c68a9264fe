"""Errors over HTTP: problem+json, Italian, one stable code each; and the headers of every answer."""

from uuid import uuid4

import pytest
from psycopg import OperationalError as PsycopgOperationalError
from sqlalchemy.exc import OperationalError

from sua.web.protection import HEADERS, MAX_BODY
from tests.storage.test_database import sever
from tests.web.doors import Doors

JSON = {"Content-Type": "application/json"}
CALC = "/api/v1/calc/abnormal-bids"


def test_every_kind_of_error_is_a_problem_with_its_code(doors: Doors) -> None:
    door = doors.door("officer")
    case = doors.case("request")
    key = {"Idempotency-Key": str(uuid4())}
    command = f"/api/v1/cases/{case}/commands"
    tried = [
        (door.get(f"/api/v1/cases/{uuid4()}"), 404, "not_found"),
        (door.get("/api/v1/cases/x"), 422, "request.invalid"),
        (door.get("/api/v1/cases?cursor=x"), 422, "cursor.malformed"),
        (door.get("/api/v1/niente"), 404, "http"),
        (door.send("PUT", "/api/v1/cases"), 405, "http"),
        (door.get("/api/v1/law?day=1990-01-01&ids=request.silent_assent"), 422, "law.not_in_force"),
        (door.get("/api/v1/law?ids=niente"), 404, "law.unknown_parameter"),
        (door.get("/api/v1/law/niente"), 404, "law.unknown_parameter"),
        (
            door.get("/api/v1/law/changes?first=2026-01-02&second=2026-01-01"),
            422,
            "day.order",
        ),
        (door.post(command, json={"command": "accept"}), 422, "request.invalid"),
        (door.post(command, json={"command": "niente"}, headers=key), 422, "command.unknown"),
        (door.post(command, content=b"{", headers={**key, **JSON}), 400, "request.malformed"),
        (
            door.post(command, json={"command": "fill_in", "facts": {"x": 1.5}}, headers=key),
            422,
            "fact.number",
        ),
        (doors.anonymous().get("/api/v1/me"), 401, "sign_in.required"),
        (doors.door("auditor").post(command, json={}), 403, "role.not_allowed"),
        (door.post(CALC, content=b"x" * (MAX_BODY + 1)), 413, "body.too_large"),
        (door.post(CALC, json={"rule": "x"}), 422, "rule.not_available"),
    ]
    for answer, status, code in tried:
        body = answer.json()
        assert (answer.status_code, body["code"]) == (status, code), body
        assert answer.headers["content-type"] == "application/problem+json"
        assert body["detail"].endswith(".")
        assert body["status"] == status


def test_every_answer_carries_the_security_headers(doors: Doors) -> None:
    client = doors.anonymous()
    for path in ("/api/v1/health", "/api/v1/me", "/niente"):
        answer = client.get(path)
        for name, value in HEADERS.items():
            assert answer.headers[name] == value
        assert answer.headers["cache-control"] == "no-store"
        policy = answer.headers["content-security-policy"]
        assert "unsafe" not in policy


def test_a_number_keeps_every_digit_it_was_written_with(doors: Doors) -> None:
    body = (
        b'{"base_amount": 100000000000000.01, "labour_cost": 0, "safety_costs": 0,'
        b' "discount": 0, "labour_in_discount_base": true}'
    )
    answer = doors.door("officer").post("/api/v1/calc/award-price", content=body, headers=JSON)
    assert answer.json()["price"] == "100000000000000.01"


@pytest.mark.parametrize("who", ["buyer", "officer"])
def test_what_the_command_line_tells_is_told_here_too(doors: Doors, who: str) -> None:
    door = doors.door(who)
    assert "negotiated" in {x["code"] for x in door.get("/api/v1/workflows").json()}
    assert "stateDiagram" in door.get("/api/v1/workflows/request/diagram").text
    rows = door.get("/api/v1/law?day=2026-01-20&ids=negotiated").json()
    assert all(row["id"].startswith("negotiated.") for row in rows)
    found = door.get("/api/v1/metrics").json()
    assert found["label"] == "Ribasso, non risparmio"
    levels = [item["level"] for item in found["items"]]
    assert levels == (["Comune"] if who == "buyer" else ["Comune", "Provincia"])


def test_the_auditor_verifies_what_it_may_see(doors: Doors) -> None:
    answer = doors.door("auditor").post("/api/v1/verify", json={}).json()
    assert (answer["cases"], answer["documents"], answer["findings"]) == (2, 4, [])
    doors.desk.superuser("UPDATE fact SET value = '\"x\"' WHERE name = 'subject'")
    answer = doors.door("auditor").post("/api/v1/verify", json={}).json()
    assert len(answer["findings"]) == 2
    unknown = doors.door("auditor").post("/api/v1/verify", json={"cases": [str(uuid4())]})
    assert unknown.status_code == 404


@pytest.mark.parametrize("moment", ["before", "half way"])
def test_a_database_that_goes_away_is_a_503_and_its_return_is_noticed_alone(
    doors: Doors, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    door, case = doors.door("officer"), doors.case("request")

    def gone(*_: object, **__: object) -> None:
        message = 'connection to server at "10.1.2.3" failed'
        raise OperationalError("SELECT", {}, PsycopgOperationalError(message))

    with monkeypatch.context() as patch:
        if moment == "before":
            patch.setattr(doors.desk.here.engine, "connect", gone)
        else:
            patch.setattr("sua.storage.cases.load", gone)
        answer = door.get(f"/api/v1/cases/{case}")
    assert (answer.status_code, answer.json()["code"]) == (503, "database.unavailable")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["retry-after"] == "1"
    assert "10.1.2.3" not in answer.text
    sever(doors.desk)
    assert door.get(f"/api/v1/cases/{case}").status_code == 200

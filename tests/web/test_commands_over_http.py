"""Commands over HTTP: the demonstration from request to award, conflicts, keys, previews, pages."""

from datetime import UTC, datetime
from typing import Any, cast
from uuid import UUID, uuid4

import pytest

from sua.service.dossier import Dossier
from sua.service.jsonable import jsonable
from tests.support import Desk
from tests.web.doors import Door, Doors, doors_on


def give(door: Door, case: UUID, name: str, key: str = "", **more: Any) -> Any:
    headers = {"Idempotency-Key": key or str(uuid4()), **more.pop("headers", {})}
    body = {"command": name, **more}
    return door.post(f"/api/v1/cases/{case}/commands", json=body, headers=headers)


@pytest.fixture
def empty(fresh: Desk, demo: Dossier) -> Any:
    fresh.here.register(demo, datetime.now(UTC))
    with doors_on(fresh, demo) as found:
        yield found


def test_the_whole_demonstration_goes_through_the_api(empty: Doors, demo: Dossier) -> None:
    """The story, line by line, each given by its own person with their own session."""
    sessions: dict[str, Door] = {}
    case: UUID | None = None
    refused = 0
    for line in demo.story.lines:
        actor = line.actor or "buyer"
        person = line.person or "uno"
        door = sessions.setdefault(person, empty.door(person))
        facts = cast("dict[str, Any]", jsonable(demo.resolve(line.facts)))
        when = {"occurred_at": line.at.isoformat(), "late_reason": "Prova."}
        if line.opens is not None:
            body = {"id": str(uuid4()), "workflow": line.opens, "facts": facts, **when}
            if case is not None:
                body["parent"] = str(case)
            answer = door.post(
                "/api/v1/cases", json=body, headers={"Idempotency-Key": str(uuid4())}
            )
            assert answer.status_code == 201, answer.text
            case = UUID(answer.json()["case_id"])
            assert answer.headers["location"].endswith(str(case))
            continue
        assert case is not None
        assert door.get("/api/v1/me").json()["hat"]["role"] == actor
        answer = give(door, case, line.command, facts=facts, **when)
        if line.refused_by:
            rules = [obstacle["rule"] for obstacle in answer.json()["obstacles"]]
            assert answer.status_code == 422
            assert set(line.refused_by) <= set(rules), answer.text
            refused += 1
        else:
            assert answer.status_code == 200, answer.text
            assert line.state in (None, answer.json()["state"])
    assert refused > 5
    final = sessions["due"].get(f"/api/v1/cases/{case}").json()
    assert (final["state"], final["final"]) == ("concluded", True)
    price = next(f for f in final["facts"] if f["name"] == "award_price")
    assert (price["value"], price["text"]) == ("443550.32", "443.550,32 euro")
    story = sessions["due"].get(f"/api/v1/cases/{case}/story").text
    assert "= awarded\n" in story
    assert empty.desk.here.verifier().verify().findings == ()


def test_a_stale_version_is_refused_with_412_and_changes_nothing(sealed: Doors) -> None:
    case = sealed.case("negotiated")
    door = sealed.door("director")
    tag = door.get(f"/api/v1/cases/{case}").headers["etag"]
    facts = {"withdrawal_act": {"number": "9", "day": "2026-04-01"}, "reasons": "Prova."}
    for bad in ('"1"', '"zero"', 'W/"1"'):
        answer = give(door, case, "revoke", facts=facts, headers={"If-Match": bad})
        assert answer.status_code == 412, answer.text
    assert door.get(f"/api/v1/cases/{case}").headers["etag"] == tag
    answer = give(door, case, "revoke", facts=facts, headers={"If-Match": tag})
    assert answer.json()["state"] == "revoked"
    assert answer.headers["etag"] != tag


def test_a_repeated_key_has_one_effect_and_another_body_is_refused(sealed: Doors) -> None:
    case = sealed.case("negotiated")
    door = sealed.door("officer")
    before = door.get(f"/api/v1/cases/{case}").json()["seq"]
    line = {"operator": "99990000053", "subject": "contributions", "source": "DURC on line"}
    days = {"requested_on": "2026-03-11", "replied_on": "2026-03-27"}
    checks = [line | days | {"outcome": "positive"}]
    first = give(door, case, "record_checks", "una-chiave", facts={"checks": checks})
    again = give(door, case, "record_checks", "una-chiave", facts={"checks": checks})
    assert (first.json()["replayed"], again.json()["replayed"]) == (False, True)
    assert again.json()["seq"] == first.json()["seq"] == before + 1
    other = give(door, case, "record_checks", "una-chiave", facts={"checks": []})
    assert (other.status_code, other.json()["code"]) == (409, "idempotency.mismatch")


def test_a_preview_says_everything_and_writes_nothing(sealed: Doors) -> None:
    case = sealed.case("negotiated")
    door = sealed.door("director")
    counting = "SELECT count(*) FROM event"
    before = sealed.desk.rows(counting)
    answer = door.post(f"/api/v1/cases/{case}/preview", json={"command": "award"}).json()
    assert (answer["accepted"], answer["recorded"]) == (False, False)
    assert [o["rule"] for o in answer["obstacles"]] == ["state"]
    assert answer["needs_confirmation"] == []
    assert sealed.desk.rows(counting) == before


def test_pages_of_cases_meet_every_case_once(empty: Doors) -> None:
    door = empty.door("buyer")
    opened = set()
    for number in range(7):
        case = str(uuid4())
        body = {"id": case, "workflow": "request", "facts": {"subject": f"Lavoro {number}"}}
        key = {"Idempotency-Key": case}
        assert door.post("/api/v1/cases", json=body, headers=key).status_code == 201
        opened.add(case)
    found: list[str] = []
    cursor = ""
    while True:
        page = door.get(f"/api/v1/cases?limit=3{cursor}").json()
        found += [item["id"] for item in page["items"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert len(found) == len(opened) == len(set(found))
    assert set(found) == opened
    assert door.get("/api/v1/cases?state=submitted").json()["items"] == []
    assert len(door.get("/api/v1/cases?state=draft&workflow=request").json()["items"]) == 7


def test_a_comune_opens_nothing_in_the_name_of_another(empty: Doors, demo: Dossier) -> None:
    door = empty.door("straniero")
    body = {"id": str(uuid4()), "workflow": "request", "buyer": str(demo.parties.buyer.id)}
    answer = door.post("/api/v1/cases", json=body, headers={"Idempotency-Key": "k"})
    assert answer.status_code in (404, 422), answer.text
    assert empty.desk.rows("SELECT count(*) FROM case_file") == [(0,)]


def test_an_answer_names_the_values_of_law_a_jurist_has_yet_to_confirm(sealed: Doors) -> None:
    case = sealed.case("negotiated")
    door = sealed.door("director")
    actions = door.get(f"/api/v1/cases/{case}/actions").json()
    resting = {a["command"]: a["needs_confirmation"] for a in actions}
    assert any(resting.values())
    command = next(name for name, found in resting.items() if found)
    preview = door.post(f"/api/v1/cases/{case}/preview", json={"command": command}).json()
    assert preview["needs_confirmation"] == resting[command]
    page = door.get(f"/pratiche/{case}").text
    assert "da confermare" in page or not any(
        a["needs_confirmation"] for a in actions if a["available"]
    )

"""The registers through the doors: pages and API, from an empty database on; a body that has ceased."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from starlette.testclient import TestClient

from sua.domain.bodies import BodyEvent, BodyEventKind
from sua.domain.calendar import legal_day
from sua.service import keeping_bodies, setting_up
from sua.service.keeping_bodies import Keeper
from sua.web.app import create_app
from sua.web.signing import CSRF_HEADER
from tests.service.test_registers import HEAD, PASSWORD, PEOPLE, code_of_body, comuni
from tests.support import Desk
from tests.web.doors import ADMINISTRATOR, FOREIGN, Door, Doors

API = "/api/v1"


def setting(code: str, **more: Any) -> dict[str, Any]:
    province = {
        "kind": "province",
        "codice_fiscale": code_of_body(99),
        "name": "Provincia di prova",
        "pec": "p@pec.example",
    }
    return {
        "code": code,
        "province": province,
        "administrator": "Amministratore di prova",
        "username": "prima",
        "password": PASSWORD,
        **more,
    }


@pytest.fixture
def client(fresh: Desk) -> TestClient:
    return TestClient(create_app(fresh.here), base_url="http://127.0.0.1:8000")


def signed_in(client: TestClient, username: str) -> Door:
    answer = client.post(f"{API}/session", json={"username": username, "password": PASSWORD})
    assert answer.status_code == 200, answer.text
    return Door(client, answer.json()["csrf"])


def test_from_an_empty_database_to_the_rup_of_a_comune_through_the_api(
    fresh: Desk, client: TestClient
) -> None:
    assert client.get(f"{API}/setup").json() == {"needed": True}
    wrong = client.post(f"{API}/setup", json=setting("un altro codice"))
    assert (wrong.status_code, wrong.json()["code"]) == (422, "setup.code")
    code = setting_up.setup_code(fresh.here)
    assert client.post(f"{API}/setup", json=setting(code)).status_code == 201
    assert client.post(f"{API}/setup", json=setting(code)).status_code == 409
    admin = signed_in(client, "prima")
    text = "\r\n".join([HEAD, *comuni(60), "1;x;Comune;;;;;"])
    report = admin.post(f"{API}/registers/bodies/import", json={"csv": text}).json()
    assert (report["registered"], report["refused"]) == (60, 1)
    assert report["faults"][0]["line"] == 62
    bodies = admin.get(f"{API}/registers/bodies").json()
    assert len(bodies) == 61
    people = f"{PEOPLE}\nRUP di prova;{code_of_body(7)};RUP del Comune;2026-01-01;rup7;\n"
    made = admin.post(f"{API}/registers/people/import", json={"csv": people}).json()
    accepted = {"code": made["lines"][0]["code"], "password": PASSWORD}
    other = TestClient(client.app, base_url="http://127.0.0.1:8000")
    assert other.post(f"{API}/invitations/accept", json=accepted).status_code == 204
    assert other.post(f"{API}/invitations/accept", json=accepted).status_code == 422
    rup = signed_in(other, "rup7")
    own = {b["name"]: b["id"] for b in rup.get(f"{API}/registers/bodies").json()}
    assert set(own) == {"Provincia di prova", "Comune di prova 7"}
    elsewhere = next(b["id"] for b in bodies if b["name"] == "Comune di prova 8")
    assert rup.get(f"{API}/registers/bodies/{elsewhere}").status_code == 404
    assert rup.post(f"{API}/registers/bodies/import", json={"csv": text}).status_code == 403


def test_the_registers_are_kept_through_the_api(doors: Doors) -> None:
    admin = doors.door(ADMINISTRATOR)
    new = {"kind": "Comune", "codice_fiscale": code_of_body(50), "name": "Comune nuovo"}
    body = admin.post(f"{API}/registers/bodies", json=new).json()["id"]
    assert admin.post(f"{API}/registers/bodies", json=new).status_code == 409
    path = f"{API}/registers/bodies/{body}"
    change = {"name": "Comune rinnovato", "valid_from": "2026-01-01", "act": "L.R. 1/2026"}
    assert admin.post(f"{path}/changes", json=change).status_code == 204
    level = {"level": "sf2", "valid_from": "2026-01-01"}
    assert admin.post(f"{path}/qualifications", json=level).status_code == 204
    other = str(doors.demo.parties.buyer.id)
    event = {"kind": "split_from", "other": other, "day": "2026-01-01", "act": "L.R. 1/2026"}
    assert admin.post(f"{path}/events", json=event).status_code == 204
    assert admin.post(f"{path}/events", json=event).status_code == 409
    person = {"name": "RUP nuovo", "body": body, "role": "buyer", "valid_from": "2026-01-01"}
    made = admin.post(f"{API}/registers/people", json=person).json()
    assert made["code"] is None
    account = {"username": "rup.nuovo", "email": "rup@comune.example"}
    place = f"{API}/registers/people/{made['id']}"
    assert admin.post(f"{place}/account", json=account).status_code == 201
    assert admin.post(f"{place}/invitation").json()["code"]
    ended = {**person, "valid_to": "2026-06-30"}
    del ended["name"]
    assert admin.post(f"{place}/roles/end", json=ended).status_code == 204
    found = admin.get(path).json()
    assert found["name"] == "Comune rinnovato"
    assert [h["value"] for h in found["history"]] == ["Comune nuovo", "Comune rinnovato"]
    assert found["events"][0]["kind"] == "split_from"
    actions = [e["action"] for e in admin.get(f"{API}/registers/journal").json()["items"]]
    assert actions[:3] == ["role.ended", "account.invited", "account.given"]


def test_every_page_of_the_registers_renders_for_whoever_may_see_it(doors: Doors) -> None:
    body = doors.demo.parties.province.id
    common = ("/registri/enti", f"/registri/enti/{body}", "/registri/persone", "/invito")
    keeping = ("/registri/importazione", "/registri/importazione?di=persone", "/registri/giornale")
    for path in (*common, *keeping):
        assert doors.door(ADMINISTRATOR).get(path).status_code == 200, path
    for path in common:
        assert doors.door(FOREIGN).get(path).status_code == 200, path
    for path in keeping:
        assert doors.door(FOREIGN).get(path).status_code == 403, path
    names = doors.door(FOREIGN).get("/registri/persone").text
    assert "Straniero" in names
    assert "Registrare una persona" not in names


def test_a_comune_does_not_read_the_people_of_another(doors: Doors) -> None:
    buyer = doors.demo.parties.buyer.id
    assert doors.door(FOREIGN).get(f"/registri/enti/{buyer}").status_code == 404
    seen = doors.door(FOREIGN).get(f"{API}/registers/people").json()
    assert all(str(buyer) not in {r["body"] for r in p["roles"]} for p in seen)
    mine = doors.door("buyer").get(f"{API}/registers/people").json()
    assert any(str(buyer) in {r["body"] for r in p["roles"]} for p in mine)


def test_a_file_is_imported_from_the_page_with_its_faults(doors: Doors) -> None:
    admin = doors.door(ADMINISTRATOR)
    text = "\n".join([HEAD, comuni(40)[39], "12345678901;Comune storto;Comune;;;;;"])
    answer = admin.client.post(
        "/registri/importazione",
        data={"csrf": admin.csrf, "kind": "enti", "mode": "good_rows"},
        files={"file": ("enti.csv", text.encode("cp1252"), "text/csv")},
    )
    assert answer.status_code == 200
    assert "Registrate 1, variate 0, già presenti 0, righe errate 1." in answer.text
    assert "non è un codice fiscale valido" in answer.text
    empty = admin.client.post(
        "/registri/importazione", data={"csrf": admin.csrf, "kind": "enti", "mode": "check"}
    )
    assert empty.status_code == 422


def test_the_first_set_up_is_a_page_until_it_is_done(fresh: Desk, client: TestClient) -> None:
    assert client.get("/", follow_redirects=False).headers["location"] == "/primo-avvio"
    form = {
        "code": setting_up.setup_code(fresh.here),
        "kind": "province",
        "name": "Provincia di prova",
        "codice_fiscale": code_of_body(99),
        "pec": "p@pec.example",
        "administrator": "Prova",
        "username": "prima",
        "password": PASSWORD,
        "password_again": "un'altra password",
    }
    different = client.post("/primo-avvio", data=form)
    assert different.status_code == 422
    assert PASSWORD not in different.text
    form["password_again"] = PASSWORD
    done = client.post("/primo-avvio", data=form, follow_redirects=False)
    assert done.headers["location"] == "/accesso?fatto=avvio"
    gone = client.get("/primo-avvio", follow_redirects=False)
    assert gone.headers["location"] == "/accesso"


def test_nothing_is_opened_for_a_body_that_has_ceased(doors: Doors) -> None:
    here, province = doors.desk.here, doors.demo.parties.province.id
    now = datetime.now(UTC)
    bodies = {b.name: b for b in keeping_bodies.bodies_of(here, _caller(doors))}
    foreign = bodies["Comune di Altrove (dimostrazione)"]
    event = BodyEvent(
        kind=BodyEventKind.MERGED_INTO,
        body=foreign.id,
        other=doors.demo.parties.buyer.id,
        day=legal_day(now),
        act="L.R. 1/2026",
    )
    keeping_bodies.record_event(Keeper(here=here, province=province, by=None, now=now), event)
    door = doors.door(FOREIGN)
    answer = door.client.post(
        f"{API}/cases",
        headers={CSRF_HEADER: door.csrf, "Idempotency-Key": str(uuid4())},
        json={"id": str(uuid4()), "workflow": "request", "facts": {}},
    )
    assert (answer.status_code, answer.json()["code"]) == (409, "body.ceased"), answer.text
    assert "fuso in altro ente" in answer.json()["detail"]


def _caller(doors: Doors) -> Any:
    identity = doors.desk.here.identity()
    door = doors.door(ADMINISTRATOR)
    return identity.authenticate(door.client.cookies["sua_session"], datetime.now(UTC))

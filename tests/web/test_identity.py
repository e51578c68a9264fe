"""The door: passwords, locks, sessions, tokens, forged requests; all of it on record."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from sua.domain.accounts import SignInRefusedError
from sua.domain.errors import ConflictError, InputError, NotFoundError
from sua.service import managing_accounts
from sua.service.dossier import Dossier
from sua.service.identity import Identity
from sua.service.managing_accounts import NewAccount
from sua.web.access import Action
from sua.web.signing import COOKIE, CSRF_HEADER
from tests.support import Desk
from tests.web.doors import ADMINISTRATOR, Doors, doors_on

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
PASSWORD = "una frase lunga e segreta"  # noqa: S105 -- of a test
SIGN_IN = "/api/v1/session"


@pytest.fixture
def person(fresh: Desk, demo: Dossier) -> UUID:
    """A person with a real account: the demonstration's officer, on an empty installation."""
    fresh.here.register(demo, NOW)
    officer = demo.people["due"].id
    fresh.superuser("DELETE FROM account WHERE person_id = :p", p=officer)
    new = NewAccount(person=officer, username="Due", password=PASSWORD, email="due@ente.example")
    managing_accounts.create(fresh.here, new, NOW)
    return officer


def identity(desk: Desk) -> Identity:
    return desk.here.identity()


def kinds(desk: Desk) -> list[str]:
    return [str(row[0]) for row in desk.rows("SELECT kind FROM access ORDER BY id")]


def test_a_password_opens_a_session_and_the_name_is_not_case_sensitive(
    fresh: Desk, person: UUID
) -> None:
    made = identity(fresh).sign_in(" DUE ", PASSWORD, NOW, "navigatore")
    caller = identity(fresh).authenticate(made.secret, NOW)
    assert caller is not None
    assert (caller.credential.person, caller.username) == (person, "due")
    assert caller.name == "Persona dimostrativa Due"
    assert kinds(fresh) == ["signed_in"]


def test_secrets_and_passwords_are_nowhere_in_the_database(fresh: Desk, person: UUID) -> None:
    made = identity(fresh).sign_in("due", PASSWORD, NOW, "navigatore")
    dump = "".join(
        str(row)
        for table in ("account", "credential", "access")
        for row in fresh.rows(f"SELECT * FROM {table}")
    )
    assert str(person) in dump
    assert made.secret not in dump
    assert PASSWORD not in dump
    assert "due@ente.example" not in dump


@pytest.mark.parametrize(("name", "word"), [("due", "sbagliata, ma lunga"), ("nessuno", PASSWORD)])
def test_a_refusal_says_the_same_whoever_is_asked_for(
    fresh: Desk, person: UUID, name: str, word: str
) -> None:
    assert person
    with pytest.raises(SignInRefusedError, match="non corretti, oppure utenza bloccata"):
        identity(fresh).sign_in(name, word, NOW, "")


def test_five_failures_lock_the_account_and_time_unlocks_it(fresh: Desk, person: UUID) -> None:
    assert person
    door = identity(fresh)
    for _ in range(5):
        with pytest.raises(SignInRefusedError):
            door.sign_in("due", "sbagliata, ma lunga", NOW, "")
    with pytest.raises(SignInRefusedError):
        door.sign_in("due", PASSWORD, NOW + timedelta(seconds=59), "")
    assert door.sign_in("due", PASSWORD, NOW + timedelta(seconds=61), "").secret
    assert kinds(fresh) == ["refused"] * 5 + ["locked", "signed_in"]


def test_failures_never_lock_for_more_than_an_hour(fresh: Desk, person: UUID) -> None:
    fresh.superuser("UPDATE account SET failed_attempts = 1000 WHERE person_id = :p", p=person)
    with pytest.raises(SignInRefusedError):
        identity(fresh).sign_in("due", "sbagliata, ma lunga", NOW, "")
    until = fresh.rows("SELECT locked_until FROM account WHERE person_id = :p", p=person)
    assert until == [(NOW + timedelta(hours=1),)]


def test_a_session_ends_when_idle_when_old_when_the_account_or_the_role_ends(
    fresh: Desk, person: UUID
) -> None:
    door = identity(fresh)
    secret = door.sign_in("due", PASSWORD, NOW, "").secret
    assert door.authenticate(secret, NOW + timedelta(minutes=61)) is None
    at = NOW
    while at < NOW + timedelta(hours=11, minutes=30):
        at += timedelta(minutes=30)
        assert door.authenticate(secret, at) is not None
    assert door.authenticate(secret, NOW + timedelta(hours=12)) is None

    secret = door.sign_in("due", PASSWORD, NOW, "").secret
    fresh.superuser("UPDATE membership SET valid_to = '2026-11-23' WHERE person_id = :p", p=person)
    assert door.authenticate(secret, NOW) is None
    fresh.superuser("UPDATE membership SET valid_to = NULL WHERE person_id = :p", p=person)
    assert door.authenticate(secret, NOW) is not None
    managing_accounts.close(fresh.here, "due", NOW)
    assert door.authenticate(secret, NOW) is None
    with pytest.raises(SignInRefusedError):
        door.sign_in("due", PASSWORD, NOW, "")


def test_a_new_password_ends_every_session(fresh: Desk, person: UUID) -> None:
    assert person
    door = identity(fresh)
    secret = door.sign_in("due", PASSWORD, NOW, "").secret
    managing_accounts.change_password(fresh.here, "due", "un'altra frase lunga", NOW)
    assert door.authenticate(secret, NOW) is None
    assert door.sign_in("due", "un'altra frase lunga", NOW, "").secret


def test_accounts_are_refused_clearly(fresh: Desk, person: UUID) -> None:
    new = {"person": person, "username": "altro", "password": PASSWORD}
    for change, error in (
        ({"password": "corta"}, InputError),
        ({"username": "due nomi"}, InputError),
        ({"person": uuid4()}, NotFoundError),
        ({}, ConflictError),
    ):
        with pytest.raises(error):
            managing_accounts.create(fresh.here, NewAccount(**{**new, **change}), NOW)  # type: ignore[arg-type]


def test_demo_users_open_with_a_click_only_on_a_demonstration(fresh: Desk, person: UUID) -> None:
    door = identity(fresh)
    users = door.demo_users(NOW)
    assert person not in {user.person for user in users}
    assert len(users) == 6
    assert door.sign_in_demo(users[0].person, NOW, "").secret
    with pytest.raises(SignInRefusedError):
        door.sign_in_demo(person, NOW, "")
    fresh.superuser("UPDATE installation SET demo = false")
    assert door.demo_users(NOW) == []
    with pytest.raises(SignInRefusedError):
        door.sign_in_demo(users[0].person, NOW, "")


def test_a_token_acts_in_one_hat_and_is_revocable(doors: Doors) -> None:
    door = doors.door("officer")
    made = door.post("/api/v1/me/tokens", json={"label": "Protocollo", "days": 2}).json()
    machine: dict[str, Any] = {"headers": {"Authorization": f"Bearer {made['token']}"}}
    client = doors.anonymous()
    assert client.get("/api/v1/me", **machine).json()["hat"]["role"] == "officer"
    hat = client.get("/api/v1/me", **machine).json()["hat"]
    body = {"role": hat["role"], "organization": hat["organization"]}
    assert client.put("/api/v1/me/hat", json=body, **machine).status_code == 404
    listed = door.get("/api/v1/me/credentials").json()
    assert {c["kind"] for c in listed} == {"session", "token"}
    path = f"/api/v1/me/credentials/{made['id']}"
    assert doors.door("director").send("DELETE", path).status_code == 404
    assert door.send("DELETE", path).status_code == 204
    assert client.get("/api/v1/me", **machine).status_code == 401


def test_a_token_is_no_cookie_and_a_session_is_no_token(doors: Doors) -> None:
    door = doors.door("officer")
    token = door.post("/api/v1/me/tokens", json={"label": "x", "days": 1}).json()["token"]
    client = doors.anonymous()
    client.cookies.set(COOKIE, token)
    assert client.get("/api/v1/me").status_code == 401
    secret = door.client.cookies[COOKIE]
    bearer = {"Authorization": f"Bearer {secret}"}
    assert doors.anonymous().get("/api/v1/me", headers=bearer).status_code == 401


def test_a_forged_request_changes_nothing(doors: Doors) -> None:
    door = doors.door("officer")
    body = {"label": "x", "days": 1}
    path = "/api/v1/me/tokens"
    assert door.client.post(path, json=body).json()["code"] == "csrf.token"
    assert door.send("POST", path, json=body, headers={CSRF_HEADER: "0" * 64}).status_code == 403
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://altrove.example"}):
        answer = door.send("POST", path, json=body, headers=headers)
        assert answer.json()["code"] == "csrf.origin"
        signing = doors.anonymous().post(
            SIGN_IN, json={"username": "a", "password": "b"}, headers=headers
        )
        assert signing.json()["code"] == "csrf.origin"
    assert (
        door.send("POST", path, json=body, headers={"Sec-Fetch-Site": "same-origin"}).status_code
        == 201
    )
    assert len(door.get("/api/v1/me/credentials").json()) == 2


def test_signing_in_and_out_over_http(played: Desk, demo: Dossier) -> None:
    officer = demo.people["due"].id
    played.superuser("DELETE FROM credential")
    played.superuser("DELETE FROM account WHERE person_id = :p", p=officer)
    new = NewAccount(person=officer, username="due", password=PASSWORD)
    managing_accounts.create(played.here, new, NOW)
    with doors_on(played, demo, secure=True) as doors:
        client = doors.anonymous()
        answer = client.post(SIGN_IN, json={"username": "due", "password": PASSWORD})
        cookie = answer.headers["set-cookie"]
        for mark in ("__Host-sua_session=", "HttpOnly", "Secure", "SameSite=lax", "Path=/"):
            assert mark in cookie
        assert answer.headers["strict-transport-security"].startswith("max-age=")
        secret = cookie.partition("=")[2].partition(";")[0]
        headers = {"Cookie": f"__Host-sua_session={secret}", CSRF_HEADER: answer.json()["csrf"]}
        assert client.get("/api/v1/me", headers=headers).status_code == 200
        assert client.delete(SIGN_IN, headers=headers).status_code == 204
        assert client.get("/api/v1/me", headers=headers).status_code == 401


def test_attempts_from_one_address_are_slowed_down(played: Desk, demo: Dossier) -> None:
    with doors_on(played, demo, sign_ins_per_minute=3) as doors:
        client = doors.anonymous()
        body = {"username": "nessuno", "password": "sbagliata, ma lunga"}
        statuses = [client.post(SIGN_IN, json=body).status_code for _ in range(4)]
        assert statuses == [401, 401, 401, 429]


def test_a_person_changes_hat_among_their_own_only(doors: Doors, demo: Dossier) -> None:
    person = demo.people["due"].id
    doors.desk.superuser(
        "INSERT INTO membership (person_id, organization_id, role, valid_from, deputy)"
        " VALUES (:p, :o, 'director', '2024-01-01', false)",
        p=person,
        o=demo.parties.province.id,
    )
    door = doors.door("officer")
    me = door.get("/api/v1/me").json()
    assert len(me["hats"]) == 2
    other = next(hat for hat in me["hats"] if hat["role"] != me["hat"]["role"])
    body = {"role": other["role"], "organization": other["organization"]}
    assert door.send("PUT", "/api/v1/me/hat", json=body).status_code == 204
    assert door.get("/api/v1/me").json()["hat"]["role"] == other["role"]
    body["role"] = "auditor"
    assert door.send("PUT", "/api/v1/me/hat", json=body).status_code == 404
    body["role"] = "system"
    assert door.send("PUT", "/api/v1/me/hat", json=body).status_code == 404


def test_the_register_is_for_auditor_and_administrator(doors: Doors) -> None:
    doors.door("officer")
    for who in ("auditor", ADMINISTRATOR):
        page = doors.door(who).get("/api/v1/accesses?limit=1").json()
        assert len(page["items"]) == 1
        older = doors.door(who).get(f"/api/v1/accesses?before={page['next']}").json()
        assert older["items"][0]["id"] < page["items"][0]["id"]
    assert doors.door("officer").get("/api/v1/accesses").status_code == 403
    assert Action.READ_ACCESSES

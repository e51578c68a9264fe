"""Clients of the application, one for each role of the demonstration, and one of a foreign Comune."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid5

from fastapi import FastAPI
from starlette.testclient import TestClient

from sua.domain.organizations import Organization, OrganizationKind
from sua.domain.people import Role
from sua.service.dossier import Dossier
from sua.storage.seeding import NewPerson, seed
from sua.web.app import WebSettings, create_app
from sua.web.signing import COOKIE, CSRF_HEADER
from tests.support import Desk

PEOPLE = {
    Role.BUYER: "uno",
    Role.OFFICER: "due",
    Role.DIRECTOR: "tre",
    Role.SUA_RUP: "quattro",
    Role.BOARD: "cinque",
    Role.AUDITOR: "sette",
}
FOREIGN = "straniero"
ADMINISTRATOR = "amministratore"
EVERYBODY = (*(role.value for role in PEOPLE), FOREIGN, ADMINISTRATOR)
_NAMESPACE = UUID("0f6a1a8e-55a3-4b62-9a86-2f1f4fb0a001")


def settle(desk: Desk, demo: Dossier) -> None:
    """A second Comune of the same Province with its RUP, and an administrator."""
    province = demo.parties.province
    foreign = Organization(
        id=uuid5(_NAMESPACE, FOREIGN),
        kind=OrganizationKind.MUNICIPALITY,
        name="Comune di Altrove (dimostrazione)",
        codice_fiscale="99990000087",
        pec="protocollo@comune-altrove.example",
    )
    people = [
        NewPerson(
            id=uuid5(_NAMESPACE, f"{key}:person"),
            name=f"Persona dimostrativa {key.capitalize()}",
            organization=body,
            roles=(role,),
            valid_from=date(2024, 1, 1),
            valid_to=None,
            username=f"demo-{key}",
        )
        for key, body, role in (
            (FOREIGN, foreign.id, Role.BUYER),
            (ADMINISTRATOR, province.id, Role.ADMINISTRATOR),
        )
    ]
    here = desk.here
    seed(here.engine, here.vault, province, [foreign], [], people, datetime.now(UTC))


@dataclass
class Door:
    """A signed-in client that carries its CSRF token."""

    client: TestClient
    csrf: str

    def get(self, path: str, **more: Any) -> Any:
        return self.client.get(path, **more)

    def send(self, method: str, path: str, **more: Any) -> Any:
        headers = {CSRF_HEADER: self.csrf, **more.pop("headers", {})}
        return self.client.request(method, path, headers=headers, **more)

    def post(self, path: str, **more: Any) -> Any:
        return self.send("POST", path, **more)


@dataclass
class Doors:
    """The application, and who knocks."""

    app: FastAPI
    desk: Desk
    demo: Dossier

    def door(self, who: str) -> Door:
        """Somebody of the demonstration, by role or by key."""
        key = PEOPLE[Role(who)] if who in set(Role) and Role(who) in PEOPLE else who
        identity = self.desk.here.identity()
        now = datetime.now(UTC)
        user = next(u for u in identity.demo_users(now) if u.username == f"demo-{key}")
        signed_in = identity.sign_in_demo(user.person, now, "prova")
        caller = identity.authenticate(signed_in.secret, now)
        assert caller is not None
        client = TestClient(
            self.app, base_url="http://127.0.0.1:8000", raise_server_exceptions=True
        )
        client.cookies.set(COOKIE, signed_in.secret)
        return Door(client, caller.csrf)

    def anonymous(self) -> TestClient:
        return TestClient(self.app, base_url="http://127.0.0.1:8000")

    def case(self, workflow: str) -> UUID:
        query = "SELECT id FROM case_file WHERE workflow = :w ORDER BY opened_at DESC LIMIT 1"
        found = self.desk.rows(query, w=workflow)[0][0]
        assert isinstance(found, UUID)
        return found


@contextmanager
def doors_on(desk: Desk, demo: Dossier, **settings: Any) -> Iterator[Doors]:
    settle(desk, demo)
    yield Doors(create_app(desk.here, WebSettings(**settings)), desk, demo)

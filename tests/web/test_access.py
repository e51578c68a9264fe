"""Every route has a way in, and the way in is the access table's: tried with every role."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import uuid4

import pytest
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant

from sua.domain.people import Role
from sua.web.access import PUBLIC, TABLE, Action, may
from sua.web.signing import Allowed
from tests.web.doors import ADMINISTRATOR, EVERYBODY, FOREIGN, Doors


@dataclass(frozen=True)
class Way:
    """One route of the application, wherever it was included from."""

    path: str
    methods: tuple[str, ...]
    dependant: Dependant

    @property
    def action(self) -> Action | None:
        found = [d.call.action for d in self.dependant.dependencies if isinstance(d.call, Allowed)]
        assert len(found) <= 1, f"{self.path} has more than one way in"
        return found[0] if found else None


def ways(app: FastAPI) -> Iterator[Way]:
    for route in app.routes:
        inner = getattr(route, "effective_route_contexts", lambda route=route: [route])
        for found in inner():
            if getattr(found, "dependant", None) is not None:
                yield Way(found.path, tuple(sorted(found.methods)), found.dependant)


def routes(doors: Doors) -> list[tuple[Way, Action]]:
    found = []
    for way in ways(doors.app):
        action = way.action
        assert action is not None, f"{way.path} names no action of the access table"
        found.append((way, action))
    return found


def role_of(who: str) -> Role:
    return {FOREIGN: Role.BUYER, ADMINISTRATOR: Role.ADMINISTRATOR}.get(who) or Role(who)


def concrete(doors: Doors, route: Way) -> str:
    case = str(doors.case("negotiated"))
    values = {"case_id": case, "seq": "12", "credential": str(uuid4()), "code": "request"}
    path = route.path
    for parameter in route.dependant.path_params:
        path = path.replace(f"{{{parameter.name}}}", values.get(parameter.name, "x"))
    return path


def test_every_action_of_the_table_is_used_or_awaited_by_a_page() -> None:
    assert set(TABLE) == set(Action)


def test_no_route_is_forgotten_and_each_role_gets_what_the_table_says(doors: Doors) -> None:
    found = routes(doors)
    assert len(found) > 20
    for who in EVERYBODY:
        door = doors.door(who)
        for route, action in found:
            for method in route.methods:
                if route.path.endswith(("/session", "/me/tokens", "/uscita")):
                    continue
                answer = door.send(method, concrete(doors, route))
                place = f"{who} {method} {route.path}: {answer.status_code} {answer.text[:300]}"
                assert answer.status_code < 500, place
                allowed = action in PUBLIC or may(role_of(who), action)
                assert (answer.status_code == 403) is not allowed, place
                if who == FOREIGN and "{case_id}" in route.path and allowed:
                    assert answer.status_code in (404, 422), place


def test_whoever_is_not_signed_in_gets_nothing_but_what_is_public(doors: Doors) -> None:
    client = doors.anonymous()
    for route, action in routes(doors):
        for method in route.methods:
            answer = client.request(method, concrete(doors, route))
            refused = answer.status_code == 401
            assert refused is (action not in PUBLIC), f"{method} {route.path}: {answer.text}"


@pytest.mark.parametrize("who", EVERYBODY)
def test_a_foreign_comune_reads_nothing_of_the_case(doors: Doors, who: str) -> None:
    case = doors.case("negotiated")
    expected = {FOREIGN: 404, ADMINISTRATOR: 403}.get(who, 200)
    for path in ("", "/actions", "/trail", "/story"):
        answer = doors.door(who).get(f"/api/v1/cases/{case}{path}")
        assert answer.status_code == expected, answer.text

"""A running case taken over through the API, and shown as attested."""

from datetime import UTC, datetime
from typing import Any, cast
from uuid import uuid4

from sua.service.dossier import Dossier
from sua.service.jsonable import jsonable
from tests.engine.test_takeover import attested, lived
from tests.support import Desk
from tests.web.doors import doors_on


def test_a_case_is_taken_over_and_told_as_attested(fresh: Desk, demo: Dossier) -> None:
    fresh.here.register(demo, datetime.now(UTC))
    body = cast("dict[str, Any]", jsonable(attested(lived(demo, "send_invitations"))))
    body |= {"id": str(uuid4()), "workflow": "negotiated", "buyer": str(demo.parties.buyer.id)}
    with doors_on(fresh, demo) as doors:
        director = doors.door("tre")

        def post(changed: dict[str, Any]) -> Any:
            headers = {"Idempotency-Key": str(uuid4())}
            return director.post("/api/v1/cases/takeover", json=changed, headers=headers)

        assert post({**body, "state": "invited"}).status_code == 422
        assert post({**body, "history": ["x"]}).json()["detail"].startswith("presa in carico: ")
        answer = post(body)
        assert answer.status_code == 201, answer.text
        (entry,) = director.get(f"/api/v1/cases/{body['id']}/trail").json()
        assert entry["what"].endswith("(attestato, non rivissuto)")
        assert len(entry["attested"]) == len(body["history"])
        page = director.get(f"/pratiche/{body['id']}").text
        assert "passaggi attestati, non rivissuti" in page
    assert not fresh.here.verifier().verify().findings

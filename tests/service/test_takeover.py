"""A case taken over goes on, is stored and is verified like any other."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sua.domain.commands import Command, Context
from sua.domain.errors import ConflictError
from sua.domain.people import Role
from sua.service.dossier import Dossier
from sua.service.opening import Opening
from sua.service.taking_over import read_takeover
from tests.engine.test_takeover import NEW, NOW, attested, lived
from tests.support import Desk


def test_a_case_taken_over_goes_on_and_is_verified(fresh: Desk, demo: Dossier) -> None:
    life = lived(demo, "award")
    raw = attested(life)
    taken, facts = read_takeover(raw, "prova.toml")
    now = datetime.now(UTC)
    fresh.here.register(demo, now)
    service = fresh.here.service(demo.parties.province.id)
    opening = Opening(
        case_id=NEW,
        workflow=life[0].workflow,
        province=demo.parties.province.id,
        buyer=demo.parties.buyer.id,
        facts=facts,
        takeover=taken,
        occurred_at=NOW,
        late_reason="Registrata dopo, per la prova.",
    )
    context = Context(actor=demo.actor(Role.DIRECTOR, "tre"), now=now, idempotency_key="uno")
    reply = service.open(opening, context)
    assert reply.accepted, reply.obstacles
    assert service.open(opening, context).replayed
    with pytest.raises(ConflictError):
        service.open(replace(opening, takeover=replace(taken, reasons="Altro")), context)
    award = Command(
        case_id=NEW,
        name="award",
        facts={"award_act": {"number": "212", "day": "2026-06-01"}},
        occurred_at=NOW,
        late_reason="Registrato dopo, per la prova.",
    )
    done = service.handle(award, Context(actor=demo.actor(Role.DIRECTOR, "tre"), now=now))
    assert done.accepted, done.obstacles
    found = fresh.here.verifier().verify()
    assert not found.findings, found.findings
    assert (found.cases, found.decisions) == (1, 2)
    fresh.superuser("UPDATE event SET body = replace(body, 'Procedura avviata', 'Gara avviata')")
    assert fresh.here.verifier().verify().findings

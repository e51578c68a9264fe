"""An agreement lived in the store: its versions, who keeps which, and what verify makes of them."""

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy.exc import DBAPIError

from sua.domain.commands import Context
from sua.domain.people import Role
from sua.service.dossier import Dossier, load_dossier
from sua.service.opening import Opening
from sua.storage import agreements, registers
from sua.storage.database import VERIFIER, DatabaseRole, Scope, transaction
from tests.support import RUN, Desk

STORIES = Path(__file__).parents[1] / "stories"
NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)


@pytest.fixture
def dossier() -> Dossier:
    return load_dossier(STORIES / "agreement.story")


@pytest.fixture
def desk(fresh: Desk, dossier: Dossier) -> Desk:
    assert [*fresh.here.replay(dossier, NOW, RUN)]
    return fresh


def agreement_case(desk: Desk) -> UUID:
    found = desk.rows("SELECT id FROM case_file WHERE kind = 'agreement'")[0][0]
    assert isinstance(found, UUID)
    return found


def test_each_step_that_changes_the_bond_leaves_a_dated_version(desk: Desk) -> None:
    with transaction(desk.here.engine, VERIFIER) as connection:
        rows = agreements.version_rows(connection, agreement_case(desk))
    assert [(r["valid_from"], r["valid_to"]) for r in rows] == [
        (date(2026, 3, 1), date(2031, 2, 28)),
        (date(2026, 7, 1), date(2031, 2, 28)),
        (date(2026, 7, 1), date(2026, 12, 31)),
    ]
    assert rows[0]["duties"] == (
        '{"decision_to_procure": "buyer", "award": "buyer", "contract": "buyer"}'
    )
    assert '"kind":"banded"' in rows[0]["fees"]
    assert '"kind":"population"' in rows[1]["fees"]


@pytest.mark.parametrize(
    ("day", "number"),
    [(date(2026, 3, 1), 0), (date(2026, 6, 30), 0), (date(2026, 7, 1), 2), (date(2026, 12, 31), 2)],
)
def test_a_case_is_born_with_the_version_of_its_day(
    desk: Desk, dossier: Dossier, day: date, number: int
) -> None:
    parties = dossier.parties
    with transaction(desk.here.engine, VERIFIER) as connection:
        rows = agreements.version_rows(connection, agreement_case(desk))
        seeded = parties.agreement
        assert seeded is not None
        found = registers.agreement_between(connection, parties.province.id, parties.buyer.id, day)
    assert found is not None
    assert found.id == rows[number]["id"]


def test_a_running_case_keeps_its_terms_and_learns_how_long_the_bond_lasts(
    desk: Desk, dossier: Dossier
) -> None:
    parties = dossier.parties
    with transaction(desk.here.engine, VERIFIER) as connection:
        first = agreements.version_rows(connection, agreement_case(desk))[0]
        seen = registers.parties(connection, parties.province.id, parties.buyer.id, first["id"])
    assert seen.agreement is not None
    assert seen.agreement.id == first["id"]
    assert (seen.agreement.valid_from, seen.agreement.valid_to) == (
        date(2026, 3, 1),
        date(2026, 12, 31),
    )


def test_verify_derives_every_version_again(desk: Desk) -> None:
    assert desk.here.verifier().verify().findings == ()
    desk.superuser("UPDATE agreement SET valid_to = '2040-01-01' WHERE case_id IS NOT NULL")
    found = desk.here.verifier().verify().findings
    assert "versioni della convenzione" in found[0].problem


@pytest.mark.parametrize("role", [DatabaseRole.APP, DatabaseRole.ADMIN])
def test_no_version_is_ever_changed(desk: Desk, dossier: Dossier, role: DatabaseRole) -> None:
    province = dossier.parties.province.id
    with (
        pytest.raises(DBAPIError),
        transaction(desk.here.engine, Scope(role, province, province)) as connection,
    ):
        connection.exec_driver_sql("UPDATE agreement SET valid_to = '2040-01-01'")


def test_a_body_writes_no_agreement_for_itself(desk: Desk, dossier: Dossier) -> None:
    parties = dossier.parties
    scope = Scope(DatabaseRole.APP, parties.province.id, parties.buyer.id)
    with pytest.raises(DBAPIError), transaction(desk.here.engine, scope) as connection:
        connection.exec_driver_sql(
            "INSERT INTO agreement SELECT gen_random_uuid(), province_id, buyer_id, number, signed_on,"
            " valid_from, valid_to, contract_signer, guarantee_beneficiary, duties, fees, case_id, seq"
            " FROM agreement WHERE case_id IS NOT NULL LIMIT 1"
        )


def test_a_comune_opens_no_agreement(desk: Desk, dossier: Dossier) -> None:
    parties = dossier.parties
    reply = desk.here.service(parties.province.id).open(
        Opening(
            case_id=uuid4(),
            workflow="agreement",
            province=parties.province.id,
            buyer=parties.buyer.id,
            facts={},
        ),
        Context(actor=dossier.actor(Role.BUYER, "uno"), now=NOW),
    )
    assert [o["rule"] for o in reply.obstacles] == ["role"]

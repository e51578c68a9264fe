"""Fees accrue with the award, are seen by whom they concern, and are recomputed to the cent."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.exc import DBAPIError

from sua.domain.people import Role
from sua.service.dossier import Dossier, load_dossier
from sua.service.reconciling import as_csv, reconcile, statements
from sua.service.scoping import scope_of
from sua.storage.database import VERIFIER, transaction
from tests.support import Desk
from tests.web.doors import doors_on

BANDS = [
    {"up_to": 200000, "percent": "0.5"},
    {"up_to": 1000000, "percent": "0.4"},
    {"percent": "0.3"},
]
CHARGES = [{"item": "anac_fee", "payer": "buyer"}]
SIGNED = [{"body": "buyer", "office": "Sindaco"}, {"body": "province", "office": "Presidente"}]
TERMS = {
    "delegated_services": [{"service": "award"}],
    "fee_kind": "banded",
    "fee_bands": BANDS,
    "fee_minimum": 500,
    "fee_due_on": "award",
    "fee_payer": "buyer",
    "agreement_charges": CHARGES,
    "incentive_percent": 2,
    "incentive_share": 25,
    "contract_signer": "buyer",
    "guarantee_beneficiary": "buyer",
    "agreement_from": "2025-02-01",
    "agreement_to": "2030-01-31",
    "agreement_renewal": "express",
    "withdrawal_notice_days": 90,
}
RESOLVED = {
    "province_resolution": {"number": "1", "day": "2025-01-15"},
    "buyer_resolution": {"number": "2", "day": "2025-01-16"},
}
SIGNATURE = {
    "agreement_number": "1/2025",
    "agreement_signed_on": "2025-01-24",
    "agreement_signatories": SIGNED,
    "agreement_signed_digitally": True,
}


def told(facts: dict[str, Any]) -> str:
    return " ".join(f"{name}={json.dumps(value)}" for name, value in facts.items())


SCHEME = {"agreement_scheme_act": {"number": "1", "day": "2025-01-08"}}
AGREEMENT = f"""\
case agreement@2025-01-07T09:00 actor=officer/due agreement_basis=tuel_30
2025-01-07T09:30 officer/due fill_in {told(TERMS)}
2025-01-08T10:00 director/tre approve_scheme {told(SCHEME)}
2025-01-20T10:00 officer/due record_resolutions {told(RESOLVED)}
2025-01-24T10:00 director/tre sign {told(SIGNATURE)} = in_force
"""
STORIES = Path(__file__).parents[1] / "stories"
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def owing(fresh: Desk, demo: Dossier, dossier_of: Callable[[str], Dossier]) -> Desk:
    """The demonstration replayed under an agreement that says what is owed."""
    now = datetime.now(UTC)
    for dossier in (dossier_of(AGREEMENT), demo):
        assert [*fresh.here.replay(dossier, now, uuid4())]
    return fresh


def test_an_award_makes_lines_that_the_statement_adds_up(owing: Desk) -> None:
    (statement,) = statements(owing.here, VERIFIER, *YEAR)
    price = owing.rows("SELECT value FROM fact WHERE name = 'award_price'")[0][0]
    fee, incentive = (
        next(line for line in statement.lines if line.kind == kind) for kind in ("fee", "incentive")
    )
    assert str(fee.basis) == json.loads(str(price))
    assert fee.planned == Decimal("2800.00")  # 1,000 + 0.4 % of 450,000
    assert fee.amount < fee.planned
    assert incentive.amount == Decimal("3250.00")  # 25 % of 2 % of 650,000
    assert (statement.staff, statement.innovation) == (Decimal("2600.00"), Decimal("650.00"))
    assert statement.total == fee.amount + incentive.amount
    sheet = as_csv([statement])
    assert sheet.count("\r\n") == len(statement.lines) + 1
    assert f";{fee.amount:.2f}".replace(".", ",") in sheet


def test_everything_reconciles_until_a_cent_is_changed(owing: Desk) -> None:
    found = reconcile(owing.here)
    assert found.mismatches == ()
    assert (found.awards, found.lines, len(found.unknown)) == (1, 2, 1)
    owing.superuser("UPDATE fee_line SET amount = amount + 0.01 WHERE kind = 'fee'")
    (mismatch,) = reconcile(owing.here).mismatches
    assert "Corrispettivo della SUA" in mismatch.problem
    owing.superuser("UPDATE fee_line SET lot = '9' WHERE kind = 'incentive'")
    problems = [m.problem for m in reconcile(owing.here).mismatches]
    assert [p.split(" «")[0] for p in problems] == ["la riga", "manca la riga", "la riga"]


def test_no_line_is_ever_changed(owing: Desk, demo: Dossier) -> None:
    actor = demo.actor(Role.DIRECTOR, "tre")
    scope = scope_of(actor, demo.parties.province.id)
    with pytest.raises(DBAPIError), transaction(owing.here.engine, scope) as connection:
        connection.exec_driver_sql("UPDATE fee_line SET amount = 0")


def test_a_body_sees_its_own_statement_and_no_other(owing: Desk, demo: Dossier) -> None:
    with doors_on(owing, demo) as doors:
        path = "/api/v1/fees/statements?first=2026-01-01&last=2026-12-31"
        own = doors.door("buyer").get(path).json()
        assert [s["name"] for s in own] == [demo.parties.buyer.name]
        assert doors.door("straniero").get(path).json() == []
        other = f"{path}&buyer={demo.parties.buyer.id}"
        assert doors.door("straniero").get(other).json() == []
        assert doors.door("officer").get(path).json() == own
        report = doors.door("auditor").get("/api/v1/fees/reconciliation").json()
        assert (report["awards"], report["mismatches"]) == (1, [])
        assert doors.door("buyer").get("/api/v1/fees/reconciliation").status_code == 403
        pages = [
            doors.door("director").get("/rendiconti?dal=2026-01-01&al=2026-12-31").text,
            doors.door("director").get("/riconciliazione").text,
        ]
        assert demo.parties.buyer.name in pages[0]
        assert "3.250,00 €" in pages[0]
        assert "Tutto torna" in pages[1]
        sheet = doors.door("buyer").get("/rendiconti/righe.csv?dal=2026-01-01&al=2026-12-31")
        assert "Risorse per funzioni tecniche" in sheet.text
        assert doors.door("amministratore").get(path).status_code == 403


def test_what_is_annulled_is_taken_back_by_a_note_of_credit(
    fresh: Desk, dossier_of: Callable[[str], Dossier]
) -> None:
    now = datetime.now(UTC)
    annulled = load_dossier(STORIES / "annulled_in_time.story")
    for dossier in (dossier_of(AGREEMENT), annulled):
        assert [*fresh.here.replay(dossier, now, uuid4())]
    (statement,) = statements(fresh.here, VERIFIER, *YEAR)
    assert statement.total == Decimal("0.00")
    notes = [line for line in statement.lines if line.reverses]
    assert len(notes) == len(statement.lines) / 2 == 2
    assert all(note.amount < 0 and note.reason for note in notes)
    assert reconcile(fresh.here).mismatches == ()
    assert fresh.here.verifier().verify().findings == ()

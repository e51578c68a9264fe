"""What would change: told whole, of the demonstration at some of its steps and of a case with lots."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from sua.corpus.rulebooks import load_corpus
from sua.domain.case import FactTimes
from sua.domain.facts import FactValue
from sua.domain.readings import AutonomyLimit
from sua.engine.what_if import Look, differences, supposed
from sua.service.dossier import Dossier
from sua.service.what_if import difference_rows
from tests.engine.test_planning import scene
from tests.golden import agreed

GOLDEN = Path(__file__).with_name("what_if.txt")
Changes = Mapping[str, FactValue | None]


def look(demo: Dossier, stop: str) -> Look:
    """The demonstration down to a command, as it is an hour after its last step."""
    corpus = load_corpus()
    _, case, world = scene(demo, stop)
    assert case.last_at is not None
    at = case.last_at + timedelta(hours=1)
    return Look(
        book=world.books(at.date()),
        case=case,
        at=at,
        parties=world.parties,
        law=corpus.law.at(at.date()),
        autonomy=AutonomyLimit(corpus.readings.chosen("autonomy_limit", case.facts)),
    )


def told(before: Look, after: Look) -> list[str]:
    rows = difference_rows(differences(before, after), before, after)
    return [
        f"{kind}: {json.dumps(row, ensure_ascii=False, sort_keys=True)}"
        for kind, found in rows.items()
        for row in (found if isinstance(found, list) else [found])
    ]


@pytest.mark.parametrize(
    ("stop", "changes", "days"),
    [
        ("submit", {"base_amount": Decimal("90000.00")}, 0),
        ("submit", {"cup": None, "funding": None}, 0),
        ("submit", {"nature": "supplies"}, 0),
        ("submit", {"nature": None}, 0),
        ("submit", {"safety_costs": Decimal("5500000.00")}, 0),
        ("send_invitations", {"base_amount": Decimal("6000000.00"), "cig": None}, 0),
        ("send_invitations", {"bids_due": datetime(2026, 3, 16, 11, tzinfo=UTC)}, 0),
        ("close_receipt", {}, 40),
        ("award", {"bids": None}, 0),
        ("sign_contract", {}, 90),
    ],
)
def test_what_would_change_is_told_whole(
    demo: Dossier, stop: str, changes: Changes, days: int
) -> None:
    before = look(demo, stop)
    at = before.at + timedelta(days=days)
    after = replace(before, case=supposed(before.case, changes), at=at)
    name = f"{stop} {' '.join(f'{k}={v}' for k, v in changes.items())} +{days}"
    agreed(GOLDEN, name, told(before, after))


def test_a_change_that_is_none_changes_nothing(demo: Dossier) -> None:
    before = look(demo, "send_invitations")
    assert differences(before, before).none


def test_where_the_nature_or_the_amount_is_unknown_no_procedure_is_named(demo: Dossier) -> None:
    before = look(demo, "submit")
    for name in ("nature", "base_amount"):
        found = differences(before, replace(before, case=supposed(before.case, {name: None})))
        assert found.named is not None
        assert found.named.after is None
        assert all(pair.after is None for pair in found.procedures)


def test_a_supposed_fact_is_of_now_and_the_others_are_as_they_were(demo: Dossier) -> None:
    case = look(demo, "send_invitations").case
    same = case.facts["cig"]
    after = supposed(case, {"cig": same, "base_amount": Decimal(1), "cup": None})
    assert after.facts == {
        **{name: value for name, value in case.facts.items() if name != "cup"},
        "base_amount": Decimal(1),
    }
    now = FactTimes(given=case.seq + 1, changed=case.seq + 1)
    assert after.times == {**case.times, "base_amount": now}


def test_reasons_that_speak_of_what_is_veiled_are_withheld(demo: Dossier) -> None:
    before = look(demo, "send_invitations")
    veiled = frozenset({"invited", "bids_due"})
    hidden = replace(before, veiled=veiled, case=supposed(before.case, {"cig": None}))
    found = differences(replace(before, veiled=veiled), hidden)
    spoken = [o for pair in found.actions if pair.after for o in pair.after.obstacles]
    assert spoken
    assert not any(o.field in veiled for o in spoken)
    agreed(GOLDEN, "veiled", told(replace(before, veiled=veiled), hidden))

"""Plans and suppositions about stored cases: told to whom may know, and never written."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from sua.domain.errors import InputError, NotFoundError
from sua.service.dossier import Dossier
from sua.service.planning import plan_case
from sua.service.what_if import what_if
from tests.cli.conftest import Sua, at_home, sua  # noqa: F401 -- fixtures
from tests.support import Desk, Scene, stage

TABLES = (
    "case_file", "event", "fact", "deadline", "outbox", "content", "sealed_record", "case_role",
    "idempotency", "access_event",
)  # fmt: skip
ONE_DAY = timedelta(days=1)


def everything(desk: Desk) -> dict[str, object]:
    """Every row count, and every chain."""
    known = {str(r[0]) for r in desk.rows("SELECT tablename FROM pg_tables")}
    counts = {t: desk.rows(f"SELECT count(*) FROM {t}") for t in sorted(known & set(TABLES))}
    return {**counts, "chain": desk.rows("SELECT case_id, seq, hash FROM event ORDER BY 1, 2")}


def now_of(scene: Scene) -> datetime:
    """The last step of the case."""
    found = scene.desk.rows("SELECT last_at FROM case_file WHERE id = :id", id=scene.case_id)
    at = found[0][0]
    assert isinstance(at, datetime)
    return at


def test_a_plan_is_told_and_nothing_is_written(fresh: Desk, demo: Dossier) -> None:
    scene = stage(fresh, demo, "send_invitations")
    before = everything(fresh)
    by = date(2026, 4, 30)
    found = plan_case(fresh.here, None, scene.case_id, "awarded", now_of(scene), by=by)
    assert everything(fresh) == before
    assert json.loads(json.dumps(found)) == found
    assert (found["from"]["state"], found["to"]["state"]) == ("preparation", "awarded")
    # What the state seals is not told even of a plan: whoever runs the machine sees no operators.
    needs = [need for act in found["acts"] for need in act["needs"]]
    assert "9999" not in json.dumps(needs)


def test_suppositions_are_told_and_nothing_is_written(fresh: Desk, demo: Dossier) -> None:
    scene = stage(fresh, demo, "send_invitations")
    before = everything(fresh)
    changes = {"base_amount": "6000000.00", "bids_due": "2026-03-16T12:00+01:00"}
    found = what_if(fresh.here, None, scene.case_id, changes, now_of(scene))
    assert everything(fresh) == before
    assert json.loads(json.dumps(found)) == found
    said = " ".join(found["prose"])
    assert "La legge indicherebbe «Procedura aperta» invece di" in said
    assert "«Procedura negoziata senza bando sotto soglia» passerebbe da lecita a non" in said
    assert "«Spedire gli inviti»" in said or "«Inviare gli inviti»" in said
    label = {change["fact"]: change for change in found["changes"]}
    assert "628.500,00" in label["base_amount"]["before"]


def test_a_term_moves_with_the_day_it_starts_from(fresh: Desk, demo: Dossier) -> None:
    scene = stage(fresh, demo, "close_receipt")
    changes = {"bids_due": "2026-03-16T12:00+01:00"}
    found = what_if(fresh.here, None, scene.case_id, changes, now_of(scene))
    moved = {term["rule"]: term for term in found["terms"]}
    assert (moved["bids_due"]["before"], moved["bids_due"]["after"]) == ("2026-03-09", "2026-03-16")
    assert any("dal 09/03/2026 al 16/03/2026" in sentence for sentence in found["prose"])


def test_another_day_changes_what_time_forbids(fresh: Desk, demo: Dossier) -> None:
    scene = stage(fresh, demo, "close_receipt")
    found = what_if(fresh.here, None, scene.case_id, {}, now_of(scene), day=date(2026, 3, 10))
    assert any("diventerebbe possibile" in sentence for sentence in found["prose"])
    nothing = what_if(fresh.here, None, scene.case_id, {}, now_of(scene), day=now_of(scene).date())
    assert nothing["prose"] == ["Non cambierebbe nulla."]


def test_a_fact_taken_away_is_missed(fresh: Desk, demo: Dossier) -> None:
    scene = stage(fresh, demo, "send_invitations")
    found = what_if(fresh.here, None, scene.case_id, {"cig": None}, now_of(scene))
    assert any("Manca il CIG." in sentence for sentence in found["prose"])


def test_questions_that_make_no_sense(fresh: Desk, demo: Dossier) -> None:
    scene = stage(fresh, demo, "fill_in")
    now = now_of(scene)
    with pytest.raises(InputError, match="almeno un dato"):
        what_if(fresh.here, None, scene.case_id, {}, now)
    with pytest.raises(InputError, match="«zzz» non esiste"):
        what_if(fresh.here, None, scene.case_id, {"zzz": "1"}, now)
    with pytest.raises(InputError, match="lotto unico"):
        what_if(fresh.here, None, scene.case_id, {"cig": None}, now, lot="1")
    with pytest.raises(InputError, match="già passato"):
        plan_case(fresh.here, None, scene.case_id, "submitted", now, by=now.date() - ONE_DAY)
    with pytest.raises(NotFoundError):
        plan_case(fresh.here, None, scene.dossier.parties.buyer.id, "submitted", now)


def test_the_commands(sua: Sua, at_home: Desk, demo: Dossier) -> None:  # noqa: F811
    scene = stage(at_home, demo, "fill_in")
    told = sua("plan", scene.case_id, "--to", "Accolta")
    assert told.code == 0, told.err
    for words in ("1. Compilare la richiesta", "Serve: CUP", "Chi: RUP del Comune", "«Accolta» si"):
        assert words in told.out, words
    plain = sua("plan", scene.case_id, "--to", "accepted", "--json")
    assert json.loads(plain.out)["to"]["state"] == "accepted"
    wrong = sua("plan", scene.case_id, "--to", "acepted")
    assert (wrong.code, "forse si intendeva: accepted" in wrong.err) == (1, True)
    asked = sua("what-if", scene.case_id, "base_amount=90000.00", "funding=")
    assert asked.code == 0, asked.err
    assert "Affidamento diretto" in asked.out
    assert json.loads(sua("what-if", scene.case_id, "cup=", "--json").out)["changes"]
    assert sua("what-if", scene.case_id, "niente").code == 1
    late = datetime.now(UTC).date() + timedelta(days=2)
    assert sua("plan", scene.case_id, "--to", "submitted", "--by", late).code == 0

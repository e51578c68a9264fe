"""A case with lots in the database: written, read, verified, tampered with, told, shown to who may see."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from sua.domain.accounts import Caller, Credential, CredentialKind, Hat
from sua.domain.commands import Command, Context
from sua.domain.people import Role
from sua.service.casework import Casework
from sua.service.dossier import Dossier
from sua.service.installation import Installation
from sua.service.loading import RuleBooks
from sua.storage import cases, reminders
from sua.storage.database import VERIFIER, WORKER, transaction
from tests.lots import SPLIT, lots_corpus
from tests.support import Desk

Make = Callable[[str], Dossier]
FITS = ' test_fits={"answer":true,"reasons":"È il migliore."}'
STORY = (
    SPLIT
    + "2026-01-14 officer/due rank@1 test_score=8"
    + FITS
    + """
2026-01-14T13:00 officer/due note test_notes=[{"text":"per tutti"}]
2026-01-14T14:00 officer/due note@2 test_notes=[{"text":"per il secondo"}]
2026-01-15 director/tre award@2 ! state
2026-01-15T13:00 director/tre award@1 = awarded
"""
)
END = """2026-01-16 officer/due sign@1 = signed
2026-01-17 director/tre revoke reasons="Prova." = lots_ended
"""


def here(desk: Desk) -> Installation:
    corpus = lots_corpus()
    return replace(desk.here, corpus=corpus, books=RuleBooks(corpus))


def replayed(desk: Desk, dossier: Dossier) -> tuple[Installation, UUID]:
    there = here(desk)
    steps = [*there.replay(dossier, datetime.now(UTC), uuid4())]
    return there, steps[0].case_id


def problems(there: Installation) -> list[str]:
    return [str(finding) for finding in there.verifier().verify().findings]


def caller(dossier: Dossier, role: Role, person: str) -> Caller:
    actor, now = dossier.actor(role, person), datetime.now(UTC)
    hat = Hat(role=role, organization=actor.organization, body="")
    credential = Credential(
        id=uuid4(), kind=CredentialKind.SESSION, person=actor.person, province=dossier.parties.province.id,
        role=role, organization=actor.organization, label="", created_at=now, seen_at=now, expires_at=now,
    )  # fmt: skip
    return Caller(credential=credential, username="", name="", hat=hat, hats=(hat,), csrf="")


def test_what_is_written_is_what_the_chain_folds_to(fresh: Desk, dossier_of: Make) -> None:
    there, case_id = replayed(fresh, dossier_of(STORY + END))
    assert problems(there) == []
    states = "SELECT lot, value FROM fact WHERE kind = 'state' ORDER BY lot"
    assert fresh.rows(states) == [("1", '"signed"'), ("2", '"revoked"')]
    assert fresh.rows("SELECT state FROM case_file") == [("lots_ended",)]
    with transaction(there.engine, VERIFIER) as connection:
        stored = cases.load(connection, case_id, lock=False)
    assert stored is not None
    assert [*stored.case.lots] == ["1", "2"]


def test_a_term_goes_from_the_case_to_its_lots(fresh: Desk, dossier_of: Make) -> None:
    early = SPLIT.rpartition("2026-01-13")[0]
    rows = "SELECT lot, rule, met_at IS NULL FROM deadline WHERE case_id = :id ORDER BY rule, lot"
    _, case_id = replayed(fresh, dossier_of(early))
    assert fresh.rows(rows, id=case_id) == [("", "per_lot", True), ("", "whole", True)]
    there, case_id = replayed(fresh, dossier_of(STORY))
    assert fresh.rows(rows, id=case_id) == [
        ("1", "per_lot", False),
        ("2", "per_lot", True),
        ("", "whole", False),
    ]
    with transaction(there.engine, WORKER) as connection:
        (term,) = [t for t in reminders.open_terms(connection) if t.case_id == case_id]
        again = reminders.open_term(connection, case_id, "per_lot", "2")
    assert (term.lot, term.state) == ("2", "admitted")
    assert again == term


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE fact SET value = '\"signed\"' WHERE kind = 'state' AND lot = '2'",
        "DELETE FROM fact WHERE kind = 'state' AND lot = '2'",
        "DELETE FROM fact WHERE lot = '2'",
        "UPDATE fact SET value = '\"1.00\"' WHERE lot = '1' AND name = 'base_amount'",
        "UPDATE fact SET lot = '2' WHERE lot = '1' AND name = 'test_score'",
        "UPDATE fact SET changed_seq = changed_seq - 1 WHERE lot = '1' AND name = 'test_score'",
        "UPDATE fact SET changed_seq = 1 WHERE lot = '' AND name = 'lots'",
        "UPDATE fact SET seq = seq - 1 WHERE kind = 'done' AND lot = '1' AND name = 'award'",
        "UPDATE deadline SET lot = '3' WHERE lot = '2'",
        "UPDATE deadline SET lot = '' WHERE lot = '1'",
        "UPDATE case_file SET state = 'lots_ended'",
        "INSERT INTO fact SELECT case_id, kind, '3', name, value, sealed, seq, changed_seq FROM fact"
        " WHERE kind = 'state' AND lot = '2'",
    ],
)
def test_a_lot_cannot_be_changed_behind_the_chain(
    fresh: Desk, dossier_of: Make, change: str
) -> None:
    there, _ = replayed(fresh, dossier_of(STORY))
    assert fresh.superuser(change) > 0
    assert len(problems(there)) == 1


def test_erasing_what_is_personal_leaves_all_the_rest_verified(
    fresh: Desk, dossier_of: Make
) -> None:
    there, _ = replayed(fresh, dossier_of(STORY))
    fresh.superuser(
        "UPDATE sealed_record SET erased_at = now(), salt = NULL, ciphertext = NULL"
        " WHERE case_id IS NOT NULL"
    )
    assert problems(there) == []
    fresh.superuser("UPDATE fact SET changed_seq = 1 WHERE name = 'test_notes' AND lot = '1'")
    assert len(problems(there)) == 1


def test_the_trail_names_the_lot_and_can_be_told_again(fresh: Desk, dossier_of: Make) -> None:
    dossier = dossier_of(STORY)
    there, case_id = replayed(fresh, dossier)
    entries = Casework(there, caller(dossier, Role.OFFICER, "due")).trail(
        case_id, datetime.now(UTC)
    )
    told = [(e.command, e.lot, e.outcome) for e in entries][3:]
    assert told == [
        ("rank", "1", "Graduatoria"),
        ("note", "", "I lotti procedono ciascuno per sé"),
        ("note", "2", "Ammessi"),
        ("award", "2", None),
        ("award", "1", "Aggiudicato"),
    ]
    assert " award@1 = awarded" in (entries[-1].line or "")


def test_an_event_says_which_questions_were_answered(fresh: Desk, dossier_of: Make) -> None:
    there, case_id = replayed(fresh, dossier_of(STORY))
    with transaction(there.engine, VERIFIER) as connection:
        bodies = [event.body for event in cases.events(connection, case_id)]
    asked = {
        "fact": "test_fits",
        "question": "Il prezzo conviene?",
        "source": "dlgs-36-2023 art. 17",
    }
    assert [b["judgements"] for b in bodies if "judgements" in b] == [[asked]]
    together = next(b for b in bodies if b.get("lots"))
    assert [(m["lot"], m["from"], m["to"]) for m in together["lots"]] == [
        ("1", "ranked", "ranked"),
        ("2", "admitted", "admitted"),
    ]
    assert [b["held"] for b in bodies if "held" in b] == [{"test_notes": "1"}]


def test_secrecy_follows_the_state_of_each_lot(fresh: Desk, dossier_of: Make) -> None:
    dossier = dossier_of(STORY + "2026-01-16 officer/due rank@2 test_score=5 = ranked\n")
    there, case_id = replayed(fresh, dossier)
    now = datetime.now(UTC)
    reading = Casework(there, caller(dossier, Role.BUYER, "uno")).read(case_id, now)
    seen = {lot.id: {f.name for f in lot.facts} for lot in reading.lots}
    assert "test_score" in seen["1"]
    assert [lot.state_label for lot in reading.lots] == ["Aggiudicato", "Graduatoria"]
    assert [lot.title for lot in reading.lots] == ["Scuola A", "Scuola B"]


def test_actions_and_forms_are_those_of_each_lot(fresh: Desk, dossier_of: Make) -> None:
    dossier = dossier_of(STORY)
    there, case_id = replayed(fresh, dossier)
    desk, now = Casework(there, caller(dossier, Role.OFFICER, "due")), datetime.now(UTC)
    found = [(a.lot, a.transition.command) for a in desk.actions(case_id, now)]
    assert found == [
        ("", "revoke"), ("", "note"), ("", "suspend"),
        ("1", "sign"), ("1", "revoke"), ("1", "note"), ("1", "suspend"),
        ("2", "rank"), ("2", "revoke"), ("2", "note"), ("2", "suspend"),
    ]  # fmt: skip
    transition, fields, values = desk.form(case_id, "rank", now, "2")
    assert (transition.to, [f.id for f in fields]) == ("ranked", ["test_score", "test_fits"])
    assert (values["subject"], values["bids_received"]) == ("Scuola B", "5")
    assert desk.form(case_id, "note", now)[0].all_lots


def test_a_case_is_born_of_a_lot_in_one_transaction(fresh: Desk, dossier_of: Make) -> None:
    born = "case test_contract@2026-01-20 of=gara@1 as=contratto actor=officer/due\n"
    story = STORY + "2026-01-16 officer/due sign@1 = signed\n" + born
    there, case_id = replayed(fresh, dossier_of(story))
    assert problems(there) == []
    assert fresh.rows(
        "SELECT parent_id, state FROM case_file WHERE workflow = 'test_contract'"
    ) == [(case_id, "running")]
    subject = (
        "SELECT value FROM fact WHERE name = 'subject' AND case_id = (SELECT id FROM case_file"
        " WHERE workflow = 'test_contract')"
    )
    assert fresh.rows(subject) == [('"Scuola A"',)]


def test_what_is_read_is_what_was_decided(fresh: Desk, dossier_of: Make) -> None:
    dossier = dossier_of(STORY)
    there, case_id = replayed(fresh, dossier)
    service = there.service(dossier.parties.province.id)
    command = Command(case_id=case_id, name="rank", facts={"test_score": "4"}, lot="2")
    context = Context(actor=dossier.actor(Role.OFFICER, "due"), now=datetime.now(UTC))
    reply = service.handle(command, context)
    assert (reply.accepted, reply.lot, reply.state) == (True, "2", "ranked")
    again = service.preview(replace(command, lot=""), context)
    assert [o["rule"] for o in again.obstacles] == ["lot"]
    assert problems(there) == []

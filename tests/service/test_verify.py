"""Whatever a superuser changes, ``verify`` finds, and names the first broken link."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from sua.service.dossier import Dossier
from tests.support import Desk, once

# What somebody with the keys of the database does, and where verify says the case breaks. «None» is
# the state of the case after its last event.
LAST = 40
TAMPERING = {
    "the text of an event": (
        "UPDATE event SET body = replace(body, 'fill_in', 'fill_on') WHERE seq = 2 AND {request}",
        2,
    ),
    "the text of the last event": (
        (
            "UPDATE event SET body = body || ' ' WHERE {procedure} AND seq ="
            " (SELECT max(seq) FROM event WHERE {procedure})"
        ),
        LAST,
    ),
    "the hash of an event": (
        "UPDATE event SET hash = repeat('0', 64) WHERE seq = 3 AND {request}",
        3,
    ),
    "an event taken away": ("DELETE FROM event WHERE seq = 4 AND {request}", 4),
    "the last event taken away": (
        (
            "DELETE FROM event WHERE {procedure} AND seq ="
            " (SELECT max(seq) FROM event WHERE {procedure})"
        ),
        None,
    ),
    "an event added at the end": (
        (
            "INSERT INTO event SELECT case_id, seq + 1, type, body, repeat('0', 64) FROM event"
            " WHERE {procedure}"
            " AND seq = (SELECT max(seq) FROM event WHERE {procedure})"
        ),
        LAST + 1,
    ),
    "a fact": ("UPDATE fact SET value = '\"1.00\"' WHERE name = 'award_price'", None),
    "a fact taken away": ("DELETE FROM fact WHERE name = 'winner'", None),
    "a fact added": (
        (
            "INSERT INTO fact SELECT case_id, kind, lot, 'reasons', '\"x\"', NULL, seq, seq FROM fact"
            " WHERE name = 'award_price'"
        ),
        None,
    ),
    "the instant of a command": (
        "UPDATE fact SET value = '\"2026-01-01T00:00:00Z\"' WHERE kind = 'done' AND name = 'award'",
        None,
    ),
    "the state": (
        "UPDATE case_file SET state = 'revoked' WHERE workflow = 'negotiated'",
        None,
    ),
    "the version": ("UPDATE case_file SET version = version + 1 WHERE workflow = 'request'", None),
    "the pinned rule book": (
        "UPDATE case_file SET rulebook = NULL WHERE workflow = 'negotiated'",
        None,
    ),
    "a deadline": (
        "UPDATE deadline SET last_day = last_day + 1 WHERE rule = 'silent_assent'",
        None,
    ),
    "a deadline taken away": ("DELETE FROM deadline WHERE rule = 'silent_assent'", None),
    "who may see the case": (
        (
            "UPDATE case_party SET organization_id = gen_random_uuid() WHERE scope = 'buyer'"
            " AND {request}"
        ),
        None,
    ),
    "an appointment": (
        "UPDATE case_role SET valid_from = valid_from - 1 WHERE role = 'sua_rup'",
        None,
    ),
    "the row of a rendered act": (
        "UPDATE document SET sha256 = repeat('a', 64) WHERE slug = 'award_decision'",
        None,
    ),
    "a rendered act taken away": ("DELETE FROM document WHERE slug = 'award_decision'", None),
    "work declared done": ("UPDATE outbox SET done_at = NULL", None),
    "work taken away": ("DELETE FROM outbox", None),
    "what is to be done": ("UPDATE outbox SET payload = 'notice' WHERE {procedure}", None),
    "when work was done": (
        "UPDATE outbox SET done_at = done_at + interval '1 second' WHERE {procedure}",
        None,
    ),
    "work given up though done": ("UPDATE outbox SET dead_at = now() WHERE {procedure}", None),
    "the type of an event": ("UPDATE event SET type = 'moved' WHERE seq = 1 AND {request}", 1),
    "the event of a command": (
        "UPDATE fact SET seq = seq + 1 WHERE kind = 'done' AND name = 'award'",
        None,
    ),
    "a fact of a lot that is not there": (
        (
            "INSERT INTO fact SELECT case_id, kind, '1', name, value, sealed, seq, changed_seq"
            " FROM fact WHERE name = 'award_price'"
        ),
        None,
    ),
    "an instant that does not read": ("UPDATE fact SET value = '{{' WHERE kind = 'done'", None),
    "a kind of case nobody knows": (
        "UPDATE case_file SET kind = 'x' WHERE workflow = 'request'",
        None,
    ),
    "a role nobody knows": ("UPDATE case_role SET role = 'x' WHERE role = 'sua_rup'", None),
    "how long a record is kept": (
        "UPDATE sealed_record SET retention = 'act' WHERE {procedure} AND retention = 'procedure'",
        None,
    ),
    "the case of a record": (
        "UPDATE sealed_record SET case_id = NULL WHERE {procedure} AND retention = 'act'",
        None,
    ),
    "a fact of no case": (
        (
            "INSERT INTO fact SELECT gen_random_uuid(), kind, lot, name, value, sealed, seq,"
            " changed_seq FROM fact WHERE name = 'award_price'"
        ),
        1,
    ),
}
_REQUEST = "case_id = (SELECT id FROM case_file WHERE workflow = 'request')"
_PROCEDURE = "case_id = (SELECT id FROM case_file WHERE workflow = 'negotiated')"


def test_an_untouched_trail_holds_and_every_act_renders_to_the_same_bytes(played: Desk) -> None:
    outcome = played.here.verifier().verify(render=True)
    assert outcome.findings == ()
    assert (outcome.cases, outcome.documents, outcome.erased) == (2, 4, 0)
    accepted = played.rows("SELECT count(*) FROM event WHERE type IN ('opened', 'moved')")
    assert outcome.decisions == accepted[0][0]


@pytest.mark.parametrize("what", TAMPERING)
def test_a_change_to(what: str, played: Desk) -> None:
    statement, seq = TAMPERING[what]
    assert played.superuser(statement.format(request=_REQUEST, procedure=_PROCEDURE)) >= 1
    findings = played.here.verifier().verify().findings
    assert findings, f"{what}: not found"
    assert findings[0].seq == seq, str(findings[0])


def test_an_event_forged_with_its_own_hash_breaks_at_the_next_link(played: Desk) -> None:
    """The hash of a changed event can be made again; then the one after it no longer fits."""
    played.superuser(
        "UPDATE event SET body = b.body, hash = encode(sha256(convert_to(b.body, 'UTF8')), 'hex')"
        " FROM (SELECT case_id, seq, replace(body, '2026/0000412', '2026/0000413') AS body"
        "       FROM event) b"
        " WHERE b.case_id = event.case_id AND b.seq = event.seq AND event.body <> b.body"
    )
    finding = played.here.verifier().verify().findings[0]
    forged = {
        (case, int(str(seq)))
        for case, seq in played.rows(
            "SELECT case_id, seq FROM event WHERE body LIKE '%2026/0000413%'"
        )
    }
    assert finding.seq is not None
    assert {(finding.case_id, finding.seq), (finding.case_id, finding.seq - 1)} & forged


def test_a_record_kept_apart_cannot_be_altered(played: Desk) -> None:
    """The bids stand outside the chain: their digest does not."""
    played.superuser(
        "UPDATE sealed_record SET ciphertext = ciphertext || 'x'::bytea WHERE digest ="
        " (SELECT sealed FROM fact WHERE name = 'bids')"
    )
    findings = played.here.verifier().verify().findings
    assert [finding.seq is not None for finding in findings] == [True]
    assert "riservata" in str(findings[0])


def test_a_stored_pdf_cannot_be_altered(played: Desk) -> None:
    sha256, seq = played.rows("SELECT sha256, seq FROM document WHERE slug = 'award_decision'")[0]
    path = played.here.files.path(str(sha256))
    path.chmod(0o600)
    path.write_bytes(path.read_bytes() + b"\n")
    finding = played.here.verifier().verify().findings[0]
    assert finding.seq == seq


def test_a_missing_pdf_is_found(played: Desk) -> None:
    sha256 = played.rows("SELECT sha256 FROM document WHERE slug = 'session_minutes'")[0][0]
    played.here.files.path(str(sha256)).unlink()
    assert len(played.here.verifier().verify().findings) == 1


def test_a_pdf_replaced_together_with_its_row_is_not_the_one_in_the_trail(played: Desk) -> None:
    other = played.here.files.put(b"%PDF-1.7 another act")
    played.superuser("UPDATE document SET sha256 = :sha WHERE slug = 'award_decision'", sha=other)
    assert len(played.here.verifier().verify().findings) == 1


def test_a_law_changed_in_the_stored_rule_book_is_found(played: Desk) -> None:
    """The pinned law is stored by its digest: another ceiling is another digest."""
    played.superuser(
        "UPDATE content SET body = convert_to(replace(convert_from(body, 'UTF8'),"
        " '\"150000\"', '\"150001\"'), 'UTF8') WHERE position('\"150000\"'::bytea IN body) > 0"
    )
    assert played.here.verifier().verify().findings


@pytest.mark.parametrize(
    "half", ["erased_at = now()", "salt = NULL", "ciphertext = NULL", "key_id = 'x'"]
)
def test_a_record_half_erased_is_altered(half: str, played: Desk) -> None:
    """Erased means without salt and ciphertext, and dated: nothing in between passes for it."""
    played.superuser(f"UPDATE sealed_record SET {half}")
    findings = played.here.verifier().verify().findings
    assert {finding.case_id for finding in findings} > {None}
    assert "riservat" in str(findings[0]) or "chiave" in str(findings[0])


def test_the_name_of_a_person_cannot_be_taken_away(played: Desk) -> None:
    played.superuser(
        "DELETE FROM sealed_record WHERE digest = (SELECT min(name_record) FROM person)"
    )
    [finding] = played.here.verifier().verify().findings
    assert (finding.case_id, finding.seq) == (None, None)
    assert str(finding).startswith("archivio comune: il nome riservato")


def test_the_triggers_stop_even_the_owner_of_the_tables(played: Desk) -> None:
    """Without turning triggers off nothing of the past can be changed."""
    with once(played.url) as engine:
        for table in ("event", "content", "document", "idempotency", "sealed_record"):
            for statement in (f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
                refused = pytest.raises(DBAPIError, match=r"append-only|only be erased")
                with refused, engine.begin() as connection:
                    connection.execute(text(statement))


def test_only_the_cases_asked_for_are_verified(played: Desk) -> None:
    case = played.rows("SELECT id FROM case_file WHERE workflow = 'request'")[0][0]
    played.superuser("UPDATE case_file SET state = 'x' WHERE workflow = 'negotiated'")
    outcome = played.here.verifier().verify((case,))  # type: ignore[arg-type]
    assert (outcome.cases, outcome.findings) == (1, ())


def test_no_name_and_no_operator_stands_in_the_chain(played: Desk, demo: Dossier) -> None:
    """Personal data live in sealed records: the chain, and the rows beside it, hold digests."""
    names = [person.name for person in demo.people.values()]
    operators = [str(o["codice_fiscale"]) for o in demo.story.sidecar["lists"]["invited"]]
    names += [str(o["name"]) for o in demo.story.sidecar["lists"]["invited"]]
    for query in (
        "SELECT body FROM event",
        "SELECT value FROM fact",
        "SELECT reply FROM idempotency",
    ):
        for row in played.rows(query):
            assert not [word for word in (*names, *operators) if word in str(row[0])]


def test_erased_records_leave_the_chain_whole_and_are_counted(played: Desk) -> None:
    """The bids are erased at the end of their retention: their digest stays, the rest holds."""
    with once(played.url) as engine, engine.begin() as connection:
        erased = connection.execute(
            text(
                "UPDATE sealed_record SET erased_at = now(), salt = NULL, ciphertext = NULL"
                " WHERE digest = (SELECT sealed FROM fact WHERE name = 'bids')"
            )
        )
        assert erased.rowcount == 1
    outcome = played.here.verifier().verify(render=True)
    assert outcome.findings == ()
    assert outcome.erased > 0
    assert outcome.decisions > outcome.erased

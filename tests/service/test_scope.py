"""The database itself decides who sees a case: no context, no rows; a foreign body, no rows."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from sua.domain.commands import Command, Context
from sua.domain.errors import NotFoundError
from sua.domain.people import Actor, Role
from sua.service.dossier import Dossier
from sua.storage.database import VERIFIER, WORKER, DatabaseRole, Scope, transaction
from tests.support import RUN, Desk, Scene

TABLES = (
    *("case_file", "case_party", "case_role", "fact", "event", "deadline", "document", "outbox"),
    *("idempotency", "sealed_record", "organization", "qualification", "person", "membership"),
    "agreement",
)
CASES = TABLES[:9]


def seen(connection: Connection, table: str) -> int:
    return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


@pytest.mark.parametrize("role", [DatabaseRole.APP, DatabaseRole.AUDITOR, DatabaseRole.ADMIN])
def test_without_a_body_nothing_is_visible(played: Desk, role: DatabaseRole) -> None:
    with transaction(played.here.engine, Scope(role)) as connection:
        assert {table: seen(connection, table) for table in TABLES} == dict.fromkeys(TABLES, 0)


@pytest.mark.parametrize("role", [DatabaseRole.APP, DatabaseRole.AUDITOR])
def test_a_foreign_body_of_the_same_province_sees_no_case(
    played: Desk, demo: Dossier, role: DatabaseRole
) -> None:
    scope = Scope(role, demo.parties.province.id, uuid4())
    with transaction(played.here.engine, scope) as connection:
        assert {table: seen(connection, table) for table in CASES} == dict.fromkeys(CASES, 0)


def test_a_body_that_claims_another_province_reads_no_name_of_ours(
    played: Desk, demo: Dossier
) -> None:
    scope = Scope(DatabaseRole.APP, uuid4(), demo.parties.buyer.id)
    with transaction(played.here.engine, scope) as connection:
        assert [seen(connection, t) for t in ("person", "sealed_record", "organization")] == [0] * 3


def test_each_party_sees_its_cases(played: Desk, demo: Dossier) -> None:
    for body in (demo.parties.province.id, demo.parties.buyer.id):
        scope = Scope(DatabaseRole.APP, demo.parties.province.id, body)
        with transaction(played.here.engine, scope) as connection:
            assert seen(connection, "case_file") == 2


def test_the_administrator_keeps_registers_and_sees_no_case(played: Desk, demo: Dossier) -> None:
    province = demo.parties.province.id
    scope = Scope(DatabaseRole.ADMIN, province, province)
    with transaction(played.here.engine, scope) as connection:
        assert {t: seen(connection, t) for t in CASES} == dict.fromkeys(CASES, 0)
        assert seen(connection, "organization") == 2


@pytest.mark.parametrize(
    "scope", [VERIFIER, WORKER, Scope(DatabaseRole.AUDITOR), Scope(DatabaseRole.APP)]
)
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET body = ''",
        "DELETE FROM event",
        "DELETE FROM case_file",
        "UPDATE document SET sha256 = ''",
        "DELETE FROM sealed_record",
        "UPDATE organization SET name = ''",
        "TRUNCATE fact",
    ],
)
def test_no_role_of_the_service_can_rewrite_the_past(
    played: Desk, scope: Scope, statement: str
) -> None:
    refused = pytest.raises(DBAPIError, match="permission denied")
    with refused, transaction(played.here.engine, scope) as connection:
        connection.execute(text(statement))


def test_the_scope_of_a_transaction_does_not_outlive_it(played: Desk, demo: Dossier) -> None:
    """A pooled connection carries nothing of the one who used it before."""
    scope = Scope(DatabaseRole.APP, demo.parties.province.id, demo.parties.province.id)
    with transaction(played.here.engine, scope) as connection:
        assert seen(connection, "case_file") == 2
    with played.here.engine.connect() as connection:
        row = connection.execute(
            text("SELECT current_user = session_user, current_setting('sua.organization', true)")
        ).one()
    assert row[0]
    assert not row[1]


def test_a_foreign_officer_is_told_that_the_case_does_not_exist(
    played: Desk, demo: Dossier
) -> None:
    case_id = played.rows("SELECT id FROM case_file WHERE workflow = 'request'")[0][0]
    scene = Scene(played, demo, case_id, ())  # type: ignore[arg-type]
    foreign = Actor(uuid4(), Role.BUYER, uuid4())
    context = scene.context(Role.OFFICER, "due", idempotency_key=f"{RUN}:1")
    with pytest.raises(NotFoundError):
        scene.service.actions(scene.case_id, type(context)(actor=foreign, now=context.now))


def test_an_auditor_never_acts_and_the_attempt_is_recorded(played: Desk, demo: Dossier) -> None:
    case_id = UUID(str(played.rows("SELECT id FROM case_file ORDER BY opened_at LIMIT 1")[0][0]))
    count = "SELECT count(*) FROM event WHERE type = 'refused'"
    before = int(str(played.rows(count)[0][0]))
    context = Context(actor=demo.actor(Role.AUDITOR, None), now=datetime.now(UTC))
    service = played.here.service(demo.parties.province.id)
    reply = service.handle(Command(case_id=case_id, name="withdraw"), context)
    assert {o["rule"] for o in reply.obstacles} <= {"role", "state", "ended"}
    assert not reply.accepted
    assert played.rows(count) == [(before + 1,)]
    assert played.here.verifier().verify(only=(case_id,)).findings == ()

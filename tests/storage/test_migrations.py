"""The schema: what the migration makes is what the code expects, on empty and on full databases."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from sua.domain.errors import SuaError
from sua.domain.people import Role
from sua.service.dossier import Dossier
from sua.service.installation import installation, upgrade_schema
from sua.storage import migrate
from sua.storage.home import Home
from sua.storage.schema import metadata
from tests.support import Cluster, Desk, once, stage


def test_the_tables_of_the_code_are_those_of_the_migration(fresh: Desk) -> None:
    with once(fresh.url) as engine, engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_upgrading_a_full_database_changes_nothing(played: Desk) -> None:
    counting = "SELECT count(*), max(hash) FROM event"
    before = played.rows(counting)
    with once(played.url) as engine:
        assert migrate.upgrade(engine) == migrate.upgrade(engine) == migrate.head_revision()
    assert played.rows(counting) == before
    assert played.here.verifier().verify().findings == ()


def test_every_table_forces_its_policies(fresh: Desk) -> None:
    loose = fresh.rows(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        " AND NOT (relrowsecurity AND relforcerowsecurity) ORDER BY 1"
    )
    assert loose == [("alembic_version",)]


def test_no_role_of_the_service_owns_a_table_or_passes_the_policies(fresh: Desk) -> None:
    assert (
        fresh.rows(
            "SELECT rolname FROM pg_roles WHERE rolname LIKE 'sua\\_%'"
            " AND (rolsuper OR rolbypassrls OR rolcanlogin)"
        )
        == []
    )
    owned = "SELECT count(*) FROM pg_tables WHERE tableowner LIKE 'sua\\_%'"
    assert fresh.rows(owned) == [(0,)]


def test_an_external_database_is_migrated_only_on_request(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", cluster.create("external", "template1"))
    home = Home(tmp_path)
    with pytest.raises(SuaError, match="sua db upgrade"), installation(home):
        pass
    with installation(home, upgrade=False) as here:
        assert upgrade_schema(here) == migrate.head_revision()
    with installation(home) as here, here.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM case_file")).scalar_one() == 0


def test_a_database_that_does_not_answer_is_one_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://sua@127.0.0.1:1/sua")
    with pytest.raises(SuaError, match="Il database non risponde") as caught:  # noqa: SIM117
        with installation(Home(tmp_path)):
            pass
    assert "\n" not in str(caught.value)


BEFORE_UPLOADS = ("DROP TABLE upload",)
BEFORE_AGREEMENTS = (
    "DROP TABLE fee_line",
    "DROP POLICY version ON agreement",
    "DROP TRIGGER append_only ON agreement",
    "DROP TRIGGER no_truncate ON agreement",
    "ALTER TABLE agreement DROP COLUMN fees, DROP COLUMN case_id, DROP COLUMN seq",
)
BEFORE_REGISTERS = (
    "DROP TABLE register_journal, invitation, body_event, body_history",
    "DROP INDEX ix_person_name_record, ix_case_role_person_id",
    "ALTER TABLE organization DROP COLUMN istat, DROP COLUMN ipa, DROP COLUMN nuts,"
    " DROP COLUMN population,"
    " DROP CONSTRAINT uq_organization_procuring_entity_id_codice_fiscale",
)
BEFORE_LOTS = (
    "ALTER TABLE fact DROP COLUMN changed_seq",
    "ALTER TABLE deadline DROP CONSTRAINT pk_deadline",
    "DROP INDEX ix_deadline_open",
    "ALTER TABLE deadline DROP COLUMN lot",
    "ALTER TABLE deadline ADD CONSTRAINT pk_deadline PRIMARY KEY (case_id, rule)",
    "CREATE INDEX ix_deadline_open ON deadline (due_at, case_id, rule) WHERE met_at IS NULL",
    "ALTER TABLE agreement DROP COLUMN duties",
    "UPDATE alembic_version SET version_num = '0002'",
)


def test_a_database_without_lots_is_brought_up_with_its_trail(fresh: Desk, demo: Dossier) -> None:
    scene = stage(fresh, demo, "submit")
    for funding in ("Fondo di prova", "Fondo di prova", "Altro fondo", "Fondo di prova"):
        command = scene.command("fill_in", funding=funding)
        assert scene.service.handle(command, scene.context(Role.BUYER, "uno")).accepted
    command = scene.command("fill_in", funding="Fondo di prova")
    scene.service.handle(command, scene.context(Role.BUYER, "uno"))
    rows = "SELECT kind, lot, name, seq, changed_seq FROM fact ORDER BY 1, 2, 3"
    before = fresh.rows(rows)
    (funding_row,) = [row for row in before if row[2] == "funding"]
    assert funding_row[3:] == (funding_row[4] + 1, funding_row[4])  # type: ignore[operator]
    for statement in (*BEFORE_UPLOADS, *BEFORE_AGREEMENTS, *BEFORE_REGISTERS, *BEFORE_LOTS):
        fresh.superuser(statement)
    with once(fresh.url) as engine:
        assert migrate.upgrade(engine) == migrate.head_revision()
    assert fresh.rows(rows) == before
    named = "SELECT value FROM body_history WHERE attribute = 'name' ORDER BY 1"
    assert fresh.rows(named) == fresh.rows("SELECT name FROM organization ORDER BY 1")
    assert fresh.here.verifier().verify().findings == ()

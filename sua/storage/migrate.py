"""Bringing a database to the current schema, forward only."""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from sua.corpus.root import root as data_root

# One number for the whole installation: two processes never migrate at the same time.
_LOCK = 36_2023


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(data_root() / "migrations"))
    config.attributes["connection"] = connection
    return config


def current_revision(connection: Connection) -> str | None:
    """Revision the database is at, or None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def head_revision() -> str:
    """Newest revision this release knows."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    if head is None:
        raise RuntimeError("no migration is shipped")
    return head


def upgrade(engine: Engine) -> str:
    """Migrate to the newest revision and return it; does nothing when already there."""
    with engine.begin() as connection:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        if current_revision(connection) != head_revision():
            command.upgrade(_config(connection), "head")
    return head_revision()

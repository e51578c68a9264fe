"""Alembic environment: migrates the connection handed over by ``sua db upgrade``.

Only online, only forward over evidence: there is no downgrade of a table that holds the trail.
"""

from alembic import context

from sua.storage.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, compare_type=True)
with context.begin_transaction():
    context.run_migrations()

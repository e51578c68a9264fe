"""Inserting a row that may be there already, and knowing whether it was."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import SQLModel


def insert_new(connection: Connection, table: type[SQLModel], row: Mapping[str, Any]) -> bool:
    """Insert a row; False if one with the same key is there, which stays as it is."""
    # Without the option SQLAlchemy forgets how many rows an INSERT made.
    statement = insert(table).on_conflict_do_nothing().execution_options(preserve_rowcount=True)
    return connection.execute(statement, row).rowcount == 1

"""The whole schema: the one metadata, with every module of tables seen."""

from sua.storage import register_tables, upload_table
from sua.storage.tables import metadata

MODULES = (register_tables, upload_table)
"""Modules of tables beside :mod:`sua.storage.tables`; the metadata is whole once they are imported."""

__all__ = ["MODULES", "metadata"]

"""The row of a file deposited in a case; see :mod:`sua.storage.tables`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Column, DateTime, Text, UniqueConstraint
from sqlmodel import Field

from sua.storage.tables import Row


class UploadRow(Row, table=True):
    """A file of a case: the bytes lie in ``SUA_HOME/uploads`` under their hash.

    ``scan`` is ``clean`` or ``not_scanned``. ``signatures`` is JSON text: what was found when the file
    came. ``uploaded_at`` is the last time somebody deposited it.
    """

    __tablename__ = "upload"
    __table_args__ = (UniqueConstraint("case_id", "sha256"),)
    id: UUID = Field(primary_key=True)
    case_id: UUID = Field(foreign_key="case_file.id", index=True)
    sha256: str = Field(sa_column=Column(Text, nullable=False, index=True))
    name: str = Field(sa_column=Column(Text, nullable=False))
    media_type: str = Field(sa_column=Column(Text, nullable=False))
    size: int = Field(sa_column=Column(BigInteger, nullable=False))
    uploaded_by: UUID = Field(foreign_key="person.id")
    uploaded_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    scan: str = Field(sa_column=Column(Text, nullable=False))
    signatures: str = Field(sa_column=Column(Text, nullable=False))

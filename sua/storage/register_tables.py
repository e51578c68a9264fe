"""The rows of the registers: what changed of a body and when, invitations, the journal.

All but the invitations only grow: a correction is one more row.
"""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, Column, DateTime, Identity, Text
from sqlmodel import Field

from sua.storage.tables import Row


class BodyHistoryRow(Row, table=True):
    """A value of an attribute of a body from a day on; the present ones are on ``organization``."""

    __tablename__ = "body_history"
    id: int | None = Field(
        default=None, sa_column=Column(BigInteger, Identity(always=True), primary_key=True)
    )
    organization_id: UUID = Field(foreign_key="organization.id", index=True)
    attribute: str = Field(sa_column=Column(Text, nullable=False))
    value: str = Field(sa_column=Column(Text, nullable=False))
    valid_from: date
    act: str = Field(sa_column=Column(Text, nullable=False))
    recorded_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))


class BodyEventRow(Row, table=True):
    """A body merged into another, or split from it."""

    __tablename__ = "body_event"
    organization_id: UUID = Field(foreign_key="organization.id", primary_key=True)
    kind: str = Field(primary_key=True)
    other_id: UUID = Field(foreign_key="organization.id", primary_key=True, index=True)
    day: date
    act: str = Field(sa_column=Column(Text, nullable=False))
    recorded_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))


class InvitationRow(Row, table=True):
    """A code with which a person sets a password, once and until a day; known by its SHA-256."""

    __tablename__ = "invitation"
    id: int | None = Field(
        default=None, sa_column=Column(BigInteger, Identity(always=True), primary_key=True)
    )
    secret_sha256: str = Field(sa_column=Column(Text, nullable=False, unique=True))
    person_id: UUID = Field(foreign_key="account.person_id", index=True)
    procuring_entity_id: UUID = Field(foreign_key="organization.id")
    created_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    expires_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    used_at: datetime | None = Field(
        default=None, sa_column=Column(DateTime(timezone=True), nullable=True)
    )


class RegisterJournalRow(Row, table=True):
    """One line for every entry of the registers: who, when, what. It names no person."""

    __tablename__ = "register_journal"
    id: int | None = Field(
        default=None, sa_column=Column(BigInteger, Identity(always=True), primary_key=True)
    )
    procuring_entity_id: UUID = Field(foreign_key="organization.id", index=True)
    at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    by_person: UUID | None = Field(default=None)
    action: str = Field(sa_column=Column(Text, nullable=False))
    organization_id: UUID | None = Field(default=None, foreign_key="organization.id", index=True)
    person_id: UUID | None = Field(default=None, foreign_key="person.id")
    detail: str = Field(sa_column=Column(Text, nullable=False))

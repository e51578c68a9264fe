"""The rows, as SQLModel tables. Built only on this floor, from domain objects: they validate nothing.

Every table but the registers carries ``case_id``; who may see a case is ``case_party`` and nothing
else, enforced by row policies (see the first migration). Texts that are hashed are ``TEXT``, never
JSONB: the stored bytes are the ones hashed.
"""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKeyConstraint,
    Identity,
    Index,
    LargeBinary,
    MetaData,
    Numeric,
    Text,
    UniqueConstraint,
)
from sqlmodel import Field, SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMING)


class Row(SQLModel):
    """Base of every table: one metadata, one naming convention."""

    metadata = metadata


def _instant(*, nullable: bool = False) -> Column[datetime]:
    return Column(DateTime(timezone=True), nullable=nullable)


def _euro() -> Column[Decimal]:
    return Column(Numeric(18, 2), nullable=False)


def _text(*, nullable: bool = False) -> Column[str]:
    return Column(Text, nullable=nullable)


class InstallationRow(Row, table=True):
    """One row: what this database is for. A demo never touches a database that is not a demo."""

    __tablename__ = "installation"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)
    id: int = Field(default=1, primary_key=True)
    demo: bool
    created_at: datetime = Field(sa_column=_instant())


class OrganizationRow(Row, table=True):
    """A public body of the register; ``procuring_entity_id`` is the Province whose SUA serves it."""

    __tablename__ = "organization"
    __table_args__ = (UniqueConstraint("procuring_entity_id", "codice_fiscale"),)
    id: UUID = Field(primary_key=True)
    procuring_entity_id: UUID = Field(foreign_key="organization.id", index=True)
    kind: str = Field(sa_column=_text())
    name: str = Field(sa_column=_text())
    codice_fiscale: str = Field(sa_column=_text())
    pec: str = Field(sa_column=_text())
    ausa: str | None = Field(default=None, sa_column=_text(nullable=True))
    istat: str | None = Field(default=None, sa_column=_text(nullable=True))
    ipa: str | None = Field(default=None, sa_column=_text(nullable=True))
    nuts: str | None = Field(default=None, sa_column=_text(nullable=True))
    population: int | None = None


class QualificationRow(Row, table=True):
    """A level of qualification of a body, dated."""

    __tablename__ = "qualification"
    organization_id: UUID = Field(foreign_key="organization.id", primary_key=True)
    level: str = Field(primary_key=True)
    valid_from: date = Field(primary_key=True)
    valid_to: date | None = None


class PersonRow(Row, table=True):
    """A person: the name is a sealed record; the trail knows the id only."""

    __tablename__ = "person"
    id: UUID = Field(primary_key=True)
    procuring_entity_id: UUID = Field(foreign_key="organization.id", index=True)
    name_record: str = Field(foreign_key="sealed_record.digest", index=True)


class MembershipRow(Row, table=True):
    """A role of a person in a body, from a day to a day; ``deputy`` stands in for the holder."""

    __tablename__ = "membership"
    person_id: UUID = Field(foreign_key="person.id", primary_key=True)
    organization_id: UUID = Field(foreign_key="organization.id", primary_key=True)
    role: str = Field(primary_key=True)
    valid_from: date = Field(primary_key=True)
    valid_to: date | None = None
    deputy: bool = False


class AgreementRow(Row, table=True):
    """A version of the agreement between a Province and a body, as dated by its case.

    ``duties`` is JSON text, duty → whose it is; ``fees`` what is owed, see
    :func:`sua.engine.agreements.fees_of`. ``case_id`` and ``seq`` are the case and the event that made
    it: both None for what a dossier registers.
    """

    __tablename__ = "agreement"
    id: UUID = Field(primary_key=True)
    province_id: UUID = Field(foreign_key="organization.id", index=True)
    buyer_id: UUID = Field(foreign_key="organization.id", index=True)
    number: str = Field(sa_column=_text())
    signed_on: date
    valid_from: date
    valid_to: date | None = None
    contract_signer: str = Field(sa_column=_text())
    guarantee_beneficiary: str = Field(sa_column=_text())
    duties: str = Field(default="{}", sa_column=_text())
    fees: str = Field(default="{}", sa_column=_text())
    # «agreement» and «case_file» name each other: this side of the pair is kept by the projection.
    case_id: UUID | None = Field(default=None, index=True)
    seq: int | None = None


class ContentRow(Row, table=True):
    """Content-addressed bytes a decision rests on: lifecycle, law slice, readings, templates."""

    __tablename__ = "content"
    digest: str = Field(primary_key=True)
    body: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class SealedRecordRow(Row, table=True):
    """Personal or bulky data outside the chain, known to it by salted digest; erasable by class.

    ``case_id`` is None for what belongs to no case, e.g. the name of a person.
    """

    __tablename__ = "sealed_record"
    digest: str = Field(primary_key=True)
    procuring_entity_id: UUID = Field(foreign_key="organization.id", index=True)
    case_id: UUID | None = Field(default=None, index=True)
    retention: str = Field(sa_column=_text())
    key_id: str = Field(sa_column=_text())
    salt: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    ciphertext: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    erased_at: datetime | None = Field(default=None, sa_column=_instant(nullable=True))


class CaseRow(Row, table=True):
    """The current row of a case: what folding its chain gives."""

    __tablename__ = "case_file"
    __table_args__ = (Index("ix_case_file_newest", "opened_at", "id"),)
    id: UUID = Field(primary_key=True)
    procuring_entity_id: UUID = Field(foreign_key="organization.id", index=True)
    buyer_id: UUID = Field(foreign_key="organization.id", index=True)
    agreement_id: UUID | None = Field(default=None, foreign_key="agreement.id")
    parent_id: UUID | None = Field(default=None, foreign_key="case_file.id", index=True)
    kind: str = Field(sa_column=_text())
    workflow: str = Field(sa_column=_text())
    opened_at: datetime = Field(sa_column=_instant())
    state: str = Field(sa_column=_text())
    version: int
    seq: int
    head: str = Field(sa_column=_text())
    rulebook: str | None = Field(default=None, sa_column=_text(nullable=True))
    pinned_on: date | None = None
    last_at: datetime | None = Field(default=None, sa_column=_instant(nullable=True))


class CasePartyRow(Row, table=True):
    """Which body may see a case, and as what; row policies read this and nothing else."""

    __tablename__ = "case_party"
    case_id: UUID = Field(foreign_key="case_file.id", primary_key=True)
    organization_id: UUID = Field(foreign_key="organization.id", primary_key=True, index=True)
    scope: str = Field(primary_key=True)
    procuring_entity_id: UUID = Field(foreign_key="organization.id")


class CaseRoleRow(Row, table=True):
    """Who holds which role in a case, dated."""

    __tablename__ = "case_role"
    case_id: UUID = Field(foreign_key="case_file.id", primary_key=True)
    role: str = Field(primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", primary_key=True, index=True)
    valid_from: date = Field(primary_key=True)
    valid_to: date | None = None


class FactRow(Row, table=True):
    """Current value of a fact as canonical JSON text, and the event that set it.

    ``kind`` is ``fact``, ``done`` for the instant at which a command last succeeded, or ``state`` for
    the state of a lot. ``lot`` is empty for what is the whole case's. ``sealed`` is the digest of the
    sealed record that holds the value, when the event must not. ``changed_seq`` is the event at which
    the value last became another one.
    """

    __tablename__ = "fact"
    case_id: UUID = Field(foreign_key="case_file.id", primary_key=True)
    kind: str = Field(primary_key=True)
    lot: str = Field(default="", primary_key=True)
    name: str = Field(primary_key=True)
    value: str = Field(sa_column=_text())
    sealed: str | None = Field(default=None, sa_column=_text(nullable=True))
    seq: int
    changed_seq: int


class EventRow(Row, table=True):
    """One link of a chain: append-only by privilege, by trigger and in code."""

    __tablename__ = "event"
    __table_args__ = (UniqueConstraint("case_id", "hash"),)
    case_id: UUID = Field(foreign_key="case_file.id", primary_key=True)
    seq: int = Field(primary_key=True)
    type: str = Field(sa_column=_text())
    body: str = Field(sa_column=_text())
    hash: str = Field(sa_column=_text())


class DeadlineRow(Row, table=True):
    """A derived term: an index of what the facts say, recomputed at every write."""

    __tablename__ = "deadline"
    __table_args__ = (
        Index(
            "ix_deadline_open",
            *("due_at", "case_id", "rule", "lot"),
            postgresql_where="met_at IS NULL",
        ),
    )
    case_id: UUID = Field(foreign_key="case_file.id", primary_key=True)
    lot: str = Field(default="", primary_key=True)
    rule: str = Field(primary_key=True)
    label: str = Field(sa_column=_text())
    starts_on: date
    last_day: date
    due_at: datetime = Field(sa_column=_instant())
    note: str = Field(sa_column=_text())
    source: str = Field(sa_column=_text())
    expiry: str = Field(sa_column=_text())
    met_at: datetime | None = Field(default=None, sa_column=_instant(nullable=True))


class DocumentRow(Row, table=True):
    """A rendered act: where it stands in the chain, the hash of its file, what it was made of."""

    __tablename__ = "document"
    __table_args__ = (ForeignKeyConstraint(["case_id", "act_seq"], ["event.case_id", "event.seq"]),)
    case_id: UUID = Field(primary_key=True)
    act_seq: int = Field(primary_key=True)
    seq: int
    slug: str = Field(sa_column=_text())
    title: str = Field(sa_column=_text())
    number: str = Field(sa_column=_text())
    day: date
    sha256: str = Field(sa_column=_text())
    view: str = Field(sa_column=_text())
    template: str = Field(sa_column=_text())
    renderer: str = Field(sa_column=_text())


class OutboxRow(Row, table=True):
    """Work owed because of an event, written with it; workers claim rows, the queue is only a bell.

    A reminder is owed because of a term, not of an event: its ``seq`` is 0 and its payload says
    which. ``dead_at`` marks what was given up after many attempts, until somebody replays it.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("case_id", "seq", "topic", "payload"),
        Index("ix_outbox_open", "next_at", postgresql_where="done_at IS NULL AND dead_at IS NULL"),
    )
    id: int | None = Field(
        default=None, sa_column=Column(BigInteger, Identity(always=True), primary_key=True)
    )
    case_id: UUID = Field(foreign_key="case_file.id", index=True)
    seq: int
    topic: str = Field(sa_column=_text())
    payload: str = Field(sa_column=_text())
    created_at: datetime = Field(sa_column=_instant())
    next_at: datetime = Field(sa_column=_instant())
    attempts: int = 0
    last_error: str | None = Field(default=None, sa_column=_text(nullable=True))
    done_at: datetime | None = Field(default=None, sa_column=_instant(nullable=True))
    dead_at: datetime | None = Field(default=None, sa_column=_instant(nullable=True))


class IdempotencyRow(Row, table=True):
    """A command already carried out under a key, with the hash of its body and its reply."""

    __tablename__ = "idempotency"
    person_id: UUID = Field(primary_key=True)
    key: str = Field(primary_key=True)
    case_id: UUID = Field(foreign_key="case_file.id", index=True)
    body_hash: str = Field(sa_column=_text())
    reply: str = Field(sa_column=_text())
    recorded_at: datetime = Field(sa_column=_instant())


class AccountRow(Row, table=True):
    """How a person signs in: the name they type, the Argon2 hash of their password.

    ``password_hash`` None means no password sign-in (a demonstration user, or one of an identity
    provider). The e-mail address is a sealed record, like the person's name.
    """

    __tablename__ = "account"
    person_id: UUID = Field(foreign_key="person.id", primary_key=True)
    procuring_entity_id: UUID = Field(foreign_key="organization.id", index=True)
    username: str = Field(sa_column=Column(Text, nullable=False, unique=True))
    password_hash: str | None = Field(default=None, sa_column=_text(nullable=True))
    email_record: str | None = Field(default=None, foreign_key="sealed_record.digest")
    created_at: datetime = Field(sa_column=_instant())
    disabled_at: datetime | None = Field(default=None, sa_column=_instant(nullable=True))
    failed_attempts: int = 0
    locked_until: datetime | None = Field(default=None, sa_column=_instant(nullable=True))


class CredentialRow(Row, table=True):
    """What lets a request in: a browser session, or the token of a machine; by SHA-256 only.

    The person acts in one role for one body at a time; a session may change it, a token may not.
    """

    __tablename__ = "credential"
    id: UUID = Field(primary_key=True)
    kind: str = Field(sa_column=_text())
    secret_sha256: str = Field(sa_column=Column(Text, nullable=False, unique=True))
    person_id: UUID = Field(foreign_key="account.person_id", index=True)
    procuring_entity_id: UUID = Field(foreign_key="organization.id")
    role: str = Field(sa_column=_text())
    organization_id: UUID = Field(foreign_key="organization.id")
    label: str = Field(sa_column=_text())
    created_at: datetime = Field(sa_column=_instant())
    seen_at: datetime = Field(sa_column=_instant())
    expires_at: datetime = Field(sa_column=_instant())
    revoked_at: datetime | None = Field(default=None, sa_column=_instant(nullable=True))


class AccessRow(Row, table=True):
    """The register of accesses: sign-ins, refusals, revocations, reads of reserved data."""

    __tablename__ = "access"
    id: int | None = Field(
        default=None, sa_column=Column(BigInteger, Identity(always=True), primary_key=True)
    )
    procuring_entity_id: UUID = Field(foreign_key="organization.id", index=True)
    at: datetime = Field(sa_column=_instant())
    kind: str = Field(sa_column=_text())
    person_id: UUID | None = Field(default=None, index=True)
    role: str | None = Field(default=None, sa_column=_text(nullable=True))
    case_id: UUID | None = Field(default=None, index=True)
    detail: str = Field(sa_column=_text())


class FeeLineRow(Row, table=True):
    """A line of what a body owes the SUA, or the note that takes one back (``reverses``).

    Amounts are euro; nothing is ever changed: a mistake is a line that reverses another, with its reason.
    """

    __tablename__ = "fee_line"
    id: UUID = Field(primary_key=True)
    procuring_entity_id: UUID = Field(foreign_key="organization.id", index=True)
    buyer_id: UUID = Field(foreign_key="organization.id", index=True)
    case_id: UUID = Field(foreign_key="case_file.id", index=True)
    agreement_id: UUID = Field(foreign_key="agreement.id")
    lot: str
    kind: str = Field(sa_column=_text())
    basis: Decimal = Field(sa_column=_euro())
    planned: Decimal = Field(sa_column=_euro())
    amount: Decimal = Field(sa_column=_euro())
    accrued_on: date
    seq: int
    reverses: UUID | None = Field(default=None, foreign_key="fee_line.id", unique=True)
    reason: str = Field(sa_column=_text())
    recorded_at: datetime = Field(sa_column=_instant())

"""Accounts, credentials and the register of accesses, as the door's own database role sees them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, Row, text

from sua.domain.accounts import AccessKind, Account, Credential, CredentialKind, Hat
from sua.domain.people import Role

_ACCOUNT_COLUMNS = (
    "person_id, procuring_entity_id, username, password_hash, disabled_at IS NOT NULL AS disabled,"
    " failed_attempts, locked_until"
)
_BY_NAME = text(f"SELECT {_ACCOUNT_COLUMNS} FROM account WHERE username = :username FOR UPDATE")  # noqa: S608
_BY_PERSON = text(f"SELECT {_ACCOUNT_COLUMNS} FROM account WHERE person_id = :person")  # noqa: S608
_ALL = text(f"SELECT {_ACCOUNT_COLUMNS} FROM account ORDER BY username")  # noqa: S608
_ADD = text(
    "INSERT INTO account (person_id, procuring_entity_id, username, password_hash, email_record,"
    " created_at, failed_attempts) VALUES (:person, :province, :username, :password, :email, :now, 0)"
    " ON CONFLICT DO NOTHING"
)
_ATTEMPT = text(
    "UPDATE account SET failed_attempts = :failed, locked_until = :until WHERE person_id = :person"
)
_PASSWORD = text("UPDATE account SET password_hash = :password WHERE person_id = :person")
_DISABLE = text("UPDATE account SET disabled_at = :at WHERE person_id = :person")
_HATS = text(
    "SELECT m.role, m.organization_id, o.name FROM membership m"
    " JOIN organization o ON o.id = m.organization_id"
    " WHERE m.person_id = :person AND m.valid_from <= :day"
    " AND (m.valid_to IS NULL OR m.valid_to >= :day) ORDER BY m.valid_from, m.role, o.name"
)
_CREDENTIAL_COLUMNS = (
    "id, kind, person_id, procuring_entity_id, role, organization_id, label, created_at, seen_at,"
    " expires_at"
)
_ISSUE = text(
    "INSERT INTO credential (id, kind, secret_sha256, person_id, procuring_entity_id, role,"
    " organization_id, label, created_at, seen_at, expires_at) VALUES (:id, :kind, :digest, :person,"
    " :province, :role, :organization, :label, :now, :now, :expires)"
)
_FIND = text(
    f"SELECT c.*, a.username FROM (SELECT {_CREDENTIAL_COLUMNS} FROM credential"  # noqa: S608
    " WHERE secret_sha256 = :digest AND revoked_at IS NULL AND expires_at > :now) c"
    " JOIN account a ON a.person_id = c.person_id AND a.disabled_at IS NULL"
)
_LIVE = text(
    f"SELECT {_CREDENTIAL_COLUMNS} FROM credential"  # noqa: S608
    " WHERE person_id = :person AND revoked_at IS NULL AND expires_at > :now"
    " ORDER BY created_at DESC"
)
_SEEN = text("UPDATE credential SET seen_at = :now WHERE id = :id")
_WEAR = text("UPDATE credential SET role = :role, organization_id = :organization WHERE id = :id")
_REVOKE = text(
    "UPDATE credential SET revoked_at = :now"
    " WHERE person_id = :person AND revoked_at IS NULL AND (CAST(:id AS uuid) IS NULL OR id = :id)"
)
_RECORD = text(
    "INSERT INTO access (procuring_entity_id, at, kind, person_id, role, case_id, detail)"
    " VALUES (:province, :at, :kind, :person, :role, :case, :detail)"
)
_ACCESSES = text(
    "SELECT id, at, kind, person_id, role, case_id, detail FROM access"
    " WHERE id < :before ORDER BY id DESC LIMIT :limit"
)
_DEMO_PEOPLE = text(
    "SELECT a.person_id, a.username, p.name_record FROM account a JOIN person p ON p.id = a.person_id"
    " WHERE a.password_hash IS NULL AND a.disabled_at IS NULL ORDER BY a.created_at, a.username"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessEntry:
    """One line of the register of accesses."""

    id: int
    at: datetime
    kind: AccessKind
    person: UUID | None
    role: Role | None
    case_id: UUID | None
    detail: str


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An account without a password, which only a demonstration opens with a click."""

    person: UUID
    username: str
    name_record: str


def account_named(connection: Connection, username: str) -> Account | None:
    """The account with that name, locked until the end of the transaction."""
    row = connection.execute(_BY_NAME, {"username": username}).first()
    return _account(row) if row else None


def account_of(connection: Connection, person: UUID) -> Account | None:
    """The account of a person."""
    row = connection.execute(_BY_PERSON, {"person": person}).first()
    return _account(row) if row else None


def accounts(connection: Connection) -> list[Account]:
    """Every account visible in this scope, by name."""
    return [_account(row) for row in connection.execute(_ALL)]


def _account(row: Row[tuple[object, ...]]) -> Account:
    return Account(
        person=row.person_id,
        province=row.procuring_entity_id,
        username=row.username,
        password_hash=row.password_hash,
        disabled=row.disabled,
        failed_attempts=row.failed_attempts,
        locked_until=row.locked_until,
    )


def add_account(  # noqa: PLR0913 -- an account has that many parts
    connection: Connection,
    person: UUID,
    province: UUID,
    username: str,
    password_hash: str | None,
    email_record: str | None,
    now: datetime,
) -> bool:
    """Give a person an account; False if the person or the name has one already."""
    values = {
        "person": person,
        "province": province,
        "username": username,
        "password": password_hash,
        "email": email_record,
        "now": now,
    }
    return bool(connection.execute(_ADD, values).rowcount)


def count_attempt(
    connection: Connection, person: UUID, failed: int, until: datetime | None
) -> None:
    """Failures in a row, and until when the account is locked."""
    connection.execute(_ATTEMPT, {"person": person, "failed": failed, "until": until})


def set_password(connection: Connection, person: UUID, password_hash: str) -> None:
    """Replace a password."""
    connection.execute(_PASSWORD, {"person": person, "password": password_hash})


def set_disabled(connection: Connection, person: UUID, at: datetime | None) -> None:
    """Close an account, or open it again with None."""
    connection.execute(_DISABLE, {"person": person, "at": at})


def hats(connection: Connection, person: UUID, day: date) -> tuple[Hat, ...]:
    """Roles the person holds on a day, each in its body."""
    return tuple(
        Hat(role=Role(role), organization=organization, body=body)
        for role, organization, body in connection.execute(_HATS, {"person": person, "day": day})
    )


def issue(connection: Connection, credential: Credential, digest: str) -> None:
    """Store a new credential, by the SHA-256 of its secret."""
    connection.execute(
        _ISSUE,
        {
            "id": credential.id,
            "kind": credential.kind.value,
            "digest": digest,
            "person": credential.person,
            "province": credential.province,
            "role": credential.role.value,
            "organization": credential.organization,
            "label": credential.label,
            "now": credential.created_at,
            "expires": credential.expires_at,
        },
    )


def credential_with(
    connection: Connection, digest: str, now: datetime
) -> tuple[Credential, str] | None:
    """The live credential whose secret has that SHA-256, and the name of its open account."""
    row = connection.execute(_FIND, {"digest": digest, "now": now}).first()
    return (_credential(row), row.username) if row else None


def live_credentials(connection: Connection, person: UUID, now: datetime) -> list[Credential]:
    """Sessions and tokens of a person that still let in, newest first."""
    rows = connection.execute(_LIVE, {"person": person, "now": now})
    return [_credential(row) for row in rows]


def _credential(row: Row[tuple[object, ...]]) -> Credential:
    return Credential(
        id=row.id,
        kind=CredentialKind(row.kind),
        person=row.person_id,
        province=row.procuring_entity_id,
        role=Role(row.role),
        organization=row.organization_id,
        label=row.label,
        created_at=row.created_at,
        seen_at=row.seen_at,
        expires_at=row.expires_at,
    )


def seen(connection: Connection, credential: UUID, now: datetime) -> None:
    """The credential has just let a request in."""
    connection.execute(_SEEN, {"id": credential, "now": now})


def wear(connection: Connection, credential: UUID, role: Role, organization: UUID) -> None:
    """Change the hat a session wears."""
    connection.execute(_WEAR, {"id": credential, "role": role.value, "organization": organization})


def revoke(connection: Connection, person: UUID, credential: UUID | None, now: datetime) -> int:
    """Revoke one credential of a person, or all of them; how many were alive."""
    values = {"person": person, "id": credential, "now": now}
    return int(connection.execute(_REVOKE, values).rowcount)


def record_access(  # noqa: PLR0913 -- a line of the register has that many columns
    connection: Connection,
    kind: AccessKind,
    province: UUID,
    at: datetime,
    *,
    person: UUID | None = None,
    role: Role | None = None,
    case_id: UUID | None = None,
    detail: str = "",
) -> None:
    """One line in the register of accesses, which only grows."""
    connection.execute(
        _RECORD,
        {
            "province": province,
            "at": at,
            "kind": kind.value,
            "person": person,
            "role": role.value if role else None,
            "case": case_id,
            "detail": detail[:200],
        },
    )


def accesses(connection: Connection, *, before: int, limit: int) -> list[AccessEntry]:
    """Lines of the register visible in this scope, newest first, older than ``before``."""
    rows = connection.execute(_ACCESSES, {"before": before, "limit": limit})
    return [
        AccessEntry(
            id=row.id,
            at=row.at,
            kind=AccessKind(row.kind),
            person=row.person_id,
            role=Role(row.role) if row.role else None,
            case_id=row.case_id,
            detail=row.detail,
        )
        for row in rows
    ]


def demo_accounts(connection: Connection) -> list[DemoAccount]:
    """Accounts that only a demonstration may open without a password."""
    return [DemoAccount(*row) for row in connection.execute(_DEMO_PEOPLE)]


def known(connection: Connection, persons: Iterable[UUID]) -> frozenset[UUID]:
    """Those of the persons who have an account."""
    found = connection.execute(
        text("SELECT person_id FROM account WHERE person_id = ANY(:persons)"),
        {"persons": list(persons)},
    )
    return frozenset(row.person_id for row in found)

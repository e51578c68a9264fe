"""Who is at the door: accounts, the hats a person may wear, what lets a request in.

A *hat* is a role held in a body: whoever holds several chooses one at a time, and acts in that one
only. Secrets are known by their SHA-256; the text of a secret exists once, in the answer that gave it.
"""

import hmac
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sua.domain.errors import SuaError
from sua.domain.people import Actor, Role


class CredentialKind(StrEnum):
    """What lets a request in: a browser session, or the token of a machine."""

    SESSION = "session"
    TOKEN = "token"  # noqa: S105 -- the name of a kind, not a secret


class AccessKind(StrEnum):
    """What the register of accesses records."""

    SIGNED_IN = "signed_in"
    REFUSED = "refused"
    LOCKED = "locked"
    SIGNED_OUT = "signed_out"
    REVOKED = "revoked"
    TOKEN_CREATED = "token_created"  # noqa: S105 -- as above
    HAT_CHANGED = "hat_changed"
    RESERVED_READ = "reserved_read"

    @property
    def label(self) -> str:
        """Italian name."""
        return _LABELS[self]


_LABELS = {
    AccessKind.SIGNED_IN: "accesso",
    AccessKind.REFUSED: "accesso rifiutato",
    AccessKind.LOCKED: "utenza bloccata",
    AccessKind.SIGNED_OUT: "uscita",
    AccessKind.REVOKED: "sessione o chiave revocata",
    AccessKind.TOKEN_CREATED: "chiave per programmi creata",
    AccessKind.HAT_CHANGED: "cambio di ruolo",
    AccessKind.RESERVED_READ: "lettura di dati riservati",
}


class SignInRefusedError(SuaError):
    """The door stays shut. The sentence never says whether the account exists."""

    code = "sign_in.refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """How a person signs in; ``locked_until`` is set by repeated failures."""

    person: UUID
    province: UUID
    username: str
    password_hash: str | None
    disabled: bool
    failed_attempts: int
    locked_until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hat:
    """A role held in a body, as people read it."""

    role: Role
    organization: UUID
    body: str

    @property
    def label(self) -> str:
        """Role and body in one line."""
        return f"{self.role.label} – {self.body}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """A session or a token, as its owner sees it listed."""

    id: UUID
    kind: CredentialKind
    person: UUID
    province: UUID
    role: Role
    organization: UUID
    label: str
    created_at: datetime
    seen_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Whoever makes a request: the person, the hat worn, the other ones available."""

    credential: Credential
    username: str
    name: str
    hat: Hat
    hats: tuple[Hat, ...]
    csrf: str

    @property
    def actor(self) -> Actor:
        """The actor of the commands this caller gives."""
        return Actor(self.credential.person, self.hat.role, self.hat.organization)

    @property
    def province(self) -> UUID:
        """The Province whose SUA this is."""
        return self.credential.province


def csrf_of(secret: str) -> str:
    """The token that the forms of a session carry, derived from its secret.

    >>> csrf_of("a")[:8], csrf_of("b")[:8]
    ('5e35443a', '14f50ca1')
    """
    return hmac.digest(secret.encode(), b"sua-csrf", "sha256").hex()

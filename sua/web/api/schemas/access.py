"""Sign-in, hats, sessions, tokens, the register of accesses."""

from datetime import datetime
from uuid import UUID

from pydantic import Field

from sua.web.api.schemas.base import EXAMPLE_ID, Clean, In, Out


class SignIn(In):
    """Name and password of a local account."""

    username: Clean = Field(max_length=80, examples=["rossi"])
    password: Clean = Field(max_length=200, examples=["una frase lunga e segreta"])


class HatOut(Out):
    """A role held in a body."""

    role: str = Field(examples=["officer"])
    organization: UUID
    label: str = Field(examples=["istruttore della SUA – Provincia di Esempio"])


class Me(Out):
    """Who is signed in, and in which hat."""

    person: UUID
    username: str
    name: str
    hat: HatOut
    hats: list[HatOut]
    csrf: str = Field(description="Da rimandare nell'intestazione X-CSRF-Token.")


class HatIn(In):
    """The hat to wear from now on."""

    role: str = Field(max_length=40, examples=["officer"])
    organization: UUID = Field(examples=[EXAMPLE_ID])


class CredentialOut(Out):
    """A session or a token that still lets in."""

    id: UUID
    kind: str
    role: str
    label: str
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    current: bool


class TokenIn(In):
    """A token for a machine, in the hat now worn."""

    label: Clean = Field(min_length=1, max_length=120, examples=["Protocollo informatico"])
    days: int = Field(ge=1, le=366, examples=[90])


class TokenOut(Out):
    """The token: its text is shown this once only."""

    id: UUID
    token: str
    expires_at: datetime


class AccessOut(Out):
    """A line of the register of accesses."""

    id: int
    at: datetime
    kind: str
    person: UUID | None
    role: str | None
    case_id: UUID | None
    detail: str


class AccessPage(Out):
    """A page of the register of accesses, newest first."""

    items: list[AccessOut]
    next: int | None

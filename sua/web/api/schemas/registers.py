"""The registers: bodies, people, imports, the journal; the first set-up."""

from datetime import date, datetime
from uuid import UUID

from pydantic import Field

from sua.service.importing import Mode
from sua.web.api.schemas.base import EXAMPLE_ID, Clean, In, Out

_ACT = "Legge regionale 1/2026"


class AttributesIn(In):
    """What of a body may change over time; what is left out stays as it is."""

    name: Clean | None = Field(default=None, max_length=200, examples=["Comune di Esempio"])
    pec: Clean | None = Field(default=None, max_length=254, examples=["protocollo@pec.example"])
    population: int | None = Field(default=None, ge=0, le=100_000_000, examples=[4200])
    istat: Clean | None = Field(default=None, max_length=20, examples=["001272"])
    ipa: Clean | None = Field(default=None, max_length=20, examples=["c_l219"])
    ausa: Clean | None = Field(default=None, max_length=20, examples=["0000246497"])
    nuts: Clean | None = Field(default=None, max_length=20, examples=["ITC11"])


class BodyIn(AttributesIn):
    """A body to be registered."""

    kind: Clean = Field(max_length=40, examples=["municipality"])
    codice_fiscale: Clean = Field(max_length=30, examples=["00743110157"])
    valid_from: date | None = Field(default=None, examples=["2026-01-01"])


class ChangeIn(AttributesIn):
    """Attributes that are others from a day on, and the act that made them so."""

    valid_from: date = Field(examples=["2026-01-01"])
    act: Clean = Field(default="", max_length=300, examples=[_ACT])


class BodyEventIn(In):
    """A body merged into another (``merged_into``) or split from it (``split_from``)."""

    kind: Clean = Field(max_length=40, examples=["merged_into"])
    other: UUID = Field(examples=[EXAMPLE_ID])
    day: date = Field(examples=["2026-01-01"])
    act: Clean = Field(min_length=1, max_length=300, examples=[_ACT])


class QualificationIn(In):
    """A level of qualification (art. 63 c. 2), from a day to a day, both included."""

    level: Clean = Field(max_length=10, examples=["L2"])
    valid_from: date = Field(examples=["2026-01-01"])
    valid_to: date | None = Field(default=None, examples=["2027-12-31"])


class QualificationOut(Out):
    """A level of qualification of a body."""

    level: str
    valid_from: date
    valid_to: date | None


class DatedOut(Out):
    """A value of an attribute from a day on; 0001-01-01: since before the register, as far as is known."""

    attribute: str
    value: str
    valid_from: date
    act: str
    recorded_at: datetime


class BodyEventOut(Out):
    """What befell a body."""

    kind: str
    body: UUID
    other: UUID
    day: date
    act: str


class BodyOut(Out):
    """A body as the register has it now."""

    id: UUID
    kind: str
    codice_fiscale: str
    name: str
    pec: str | None
    population: int | None
    istat: str | None
    ipa: str | None
    ausa: str | None
    nuts: str | None
    qualifications: list[QualificationOut]
    ceased_on: date | None


class BodyDetail(BodyOut):
    """A body with its past."""

    history: list[DatedOut]
    events: list[BodyEventOut]


class Made(Out):
    """What has just been registered."""

    id: UUID


class RoleIn(In):
    """A role in a body, from a day to a day, both included."""

    body: UUID = Field(examples=[EXAMPLE_ID])
    role: Clean = Field(max_length=60, examples=["buyer"])
    valid_from: date = Field(examples=["2026-01-01"])
    valid_to: date | None = Field(default=None, examples=["2028-12-31"])


class PersonIn(RoleIn):
    """A person to be registered with a first role; a username gives an account."""

    name: Clean = Field(min_length=1, max_length=120, examples=["Nome Cognome"])
    username: Clean = Field(default="", max_length=80, examples=["nome.cognome"])
    email: Clean | None = Field(default=None, max_length=254, examples=["nome@comune.example"])


class AccountIn(In):
    """An account for a registered person."""

    username: Clean = Field(min_length=1, max_length=80, examples=["nome.cognome"])
    email: Clean | None = Field(default=None, max_length=254, examples=["nome@comune.example"])


class PersonMade(Out):
    """The person registered, and the code with which they set the password: shown this once only."""

    id: UUID
    code: str | None


class InvitationOut(Out):
    """The code with which a person sets the password: shown this once only."""

    code: str


class RoleOut(Out):
    """A role held or held once."""

    body: UUID
    role: str
    valid_from: date
    valid_to: date | None


class PersonOut(Out):
    """A person of the register."""

    id: UUID
    name: str
    roles: list[RoleOut]


class ImportIn(In):
    """A CSV file, as text, and what to do if it has bad rows."""

    csv: str = Field(max_length=3_000_000, examples=["codice fiscale;denominazione;tipo\n"])
    mode: Mode = Field(default=Mode.GOOD_ROWS)


class FaultOut(Out):
    """What is wrong in a cell, and how to mend it; ``column`` is empty for a whole row."""

    line: int
    column: str
    value: str
    why: str


class LineOut(Out):
    """What was done of a row; ``code`` is the invitation of a new account, shown this once only."""

    line: int
    what: str
    name: str
    detail: str
    username: str
    code: str


class ImportOut(Out):
    """What an import did."""

    written: bool
    registered: int
    changed: int
    unchanged: int
    refused: int
    ignored_columns: list[str]
    lines: list[LineOut]
    faults: list[FaultOut]


class JournalOut(Out):
    """A line of the journal of the registers."""

    id: int
    at: datetime
    by: UUID | None
    action: str
    body: UUID | None
    person: UUID | None
    detail: dict[str, str]


class JournalPage(Out):
    """A page of the journal, newest first."""

    items: list[JournalOut]
    next: int | None


class SetUpOut(Out):
    """Whether the installation is still to be set up."""

    needed: bool


class SetUpIn(In):
    """The first set-up: whose the installation is, and who keeps it."""

    code: Clean = Field(max_length=100, examples=["il codice mostrato da «sua serve»"])
    province: BodyIn
    administrator: Clean = Field(min_length=1, max_length=120, examples=["Nome Cognome"])
    username: Clean = Field(min_length=1, max_length=80, examples=["nome.cognome"])
    password: Clean = Field(max_length=200, examples=["una frase lunga e segreta"])
    email: Clean | None = Field(default=None, max_length=254, examples=["nome@provincia.example"])


class AcceptIn(In):
    """An invitation accepted with the password chosen."""

    code: Clean = Field(max_length=100, examples=["il codice ricevuto"])
    password: Clean = Field(max_length=200, examples=["una frase lunga e segreta"])

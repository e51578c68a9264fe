"""Shapes of what goes in and comes out of the API. Numbers are text, instants are UTC, days are Rome's."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

_ID = "3f2c9a7b-e51d-4846-9b1e-2f90ad7c35e8"


def _no_control(text: str) -> str:
    if any(ord(c) < ord(" ") and c not in "\n\t" for c in text):
        raise PydanticCustomError("control_characters", "control characters")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise PydanticCustomError("control_characters", "lone surrogates") from error
    return text


Clean = Annotated[str, AfterValidator(_no_control)]
Code = Annotated[str, Field(max_length=60, pattern=r"^[a-z][a-z0-9_]*$")]


class _In(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Out(BaseModel):
    model_config = ConfigDict(frozen=True, from_attributes=True)


class Problem(BaseModel):
    """problem+json (RFC 9457): ``code`` is stable, ``detail`` is Italian."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "about:blank",
                    "title": "Dati non accettati",
                    "status": 422,
                    "code": "command.refused",
                    "detail": "«Presentare la richiesta» è rifiutato per 1 motivo.",
                    "obstacles": [
                        {
                            "rule": "required.cup",
                            "kind": "denied",
                            "reason": "Manca: CUP.",
                            "remedy": "Acquisire il CUP e indicarlo.",
                            "source": "l-3-2003 art. 11",
                            "field": "cup",
                            "label": "CUP",
                            "unblocked_by": ["buyer"],
                            "lawful_from": None,
                        }
                    ],
                }
            ]
        }
    )
    type: str
    title: str
    status: int
    code: str
    detail: str
    field: str | None = None
    obstacles: list[dict[str, Any]] = Field(default_factory=list)
    errors: list[dict[str, Any]] = Field(default_factory=list)


class SignIn(_In):
    """Name and password of a local account."""

    username: Clean = Field(max_length=80, examples=["rossi"])
    password: Clean = Field(max_length=200, examples=["una frase lunga e segreta"])


class HatOut(_Out):
    """A role held in a body."""

    role: str = Field(examples=["officer"])
    organization: UUID
    label: str = Field(examples=["istruttore della SUA – Provincia di Esempio"])


class Me(_Out):
    """Who is signed in, and in which hat."""

    person: UUID
    username: str
    name: str
    hat: HatOut
    hats: list[HatOut]
    csrf: str = Field(description="Da rimandare nell'intestazione X-CSRF-Token.")


class HatIn(_In):
    """The hat to wear from now on."""

    role: str = Field(max_length=40, examples=["officer"])
    organization: UUID = Field(examples=[_ID])


class CredentialOut(_Out):
    """A session or a token that still lets in."""

    id: UUID
    kind: str
    role: str
    label: str
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    current: bool


class TokenIn(_In):
    """A token for a machine, in the hat now worn."""

    label: Clean = Field(min_length=1, max_length=120, examples=["Protocollo informatico"])
    days: int = Field(ge=1, le=366, examples=[90])


class TokenOut(_Out):
    """The token: its text is shown this once only."""

    id: UUID
    token: str
    expires_at: datetime


class CaseListed(_Out):
    """A case in a list."""

    id: UUID
    workflow: str
    label: str
    subject: str
    state: str
    state_label: str
    buyer: UUID
    buyer_name: str
    opened_at: datetime
    version: int
    term: str | None
    last_day: date | None
    overdue: bool


class CasesPage(_Out):
    """A page of cases; ``next`` is the cursor of the following one."""

    items: list[CaseListed]
    next: str | None


class OpeningIn(_In):
    """A case to be opened; the identity is the caller's choice, so that a retry opens one only."""

    id: UUID = Field(examples=[_ID])
    workflow: Code = Field(examples=["request"])
    buyer: UUID | None = Field(
        default=None, description="Il Comune; manca se la pratica nasce da un'altra."
    )
    parent: UUID | None = None
    facts: dict[str, Any] = Field(default_factory=dict, examples=[{"subject": "Lavori di prova"}])
    occurred_at: AwareDatetime | None = None
    late_reason: Clean | None = Field(default=None, max_length=2000)


class CommandIn(_In):
    """A command to a case."""

    command: Code = Field(examples=["fill_in"])
    facts: dict[str, Any] = Field(default_factory=dict, examples=[{"cup": "J31B25000010004"}])
    occurred_at: AwareDatetime | None = None
    late_reason: Clean | None = Field(default=None, max_length=2000)
    lot: str = Field(default="", max_length=40, pattern=r"^[A-Za-z0-9-]*$")


class ReplyOut(_Out):
    """What became of a command; a preview says what would become of it."""

    accepted: bool
    case_id: UUID
    workflow: str
    state: str
    state_label: str
    label: str
    version: int
    seq: int
    recorded: bool
    replayed: bool
    obstacles: list[dict[str, Any]]
    document: str | None
    computed: list[str]


class FactOut(_Out):
    """A fact: as people read it and as a command would take it."""

    name: str
    label: str
    type: str
    text: str
    headers: list[str]
    rows: list[list[str]]
    value: Any


class TermOut(_Out):
    """A term of a case."""

    case_id: UUID
    workflow: str
    subject: str
    rule: str
    label: str
    last_day: date
    note: str
    source: str
    expiry: str
    overdue: bool
    met_at: datetime | None = None


class TermsPage(_Out):
    """A page of open terms."""

    items: list[TermOut]
    next: str | None


class ActOut(_Out):
    """An act of the case; ``sha256`` is null until its PDF is ready."""

    seq: int
    slug: str
    title: str
    number: str
    day: date
    sha256: str | None


class ActionOut(_Out):
    """A command of the state, for the caller: available, or blocked with every reason."""

    command: str
    label: str
    available: bool
    needs: list[str]
    optional: list[str]
    obstacles: list[dict[str, Any]]
    source: str


class BodyOut(_Out):
    """A public body."""

    id: UUID
    name: str
    kind: str


class CaseOut(_Out):
    """One case as the caller may see it now; ``reserved`` says what the state still seals."""

    id: UUID
    code: str
    title: str
    workflow: str
    label: str
    state: str
    state_label: str
    final: bool
    version: int
    seq: int
    head: str
    opened_at: datetime
    pinned_on: date | None
    buyer: BodyOut
    province: BodyOut
    parent: UUID | None
    children: list[UUID]
    facts: list[FactOut]
    reserved: list[str]
    terms: list[TermOut]
    acts: list[ActOut]


class EntryOut(_Out):
    """One event of the trail, told."""

    seq: int
    hash: str
    type: str
    occurred_at: datetime
    recorded_at: datetime
    person: UUID
    role: str
    command: str
    what: str
    outcome: str | None
    reasons: list[dict[str, Any]]
    facts: list[str]
    reserved: bool
    line: str | None


class FindingOut(_Out):
    """The first broken link of a case."""

    case_id: UUID
    seq: int | None
    problem: str


class VerifyIn(_In):
    """Cases to verify; none means all those the caller may see."""

    cases: list[UUID] = Field(default_factory=list, max_length=100)


class VerifiedOut(_Out):
    """What was recomputed, and what was found."""

    cases: int
    events: int
    decisions: int
    documents: int
    erased: int
    findings: list[FindingOut]


class AccessOut(_Out):
    """A line of the register of accesses."""

    id: int
    at: datetime
    kind: str
    person: UUID | None
    role: str | None
    case_id: UUID | None
    detail: str


class AccessPage(_Out):
    """A page of the register of accesses, newest first."""

    items: list[AccessOut]
    next: int | None


class DiscountOut(_Out):
    """Indicator S0: the discount on the base amount. «Ribasso, non risparmio»."""

    body: str
    level: str
    awards: list[UUID]
    base: str
    discountable: str
    price: str
    weighted: str
    weighted_total: str
    simple: str


class MetricsOut(_Out):
    """Indicators over what the caller may see."""

    label: str
    definition: str
    items: list[DiscountOut]


class LifecycleOut(_Out):
    """A lifecycle, as it stands on a day."""

    code: str
    label: str
    in_force_from: date
    source: str
    states: list[str]


class CalculationIn(BaseModel):
    """Any input of the calculator, as on a line of ``sua calc NAME``."""

    model_config = ConfigDict(extra="allow")


class RehearsalIn(_In):
    """A dossier to be rehearsed: the story and its sidecar, as text."""

    story: str = Field(max_length=100_000)
    sidecar: str = Field(max_length=100_000)


class RehearsalOut(_Out):
    """How many steps went as told, and how many of them were refusals the story expects."""

    steps: int
    refused: int


class HealthOut(_Out):
    """Whether the service answers, and which release it is."""

    status: str
    version: str

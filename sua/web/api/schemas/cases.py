"""Cases, commands, terms, acts, the trail."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import AwareDatetime, Field

from sua.domain.fact_tables import LOT_CODE
from sua.web.api.schemas.base import EXAMPLE_ID, Clean, Code, In, Out
from sua.web.api.schemas.forms import FACTS_WORDS

LotCode = Annotated[str, Field(max_length=16, pattern=rf"^({LOT_CODE})?$")]


class CaseListed(Out):
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


class CasesPage(Out):
    """A page of cases; ``next`` is the cursor of the following one."""

    items: list[CaseListed]
    next: str | None


class OpeningIn(In):
    """A case to be opened; the identity is the caller's choice, so that a retry opens one only."""

    id: UUID = Field(examples=[EXAMPLE_ID])
    workflow: Code = Field(examples=["request"])
    buyer: UUID | None = Field(
        default=None, description="Il Comune; manca se la pratica nasce da un'altra."
    )
    parent: UUID | None = None
    parent_lot: LotCode = Field(
        default="", description="Il lotto della pratica da cui nasce, se nasce da un lotto."
    )
    parent_facts: dict[str, Any] = Field(
        default_factory=dict,
        description="Dati del passaggio che avviene nella pratica da cui nasce.",
    )
    facts: dict[str, Any] = Field(
        default_factory=dict, description=FACTS_WORDS, examples=[{"subject": "Lavori di prova"}]
    )
    occurred_at: AwareDatetime | None = None
    late_reason: Clean | None = Field(default=None, max_length=2000)


class LotTakenIn(In):
    """Where a lot of a case taken over stands, and what it holds of its own."""

    state: Code
    facts: dict[str, Any] = Field(default_factory=dict)


class TakeoverIn(In):
    """A case begun elsewhere: what is attested of the life it has lived, and where it stands."""

    id: UUID = Field(examples=[EXAMPLE_ID])
    workflow: Code = Field(examples=["negotiated"])
    buyer: UUID | None = Field(
        default=None, description="Il Comune; manca se la pratica nasce da un'altra."
    )
    parent: UUID | None = None
    parent_lot: LotCode = ""
    state: Code = Field(examples=["invited"])
    history: list[Annotated[Clean, Field(max_length=120)]] = Field(
        min_length=1,
        max_length=2000,
        description="I passaggi avvenuti, in ordine («data[Thh:mm] comando[@lotto]»), l'apertura prima.",
        examples=[["2026-01-26T09:00 open"]],
    )
    act: dict[str, Any] = Field(
        description="L'atto che attesta la storia: numero e giorno.",
        examples=[{"number": "31", "day": "2026-11-20"}],
    )
    reasons: Clean = Field(max_length=20_000)
    law_day: date | None = Field(
        default=None, description="Di un contratto, il giorno la cui legge ha retto la procedura."
    )
    facts: dict[str, Any] = Field(default_factory=dict, description=FACTS_WORDS)
    lots: dict[LotCode, LotTakenIn] = Field(default_factory=dict)
    occurred_at: AwareDatetime | None = None
    late_reason: Clean | None = Field(default=None, max_length=2000)


class CommandIn(In):
    """A command to a case."""

    command: Code = Field(examples=["fill_in"])
    facts: dict[str, Any] = Field(
        default_factory=dict, description=FACTS_WORDS, examples=[{"cup": "J31B25000010004"}]
    )
    occurred_at: AwareDatetime | None = None
    late_reason: Clean | None = Field(default=None, max_length=2000)
    lot: LotCode = Field(
        default="", description="Il codice del lotto, se il passaggio è di un lotto."
    )


class ReplyOut(Out):
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
    lot: str = Field(description="Il lotto del comando; vuoto se riguarda l'intera pratica.")
    obstacles: list[dict[str, Any]]
    document: str | None
    computed: list[str]
    needs_confirmation: list[str]


class FactOut(Out):
    """A fact: as people read it and as a command would take it."""

    name: str
    label: str
    type: str
    text: str
    headers: list[str]
    rows: list[list[str]]
    value: Any


class TermOut(Out):
    """A term of a case."""

    case_id: UUID
    workflow: str
    subject: str
    lot: str = Field(description="Il lotto del termine; vuoto se è della pratica.")
    rule: str
    label: str
    last_day: date
    note: str
    source: str
    expiry: str
    overdue: bool
    met_at: datetime | None = None


class TermsPage(Out):
    """A page of open terms."""

    items: list[TermOut]
    next: str | None


class ActOut(Out):
    """An act of the case; ``sha256`` is null until its PDF is ready."""

    seq: int
    slug: str
    title: str
    number: str
    day: date
    sha256: str | None


class ActionOut(Out):
    """A command of the state, for the caller: available, or blocked with every reason."""

    lot: str = Field(description="Il lotto; vuoto se riguarda la pratica, o tutti i lotti insieme.")
    command: str
    label: str
    available: bool
    needs: list[str]
    optional: list[str]
    obstacles: list[dict[str, Any]]
    needs_confirmation: list[str]
    source: str


class BodyOut(Out):
    """A public body."""

    id: UUID
    name: str
    kind: str


class LotOut(Out):
    """A lot living its own life: its state, and the facts it does not share with the others."""

    id: str
    title: str
    state: str
    state_label: str
    phase: str
    final: bool
    facts: list[FactOut]
    reserved: list[str]


class CaseOut(Out):
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
    lots: list[LotOut] = Field(description="I lotti, quando procedono ciascuno per sé.")
    reserved: list[str]
    terms: list[TermOut]
    acts: list[ActOut]


class EntryOut(Out):
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
    lot: str
    outcome: str | None
    reasons: list[dict[str, Any]]
    facts: list[str]
    reserved: bool
    line: str | None
    attested: list[str]

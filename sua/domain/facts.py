"""Dated facts of a case: what is stored. Status is derived from them wherever it can be.

A fact has a definition in ``workflows/facts/`` (id, Italian label, type) and one value. The
typed values are immutable Python objects; :func:`sua.domain.fact_codec.fact_to_json` and
:func:`sua.domain.fact_codec.parse_fact` are inverse of each other. Types marked *sealed* carry
personal or judicial data or long lists: they never stand inside a chained event, which holds only
the salted digest of a separate, encrypted, erasable record.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from sua.domain.scalar_reader import TypedValues


class FactType(StrEnum):
    """Type of a fact: how it is read, checked, stored and shown."""

    TEXT = "text"
    EURO = "euro"
    PERCENT = "percent"
    NUMBER = "number"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"
    INSTANT = "instant"
    CHOICE = "choice"
    CIG = "cig"
    CUP = "cup"
    CUI = "cui"
    CPV = "cpv"
    NUTS = "nuts"
    OPERATOR = "operator"
    DIGEST = "digest"
    CASE = "case"
    PERSON = "person"
    PERSONS = "persons"
    ACT = "act"
    JUDGEMENT = "judgement"
    FILES = "files"
    OPERATORS = "operators"
    EXCLUSIONS = "exclusions"
    BIDS = "bids"
    CHECKS = "checks"
    RECORD = "record"
    TABLE = "table"
    LOTS = "lots"

    @property
    def sealed(self) -> bool:
        """Whether the value lives in a sealed record rather than inside the event."""
        return self in _SEALED

    @classmethod
    def scalars(cls) -> "frozenset[FactType]":
        """Types of a single plain value: those a column may have."""
        return _SCALARS

    @classmethod
    def lists(cls) -> "frozenset[FactType]":
        """Types of a list to which rows may be added."""
        return _LISTS


_SEALED = frozenset({FactType.OPERATORS, FactType.EXCLUSIONS, FactType.BIDS, FactType.CHECKS})
_LISTS = _SEALED | {FactType.FILES, FactType.PERSONS, FactType.TABLE}
_SCALARS = (
    frozenset(FactType)
    - _LISTS
    - {
        FactType.ACT,
        FactType.JUDGEMENT,
        FactType.RECORD,
        FactType.LOTS,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a fact of type table: a value of a simple type."""

    id: str
    label: str
    type: FactType
    optional: bool = False
    options: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactDefinition:
    """One entry of the register of facts.

    Attributes:
        id: English code, e.g. ``base_amount``.
        label: Italian name shown to people.
        type: how it is read and stored.
        options: for :attr:`FactType.CHOICE`, code → Italian label.
        reserved: class of secrecy (art. 35): ``operators``, ``bids`` or empty.
        help: Italian hint for whoever fills it.
        columns: for :attr:`FactType.TABLE`, what each row holds.
        grows: rows given are added to those already there: a ledger is never rewritten.
        personal: it carries personal or judicial data, whatever its type: it is sealed.
        rests_on: facts a judgement or an approval was given on; it lapses when one changes.
        question: Italian question a judgement answers.
        source: article that asks for the judgement.
    """

    id: str
    label: str
    type: FactType
    options: dict[str, str]
    reserved: str = ""
    help: str = ""
    columns: tuple[Column, ...] = ()
    grows: bool = False
    personal: bool = False
    rests_on: tuple[str, ...] = ()
    question: str = ""
    source: str = ""

    @property
    def sealed(self) -> bool:
        """Whether the value lives in a sealed record rather than inside the event."""
        return self.type.sealed or self.personal


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Number and date of an act; ``signer`` is a person of ours, ``issuer`` somebody else's body."""

    number: str
    day: date
    signer: UUID | None = None
    issuer: str = ""
    protocol: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A judgement the law leaves to a person: the answer and the recorded reasons."""

    answer: bool
    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRef:
    """A document of the dossier: name and SHA-256 (64 hexadecimal characters).

    Attributes:
        kind: the item of the checklist it answers, if any.
        signed_on: day of the document, where it has one.
        expires_on: last day on which it is good, where the document says one.
    """

    name: str
    sha256: str
    kind: str | None = None
    signed_on: date | None = None
    expires_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """An economic operator; the codice fiscale identifies it inside a case."""

    codice_fiscale: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorExclusion:
    """An operator excluded, with the recorded reasons."""

    codice_fiscale: str
    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bid:
    """A bid at lowest price: discount in percent, the bidder's labour and safety costs in euro."""

    codice_fiscale: str
    discount: Decimal
    labour_cost: Decimal
    safety_charges: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementCheck:
    """A check of a requirement of the proposed winner: source, day, outcome."""

    subject: str
    source: str
    day: date
    positive: bool
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredLot:
    """A lot as the procedure declares it (art. 58): its own facts, amounts in euro."""

    lot: str
    subject: str
    base_amount: Decimal
    labour_cost: Decimal
    safety_costs: Decimal
    cpv: str | None = None
    nuts: str | None = None
    cig: str | None = None
    cup: str | None = None


@dataclass(frozen=True, slots=True)
class TableRow(TypedValues):
    """One row of a fact of type table, by column; columns left empty are absent."""

    cells: Mapping[str, "Scalar"]

    def _value(self, name: str) -> object:
        return self.cells.get(name)


@dataclass(frozen=True, slots=True)
class Record:
    """A structured value computed by the engine (a calculation), kept as canonical JSON."""

    json: str


Scalar = str | Decimal | int | bool | date | datetime | UUID

FactValue = (
    str
    | Decimal
    | int
    | bool
    | date
    | datetime
    | UUID
    | Act
    | Judgement
    | Record
    | tuple[UUID, ...]
    | tuple[FileRef, ...]
    | tuple[Operator, ...]
    | tuple[OperatorExclusion, ...]
    | tuple[Bid, ...]
    | tuple[RequirementCheck, ...]
    | tuple[DeclaredLot, ...]
    | tuple[TableRow, ...]
)

"""What the register of bodies holds beyond a name: codes, dated attributes, what befalls a body.

An attribute that changes keeps its past: a change says the day from which it holds and the act that
made it. Levels of qualification: D.Lgs. 36/2023 art. 63 c. 2.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sua.domain.errors import InputError
from sua.domain.identifiers import (
    parse_ausa,
    parse_codice_fiscale,
    parse_ipa,
    parse_istat,
    parse_nuts,
)
from sua.domain.organizations import OrganizationKind, Qualification

EVER = date.min
"""The first day of a value nobody gave a day to: it holds since before the register did."""
_LONGEST_NAME = 200
_LONGEST_ADDRESS = 254
_MOST_PEOPLE = 100_000_000
_DIGITS_OF_A_BODY = 11
LEVELS = ("L1", "L2", "L3", "SF1", "SF2", "SF3")


class Attribute(StrEnum):
    """What of a body may change over time."""

    NAME = "name"
    PEC = "pec"
    POPULATION = "population"
    ISTAT = "istat"
    IPA = "ipa"
    AUSA = "ausa"
    NUTS = "nuts"

    @property
    def label(self) -> str:
        """Italian name."""
        return _ATTRIBUTES[self]


_ATTRIBUTES = {
    Attribute.NAME: "Denominazione",
    Attribute.PEC: "PEC",
    Attribute.POPULATION: "Popolazione",
    Attribute.ISTAT: "Codice ISTAT",
    Attribute.IPA: "Codice IPA",
    Attribute.AUSA: "Codice AUSA",
    Attribute.NUTS: "Codice NUTS",
}


class BodyEventKind(StrEnum):
    """What befalls a body, besides a change of its attributes."""

    MERGED_INTO = "merged_into"
    SPLIT_FROM = "split_from"

    @property
    def label(self) -> str:
        """Italian name, to be followed by the other body."""
        return "fuso in" if self is BodyEventKind.MERGED_INTO else "nato per distacco da"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBody:
    """A body about to be registered; ``attributes`` are already read (see :func:`read_attribute`)."""

    kind: OrganizationKind
    codice_fiscale: str
    attributes: Mapping[Attribute, str]
    qualifications: tuple[Qualification, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A value of an attribute, from a day on; ``act`` is what made it so, where it is known."""

    attribute: Attribute
    value: str
    valid_from: date
    act: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyEvent:
    """A body merged into another, or split from it, on a day, by an act."""

    kind: BodyEventKind
    body: UUID
    other: UUID
    day: date
    act: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body as the register shows it now."""

    id: UUID
    kind: OrganizationKind
    codice_fiscale: str
    attributes: Mapping[Attribute, str]
    qualifications: tuple[Qualification, ...] = ()
    events: tuple[BodyEvent, ...] = ()
    history: tuple[Dated, ...] = field(default=())

    @property
    def name(self) -> str:
        """The present name."""
        return self.attributes[Attribute.NAME]

    def ceased(self, day: date) -> BodyEvent | None:
        """The merger that ended this body, if it had on that day."""
        return next(
            (
                e
                for e in self.events
                if e.kind is BodyEventKind.MERGED_INTO and e.body == self.id and e.day <= day
            ),
            None,
        )

    def value_on(self, attribute: Attribute, day: date) -> str | None:
        """The value of an attribute on a day; None where none is known."""
        found = [d for d in self.history if d.attribute is attribute and d.valid_from <= day]
        # As many as there are on the last day: the one recorded last, which comes last.
        return max(reversed(found), key=lambda d: d.valid_from).value if found else None


def read_attribute(attribute: Attribute, text: str) -> str:
    """An attribute as typed, normalised.

    Raises:
        InputError: it cannot be what it should; ``field`` names the attribute.

    >>> read_attribute(Attribute.POPULATION, "12.345"), read_attribute(Attribute.NUTS, "ith36")
    ('12345', 'ITH36')
    """
    return _READERS[attribute](" ".join(text.split()))


def _name(text: str) -> str:
    if not text or len(text) > _LONGEST_NAME or not text.isprintable():
        raise InputError(
            f"La denominazione va da 1 a {_LONGEST_NAME} caratteri.",
            code="body.name",
            field=Attribute.NAME,
        )
    return text


def read_address(text: str, field_name: str) -> str:
    """An e-mail address, in lower case.

    Raises:
        InputError: it is not one.

    >>> read_address("Protocollo@PEC.comune.example", "pec")
    'protocollo@pec.comune.example'
    """
    found = text.strip().lower()
    local, at, domain = found.partition("@")
    dotted = all(domain.split(".")) and "." in domain and "@" not in domain
    plain = found.isascii() and found.isprintable() and not any(c in " <>,;\"'()[]" for c in found)
    if not (local and at and dotted and plain) or len(found) > _LONGEST_ADDRESS:
        raise InputError(
            f"«{text[:60]}» non è un indirizzo di posta: scriverlo come"
            " protocollo@pec.comune.example.",
            code="address.malformed",
            field=field_name,
        )
    return found


def _population(text: str) -> str:
    digits = text.replace(".", "").replace(" ", "").replace("'", "")
    if not (digits.isascii() and digits.isdigit()) or int(digits[:12]) > _MOST_PEOPLE:
        raise InputError(
            f"«{text[:60]}» non è una popolazione: scrivere un numero intero, per esempio 12345.",
            code="body.population",
            field=Attribute.POPULATION,
        )
    return str(int(digits))


_READERS: Mapping[Attribute, Callable[[str], str]] = {
    Attribute.NAME: _name,
    Attribute.PEC: lambda text: read_address(text, Attribute.PEC),
    Attribute.POPULATION: _population,
    Attribute.ISTAT: parse_istat,
    Attribute.IPA: parse_ipa,
    Attribute.AUSA: parse_ausa,
    Attribute.NUTS: parse_nuts,
}


def read_code_of_body(text: str) -> str:
    """The codice fiscale of a body: eleven digits.

    Raises:
        InputError: it is another thing, or its check digit is wrong.

    >>> read_code_of_body("00743110157")
    '00743110157'
    """
    found = parse_codice_fiscale(text)
    if len(found) != _DIGITS_OF_A_BODY:
        raise InputError(
            f"«{found}» è il codice fiscale di una persona: quello di un ente ha undici cifre.",
            code="codice_fiscale.person",
            field="codice_fiscale",
        )
    return found


def read_kind(text: str) -> OrganizationKind:
    """A kind of body, by its code or its Italian name.

    Raises:
        InputError: there is no such kind.

    >>> read_kind("Comune").value, read_kind("union").value
    ('municipality', 'union')
    """
    wanted = " ".join(text.split()).casefold()
    for kind in OrganizationKind:
        if wanted in (kind.value, kind.label.casefold()):
            return kind
    known = ", ".join(kind.label for kind in OrganizationKind)
    raise InputError(
        f"«{text[:60]}» non è un tipo di ente: scrivere uno tra {known}.",
        code="body.kind",
        field="kind",
    )


def read_level(text: str) -> str:
    """A level of qualification, art. 63 c. 2.

    Raises:
        InputError: there is no such level.
    """
    found = text.strip().upper().replace("-", "").replace(" ", "")
    if found not in LEVELS:
        raise InputError(
            f"«{text[:60]}» non è un livello di qualificazione: scrivere uno tra"
            f" {', '.join(LEVELS)} (art. 63 c. 2 d.lgs. 36/2023).",
            code="qualification.level",
            field="level",
        )
    return found

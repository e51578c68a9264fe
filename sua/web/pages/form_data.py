"""Facts and forms: from the fields of an HTML form to raw facts, and from facts back to fields.

A form is flat text. A fact ``cup`` is the field ``cup``; a table's parts are ``decision.number``,
``decision.day``; the rows of a list are ``bids.1.discount``, ``bids.2.discount``. What is read here is
what :func:`sua.domain.fact_codec.parse_fact` reads: this module turns what an Italian types (comma,
``gg/mm/aaaa``, Rome's clock) into the plain text the codec wants, and leaves whatever it does not
recognise as it was typed, so that the codec says what is wrong with it. No rule lives here: a field
left empty is a fact not given.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sua.domain.calendar import ROME
from sua.domain.fact_tables import cells_of, columns_of
from sua.domain.facts import (
    Bid,
    FactDefinition,
    FactType,
    FactValue,
    FileRef,
    Judgement,
    Operator,
    OperatorExclusion,
    Record,
    RequirementCheck,
)

Form = Mapping[str, Sequence[str]]
RawFact = str | list[str] | dict[str, str] | list[dict[str, str]]

ROW_TYPES: Mapping[FactType, tuple[str, ...]] = {
    FactType.FILES: tuple(f.name for f in fields(FileRef)),
    FactType.OPERATORS: tuple(f.name for f in fields(Operator)),
    FactType.EXCLUSIONS: tuple(f.name for f in fields(OperatorExclusion)),
    FactType.BIDS: tuple(f.name for f in fields(Bid)),
    FactType.CHECKS: tuple(f.name for f in fields(RequirementCheck)),
}
TABLE_TYPES: Mapping[FactType, tuple[str, ...]] = {
    FactType.ACT: ("number", "day", "issuer", "protocol"),
    FactType.JUDGEMENT: tuple(f.name for f in fields(Judgement)),
}
_EURO_PARTS = {"labour_cost", "safety_charges"}
_PERCENT_PARTS = {"discount"}
_DATE_PARTS = {"day", "signed_on", "expires_on"}
_BOOLEAN_PARTS = {"answer", "positive"}
_ITALIAN_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_GROUPED = re.compile(r"\d{1,3}(\.\d{3})+")
_MAX_ROWS = 500


def read_facts(definitions: Sequence[FactDefinition], form: Form) -> dict[str, RawFact]:
    """The raw facts that a form gives, in the order of ``definitions``; empty fields give none."""
    found = {d.id: read_fact(d, form) for d in definitions}
    return {name: value for name, value in found.items() if value is not None}


def read_fact(definition: FactDefinition, form: Form) -> RawFact | None:
    """The raw value of one fact, or None if the form does not give it."""
    name, kind = definition.id, definition.type
    if kind in ROW_TYPES:
        rows = [_parts(form, f"{name}.{n}", ROW_TYPES[kind]) for n in row_numbers(name, form)]
        return [row for row in rows if row] or None
    if columns_of(definition):
        return list(read_rows(definition, form).values()) or None
    if kind in TABLE_TYPES:
        return _parts(form, name, TABLE_TYPES[kind]) or None
    if kind is FactType.PERSONS:
        return [text for value in form.get(name, ()) if (text := value.strip())] or None
    text = _one(form, name)
    return _plain(kind, text) if text else None


def read_rows(definition: FactDefinition, form: Form) -> dict[int, dict[str, str]]:
    """The raw rows of a table or of lots by their number in the form; rows left empty are left out."""
    columns, name = columns_of(definition), definition.id
    found: dict[int, dict[str, str]] = {}
    for n in row_numbers(name, form):
        given = {
            c.id: (c.type, text) for c in columns if (text := _one(form, f"{name}.{n}.{c.id}"))
        }
        if given:
            found[n] = {part: _plain(kind, text) for part, (kind, text) in given.items()}
    return found


def row_numbers(name: str, form: Form) -> list[int]:
    """Numbers of the rows of the list ``name`` that the form has, lowest first."""
    prefix = re.compile(re.escape(name) + r"\.(\d{1,6})\.[a-z0-9_]+")
    found = {int(match[1]) for key in form if (match := prefix.fullmatch(key))}
    return sorted(found)[:_MAX_ROWS]


def write_fact(definition: FactDefinition, value: FactValue) -> dict[str, list[str]]:
    """The fields that show a fact and, sent back as they are, give it again."""
    name, kind = definition.id, definition.type
    if kind in ROW_TYPES and isinstance(value, tuple):
        written: dict[str, list[str]] = {}
        for number, row in enumerate(value, start=1):
            written |= _written(f"{name}.{number}", row, ROW_TYPES[kind])
        return written
    if columns_of(definition) and isinstance(value, tuple):
        return {
            f"{name}.{n}.{column}": [_shown(cell)]
            for n, row in enumerate(value, start=1)
            for column, cell in cells_of(row).items()
        }
    if kind in TABLE_TYPES:
        return _written(name, value, TABLE_TYPES[kind])
    if isinstance(value, tuple):
        return {name: [str(item) for item in value]}
    return {name: [_shown(value)]}


def rome_instant(text: str) -> str:
    """The text of a local instant with Rome's offset; anything else is returned as it is.

    The hour that happens twice is the first; the one that never happens has no offset.

    >>> rome_instant("2026-03-09T12:00"), rome_instant("2026-07-01T12:00")
    ('2026-03-09T12:00:00+01:00', '2026-07-01T12:00:00+02:00')
    >>> rome_instant("2026-03-29T02:30")
    '2026-03-29T02:30'
    """
    try:
        local = datetime.fromisoformat(text)
    except ValueError:
        return text
    if local.tzinfo is not None or "T" not in text:
        return text
    there = local.replace(tzinfo=ROME)
    offset = there.utcoffset() or timedelta()
    never = there.replace(fold=1).utcoffset() != offset and _folded(there) != local
    return text if never else there.isoformat()


def italian_number(text: str, *, grouped: bool) -> str:
    """A number as Italians write it, as plain decimal text; anything else is returned as it is.

    With ``grouped``, points every three digits separate thousands: an amount in euro never has three
    decimals, a percentage may.

    >>> italian_number("628.500,00", grouped=True), italian_number("628.500", grouped=True)
    ('628500.00', '628500')
    >>> italian_number("32.291", grouped=False), italian_number("32,291", grouped=False)
    ('32.291', '32.291')
    >>> italian_number("1.23.4,5", grouped=True)
    '1.23.4,5'
    """
    bare = text.replace(" ", "").replace("\N{NO-BREAK SPACE}", "").strip("€%").strip()
    whole, comma, decimals = bare.partition(",")
    if comma:
        digits = whole.replace(".", "") if _GROUPED.fullmatch(whole) else whole
        return f"{digits}.{decimals}" if digits.isdigit() and decimals.isdigit() else text
    return bare.replace(".", "") if grouped and _GROUPED.fullmatch(bare) else bare


def italian_date(text: str) -> str:
    """A date typed as ``gg/mm/aaaa``, as ISO text; anything else is returned as it is.

    >>> italian_date("9/3/2026"), italian_date("2026-03-09"), italian_date("domani")
    ('2026-03-09', '2026-03-09', 'domani')
    """
    found = _ITALIAN_DATE.fullmatch(text)
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else text


def _folded(there: datetime) -> datetime:
    """The local time that an instant reads once it has gone through UTC."""
    return datetime.fromtimestamp(there.timestamp(), ROME).replace(tzinfo=None)


def _one(form: Form, name: str) -> str:
    values = form.get(name, ())
    return values[0].replace("\r\n", "\n").strip() if values else ""


def _parts(form: Form, prefix: str, names: Sequence[str]) -> dict[str, str]:
    found = {name: _part(name, text) for name in names if (text := _one(form, f"{prefix}.{name}"))}
    return found if set(found) - {"positive"} else {}


def _part(name: str, text: str) -> str:
    if name in _EURO_PARTS:
        return italian_number(text, grouped=True)
    if name in _PERCENT_PARTS:
        return italian_number(text, grouped=False)
    return italian_date(text) if name in _DATE_PARTS else text


def _plain(kind: FactType, text: str) -> str:
    if kind is FactType.EURO:
        return italian_number(text, grouped=True)
    if kind in (FactType.PERCENT, FactType.NUMBER):
        return italian_number(text, grouped=False)
    if kind is FactType.DATE:
        return italian_date(text)
    return rome_instant(text) if kind is FactType.INSTANT else text


def _written(prefix: str, value: object, names: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, Any] = {name: getattr(value, name) for name in names}
    return {f"{prefix}.{name}": [_shown(v)] for name, v in found.items() if v not in (None, "")}


def _shown(value: FactValue) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    if isinstance(value, datetime):
        local = value.astimezone(ROME).replace(tzinfo=None)
        exact = bool(local.second or local.microsecond)
        return local.isoformat(timespec="auto" if exact else "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (str, int, UUID)):
        return str(value)
    if isinstance(value, Record):
        return value.json
    raise TypeError(f"{type(value).__name__} has parts: it has no single field")

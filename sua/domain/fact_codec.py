"""Reading facts at the border, and writing them as JSON: one pair of functions per type.

``parse_fact`` takes what a story, a TOML sidecar, an API body or the store holds (text, numbers as
text or Decimal, native dates, lists and tables) and returns the typed value, or raises
:class:`~sua.domain.errors.InputError` naming the field. ``fact_to_json`` gives plain JSON values with
every number and date as text, so that no float and no locale can creep in.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TypeVar, cast
from uuid import UUID

from sua.domain import identifiers
from sua.domain.errors import InputError
from sua.domain.facts import (
    Act,
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
from sua.domain.numbers import parse_euro, parse_percent

JsonValue = str | bool | None | list["JsonValue"] | dict[str, "JsonValue"]

_DIGEST_LENGTH = 64
_MAX_TEXT = 20_000
_T = TypeVar("_T")


def parse_fact(definition: FactDefinition, raw: object) -> FactValue:
    """The typed value of a fact.

    Raises:
        InputError: the value is not of the declared type; ``field`` is the fact's id.
    """
    if definition.type is FactType.CHOICE:
        return _choice(definition, raw)
    return _PARSERS[definition.type](raw, definition.id)


def fact_to_json(value: FactValue) -> JsonValue:  # noqa: PLR0911 -- one line per type reads best
    """Plain JSON for a typed value; :func:`parse_fact` reads it back unchanged."""
    if isinstance(value, bool):
        return value
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Record):
        return {"json": value.json}
    if isinstance(value, (str, int, UUID)):
        return str(value)
    if isinstance(value, tuple):
        return [fact_to_json(item) if isinstance(item, UUID) else _table(item) for item in value]
    return _table(value)


def _table(value: object) -> dict[str, JsonValue]:
    names = cast("Any", value).__dataclass_fields__
    found = {name: getattr(value, name) for name in names}
    return {name: fact_to_json(item) for name, item in found.items() if item is not None}


def _bad(field: str, what: str, code: str = "malformed") -> InputError:
    return InputError(f"{what}", code=f"fact.{code}", field=field)


def _text(raw: object, field: str) -> str:
    if isinstance(raw, bool) or not isinstance(raw, (str, int, Decimal)):
        raise _bad(field, f"Il campo «{field}» deve essere un testo.")
    text = str(raw).strip()
    if not text:
        raise _bad(field, f"Il campo «{field}» è vuoto.", "empty")
    if len(text) > _MAX_TEXT or any(ord(c) < ord(" ") and c not in "\n\t" for c in text):
        raise _bad(field, f"Il campo «{field}» è troppo lungo o contiene caratteri di controllo.")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise _bad(field, f"Il campo «{field}» contiene caratteri non validi.") from error
    return text


def _integer(raw: object, field: str) -> int:
    text = _text(raw, field)
    if not text.isascii() or not text.isdigit() or len(text) > len("999999999"):
        raise _bad(field, f"Il campo «{field}» deve essere un numero intero, non «{text[:40]}».")
    return int(text)


def _boolean(raw: object, field: str) -> bool:
    if isinstance(raw, bool):
        return raw
    words = {"true": True, "false": False, "sì": True, "si": True, "no": False}
    if isinstance(raw, str) and raw.lower() in words:
        return words[raw.lower()]
    raise _bad(field, f"Il campo «{field}» deve essere sì o no (true o false).")


def _date(raw: object, field: str) -> date:
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    try:
        return date.fromisoformat(_text(raw, field))
    except ValueError as error:
        raise _bad(field, f"Il campo «{field}» deve essere una data AAAA-MM-GG.") from error


def _instant(raw: object, field: str) -> datetime:
    if isinstance(raw, datetime):
        value = raw
    else:
        try:
            value = datetime.fromisoformat(_text(raw, field))
        except ValueError as error:
            message = f"Il campo «{field}» deve essere data, ora e fuso (2026-03-09T12:00+01:00)."
            raise _bad(field, message) from error
    if value.tzinfo is None:
        raise _bad(field, f"Il campo «{field}» deve dire il fuso orario (esempio +01:00).")
    return value.astimezone(UTC)


def _uuid(raw: object, field: str) -> UUID:
    try:
        return raw if isinstance(raw, UUID) else UUID(_text(raw, field))
    except ValueError as error:
        raise _bad(field, f"Il campo «{field}» deve essere un identificativo (UUID).") from error


def _digest(raw: object, field: str) -> str:
    text = _text(raw, field).lower()
    if len(text) != _DIGEST_LENGTH or set(text) - set("0123456789abcdef"):
        raise _bad(
            field, f"Il campo «{field}» deve essere un'impronta SHA-256 (64 cifre esadecimali)."
        )
    return text


def _choice(definition: FactDefinition, raw: object) -> str:
    text = _text(raw, definition.id)
    if text not in definition.options:
        allowed = ", ".join(definition.options)
        raise _bad(definition.id, f"Il campo «{definition.id}» ammette solo: {allowed}.", "choice")
    return text


class _Fields:
    """A table being read: takes its keys one by one and refuses those left over."""

    def __init__(self, raw: object, field: str) -> None:
        if not isinstance(raw, Mapping):
            raise _bad(field, f"Il campo «{field}» deve essere una tabella di valori.")
        self.values = {str(key): value for key, value in raw.items() if value is not None}
        self.field = field

    def take(self, name: str, parser: Callable[[object, str], _T]) -> _T:
        if name not in self.values:
            raise _bad(self.field, f"Nel campo «{self.field}» manca «{name}».", "missing")
        return parser(self.values.pop(name), f"{self.field}.{name}")

    def maybe(self, name: str, parser: Callable[[object, str], _T], default: _T) -> _T:
        return self.take(name, parser) if name in self.values else default

    def done(self) -> None:
        if self.values:
            extra = ", ".join(sorted(self.values))
            raise _bad(
                self.field, f"Nel campo «{self.field}» non si riconosce: {extra}.", "unknown"
            )


def _euro(raw: object, field: str) -> Decimal:
    return parse_euro(_text(raw, field), field=field)


def _percent(raw: object, field: str) -> Decimal:
    return parse_percent(_text(raw, field), field=field)


def _codice_fiscale(raw: object, field: str) -> str:
    return identifiers.parse_codice_fiscale(_text(raw, field), field)


def _act(raw: object, field: str) -> Act:
    table = _Fields(raw, field)
    act = Act(
        number=table.take("number", _text),
        day=table.take("day", _date),
        signer=table.maybe("signer", _maybe_uuid, None),
        issuer=table.maybe("issuer", _text_or_empty, ""),
        protocol=table.maybe("protocol", _text_or_empty, ""),
    )
    table.done()
    return act


def _maybe_uuid(raw: object, field: str) -> UUID | None:
    return _uuid(raw, field)


def _text_or_empty(raw: object, field: str) -> str:
    return _text(raw, field) if raw != "" else ""


def _judgement(raw: object, field: str) -> Judgement:
    table = _Fields(raw, field)
    value = Judgement(answer=table.take("answer", _boolean), reasons=table.take("reasons", _text))
    table.done()
    return value


def _record(raw: object, field: str) -> Record:
    table = _Fields(raw, field)
    value = Record(table.take("json", _text))
    table.done()
    return value


def _rows(reader: Callable[[_Fields], _T]) -> Callable[[object, str], tuple[_T, ...]]:
    def read(raw: object, field: str) -> tuple[_T, ...]:
        if not isinstance(raw, (list, tuple)):
            raise _bad(field, f"Il campo «{field}» deve essere un elenco.")
        rows = []
        for position, item in enumerate(raw, start=1):
            table = _Fields(item, f"{field}[{position}]")
            rows.append(reader(table))
            table.done()
        return tuple(rows)

    return read


def _uuids(raw: object, field: str) -> tuple[UUID, ...]:
    if not isinstance(raw, (list, tuple)) or not raw:
        raise _bad(field, f"Il campo «{field}» deve essere un elenco non vuoto.")
    return tuple(_uuid(item, f"{field}[{n}]") for n, item in enumerate(raw, start=1))


def _file(table: _Fields) -> FileRef:
    return FileRef(name=table.take("name", _text), sha256=table.take("sha256", _digest))


def _operator(table: _Fields) -> Operator:
    return Operator(
        codice_fiscale=table.take("codice_fiscale", _codice_fiscale), name=table.take("name", _text)
    )


def _exclusion(table: _Fields) -> OperatorExclusion:
    return OperatorExclusion(
        codice_fiscale=table.take("codice_fiscale", _codice_fiscale),
        reasons=table.take("reasons", _text),
    )


def _bid(table: _Fields) -> Bid:
    return Bid(
        codice_fiscale=table.take("codice_fiscale", _codice_fiscale),
        discount=table.take("discount", _percent),
        labour_cost=table.take("labour_cost", _euro),
        safety_charges=table.take("safety_charges", _euro),
    )


def _check(table: _Fields) -> RequirementCheck:
    return RequirementCheck(
        subject=table.take("subject", _text),
        source=table.take("source", _text),
        day=table.take("day", _date),
        positive=table.take("positive", _boolean),
        note=table.maybe("note", _text_or_empty, ""),
    )


_PARSERS: dict[FactType, Callable[[object, str], FactValue]] = {
    FactType.TEXT: _text,
    FactType.EURO: _euro,
    FactType.PERCENT: _percent,
    FactType.INTEGER: _integer,
    FactType.BOOLEAN: _boolean,
    FactType.DATE: _date,
    FactType.INSTANT: _instant,
    FactType.CIG: lambda raw, field: identifiers.parse_cig(_text(raw, field), field),
    FactType.CUP: lambda raw, field: identifiers.parse_cup(_text(raw, field), field),
    FactType.CUI: lambda raw, field: identifiers.parse_cui(_text(raw, field), field),
    FactType.CPV: lambda raw, field: identifiers.parse_cpv(_text(raw, field), field),
    FactType.NUTS: lambda raw, field: identifiers.parse_nuts(_text(raw, field), field),
    FactType.OPERATOR: _codice_fiscale,
    FactType.DIGEST: _digest,
    FactType.CASE: _uuid,
    FactType.PERSON: _uuid,
    FactType.PERSONS: _uuids,
    FactType.ACT: _act,
    FactType.JUDGEMENT: _judgement,
    FactType.FILES: _rows(_file),
    FactType.OPERATORS: _rows(_operator),
    FactType.EXCLUSIONS: _rows(_exclusion),
    FactType.BIDS: _rows(_bid),
    FactType.CHECKS: _rows(_check),
    FactType.RECORD: _record,
}

"""Reading facts at the border, and writing them as JSON: one pair of functions per type.

``parse_fact`` takes what a story, a TOML sidecar, an API body or the store holds (text, numbers as
text or Decimal, native dates, lists and tables) and returns the typed value, or raises
:class:`~sua.domain.errors.InputError` naming the field. ``fact_to_json`` gives plain JSON values with
every number and date as text, so that no float and no locale can creep in.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, cast
from uuid import UUID

from sua.domain.fact_fields import Fields, rows_of
from sua.domain.fact_scalars import (
    bad,
    read_boolean,
    read_date,
    read_digest,
    read_euro,
    read_file_name,
    read_operator,
    read_percent,
    read_scalar,
    read_text,
    read_uuid,
)
from sua.domain.fact_tables import read_lots, read_table
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
    TableRow,
)

_KIND = re.compile(r"[a-z][a-z0-9_]{0,59}")

JsonValue = str | bool | None | list["JsonValue"] | dict[str, "JsonValue"]


def parse_fact(definition: FactDefinition, raw: object) -> FactValue:
    """The typed value of a fact.

    Raises:
        InputError: the value is not of the declared type; ``field`` is the fact's id, with the row
            and the column where there are (``visits[2].day``).
    """
    if definition.type is FactType.TABLE:
        return read_table(definition.columns, raw, definition.id)
    if definition.type in _COMPOSITES:
        return _COMPOSITES[definition.type](raw, definition.id)
    return read_scalar(definition.type, definition.options, raw, definition.id)


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
    if isinstance(value, TableRow):
        return {name: fact_to_json(item) for name, item in value.cells.items()}
    names = cast("Any", value).__dataclass_fields__
    found = {name: getattr(value, name) for name in names}
    return {name: fact_to_json(item) for name, item in found.items() if item is not None}


def parse_act(raw: object, field: str) -> Act:
    """The typed value of an act; errors as :func:`parse_fact`, naming ``field``."""
    table = Fields(raw, field)
    act = Act(
        number=table.take("number", read_text),
        day=table.take("day", read_date),
        signer=table.maybe("signer", _maybe_uuid, None),
        issuer=table.maybe("issuer", _text_or_empty, ""),
        protocol=table.maybe("protocol", _text_or_empty, ""),
    )
    table.done()
    return act


def _maybe_uuid(raw: object, field: str) -> UUID | None:
    return read_uuid(raw, field)


def _text_or_empty(raw: object, field: str) -> str:
    return read_text(raw, field) if raw != "" else ""


def _judgement(raw: object, field: str) -> Judgement:
    table = Fields(raw, field)
    value = Judgement(
        answer=table.take("answer", read_boolean), reasons=table.take("reasons", read_text)
    )
    table.done()
    return value


def _record(raw: object, field: str) -> Record:
    table = Fields(raw, field)
    value = Record(table.take("json", read_text))
    table.done()
    return value


def _uuids(raw: object, field: str) -> tuple[UUID, ...]:
    if not isinstance(raw, (list, tuple)) or not raw:
        raise bad(field, f"Il campo «{field}» deve essere un elenco non vuoto.")
    return tuple(read_uuid(item, f"{field}[{n}]") for n, item in enumerate(raw, start=1))


def _file(table: Fields) -> FileRef:
    file = FileRef(
        name=table.take("name", read_file_name),
        sha256=table.take("sha256", read_digest),
        kind=table.maybe("kind", _kind_or_none, None),
        signed_on=table.maybe("signed_on", _date_or_none, None),
        expires_on=table.maybe("expires_on", _date_or_none, None),
    )
    if file.signed_on and file.expires_on and file.expires_on < file.signed_on:
        raise bad(
            f"{table.field}.expires_on",
            f"«{table.field}»: il documento scadrebbe ({file.expires_on:%d/%m/%Y}) prima della sua"
            f" data ({file.signed_on:%d/%m/%Y}).",
        )
    return file


def _kind_or_none(raw: object, field: str) -> str | None:
    if raw == "":
        return None
    kind = read_text(raw, field)
    if not _KIND.fullmatch(kind):
        raise bad(field, f"Il campo «{field}» non è il codice di una voce dell'elenco.", "choice")
    return kind


def _date_or_none(raw: object, field: str) -> date | None:
    return None if raw == "" else read_date(raw, field)


def _operator(table: Fields) -> Operator:
    return Operator(
        codice_fiscale=table.take("codice_fiscale", read_operator),
        name=table.take("name", read_text),
    )


def _exclusion(table: Fields) -> OperatorExclusion:
    return OperatorExclusion(
        codice_fiscale=table.take("codice_fiscale", read_operator),
        reasons=table.take("reasons", read_text),
    )


def _bid(table: Fields) -> Bid:
    return Bid(
        codice_fiscale=table.take("codice_fiscale", read_operator),
        discount=table.take("discount", read_percent),
        labour_cost=table.take("labour_cost", read_euro),
        safety_charges=table.take("safety_charges", read_euro),
    )


def _check(table: Fields) -> RequirementCheck:
    return RequirementCheck(
        subject=table.take("subject", read_text),
        source=table.take("source", read_text),
        day=table.take("day", read_date),
        positive=table.take("positive", read_boolean),
        note=table.maybe("note", _text_or_empty, ""),
    )


_COMPOSITES: dict[FactType, Callable[[object, str], FactValue]] = {
    FactType.PERSONS: _uuids,
    FactType.ACT: parse_act,
    FactType.JUDGEMENT: _judgement,
    FactType.FILES: rows_of(_file),
    FactType.OPERATORS: rows_of(_operator),
    FactType.EXCLUSIONS: rows_of(_exclusion),
    FactType.BIDS: rows_of(_bid),
    FactType.CHECKS: rows_of(_check),
    FactType.RECORD: _record,
    FactType.LOTS: read_lots,
}

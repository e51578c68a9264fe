"""The shape of a fact as JSON Schema (draft 2020-12): what a command takes, what an answer gives.

A schema says the shape; the checks that no shape can say (control digits, days that exist, a lot
declared twice) are :func:`sua.domain.fact_codec.parse_fact`'s.
"""

from collections.abc import Mapping
from typing import Any

from sua.domain.fact_tables import LOT_CODE, LOT_COLUMNS, columns_of
from sua.domain.facts import Column, FactDefinition, FactType
from sua.domain.file_names import LONGEST_NAME

Schema = dict[str, Any]

_DECIMAL = r"^\d+(\.\d+)?$"
_EURO: Schema = {"type": "string", "pattern": r"^\d+(\.\d{1,2}0*)?$", "description": "euro"}
_PERCENT: Schema = {"type": "string", "pattern": _DECIMAL, "description": "da 0 a 100 escluso"}
_TEXT: Schema = {"type": "string", "minLength": 1}
_DAY: Schema = {"type": "string", "format": "date"}
_ID: Schema = {"type": "string", "format": "uuid"}
_DIGEST: Schema = {"type": "string", "pattern": "^[0-9A-Fa-f]{64}$"}
_OPERATOR: Schema = {
    "type": "string",
    "description": "codice fiscale dell'operatore: 11 cifre, o 16 caratteri",
}


def _code(words: str) -> Schema:
    return {"type": "string", "description": words}


_SCALARS: Mapping[FactType, Schema] = {
    FactType.TEXT: _TEXT,
    FactType.EURO: _EURO,
    FactType.PERCENT: _PERCENT,
    FactType.NUMBER: {"type": "string", "pattern": _DECIMAL},
    FactType.INTEGER: {"type": ["string", "integer"], "pattern": r"^\d{1,9}$", "minimum": 0},
    FactType.BOOLEAN: {"type": "boolean"},
    FactType.DATE: _DAY,
    FactType.INSTANT: {"type": "string", "format": "date-time"},
    FactType.CIG: _code("CIG"),
    FactType.CUP: _code("CUP"),
    FactType.CUI: _code("CUI"),
    FactType.CPV: _code("codice CPV, con o senza cifra di controllo"),
    FactType.NUTS: _code("codice NUTS italiano"),
    FactType.OPERATOR: _OPERATOR,
    FactType.DIGEST: _DIGEST,
    FactType.CASE: _ID,
    FactType.PERSON: _ID,
}


def _object(optional: tuple[str, ...] = (), **properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


_PARTS: Mapping[FactType, Schema] = {
    FactType.PERSONS: {**_list(_ID), "minItems": 1},
    FactType.ACT: _object(
        ("signer", "issuer", "protocol"),
        number=_TEXT,
        day=_DAY,
        signer=_ID,
        issuer={"type": "string"},
        protocol={"type": "string"},
    ),
    FactType.JUDGEMENT: _object(answer={"type": "boolean"}, reasons=_TEXT),
    FactType.FILES: _list(
        _object(
            ("kind", "signed_on", "expires_on"),
            name={**_TEXT, "maxLength": LONGEST_NAME},
            sha256=_DIGEST,
            kind=_code("voce dell'elenco dei documenti"),
            signed_on=_DAY,
            expires_on=_DAY,
        )
    ),
    FactType.OPERATORS: _list(_object(codice_fiscale=_OPERATOR, name=_TEXT)),
    FactType.EXCLUSIONS: _list(_object(codice_fiscale=_OPERATOR, reasons=_TEXT)),
    FactType.BIDS: _list(
        _object(
            codice_fiscale=_OPERATOR, discount=_PERCENT, labour_cost=_EURO, safety_charges=_EURO
        )
    ),
    FactType.CHECKS: _list(
        _object(
            ("note",),
            subject=_TEXT,
            source=_TEXT,
            day=_DAY,
            positive={"type": "boolean"},
            note={"type": "string"},
        )
    ),
    FactType.RECORD: _object(json=_TEXT),
}


def fact_schema(definition: FactDefinition) -> Schema:
    """The schema of a fact's JSON."""
    columns = columns_of(definition)
    if columns:
        shape = _list(_row(columns))
    elif definition.type in _PARTS:
        shape = dict(_PARTS[definition.type])
    else:
        shape = _scalar(definition)
    words = {"title": definition.label, "description": definition.help}
    return {**shape, **{key: text for key, text in words.items() if text}}


def _row(columns: tuple[Column, ...]) -> Schema:
    cells = {c.id: {**_scalar(c), "title": c.label} for c in columns}
    if columns == LOT_COLUMNS:
        cells["lot"]["pattern"] = f"^{LOT_CODE}$"
    return _object(tuple(c.id for c in columns if c.optional), **cells)


def _scalar(of: FactDefinition | Column) -> Schema:
    if of.type is FactType.CHOICE:
        return {"enum": list(of.options), "x-labels": dict(of.options)}
    return dict(_SCALARS[of.type])

"""Canonical bytes of a slice of effective values, to be stored by digest with the case it rules."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from sua.domain.canonical import canonical_json
from sua.domain.errors import IntegrityError
from sua.law.dated import Amount, Confidence, kind_of

_VERSION = "1"

Absence = tuple[date | None, date | None]
"""Why a parameter has no value: first day to come, or last day gone."""


def plain_number(amount: Decimal) -> str:
    """Shortest exact text of a number, never in exponent notation.

    >>> plain_number(Decimal(150000)), plain_number(Decimal("0.50")), plain_number(Decimal("1E+3"))
    ('150000', '0.5', '1000')
    """
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount_to_json(amount: Amount) -> Any:
    """JSON form of an amount: yes/no as it is, everything else as text.

    >>> amount_to_json(((Decimal(0), Decimal(0)), (Decimal(40000), Decimal(35))))
    {'kind': 'brackets', 'is': [['0', '0'], ['40000', '35']]}
    """
    plain: Any = amount
    if isinstance(amount, tuple):
        plain = [[plain_number(low), plain_number(due)] for low, due in amount]
    elif not isinstance(amount, (bool, str)):
        plain = plain_number(Decimal(amount))
    return {"kind": kind_of(amount), "is": plain}


def amount_from_json(value: Mapping[str, Any]) -> Amount:
    """Amount back from its JSON form; a whole number comes back as ``int``."""
    plain = value["is"]
    if value["kind"] == "brackets":
        return tuple((Decimal(low), Decimal(due)) for low, due in plain)
    if value["kind"] == "number":
        return Decimal(plain) if "." in plain else int(plain)
    amount: bool | str = plain
    if kind_of(amount) != value["kind"]:
        raise ValueError(value["kind"])
    return amount


def dump(values: Iterable[Mapping[str, Any]], absent: Mapping[str, Absence]) -> bytes:
    """Canonical bytes of effective values (given as plain mappings) and of what has none."""
    rows = [
        {
            **row,
            "amount": amount_to_json(row["amount"]),
            "valid_from": row["valid_from"].isoformat(),
            "valid_to": _day_to_json(row["valid_to"]),
            "confidence": str(row["confidence"]),
        }
        for row in values
    ]
    rows.sort(key=lambda row: str(row["id"]))
    missing = [
        {"id": name, "first_valid": _day_to_json(first), "repealed": _day_to_json(last)}
        for name, (first, last) in sorted(absent.items())
    ]
    return canonical_json({"v": _VERSION, "values": rows, "not_in_force": missing})


def load(data: bytes) -> tuple[list[dict[str, Any]], dict[str, Absence]]:
    """Effective values (as plain mappings) and what has none.

    Raises:
        IntegrityError: the bytes are not a slice of this version.
    """
    try:
        stored = json.loads(data)
        if stored["v"] != _VERSION:
            raise ValueError(stored["v"])  # noqa: TRY301 - one message for every malformed slice
        rows = [
            {
                **row,
                "amount": amount_from_json(row["amount"]),
                "valid_from": date.fromisoformat(row["valid_from"]),
                "valid_to": _day_from_json(row["valid_to"]),
                "confidence": Confidence(row["confidence"]),
            }
            for row in stored["values"]
        ]
        absent = {
            row["id"]: (_day_from_json(row["first_valid"]), _day_from_json(row["repealed"]))
            for row in stored["not_in_force"]
        }
    except (ValueError, KeyError, TypeError, AttributeError, InvalidOperation) as error:
        raise IntegrityError(
            "La raccolta dei valori di legge conservata con la pratica non è leggibile."
        ) from error
    return rows, absent


def _day_to_json(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day_from_json(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

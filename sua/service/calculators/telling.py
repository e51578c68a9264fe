"""How the calculators of rankings and draws tell their steps, and read what they share."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from sua.domain.errors import InputError
from sua.domain.numbers import parse_decimal
from sua.service.calculators.base import Json


def step(label: str, value: object) -> Json:
    """One number or decision of a calculation, with its Italian label."""
    return {"label": label, "value": value}


def text(raw: object, place: str) -> str:
    """Parser of a text.

    Raises:
        InputError: it is a number read as something else, a list, an object or true/false.
    """
    if not isinstance(raw, str):
        raise InputError(f"«{place}» deve essere un testo.", code="field.type", field=place)
    return raw


def name(raw: object, place: str) -> str:
    """Parser of a name: a text that is not blank."""
    found = text(raw, place).strip()
    if not found:
        raise InputError(f"«{place}» è vuoto.", code="field.empty", field=place)
    return found


def points(raw: str, place: str) -> Fraction:
    """Parser of points, or of a share of them: a decimal, not negative."""
    value = parse_decimal(raw, place)
    if value < 0:
        raise InputError(f"«{place}» è negativo.", code="points.negative", field=place)
    return Fraction(value)


def table(parse: Callable[[Any, str], Any]) -> Callable[[object, str], dict[str, Any]]:
    """Parser of an object whose values are all of one kind."""

    def read_table(raw: object, place: str) -> dict[str, Any]:
        if not isinstance(raw, dict):
            raise InputError(f"«{place}» deve essere un oggetto.", code="field.type", field=place)
        return {key: parse(value, f"{place}.{key}") for key, value in raw.items()}

    return read_table

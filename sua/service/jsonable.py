"""Raw command facts as JSON, whatever they came from (JSON, TOML, forms): for hashing and keeping."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID


def jsonable(value: object) -> Any:
    """Text, booleans, null, lists and objects only; numbers, dates and ids become text."""
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, Mapping):
        return {str(key): jsonable(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [jsonable(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, (int, UUID)):
        return str(value)
    raise TypeError(f"{type(value).__name__} is not a fact")

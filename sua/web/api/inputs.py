"""Reading what the API is given: exact numbers, clean text, headers that make a command safe."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import Header

from sua.domain.errors import InputError
from sua.web.problems import ProblemError

_DEEPEST = 8

IdempotencyKey = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        pattern=r"^[!-~]{1,200}$",
        description="Una chiave nuova per ogni comando; la stessa, per ripeterlo senza effetti doppi.",
        examples=["5e0c1b0e-2f6f-4a7a-9d5f-1c2f3a4b5c6d"],
    ),
]
IfMatch = Annotated[
    str | None,
    Header(
        alias="If-Match",
        max_length=40,
        description="L'ETag della pratica che si è vista: se nel frattempo è cambiata, 412.",
        examples=['"3"'],
    ),
]


def facts_of(raw: Mapping[str, Any]) -> dict[str, object]:
    """The facts of a body, refusing what no fact can be.

    Raises:
        InputError: a JSON number with decimals (it would not be exact), text that no encoding
            bears, or values nested too deep.
    """
    return {_text(name, "facts"): _value(value, name, 0) for name, value in raw.items()}


def _value(value: object, place: str, depth: int) -> object:
    if depth > _DEEPEST:
        raise InputError(f"«{place}» è annidato troppo a fondo.", code="fact.deep", field=place)
    if isinstance(value, float):
        raise InputError(
            f'«{place}»: scrivere i numeri con decimali come testo, per esempio "1234.50".',
            code="fact.number",
            field=place,
        )
    if isinstance(value, str):
        return _text(value, place)
    if isinstance(value, Mapping):
        return {_text(k, place): _value(v, f"{place}.{k}", depth + 1) for k, v in value.items()}
    if isinstance(value, list):
        return [_value(v, f"{place}[{n}]", depth + 1) for n, v in enumerate(value, start=1)]
    return value


def _text(value: str, place: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            f"«{place[:60]!a}» contiene caratteri non validi.", code="fact.malformed"
        ) from error
    return value


def etag(version: int) -> str:
    """The ETag of a case: its version, which only accepted commands raise."""
    return f'"{version}"'


def version_of(if_match: str | None) -> int | None:
    """The version a command expects; None when it does not say.

    Raises:
        ProblemError: it is not an ETag of ours (412: it cannot match).
    """
    if if_match is None or if_match.strip() == "*":
        return None
    text = if_match.strip().removeprefix("W/").strip('"')
    if not (text.isascii() and text.isdigit() and len(text) <= len("999999999")):
        raise ProblemError(412, "if_match", "If-Match non è l'ETag di una pratica.")
    return int(text)

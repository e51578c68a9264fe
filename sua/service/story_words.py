"""The words of a story's line: how it is split, and how a value is written so that it reads back."""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

# What needs no quotes: letters and figures of codes, numbers, dates, paths; never a JSON constant.
_BARE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.:/+_-]*")
_CONSTANTS = frozenset({"true", "false", "null", "NaN", "Infinity"})
# Line ends that are not «\n», and DEL, which TOML does not take as it is.
_ESCAPED = {chr(n): f"\\u{n:04x}" for n in (0x7F, 0x85, 0x2028, 0x2029)}
_KEY = re.compile(r"[A-Za-z0-9_-]+")


def split_words(text: str) -> list[str]:
    """Split on blanks, keeping JSON values (quotes, braces, brackets) whole.

    Raises:
        ValueError: quotes or brackets are left open.
    """
    words, current, depth, quoted, escaped = [], "", 0, False, False
    for char in text:
        if quoted:
            current += char
            quoted = escaped or char != '"'
            escaped = char == "\\" and not escaped
        elif char == '"':
            quoted, current = True, current + char
        elif char in "{[":
            depth, current = depth + 1, current + char
        elif char in "}]":
            depth, current = depth - 1, current + char
        elif char.isspace() and depth <= 0:
            if current:
                words.append(current)
            current = ""
        else:
            current += char
    if quoted or depth > 0:
        raise ValueError("virgolette o parentesi non chiuse")
    return [*words, current] if current else words


def written(value: object) -> str:
    """A value as one word of a line: bare if nothing in it could be misread, else JSON.

    A text that begins with ``@`` has to be doubled by the caller, who alone knows whether it names
    something.

    >>> written("B0A1B2C21A"), written("true"), written("due parole"), written(True)
    ('B0A1B2C21A', '"true"', '"due parole"', 'true')
    """
    if isinstance(value, str) and value.startswith("@") and _KEY.fullmatch(value[1:]):
        return value
    if isinstance(value, str) and _BARE.fullmatch(value) and value not in _CONSTANTS:
        return value
    return as_json(value)


def as_json(value: object) -> str:
    """JSON on one line, whatever characters there are in it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return "".join(_ESCAPED.get(char, char) for char in text)


def as_toml(table: Mapping[str, Any], path: tuple[str, ...] = ()) -> str:
    """A table as TOML: its own values first, then the tables inside it; nothing is left out but None."""
    own = {k: v for k, v in table.items() if v is not None and not isinstance(v, Mapping)}
    inner = {k: v for k, v in table.items() if isinstance(v, Mapping)}
    lines = [f"[{'.'.join(map(_key, path))}]"] if path and (own or not inner) else []
    for name, value in own.items():
        if isinstance(value, list) and value:
            lines += [f"{_key(name)} = [", *(f"  {_inline(item)}," for item in value), "]"]
        else:
            lines.append(f"{_key(name)} = {_inline(value)}")
    head = "\n".join(lines) + "\n" if lines else ""
    parts = [head, *(as_toml(value, (*path, name)) for name, value in inner.items())]
    return "\n".join(part for part in parts if part)


def _key(name: str) -> str:
    return name if _KEY.fullmatch(name) else as_json(name)


def _inline(value: object) -> str:
    if isinstance(value, Mapping):
        inside = ", ".join(f"{_key(str(k))} = {_inline(v)}" for k, v in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_inline, value))}]"
    if isinstance(value, date):
        return value.isoformat()
    return as_json(value)

"""Stories: a case told line by line, in the format an auditor reads and a test replays.

Grammar of a line (empty lines and ``#`` comments apart)::

    case WORKFLOW@DAY [key=VALUE…]
    DAY[Thh:mm] ACTOR[/person] COMMAND [key=VALUE…] [! rule…] [= state]

``VALUE`` is JSON, a bare word, or ``@name``: a person or a list of the sidecar TOML that lies beside
the story under the same name. Instants are Europe/Rome, noon when no hour is given. A ``case`` line
opens a case; the next one is opened from it, when its lifecycle has a parent. ``! rule`` demands a
refusal by that rule, ``= state`` that the state is reached.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sua.domain.errors import InputError

ROME = ZoneInfo("Europe/Rome")
_NOON = time(12)
_MARKS = ("!", "=")
_KEY = re.compile(r"([a-z][a-z0-9_]*)=(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a story.

    Attributes:
        number: line of the file, from 1.
        opens: lifecycle code of a ``case`` line, else None.
        actor: role; ``person`` its key in the sidecar, or None where only one holds the role.
        refused_by: rules that must refuse it; ``state`` the state it must lead to.
    """

    number: int
    text: str
    at: datetime
    opens: str | None = None
    actor: str = ""
    person: str | None = None
    command: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    refused_by: tuple[str, ...] = ()
    state: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A parsed story with its sidecar and the exact bytes both were read from."""

    name: str
    lines: tuple[Line, ...]
    sidecar: Mapping[str, Any]
    source: bytes


def parse_story(name: str, text: str, sidecar: Mapping[str, Any], source: bytes) -> Story:
    """Parse a story.

    Raises:
        InputError: a line cannot be read; the message names it.
    """
    lines: list[Line] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        stripped = raw.strip()
        if not stripped or stripped.startswith("#"):
            continue
        try:
            lines.append(_line(number, stripped, sidecar))
        except (ValueError, InputError) as error:
            raise InputError(
                f"{name}, riga {number}: {error}", code="story.line", field=str(number)
            ) from error
    if not lines or lines[0].opens is None:
        raise InputError(
            f"{name}: la prima riga deve aprire una pratica, per esempio «case request@2026-01-12».",
            code="story.empty",
        )
    return Story(name=name, lines=tuple(lines), sidecar=sidecar, source=source)


def _line(number: int, text: str, sidecar: Mapping[str, Any]) -> Line:
    words = _words(text)
    if words[0] == "case":
        if len(words) < 2 or "@" not in words[1]:  # noqa: PLR2004
            raise ValueError("scrivere «case procedura@AAAA-MM-GG»")
        code, _, day = words[1].partition("@")
        return Line(
            number=number,
            text=text,
            at=_instant(day),
            opens=code,
            **_rest(words[2:], sidecar, actor_key=True),
        )
    if len(words) < 3:  # noqa: PLR2004
        raise ValueError("scrivere «data attore comando»")
    actor, _, person = words[1].partition("/")
    command, _, lot = words[2].partition("@")
    if lot:
        raise ValueError("la procedura è a lotto unico: togliere l'indicazione del lotto")
    return Line(
        number=number,
        text=text,
        at=_instant(words[0]),
        actor=actor,
        person=person or None,
        command=command,
        **_rest(words[3:], sidecar, actor_key=False),
    )


def _words(text: str) -> list[str]:
    """Split on blanks, keeping JSON values (quotes, braces, brackets) whole."""
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


def _rest(words: list[str], sidecar: Mapping[str, Any], *, actor_key: bool) -> dict[str, Any]:
    """What follows the command: facts, then what the line expects."""
    end = next((n for n, word in enumerate(words) if word in _MARKS), len(words))
    facts = _facts(words[:end], sidecar)
    refused_by, state = _expected(words[end:])
    rest: dict[str, Any] = {"facts": facts, "refused_by": refused_by, "state": state}
    if actor_key and "actor" in facts:
        role, _, person = str(facts.pop("actor")).partition("/")
        rest |= {"actor": role, "person": person or None}
    return rest


def _facts(words: list[str], sidecar: Mapping[str, Any]) -> dict[str, object]:
    facts: dict[str, object] = {}
    for word in words:
        found = _KEY.fullmatch(word)
        if found is None:
            raise ValueError(f"«{word}» non è nella forma chiave=valore")
        if found[1] in facts:
            raise ValueError(f"«{found[1]}» è ripetuto")
        facts[found[1]] = _value(found[2], sidecar)
    return facts


def _expected(words: list[str]) -> tuple[tuple[str, ...], str | None]:
    """Rules that must refuse the line, or the state it must reach."""
    if not words:
        return (), None
    mark, *named = words
    if not named:
        raise ValueError(f"manca la parola dopo «{mark}»")
    if any(word in _MARKS for word in named):
        raise ValueError("una riga o è rifiutata o porta a uno stato")
    if mark == "!":
        return tuple(named), None
    if len(named) > 1:
        raise ValueError(f"«{named[1]}» dopo lo stato atteso")
    return (), named[0]


def _value(text: str, sidecar: Mapping[str, Any]) -> object:
    if text.startswith("@"):
        return resolve_reference(text, sidecar)
    try:
        # Numbers stay the text they were written as: a CIG of digits and E is not a float.
        value = json.loads(text, parse_float=str, parse_int=str, parse_constant=_no_constant)
    except json.JSONDecodeError:
        if text[:1] in '{["':
            raise ValueError(f"«{text[:60]}» non è JSON valido") from None
        return text
    return _resolve_inside(value, sidecar)


def _no_constant(name: str) -> object:
    raise ValueError(f"«{name}» non è un valore ammesso")


def _resolve_inside(value: object, sidecar: Mapping[str, Any]) -> object:
    if isinstance(value, dict):
        return {key: _resolve_inside(item, sidecar) for key, item in value.items()}
    if isinstance(value, list):
        return [_resolve_inside(item, sidecar) for item in value]
    if isinstance(value, str) and value.startswith("@"):
        return resolve_reference(value, sidecar)
    return value


@dataclass(frozen=True, slots=True)
class PersonKey:
    """A person of the sidecar, by key, before the desk gives it its identity."""

    key: str


def resolve_reference(text: str, sidecar: Mapping[str, Any]) -> object:
    """What ``@name`` stands for: a person or a list of the sidecar."""
    name = text[1:]
    if name in sidecar.get("people", {}):
        return PersonKey(name)
    if name in sidecar.get("lists", {}):
        return sidecar["lists"][name]
    raise ValueError(f"«{text}» non è né una persona né un elenco del fascicolo")


def _instant(text: str) -> datetime:
    try:
        if "T" in text:
            value = datetime.fromisoformat(text)
        else:
            value = datetime.combine(date.fromisoformat(text), _NOON)
    except ValueError:
        raise ValueError(f"«{text}» non è una data AAAA-MM-GG, né AAAA-MM-GGThh:mm") from None
    return value.replace(tzinfo=ROME).astimezone(UTC) if value.tzinfo is None else value


def story_paths(path: Path) -> tuple[Path, Path]:
    """The story and its sidecar, given either."""
    if not path.name:
        raise InputError(f"«{path}» non è un fascicolo: indicare il file «nome.story».")
    return path.with_suffix(".story"), path.with_suffix(".toml")

"""Stories: cases told line by line, in the format an auditor reads and a test replays.

Grammar of a line (empty lines and ``#`` comments apart)::

    from STORY before|after COMMAND
    world NAME
    case WORKFLOW@DAY [as=NAME] [of=NAME[@lot]] [actor=ROLE[/person]] [key=VALUE…] [parent.key=VALUE…]
         [takeover=@TAKEOVER]
    on NAME
    DAY[Thh:mm[:ss]] ACTOR[/person] COMMAND[@lot] [key=VALUE…] [late=WHY] [! rule…] [= state]
    > says WORDS
    > from DAY

``VALUE`` is JSON, a bare word, or ``@name``: a person or a list of the sidecar TOML (a text that
begins with ``@`` is written with two of them). The sidecar lies beside the story under the same name
or, for all the stories of a folder, is ``common.toml``. Instants are Europe/Rome, noon when no hour
is given.

A ``case`` line opens a case, and the lines that follow speak of it; ``as`` names it, ``on`` goes back
to one named. A case whose lifecycle is born from another is opened from the one spoken of, or from
the one (or its lot) that ``of`` names; ``parent.key`` is a fact of the command the parent undergoes.
With ``takeover`` the case is not opened at its beginning but taken over where it stands: the name is
of a table ``[takeovers.NAME]`` of the sidecar (:mod:`sua.service.taking_over`).

``late`` says why a step is recorded on a later day; without it, that it is a story told again. The
actor ``system`` is the engine itself, when a term lapses.

``! rule`` demands a refusal by that rule, ``= state`` that the state is reached: the lot's, for a
lot's command. ``> says`` gives words of the reason, ``> from`` the first lawful day told, of the
refusal above. ``from`` and ``world`` stand at the top: see :mod:`sua.service.story_parts`.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sua.domain.errors import InputError
from sua.service.instants import read_instant
from sua.service.story_parts import Parts, Raw
from sua.service.story_words import split_words

_MARKS = ("!", "=")
_PARENT = "parent."
_KEY = re.compile(r"((?:parent\.)?[a-z][a-z0-9_]*)=(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a story.

    Attributes:
        number: line of the file ``origin``, from 1.
        key: what tells the line from every other of the story.
        about: name of the case it speaks of, as ``on`` or ``as`` gave it; empty: the last opened.
        named: name given to the case a ``case`` line opens; ``born_of`` that of its parent, and
            ``parent_lot`` the parent's lot.
        opens: lifecycle code of a ``case`` line, else None.
        actor: role; ``person`` its key in the sidecar, or None where only one holds the role.
        refused_by: rules that must refuse it; ``state`` the state it must lead to.
        late: why the step was recorded on a later day, where the story says it.
        takeover: what is attested of a case taken over in mid-life, raw.
        says: words that the reason of its refusal must have; ``lawful_from`` the day it must tell.
    """

    number: int
    origin: str
    key: str
    text: str
    at: datetime
    opens: str | None = None
    actor: str = ""
    person: str | None = None
    command: str = ""
    lot: str = ""
    about: str = ""
    named: str = ""
    born_of: str = ""
    parent_lot: str = ""
    parent_facts: Mapping[str, object] = field(default_factory=dict)
    facts: Mapping[str, object] = field(default_factory=dict)
    refused_by: tuple[str, ...] = ()
    state: str | None = None
    late: str | None = None
    takeover: object = None
    says: tuple[str, ...] = ()
    lawful_from: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A parsed story with its sidecar and the exact bytes both were read from."""

    name: str
    lines: tuple[Line, ...]
    sidecar: Mapping[str, Any]
    source: bytes


def parse_story(parts: Parts) -> Story:
    """Parse a story.

    Raises:
        InputError: a line cannot be read; the message names it.
    """
    lines: list[Line] = []
    names: set[str] = set()
    about = ""
    for raw in parts.lines:
        try:
            if raw.text.startswith(">"):
                lines[-1:] = [_told(raw.text, lines)]
                continue
            words = split_words(raw.text)
            if words[0] == "on":
                about = _name(words, names)
                continue
            line = _line(raw, words, parts)
            if line.born_of:
                _known(line.born_of, names)
            if line.opens is not None:
                about = line.named
                names |= {line.named} - {""}
            lines.append(replace(line, about=about))
        except (ValueError, InputError) as error:
            raise InputError(
                f"{raw.origin}, riga {raw.number}: {error}",
                code="story.line",
                field=str(raw.number),
            ) from error
    if not lines or lines[0].opens is None:
        raise InputError(
            f"{parts.name}: la prima riga deve aprire una pratica, per esempio"
            " «case request@2026-01-12».",
            code="story.empty",
        )
    return Story(name=parts.name, lines=tuple(lines), sidecar=parts.sidecar, source=parts.source)


def _name(words: list[str], names: set[str]) -> str:
    if len(words) != 2:  # noqa: PLR2004 -- on NAME
        raise ValueError("scrivere «on nome»")
    return _known(words[1], names)


def _known(name: str, names: set[str]) -> str:
    if name not in names:
        raise ValueError(f"nessuna pratica porta il nome «{name}»")
    return name


def _told(text: str, lines: list[Line]) -> Line:
    """The line above with what its refusal must say."""
    what, _, rest = text.removeprefix(">").strip().partition(" ")
    if not lines or not lines[-1].refused_by:
        raise ValueError("«>» segue una riga che deve essere rifiutata")
    if what == "says" and rest:
        return replace(lines[-1], says=(*lines[-1].says, rest))
    if what == "from" and rest:
        return replace(lines[-1], lawful_from=date.fromisoformat(rest))
    raise ValueError("scrivere «> says parole» oppure «> from AAAA-MM-GG»")


def _line(raw: Raw, words: list[str], parts: Parts) -> Line:
    own = raw.origin == parts.name
    common: dict[str, Any] = {
        "number": raw.number,
        "origin": raw.origin,
        "key": str(raw.number) if own else f"{raw.origin}:{raw.number}",
        "text": raw.text,
    }
    if words[0] == "case":
        if len(words) < 2 or "@" not in words[1]:  # noqa: PLR2004
            raise ValueError("scrivere «case procedura@AAAA-MM-GG»")
        code, _, day = words[1].partition("@")
        return Line(
            **common, at=read_instant(day), opens=code, **_opening(_rest(words[2:], parts.sidecar))
        )
    if len(words) < 3:  # noqa: PLR2004
        raise ValueError("scrivere «data attore comando»")
    actor, _, person = words[1].partition("/")
    command, at, lot = words[2].partition("@")
    if at and not lot:
        raise ValueError("dopo «@» manca il lotto")
    return Line(
        **common,
        at=read_instant(words[0]),
        actor=actor,
        person=person or None,
        command=command,
        lot=lot,
        **_rest(words[3:], parts.sidecar),
    )


def _opening(rest: dict[str, Any]) -> dict[str, Any]:
    """What a ``case`` line says beside its facts."""
    facts = rest["facts"]
    role, _, person = str(facts.pop("actor", "")).partition("/")
    born_of, _, lot = str(facts.pop("of", "")).partition("@")
    return {
        **rest,
        "actor": role,
        "person": person or None,
        "named": str(facts.pop("as", "")),
        "born_of": born_of,
        "parent_lot": lot,
        "takeover": facts.pop("takeover", None),
        "facts": {k: v for k, v in facts.items() if not k.startswith(_PARENT)},
        "parent_facts": {
            k.removeprefix(_PARENT): v for k, v in facts.items() if k.startswith(_PARENT)
        },
    }


def _rest(words: list[str], sidecar: Mapping[str, Any]) -> dict[str, Any]:
    """What follows the command: facts, then what the line expects."""
    end = next((n for n, word in enumerate(words) if word in _MARKS), len(words))
    refused_by, state = _expected(words[end:])
    facts = _facts(words[:end], sidecar)
    late = facts.pop("late", None)
    if late is not None and not isinstance(late, str):
        raise ValueError("«late» deve essere un testo")
    return {"facts": facts, "late": late, "refused_by": refused_by, "state": state}


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
        return _resolve_inside(text, sidecar)
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
    if isinstance(value, str) and value.startswith("@@"):
        return value[1:]
    if isinstance(value, str) and value.startswith("@"):
        return resolve_reference(value, sidecar)
    return value


@dataclass(frozen=True, slots=True)
class PersonKey:
    """A person of the sidecar, by key, before the desk gives it its identity."""

    key: str


def resolve_reference(text: str, sidecar: Mapping[str, Any]) -> object:
    """What ``@name`` stands for: a person, a list or a takeover of the sidecar."""
    name = text[1:]
    if name in sidecar.get("people", {}):
        return PersonKey(name)
    for table in ("lists", "takeovers"):
        if name in sidecar.get(table, {}):
            return _resolve_inside(sidecar[table][name], sidecar)
    raise ValueError(f"«{text}» non è né una persona né un elenco del fascicolo")

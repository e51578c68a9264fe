"""What a story is put together from: its own lines, the beginning it shares with another, its sidecar.

Stories of one folder may share a beginning (``from open before award``) and a sidecar
(``common.toml``); a sidecar may rest on another (``base = "demo"``) and hold variants of the bodies
(``[worlds.NAME]``) that a story chooses with ``world NAME``: of several, the later ones are laid over
the earlier.

A file ``name.stories`` holds several short stories, each begun by a line ``story NAME``.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from sua.corpus.root import root
from sua.corpus.toml import closest
from sua.domain.errors import InputError
from sua.domain.reasons import reason
from sua.service.story_words import split_words

COMMON = "common.toml"
_MOST = 20
# A story or a sidecar is named, never reached by a path.
_NAME = re.compile(r"[A-Za-z0-9_-]{1,80}")


@dataclass(frozen=True, slots=True)
class Raw:
    """A line as written: the story it stands in, its number there, its text."""

    origin: str
    number: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A story ready to be parsed: its lines in order, its sidecar, and the bytes both come from."""

    name: str
    lines: tuple[Raw, ...]
    sidecar: Mapping[str, Any]
    source: bytes


def read_parts(path: Path) -> Parts:
    """The story at ``path`` (or whose sidecar that is) with everything it rests on.

    Raises:
        InputError: a file is missing or wrong; the message names file, place and mend.
    """
    if not path.name:
        raise InputError(f"«{path}» non è un fascicolo: indicare il file «nome.story».")
    story, sidecar = path.with_suffix(".story"), path.with_suffix(".toml")
    text = _read(story)
    if not sidecar.exists() and (story.parent / COMMON).exists():
        sidecar = story.parent / COMMON
    return put_together(story.name, text, _read(sidecar), story.parent)


def read_collection(path: Path) -> tuple[Parts, ...]:
    """Every story of a file ``name.stories``; errors as :func:`read_parts`."""
    text = _text(path.name, _read(path))
    sidecar = path.with_suffix(".toml")
    if not sidecar.exists():
        sidecar = path.parent / COMMON
    held, parts = _read(sidecar), []
    for title, block in _split(path.name, text):
        parts.append(put_together(f"{path.name} {title}", block.encode(), held, path.parent))
    return tuple(parts)


def _split(name: str, text: str) -> Iterator[tuple[str, str]]:
    """Title and text of each story; empty lines stand for those above, so that lines keep their number."""
    titles: dict[str, list[str]] = {}
    current: list[str] | None = None
    for number, line in enumerate(text.split("\n")):
        words = line.split()
        if words and words[0] == "story":
            if len(words) != 2 or words[1] in titles:  # noqa: PLR2004 -- story NAME
                raise _wrong(
                    Raw(name, number + 1, line), "scrivere «story nome», ogni volta diverso"
                )
            current = titles[words[1]] = [""] * (number + 1)
        elif current is not None:
            current.append(line)
        elif words and not words[0].startswith("#"):
            raise _wrong(Raw(name, number + 1, line), "prima di un racconto scrivere «story nome»")
    for title, lines in titles.items():
        yield title, "\n".join(lines)


def put_together(name: str, story: bytes, sidecar: bytes, folder: Path | None = None) -> Parts:
    """The parts of a story given the bytes of its two files; others are looked for in ``folder``."""
    places = [p for p in (folder, root() / "workflows" / "stories") if p is not None]
    lines, chosen = _lines(name, _text(name, story), places, ())
    values = _sidecar(name, sidecar, places)
    worlds = values.pop("worlds", {})
    for world in chosen:
        if world not in worlds:
            mend = closest(world, worlds)
            raise InputError(
                f"{name}: il fascicolo non descrive il mondo «{world}»; {mend}".rstrip("; ") + ".",
                code="dossier.sidecar",
                field=f"worlds.{world}",
            )
        values = _over(values, worlds[world])
    return Parts(name=name, lines=lines, sidecar=values, source=story + b"\0" + sidecar)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            f"Non si può leggere {path}: {reason(error)}. Un fascicolo è una coppia nome.story e"
            f" nome.toml (o {COMMON}, se è di tutta la cartella).",
            code="dossier.missing",
        ) from error


def _text(name: str, data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: il file non è testo UTF-8.", code="dossier.malformed") from error


def _lines(
    name: str, text: str, places: list[Path], above: tuple[str, ...]
) -> tuple[tuple[Raw, ...], tuple[str, ...]]:
    """The lines of a story, those it begins with included, and the worlds it is told in."""
    if name in above or len(above) > _MOST:
        chain = " → ".join((*above, name))
        raise InputError(
            f"{name}: i racconti si richiamano in cerchio: {chain}.", code="story.line"
        )
    own = [
        Raw(name, number, line.strip())
        for number, line in enumerate(text.split("\n"), start=1)
        if line.strip() and not line.strip().startswith("#")
    ]
    shared: tuple[Raw, ...] = ()
    worlds: tuple[str, ...] = ()
    while own and own[0].text.split()[0] in ("from", "world"):
        raw = own.pop(0)
        words = raw.text.split()
        if words[0] == "world" and len(words) > 1:
            worlds = tuple(words[1:])
        elif words[0] == "from" and len(words) == 4 and words[2] in ("before", "after"):  # noqa: PLR2004
            shared, found = _shared(raw, words, places, (*above, name))
            worlds = worlds or found
        else:
            raise _wrong(raw, "scrivere «from racconto before comando» oppure «world nome»")
    return (*shared, *own), worlds


def _shared(
    raw: Raw, words: list[str], places: list[Path], above: tuple[str, ...]
) -> tuple[tuple[Raw, ...], tuple[str, ...]]:
    _, name, side, command = words
    path = _found(f"{name}.story", places)
    if path is None:
        known = sorted({p.stem for f in places for p in f.glob("*.story")})
        raise _wrong(raw, f"non esiste il racconto «{name}»; {closest(name, known)}".rstrip("; "))
    lines, worlds = _lines(path.name, _text(path.name, _read(path)), places, above)
    place = next((n for n, line in enumerate(lines) if _gives(line, command)), None)
    if place is None:
        mend = closest(command, {c for line in lines if (c := _command(line))})
        raise _wrong(raw, f"«{name}» non dà il comando «{command}»; {mend}".rstrip("; "))
    end = place + (side == "after")
    while side == "after" and end < len(lines) and lines[end].text.startswith(">"):
        end += 1
    return lines[:end], worlds


def _found(file: str, places: Iterable[Path]) -> Path | None:
    if not _NAME.fullmatch(Path(file).stem) or Path(file).name != file:
        return None
    return next((p for folder in places if (p := folder / file).exists()), None)


def _gives(line: Raw, command: str) -> bool:
    """Whether the line gives the command for good."""
    return _command(line) == command and "!" not in split_words(line.text)


def _command(line: Raw) -> str | None:
    try:
        words = split_words(line.text)
    except ValueError as error:
        raise _wrong(line, str(error)) from error
    if len(words) < 3 or not words[0][:1].isdigit():  # noqa: PLR2004 -- day, actor, command
        return None
    return words[2].partition("@")[0]


def _wrong(raw: Raw, problem: str) -> InputError:
    return InputError(
        f"{raw.origin}, riga {raw.number}: {problem}.", code="story.line", field=str(raw.number)
    )


def _sidecar(name: str, data: bytes, places: Iterable[Path]) -> dict[str, Any]:
    try:
        values = tomllib.loads(data.decode(), parse_float=Decimal)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(
            f"{name}: il file di accompagnamento non è TOML valido: {error}",
            code="dossier.malformed",
        ) from error
    base = values.pop("base", None)
    if base is None:
        return values
    path = _found(f"{base}.toml", places)
    if path is None:
        raise InputError(
            f"{name}: nel file di accompagnamento, «base» nomina «{base}», che non esiste.",
            code="dossier.sidecar",
            field="base",
        )
    return _over(_sidecar(path.name, _read(path), places), values)


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Tables laid over tables; ``without`` names what is taken away."""
    merged = {key: value for key, value in below.items() if key not in above.get("without", ())}
    for key, value in above.items():
        if key == "without":
            continue
        under = merged.get(key)
        if isinstance(value, dict) and isinstance(under, dict):
            merged[key] = _over(under, value)
        else:
            merged[key] = value
    return merged

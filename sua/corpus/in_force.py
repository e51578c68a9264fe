"""The seal on what is in force: ``workflows/in-force.lock``.

One line per entry, ``sha256  kind  name``, sorted by kind and name:

- ``value  <id>@<valid_from>``: id, unit, selector, first day, amount and citation of a value. Not
  its label, note, verification date or confidence: re-reading a text does not change the law.
- ``end  <id>@<valid_from>..<valid_to>``: a last day written in the file.
- ``file  <path>``: a file of ``workflows/procedures/``, ``workflows/flows/``, ``workflows/checklists/``
  or ``documents/``, named by its first day.

The lock mirrors every dated thing, so that nothing has to be sealed on the very day it comes into
force. An entry whose day is still to come may change freely; from that day on it may not.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sua.corpus.parameters import load_law
from sua.domain.canonical import digest_of, sha256_hex
from sua.domain.errors import CorpusError
from sua.law.dated import Parameter, Value
from sua.law.slices import amount_to_json

LOCK = "workflows/in-force.lock"
_LINE = re.compile(r"([0-9a-f]{64})  (value|end|file)  (\S+)")
_FOLDERS = ("workflows/procedures", "workflows/flows", "workflows/checklists", "documents")
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})\.[a-z]+")
_REFRESH = f"aggiornare {LOCK} con «sua workflows seal»"

_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A dated thing: its digest, the day from which it may not change, the digest it corrects."""

    digest: str
    day: date
    corrected: str | None = None


def check_in_force(root: Path, today: date) -> list[str]:
    """What under ``root`` differs from its lock, one Italian sentence each; empty when sound.

    Raises:
        CorpusError: the lock or the parameters cannot be read.
    """
    locked, current = _read_lock(root), _entries(root)
    problems = [
        _compare(key, locked.get(key), entry, today)
        for key, entry in sorted(current.items())
        if locked.get(key) != entry.digest
    ]
    problems += [_missing(key, today) for key in sorted(locked.keys() - current.keys())]
    return problems


def write_lock(root: Path, today: date | None = None) -> list[str]:
    """Add what is new to the lock of ``root`` and return the problems it may not settle.

    An entry in force never changes, unless its value carries a ``corrects`` block that names what
    was recorded; one that is gone stays in the lock until it is put back. ``today`` defaults to the
    day in Rome.
    """
    day = today or datetime.now(ZoneInfo("Europe/Rome")).date()
    locked, current = _read_lock(root), _entries(root)
    kept = {key: digest for key, digest in locked.items() if _day_of(key) <= day}
    for key, entry in current.items():
        if key not in kept or entry.corrected == kept[key]:
            kept[key] = entry.digest
    lines = [f"{kept[key]}  {key[0]}  {key[1]}\n" for key in sorted(kept)]
    (root / LOCK).write_bytes("".join(lines).encode())
    return check_in_force(root, day)


def _compare(key: _Key, locked: str | None, entry: _Entry, today: date) -> str:
    what = _what(key)
    if locked is None:
        return f"{what} non è registrato: {_REFRESH}."
    if entry.day > today:
        return f"{what}, non ancora in vigore, è cambiato: {_REFRESH}."
    if entry.corrected == locked:
        return f"{what} è corretto e la correzione non è registrata: {_REFRESH}."
    if key[0] == "file":
        return (
            f"{what} in vigore è stato modificato: ripristinarlo e mettergli accanto un nuovo file "
            "con il giorno da cui vale il testo nuovo."
        )
    return (
        f"{what} in vigore è stato modificato: ripristinarlo o, se era sbagliato, usare un blocco "
        "corrects che dica quanto era scritto prima e la ragione."
    )


def _missing(key: _Key, today: date) -> str:
    if _day_of(key) > today:
        return f"{_what(key)}, non ancora in vigore, non c'è più: {_REFRESH}."
    if key[0] == "end":
        return f"{_what(key)} è già trascorsa ed è stata modificata: ripristinarla."
    return f"{_what(key)} in vigore è stato tolto: ripristinarlo."


def _what(key: _Key) -> str:
    kind, name = key
    if kind == "file":
        return f"il file {name}"
    parameter, _, days = name.partition("@")
    if kind == "value":
        return f"il valore del parametro «{parameter}» dal {days}"
    first, _, last = days.partition("..")
    return f"la fine di validità {last} del parametro «{parameter}» (valore dal {first})"


def _day_of(key: _Key) -> date:
    """Day from which the entry may not change; a last day is settled once it has gone by."""
    kind, name = key
    text = Path(name).name[:10] if kind == "file" else name[-10:]
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise CorpusError(place=LOCK, problem=f"voce senza data: {kind}  {name}") from error
    return day + timedelta(days=1) if kind == "end" else day


def _entries(root: Path) -> dict[_Key, _Entry]:
    found: dict[_Key, _Entry] = {}
    for parameter in load_law(root).parameters.values():
        for value in parameter.values:
            name = f"{parameter.id}@{value.valid_from}"
            found["value", name] = _Entry(
                _digest(parameter, value), value.valid_from, _corrected(parameter, value)
            )
            if value.valid_to is not None:
                name = f"{name}..{value.valid_to}"
                key = ("end", name)
                found[key] = _Entry(sha256_hex(name.encode()), _day_of(key))
    for path, day in _dated_files(root):
        # A checkout with other line endings is the same text.
        data = path.read_bytes().replace(b"\r\n", b"\n")
        found["file", path.relative_to(root).as_posix()] = _Entry(sha256_hex(data), day)
    return found


def _dated_files(root: Path) -> Iterator[tuple[Path, date]]:
    for folder in _FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            match = _DATED.fullmatch(path.name)
            if match and path.is_file():
                try:
                    yield path, date.fromisoformat(match[1])
                except ValueError as error:
                    place = path.relative_to(root).as_posix()
                    raise CorpusError(
                        place=place, problem="il nome del file non è una data del calendario"
                    ) from error


def _digest(parameter: Parameter, value: Value) -> str:
    return digest_of(
        {
            "id": parameter.id,
            "unit": parameter.unit,
            "selector": str(parameter.selector),
            "valid_from": value.valid_from.isoformat(),
            "amount": amount_to_json(value.amount),
            "source": value.source,
        }
    )


def _corrected(parameter: Parameter, value: Value) -> str | None:
    """Digest of the value as it was before its correction."""
    before = value.corrects
    if before is None:
        return None
    amount = value.amount if before.amount is None else before.amount
    return _digest(parameter, replace(value, amount=amount, source=before.source or value.source))


def _read_lock(root: Path) -> Mapping[_Key, str]:
    path = root / LOCK
    found: dict[_Key, str] = {}
    if not path.exists():
        return found
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = _LINE.fullmatch(line)
        if match is None or (match[2], match[3]) in found:
            raise CorpusError(
                place=f"{LOCK}, riga {number}",
                problem="riga non valida o ripetuta",
                mend="il file non si scrive a mano: ripristinarlo",
            )
        found[match[2], match[3]] = match[1]
    return found

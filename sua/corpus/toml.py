"""Reading a TOML data file strictly: exact decimals, known keys only, errors that name the place."""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from sua.domain.errors import CorpusError
from sua.domain.spelling import closest

__all__ = ["Table", "closest", "must_be_known", "read_toml", "read_toml_file"]


def read_toml(data: bytes, place: str) -> dict[str, Any]:
    """Parse TOML bytes with exact decimals.

    Raises:
        CorpusError: not UTF-8 or not TOML; the message carries line and column.
    """
    try:
        return tomllib.loads(data.decode("utf-8"), parse_float=Decimal)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CorpusError(place=place, problem=f"non è TOML valido: {error}") from error


def read_toml_file(path: Path) -> dict[str, Any]:
    """Parse a TOML file; see :func:`read_toml`."""
    try:
        return read_toml(path.read_bytes(), str(path))
    except OSError as error:
        raise CorpusError(place=str(path), problem=f"non si può leggere: {error}") from error


def must_be_known(name: str, known: Collection[str], *, place: str, what: str) -> None:
    """Refuse a name that is not in ``known``, with the closest matches."""
    if name not in known:
        raise CorpusError(
            place=place, problem=f"{what} sconosciuto: «{name}»", mend=closest(name, known)
        )


@dataclass
class Table:
    """A TOML table being read: keys are taken one by one, those left over are refused."""

    place: str
    values: dict[str, Any]
    _taken: set[str] = field(default_factory=set)

    def get(self, key: str, kind: type, default: Any = ...) -> Any:
        """The value of ``key``, of that kind; without a default the key must be there."""
        self._taken.add(key)
        if key not in self.values:
            if default is ...:
                raise CorpusError(place=self.place, problem=f"manca la chiave «{key}»")
            return default
        value = self.values[key]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise CorpusError(
                place=self.place, problem=f"«{key}» deve essere di tipo {_KINDS[kind]}"
            )
        return value

    def text(self, key: str, default: Any = ...) -> Any:
        """A text value, not empty when required."""
        value = self.get(key, str, default)
        if default is ... and not str(value).strip():
            raise CorpusError(place=self.place, problem=f"«{key}» è vuoto")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty if absent."""
        values = self.get(key, list, [])
        if not all(isinstance(v, str) for v in values) or len(set(values)) != len(values):
            raise CorpusError(
                place=self.place, problem=f"«{key}» deve essere un elenco di testi senza doppioni"
            )
        return tuple(values)

    def day(self, key: str) -> date:
        """A date."""
        value: date = self.get(key, date)
        return value

    def tables(self, key: str) -> list["Table"]:
        """An array of tables, empty if absent."""
        rows = self.get(key, list, [])
        return [Table(f"{self.place}: [[{key}]] {_name(r, n)}", r) for n, r in enumerate(rows, 1)]

    def done(self) -> None:
        """Refuse the keys nobody asked for."""
        for key in self.values:
            if key not in self._taken:
                raise CorpusError(
                    place=self.place,
                    problem=f"chiave sconosciuta: «{key}»",
                    mend=closest(key, self._taken),
                )


_KINDS = {str: "testo", int: "intero", bool: "sì/no", list: "elenco", dict: "tabella", date: "data"}


def _name(row: dict[str, Any], number: int) -> str:
    return f"«{row.get('id') or row.get('command') or row.get('fact') or number}»"

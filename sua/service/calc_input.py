"""One JSON object read strictly: every key known, numbers exact, errors that name the field."""

import difflib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from sua.domain.errors import InputError

_T = TypeVar("_T")
_E = TypeVar("_E", bound=StrEnum)
_SHOWN = 60


def read_object(line: str) -> Mapping[str, Any]:
    """The object on a line of JSON; numbers stay the text they were written as.

    Raises:
        InputError: not JSON, not an object, or a key written twice.
    """
    try:
        value = json.loads(
            line,
            parse_float=str,
            parse_int=str,
            parse_constant=_no_constant,
            object_pairs_hook=_distinct,
        )
    except json.JSONDecodeError as error:
        raise InputError(
            f"La riga non è JSON valido (carattere {error.pos + 1}).",
            code="json.malformed",
        ) from error
    except RecursionError as error:
        raise InputError("La riga è annidata troppo a fondo.", code="json.malformed") from error
    if not isinstance(value, dict):
        raise InputError("La riga deve essere un oggetto JSON, per esempio {}.", code="json.object")
    return value


def _no_constant(name: str) -> object:
    raise InputError(f"«{name}» non è un valore ammesso.", code="json.malformed")


def _distinct(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        twice = sorted({key for key, _ in pairs if [k for k, _ in pairs].count(key) > 1})
        raise InputError(f"«{twice[0]}» è ripetuto.", code="field.repeated", field=twice[0])
    return found


class Fields:
    """The fields of an object, taken one by one; :meth:`done` refuses those nobody took."""

    def __init__(self, values: Mapping[str, Any], path: str = "") -> None:
        self._values = values
        self._path = path
        self._known: list[str] = []

    def given(self, name: str) -> bool:
        """Whether the field is there (``null`` is as absent)."""
        return self._values.get(name) is not None

    def place(self, name: str) -> str:
        """Dotted name of a field, for errors."""
        return f"{self._path}.{name}" if self._path else name

    def take(self, name: str, parse: Callable[[str, str], _T]) -> _T:
        """A field that must be there, read by ``parse(text, place)``."""
        self._known.append(name)
        if not self.given(name):
            raise InputError(
                f"Manca il campo «{self.place(name)}».",
                code="field.missing",
                field=self.place(name),
            )
        return parse(self._values[name], self.place(name))

    def optional(self, name: str, parse: Callable[[str, str], _T], default: _T) -> _T:
        """A field that may be absent."""
        self._known.append(name)
        return self.take(name, parse) if self.given(name) else default

    def each(self, name: str, parse: Callable[[str, str], _T], *, at_most: int) -> tuple[_T, ...]:
        """A list that must be there; places are ``name[0]``, ``name[1]`` and so on."""
        self._known.append(name)
        place, values = self.place(name), self._values.get(name)
        if not isinstance(values, list):
            raise InputError(f"«{place}» deve essere un elenco.", code="field.type", field=place)
        if len(values) > at_most:
            raise InputError(
                f"«{place}» ha più di {at_most} elementi.", code="field.too_long", field=place
            )
        return tuple(parse(value, f"{place}[{n}]") for n, value in enumerate(values))

    def table(self, name: str) -> "Fields":
        """A nested object; an absent one is empty."""
        self._known.append(name)
        value = self._values.get(name) or {}
        if not isinstance(value, dict):
            place = self.place(name)
            raise InputError(f"«{place}» deve essere un oggetto.", code="field.type", field=place)
        return Fields(value, self.place(name))

    def done(self) -> None:
        """Refuse unknown fields, with the closest known one."""
        for name in self._values:
            if name not in self._known:
                raise InputError(
                    f"Il campo «{self.place(name)[:_SHOWN]}» non esiste{_closest(name, self._known)}.",
                    code="field.unknown",
                    field=self.place(name)[:_SHOWN],
                )


def choice(options: type[_E]) -> Callable[[object, str], _E]:
    """Parser of one of the values of an enumeration."""

    def parse(raw: object, place: str) -> _E:
        try:
            return options(str(raw))
        except ValueError as error:
            allowed = ", ".join(option.value for option in options)
            raise InputError(
                f"«{place}» è «{str(raw)[:_SHOWN]}»; ammette: {allowed}.",
                code="field.choice",
                field=place,
            ) from error

    return parse


def whole(low: int, high: int) -> Callable[[object, str], int]:
    """Parser of a whole number between two bounds, both included."""

    def parse(raw: object, place: str) -> int:
        text = str(raw)
        digits = len(str(high))
        if not (text.isascii() and text.isdigit() and len(text) <= digits) or not (
            low <= int(text) <= high
        ):
            raise InputError(
                f"«{place}» deve essere un numero intero da {low} a {high}.",
                code="field.integer",
                field=place,
            )
        return int(text)

    return parse


def day(raw: object, place: str) -> date:
    """Parser of a day."""
    try:
        return date.fromisoformat(str(raw))
    except ValueError as error:
        raise InputError(
            f"«{place}» deve essere una data AAAA-MM-GG.", code="field.date", field=place
        ) from error


def boolean(raw: object, place: str) -> bool:
    """Parser of ``true`` or ``false``."""
    if isinstance(raw, bool):
        return raw
    raise InputError(f"«{place}» deve essere true o false.", code="field.boolean", field=place)


def _closest(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(known), n=1)
    return f": forse «{close[0]}»" if close else ""

"""Reading values that have parts, at the border: the keys of a table, the rows of a list."""

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import TypeVar

from sua.domain.fact_scalars import bad

_T = TypeVar("_T")


class Fields:
    """A table being read: takes its keys one by one and refuses those left over."""

    def __init__(self, raw: object, field: str) -> None:
        if not isinstance(raw, Mapping):
            raise bad(field, f"Il campo «{field}» deve essere una tabella di valori.")
        self.values = {str(key): value for key, value in raw.items() if value is not None}
        self.field = field

    def take(self, name: str, parser: Callable[[object, str], _T]) -> _T:
        """The value of a key, which must be there."""
        if name not in self.values:
            raise bad(self.field, f"Nel campo «{self.field}» manca «{name}».", "missing")
        return parser(self.values.pop(name), f"{self.field}.{name}")

    def maybe(self, name: str, parser: Callable[[object, str], _T], default: _T) -> _T:
        """The value of a key, or ``default``."""
        return self.take(name, parser) if name in self.values else default

    def only(self, known: Sequence[str]) -> None:
        """Refuse the keys left that are not among ``known``, with the closest of those."""
        if extra := sorted(set(self.values) - set(known)):
            near = get_close_matches(extra[0], known, n=1)
            hint = f" Forse: {near[0]}." if near else ""
            what = f"Nel campo «{self.field}» non si riconosce: {', '.join(extra)}.{hint}"
            raise bad(self.field, what, "unknown")

    def done(self) -> None:
        """Refuse the keys nobody took."""
        self.only(())


def rows_of(reader: Callable[[Fields], _T]) -> Callable[[object, str], tuple[_T, ...]]:
    """A reader of lists, one row at a time; errors name the row, from 1."""

    def read(raw: object, field: str) -> tuple[_T, ...]:
        if not isinstance(raw, (list, tuple)):
            raise bad(field, f"Il campo «{field}» deve essere un elenco.")
        found = []
        for position, item in enumerate(raw, start=1):
            table = Fields(item, f"{field}[{position}]")
            found.append(reader(table))
            table.done()
        return tuple(found)

    return read

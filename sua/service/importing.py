"""Importing rows into the registers: what was done of each, and everything that is wrong.

By default good rows are registered and bad ones told: the file is mended and given again whole, because
a row already registered changes nothing. Whoever wants all or nothing says so.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from sqlalchemy import Connection

from sua.domain.errors import ConflictError, InputError, NotFoundError, SuaError
from sua.service.csv_tables import Column, CsvRow, CsvTable, Fault
from sua.service.keeping_bodies import Keeper
from sua.storage.bodies import hold_registers
from sua.storage.database import transaction

T = TypeVar("T")


class Mode(StrEnum):
    """What to do with a file that has bad rows."""

    GOOD_ROWS = "good_rows"
    ALL_OR_NOTHING = "all_or_nothing"
    CHECK = "check"
    """Write nothing, only say what would be done."""


class What(StrEnum):
    """What was done of a row."""

    REGISTERED = "registered"
    CHANGED = "changed"
    UNCHANGED = "unchanged"

    @property
    def label(self) -> str:
        """Italian name."""
        return {"registered": "registrato", "changed": "variato", "unchanged": "già presente"}[self]


_COUNTED = {
    What.REGISTERED: "Registrate",
    What.CHANGED: "variate",
    What.UNCHANGED: "già presenti",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What was done of one row; ``username`` and ``code`` where an account was given."""

    line: int
    what: What
    name: str
    detail: str = ""
    username: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an import did; ``written`` False means that nothing was."""

    lines: tuple[Line, ...]
    faults: tuple[Fault, ...]
    ignored: tuple[str, ...]
    written: bool

    def count(self, what: What) -> int:
        """How many rows had that outcome."""
        return sum(line.what is what for line in self.lines)

    @property
    def summary(self) -> str:
        """The counts in one line."""
        done = ", ".join(f"{words} {self.count(what)}" for what, words in _COUNTED.items())
        return f"{done}, righe errate {self.refused}."

    @property
    def refused(self) -> int:
        """How many rows are bad."""
        return len({fault.line for fault in self.faults})


class RowFaults(Exception):  # noqa: N818 -- many faults of one row
    """All that is wrong with one row, as (key of the column, value, why)."""

    def __init__(self, faults: Sequence[tuple[str, str, str]]) -> None:
        super().__init__(faults)
        self.faults = tuple(faults)


@dataclass
class Cells:
    """Reads the cells of a row one by one, keeping every fault until the end."""

    row: CsvRow
    faults: list[tuple[str, str, str]] = field(default_factory=list)

    def read(self, key: str, reader: Callable[[str], T]) -> T | None:
        """A cell read; None if it is empty or wrong."""
        text = self.row.cells.get(key)
        if text is None:
            return None
        try:
            return reader(text)
        except InputError as error:
            self.faults.append((key, text, error.message))
            return None

    def wrong(self, key: str, why: str) -> None:
        """One more fault."""
        self.faults.append((key, self.row.cells.get(key, ""), why))

    def finish(self) -> None:
        """Stop here if anything is wrong.

        Raises:
            RowFaults: it is.
        """
        if self.faults:
            raise RowFaults(self.faults)


class _UndoneError(Exception):
    """Nothing is to be written."""


Apply = Callable[[Connection, CsvRow], Line]


def import_rows(
    keeper: Keeper,
    table: CsvTable,
    columns: Sequence[Column],
    mode: Mode,
    prepare: Callable[[Connection], Apply],
) -> Report:
    """Carry out every good row in one transaction, or none of them, according to ``mode``."""
    headings = {column.key: column.heading for column in columns}
    lines: list[Line] = []
    faults = list(table.faults)
    written = True
    try:
        with transaction(keeper.here.engine, keeper.scope) as connection:
            hold_registers(connection, keeper.province)
            apply = prepare(connection)
            for row in table.rows:
                try:
                    with connection.begin_nested():
                        lines.append(apply(connection, row))
                except RowFaults as found:
                    faults += [
                        Fault(row.line, headings.get(key, ""), value, why)
                        for key, value, why in found.faults
                    ]
                except (InputError, ConflictError, NotFoundError) as error:
                    faults.append(_fault(row, error, headings))
            if mode is Mode.CHECK or (mode is Mode.ALL_OR_NOTHING and faults):
                raise _UndoneError  # noqa: TRY301 -- the only way out of a transaction but its end
    except _UndoneError:
        written = False
        lines = [] if mode is Mode.ALL_OR_NOTHING else [_without_code(line) for line in lines]
    return Report(
        lines=tuple(lines),
        faults=tuple(sorted(faults, key=lambda f: f.line)),
        ignored=table.ignored,
        written=written,
    )


def _fault(row: CsvRow, error: SuaError, headings: Mapping[str, str]) -> Fault:
    key = getattr(error, "field", None) or ""
    return Fault(row.line, headings.get(key, ""), row.cells.get(key, ""), str(error))


def _without_code(line: Line) -> Line:
    return Line(line=line.line, what=line.what, name=line.name, detail=line.detail)

"""Reading a CSV file that people have made: headings in Italian or English, «;» or «,», any encoding.

Nothing is refused here but what is no table at all: a cell that will not do is told with its line,
its column, what it says and how to mend it, and the rows beside it go on.
"""

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sua.domain.errors import InputError

_SEPARATORS = (";", ",", "\t")
_MOST_ROWS = 20_000
_LONGEST_CELL = 500
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a file: its key, the headings it may have (the first is the one of our own)."""

    key: str
    headings: tuple[str, ...]
    help: str
    required: bool = False

    @property
    def heading(self) -> str:
        """The heading as our own files write it."""
        return self.headings[0]

    @property
    def others(self) -> tuple[str, ...]:
        """The other headings it may have."""
        return tuple(h for h in dict.fromkeys((*self.headings[1:], self.key)) if h != self.heading)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a cell, or in a whole row where ``column`` is empty, and how to mend it."""

    line: int
    column: str
    value: str
    why: str

    def __str__(self) -> str:
        """The fault in one line."""
        place = f"riga {self.line}" + (f", colonna «{self.column}»" if self.column else "")
        return f"{place}: {self.why}"


@dataclass(frozen=True, slots=True)
class CsvRow:
    """A row: the line at which it begins, its cells that are not empty, by key of the column."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A file read: its rows, and what is wrong with those that could not be."""

    rows: tuple[CsvRow, ...]
    faults: tuple[Fault, ...]
    ignored: tuple[str, ...]


def text_of(data: bytes) -> str:
    r"""The text of a file: UTF-8 with or without BOM, UTF-16 with it, else what Windows writes.

    >>> text_of("\ufeffcittà".encode()), text_of("città".encode("cp1252"))
    ('città', 'città')
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def read_csv(text: str, columns: Sequence[Column]) -> CsvTable:
    """The rows of a file under the columns we know; those we do not are ignored, and named.

    Raises:
        InputError: the file is empty, has no heading we know, lacks a required one or has one twice.
    """
    text = text.removeprefix("\ufeff")
    if not text.strip() or "\0" in text:
        raise InputError(
            "Il file è vuoto o non è un CSV: la prima riga deve avere i nomi delle colonne.",
            code="csv.empty",
            field="csv",
        )
    records = _records(text, _separator(text))
    _, head = next(records)
    places, ignored = _places(head, columns)
    rows: list[CsvRow] = []
    faults: list[Fault] = []
    for line, record in records:
        if not any(cell.strip() for cell in record):
            continue
        if len(rows) + len(faults) >= _MOST_ROWS:
            raise InputError(f"Il file ha più di {_MOST_ROWS} righe: dividerlo.", field="csv")
        wrong = list(_faults(line, record, head, places, columns))
        faults += wrong
        if not wrong:
            cells = {key: record[n].strip() for key, n in places.items() if record[n].strip()}
            rows.append(CsvRow(line, cells))
    return CsvTable(tuple(rows), tuple(faults), ignored)


def _separator(text: str) -> str:
    first = next(line for line in text.splitlines() if line.strip())
    return max(_SEPARATORS, key=first.count)


def _records(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    begins = 1
    try:
        for record in reader:
            line, begins = begins, reader.line_num + 1
            if record:
                yield line, record
    except csv.Error as error:
        raise InputError(
            f"Riga {begins}: il file non è un CSV leggibile; verificare le virgolette.",
            code="csv.malformed",
            field="csv",
        ) from error


def _places(
    head: Sequence[str], columns: Sequence[Column]
) -> tuple[dict[str, int], tuple[str, ...]]:
    known = {_plain(heading): c for c in columns for heading in (*c.headings, c.key)}
    places: dict[str, int] = {}
    ignored = []
    for n, heading in enumerate(head):
        column = known.get(_plain(heading))
        if column is None:
            if heading.strip():
                ignored.append(heading.strip()[:60])
        elif column.key in places:
            raise InputError(
                f"La colonna «{column.heading}» compare due volte.", code="csv.twice", field="csv"
            )
        else:
            places[column.key] = n
    missing = [c.heading for c in columns if c.required and c.key not in places]
    if missing:
        named = ", ".join(f"«{name}»" for name in missing)
        raise InputError(
            f"Mancano colonne nella prima riga: {named}. Colonne riconosciute:"
            f" {', '.join(c.heading for c in columns)}.",
            code="csv.columns",
            field="csv",
        )
    return places, tuple(ignored)


def _plain(heading: str) -> str:
    letters = unicodedata.normalize("NFKD", heading.strip().casefold())
    return "".join(
        c if c.isalnum() else " " for c in letters if not unicodedata.combining(c)
    ).strip()


def _faults(
    line: int,
    record: Sequence[str],
    head: Sequence[str],
    places: Mapping[str, int],
    columns: Sequence[Column],
) -> Iterator[Fault]:
    if len(record) != len(head):
        yield Fault(
            line,
            "",
            "",
            f"ha {len(record)} celle, la prima riga ne ha {len(head)}: verificare separatori e"
            " virgolette.",
        )
        return
    for column in columns:
        value = record[places[column.key]] if column.key in places else ""
        if column.required and not value.strip():
            yield Fault(line, column.heading, "", f"manca: {column.help}.")
        elif len(value) > _LONGEST_CELL or "\ufffd" in value:
            yield Fault(
                line,
                column.heading,
                value[:60],
                f"è più lunga di {_LONGEST_CELL} caratteri o ha caratteri illeggibili: salvare il file"
                " come «CSV UTF-8».",
            )


def read_day(text: str, field: str) -> date:
    """A day as people write it in a table.

    Raises:
        InputError: it is not one.

    >>> read_day("31/12/2026", "dal"), read_day("2026-12-31", "dal")
    (datetime.date(2026, 12, 31), datetime.date(2026, 12, 31))
    """
    for form in _DAYS:
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 -- a day has no zone
        except ValueError:
            continue
    raise InputError(
        f"«{text[:60]}» non è una data: scriverla come 31/12/2026 o 2026-12-31.",
        code="day.malformed",
        field=field,
    )

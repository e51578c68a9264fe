"""Values supposed for facts nobody has given yet, so that the rules can be asked about what comes next.

They are invented and never stored. The values of a type are tried in order: the first one that the
rules accept is supposed.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from sua.domain.calendar import ROME
from sua.domain.facts import (
    Act,
    Column,
    FactDefinition,
    FactType,
    FactValue,
    Judgement,
    Record,
    TableRow,
)
from sua.engine.placeholder_lists import (
    LISTS,
    TEXT,
    known_operators,
    lists,
    operator_code,
    person,
    same_column,
)

_HORIZON = 800  # days ahead within which an earliest lawful day is looked for
_MOST_CELLS = 8  # values tried in a column
_BACK = (1, 7, 30, 90, 365)
_CODES: Mapping[FactType, str] = {
    FactType.CIG: "B0A1B2C21A",
    FactType.CUP: "J31B25000010004",
    FactType.CUI: "L99990000020202600007",
    FactType.CPV: "45233141-9",
    FactType.NUTS: "ITI14",
    FactType.DIGEST: "0" * 64,
    FactType.TEXT: TEXT,
}
# An amount unknown is supposed large enough for the rules that begin at one to speak.
_AMOUNTS = ("200000", "500000", "1500000", "6000000", "145000", "60000", "1000", "0")
_COUNTS = (1, 2, 3, 5, 0, 10, 15, 20, 30, 60)


def candidates(
    definition: FactDefinition, facts: Mapping[str, FactValue], at: datetime, day: date
) -> Iterator[FactValue]:
    """Values to be tried for a fact of an act on ``day``, the likeliest first.

    Args:
        definition: the fact.
        facts: what the case holds, for values that must agree with it.
        at: instant of the act.
        day: its legal day.
    """
    kind = definition.type
    if kind in (FactType.DATE, FactType.INSTANT):
        yield from _days(kind, at, day)
    elif kind is FactType.EURO:
        yield from (Decimal(amount) for amount in _AMOUNTS)
        yield from _amounts_in(facts)
    elif kind is FactType.CHOICE:
        yield from definition.options
    elif kind is FactType.TABLE:
        yield from _tables(definition, facts, at, day)
    elif kind is FactType.PERSONS:
        for size in (3, 5, 2, 1):
            yield tuple(person(f"{definition.id}:{n}") for n in range(size))
    elif kind in (FactType.PERSON, FactType.CASE):
        yield person(definition.id)
    elif kind in LISTS:
        yield from lists(kind, facts, day)
    else:
        yield from _plain(kind, day)


def first(
    definition: FactDefinition, facts: Mapping[str, FactValue], at: datetime, day: date
) -> FactValue:
    """The value supposed until a rule objects."""
    return next(candidates(definition, facts, at, day))


def day_in(value: FactValue | None) -> date | None:
    """The latest day that the rows of a list bear: another value supposed for it bears it too."""
    if not isinstance(value, tuple):
        return None
    cells = [c for row in value if isinstance(row, TableRow) for c in row.cells.values()]
    return max(
        (c for c in cells if isinstance(c, date) and not isinstance(c, datetime)), default=None
    )


def _days(kind: FactType, at: datetime, day: date) -> Iterator[FactValue]:
    if kind is FactType.DATE:
        for ahead in range(_HORIZON):
            yield day + timedelta(days=ahead)
        for back in _BACK:
            yield day - timedelta(days=back)
        return
    yield at
    for ahead in range(1, _HORIZON):
        yield _noon(day + timedelta(days=ahead))
    for back in _BACK:
        yield _noon(day - timedelta(days=back))


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), ROME).astimezone(UTC)


def _amounts_in(facts: Mapping[str, FactValue]) -> Iterator[Decimal]:
    """Amounts that the case holds, and those that two of them make together."""
    known = {v for v in facts.values() if isinstance(v, Decimal)}
    yield from sorted(known)
    yield from sorted({a + b for a in known for b in known} - known)


def _plain(kind: FactType, day: date) -> Iterator[FactValue]:
    if kind is FactType.NUMBER:
        yield from (Decimal(number) for number in ("10", "1", "0", "100"))
    elif kind is FactType.PERCENT:
        yield from (Decimal(share) for share in ("10", "0", "50", "100"))
    elif kind is FactType.INTEGER:
        yield from _COUNTS
    elif kind is FactType.BOOLEAN:
        yield from (True, False)
    elif kind is FactType.JUDGEMENT:
        yield from (Judgement(answer=answer, reasons=TEXT) for answer in (True, False))
    elif kind is FactType.ACT:
        yield Act(number=TEXT, day=day, issuer=TEXT)
    elif kind is FactType.RECORD:
        yield Record("{}")
    elif kind is FactType.OPERATOR:
        yield operator_code(3)
    else:
        yield _CODES.get(kind, TEXT)


def _tables(
    definition: FactDefinition, facts: Mapping[str, FactValue], at: datetime, day: date
) -> Iterator[FactValue]:
    """One row; none; a row for each operator known, for each choice of a column, for both."""
    columns = definition.columns
    plain = {column.id: _cells(column, facts, at, day) for column in columns}
    row = {name: values[0] for name, values in plain.items()}
    operators = [c.id for c in columns if c.type is FactType.OPERATOR]
    codes = [o.codice_fiscale for o in known_operators(facts)]
    yield _rows([row])
    if not definition.grows:
        yield ()
    spread = [{**row, **dict.fromkeys(operators, code)} for code in codes] if operators else [row]
    if operators:
        yield from (_rows([line]) for line in spread)
        yield _rows(spread)
    for name, values in plain.items():
        if len(values) > 1:
            yield from (_rows([{**row, name: value}]) for value in values[1:])
            yield _rows([{**line, name: value} for line in spread for value in values])
            for line in spread if operators else ():
                yield _rows([{**line, name: value} for value in values])


def _rows(cells: list[dict[str, FactValue]]) -> FactValue:
    return tuple(TableRow(row) for row in cells)  # type: ignore[arg-type] # of simple types


def _cells(
    column: Column, facts: Mapping[str, FactValue], at: datetime, day: date
) -> list[FactValue]:
    """Values to be tried in a column: every choice, yes and no; else the first that comes to mind.

    And those of other tables' columns of the same name: one row often refers to another.
    """
    plain = FactDefinition(
        id=column.id, label=column.label, type=column.type, options=dict(column.options)
    )
    values = candidates(plain, {}, at, day)
    if column.type in (FactType.CHOICE, FactType.BOOLEAN):
        return list(values)
    first = next(values)
    if column.type in (FactType.TEXT, FactType.INTEGER, FactType.DATE):
        return list(dict.fromkeys([first, *same_column(facts, column.id)]))[:_MOST_CELLS]
    return [first]

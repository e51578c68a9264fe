"""Tables and lots: what their columns are, how their rows are read.

A lot (art. 58) is a row like those of a table, whose columns the Code fixes rather than the register.
"""

import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from sua.domain.errors import InputError
from sua.domain.fact_fields import Fields, rows_of
from sua.domain.fact_scalars import bad, read_scalar
from sua.domain.facts import Column, DeclaredLot, FactDefinition, FactType, Scalar, TableRow

LOT_COLUMNS = (
    Column(id="lot", label="Lotto", type=FactType.TEXT),
    Column(id="subject", label="Oggetto del lotto", type=FactType.TEXT),
    Column(id="base_amount", label="Importo a base di gara", type=FactType.EURO),
    Column(id="labour_cost", label="Costo della manodopera", type=FactType.EURO),
    Column(id="safety_costs", label="Costi della sicurezza", type=FactType.EURO),
    Column(id="cpv", label="Codice CPV", type=FactType.CPV, optional=True),
    Column(id="nuts", label="Luogo di esecuzione (NUTS)", type=FactType.NUTS, optional=True),
    Column(id="cig", label="CIG", type=FactType.CIG, optional=True),
    Column(id="cup", label="CUP", type=FactType.CUP, optional=True),
)
LOT_CODE = r"[A-Za-z0-9][A-Za-z0-9.-]{0,15}"
_LOT = re.compile(LOT_CODE)
_FEWEST_LOTS = 2


def columns_of(definition: FactDefinition) -> tuple[Column, ...]:
    """The columns of a table or of lots; empty for any other type."""
    return LOT_COLUMNS if definition.type is FactType.LOTS else definition.columns


def cells_of(row: object) -> Mapping[str, Scalar]:
    """What a row of a table, or a lot, holds by column; columns left empty are absent."""
    if isinstance(row, TableRow):
        return row.cells
    found = {column.id: getattr(row, column.id) for column in LOT_COLUMNS}
    return {name: value for name, value in found.items() if value is not None}


def read_cell(column: Column, raw: object, field: str) -> Scalar:
    """The value of one cell.

    Raises:
        InputError: it is not of the column's type.
    """
    value = read_scalar(column.type, column.options, raw, field)
    if column is LOT_COLUMNS[0] and not _LOT.fullmatch(str(value)):
        message = (
            f"«{str(raw)[:40]}» non è il codice di un lotto: fino a sedici lettere, cifre, punti o"
            " trattini, senza spazi, e la prima non è un segno."
        )
        raise InputError(message, code="lot.malformed", field=field)
    return value


def read_table(columns: Sequence[Column], raw: object, field: str) -> tuple[TableRow, ...]:
    """The rows of a table; an error names the row, from 1, and the column."""

    def row(fields: Fields) -> TableRow:
        return TableRow(_cells(columns, fields))

    return rows_of(row)(raw, field)


def read_lots(raw: object, field: str) -> tuple[DeclaredLot, ...]:
    """The lots of a procedure: none, or two at least, each with a code of its own."""
    found: tuple[DeclaredLot, ...] = rows_of(_lot)(raw, field)
    taken: dict[str, int] = {}
    for position, lot in enumerate(found, start=1):
        # «A» and «a» would be one lot to whoever reads them aloud.
        earlier = taken.setdefault(lot.lot.casefold(), position)
        if earlier != position:
            raise InputError(
                f"Il lotto «{lot.lot}» della riga {position} c'è già nella riga {earlier}.",
                code="lot.repeated",
                field=f"{field}[{position}].lot",
            )
    if found and len(found) < _FEWEST_LOTS:
        message = (
            f"Nel campo «{field}» c'è un lotto solo: indicarne almeno due, oppure nessuno se"
            " l'appalto non è diviso in lotti."
        )
        raise InputError(message, code="lot.single", field=field)
    return found


def _lot(fields: Fields) -> DeclaredLot:
    cells: dict[str, Any] = _cells(LOT_COLUMNS, fields)
    return DeclaredLot(**cells)


def _cells(columns: Sequence[Column], fields: Fields) -> dict[str, Scalar]:
    fields.only([column.id for column in columns])
    found: dict[str, Scalar] = {}
    for column in columns:
        if column.optional and fields.values.get(column.id, "") == "":
            fields.values.pop(column.id, None)
        else:
            found[column.id] = fields.take(column.id, partial(read_cell, column))
    if not found:
        raise bad(fields.field, f"Nel campo «{fields.field}» non c'è alcun valore.", "empty")
    return found

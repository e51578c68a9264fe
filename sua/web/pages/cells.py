"""What is wrong with a table or with lots as typed in a form, cell by cell."""

import re
from collections.abc import Mapping

from sua.domain.errors import InputError
from sua.domain.fact_codec import parse_fact
from sua.domain.fact_tables import columns_of, read_cell
from sua.domain.facts import FactDefinition
from sua.web.pages.form_data import Form, read_rows

_CELL = re.compile(r"[a-z0-9_]+\[(\d+)\]\.([a-z0-9_]+)")


def cell_errors(definition: FactDefinition, form: Form) -> dict[str, str]:
    """Row and column (``2.day``) → Italian sentence; rows are called as the form numbers them.

    Empty for facts without columns, and where what is wrong is of the whole and of no cell.
    """
    columns, rows = columns_of(definition), read_rows(definition, form)
    found: dict[str, str] = {}
    for number, raw in rows.items():
        for column in columns:
            place = f"{number}.{column.id}"
            if column.id not in raw:
                if not column.optional:
                    found[place] = "Manca: va compilato."
                continue
            try:
                read_cell(column, raw[column.id], column.label)
            except InputError as error:
                found[place] = error.message
    return found or _between_rows(definition, rows)


def _between_rows(definition: FactDefinition, rows: Mapping[int, object]) -> dict[str, str]:
    """What no cell shows by itself: a lot declared twice."""
    if not rows:
        return {}
    try:
        parse_fact(definition, list(rows.values()))
    except InputError as error:
        if found := _CELL.fullmatch(error.field or ""):
            number = list(rows)[int(found[1]) - 1]
            return {f"{number}.{found[2]}": error.message}
    return {}


def summary(definition: FactDefinition, wrong: Mapping[str, str]) -> str:
    """The first of the cells to mend, and how many others there are."""
    place, sentence = next(iter(wrong.items()))
    number, name = place.split(".")
    label = next(c.label for c in columns_of(definition) if c.id == name)
    more = f" Altre caselle da correggere: {len(wrong) - 1}." if len(wrong) > 1 else ""
    return f"«{definition.label}», riga {number}, «{label}»: {sentence}{more}"

"""Facts as people read them: Italian text, or a small table for what is a list."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sua.domain.calendar import ROME
from sua.domain.fact_codec import fact_to_json
from sua.domain.fact_tables import cells_of, columns_of
from sua.domain.facts import (
    Act,
    Bid,
    Column,
    FactDefinition,
    FactType,
    FactValue,
    FileRef,
    Judgement,
    Operator,
    OperatorExclusion,
    Record,
    RequirementCheck,
)
from sua.domain.numbers import format_decimal, format_euro
from sua.engine.computations import COMPUTATIONS
from sua.engine.rulebook import RuleBook

_Cells = tuple[str, ...]
_FIGURES = {
    FactType.EURO,
    FactType.PERCENT,
    FactType.NUMBER,
    FactType.INTEGER,
    FactType.DATE,
    FactType.INSTANT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFact:
    """One fact on a page or in an answer.

    Attributes:
        text: Italian text; for a list, how many rows it has.
        headers: of the table, empty when the fact is not a list.
        value: the same as plain JSON, as a command would take it.
        figures: of the table, column by column, whether it holds amounts, numbers or dates.
    """

    name: str
    label: str
    type: FactType
    text: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    value: Any
    figures: tuple[bool, ...] = ()


def shown(definition: FactDefinition, value: FactValue, names: Mapping[UUID, str]) -> ShownFact:
    """A fact as people read it; ``names`` are those of the persons it may speak of."""
    columns = columns_of(definition)
    headers, rows = _columns(columns, value, names) if columns else _table(value, names)
    return ShownFact(
        name=definition.id,
        label=definition.label,
        type=definition.type,
        text=_count(definition, rows)
        if isinstance(value, tuple)
        else _text(definition, value, names),
        headers=headers,
        rows=rows,
        value=fact_to_json(value),
        figures=tuple(c.type in _FIGURES for c in columns),
    )


def told_in_order(book: RuleBook) -> tuple[str, ...]:
    """Every fact of the register: as the lifecycle comes to them, then those it never names."""
    lifecycle = book.lifecycle
    names = [*lifecycle.inherits]
    for move in (lifecycle.opening, *lifecycle.transitions):
        names += [*move.captures, *move.optional]
        names += [name for computed in move.computes for name in COMPUTATIONS[computed].gives]
    return tuple(name for name in dict.fromkeys([*names, *book.facts]) if name in book.facts)


def _columns(
    columns: Sequence[Column], value: FactValue, names: Mapping[UUID, str]
) -> tuple[_Cells, tuple[_Cells, ...]]:
    """The rows of a table or the lots; cells left empty are empty."""
    found = [cells_of(row) for row in value] if isinstance(value, tuple) else []
    rows = (
        tuple(_text(c, row[c.id], names) if c.id in row else "" for c in columns) for row in found
    )
    return tuple(c.label for c in columns), tuple(rows)


def _count(definition: FactDefinition, rows: Sequence[object]) -> str:
    if definition.type is FactType.LOTS:
        return f"{len(rows)} lotti" if rows else "nessun lotto"
    return "1 voce" if len(rows) == 1 else f"{len(rows)} voci" if rows else "nessuna voce"


def _text(  # noqa: PLR0911 -- one line per type reads best
    definition: FactDefinition | Column, value: FactValue, names: Mapping[UUID, str]
) -> str:
    if isinstance(value, bool):
        return "sì" if value else "no"
    if isinstance(value, Decimal):
        return _amount(definition.type, value)
    if isinstance(value, datetime):
        return f"{value.astimezone(ROME):%d/%m/%Y, ore %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, UUID):
        return names.get(value, str(value))
    if isinstance(value, Act):
        signer = names.get(value.signer, "") if value.signer else value.issuer
        parts = [f"n. {value.number} del {value.day:%d/%m/%Y}", signer]
        parts.append(f"prot. {value.protocol}" if value.protocol else "")
        return ", ".join(filter(None, parts))
    if isinstance(value, Judgement):
        return f"{'sì' if value.answer else 'no'} – {value.reasons}"
    if isinstance(value, Record):
        return "calcolo registrato"
    return definition.options.get(str(value), str(value))


def _amount(kind: FactType, value: Decimal) -> str:
    if kind is FactType.NUMBER:
        return format_decimal(value)
    percent = kind is FactType.PERCENT
    return f"{format_decimal(value)}%" if percent else f"{format_euro(value)} euro"


_COLUMNS: dict[type, tuple[_Cells, Callable[[Any], _Cells]]] = {
    FileRef: (("Documento", "Impronta SHA-256"), lambda f: (f.name, f.sha256)),
    Operator: (("Codice fiscale", "Operatore"), lambda o: (o.codice_fiscale, o.name)),
    OperatorExclusion: (("Codice fiscale", "Ragioni"), lambda e: (e.codice_fiscale, e.reasons)),
    Bid: (
        ("Codice fiscale", "Ribasso", "Manodopera", "Sicurezza aziendale"),
        lambda b: (
            b.codice_fiscale,
            f"{format_decimal(b.discount)}%",
            f"{format_euro(b.labour_cost)} euro",
            f"{format_euro(b.safety_charges)} euro",
        ),
    ),
    RequirementCheck: (
        ("Requisito", "Fonte", "Data", "Esito"),
        lambda c: (
            c.subject,
            c.source,
            f"{c.day:%d/%m/%Y}",
            "positivo" if c.positive else "negativo",
        ),
    ),
}


def _table(value: FactValue, names: Mapping[UUID, str]) -> tuple[_Cells, tuple[_Cells, ...]]:
    if not isinstance(value, tuple) or not value:
        return (), ()
    if isinstance(value[0], UUID):
        return ("Persona",), tuple((names.get(p, str(p)),) for p in value if isinstance(p, UUID))
    headers, cells = _COLUMNS[type(value[0])]
    return headers, tuple(cells(item) for item in value)


def subject_text(stored: str | None) -> str:
    """What a case is about, from the canonical JSON of its fact; a case may not say it yet."""
    return str(json.loads(stored)) if stored else "(oggetto non ancora indicato)"

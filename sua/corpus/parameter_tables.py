"""One ``[[parameter]]`` or ``[[source]]`` table: read strictly and proven sound on its own.

Here missing and unknown keys are refused, and unknown confidences, selectors and sources; what the
values say together is proven in :mod:`sua.corpus.parameter_proof`.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any

from sua.corpus.parameter_proof import of_value, prove_days, prove_kind
from sua.corpus.toml import Table, closest, must_be_known
from sua.domain.errors import CorpusError
from sua.law.dated import (
    Amount,
    Brackets,
    Confidence,
    Correction,
    Gap,
    Parameter,
    Selector,
    Value,
)
from sua.law.sources import Source, unknown_sources

_PARAMETER_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")
_SOURCE_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PAIR = 2


def read_source(file: str, row: Table) -> Source:
    """A source of ``sources.toml``."""
    row.place = f"{file}: fonte «{row.values.get('id', '?')}»"
    source = Source(
        id=row.text("id"),
        title=row.text("title"),
        short=row.text("short"),
        kind=row.text("kind"),
        date=_day(row, "date", optional=True),
        in_force_read=_day(row, "in_force_read", optional=True),
        url=row.text("url", None),
    )
    row.done()
    if not _SOURCE_ID.fullmatch(source.id):
        raise CorpusError(
            place=row.place,
            problem="identificativo non valido",
            mend="usare lettere minuscole, cifre e trattini, per esempio dlgs-36-2023",
        )
    if source.url and not source.url.startswith(("https://", "http://")):
        raise CorpusError(place=row.place, problem="«url» non è un indirizzo web")
    return source


def read_parameter(file: str, row: Table, sources: Mapping[str, Source]) -> Parameter:
    """A parameter with its values, proven sound on its own."""
    row.place = f"{file}: parametro «{row.values.get('id', '?')}»"
    selector = row.text("selector")
    must_be_known(selector, [s.value for s in Selector], place=row.place, what="selettore")
    parameter = Parameter(
        id=row.text("id"),
        label=row.text("label"),
        unit=row.text("unit"),
        selector=Selector(selector),
        values=tuple(_value(row.place, v, sources) for v in _tables(row, "value")),
        gaps=tuple(_gap(row.place, g) for g in _tables(row, "gap")),
        consulted_for=row.text("consulted_for", ""),
    )
    row.done()
    if not _PARAMETER_ID.fullmatch(parameter.id):
        raise CorpusError(
            place=row.place,
            problem="identificativo non valido",
            mend="usare parole inglesi minuscole separate da punti, per esempio award.notice",
        )
    if not parameter.values:
        raise CorpusError(place=row.place, problem="manca almeno un blocco [[parameter.value]]")
    prove_kind(row.place, parameter)
    prove_days(row.place, parameter)
    return parameter


def _tables(row: Table, key: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = row.get(key, list, [])
    if not all(isinstance(r, dict) for r in rows):
        raise CorpusError(place=row.place, problem=f"«{key}» va scritto [[parameter.{key}]]")
    return rows


def _day(row: Table, key: str, *, optional: bool = False) -> date | None:
    day = row.get(key, date, None) if optional else row.day(key)
    if isinstance(day, datetime):
        raise CorpusError(place=row.place, problem=f"«{key}» deve essere una data, senza ora")
    return day


def _value(place: str, values: dict[str, Any], sources: Mapping[str, Source]) -> Value:
    row = Table(place, values)
    valid_from = _day(row, "valid_from") or date.min
    row.place = of_value(place, valid_from)
    confidence = row.text("confidence")
    must_be_known(
        confidence, [c.value for c in Confidence], place=row.place, what="grado di confidenza"
    )
    value = Value(
        valid_from=valid_from,
        valid_to=_day(row, "valid_to", optional=True),
        amount=_amount(row, "amount"),
        source=row.text("source"),
        confidence=Confidence(confidence),
        checked_on=_day(row, "checked_on") or date.min,
        note=row.text("note", ""),
        corrects=_correction(row),
    )
    row.done()
    for source in unknown_sources(value.source, sources):
        raise CorpusError(
            place=row.place,
            problem=f"la fonte «{source}» non è in workflows/sources.toml",
            mend=closest(source, sources) or "aggiungerla, o iniziare la citazione con un suo id",
        )
    if value.valid_to is not None and value.valid_to < valid_from:
        raise CorpusError(place=row.place, problem="«valid_to» viene prima di «valid_from»")
    return value


def _correction(row: Table) -> Correction | None:
    values = row.get("corrects", dict, None)
    if values is None:
        return None
    inner = Table(f"{row.place}, corrects", values)
    correction = Correction(
        reason=inner.text("reason"),
        amount=_amount(inner, "amount") if "amount" in values else None,
        source=inner.text("source", None),
    )
    inner.done()
    if correction.amount is None and correction.source is None:
        raise CorpusError(
            place=inner.place,
            problem="non dice che cosa corregge",
            mend="indicare in «amount» o in «source» ciò che il valore diceva prima",
        )
    return correction


def _gap(place: str, values: dict[str, Any]) -> Gap:
    row = Table(f"{place}, intervallo senza valore", values)
    gap = Gap(
        first=_day(row, "from") or date.min,
        last=_day(row, "to", optional=True),
        reason=row.text("reason"),
    )
    row.done()
    return gap


def _amount(row: Table, key: str) -> Amount:
    amount = row.get(key, object)
    if isinstance(amount, list):
        return _brackets(row, amount)
    if isinstance(amount, Decimal) and not amount.is_finite():
        raise CorpusError(place=row.place, problem=f"«{key}» non è un numero finito")
    if not isinstance(amount, (bool, int, Decimal, str)) or amount == "":
        raise CorpusError(
            place=row.place, problem=f"«{key}» deve essere numero, sì/no, testo o scaglioni"
        )
    return amount


def _brackets(row: Table, rows: Sequence[Any]) -> Brackets:
    for pair in rows:
        if not isinstance(pair, list) or len(pair) != _PAIR or not all(map(_is_number, pair)):
            raise CorpusError(
                place=row.place, problem="ogni scaglione deve essere [importo da, dovuto]"
            )
    brackets = tuple((Decimal(low), Decimal(due)) for low, due in rows)
    lows = [low for low, _ in brackets]
    if not lows or lows[0] != 0 or any(a >= b for a, b in pairwise(lows)):
        raise CorpusError(
            place=row.place, problem="gli scaglioni devono partire da 0 e crescere, senza doppioni"
        )
    return brackets


def _is_number(value: object) -> bool:
    return (
        isinstance(value, (int, Decimal))
        and not isinstance(value, bool)
        and Decimal(value).is_finite()
    )

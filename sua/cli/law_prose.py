"""The law over time as a jurist reads it: short Italian lines, no table."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sua.law.dated import Confidence, Selector
from sua.law.history import ChangeKind

_HEADINGS = {
    ChangeKind.CHANGED: "Cambiano",
    ChangeKind.BEGAN: "Cominciano ad applicarsi",
    ChangeKind.LAPSED: "Cessano senza un successore",
    ChangeKind.RESTATED: "Restano uguali, ma da un testo nuovo",
}
_NONE = "nessun valore"


def change_lines(rows: Sequence[Mapping[str, Any]], first: date, second: date) -> Iterator[str]:
    """What changed between two days, by kind of change."""
    yield f"Che cosa cambia fra il {first:%d/%m/%Y} e il {second:%d/%m/%Y}"
    if not rows:
        yield ""
        yield "Nessuno dei valori registrati cambia."
    for kind, heading in _HEADINGS.items():
        found = [row for row in rows if row["kind"] == kind]
        if not found:
            continue
        yield ""
        yield f"{heading} ({len(found)})"
        for row in found:
            yield from _change(row)


def explain_lines(row: Mapping[str, Any]) -> Iterator[str]:
    """One parameter: what it is, every value it took, who uses it."""
    yield row["label"]
    yield f"{row['id']} · unità: {row['unit']}"
    yield f"Il valore si sceglie secondo: {Selector(row['selector']).words}."
    for value in row["values"]:
        yield from _value(value)
    for gap in row["gaps"]:
        until = f" al {shown_day(gap['to'])}" if gap["to"] else ""
        yield ""
        yield f"Dal {shown_day(gap['from'])}{until}: {_NONE}. {gap['reason']}"
    yield ""
    if row["used_by"]:
        yield "Chi lo usa"
        for use in row["used_by"]:
            where = f"{use['procedure_label']}: " if use["procedure"] else ""
            yield f"  {where}{use['by']}"
    else:
        yield "Nessuna procedura e nessun calcolo lo legge ancora."
    if row["consulted_for"]:
        yield f"Si consulta per {row['consulted_for']}."


def shown_day(iso: str) -> str:
    """A day as Italian readers write it.

    >>> shown_day("2024-12-31")
    '31/12/2024'
    """
    return f"{date.fromisoformat(iso):%d/%m/%Y}"


def _change(row: Mapping[str, Any]) -> Iterator[str]:
    before, after = row["before"], row["after"]
    yield f"  {row['label']} [{row['id']}]"
    if before:
        yield f"    prima: {_inline(before)}"
    if after:
        yield f"    dal {shown_day(after['valid_from'])}: {_inline(after)}"
    else:
        yield f"    {_NONE} dopo il {shown_day(before['valid_to'])}"
        if row["resumes"]:
            yield f"    un altro valore comincia il {shown_day(row['resumes'])}"
        if row["reason"]:
            yield f"    {row['reason']}"
    stated = after or before
    unsure = " — da confermare" if stated["needs_confirmation"] else ""
    yield f"    {stated['cited']}{unsure}"
    if row["procedures"]:
        yield f"    procedure: {', '.join(p['label'] for p in row['procedures'])}"


def _value(value: Mapping[str, Any]) -> Iterator[str]:
    until = f" al {shown_day(value['valid_to'])}" if value["valid_to"] else ""
    lines = value["shown"].split("\n")
    yield ""
    yield f"Dal {shown_day(value['valid_from'])}{until}: {lines[0] if len(lines) == 1 else ''}".rstrip()
    if len(lines) > 1:
        yield from (f"  {line}" for line in lines)
    yield f"  Fonte: {value['cited']}"
    for act in value["acts"]:
        yield f"    {act['title']}"
        if act["url"]:
            yield f"    {act['url']}"
    confidence = Confidence(value["confidence"])
    warning = "da confermare: " if confidence.needs_confirmation else ""
    yield f"  Lettura: {warning}{confidence.words}; verificato il {shown_day(value['checked_on'])}"
    if value["note"]:
        yield f"  Avvertenza: {value['note']}"
    if value["corrects"]:
        yield f"  Corretto: {value['corrects']}"


def _inline(value: Mapping[str, Any]) -> str:
    return str(value["shown"]).replace("\n", "; ")

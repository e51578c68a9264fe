"""The documents a case must hold: which are due, which are there, which have expired.

The list is data (``workflows/checklists/``). An item says when it is due by the facts of the case and
by the value; what is due but not *blocking* is told on the page and stops nobody.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from sua.domain.facts import FileRef, TableRow
from sua.engine.situation import Situation
from sua.law.dated import Confidence

Condition = Mapping[str, tuple[str | bool, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistItem:
    """One document of the list.

    Attributes:
        id: English code, which a row of the ``files`` fact bears as its ``kind``.
        label: Italian name.
        source: article that wants it.
        confidence: how well that article was read.
        signed_by: Italian words: who must sign it; empty where nobody must.
        blocking: its absence refuses the step.
        note: Italian hint.
        when: fact → values: all of them must hold; a table holds a value if a cell of it does.
        unless: as ``when``, but one is enough for the item not to be due.
        value_from: parameter: due from that estimated value up.
        value_below: parameter: due below that estimated value.
        instead: other items that satisfy this one.
        due: False for an item that nobody asks for by itself: it is there to stand for another.
        valid_days: days for which it is good from when it was signed; None: it does not expire.
    """

    id: str
    label: str
    source: str
    confidence: Confidence
    signed_by: str = ""
    blocking: bool = False
    note: str = ""
    when: Condition = field(default_factory=dict)
    unless: Condition = field(default_factory=dict)
    value_from: str = ""
    value_below: str = ""
    instead: tuple[str, ...] = ()
    due: bool = True
    valid_days: int | None = None


class Standing(StrEnum):
    """How an item stands."""

    PRESENT = "present"
    MISSING = "missing"
    EXPIRED = "expired"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemStanding:
    """An item that is due, the files that answer it, and how it stands on a day."""

    item: ChecklistItem
    standing: Standing
    files: tuple[FileRef, ...] = ()
    expired_on: date | None = None


def due_items(s: Situation) -> Iterator[ChecklistItem]:
    """The items due for the case as it is, in the order of the list."""
    for item in s.checklist:
        if item.due and _asked_for(s, item) and _in_band(s, item):
            yield item


def _asked_for(s: Situation, item: ChecklistItem) -> bool:
    """Whether every fact of ``when`` holds, and none of ``unless``."""
    wanted = all(_holds(s, fact, values) for fact, values in item.when.items())
    return wanted and not any(_holds(s, fact, values) for fact, values in item.unless.items())


def _in_band(s: Situation, item: ChecklistItem) -> bool:
    """Whether the estimated value is one for which the item is due; unknown, it is not yet."""
    if not (item.value_from or item.value_below):
        return True
    total = s.total
    if total is None or (item.value_from and total < s.law.decimal(item.value_from)):
        return False
    return not (item.value_below and total >= s.law.decimal(item.value_below))


def standings(s: Situation, fact: str = "documents") -> tuple[ItemStanding, ...]:
    """How each item that is due stands on the day of the command."""
    by_kind: dict[str, list[FileRef]] = {}
    for file in s.files(fact):
        if file.kind:
            by_kind.setdefault(file.kind, []).append(file)
    return tuple(_standing(item, by_kind, s.day) for item in due_items(s))


def unknown_kinds(s: Situation, fact: str = "documents") -> tuple[tuple[int, str], ...]:
    """Rows, from 1, whose kind is of no item of the list."""
    known = {item.id for item in s.checklist}
    return tuple(
        (n, f.kind) for n, f in enumerate(s.files(fact), 1) if f.kind and f.kind not in known
    )


def expiry_of(item: ChecklistItem, file: FileRef) -> date | None:
    """Last day on which a file is good for an item: its own, or the list's, the earlier one.

    What stands for the item is good as long as it says itself.
    """
    days = [file.expires_on] if file.expires_on else []
    if item.valid_days is not None and file.signed_on and file.kind == item.id:
        days.append(file.signed_on + timedelta(days=item.valid_days))
    return min(days, default=None)


def _standing(
    item: ChecklistItem, by_kind: Mapping[str, Iterable[FileRef]], day: date
) -> ItemStanding:
    files = tuple(f for kind in (item.id, *item.instead) for f in by_kind.get(kind, ()))
    if not files:
        return ItemStanding(item=item, standing=Standing.MISSING)
    last_days = []
    undated = False
    for file in files:
        dated = file.kind != item.id or file.signed_on or file.expires_on
        if item.valid_days is not None and not dated:
            undated = True
            continue
        last = expiry_of(item, file)
        if last is None or last >= day:
            return ItemStanding(item=item, standing=Standing.PRESENT, files=files)
        last_days.append(last)
    if undated:
        return ItemStanding(item=item, standing=Standing.UNDATED, files=files)
    return ItemStanding(
        item=item, standing=Standing.EXPIRED, files=files, expired_on=max(last_days)
    )


def _holds(s: Situation, fact: str, values: tuple[str | bool, ...]) -> bool:
    found = s.facts.get(fact)
    if isinstance(found, tuple):
        return any(
            cell in values
            for row in found
            if isinstance(row, TableRow)
            for cell in row.cells.values()
            if isinstance(cell, (str, bool))
        )
    return isinstance(found, (str, bool)) and found in values

"""Lots (art. 58 D.Lgs. 36/2023): when they part, what each holds of its own, when all have ended.

A procedure is written as one path. From its first state marked ``per_lot`` each lot walks on by
itself, while the case waits; once every lot has come to an end, so has the case.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields

from sua.domain.case import Lot
from sua.domain.facts import DeclaredLot, FactDefinition, FactValue, TableRow
from sua.engine.lifecycle import Lifecycle

LOTS, LOT_BIDS = "lots", "lot_bids"
_FEWEST = 2
_OWN = tuple(f.name for f in fields(DeclaredLot) if f.name != "lot")
_BIDS_RECEIVED = "bids_received"


def declared(facts: Mapping[str, FactValue]) -> tuple[DeclaredLot, ...]:
    """The lots the procedure is divided into; none if it is a single one."""
    rows = facts.get(LOTS)
    if not isinstance(rows, tuple) or len(rows) < _FEWEST:
        return ()
    return tuple(row for row in rows if isinstance(row, DeclaredLot))


def splitting(
    lifecycle: Lifecycle, source: str, to: str, facts: Mapping[str, FactValue]
) -> tuple[DeclaredLot, ...]:
    """The lots that part when a case goes from ``source`` to ``to``; none if they do not."""
    if lifecycle.lots is None or lifecycle.state(source).per_lot:
        return ()
    return declared(facts) if lifecycle.state(to).per_lot else ()


def own_facts(
    lot: str, facts: Mapping[str, FactValue], known: Mapping[str, FactDefinition]
) -> dict[str, tuple[str, FactValue]]:
    """What a lot holds of its own when it parts: fact → the list that says it, and the value.

    Its row of ``lots`` says its subject, amounts and codes, its row of ``lot_bids`` how many bids
    came; what a row leaves out, and what the register does not know, stays as it is for all.
    """
    found: dict[str, tuple[str, FactValue]] = {}
    for row in declared(facts):
        if row.lot == lot:
            said = {name: getattr(row, name) for name in _OWN}
            found |= {n: (LOTS, v) for n, v in said.items() if v is not None and n in known}
    for cells in table_rows(facts.get(LOT_BIDS)):
        if cells.get("lot") == lot and _BIDS_RECEIVED in cells:
            found[_BIDS_RECEIVED] = (LOT_BIDS, cells[_BIDS_RECEIVED])
    return found


def table_rows(value: FactValue | None) -> tuple[Mapping[str, FactValue], ...]:
    """The cells of a fact of type table, row by row."""
    if not isinstance(value, tuple):
        return ()
    return tuple(row.cells for row in value if isinstance(row, TableRow))


def ending(lifecycle: Lifecycle, state: str, lots: Iterable[Lot]) -> str:
    """Where the case stands once its lots stand there."""
    if lifecycle.lots is not None and all(lifecycle.state(lot.state).final for lot in lots):
        return lifecycle.lots.ended
    return state

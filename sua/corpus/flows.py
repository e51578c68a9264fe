"""A procedure and its flows, put together: one set of blocks, each knowing the file it came from.

A flow (``workflows/flows/<name>/<day>.toml``) is a piece of lifecycle written once. A procedure lists
its flows; their blocks come first, in that order, then the procedure's own. ``[[extend]]`` is the only
way a procedure varies a flow: it adds to a command, it never takes away.

Here TOML tables are merged as they were read; :mod:`sua.corpus.lifecycles` makes objects of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sua.corpus.toml import Table, closest, must_be_known
from sua.domain.errors import CorpusError
from sua.engine.lifecycle import LotStates

OWN = ""  # the name under which the procedure's own file goes among its flows

# What an [[extend]] may say: lists are added to, the rest replaces what the flow says.
_ADDED = ("guards", "captures", "optional", "computes", "marks")
_ADDED_BLOCKS = ("require", "notice")
_REPLACED: Mapping[str, type] = {
    "actors": list,
    "act": str,
    "document": str,
    "duty": str,
    "label": str,
    "pins": bool,
}


@dataclass(frozen=True, slots=True)
class Row:
    """A block and the flow it comes from (:data:`OWN`: the procedure's file)."""

    flow: str
    table: Table


@dataclass(slots=True)
class Merged:
    """A procedure with its flows: what is left of its own file, and everybody's blocks.

    Attributes:
        head: the procedure's file, to be read for the rest of its keys.
        began: the first day on which all these files are in force.
        groups: name → states, those of the procedure and of its flows together.
    """

    head: Table
    began: date
    flows: tuple[str, ...]
    groups: dict[str, list[str]] = field(default_factory=dict)
    states: list[Row] = field(default_factory=list)
    transitions: list[Row] = field(default_factory=list)
    deadlines: list[Row] = field(default_factory=list)
    lots: LotStates | None = None


def merge(own: Table, flows: Mapping[str, Table]) -> Merged:
    """The blocks of a procedure and of the flows it lists.

    Raises:
        CorpusError: a flow is missing or its head is wrong, two flows say how lots are run, an
            ``[[extend]]`` names a command of no flow or repeats what is there.
    """
    names = own.texts("flows")
    found = Merged(head=own, began=own.day("in_force_from"), flows=names)
    for name in names:
        must_be_known(name, flows, place=own.place, what="flusso")
        table = flows[name]
        found.began = max(found.began, _head(table))
        _blocks(found, name, table)
        _lots(found, table)
        table.done()
    extended = _extended(own, found.transitions)
    _blocks(found, OWN, own)
    found.transitions = extended + [row for row in found.transitions if row.flow == OWN]
    return found


def _head(table: Table) -> date:
    """First day of a flow's file; the rest of its head is for people, but must be there."""
    for key in ("name", "label", "source"):
        table.text(key)
    return table.day("in_force_from")


def _blocks(found: Merged, flow: str, table: Table) -> None:
    found.states += [Row(flow, row) for row in table.tables("state")]
    found.transitions += [Row(flow, row) for row in table.tables("transition")]
    found.deadlines += [Row(flow, row) for row in table.tables("deadline")]
    groups = Table(f"{table.place}: [groups]", table.get("groups", dict, {}))
    for name in groups.values:
        found.groups.setdefault(name, []).extend(groups.texts(name))


def _lots(found: Merged, table: Table) -> None:
    if "lots" not in table.values:
        return
    row = Table(f"{table.place}: [lots]", table.get("lots", dict))
    if found.lots is not None:
        raise CorpusError(
            place=row.place,
            problem="un altro flusso dice già come procedono i lotti",
            mend="tenere in «flows» uno solo dei due",
        )
    found.lots = LotStates(running=row.text("running"), ended=row.text("ended"))
    row.done()


def _extended(own: Table, rows: list[Row]) -> list[Row]:
    """The transitions of the flows, with what the procedure adds to them."""
    known = {str(row.table.values.get("command")) for row in rows}
    extensions: dict[str, Table] = {}
    for extension in own.tables("extend"):
        command = extension.text("command")
        if command not in known:
            raise CorpusError(
                place=extension.place,
                problem=f"nessun flusso ha il comando «{command}»",
                mend=closest(command, known)
                or "[[extend]] vale solo per i comandi dei flussi elencati in «flows»",
            )
        if command in extensions:
            raise CorpusError(
                place=extension.place,
                problem=f"«{command}» è esteso due volte",
                mend="riunire i due blocchi [[extend]] in uno",
            )
        extensions[command] = extension
    found = []
    for row in rows:
        added = extensions.get(str(row.table.values.get("command")))
        found.append(Row(row.flow, _with(row.table, added)) if added else row)
    for extension in extensions.values():
        extension.done()
    return found


def _with(row: Table, extension: Table) -> Table:
    values = dict(row.values)
    for key in _ADDED:
        more = extension.texts(key)
        _not_twice(extension, key, more, values.get(key, []))
        if more:
            values[key] = [*values.get(key, []), *more]
    for key in _ADDED_BLOCKS:
        more_blocks = extension.get(key, list, [])
        there = [_of(block, key) for block in values.get(key, [])]
        _not_twice(extension, key, (_of(block, key) for block in more_blocks), there)
        if more_blocks:
            values[key] = [*values.get(key, []), *more_blocks]
    for key, kind in _REPLACED.items():
        given = extension.get(key, kind, None)
        if given is not None:
            values[key] = given
    # What a procedure demands, the flow's command no longer merely admits.
    demanded = set(extension.texts("captures"))
    if demanded & set(values.get("optional", [])):
        values["optional"] = [name for name in values["optional"] if name not in demanded]
    return Table(f"{row.place} (con [[extend]] di {extension.place.partition(':')[0]})", values)


def _of(block: Mapping[str, Any], key: str) -> str:
    return str(block.get("fact" if key == "require" else "label", ""))


def _not_twice(extension: Table, key: str, more: Iterable[str], there: Iterable[str]) -> None:
    known = set(there)
    for name in more:
        if name in known:
            raise CorpusError(
                place=extension.place,
                problem=f"«{name}» è già fra «{key}» del flusso",
                mend="toglierlo da [[extend]]",
            )

"""Lifecycles: a procedure's file and its flows become one proven object.

``workflows/procedures/<code>/<day>.toml`` and ``workflows/flows/<name>/<day>.toml``. A version of a
lifecycle exists for every day on which its file, or a flow it lists, begins; each part of it is the
one in force on that day. A rule book keeps the parts as ``lifecycle.toml`` and ``flows/<name>.toml``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from sua.corpus.deadline_rows import read_deadline
from sua.corpus.flows import Merged, Row, merge
from sua.corpus.lifecycle_rows import read_opening, read_state, read_transition
from sua.corpus.places import Places
from sua.corpus.root import root as data_root
from sua.corpus.state_lists import StateLists
from sua.corpus.toml import Table, must_be_known, read_toml
from sua.domain.case import CaseKind
from sua.domain.errors import CorpusError
from sua.domain.facts import FactDefinition
from sua.engine.lifecycle import Lifecycle, State
from sua.engine.rulebook import GuardText

OWN = "lifecycle.toml"
_DatedFiles = dict[str, dict[date, Path]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The files one version of a lifecycle is made of, by the names a rule book gives them."""

    code: str
    day: date
    files: Mapping[str, bytes]
    places: Mapping[str, str]


def lifecycle_parts(root: Path | None = None) -> Iterator[Parts]:
    """The parts of every version of every lifecycle, by code and day.

    Raises:
        CorpusError: a file not named by a day, a flow that does not exist or is not yet in force.
    """
    top = root or data_root()
    flows = dated_files(top, "flows")
    read = {path: path.read_bytes() for found in flows.values() for path in found.values()}
    for name, versions in flows.items():
        for day, path in versions.items():
            _agrees(Table(_place(top, path), _parsed(read[path], _place(top, path))), name, day)
    for code, versions in dated_files(top, "procedures").items():
        days = sorted(versions)
        for began, until in zip(days, [*days[1:], date.max], strict=True):
            path = versions[began]
            place, own = _place(top, path), path.read_bytes()
            table = Table(place, _parsed(own, place))
            _agrees(table, code, began, key="code")
            names = table.texts("flows")
            for name in names:
                must_be_known(name, flows, place=place, what="flusso")
            later = {d for name in names for d in flows[name] if began < d < until}
            for day in sorted({began, *later}):
                files, places = {OWN: own}, {OWN: place}
                for name in names:
                    chosen = flows[name][_in_force(name, flows[name], day, place)]
                    files[f"flows/{name}.toml"] = read[chosen]
                    places[f"flows/{name}.toml"] = _place(top, chosen)
                yield Parts(code=code, day=day, files=files, places=places)


def dated_files(top: Path, kind: str) -> _DatedFiles:
    """The files of ``workflows/<kind>``: name of their folder → day → path."""
    found: _DatedFiles = {}
    for path in sorted((top / "workflows" / kind).glob("*/*.toml")):
        try:
            day = date.fromisoformat(path.stem)
        except ValueError as error:
            raise CorpusError(
                place=_place(top, path),
                problem="il nome del file non è una data",
                mend="chiamarlo con il giorno di entrata in vigore, AAAA-MM-GG.toml",
            ) from error
        found.setdefault(path.parent.name, {})[day] = path
    return found


def _place(top: Path, path: Path) -> str:
    return path.relative_to(top).as_posix()


@lru_cache(maxsize=512)
def _parsed(data: bytes, place: str) -> dict[str, Any]:
    """A file read once, however many lifecycles it is a part of: nobody writes into what it holds."""
    return read_toml(data, place)


def _agrees(table: Table, name: str, day: date, key: str = "name") -> None:
    """What a file says of itself is what its path says."""
    for what, said, meant in (
        (key, table.text(key), name),
        ("in_force_from", table.day("in_force_from"), day),
    ):
        if said != meant:
            raise CorpusError(
                place=table.place,
                problem=f"«{what}» dice «{said}», il percorso del file «{meant}»",
                mend="far corrispondere i due: cartella e nome del file sono il codice e il giorno",
            )


def _in_force(name: str, days: Mapping[date, Path], day: date, place: str) -> date:
    begun = [d for d in days if d <= day]
    if not begun:
        raise CorpusError(
            place=place,
            problem=f"il flusso «{name}» comincia il {min(days)}, dopo la procedura ({day})",
            mend=f"scrivere workflows/flows/{name}/{day}.toml, o far cominciare dopo la procedura",
        )
    return max(begun)


def read_lifecycle(
    files: Mapping[str, bytes],
    facts: Mapping[str, FactDefinition],
    guards: Mapping[str, GuardText],
    places: Mapping[str, str] | None = None,
) -> tuple[Lifecycle, Places]:
    """A lifecycle made of ``files``, and where each thing of it is written.

    Every name is known; :mod:`sua.corpus.lifecycle_proof` proves the rest. A stored rule book is read
    and not proven again: a proof that came later must not stop a case that began before it.

    Args:
        files: ``lifecycle.toml`` and ``flows/<name>.toml``, among others or alone.
        facts: the register of facts.
        guards: the words of the conditions.
        places: the paths those files have, for whoever has to mend them.

    Raises:
        CorpusError: an unknown key or name (with the closest matches), a block given twice, or any
            other fault of grammar, with its place in the file.
    """
    known = places or {}
    tables = {
        name: Table(known.get(name, name), _parsed(data, known.get(name, name)))
        for name, data in files.items()
        if name == OWN or name.startswith("flows/")
    }
    own = tables[OWN]
    flows = {n.removeprefix("flows/").removesuffix(".toml"): t for n, t in tables.items()}
    merged = merge(own, {name: table for name, table in flows.items() if table is not own})
    return _assembled(own, merged, facts, guards)


def _assembled(
    own: Table,
    merged: Merged,
    facts: Mapping[str, FactDefinition],
    guards: Mapping[str, GuardText],
) -> tuple[Lifecycle, Places]:
    where = Places(own.place)
    states = _states(merged, where)
    lists = StateLists(states, merged.groups, merged.lots)
    lists.prove(own.place)
    initial = own.text("initial")
    must_be_known(initial, [s.id for s in states], place=own.place, what="stato iniziale")
    opening = Table(f"{own.place}: [opening]", own.get("opening", dict))
    transitions = []
    for row in merged.transitions:
        transition = read_transition(row.table, facts, guards, lists, row.flow)
        where.moved(transition, row.table.place)
        transitions.append(transition)
    deadlines = []
    for row in merged.deadlines:
        rule = read_deadline(row.table, facts)
        where.term(rule, row.table.place)
        deadlines.append(rule)
    lifecycle = Lifecycle(
        code=own.text("code"),
        kind=_kind(own),
        label=own.text("label"),
        in_force_from=merged.began,
        source=own.text("source"),
        initial=initial,
        states=states,
        transitions=tuple(transitions),
        deadlines=tuple(deadlines),
        opening=read_opening(opening, facts, guards, initial),
        procedure=own.text("procedure", own.text("code")),
        parents=own.texts("parents"),
        parent_states=own.texts("parent_states"),
        parent_command=own.text("parent_command", None),
        inherits=own.texts("inherits"),
        flows=merged.flows,
        lots=merged.lots,
    )
    own.done()
    for name in lifecycle.inherits:
        must_be_known(name, facts, place=own.place, what="dato")
    if not lifecycle.parents and (lifecycle.parent_states or lifecycle.parent_command):
        raise CorpusError(
            place=own.place,
            problem="«parent_states» e «parent_command» vogliono «parents»",
            mend="dire in «parents» da quali pratiche nasce",
        )
    return lifecycle, where


def _kind(own: Table) -> CaseKind:
    kind = own.text("kind")
    must_be_known(kind, [k.value for k in CaseKind], place=own.place, what="tipo di pratica")
    return CaseKind(kind)


def _states(merged: Merged, where: Places) -> tuple[State, ...]:
    found: dict[str, tuple[State, Row]] = {}
    for row in merged.states:
        state = read_state(row.table, lots=merged.lots is not None)
        if state.id in found:
            raise CorpusError(
                place=row.table.place,
                problem=f"lo stato «{state.id}» c'è già: {found[state.id][1].table.place}",
                mend="dargli un altro nome, o togliere uno dei due",
            )
        found[state.id] = state, row
        where.states[state.id] = row.table.place
    return tuple(state for state, _ in found.values())

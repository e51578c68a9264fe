"""Lifecycles from ``workflows/procedures/<code>/<in-force-day>.toml``: read, resolved, proven sound."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from sua.corpus.root import root as data_root
from sua.corpus.toml import Table, must_be_known, read_toml
from sua.domain.case import CaseKind
from sua.domain.errors import CorpusError
from sua.domain.facts import FactDefinition, FactType
from sua.domain.people import Role
from sua.engine.computations import COMPUTATIONS
from sua.engine.lifecycle import DeadlineRule, Lifecycle, Requirement, State, Transition
from sua.engine.machine import StateMachine
from sua.engine.rulebook import GuardText
from sua.law.suspensions import Clock
from sua.law.time_limits import Direction, TermCalendar, Unit

_UNITS = tuple(unit.value for unit in Unit if unit is not Unit.HOURS)
_SECRECY = ("operators", "bids")


def lifecycle_files(root: Path | None = None) -> dict[str, dict[date, Path]]:
    """Every lifecycle file: code → in-force day → path."""
    folder = (root or data_root()) / "workflows" / "procedures"
    found: dict[str, dict[date, Path]] = {}
    for path in sorted(folder.glob("*/*.toml")):
        try:
            day = date.fromisoformat(path.stem)
        except ValueError as error:
            raise CorpusError(
                place=str(path),
                problem="il nome del file non è una data",
                mend="chiamarlo con il giorno di entrata in vigore, AAAA-MM-GG.toml",
            ) from error
        found.setdefault(path.parent.name, {})[day] = path
    return found


def parse_lifecycle(
    data: bytes,
    place: str,
    facts: Mapping[str, FactDefinition],
    guards: Mapping[str, GuardText],
) -> Lifecycle:
    """A proven lifecycle.

    Raises:
        CorpusError: unknown name (with the closest matches), unreachable state, state with no way
            out, or any other fault, with its place in the file.
    """
    table = Table(place, read_toml(data, place))
    states = tuple(_state(row) for row in table.tables("state"))
    names = [s.id for s in states]
    opening_row = Table(f"{place}: [opening]", table.get("opening", dict))
    opening = _transition(opening_row, facts, guards, opening=table.text("initial"))
    lifecycle = Lifecycle(
        code=table.text("code"),
        kind=CaseKind(table.text("kind")),
        label=table.text("label"),
        in_force_from=table.day("in_force_from"),
        source=table.text("source"),
        initial=table.text("initial"),
        states=states,
        transitions=tuple(_transition(row, facts, guards) for row in table.tables("transition")),
        deadlines=tuple(_deadline(row) for row in table.tables("deadline")),
        opening=opening,
        parents=tuple(filter(None, [table.text("parent", None)])),
        parent_command=table.text("parent_command", None),
        inherits=table.texts("inherits"),
    )
    table.done()
    if len(set(names)) != len(names):
        raise CorpusError(place=place, problem="due stati hanno lo stesso identificativo")
    _resolve(lifecycle, place, facts)
    _prove_sound(lifecycle, place)
    return lifecycle


def _state(row: Table) -> State:
    state = State(
        id=row.text("id"),
        label=row.text("label"),
        phase=row.text("phase"),
        final=row.get("final", bool, default=False),
        sealed=row.texts("sealed"),
    )
    for name in state.sealed:
        must_be_known(name, _SECRECY, place=row.place, what="classe di riservatezza")
    row.done()
    return state


def _roles(row: Table, names: tuple[str, ...]) -> tuple[Role, ...]:
    for name in names:
        must_be_known(name, [r.value for r in Role], place=row.place, what="ruolo")
    return tuple(Role(name) for name in names)


def _transition(
    row: Table,
    facts: Mapping[str, FactDefinition],
    guards: Mapping[str, GuardText],
    opening: str | None = None,
) -> Transition:
    requires = []
    for need in row.tables("require"):
        requires.append(
            Requirement(
                fact=need.text("fact"), source=need.text("source"), remedy=need.text("remedy")
            )
        )
        need.done()
    appoints = row.get("appoints", dict, {})
    transition = Transition(
        command="open" if opening else row.text("command"),
        label=row.text("label"),
        sources=() if opening else row.texts("from"),
        to=opening or row.text("to"),
        actors=_roles(row, row.texts("actors")),
        source=row.text("source"),
        captures=row.texts("captures"),
        optional=row.texts("optional"),
        requires=tuple(requires),
        guards=row.texts("guards"),
        computes=row.texts("computes"),
        act=row.text("act", None),
        document=row.text("document", None),
        appoints=dict(zip(_roles(row, tuple(appoints)), appoints.values(), strict=True)),
        stamps=row.text("stamps", None),
        pins=row.get("pins", bool, default=False),
    )
    row.done()
    if not transition.actors or not (transition.sources or opening):
        raise CorpusError(place=row.place, problem="mancano «actors» o «from»")
    taken = (*transition.captures, *transition.optional)
    named = (*taken, *(r.fact for r in requires), *transition.appoints.values())
    for name in (*named, *filter(None, (transition.act, transition.stamps))):
        must_be_known(name, facts, place=row.place, what="dato")
    for name in transition.guards:
        must_be_known(name, guards, place=row.place, what="condizione")
    for name in transition.computes:
        must_be_known(name, COMPUTATIONS, place=row.place, what="calcolo")
    if transition.act and (
        transition.act not in transition.captures or facts[transition.act].type is not FactType.ACT
    ):
        raise CorpusError(
            place=row.place, problem=f"«{transition.act}» deve essere un atto raccolto dal comando"
        )
    if transition.document and not transition.act:
        raise CorpusError(place=row.place, problem="un documento richiede l'atto su cui si fonda")
    return transition


def _deadline(row: Table) -> DeadlineRule:
    rule = DeadlineRule(
        id=row.text("id"),
        label=row.text("label"),
        starts=row.text("starts"),
        stops=row.texts("stops"),
        source=row.text("source"),
        expiry=row.text("expiry"),
        anchor=row.text("anchor", None),
        parameter=row.text("parameter", None),
        unit=row.text("unit", "days"),
        calendar=row.text("calendar", "civil"),
        direction=row.text("direction", "forward"),
        seat=row.text("seat", None),
        clock=row.text("clock", "other"),
    )
    must_be_known(rule.unit, _UNITS, place=row.place, what="unità")
    must_be_known(rule.calendar, [*TermCalendar], place=row.place, what="calendario")
    must_be_known(rule.direction, [*Direction], place=row.place, what="verso")
    must_be_known(rule.clock, [*Clock], place=row.place, what="orologio")
    row.done()
    if not rule.stops or not (rule.anchor or rule.parameter):
        raise CorpusError(place=row.place, problem="manca «stops», oppure «anchor» o «parameter»")
    return rule


def _resolve(lifecycle: Lifecycle, place: str, facts: Mapping[str, FactDefinition]) -> None:
    names = [s.id for s in lifecycle.states]
    must_be_known(lifecycle.initial, names, place=place, what="stato iniziale")
    seen: set[tuple[str, str]] = set()
    for move in lifecycle.transitions:
        where = f"{place}: comando «{move.command}»"
        for name in (*move.sources, *filter(None, (move.to,))):
            must_be_known(name, names, place=where, what="stato")
        for source in move.sources:
            if (source, move.command) in seen:
                raise CorpusError(place=where, problem=f"ripetuto dallo stato «{source}»")
            seen.add((source, move.command))
    for rule in lifecycle.deadlines:
        where = f"{place}: termine «{rule.id}»"
        for name in (rule.starts, *rule.stops):
            must_be_known(name, lifecycle.commands, place=where, what="comando")
        for name in filter(None, (rule.anchor, rule.seat)):
            must_be_known(name, facts, place=where, what="dato")
    for name in lifecycle.inherits:
        must_be_known(name, facts, place=place, what="dato")


def _prove_sound(lifecycle: Lifecycle, place: str) -> None:
    """Every state is reachable and, unless final, left by a move from which an end can be reached."""
    reached, closing = _reached(lifecycle), _closing(lifecycle)
    machine = StateMachine(lifecycle)
    for state in lifecycle.states:
        where = f"{place}: stato «{state.id}»"
        if state.id not in reached:
            raise CorpusError(place=where, problem="nessun percorso vi conduce")
        if state.final and lifecycle.leaving(state.id):
            raise CorpusError(place=where, problem="è finale ma qualche comando ne esce")
        if state.id not in closing:
            raise CorpusError(place=where, problem="da qui non si arriva ad alcuno stato finale")
        for command in lifecycle.commands:
            declared = lifecycle.transition(state.id, command)
            if machine.move(state.id, command) != (
                declared.leads_to(state.id) if declared else None
            ):
                raise CorpusError(place=where, problem=f"la macchina diverge su «{command}»")


def _reached(lifecycle: Lifecycle) -> set[str]:
    """States that can be reached from the first one."""
    reached, frontier = {lifecycle.initial}, [lifecycle.initial]
    while frontier:
        state = frontier.pop()
        new = {move.leads_to(state) for move in lifecycle.leaving(state)} - reached
        reached |= new
        frontier += new
    return reached


def _closing(lifecycle: Lifecycle) -> set[str]:
    """States from which a final one can be reached."""
    closing = {state.id for state in lifecycle.states if state.final}
    while more := {
        source
        for move in lifecycle.transitions
        for source in move.sources
        if source not in closing and move.leads_to(source) in closing
    }:
        closing |= more
    return closing

"""A lifecycle drawn from the very data it runs on, as a Mermaid state diagram.

What may be done from nearly everywhere (a revocation, a correction) would bury the rest under arrows:
it leaves from a node that says so. What leaves the case where it is stands inside the state's box. The
states that each lot walks by itself are one composite state; an end reached from both tracks is drawn
in both.
"""

from collections.abc import Iterator, Mapping, Sequence

from sua.engine.lifecycle import Lifecycle, State, Transition

_MANY = 5  # sources from which a command is drawn as given from nearly everywhere
_COMPOSITE = "each_lot"
_INDENT = "    "


def mermaid(lifecycle: Lifecycle) -> str:
    """Mermaid text: a node a state with its Italian label, an arrow a command that moves the case."""
    common = [s for s in lifecycle.states if not s.per_lot and s.id not in _waiting(lifecycle)]
    lots = [s for s in lifecycle.states if s.per_lot]
    lines = ["stateDiagram-v2", f"{_INDENT}%% {lifecycle.label} (dal {lifecycle.in_force_from})"]
    lines += _track(lifecycle, common, "", _INDENT)
    lines.append(f"{_INDENT}[*] --> {lifecycle.initial}: {_safe(lifecycle.opening.label)}")
    if lots:
        lines += _lots(lifecycle, lots)
    lines += [f"{_INDENT}{s.id} --> [*]" for s in common if s.final and not s.per_lot]
    return "\n".join(lines)


def _waiting(lifecycle: Lifecycle) -> tuple[str, ...]:
    return (lifecycle.lots.running, lifecycle.lots.ended) if lifecycle.lots else ()


def _lots(lifecycle: Lifecycle, states: Sequence[State]) -> Iterator[str]:
    """The composite state of the lots, how it is entered and how it ends."""
    inner = {s.id for s in states}
    entries = {
        (source, move.label, move.leads_to(source))
        for move in lifecycle.transitions
        for source in move.sources
        if source not in inner and move.leads_to(source) in inner
    }
    yield f'{_INDENT}state "Ogni lotto per sé, o la gara intera se non ha lotti" as {_COMPOSITE} {{'
    yield from _track(lifecycle, states, "_lot", _INDENT * 2)
    yield from sorted({f"{_INDENT * 2}[*] --> {to}" for _, _, to in entries})
    ends = {
        move.leads_to(source)
        for move in lifecycle.transitions
        for source in move.sources
        if source in inner and lifecycle.state(move.leads_to(source)).final
    }
    for end in sorted(ends):
        yield f"{_INDENT * 2}{end if end in inner else end + '_lot'} --> [*]"
    yield f"{_INDENT}}}"
    for source, label, _ in sorted(entries):
        yield f"{_INDENT}{source} --> {_COMPOSITE}: {_safe(label)}"
    yield f"{_INDENT}{_COMPOSITE} --> [*]"


def _track(
    lifecycle: Lifecycle, states: Sequence[State], suffix: str, indent: str
) -> Iterator[str]:
    """The states of a track with what happens inside it; ends of the other track get ``suffix``."""
    names = {state.id: state.id for state in states}
    ends = {
        move.to: move.to + suffix
        for move in lifecycle.transitions
        if move.to and move.to not in names and not lifecycle.state(move.to).per_lot
        if any(source in names for source in move.sources)
    }
    moves = [(m, tuple(s for s in m.sources if s in names)) for m in lifecycle.transitions]
    few = [(move, sources) for move, sources in moves if len(sources) < _MANY]
    for name in (*names, *ends):
        node = names.get(name) or ends[name]
        yield f'{indent}state "{_safe(lifecycle.state(name).label)}" as {node}'
        for move, sources in few:
            if name in sources and move.leads_to(name) == name:
                yield f"{indent}{node}: {_safe(move.label)}"
    known = {**names, **ends}
    for move, sources in few:
        for source in sources:
            to = move.leads_to(source)
            if to != source and to in known:
                yield f"{indent}{source} --> {known[to]}: {_safe(move.label)}"
    yield from _general(lifecycle, [m for m in moves if len(m[1]) >= _MANY], known, suffix, indent)


def _general(
    lifecycle: Lifecycle,
    moves: Sequence[tuple[Transition, tuple[str, ...]]],
    known: Mapping[str, str],
    suffix: str,
    indent: str,
) -> Iterator[str]:
    """What may be done from nearly everywhere: one node for each set of states it is done from."""
    nodes: dict[tuple[str, ...], str] = {}
    for move, sources in moves:
        if sources not in nodes:
            nodes[sources] = f"from{suffix}_{len(nodes) + 1}"
            label = _safe(_from(lifecycle, sources, list(known)))
            yield f'{indent}state "{label}" as {nodes[sources]}'
        to = known.get(move.to or "")
        arrow = f" --> {to}" if to else ""
        yield f"{indent}{nodes[sources]}{arrow}: {_safe(move.label)}"


def _from(lifecycle: Lifecycle, sources: Sequence[str], inner: Sequence[str]) -> str:
    """From which states of a track, in the fewest words."""
    alive = [name for name in inner if not lifecycle.state(name).final]
    left = [lifecycle.state(name).label for name in alive if name not in sources]
    if not left:
        return "Da ogni stato non finale"
    if len(left) < len(sources):
        return f"Da ogni stato non finale, salvo: {', '.join(left)}"
    return f"Da: {', '.join(lifecycle.state(name).label for name in sources)}"


def _safe(label: str) -> str:
    """A label without the signs that mean something to Mermaid."""
    return label.replace(":", " –").replace(";", ",").replace('"', "'")

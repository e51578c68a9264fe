"""What can happen in a lifecycle: which states can be reached, by which commands, with which facts.

A path is looked at as if every guard could hold: what is impossible here is impossible in any case.
Facts are looked at without their order (what one path gives counts for all), so that a command is
held impossible only when it surely is.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from sua.engine.computations import COMPUTATIONS
from sua.engine.lifecycle import Lifecycle, Transition

# The condition of a command that only corrects: what it may be given with is there already.
_CORRECTS = "correction_corrects"

Skip = Callable[[Transition], bool]


@dataclass(frozen=True, slots=True)
class Walk:
    """What a walk found.

    Attributes:
        came: each state reached → the state and command it was first reached by; None: the start.
        fired: the transitions that can happen, in the order they were found.
    """

    came: Mapping[str, tuple[str, Transition] | None]
    fired: tuple[Transition, ...]

    def path(self, state: str) -> list[str]:
        """The commands that lead to ``state``, by the path found first."""
        steps = []
        step = self.came.get(state)
        while step is not None:
            steps.append(step[1].command)
            step = self.came.get(step[0])
        return steps[::-1]


def walk(
    lifecycle: Lifecycle,
    start: Collection[str] | None = None,
    skip: Skip | None = None,
    facts: Collection[str] | None = None,
) -> Walk:
    """Every state that can be reached, from ``start`` or from the opening.

    Args:
        lifecycle: walked with its lots as if there were one: a lot walks the same path.
        start: states to start from; the initial one if left out.
        skip: commands that must not happen.
        facts: facts held at the start; if left out, commands are not stopped by the facts they want.
    """
    held = None if facts is None else set(facts)
    came: dict[str, tuple[str, Transition] | None]
    came = dict.fromkeys(start if start is not None else [lifecycle.initial])
    fired: list[Transition] = []
    waiting = [t for t in lifecycle.transitions if skip is None or not skip(t)]
    while True:
        still = []
        for move in waiting:
            sources = [s for s in move.sources if s in came]
            if not sources or (held is not None and not _wanted(move) <= held):
                still.append(move)
                continue
            fired.append(move)
            if held is not None:
                held |= gives(move)
        progressed = len(still) < len(waiting)
        for move in fired:
            for source in move.sources:
                if source in came and move.leads_to(source) not in came:
                    came[move.leads_to(source)] = source, move
                    progressed = True
        if not progressed:
            return Walk(came, tuple(fired))
        waiting = still


def _wanted(move: Transition) -> set[str]:
    """Facts a command wants from others: what it can be given with, it does not want from them."""
    return {need.fact for need in move.requires} - {*move.captures, *move.optional}


def gives(move: Transition) -> set[str]:
    """Facts a command may leave in the case that were not there: given with it, stamped, computed."""
    if _CORRECTS in move.guards:
        return {*move.captures}
    computed = {name for c in move.computes for name in COMPUTATIONS[c].gives}
    stamped = {move.stamps} if move.stamps else set()
    return {*move.captures, *move.optional, *stamped, *computed}


def at_opening(lifecycle: Lifecycle) -> set[str]:
    """Facts a case may hold as soon as it is opened."""
    return {*lifecycle.inherits, *gives(lifecycle.opening)}


def after(lifecycle: Lifecycle) -> dict[str, frozenset[str]]:
    """For each state, those that can come after it, itself included."""
    steps: dict[str, set[str]] = {state.id: set() for state in lifecycle.states}
    for move in lifecycle.transitions:
        for source in move.sources:
            steps[source].add(move.leads_to(source))
    found = {}
    for state in steps:
        reached, waiting = {state}, [state]
        while waiting:
            new = steps[waiting.pop()] - reached
            reached |= new
            waiting += new
        found[state] = frozenset(reached)
    return found


def closing(lifecycle: Lifecycle) -> set[str]:
    """States from which a final one can be reached."""
    found = {state.id for state in lifecycle.states if state.final}
    while more := {
        source
        for move in lifecycle.transitions
        for source in move.sources
        if source not in found and move.leads_to(source) in found
    }:
        found |= more
    return found

"""A lifecycle as a graph: naming a state, what can be reached, how far it is."""

from collections import deque
from collections.abc import Mapping
from difflib import get_close_matches

from sua.domain.errors import InputError
from sua.engine.lifecycle import Lifecycle, State


def named_state(cycle: Lifecycle, name: str) -> State:
    """The state of that id or Italian name.

    Raises:
        InputError: there is none; the message has those that resemble it most.
    """
    wanted = name.strip().casefold()
    found = [s for s in cycle.states if wanted in (s.id.casefold(), s.label.casefold())]
    if found:
        return found[0]
    words = {s.id: s for s in cycle.states} | {s.label.casefold(): s for s in cycle.states}
    close = {words[w].id: words[w] for w in get_close_matches(wanted, words, n=4, cutoff=0.6)}
    among = close.values() or cycle.states
    known = "; ".join(f"{s.id} («{s.label}»)" for s in list(among)[: 3 if close else None])
    hint = "forse si intendeva" if close else "gli stati sono"
    raise InputError(
        f"«{cycle.label}» non ha lo stato «{name[:60]}»; {hint}: {known}.",
        code="plan.unknown_state",
        field="to",
    )


def reached(cycle: Lifecycle, origin: str) -> tuple[State, ...]:
    """The other states that can be reached from one, in the order of the lifecycle."""
    seen, queue = {origin}, deque([origin])
    while queue:
        here = queue.popleft()
        for move in cycle.leaving(here):
            to = move.leads_to(here)
            if to not in seen:
                seen.add(to)
                queue.append(to)
    return tuple(s for s in cycle.states if s.id in seen and s.id != origin)


def distances(cycle: Lifecycle, goal: str) -> Mapping[str, int]:
    """How many acts at least from each state from which ``goal`` can be reached."""
    behind: dict[str, set[str]] = {}
    for move in cycle.transitions:
        for state in move.sources:
            behind.setdefault(move.leads_to(state), set()).add(state)
    far, queue = {goal: 0}, deque([goal])
    while queue:
        state = queue.popleft()
        for earlier in behind.get(state, set()) - far.keys():
            far[earlier] = far[state] + 1
            queue.append(earlier)
    return far

"""The one place where `transitions` moves a state.

One immutable machine per lifecycle version, shared by every case: no model is ever registered with
it, so no case can leak into it; ``auto_transitions`` is off, so no ``to_<state>()`` jump exists; no
condition is given to it, because the library stops at the first false one and accepts a misspelt
name, while our guards are all evaluated, by name proven at load.
"""

from functools import lru_cache
from typing import Any

from transitions import Machine
from transitions.core import Event as TransitionsEvent
from transitions.core import MachineError
from transitions.core import State as TransitionsState

from sua.engine.lifecycle import Lifecycle

# How the library is told that a move leads back to where it started.
_STAY = "="


class _Cursor:
    """What the library moves: a state and nothing else, discarded after one step."""

    __slots__ = ("state",)

    def __init__(self, state: str) -> None:
        self.state = state


class StateMachine:
    """The states and moves of one lifecycle version."""

    def __init__(self, lifecycle: Lifecycle) -> None:
        self._machine: Any = Machine(
            model=None,
            states=[TransitionsState(name=s.id, final=s.final) for s in lifecycle.states],
            transitions=[
                {"trigger": t.command, "source": list(t.sources), "dest": t.to or _STAY}
                for t in lifecycle.transitions
            ],
            initial=lifecycle.initial,
            auto_transitions=False,
            send_event=False,
        )

    def move(self, state: str, command: str) -> str | None:
        """The state ``command`` leads to from ``state``, or None where it leads nowhere."""
        event: TransitionsEvent | None = self._machine.events.get(command)
        if event is None:
            return None
        cursor = _Cursor(state)
        try:
            event.trigger(cursor)
        except MachineError:
            return None
        return cursor.state


@lru_cache(maxsize=256)
def machine_for(lifecycle: Lifecycle) -> StateMachine:
    """The machine of that version, built once."""
    return StateMachine(lifecycle)

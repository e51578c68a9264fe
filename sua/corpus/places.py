"""Where each thing of a lifecycle is written, so that a fault is told with the file and the block."""

from dataclasses import dataclass, field

from sua.engine.lifecycle import DeadlineRule, Transition


@dataclass(slots=True)
class Places:
    """File and block of every state, command and term; ``own`` is the procedure's file."""

    own: str
    states: dict[str, str] = field(default_factory=dict)
    _moves: dict[int, str] = field(default_factory=dict)
    _terms: dict[int, str] = field(default_factory=dict)

    def moved(self, transition: Transition, place: str) -> None:
        """Remember where a command is written."""
        self._moves[id(transition)] = place

    def term(self, rule: DeadlineRule, place: str) -> None:
        """Remember where a term is written."""
        self._terms[id(rule)] = place

    def of_move(self, transition: Transition) -> str:
        """Where a command is written."""
        return self._moves.get(id(transition), f"{self.own}: [opening]")

    def of_term(self, rule: DeadlineRule) -> str:
        """Where a term is written."""
        return self._terms[id(rule)]

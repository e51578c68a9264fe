"""What can be done now: every action of the state, allowed or blocked with all its reasons."""

from collections.abc import Iterator
from dataclasses import dataclass

from sua.domain.case import Case
from sua.domain.commands import Command, Context
from sua.domain.organizations import Parties
from sua.domain.verdicts import Denied, Obstacle
from sua.engine.decide import Refused, decide
from sua.engine.lifecycle import Transition
from sua.engine.rulebook import RuleBook


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One command of the state as it looks to this actor now.

    ``needs`` are the facts the command itself must carry; ``obstacles`` everything else that blocks.
    """

    transition: Transition
    needs: tuple[str, ...]
    obstacles: tuple[Obstacle, ...]

    @property
    def available(self) -> bool:
        """Whether giving the facts it needs would suffice."""
        return not self.obstacles


def actions(book: RuleBook, case: Case, context: Context, parties: Parties) -> Iterator[Action]:
    """Every command that leaves the state, in the order of the lifecycle."""
    for transition in book.lifecycle.leaving(case.state):
        command = Command(case_id=case.id, name=transition.command)
        decision = decide(book, case, command, context, parties)
        obstacles = decision.obstacles if isinstance(decision, Refused) else ()
        needed = {f"required.{name}" for name in transition.captures}
        yield Action(
            transition=transition,
            needs=transition.captures,
            obstacles=tuple(
                o for o in obstacles if not (isinstance(o, Denied) and o.rule in needed)
            ),
        )

"""What can be done now: every action of the state, allowed or blocked with all its reasons."""

from collections.abc import Iterable, Iterator
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
    ``lot`` is the lot it is for; empty for the case, or for every lot at once. ``state`` is the
    state, of that lot or of the case, in which it was looked at.
    """

    transition: Transition
    needs: tuple[str, ...]
    obstacles: tuple[Obstacle, ...]
    state: str
    lot: str = ""

    @property
    def available(self) -> bool:
        """Whether giving the facts it needs would suffice."""
        return not self.obstacles


def actions(
    book: RuleBook, case: Case, context: Context, parties: Parties, lot: str = ""
) -> Iterator[Action]:
    """Every command that leaves the state of the case or of ``lot``, in the order of the lifecycle.

    Of a case whose lots live their own lives, the commands for all its lots together.
    """
    state = case.lots[lot].state if lot else case.state
    for transition in _leaving(book, case, state, all_lots=bool(case.lots) and not lot):
        command = Command(case_id=case.id, name=transition.command, lot=lot)
        decision = decide(book, case, command, context, parties)
        obstacles = decision.obstacles if isinstance(decision, Refused) else ()
        needed = {f"required.{name}" for name in transition.captures}
        yield Action(
            transition=transition,
            needs=transition.captures,
            obstacles=tuple(
                o for o in obstacles if not (isinstance(o, Denied) and o.rule in needed)
            ),
            state=state,
            lot=lot,
        )


def _leaving(book: RuleBook, case: Case, state: str, *, all_lots: bool) -> Iterable[Transition]:
    own = book.lifecycle.leaving(state)
    if not all_lots:
        return own
    states = {lot.state for lot in case.lots.values()}
    together = (t for t in book.lifecycle.transitions if t.all_lots and states & {*t.sources})
    return {t.command: t for t in (*own, *together)}.values()

"""What ``decide`` answers: the command holds, and what follows; or it does not, and every reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sua.domain.facts import FactValue
from sua.domain.takeover import Takeover
from sua.domain.verdicts import Obstacle
from sua.engine.evolve import Step
from sua.engine.lifecycle import Transition
from sua.engine.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class LotMove:
    """What a command does to one lot.

    Attributes:
        facts: everything it adds to the lot; ``own`` those it does not add to all the others alike.
    """

    lot: str
    source: str
    to: str
    facts: Mapping[str, FactValue]
    own: Mapping[str, FactValue]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """The command holds: where it leads and which facts it adds (captured, stamped, computed).

    Attributes:
        source: state it leaves; of one lot's command, the lot's; so is ``to``.
        facts: added to the case, or to every lot in ``lots`` alike.
        lot: lot the command names; empty otherwise.
        lots: what becomes of each lot concerned; empty where it concerns the case as a whole.
        taken: of an opening that takes a running case over, the life already lived; ``lots`` are
            then those it has by now. ``pinned`` says that the law was fixed in that life.
        parent_lot: of an opening, the lot of the parent the case is born from; empty: the parent.
    """

    transition: Transition
    source: str
    to: str
    at: datetime
    facts: Mapping[str, FactValue]
    allowed: tuple[str, ...]
    situation: Situation
    lot: str = ""
    lots: tuple[LotMove, ...] = ()
    taken: Takeover | None = None
    pinned: bool = False
    parent_lot: str = ""

    @property
    def pins(self) -> bool:
        """Whether the law of its day rules the case from here on."""
        return self.pinned or self.transition.pins

    def step(self, pin: str | None = None) -> Step:
        """What :func:`sua.engine.takeover.settled` makes the case take."""
        return Step(
            transition=self.transition,
            facts=self.facts,
            at=self.at,
            lots={move.lot: move.facts for move in self.lots},
            pin=pin,
            taken=self.taken,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The command does not hold: every obstacle, in the order of the lifecycle."""

    obstacles: tuple[Obstacle, ...]
    at: datetime
    allowed: tuple[str, ...] = ()


Decision = Accepted | Refused

"""What a plan says: the acts that lead a case to a state, each with who, what and from which day.

Days are legal days of Europe/Rome. A plan is a forecast: it supposes that whatever may be done is
done on the first lawful day, and says what somebody has yet to give, to judge, or to mend.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sua.domain.facts import FactType, FactValue
from sua.domain.people import Role
from sua.domain.verdicts import Obstacle
from sua.engine.lifecycle import Notice


class NeedKind(StrEnum):
    """Why a fact stands among what an act needs."""

    CAPTURE = "capture"
    """The command carries it, always."""
    MISSING = "missing"
    """The case does not hold it, and a step of the plan asks for it."""
    CORRECT = "correct"
    """The case holds it with a value that does not do."""
    JUDGEMENT = "judgement"
    """A person judges, with reasons: the plan supposes nothing silently."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A fact to be given with an act.

    Attributes:
        fact: its name in the register; ``label`` its Italian name.
        question: Italian question, where it is a judgement.
        value: value supposed, for dates and instants (the earliest lawful ones), for amounts, and
            for what the acts that follow insist on; else None. A list stands for its length alone.
        answer: the only answer of a judgement with which the plan holds; None: either does.
    """

    fact: str
    label: str
    type: FactType
    kind: NeedKind
    question: str = ""
    value: FactValue | None = None
    answer: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """A cause of time: the rule that forbids an act before ``until``."""

    rule: str
    reason: str
    source: str
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedAct:
    """One act of a plan.

    Attributes:
        actors: roles that may give it as the case will be; all those of the command where none may.
        at: first lawful instant (aware UTC); its day is :attr:`day`.
        latest: last day on which it leaves time for the rest, where a day was set to be met.
        waits: why not earlier.
        conditions: rules that the facts still to be given have to satisfy.
        obstacles: what stays in the way and no fact of the plan mends.
        withheld: some reason is not told, because the state still seals what it speaks of.
    """

    command: str
    label: str
    source: str
    actors: tuple[Role, ...]
    origin: str
    to: str
    at: datetime
    day: date
    needs: tuple[Need, ...] = ()
    waits: tuple[Wait, ...] = ()
    conditions: tuple[Obstacle, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    document: str | None = None
    notices: tuple[Notice, ...] = ()
    pins: bool = False
    latest: date | None = None
    withheld: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The shortest lawful sequence of acts from a state to another.

    Attributes:
        start: legal day from which it was reckoned.
        by: day to be met, if one was set; ``late`` says by how many days it cannot be.
    """

    origin: str
    target: str
    start: date
    acts: tuple[PlannedAct, ...]
    by: date | None = None
    lot: str = ""

    @property
    def day(self) -> date:
        """Earliest day on which the state is reached."""
        return self.acts[-1].day

    @property
    def late(self) -> int:
        """Days by which the day set cannot be met; 0 where it can, or none was set."""
        return max(0, (self.day - self.by).days) if self.by else 0

    @property
    def blocked(self) -> bool:
        """Whether some act has an obstacle that nothing in the plan mends."""
        return any(act.obstacles or act.withheld for act in self.acts)

"""One act tried on a hypothetical case: as early as the rules allow, with facts supposed where missing.

The act is decided by :func:`sua.engine.decide.decide` like a real one. Where it is refused, the reason
is mended if it can be: a fact the command takes is supposed, a supposed one is given another value, a
cause of time is waited for. What is left is told, and the act is supposed done all the same, so that
the plan can be seen to its end.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from sua.domain.calendar import ROME, end_of_day, legal_day
from sua.domain.case import Case
from sua.domain.commands import Command, Context
from sua.domain.fact_codec import fact_to_json
from sua.domain.facts import FactValue
from sua.domain.organizations import Parties
from sua.domain.people import Actor, Role
from sua.domain.verdicts import NeedsJudgement, Obstacle
from sua.engine.decide import Decision, Refused, decide
from sua.engine.guards import GUARDS, Fail, Finding
from sua.engine.lifecycle import Transition
from sua.engine.placeholder_lists import person
from sua.engine.plans import Wait
from sua.engine.probing import SENSELESS, Question
from sua.engine.rulebook import RuleBook

_TICK = timedelta(seconds=1)
_IN_CASE = frozenset({Role.BUYER, Role.SUA_RUP, Role.BOARD})


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What a plan rests on beside the case.

    Attributes:
        books: the rule book of a day, for a case not pinned yet; that of the case otherwise.
        veiled: facts whose value must not be told to whoever asks: supposed unknown.
        lot: the lot followed once the lots part; empty: the first of them, for all alike.
        looked: guard → facts it was seen to look at.
    """

    books: Callable[[date], RuleBook]
    parties: Parties
    veiled: frozenset[str] = frozenset()
    lot: str = ""
    looked: dict[str, set[str]] = field(default_factory=dict)

    def first_value(
        self,
        question: Question,
        name: str,
        values: Iterable[FactValue],
        guard: str,
        others: Iterable[str],
    ) -> FactValue | None:
        """The first value of a fact that satisfies a rule, or part of it, and breaks no other.

        Only rules that were seen to look at the fact are asked; ``looked`` remembers at what each did.
        """
        also = []
        for other in others:
            if other == guard or other not in GUARDS:
                continue
            if name in self.looks(question, other) and not question.ask(other).findings:
                also.append(other)
        before = question.ask(guard).findings
        partly, fewest = None, len(before)
        for value in values:
            asked = question.with_fact(name, value)
            left = asked.ask(guard).findings
            # As many findings but of another kind: the rule got further before it objected.
            further = partly is None and len(left) == fewest and _kinds(left) != _kinds(before)
            if (len(left) < fewest or further) and not asked.fails(also):
                partly, fewest = value, len(left)
                if not left:
                    break
        return partly

    def looks(self, question: Question, guard: str) -> set[str]:
        """The facts a rule was seen to look at."""
        if guard not in self.looked:
            self.looked[guard] = set(question.ask(guard).facts)
        return self.looked[guard]

    def one_lot(self, case: Case) -> Case:
        """The case as the lot followed sees it, if its lots have just parted."""
        if not case.lots:
            return case
        return case.of_lot(self.lot or next(iter(case.lots)))


def _kinds(findings: Iterable[Finding]) -> set[object]:
    return {(f.field, f.variant) if isinstance(f, Fail) else f for f in findings}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """A case as it would be.

    Attributes:
        at: instant from which the next act may be.
        supposed: facts whose value was invented, or computed from invented ones.
        unseen: facts not in the case that something already done would have given.
        asked: supposed fact → rules of the act that gave it, which another value must satisfy too.
        book: the rule book pinned by an act of the plan.
    """

    case: Case
    at: datetime
    supposed: frozenset[str] = frozenset()
    unseen: frozenset[str] = frozenset()
    asked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    book: RuleBook | None = None

    def rules(self, world: World, at: datetime) -> RuleBook:
        """The rule book an act is decided by at that instant."""
        return self.book or world.books(legal_day(at))


@dataclass(frozen=True, slots=True)
class Lack:
    """What would mend an obstacle: one of ``items`` (see :mod:`sua.engine.plan_routes`).

    ``hopeless``: without one of them it stays, whatever the facts still to be given.
    """

    items: frozenset[str]
    hopeless: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What came of trying an act.

    Attributes:
        actor: who is supposed to give it; ``by_role``: that role and no other.
        lenient: facts that nobody asked for were allowed.
        after: the case supposed after it.
        given: facts supposed to be given with it.
        waits: causes of time waited for, in order.
        conditions: obstacles that depend on facts still to be given.
        obstacles: the others, which stay.
        lacks: what might mend the obstacles, and the conditions too.
    """

    transition: Transition
    actor: Actor
    at: datetime
    after: Hypothesis
    given: Mapping[str, FactValue]
    waits: tuple[Wait, ...] = ()
    conditions: tuple[Obstacle, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    lacks: tuple[Lack, ...] = ()
    by_role: bool = False
    lenient: bool = False


def start(world: World, case: Case, now: datetime) -> Hypothesis:
    """The case as it is, at the first instant at which something may follow.

    What is veiled is taken out: its value is as unknown as that of what is still to come.
    """
    kept = {name: value for name, value in case.facts.items() if name not in world.veiled}
    at = max(now, case.last_at) if case.last_at else now
    return Hypothesis(case=replace(case, facts=kept), at=at, unseen=world.veiled)


def actors(before: Hypothesis, transition: Transition, day: date) -> Iterator[Actor]:
    """Who may be thought to give a command: holders of a role in the case, or people invented."""
    case = before.case
    for role in transition.actors:
        body = case.buyer if role is Role.BUYER else case.province
        holders = sorted(case.holders(role, day)) if role in _IN_CASE else []
        for somebody in holders or [person(f"{role}:{n}") for n in range(2)]:
            yield Actor(somebody, role, body)


def decided(
    world: World,
    before: Hypothesis,
    transition: Transition,
    given: Mapping[str, FactValue],
    *,
    actor: Actor,
    at: datetime,
) -> Decision:
    """The engine's decision on a hypothetical case."""
    case = before.case
    command = Command(
        case_id=case.id,
        name=transition.command,
        facts={name: fact_to_json(value) for name, value in given.items()},
    )
    book = before.rules(world, at)
    try:
        return decide(book, case, command, Context(actor=actor, now=at), world.parties)
    except SENSELESS:
        question = Question(
            book=book, case=case, given=given, at=at, actor=actor, parties=world.parties
        )
        return Refused(obstacles=question.obstacles(transition), at=at)


def moments(before: Hypothesis, day: date, after: datetime) -> Iterator[datetime]:
    """Instants of a day after another instant: its beginning, those the case knows, its end."""
    begins = datetime.combine(day, time(), ROME).astimezone(UTC)
    known = sorted(
        value
        for value in before.case.facts.values()
        if isinstance(value, datetime) and legal_day(value) == day
    )
    ends = end_of_day(day) - _TICK
    yield from (at for at in (begins, *known, ends) if at > after)


def asks_for_a_fact(obstacle: Obstacle) -> bool:
    """Whether an obstacle is there because a fact or a judgement is missing, or has lapsed."""
    return isinstance(obstacle, NeedsJudgement) or obstacle.rule.startswith(
        ("required.", "lapsed.")
    )

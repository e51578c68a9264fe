"""From an act tried to an act told: who may give it, what it needs, why not earlier."""

from dataclasses import replace

from sua.domain.calendar import legal_day
from sua.domain.facts import FactType, Judgement
from sua.domain.people import Role
from sua.engine import placeholders
from sua.engine.decide import Refused
from sua.engine.guards import GUARDS, Ask
from sua.engine.plans import Need, NeedKind, PlannedAct, Wait
from sua.engine.probing import Question
from sua.engine.simulation import Hypothesis, Tried, World, actors, decided

_SHOWN = (FactType.DATE, FactType.INSTANT, FactType.EURO)
# Values that say something where a rule insists on them; a list stands for its length.
_TELLING = (
    FactType.INTEGER,
    FactType.BOOLEAN,
    FactType.CHOICE,
    FactType.PERCENT,
    FactType.OPERATORS,
    FactType.EXCLUSIONS,
    FactType.BIDS,
)


def act_of(world: World, before: Hypothesis, tried: Tried) -> PlannedAct:
    """The act as a plan tells it; what speaks of veiled facts is withheld."""
    return _Telling(world, before, tried).act()


class _Telling:
    def __init__(self, world: World, before: Hypothesis, tried: Tried) -> None:
        self.world, self.before, self.tried = world, before, tried
        self.move = tried.transition
        self.book = before.rules(world, tried.at)
        everybody = actors(before, self.move, legal_day(tried.at))
        self.actor = next(a for a in everybody)

    def act(self) -> PlannedAct:
        move, tried = self.move, self.tried
        conditions = tuple(o for o in tried.conditions if not self.veiled(o.rule, o.field))
        obstacles = tuple(o for o in tried.obstacles if not self.veiled(o.rule, o.field))
        told = len(conditions) + len(obstacles)
        return PlannedAct(
            command=move.command,
            label=move.label,
            source=move.source,
            actors=self.roles(),
            origin=self.before.case.state,
            to=tried.after.case.state,
            at=tried.at,
            day=legal_day(tried.at),
            needs=tuple(self.need(name) for name in tried.given),
            waits=tuple(self.wait(w) for w in tried.waits),
            conditions=conditions,
            obstacles=obstacles,
            document=move.document,
            notices=move.notices,
            pins=move.pins,
            withheld=told < len(tried.conditions) + len(tried.obstacles),
        )

    def question(self, **given: object) -> Question:
        facts = {n: v for n, v in {**self.tried.given, **given}.items() if v is not None}
        held = {n: v for n, v in self.before.case.facts.items() if n not in given}
        return Question(
            book=self.book,
            case=replace(self.before.case, facts=held),
            given=facts,  # type: ignore[arg-type] # values of facts, None left out
            at=self.tried.at,
            actor=self.actor,
            parties=self.world.parties,
        )

    def veiled(self, rule: str, field: str | None) -> bool:
        """Whether a reason rests on what must not be told."""
        looked = set(self.question().ask(rule).facts) if rule in GUARDS else set()
        return bool((looked | {field or ""}) & self.world.veiled)

    def wait(self, wait: Wait) -> Wait:
        if self.veiled(wait.rule, None):
            return replace(wait, reason=self.book.guards[wait.rule].label)
        return wait

    def roles(self) -> tuple[Role, ...]:
        """Roles of the command that meet no more obstacles than the others."""
        move = self.move
        if self.tried.by_role:
            return (self.tried.actor.role,)
        if len(move.actors) == 1:
            return move.actors
        fewest: dict[Role, int] = {}
        for actor in actors(self.before, move, legal_day(self.tried.at)):
            found = decided(
                self.world, self.before, move, self.tried.given, actor=actor, at=self.tried.at
            )
            left = len(found.obstacles) if isinstance(found, Refused) else 0
            fewest[actor.role] = min(left, fewest.get(actor.role, left))
        least = min(fewest.values())
        return tuple(role for role in move.actors if fewest[role] == least)

    def need(self, name: str) -> Need:
        definition = self.book.facts[name]
        value = self.tried.given[name]
        kind = NeedKind.MISSING
        if definition.type is FactType.JUDGEMENT:
            kind = NeedKind.JUDGEMENT
        elif name in self.move.captures:
            kind = NeedKind.CAPTURE
        elif name in self.before.case.facts and name not in self.before.supposed:
            kind = NeedKind.CORRECT
        judged = isinstance(value, Judgement)
        insisted = value != placeholders.first(
            definition, self.before.case.facts, self.tried.at, legal_day(self.tried.at)
        )
        return Need(
            fact=name,
            label=definition.label,
            type=definition.type,
            kind=kind,
            question=(definition.question or self.asked(name)) if judged else "",
            value=value if definition.type in (*_SHOWN, *(_TELLING if insisted else ())) else None,
            answer=self.only_answer(name, value, insisted=insisted)
            if isinstance(value, Judgement)
            else None,
        )

    def asked(self, name: str) -> str:
        """The question a guard asks where that judgement is missing."""
        without = self.question(**{name: None})
        for guard in self.move.guards:
            if Ask(name) in without.ask(guard).findings:
                return self.book.guards[guard].question
        return ""

    def only_answer(self, name: str, value: Judgement, *, insisted: bool) -> bool | None:
        """The answer supposed, if with the other one a rule of this act or of a later one objects."""
        if insisted:
            return value.answer
        other = self.question(**{name: replace(value, answer=not value.answer)})
        ours = self.question()
        for guard in self.move.guards:
            if other.ask(guard).findings and not ours.ask(guard).findings:
                return value.answer
        return None

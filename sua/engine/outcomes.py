"""What came of an act tried: what is left of its obstacles, and the case supposed after it."""

from dataclasses import replace

from sua.domain.facts import FactValue
from sua.domain.people import Actor
from sua.domain.verdicts import Obstacle
from sua.engine.decide import Accepted, Decision, Refused
from sua.engine.evolve import advance
from sua.engine.guards import GUARDS
from sua.engine.plan_graph import facts_taken
from sua.engine.probing import Question
from sua.engine.rulebook import RuleBook
from sua.engine.simulation import Hypothesis, Tried, World


def outcome(
    world: World, before: Hypothesis, actor: Actor, decision: Decision, so_far: Tried
) -> Tried:
    """The act told apart: what facts to come may satisfy, what stays, what follows all the same.

    ``so_far`` has what was done to make it hold: its instant, the facts given, the waits.
    """
    book, given = before.rules(world, so_far.at), so_far.given
    question = Question(
        book=book,
        case=before.case,
        given=given,
        at=so_far.at,
        actor=actor,
        parties=world.parties,
    )
    conditions: list[Obstacle] = []
    obstacles: list[Obstacle] = []
    facts: set[str] = set()
    done: set[str] = set()
    unknown = before.supposed | before.unseen | frozenset(given)
    for obstacle in decision.obstacles if isinstance(decision, Refused) else ():
        looked = question.ask(obstacle.rule) if obstacle.rule in GUARDS else None
        names = {name for name in (obstacle.field, *(looked.facts if looked else ())) if name}
        if looked and names & unknown and not awaits(obstacle, unknown, book):
            conditions.append(obstacle)
            continue
        obstacles.append(obstacle)
        facts |= names
        done |= set(looked.done if looked else ())
    return replace(
        so_far,
        after=_after(before, book, actor, decision, so_far),
        conditions=tuple(conditions),
        obstacles=tuple(obstacles),
        facts=frozenset(facts),
        done=frozenset(done),
    )


def awaits(obstacle: Obstacle, unknown: frozenset[str], book: RuleBook) -> bool:
    """Whether a rule asks for a fact that a command gives and that nobody is supposed to give yet."""
    name = obstacle.field
    return bool(name) and name not in unknown and name in facts_taken(book.lifecycle)


def _after(
    before: Hypothesis, book: RuleBook, actor: Actor, decision: Decision, tried: Tried
) -> Hypothesis:
    move, unseen = tried.transition, before.unseen
    facts: dict[str, FactValue] = dict(tried.given)
    if isinstance(decision, Accepted):
        facts |= decision.facts
    else:
        if move.stamps:
            facts[move.stamps] = actor.person
        if move.computes:
            unseen |= _computed(book)
    # What is computed from invented values is invented too.
    invented = set(facts) if tried.given or before.supposed else set()
    pin = book.digest if move.pins else None
    return Hypothesis(
        case=advance(before.case, move, facts, tried.at, pin),
        at=tried.at,
        supposed=before.supposed | invented,
        unseen=unseen,
        book=book if move.pins else before.book,
    )


def _computed(book: RuleBook) -> frozenset[str]:
    """Facts that no command takes: the engine's calculators give them."""
    cycle = book.lifecycle
    opened = {*cycle.opening.captures, *cycle.opening.optional, *cycle.inherits}
    return frozenset(book.facts) - facts_taken(cycle) - opened

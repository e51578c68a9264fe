"""What came of an act tried: what is left of its obstacles, and the case supposed after it."""

from collections.abc import Collection
from dataclasses import replace

from sua.domain.people import Actor
from sua.domain.verdicts import Obstacle
from sua.engine.decide import Accepted, Decision, Refused
from sua.engine.evolve import Step, advance
from sua.engine.guards import GUARDS
from sua.engine.plan_routes import computed, givable, given_by
from sua.engine.probing import Probe, Question, grown
from sua.engine.rulebook import RuleBook
from sua.engine.simulation import Hypothesis, Lack, Tried, World


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
    lacks: list[Lack] = []
    unknown = before.supposed | before.unseen | frozenset(given)
    for obstacle in decision.obstacles if isinstance(decision, Refused) else ():
        looked = question.ask(obstacle.rule) if obstacle.rule in GUARDS else None
        seen = set(looked.facts if looked else ())
        open_facts = bool(looked) and bool((seen | {obstacle.field}) & unknown)
        stays = not open_facts or awaits(obstacle, unknown, book)
        (obstacles if stays else conditions).append(obstacle)
        items = _lifting(obstacle, book)
        if obstacle.field and obstacle.field not in unknown:
            items |= {f"fact:{obstacle.field}"}
        elif looked:
            items |= _guessed(book, before, looked, given, open_facts=open_facts)
        lacks.append(Lack(items, stays))
    return replace(
        so_far,
        after=_after(world, before, actor, decision, so_far),
        conditions=tuple(conditions),
        obstacles=tuple(obstacles),
        lacks=tuple(lacks),
    )


def _guessed(
    book: RuleBook,
    before: Hypothesis,
    looked: Probe,
    given: Collection[str],
    *,
    open_facts: bool,
) -> frozenset[str]:
    """What a rule may lack that names no fact: by what it looked at, the likeliest kind of thing.

    A command not given yet; else, where no fact is still open, one that is not there. What is there
    is what it is: no rule is got round by saying otherwise.
    """
    known = givable(book.lifecycle)
    seen = set(looked.facts)
    done = {f"done:{name}" for name in looked.done if name not in before.case.done} & known
    again = {f"fact:{name}" for name in _computed_of(book, seen)}
    if done or again or open_facts:
        return frozenset(done | again)
    absent = {f"fact:{n}" for n in seen - before.case.facts.keys() - set(given)} & known
    return frozenset(absent)


def _computed_of(book: RuleBook, names: Collection[str]) -> frozenset[str]:
    """Those facts that only calculators give: giving them again may be what mends."""
    return frozenset(names) & computed(book.lifecycle)


def _lifting(obstacle: Obstacle, book: RuleBook) -> frozenset[str]:
    """Commands that may end a judge's interim order, where that is what stands in the way."""
    if obstacle.rule != "suspended":
        return frozenset()
    moves = book.lifecycle.transitions
    return frozenset(f"done:{t.command}" for t in moves if t.during_suspension and t.computes)


def awaits(obstacle: Obstacle, unknown: frozenset[str], book: RuleBook) -> bool:
    """Whether a rule asks for a fact that a command gives and that nobody is supposed to give yet."""
    name = obstacle.field
    return bool(name) and name not in unknown and f"fact:{name}" in givable(book.lifecycle)


def _after(
    world: World, before: Hypothesis, actor: Actor, decision: Decision, tried: Tried
) -> Hypothesis:
    book = before.rules(world, tried.at)
    move, unseen = tried.transition, before.unseen
    facts = grown(book, before.case, tried.given)
    if isinstance(decision, Accepted):
        facts |= decision.facts
    else:
        if move.stamps:
            facts[move.stamps] = actor.person
        unseen |= given_by(move) - facts.keys() & computed(book.lifecycle)
    # What is computed from invented values is invented too.
    invented = set(facts) if tried.given or before.supposed else set()
    pin = book.digest if move.pins else None
    step = Step(transition=move, facts=facts, at=tried.at, pin=pin)
    return Hypothesis(
        case=world.one_lot(advance(book, before.case, step)),
        at=tried.at,
        supposed=before.supposed | invented,
        unseen=unseen,
        asked={**before.asked, **dict.fromkeys(tried.given, move.guards)},
        book=book if move.pins else before.book,
    )

"""Routes through a lifecycle in the abstract: states, and what is known so far to be lacking where.

An *item* is something a route may have: ``fact:x`` (the fact is given by an act of the route),
``fact:x%role`` (by that role), ``fact:x%role@state`` (by that role while in that state), ``done:c``
(the command is given). A *clause* is a set of items of which an act needs one. Nothing is simulated
here, so that the search can be exact and still quick: what acts need is learnt by trying them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from heapq import heappop, heappush
from itertools import count

from sua.domain.people import Role
from sua.engine.computations import COMPUTATIONS
from sua.engine.lifecycle import Lifecycle, Transition

Clauses = Mapping[tuple[str, str], frozenset[frozenset[str]]]
"""What is known to be needed: by command and state in which it is given."""


@dataclass(frozen=True, slots=True)
class Move:
    """One act of a route: ``role`` if it must be that one; ``news`` the items it adds to the route."""

    transition: Transition
    state: str
    role: Role | None
    news: frozenset[str]

    @property
    def key(self) -> tuple[str, str, Role | None, frozenset[str]]:
        """What makes it the same act as another."""
        return self.transition.command, self.state, self.role, self.news


def given_by(move: Transition) -> frozenset[str]:
    """Facts that a command takes, stamps or has computed."""
    computed = (name for c in move.computes for name in COMPUTATIONS[c].gives)
    return frozenset([*move.captures, *move.optional, *filter(None, [move.stamps]), *computed])


@lru_cache(maxsize=256)
def givable(cycle: Lifecycle) -> frozenset[str]:
    """Every ``fact:`` and ``done:`` item that some command of the lifecycle may bring."""
    facts = {f"fact:{name}" for move in cycle.transitions for name in given_by(move)}
    return frozenset(facts | {f"done:{name}" for name in cycle.commands})


@lru_cache(maxsize=256)
def computed(cycle: Lifecycle) -> frozenset[str]:
    """Facts that only the engine's calculators give."""
    moves = (cycle.opening, *cycle.transitions)
    taken = {name for move in moves for name in (*move.captures, *move.optional)}
    every = {name for move in moves for c in move.computes for name in COMPUTATIONS[c].gives}
    return frozenset(every - taken)


def brought(move: Transition, state: str, role: Role | None) -> Iterator[str]:
    """Items that an act may add to a route."""
    return items_of(move, given_by(move), state, role)


def items_of(
    move: Transition, facts: Iterable[str], state: str, role: Role | None
) -> Iterator[str]:
    """Items that an act adds to a route when it gives those facts."""
    yield f"done:{move.command}"
    for name in facts:
        yield f"fact:{name}"
        if role is not None:
            yield f"fact:{name}%{role}"
            yield f"fact:{name}%{role}@{state}"


def best_route(
    cycle: Lifecycle, origin: str, goal: str, far: Mapping[str, int], needs: Clauses
) -> tuple[Move, ...]:
    """The route that lacks the fewest things, then the one with the fewest acts.

    Acts that leave the case where it is come as late as they may. ``far`` has the least number of
    acts from each state to the goal; states that are not in it lead nowhere.
    """
    return _Search(cycle, far, needs).run(origin, goal)


@dataclass(frozen=True, slots=True)
class _Node:
    hard: int
    acts: int
    early: int
    state: str
    held: int
    move: Move | None
    before: "_Node | None"

    @property
    def cost(self) -> tuple[int, int, int]:
        return self.hard, self.acts, self.early


class _Search:
    def __init__(self, cycle: Lifecycle, far: Mapping[str, int], needs: Clauses) -> None:
        self.cycle, self.far = cycle, far
        items = sorted({item for known in needs.values() for clause in known for item in clause})
        self.items = items
        self.bits = {item: 1 << n for n, item in enumerate(items)}
        self.needs = {
            step: [self.mask(clause) for clause in known] for step, known in needs.items()
        }
        self.moves: dict[str, list[tuple[Transition, str, Role | None, int]]] = {}

    def mask(self, items: Iterable[str]) -> int:
        found = 0
        for item in items:
            found |= self.bits.get(item, 0)
        return found

    def leaving(self, state: str) -> list[tuple[Transition, str, Role | None, int]]:
        """Moves that lead somewhere: transition, state reached, role if it matters, items."""
        if state not in self.moves:
            found = self.moves[state] = []
            for move in self.cycle.leaving(state):
                to = move.leads_to(state)
                if to not in self.far:
                    continue
                plain = self.mask(brought(move, state, None))
                ways = {plain: None} | {
                    mask: role
                    for role in reversed(move.actors)
                    if (mask := self.mask(brought(move, state, role))) != plain
                }
                found += [(move, to, role, mask) for mask, role in ways.items()]
        return self.moves[state]

    def run(self, origin: str, goal: str) -> tuple[Move, ...]:
        order = count()
        heap = [(0, self.far[origin], 0, next(order), _Node(0, 0, 0, origin, 0, None, None))]
        seen: dict[str, list[_Node]] = {}
        while heap:
            node = heappop(heap)[-1]
            if node.state == goal and node.move is not None:
                return self.told(node)
            known = seen.setdefault(node.state, [])
            if any(o.held | node.held == o.held and o.cost <= node.cost for o in known):
                continue
            known.append(node)
            for move, to, role, brings in self.leaving(node.state):
                held = node.held | brings
                stays = to == node.state
                if stays and held == node.held:
                    continue
                needed = self.needs.get((move.command, node.state), ())
                lacks = sum(not held & clause for clause in needed)
                ahead = _Node(
                    node.hard + lacks,
                    node.acts + 1,
                    node.early + (self.far[to] if stays else 0),
                    to,
                    held,
                    Move(move, node.state, role, frozenset(self.names(held & ~node.held))),
                    node,
                )
                key = (ahead.hard, ahead.acts + self.far[to], ahead.early, next(order), ahead)
                heappush(heap, key)
        raise ValueError("a state that can be reached has a route to it")

    def names(self, mask: int) -> Iterator[str]:
        return (item for item in self.items if self.bits[item] & mask)

    def told(self, node: _Node) -> tuple[Move, ...]:
        moves: list[Move] = []
        at: _Node | None = node
        while at is not None:
            if at.move is not None:
                moves.append(at.move)
            at = at.before
        return tuple(reversed(moves))

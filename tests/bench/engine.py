"""What the engine costs, against a bare `transitions` machine and a plain table on the same lifecycle.

The three walk the same path from the first state to a final one, over and over, in the same run; what
counts is the ratio. Explaining is measured on every state a story of the demonstration goes through.
"""

import gc
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import psutil
from transitions import Machine

sys.path.insert(0, str(Path(__file__).parents[2]))

from sua.corpus import rulebooks
from sua.corpus.rulebooks import Corpus
from sua.domain.commands import Context
from sua.domain.people import Role
from sua.engine.actions import actions
from sua.engine.lifecycle import Lifecycle
from sua.engine.machine import machine_for
from sua.service.dossier import load_dossier
from sua.service.installation import lifecycles
from sua.service.playing import play
from sua.service.rehearsal import Rehearsal
from tests.support import DEMO_STORY

CODE = "negotiated"
ROUNDS, STEPS, CASES = 7, 30_000, 1_000_000
STEP_RATIO, EXPLAIN_SECONDS, LOAD_SECONDS = 0.8, 1e-3, 2.0
GROWTH_BYTES = 4 << 20
Walk = Callable[[int], None]


def path_of(lifecycle: Lifecycle) -> list[tuple[str, str, str]]:
    """The shortest way from the first state to a final one: state, command, next state."""
    found: dict[str, list[tuple[str, str, str]]] = {lifecycle.initial: []}
    queue = [lifecycle.initial]
    for state in queue:
        if lifecycle.state(state).final:
            return found[state]
        for move in lifecycle.leaving(state):
            to = move.leads_to(state)
            if to not in found:
                found[to] = [*found[state], (state, move.command, to)]
                queue.append(to)
    raise ValueError("no final state")


def longest_of(lifecycle: Lifecycle) -> list[tuple[str, str, str]]:
    """A long simple way: depth first, so that the walk touches most of the definition."""
    best: list[tuple[str, str, str]] = []

    def go(state: str, seen: frozenset[str], way: list[tuple[str, str, str]]) -> None:
        nonlocal best
        if len(way) > len(best):
            best = list(way)
        for move in lifecycle.leaving(state):
            to = move.leads_to(state)
            if to not in seen and len(best) < len(lifecycle.states) // 2:
                go(to, seen | {to}, [*way, (state, move.command, to)])

    go(lifecycle.initial, frozenset({lifecycle.initial}), [])
    return best or path_of(lifecycle)


def walkers(lifecycle: Lifecycle) -> dict[str, Walk]:
    """Three ways of stepping along the same path."""
    way = longest_of(lifecycle)

    class Model:
        """What a bare machine moves."""

        state: str
        trigger: Callable[[str], bool]

    model = Model()
    machine = Machine(
        model=model,
        states=[s.id for s in lifecycle.states],
        transitions=[
            {"trigger": t.command, "source": list(t.sources), "dest": t.to or "="}
            for t in lifecycle.transitions
        ],
        initial=lifecycle.initial,
        auto_transitions=False,
    )
    table = {(s, t.command): t.leads_to(s) for t in lifecycle.transitions for s in t.sources}
    ours = machine_for(lifecycle)

    def bare(steps: int) -> None:
        for number in range(steps):
            place = number % len(way)
            if place == 0:
                machine.set_state(lifecycle.initial, model)
            model.trigger(way[place][1])

    def engine(steps: int) -> None:
        state: str | None = lifecycle.initial
        for number in range(steps):
            place = number % len(way)
            if place == 0:
                state = lifecycle.initial
            state = ours.move(state or "", way[place][1])

    def plain(steps: int) -> None:
        state = lifecycle.initial
        for number in range(steps):
            place = number % len(way)
            if place == 0:
                state = lifecycle.initial
            state = table[state, way[place][1]]

    return {"engine step": engine, "bare transitions trigger": bare, "plain table": plain}


def steps(lifecycle: Lifecycle) -> dict[str, float]:
    """Median seconds of a step for each walker, interleaved."""
    found: dict[str, list[float]] = {}
    ways = walkers(lifecycle)
    for _ in range(ROUNDS):
        for name, walk in ways.items():
            start = time.process_time()
            walk(STEPS)
            found.setdefault(name, []).append((time.process_time() - start) / STEPS)
    return {name: statistics.median(times) for name, times in found.items()}


def explaining(corpus: Corpus) -> Iterator[float]:
    """CPU seconds of explaining every action of the state, after each line of the demonstration."""
    dossier = load_dossier(DEMO_STORY)
    desk = Rehearsal(corpus, dossier)
    now = datetime.now(UTC)
    actors = [dossier.actor(role, key) for key, p in dossier.people.items() for role in p.roles]
    for step in play(dossier, desk, lifecycles(corpus), now, uuid4()):
        case = desk.cases[step.case_id]
        book = corpus.rulebook(case.workflow, step.line.at.date())
        for actor in actors:
            if actor.role is Role.SYSTEM:
                continue
            start = time.process_time()
            list(actions(book, case, Context(actor=actor, now=step.line.at), dossier.parties))
            yield time.process_time() - start


def growth(lifecycle: Lifecycle) -> int:
    """Bytes of resident memory gained by stepping a million cases through the engine."""
    walk = walkers(lifecycle)["engine step"]
    walk(STEPS)
    gc.collect()
    process = psutil.Process()
    before = process.memory_info().rss
    walk(CASES)
    gc.collect()
    return process.memory_info().rss - before


def measure() -> None:
    """Every measure, each with what was promised and whether it was kept."""
    start = time.process_time()
    rulebooks._load.cache_clear()  # noqa: SLF001 -- a cold load is what is measured
    corpus = rulebooks.load_corpus()
    loaded = time.process_time() - start
    _say("load and prove every file (CPU)", "seconds", loaded, LOAD_SECONDS, loaded < LOAD_SECONDS)
    lifecycle = corpus.lifecycle(CODE, datetime.now(UTC).date())[0]
    times = steps(lifecycle)
    for name, seconds in times.items():
        sys.stdout.write(json.dumps({"measure": name, "per_second": round(1 / seconds)}) + "\n")
    ratio = times["bare transitions trigger"] / times["engine step"]
    _say("engine step / bare trigger", "ratio", ratio, STEP_RATIO, ratio >= STEP_RATIO)
    worst = sorted(explaining(corpus))
    explained = worst[len(worst) * 95 // 100]
    _say("explain every action of a state (CPU, p95)", "seconds", explained, EXPLAIN_SECONDS,
         explained < EXPLAIN_SECONDS)  # fmt: skip
    gained = growth(lifecycle)
    _say("memory gained over a million cases", "bytes", gained, GROWTH_BYTES, gained < GROWTH_BYTES)


def _say(what: str, unit: str, found: float, promised: float, kept: bool) -> None:  # noqa: FBT001
    line = {
        "measure": what,
        "unit": unit,
        "found": round(found, 6),
        "promised": promised,
        "kept": kept,
    }
    sys.stdout.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    measure()

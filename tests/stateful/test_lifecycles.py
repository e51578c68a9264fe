"""Anybody giving any command to a case of any procedure: what must hold whatever happens.

A machine starts a story at a random point and goes on with random commands, facts, actors and days.
Refusals are values and change nothing; a ledger only grows; what is ended stays ended; an award is
given once for each lot; and giving the accepted commands again makes the same case. On a database the
chain must verify too.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from sua.corpus.root import root
from sua.corpus.rulebooks import load_corpus
from sua.domain.case import Case
from sua.domain.commands import Command, Context
from sua.domain.errors import InputError
from sua.domain.people import Actor
from sua.engine.lifecycle import Lifecycle, Transition
from sua.service.dossier import Dossier, load_dossier
from sua.service.installation import lifecycles
from sua.service.loading import typed_case
from sua.service.playing import play
from sua.service.rehearsal import Rehearsal
from sua.storage import cases
from sua.storage.database import VERIFIER, transaction
from tests.support import Desk

NOW = datetime(2031, 1, 1, tzinfo=UTC)
FOLDERS = (root() / "workflows" / "stories", Path(__file__).parents[1] / "stories")
CORPUS = load_corpus()
STEPS = 25
OFTEN = 8  # of ten


def dossiers() -> dict[str, list[Dossier]]:
    """The stories that open a case of each lifecycle."""
    found: dict[str, list[Dossier]] = {}
    for folder in FOLDERS:
        for path in sorted(folder.glob("*.story")):
            dossier = load_dossier(path)
            for code in dict.fromkeys(x.opens for x in dossier.story.lines if x.opens):
                found.setdefault(code, []).append(dossier)
    return found


STORIES = dossiers()


def facts_told() -> dict[str, list[object]]:
    """Every value that any story gives to a fact: the words that random commands are made of."""
    found: dict[str, list[object]] = {}
    for dossier in {id(d): d for told in STORIES.values() for d in told}.values():
        for line in dossier.story.lines:
            for name, value in line.facts.items():
                if value not in found.setdefault(name, []):
                    found[name].append(value)
    return found


FACTS = facts_told()


def worlds() -> list[dict[str, list[Dossier]]]:
    """The stories of each lifecycle told in one world, the one most of them share; by world.

    Those of agreements are told apart: they change the bond on which all the others rest.
    """
    found: dict[tuple[str, bool], dict[str, list[Dossier]]] = {}
    for code, told in sorted(STORIES.items()):
        names = [repr(dossier.parties) for dossier in told]
        common = max(sorted(set(names)), key=names.count)
        same = [d for d, name in zip(told, names, strict=True) if name == common]
        found.setdefault((common, code == "agreement"), {})[code] = same
    return list(found.values())


WORLDS = worlds()


class Walk(RuleBasedStateMachine):
    """A case of ``code`` at the mercy of everybody."""

    code: str

    def __init__(self) -> None:
        super().__init__()
        self.accepted: list[tuple[Command, Context]] = []
        self.told: list[Dossier] = []
        self.case_id: UUID | None = None

    def told_of(self, code: str) -> list[Dossier]:
        return STORIES[code]

    def begin(self, dossier: Dossier, run: UUID) -> Iterator[UUID]:
        """Play the story on the desk of the machine."""
        self.desk = Rehearsal(CORPUS, dossier)
        for step in play(dossier, self.desk, lifecycles(CORPUS), NOW, run):
            yield step.case_id

    def case(self, case_id: UUID) -> Case:
        return self.desk.cases[case_id]

    def give(self, command: Command, context: Context) -> Any:
        return self.desk.handle(command, context)

    @initialize(data=st.data())
    def start(self, data: st.DataObject) -> None:
        told = self.told_of(self.code)
        dossier = told[data.draw(st.integers(0, len(told) - 1))]
        lines = dossier.story.lines
        first = next(n for n, line in enumerate(lines) if line.opens == self.code)
        end = data.draw(st.integers(first, len(lines) - 1))
        self.dossier = replace(dossier, story=replace(dossier.story, lines=lines[: end + 1]))
        self.run = uuid4()
        opened = list(self.begin(self.dossier, self.run))
        ours = [i for i in opened if self._is_ours(i)]
        if not ours:
            return
        self.case_id = ours[-1]
        self.at = self.case(self.case_id).last_at or lines[end].at
        self.actors = [
            Actor(p.id, role, p.organization) for p in dossier.people.values() for role in p.roles
        ]

    def _is_ours(self, case_id: UUID) -> bool:
        try:
            return self.case(case_id).workflow == self.code
        except KeyError:
            return False

    @rule(data=st.data())
    def command(self, data: st.DataObject) -> None:
        if self.case_id is None:
            return
        before = self.case(self.case_id)
        lifecycle = self.lifecycle(before)
        lot = data.draw(st.sampled_from(["", *before.lots])) if before.lots else ""
        view = before.of_lot(lot) if lot else before
        leaving = lifecycle.leaving(view.state)
        sensible = data.draw(st.integers(1, 10)) <= OFTEN
        moves = (leaving if sensible else ()) or lifecycle.transitions
        move = moves[data.draw(st.integers(0, len(moves) - 1))]
        fitting = [a for a in self.actors if a.role in move.actors]
        wise = fitting and data.draw(st.integers(1, 10)) <= OFTEN
        among = fitting if wise else self.actors
        actor = among[data.draw(st.integers(0, len(among) - 1))]
        self.at += timedelta(
            minutes=data.draw(st.sampled_from([-90, 1, 60, 1440, 15 * 1440, 40 * 1440]))
        )
        command = Command(
            case_id=self.case_id,
            name=move.command,
            facts=self.facts(data, move, self.dossier),
            occurred_at=self.at,
            late_reason="Prova.",
            lot=lot,
        )
        context = Context(actor=actor, now=NOW)
        try:
            reply = self.give(command, context)
        except InputError:  # bad input leaves nothing
            reply = None
        after = self.case(self.case_id)
        if reply is None:
            assert after == before
        elif reply.accepted:
            self.accepted.append((command, context))
            self.check_step(lifecycle, before, after, lot)
        else:
            assert reply.obstacles
            assert all(o["rule"] and o["reason"] for o in reply.obstacles)
            assert replace(after, seq=before.seq, head=before.head) == before

    def lifecycle(self, case: Case) -> Lifecycle:
        return CORPUS.lifecycle(case.workflow, self.at.date())[0]

    @staticmethod
    def facts(data: st.DataObject, move: Transition, dossier: Dossier) -> Mapping[str, Any]:
        """Most of what the command takes, in words some story used."""
        given = {}
        for name in (*move.captures, *move.optional):
            told = FACTS.get(name)
            wanted = OFTEN + 1 if name in move.captures else OFTEN // 2
            if told and data.draw(st.integers(1, 10)) <= wanted:
                try:
                    given[name] = dossier.resolve(told[data.draw(st.integers(0, len(told) - 1))])
                except KeyError:  # a person of another story's sidecar
                    continue
        return given

    def check_step(self, lifecycle: Lifecycle, before: Case, after: Case, lot: str) -> None:
        assert after.version == before.version + 1
        assert not lifecycle.state(before.of_lot(lot).state if lot else before.state).final
        for name, value in before.facts.items():
            if CORPUS_FACTS[name].grows and name in after.facts:
                rows: Sequence[object] = value  # type: ignore[assignment]
                assert tuple(after.facts[name])[: len(rows)] == tuple(rows)  # type: ignore[arg-type]
        for name, was in before.lots.items():
            if lifecycle.state(was.state).final:
                assert after.lots[name] == was

    @invariant()
    def states_are_known(self) -> None:
        if self.case_id is None:
            return
        case = self.case(self.case_id)
        lifecycle = self.lifecycle(case)
        lifecycle.state(case.state)
        final = [lifecycle.state(lot.state).final for lot in case.lots.values()]
        if final:
            assert lifecycle.lots is not None
            assert all(final) == (case.state == lifecycle.lots.ended)
        assert set(case.facts) <= set(CORPUS_FACTS)

    def teardown(self) -> None:
        """The same commands make the same case."""
        if self.case_id is None:
            return
        again = Rehearsal(CORPUS, self.dossier)
        for _ in play(self.dossier, again, lifecycles(CORPUS), NOW, self.run):
            pass
        for command, context in self.accepted:
            assert again.handle(command, context).accepted
        assert unnumbered(again.cases[self.case_id]) == unnumbered(self.case(self.case_id))


def unnumbered(case: Case) -> Case:
    """The case without what counts refusals too."""
    lots = {name: replace(lot, times={}) for name, lot in case.lots.items()}
    return replace(case, seq=0, head="", times={}, lots=lots)


CORPUS_FACTS = CORPUS.rulebook("request", NOW.date()).facts


def test_every_lifecycle_is_told() -> None:
    assert set(STORIES) == set(CORPUS.lifecycles)


def run_machine(machine: type[Walk], examples: int) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=STEPS,
            deadline=None,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.parametrize("code", sorted(STORIES))
def test_promises_hold_in_memory(code: str) -> None:
    run_machine(type("Walk", (Walk,), {"code": code}), examples=8)


class Recorded(Walk):
    """The same on a database: the chain of every case verifies at the end."""

    where: Desk
    stories: Mapping[str, list[Dossier]]

    def told_of(self, code: str) -> list[Dossier]:
        """The stories of one world: a register holds a body once."""
        return self.stories[code]

    def begin(self, dossier: Dossier, run: UUID) -> Iterator[UUID]:
        here = self.where.here
        for step in here.replay(dossier, NOW, run):
            yield step.case_id
        self.service = here.service(dossier.parties.province.id)

    def case(self, case_id: UUID) -> Case:
        here = self.where.here
        with transaction(here.engine, VERIFIER) as connection:
            stored = cases.load(connection, case_id, lock=False)
            if stored is None:
                raise KeyError(case_id)
            book = here.books.governing(connection, stored.case, NOW.date())
            return typed_case(connection, here.vault, stored, book)

    def give(self, command: Command, context: Context) -> Any:
        return self.service.handle(command, context)

    def teardown(self) -> None:
        """Nothing to give again: what is recorded is verified."""
        if self.case_id is not None:
            found = self.where.here.verifier().verify(only=(self.case_id,)).findings
            assert not found, str(found[0].problem)


@pytest.mark.parametrize("world", range(len(WORLDS)))
def test_promises_hold_on_the_record(world: int, fresh: Desk) -> None:
    """Every procedure in turn, those of one world on one database."""
    for code in WORLDS[world]:
        members = {"code": code, "where": fresh, "stories": WORLDS[world]}
        run_machine(type("Recorded", (Recorded,), members), examples=2)
    assert fresh.here.verifier().verify().findings == ()

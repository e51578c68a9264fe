"""Whatever case a story tells, taken over where it ends, is as if it had been lived here."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from sua.corpus.rulebooks import load_corpus
from sua.domain.case import Case
from sua.domain.commands import Context
from sua.domain.facts import FactValue
from sua.domain.fact_codec import fact_to_json
from sua.domain.people import Role
from sua.engine.terms import deadlines
from sua.service.opening import Opening
from sua.service.playing import Step
from sua.service.taking_over import read_takeover
from tests.stories.telling import NOW, Place, name_of, places, told

NEW = UUID(int=7)


def attested(case: Case, steps: list[Step]) -> dict[str, Any]:
    """What a careful office would attest of a case."""
    return {
        "state": case.state,
        "history": [_line(step) for step in steps],
        "act": {"number": "31", "day": "2026-06-01"},
        "reasons": "Pratica avviata prima dell'adozione di SUA (dimostrazione).",
        "facts": _plain(case.facts),
        "lots": {
            n: {"state": lot.state, "facts": _plain(lot.facts)} for n, lot in case.lots.items()
        },
    }


def _line(step: Step) -> str:
    line = step.line
    command = line.command or "open"
    return f"{line.at.isoformat()} {command}" + (f"@{line.lot}" if line.lot else "")


def _plain(facts: Mapping[str, FactValue]) -> dict[str, Any]:
    return {name: fact_to_json(value) for name, value in facts.items()}


@pytest.mark.parametrize("place", places(), ids=name_of)
def test_every_case_of_a_story_may_be_taken_over(place: Place) -> None:
    story = told(place)
    assert story.desk is not None
    for case in story.desk.cases.values():
        done = [s for s in story.steps if s.case_id == case.id and s.reply.accepted]
        births = [s for s in story.steps if s.line.opens and s.case_id != case.id]
        if len(done) != case.version or not done:
            continue  # it gave birth to others: those commands are not lines of their own
        taken, facts = read_takeover(attested(case, done), "prova")
        desk = story.desk
        parties = desk._parties
        opening = Opening(
            case_id=NEW,
            workflow=case.workflow,
            province=case.province,
            buyer=case.buyer,
            facts=facts,
            takeover=taken,
        )
        back = desk.mark()
        director = next(p for p in desk._dossier.people.values() if Role.DIRECTOR in p.roles)
        actor = desk._dossier.actor(Role.DIRECTOR, "tre")
        reply = desk.open(opening, Context(actor=actor, now=NOW))
        found = desk.cases.get(NEW)
        back()
        assert reply.accepted, [o["reason"] for o in reply.obstacles]
        assert found is not None
        lots = {n: replace(lot, times=case.lots[n].times) for n, lot in found.lots.items()}
        assert (
            replace(
                found,
                id=case.id,
                parent=case.parent,
                times=case.times,
                version=case.version,
                seq=case.seq,
                last_at=case.last_at,
                lots=lots,
            )
            == case
        )
        book = load_corpus().rulebook(case.workflow, case.pinned_on or NOW.date())
        assert deadlines(book, found) == deadlines(book, case)

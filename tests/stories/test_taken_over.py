"""Whatever case a story tells, taken over where it ends, is as if it had been lived here."""

from dataclasses import replace
from uuid import UUID

import pytest

from sua.corpus.rulebooks import load_corpus
from sua.domain.case import Case
from sua.domain.commands import Context
from sua.domain.people import Role
from sua.engine.terms import deadlines
from sua.service.opening import Opening
from sua.service.taking_over import read_takeover
from tests.stories.telling import NOW, Place, Teller, attested, name_of, places

NEW = UUID(int=7)


def holders(case: Case) -> set[tuple[Role, UUID]]:
    """Who holds what by now: of who was replaced nothing is attested."""
    return {(h.role, h.person) for h in case.roles if h.valid_to is None}


@pytest.mark.parametrize("place", places(), ids=name_of)
def test_every_case_of_a_story_may_be_taken_over(place: Place, told: Teller) -> None:
    story = told(place)
    assert story.desk is not None
    assert story.dossier is not None
    for case in list(story.desk.cases.values()):
        done = [s for s in story.steps if s.case_id == case.id and s.reply.accepted]
        if len(done) != case.version or not done:
            continue  # it gave birth to others: those commands are not lines of their own
        taken, facts = read_takeover(attested(case, done), "prova")
        desk = story.desk
        opening = Opening(
            case_id=NEW,
            workflow=case.workflow,
            province=case.province,
            buyer=case.buyer,
            facts=facts,
            takeover=taken,
        )
        back = desk.mark()
        actor = story.dossier.actor(Role.DIRECTOR, "tre")
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
                roles=case.roles,
            )
            == case
        )
        assert holders(found) == holders(case)
        book = load_corpus().rulebook(case.workflow, case.pinned_on or NOW.date())
        assert deadlines(book, found) == deadlines(book, case)

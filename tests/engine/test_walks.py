"""Anybody giving any command at any time: refusals are values, ends are ends, one award at most."""

from datetime import UTC, datetime, timedelta
from random import Random
from uuid import uuid4

import pytest

from sua.corpus.rulebooks import load_corpus
from sua.domain.commands import Command, Context
from sua.domain.people import Actor, Role
from sua.service.dossier import Dossier
from sua.service.installation import lifecycles
from sua.service.playing import play
from sua.service.rehearsal import Rehearsal
from tests.support import before

START = datetime(2026, 1, 12, 8, tzinfo=UTC)
LATER = datetime(2026, 12, 31, tzinfo=UTC)
STEPS = 150
BIAS, RARELY = 0.9, 0.01
ENDINGS = {"revoke", "annul", "withdraw", "refuse", "declare_deserted"}


def given_facts(dossier: Dossier) -> dict[str, object]:
    """Every fact the demonstration ever gives, the last time it gives it."""
    facts: dict[str, object] = {}
    for line in dossier.story.lines:
        facts |= line.facts
    reports = {"draw_report": facts["bids_report"], "draw_winner": [facts["invited"][0]]}  # type: ignore[index]
    act = {"number": "1", "day": "2026-02-01"}
    acts = {"deserted_act": act, "withdrawal_act": act, "refusal_act": act}
    return {**facts, **reports, **acts, "reasons": "Prova.", "exclusions": []}


@pytest.mark.parametrize("seed", range(12))
def test_a_random_walk_keeps_the_promises(seed: int, demo: Dossier) -> None:
    random = Random(seed)  # noqa: S311 -- a walk, not a secret
    corpus = load_corpus()
    desk = Rehearsal(corpus, demo)
    stops = random.choice(["submit", "appoint_sua_rup", "close_receipt", "rank", "award"])
    told = before(demo, stops)
    case_id = list(play(told, desk, lifecycles(corpus), LATER, uuid4()))[-1].case_id
    facts = given_facts(demo)
    actors = [Actor(p.id, r, p.organization) for p in demo.people.values() for r in Role]
    holders = [demo.actor(r, key) for key, p in demo.people.items() for r in p.roles]
    at = desk.cases[case_id].last_at or START
    awards = accepted = 0
    for _ in range(STEPS):
        case = desk.cases[case_id]
        cycle = corpus.lifecycle(case.workflow, at.date())[0]
        state = cycle.state(case.state)
        sensible = [
            t.command
            for t in cycle.leaving(case.state)
            if random.random() < (RARELY if t.command in ENDINGS else BIAS)
        ]
        name = random.choice(sensible or sorted(cycle.commands))
        move = cycle.transition(case.state, name)
        taken = (*move.captures, *move.optional) if move else ()
        chosen = {n: demo.resolve(facts[n]) for n in taken if n in facts and random.random() < 0.9}
        at += timedelta(minutes=random.choice([-60, 1, 60, 60 * 24, 60 * 24 * 15]))
        command = Command(
            case_id=case_id, name=name, facts=chosen, occurred_at=at, late_reason="Prova."
        )
        if name == "start_procedure":
            continue
        fitting = [a for a in actors if move and a.role in move.actors and a in holders]
        among = fitting if fitting and random.random() < BIAS else actors
        reply = desk.handle(command, Context(actor=random.choice(among), now=LATER))
        after = desk.cases[case_id]
        if reply.accepted:
            assert move is not None
            assert not state.final
            assert (after.state, after.version) == (move.leads_to(case.state), case.version + 1)
            awards += name == "award"
            accepted += 1
        else:
            assert reply.obstacles
            assert (after.state, after.version) == (case.state, case.version)
            assert all(o["rule"] and o["reason"] for o in reply.obstacles)
    assert awards <= 1
    assert accepted > 1

"""A running case is taken over where it stands, and is then as if it had been lived here."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from sua.corpus.rulebooks import load_corpus
from sua.domain.case import Case
from sua.domain.commands import Context
from sua.domain.errors import InputError
from sua.domain.fact_codec import fact_to_json
from sua.domain.people import Role
from sua.engine.terms import deadlines
from sua.service.dossier import Dossier
from sua.service.installation import lifecycles
from sua.service.opening import Opening
from sua.service.playing import Step, play
from sua.service.rehearsal import Rehearsal
from sua.service.reply import Reply
from sua.service.taking_over import read_takeover
from tests.golden import agreed
from tests.support import RUN, before

NOW = datetime(2026, 6, 1, 10, tzinfo=UTC)
NEW = UUID(int=7)
Life = tuple[Case, tuple[Step, ...]]
GOLDEN = Path(__file__).with_name("takeovers.txt")


def lived(dossier: Dossier, command: str) -> Life:
    """The demonstration's procedure just before ``command``, and the steps that led there."""
    desk = Rehearsal(load_corpus(), dossier)
    steps = tuple(play(before(dossier, command), desk, lifecycles(load_corpus()), NOW, RUN))
    case = desk.cases[steps[-1].case_id]
    return case, tuple(s for s in steps if s.case_id == case.id and s.reply.accepted)


def attested(life: Life, **changes: object) -> dict[str, Any]:
    """What a careful office would attest of that procedure."""
    case, steps = life
    return {
        "state": case.state,
        "history": [f"{s.line.at.isoformat()} {s.line.command or 'open'}" for s in steps],
        "act": {"number": "31", "day": "2026-06-01"},
        "reasons": "Procedura avviata prima dell'adozione di SUA (dimostrazione).",
        "facts": {name: fact_to_json(value) for name, value in case.facts.items()},
        **changes,
    }


def taken_over(dossier: Dossier, life: Life, raw: Mapping[str, Any]) -> tuple[Reply, Case | None]:
    desk = Rehearsal(load_corpus(), dossier)
    taken, facts = read_takeover(raw, "prova.toml")
    opening = Opening(
        case_id=NEW,
        workflow=life[0].workflow,
        province=dossier.parties.province.id,
        buyer=dossier.parties.buyer.id,
        facts=facts,
        takeover=taken,
    )
    reply = desk.open(opening, Context(actor=dossier.actor(Role.DIRECTOR, "tre"), now=NOW))
    return reply, desk.cases.get(NEW)


@pytest.fixture(scope="module")
def awarding(demo: Dossier) -> Life:
    """The procedure of the demonstration, about to be awarded."""
    return lived(demo, "award")


@pytest.mark.parametrize(
    "command",
    ["set_up", "send_invitations", "appoint_board", "transcribe_bids", "award", "sign_contract"],
)
def test_a_case_taken_over_is_as_if_lived_here(demo: Dossier, command: str) -> None:
    life = lived(demo, command)
    reply, found = taken_over(demo, life, attested(life))
    assert reply.accepted, reply.obstacles
    assert found is not None
    told = life[0]
    same = replace(
        found,
        id=told.id,
        parent=told.parent,
        times=told.times,
        version=told.version,
        seq=told.seq,
        last_at=told.last_at,
    )
    assert same == told
    assert (found.version, found.seq, found.last_at) == (1, 1, NOW)
    day = told.pinned_on or NOW.date()
    book = load_corpus().rulebook(told.workflow, day)
    assert deadlines(book, found) == deadlines(book, told)


def test_every_missing_fact_is_told_at_once(demo: Dossier, awarding: Life) -> None:
    raw = attested(awarding)
    for name in ("cig", "bids", "board_act", "cup"):
        del raw["facts"][name]
    reply, found = taken_over(demo, awarding, raw)
    assert found is None
    agreed(GOLDEN, "facts missing", lines(reply))


def told(reply: Reply) -> str:
    return " ".join(o["reason"] for o in reply.obstacles)


def lines(reply: Reply) -> list[str]:
    """Every obstacle, whole."""
    return [json.dumps(o, ensure_ascii=False, sort_keys=True) for o in reply.obstacles]


def test_a_story_that_cannot_have_been_is_refused_with_its_place(
    demo: Dossier, awarding: Life
) -> None:
    raw = attested(awarding)
    history = raw["history"]
    gap = [line for line in history if not line.endswith(" close_receipt")]
    late = [*history[:-1], history[-1].replace("2026-", "2027-")]
    early = [*history[:-1], history[-1].replace("2026-", "2025-")]
    for name, changes in {
        "a step is missing": {"history": gap},
        "another beginning": {"history": [history[1], *history[1:]]},
        "nothing happened": {"history": history[:0]},
        "later than the takeover": {"history": late},
        "out of order": {"history": early},
        "another state": {"state": "awarded"},
        "a state that is none": {"state": "awardd"},
        "no state at all like it": {"state": "zzz"},
        "a command of one lot": {"history": [*history[:-1], f"{history[-1]}@1"]},
    }.items():
        try:
            reply, found = taken_over(demo, awarding, {**raw, **changes})
        except InputError as error:
            agreed(GOLDEN, name, [f"{error.code} [{error.field}] {error.message}"])
        else:
            assert found is None
            agreed(GOLDEN, name, lines(reply))


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"history": "open"}, "«history» deve essere un elenco"),
        ({"history": ["ieri open"]}, "riga 1: «ieri» non è una data"),
        ({"history": ["2026-01-01"]}, "riga 1: scrivere «data comando"),
        ({"history": ["2026-01-26 open", "2026-01-27 publissh"]}, "«publissh» non esiste"),
        ({"history": ["2026-01-26 open", "2026-01-27 set_up@3"]}, "lotto «3», che non c'è"),
        ({"reasons": " "}, "«reasons» deve essere un testo"),
        ({"act": None}, "manca «act»"),
        ({"motivi": "x"}, "«motivi» non è una voce"),
        ({"facts": {"cigg": "B0A1B2C21A"}}, "«cigg» non esiste; forse: cig"),
        ({"lots": {"1": {}}}, "manca «lots.1.state»"),
        ({"lots": {"1": {"state": "awarded"}}}, "Il lotto «1» non c'è"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(
    demo: Dossier, awarding: Life, changes: dict[str, object], problem: str
) -> None:
    raw = attested(awarding, **changes)
    try:
        reply, found = taken_over(demo, awarding, raw)
    except InputError as error:
        message = str(error)
        assert "\n" not in message
        agreed(GOLDEN, problem, [f"{error.code} [{error.field}] {message}"])
    else:
        assert found is None
        message = told(reply)
        agreed(GOLDEN, problem, lines(reply))
    assert problem in message


def test_only_facts_of_the_walk_may_be_attested(demo: Dossier) -> None:
    life = lived(demo, "send_invitations")
    raw = attested(life)
    raw["facts"]["award_act"] = {"number": "1", "day": "2026-01-01"}
    with pytest.raises(InputError, match="«award_act» non viene da alcun passaggio"):
        taken_over(demo, life, raw)

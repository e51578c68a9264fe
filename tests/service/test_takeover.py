"""A running case is taken over where it stands, and is then as if it had been lived here."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from sua.corpus.rulebooks import load_corpus
from sua.domain.case import Case
from sua.domain.commands import Command, Context
from sua.domain.errors import ConflictError, InputError
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
from tests.support import RUN, Desk, before

NOW = datetime(2026, 6, 1, 10, tzinfo=UTC)
NEW = UUID(int=7)
Life = tuple[Case, tuple[Step, ...]]


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
    assert {"required.bids", "required.board_act"} <= {o["rule"] for o in reply.obstacles}
    assert all(o["source"] for o in reply.obstacles)


def told(reply: Reply) -> str:
    return " ".join(o["reason"] for o in reply.obstacles)


def test_a_story_that_cannot_have_been_is_refused_with_its_place(
    demo: Dossier, awarding: Life
) -> None:
    raw = attested(awarding)
    history = raw["history"]
    gap = [line for line in history if not line.endswith(" close_receipt")]
    assert "Passaggio" in told(taken_over(demo, awarding, {**raw, "history": gap})[0])
    swapped = [history[1], *history[1:]]
    assert "deve cominciare con" in told(taken_over(demo, awarding, {**raw, "history": swapped})[0])
    later = [*history[:-1], history[-1].replace("2026-", "2027-")]
    assert "successivo alla presa" in told(taken_over(demo, awarding, {**raw, "history": later})[0])
    early = [*history[:-1], history[-1].replace("2026-", "2025-")]
    assert "precede quello" in told(taken_over(demo, awarding, {**raw, "history": early})[0])
    other = {**raw, "state": "awarded"}
    assert "non a quello detto: «Aggiudicata" in told(taken_over(demo, awarding, other)[0])


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
    else:
        assert found is None
        message = told(reply)
    assert problem in message


def test_only_facts_of_the_walk_may_be_attested(demo: Dossier) -> None:
    life = lived(demo, "send_invitations")
    raw = attested(life)
    raw["facts"]["award_act"] = {"number": "1", "day": "2026-01-01"}
    with pytest.raises(InputError, match="«award_act» non viene da alcun passaggio"):
        taken_over(demo, life, raw)


def test_a_case_taken_over_goes_on_and_is_verified(fresh: Desk, demo: Dossier) -> None:
    life = lived(demo, "award")
    raw = attested(life)
    taken, facts = read_takeover(raw, "prova.toml")
    now = datetime.now(UTC)
    fresh.here.register(demo, now)
    service = fresh.here.service(demo.parties.province.id)
    opening = Opening(
        case_id=NEW,
        workflow=life[0].workflow,
        province=demo.parties.province.id,
        buyer=demo.parties.buyer.id,
        facts=facts,
        takeover=taken,
        occurred_at=NOW,
        late_reason="Registrata dopo, per la prova.",
    )
    context = Context(actor=demo.actor(Role.DIRECTOR, "tre"), now=now, idempotency_key="uno")
    reply = service.open(opening, context)
    assert reply.accepted, reply.obstacles
    assert service.open(opening, context).replayed
    with pytest.raises(ConflictError):
        service.open(replace(opening, takeover=replace(taken, reasons="Altro")), context)
    award = Command(
        case_id=NEW,
        name="award",
        facts={"award_act": {"number": "212", "day": "2026-06-01"}},
        occurred_at=NOW,
        late_reason="Registrato dopo, per la prova.",
    )
    done = service.handle(award, Context(actor=demo.actor(Role.DIRECTOR, "tre"), now=now))
    assert done.accepted, done.obstacles
    found = fresh.here.verifier().verify()
    assert not found.findings, found.findings
    assert (found.cases, found.decisions) == (1, 2)
    fresh.superuser("UPDATE event SET body = replace(body, 'Procedura avviata', 'Gara avviata')")
    assert fresh.here.verifier().verify().findings

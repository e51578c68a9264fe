"""Plans: as short as brute force says, ordered in time, and true: what they foresee is accepted."""

from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sua.corpus.rulebooks import load_corpus
from sua.domain.case import Case, CaseKind
from sua.domain.commands import Command, Context
from sua.domain.errors import InputError
from sua.domain.events import GENESIS
from sua.domain.facts import FactType
from sua.domain.people import Role
from sua.engine.decide import describe
from sua.engine.lifecycle import Lifecycle, Requirement, State, Transition
from sua.engine.planning import plan
from sua.engine.plans import Plan, PlannedAct
from sua.engine.rulebook import RuleBook
from sua.engine.simulation import World
from sua.service.dossier import Dossier
from sua.service.installation import lifecycles
from sua.service.looking_ahead import governing_books
from sua.service.playing import play
from sua.service.rehearsal import Rehearsal
from tests.golden import agreed
from tests.support import before

LATER = datetime(2026, 12, 31, tzinfo=UTC)
NOW = datetime(2026, 1, 20, 8, tzinfo=UTC)
FACTS = ("cig", "cup", "nuts", "funding", "platform")
STATES = ("s0", "s1", "s2", "s3", "s4")
RULES = load_corpus().rulebook("request", NOW.date())
GOLDEN = Path(__file__).with_name("plans.txt")


def book_of(desk: Rehearsal, case: Case, at: datetime) -> RuleBook:
    return desk._book(case, at)  # noqa: SLF001 -- the book of a rehearsed case is the desk's


def scene(demo: Dossier, stop: str) -> tuple[Rehearsal, Case, World]:
    """The demonstration down to a command, and the world its plan rests on."""
    corpus = load_corpus()
    desk = Rehearsal(corpus, demo)
    steps = list(play(before(demo, stop), desk, lifecycles(corpus), LATER, uuid4()))
    case = desk.cases[steps[-1].case_id]
    pinned = book_of(desk, case, NOW) if case.rulebook else None
    return desk, case, World(books=governing_books(corpus, case, pinned), parties=demo.parties)


# -- small lifecycles ----------------------------------------------------------------------------


@st.composite
def moves(draw: st.DrawFn, number: int) -> Transition:
    facts = st.lists(st.sampled_from(FACTS), max_size=2, unique=True)
    sources = draw(st.lists(st.sampled_from(STATES), min_size=1, max_size=2, unique=True))
    return Transition(
        command=f"c{number}",
        label=f"Passo {number}",
        sources=tuple(sources),
        to=draw(st.sampled_from([None, *STATES])),
        actors=(Role.OFFICER,),
        source="",
        optional=tuple(draw(facts)),
        requires=tuple(Requirement(fact=f, source="", remedy="") for f in draw(facts)),
    )


@st.composite
def small_lifecycles(draw: st.DrawFn) -> Lifecycle:
    count = draw(st.integers(4, 10))
    found = tuple(draw(moves(n)) for n in range(count))
    return Lifecycle(
        code="small",
        kind=CaseKind.PROCEDURE,
        label="Piccola",
        in_force_from=date(2024, 1, 1),
        source="",
        initial="s0",
        states=tuple(State(id=s, label=s.upper(), phase="affidamento") for s in STATES),
        transitions=found,
        deadlines=(),
        opening=replace(found[0], command="open", sources=(), to="s0"),
    )


def shortest(cycle: Lifecycle, goal: str) -> int | None:
    """How many acts at least, trying everything: facts are only ever added."""
    start = ("s0", frozenset[str]())
    far, queue = {start: 0}, deque([start])
    while queue:
        state, held = queue.popleft()
        if state == goal:
            return far[state, held]
        for move in cycle.leaving(state):
            after = held | {*move.captures, *move.optional}
            following = (move.leads_to(state), after)
            if {r.fact for r in move.requires} <= after and following not in far:
                far[following] = far[state, held] + 1
                queue.append(following)
    return None


@settings(max_examples=150)
@given(small_lifecycles(), st.sampled_from(STATES[1:]))
def test_no_shorter_plan_exists(cycle: Lifecycle, goal: str) -> None:
    corpus = load_corpus()
    book = replace(corpus.rulebook("request", NOW.date()), lifecycle=cycle)
    body = UUID(int=1)
    case = Case(
        id=UUID(int=2),
        kind=CaseKind.PROCEDURE,
        workflow="small",
        province=body,
        buyer=body,
        agreement=None,
        parent=None,
        opened_at=NOW,
        state="s0",
        version=1,
        seq=1,
        head=GENESIS,
    )
    world = World(books=lambda _: book, parties=None)  # type: ignore[arg-type] # no rule reads them
    expected = shortest(cycle, goal)
    try:
        found = plan(world, case, goal, NOW)
    except InputError:
        assert expected is None
        return
    if expected is None:
        assert found.blocked
        return
    assert not found.blocked
    assert len(found.acts) == expected
    told(found)


def told(found: Plan) -> None:
    """What holds of every plan: it is one path, and time never goes back."""
    assert found.acts[0].origin == found.origin
    assert found.acts[-1].to == found.target
    for earlier, later in pairwise(found.acts):
        assert earlier.to == later.origin
        assert earlier.at <= later.at
        assert earlier.latest is None or later.latest is None or earlier.latest <= later.latest
    for act in found.acts:
        assert act.actors
        assert act.latest is None or act.day <= act.latest
        assert all(wait.until <= act.day for wait in act.waits)


def written(found: Plan) -> list[str]:
    """A plan with all it says, one thing a line."""
    lines = [f"{found.origin} > {found.target} from {found.start} by {found.by} late {found.late}"]
    for act in found.acts:
        who = ", ".join(role.value for role in act.actors)
        pins = " pins" if act.pins else ""
        lines.append(f"{act.at:%Y-%m-%dT%H:%M:%S} {act.command}: {act.origin} > {act.to}{pins}")
        lines.append(f"  «{act.label}» {act.source} by {who}; latest {act.latest}")
        lines.append(f"  document {act.document} notices {[n.label for n in act.notices]}")
        lines += [
            f"  {n.kind} {n.type} {n.fact} «{n.label}» {n.question} = {n.value!r} {n.answer}"
            for n in act.needs
        ]
        lines += [f"  wait {w.rule} until {w.until}: {w.reason} {w.source}" for w in act.waits]
        lines += [f"  if {describe(o, RULES)}" for o in act.conditions]
        lines += [f"  against {describe(o, RULES)}" for o in act.obstacles]
        lines += ["  withheld"] * act.withheld
    return lines


# -- the demonstration ---------------------------------------------------------------------------


def by_then(value: object, day: date) -> object:
    """The same rows with no day to come: what the demonstration tells happened later than planned."""
    if not isinstance(value, list):
        return value
    return [
        {k: min(v, day) if type(v) is date and k != "valid_until" else v for k, v in row.items()}
        if isinstance(row, dict)
        else row
        for row in value
    ]


def suitable(
    demo: Dossier, act: PlannedAct, facts: Mapping[str, object], desk: Rehearsal, case: Case
) -> dict[str, object]:
    """Facts for an act: the demonstration's, with the days and answers that the plan foresees."""
    chosen: dict[str, object] = {}
    types = book_of(desk, case, act.at).facts
    for need in act.needs:
        kind = types[need.fact].type
        if need.value is not None and kind in (FactType.DATE, FactType.INSTANT, FactType.INTEGER):
            chosen[need.fact] = need.value
        elif kind is FactType.ACT:
            chosen[need.fact] = {"number": "1", "day": act.day, "issuer": "Comune (dimostrazione)"}
        elif need.fact in facts:
            chosen[need.fact] = by_then(demo.resolve(facts[need.fact]), act.day)
        elif kind is FactType.JUDGEMENT:
            chosen[need.fact] = {"answer": need.answer is not False, "reasons": "Prova."}
        elif kind is FactType.OPERATORS:
            chosen[need.fact] = demo.resolve(facts["invited"])
        elif kind is FactType.EXCLUSIONS:
            invited = demo.resolve(facts["invited"])
            chosen[need.fact] = [
                {"codice_fiscale": o["codice_fiscale"], "reasons": "Prova."}  # type: ignore[index]
                for o in invited  # type: ignore[attr-defined]
            ]
        else:
            chosen[need.fact] = "Prova."
        if need.answer is not None:
            given_answer = chosen[need.fact]
            assert isinstance(given_answer, dict)
            assert given_answer["answer"] is need.answer, need.fact
    return chosen


def carry_out(demo: Dossier, desk: Rehearsal, case: Case, found: Plan) -> None:
    """Give the acts of a plan, on its days, at a desk that writes nothing: each must be accepted."""
    facts: dict[str, object] = {}
    for line in demo.story.lines:
        facts |= line.facts
    keys = {role: [k for k, p in demo.people.items() if role in p.roles] for role in Role}
    for act in found.acts:
        replies = []
        for role in act.actors:
            for key in keys[role]:
                command = Command(
                    case_id=case.id,
                    name=act.command,
                    facts=suitable(demo, act, facts, desk, case),
                    occurred_at=act.at,
                    late_reason="Prova.",
                )
                context = Context(actor=demo.actor(role, key), now=LATER)
                replies.append(desk.handle(command, context))
                if replies[-1].accepted:
                    break
            if replies[-1].accepted:
                break
        assert replies[-1].accepted, (act.command, act.day, replies[-1].obstacles)
        assert replies[-1].state == act.to


@pytest.mark.parametrize(
    ("stop", "target"),
    [
        ("fill_in", "accepted"),
        ("submit", "accepted"),
        ("submit", "refused"),
        ("accept", "refused"),
        ("appoint_sua_rup", "concluded"),
        ("set_up", "invited"),
        ("send_invitations", "awarded"),
        ("send_invitations", "deserted"),
        ("close_receipt", "deserted"),
        ("record_admissions", "deserted"),
        ("rank", "concluded"),
        ("award", "ranked"),
        ("sign_contract", "concluded"),
        ("communicate_award", "revoked"),
    ],
)
def test_what_a_plan_foresees_is_accepted(demo: Dossier, stop: str, target: str) -> None:
    desk, case, world = scene(demo, stop)
    assert case.last_at is not None
    found = plan(world, case, target, case.last_at)
    assert not found.blocked, [a.obstacles for a in found.acts if a.obstacles]
    told(found)
    agreed(GOLDEN, f"{stop} to {target}", written(found))
    carry_out(demo, desk, case, found)


def test_time_is_waited_for_and_said(demo: Dossier) -> None:
    _, case, world = scene(demo, "send_invitations")
    assert case.last_at is not None
    found = plan(world, case, "receipt_closed", case.last_at)
    assert found.day == date(2026, 3, 9)
    wait = found.acts[-1].waits[-1]
    assert (wait.rule, wait.until) == ("receipt_term_elapsed", date(2026, 3, 9))


def test_working_backward(demo: Dossier) -> None:
    _, case, world = scene(demo, "close_receipt")
    assert case.last_at is not None
    found = plan(world, case, "awarded", case.last_at, by=date(2026, 4, 10))
    assert found.late == 0
    told(found)
    agreed(GOLDEN, "close_receipt to awarded backward", written(found))
    assert all(act.latest == date(2026, 4, 10) for act in found.acts)
    missed = plan(world, case, "awarded", case.last_at, by=found.day - timedelta(days=5))
    assert missed.late == 5
    assert {act.latest for act in missed.acts} == {None}


def test_an_act_put_off_to_its_latest_day_leaves_time_for_the_rest(demo: Dossier) -> None:
    _, case, world = scene(demo, "send_invitations")
    assert case.last_at is not None
    by = date(2026, 4, 1)
    found = plan(world, case, "awarded", case.last_at, by=by)
    agreed(GOLDEN, "send_invitations to awarded backward", written(found))
    latest = found.acts[0].latest
    assert latest is not None
    put_off = datetime.combine(latest, datetime.min.time(), UTC) + timedelta(hours=6)
    assert plan(world, case, "awarded", put_off).day <= by
    assert latest <= date(2026, 3, 9)  # the invitations precede the term already fixed for bids


def test_judgements_are_said_and_not_assumed(demo: Dossier) -> None:
    _, case, world = scene(demo, "set_up")
    assert case.last_at is not None
    found = plan(world, case, "invited", case.last_at)
    needs = {need.fact: need for act in found.acts for need in act.needs}
    assert needs["cross_border_interest"].answer is False
    assert needs["cross_border_interest"].question
    assert needs["rotation"].answer is None


def test_what_only_a_value_allows_is_said(demo: Dossier) -> None:
    """Deserted without any exclusion means that no bid arrived: the plan says what it supposes."""
    _, case, world = scene(demo, "close_receipt")
    assert case.last_at is not None
    found = plan(world, case, "deserted", case.last_at)
    needs = {need.fact: need for act in found.acts for need in act.needs}
    assert needs["bids_received"].value == 0


def test_what_no_fact_of_the_plan_mends_is_reported(demo: Dossier) -> None:
    """An agreement that has expired is not a step of the case."""
    _, case, world = scene(demo, "submit")
    assert case.last_at is not None
    agreement = world.parties.agreement
    assert agreement is not None
    expired = replace(agreement, valid_to=date(2026, 1, 1))
    world = replace(world, parties=replace(world.parties, agreement=expired))
    found = plan(world, case, "submitted", case.last_at)
    assert found.blocked
    rules = {o.rule for act in found.acts for o in act.obstacles}
    assert rules == {"agreement_in_force"}
    agreed(GOLDEN, "submit under an expired agreement", written(found))


@pytest.mark.parametrize(
    ("target", "code", "words"),
    [
        ("submited", "plan.unknown_state", "submitted («Presentata»)"),
        ("zzz", "plan.unknown_state", "gli stati sono: draft"),
        ("draft", "plan.already_there", "«Bozza»"),
    ],
)
def test_a_target_that_makes_no_sense(demo: Dossier, target: str, code: str, words: str) -> None:
    _, case, world = scene(demo, "fill_in")
    with pytest.raises(InputError) as raised:
        plan(world, case, target, NOW)
    assert raised.value.code == code
    assert words in raised.value.message


def test_a_state_behind_cannot_be_reached(demo: Dossier) -> None:
    _, case, world = scene(demo, "close_receipt")
    with pytest.raises(InputError, match="si può arrivare a: «Termine scaduto»") as raised:
        plan(world, case, "preparation", NOW)
    assert raised.value.code == "plan.unreachable"


def test_a_state_is_named_as_people_name_it(demo: Dossier) -> None:
    _, case, world = scene(demo, "fill_in")
    assert plan(world, case, " presentata ", NOW).target == "submitted"


def test_nothing_veiled_is_told(demo: Dossier) -> None:
    """Whoever may not see the operators is told of no rule that counts them."""
    _, case, world = scene(demo, "send_invitations")
    assert case.last_at is not None
    veiled = frozenset({"invited", "bids", "exclusions"})
    found = plan(replace(world, veiled=veiled), case, "awarded", case.last_at)
    told(found)
    agreed(GOLDEN, "send_invitations to awarded veiled", written(found))
    spoken = [o for act in found.acts for o in (*act.conditions, *act.obstacles)]
    assert not any(o.field in veiled for o in spoken)
    assert not any(need.value for act in found.acts for need in act.needs if need.fact in veiled)

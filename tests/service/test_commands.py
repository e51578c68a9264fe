"""One command, one effect: keys, versions, two people at once, refusals on record."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest

from sua.domain.errors import ConflictError, InputError, NotFoundError
from sua.domain.people import Role
from sua.service.dossier import Dossier
from sua.service.reply import Reply
from tests.support import Desk, Scene, stage

AWARD_DAY = datetime(2026, 4, 1, 8, tzinfo=UTC)


@pytest.fixture
def awarding(fresh: Desk, demo: Dossier) -> Scene:
    """Everything is verified; only the award is missing."""
    return stage(fresh, demo, "award")


def awards(scene: Scene) -> int:
    return int(
        str(
            scene.desk.rows(
                "SELECT count(*) FROM event WHERE type = 'moved'"
                " AND body::json->>'command' = 'award'"
            )[0][0]
        )
    )


def test_the_same_key_has_one_effect_and_the_same_answer(awarding: Scene) -> None:
    command = awarding.command("award", AWARD_DAY)
    context = awarding.context(Role.DIRECTOR, "tre", idempotency_key="k-1")
    first = awarding.service.handle(command, context)
    again = awarding.service.handle(command, replace(context, now=context.now + timedelta(hours=1)))
    assert first.accepted
    assert again == replace(first, replayed=True)
    assert awards(awarding) == 1


def test_the_same_key_on_another_body_is_refused(awarding: Scene) -> None:
    context = awarding.context(Role.DIRECTOR, "tre", idempotency_key="k-1")
    awarding.service.handle(awarding.command("award", AWARD_DAY), context)
    with pytest.raises(ConflictError) as caught:
        awarding.service.handle(awarding.command("award", AWARD_DAY + timedelta(hours=1)), context)
    assert caught.value.code == "idempotency.mismatch"


def test_a_refusal_keeps_its_key_too(awarding: Scene) -> None:
    """An in-doubt refusal asked again is the same refusal, recorded once."""
    context = awarding.context(Role.BUYER, "uno", idempotency_key="k-1")
    command = awarding.command("award", AWARD_DAY)
    first = awarding.service.handle(command, context)
    again = awarding.service.handle(command, context)
    assert (first.accepted, again.replayed, again.seq) == (False, True, first.seq)


def test_the_key_of_one_person_is_not_another_persons(awarding: Scene) -> None:
    director = awarding.context(Role.DIRECTOR, "tre", idempotency_key="k-1")
    awarding.service.handle(awarding.command("award", AWARD_DAY), director)
    officer = awarding.context(Role.OFFICER, "due", idempotency_key="k-1")
    reply = awarding.service.handle(
        awarding.command("communicate_award", AWARD_DAY + timedelta(days=1)), officer
    )
    assert (reply.accepted, reply.replayed) == (True, False)


def test_an_old_version_is_a_conflict_and_leaves_nothing(awarding: Scene) -> None:
    seen = awarding.steps[-1].reply.version
    context = awarding.context(Role.DIRECTOR, "tre", expected_version=seen - 1)
    events = awarding.desk.rows("SELECT count(*) FROM event")
    with pytest.raises(ConflictError, match="un'altra persona"):
        awarding.service.handle(awarding.command("award", AWARD_DAY), context)
    assert awarding.desk.rows("SELECT count(*) FROM event") == events


def test_of_two_directors_at_the_same_instant_one_wins(awarding: Scene) -> None:
    """Both saw the same version; never two awards."""
    seen = awarding.steps[-1].reply.version
    start = Barrier(4)

    def award(number: int) -> Reply | ConflictError:
        context = awarding.context(
            Role.DIRECTOR, "tre", expected_version=seen, idempotency_key=f"attempt-{number}"
        )
        start.wait()
        try:
            return awarding.service.handle(awarding.command("award", AWARD_DAY), context)
        except ConflictError as error:
            return error

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(award, range(4)))
    assert sum(isinstance(o, Reply) and o.accepted for o in outcomes) == 1
    conflicts = [o for o in outcomes if isinstance(o, ConflictError)]
    assert len(conflicts) == 3
    assert all("riprovare" in str(o) for o in conflicts)
    assert awards(awarding) == 1
    assert awarding.desk.here.verifier().verify().findings == ()


def test_without_versions_the_second_is_refused_by_the_state(awarding: Scene) -> None:
    start = Barrier(2)

    def award(number: int) -> Reply:
        context = awarding.context(Role.DIRECTOR, "tre", idempotency_key=f"attempt-{number}")
        start.wait()
        return awarding.service.handle(awarding.command("award", AWARD_DAY), context)

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(award, range(2)))
    refused = [o for o in outcomes if not o.accepted]
    assert len(refused) == 1
    assert "state" in [obstacle["rule"] for obstacle in refused[0].obstacles]
    assert awards(awarding) == 1


def test_one_overtaken_while_it_waited_for_the_case_is_given_after_the_other(
    awarding: Scene,
) -> None:
    """Its instant was taken when it arrived; the other, arrived later, was recorded first."""
    director = replace(awarding.context(Role.DIRECTOR, "tre"), now=AWARD_DAY)
    assert awarding.service.handle(awarding.command("award"), director).accepted
    officer = awarding.context(Role.OFFICER, "due")
    facts = awarding.line("communicate_award")
    sent = [{**row, "sent_on": AWARD_DAY.date()} for row in facts["communications"]]  # type: ignore[attr-defined]
    command = awarding.command("communicate_award", **{**facts, "communications": sent})
    too_early = replace(officer, now=AWARD_DAY - timedelta(hours=1))
    assert "chronology" in {
        o["rule"] for o in awarding.service.handle(command, too_early).obstacles
    }
    just_before = replace(officer, now=AWARD_DAY - timedelta(milliseconds=20))
    assert awarding.service.handle(command, just_before).accepted
    assert awarding.desk.here.verifier().verify().findings == ()


def test_one_key_sent_twice_at_the_same_instant_has_one_effect(awarding: Scene) -> None:
    start = Barrier(2)
    context = awarding.context(Role.DIRECTOR, "tre", idempotency_key="k-1")

    def award(_: int) -> Reply:
        start.wait()
        return awarding.service.handle(awarding.command("award", AWARD_DAY), context)

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(award, range(2)))
    assert [o.accepted for o in outcomes] == [True, True]
    assert sorted(o.replayed for o in outcomes) == [False, True]
    assert awards(awarding) == 1


def test_a_preview_says_everything_and_writes_nothing(awarding: Scene) -> None:
    command = replace(awarding.command("award", AWARD_DAY), facts={}, late_reason=None)
    before = awarding.desk.rows("SELECT seq, head, version FROM case_file ORDER BY id")
    for role, person, expected in (
        (Role.DIRECTOR, "tre", {"late_entry", "required.award_act"}),
        (Role.BUYER, "uno", {"role", "late_entry"}),  # of a sealed step others are told no more
    ):
        reply = awarding.service.preview(command, awarding.context(role, person))
        assert {obstacle["rule"] for obstacle in reply.obstacles} == expected
        assert (reply.accepted, reply.recorded) == (False, False)
    assert awarding.desk.rows("SELECT seq, head, version FROM case_file ORDER BY id") == before


def test_a_refusal_stands_in_the_trail_and_does_not_raise_the_version(awarding: Scene) -> None:
    seen = awarding.steps[-1].reply
    refused = awarding.service.handle(
        awarding.command("award", AWARD_DAY), awarding.context(Role.BUYER, "uno")
    )
    assert (refused.version, refused.seq) == (seen.version, seen.seq + 1)
    kind = awarding.desk.rows(
        "SELECT type FROM event WHERE case_id = :case AND seq = :seq",
        case=awarding.case_id,
        seq=refused.seq,
    )
    assert kind == [("refused",)]
    assert awarding.desk.here.verifier().verify().findings == ()


def test_bad_input_leaves_nothing(awarding: Scene) -> None:
    before = awarding.desk.rows("SELECT count(*) FROM event")
    for facts in ({"award_act": "212"}, {"no_such_fact": "1"}, {"award_act": {"number": "1"}}):
        with pytest.raises(InputError):
            awarding.service.handle(
                replace(awarding.command("award", AWARD_DAY), facts=facts),
                awarding.context(Role.DIRECTOR, "tre"),
            )
    assert awarding.desk.rows("SELECT count(*) FROM event") == before


def test_a_case_that_does_not_exist_is_not_found(awarding: Scene, demo: Dossier) -> None:
    command = replace(awarding.command("award", AWARD_DAY), case_id=demo.parties.buyer.id)
    with pytest.raises(NotFoundError):
        awarding.service.handle(command, awarding.context(Role.DIRECTOR, "tre"))


def test_every_action_is_shown_allowed_or_blocked_with_its_reasons(awarding: Scene) -> None:
    director = awarding.context(Role.DIRECTOR, "tre")
    found = {a.transition.command: a for a in awarding.service.actions(awarding.case_id, director)}
    assert found["award"].needs == ("award_act",)
    buyer = awarding.context(Role.BUYER, "uno")
    blocked = {a.transition.command: a for a in awarding.service.actions(awarding.case_id, buyer)}
    assert not blocked["award"].available


def test_who_never_held_the_role_is_refused(awarding: Scene, demo: Dossier) -> None:
    actor = replace(demo.actor(Role.OFFICER, "due"), role=Role.DIRECTOR)
    context = replace(awarding.context(Role.OFFICER, "due"), actor=actor)
    reply = awarding.service.handle(awarding.command("award", AWARD_DAY), context)
    assert not reply.accepted
    assert "role_held" in [obstacle["rule"] for obstacle in reply.obstacles]


@pytest.mark.parametrize(("role", "person"), [(Role.BUYER, "uno"), (Role.AUDITOR, "sette")])
def test_the_reasons_of_a_sealed_step_are_not_told_to_others(
    role: Role, person: str, fresh: Desk, demo: Dossier
) -> None:
    """That bids are left would say how many arrived: until the award only the desk may hear it."""
    scene = stage(fresh, demo, "appoint_board")
    at = datetime(2026, 3, 10, 12, tzinfo=UTC)
    command = replace(scene.command("declare_deserted", at, reasons="Prova."), facts={})
    officer = scene.service.preview(command, scene.context(Role.SUA_RUP, "quattro"))
    assert any("5" in o["reason"] for o in officer.obstacles if o["rule"] == "no_bids_left")
    told = scene.service.preview(command, scene.context(role, person))
    rules = {obstacle["rule"] for obstacle in told.obstacles}
    assert "role" in rules
    assert "no_bids_left" not in rules

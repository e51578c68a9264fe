"""Dossiers: a good one becomes cases, a bad one is refused by its line and leaves nothing behind."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from uuid import uuid4

import pytest

from sua.domain.errors import ConflictError, InputError
from sua.service.dossier import Dossier
from sua.service.installation import rehearse
from sua.service.playing import StoryError
from sua.service.reading import typed
from tests.support import DEMO_STORY, RUN, Desk

DEMO = DEMO_STORY.read_text()


def everything(desk: Desk) -> list[tuple[object, ...]]:
    return desk.rows(
        "SELECT (SELECT count(*) FROM case_file), (SELECT count(*) FROM event),"
        " (SELECT count(*) FROM organization), (SELECT count(*) FROM person),"
        " (SELECT count(*) FROM sealed_record), (SELECT count(*) FROM content),"
        " (SELECT count(*) FROM installation)"
    )


# What is changed in the demonstration, and what the refusal must say of it.
BAD = {
    "a day out of order": (
        "2026-01-14T11:00 buyer/uno submit",
        "2026-01-12T08:00 buyer/uno submit",
        ("precede l'ultimo passaggio", "chronology"),
    ),
    "the refusal of a request when its term is over": (
        'accept acceptance_act={"number":"41","day":"2026-01-21","protocol":"2026/0000655"} = accepted',
        'accept acceptance_act={"number":"41","day":"2026-01-21"} = refused',
        ("«accepted», non a «refused»",),
    ),
    "the Comune that appoints the RUP of the SUA": (
        "2026-01-27T10:00 director/tre appoint_sua_rup",
        "2026-01-27T10:00 buyer/uno appoint_sua_rup",
        ("non spetta a: RUP del Comune", "art. 62"),
    ),
    "a contract signed by the body the agreement does not name": (
        "2026-04-27T12:00 buyer/uno sign_contract",
        "2026-04-27T12:00 director/tre sign_contract",
        ("contract_signer", "Comune"),
    ),
    "bids before the term": (
        "2026-03-09T12:30 officer/due close_receipt",
        "2026-03-09T11:30 officer/due close_receipt",
        ("scade il 09/03/2026", "art. 35"),
    ),
    "a rule that does not refuse": (
        "! second_person",
        "! minimum_invited",
        ("second_person e non per minimum_invited",),
    ),
    "a refusal that does not come": (
        "confirm_bids = opened",
        "confirm_bids ! second_person",
        ("doveva essere rifiutata per second_person",),
    ),
    "a state never reached": ("= ranked", "= awarded", ("«ranked», non a «awarded»")),
    "a command that does not exist": (
        "director/tre award award_act",
        "director/tre awrd award_act",
        ("awrd",),
    ),
    "a fact that does not exist": ("cpv=45233141-9", "cvp=45233141-9", ("cvp")),
    "an amount with a comma": (
        "base_amount=628500.00",
        "base_amount=628.500,00",
        ("punto decimale",),
    ),
    "a discount of a hundred per cent": (
        "labour_cost=195000.00",
        "labour_cost=-1",
        ("negativo",),
    ),
    "a person who is not there": ("director/tre award", "director/otto award", ("otto")),
    "a role that does not exist": (
        "officer/due close",
        "ufficiale/due close",
        ("ruolo",),
    ),
    "a lifecycle that does not exist": (
        "case negotiated@",
        "case negotiated_work@",
        ("negotiated_work",),
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_dossier_is_refused_by_its_line(
    what: str, fresh: Desk, dossier_of: Callable[[str], Dossier]
) -> None:
    old, new, words = BAD[what]
    line = DEMO[: DEMO.index(old)].count("\n") + 1
    before = everything(fresh)
    with pytest.raises(InputError) as caught:
        for _ in fresh.here.replay(dossier_of(DEMO.replace(old, new, 1)), datetime.now(UTC), RUN):
            pass
    message = str(caught.value)
    assert "\n" not in message
    for word in (f"riga {line} ", *words):
        assert word in message, message
    assert everything(fresh) == before


def test_playing_again_under_the_same_name_repeats_nothing(fresh: Desk, demo: Dossier) -> None:
    now = datetime.now(UTC)
    first = [step.reply for step in fresh.here.replay(demo, now, RUN)]
    before = everything(fresh)
    again = [step.reply for step in fresh.here.replay(demo, now, RUN)]
    assert again == [replace(reply, replayed=True) for reply in first]
    assert everything(fresh) == before


def test_each_playing_opens_cases_of_its_own(fresh: Desk, demo: Dossier) -> None:
    for _ in range(2):
        for _ in fresh.here.replay(demo, datetime.now(UTC), uuid4()):
            pass
    assert fresh.rows("SELECT workflow, count(*) FROM case_file GROUP BY 1 ORDER BY 1") == [
        ("negotiated", 2),
        ("request", 2),
    ]
    assert fresh.here.verifier().verify().findings == ()


def test_a_demonstration_and_real_cases_never_share_a_database(fresh: Desk, demo: Dossier) -> None:
    fresh.here.register(replace(demo, demo=False), datetime.now(UTC))
    before = everything(fresh)
    with pytest.raises(ConflictError, match="dimostra"):
        for _ in fresh.here.replay(demo, datetime.now(UTC), RUN):
            pass
    assert everything(fresh) == before


def test_a_rehearsal_needs_no_database_and_tells_the_same(fresh: Desk, demo: Dossier) -> None:
    now = datetime.now(UTC)
    told = list(rehearse(fresh.here.corpus, demo, now, RUN))
    assert everything(fresh)[0][0] == 0
    written = list(fresh.here.replay(demo, now, RUN))
    for one, other in zip(told, written, strict=True):
        assert one.reply == replace(other.reply, recorded=False)


def test_the_published_numbers_come_out(played: Desk) -> None:
    case = played.rows("SELECT id FROM case_file WHERE workflow = 'negotiated'")[0][0]
    facts = typed(played.here, case)  # type: ignore[arg-type]
    record = facts.record(
        "calculation",
    )
    assert record is not None
    threshold = json.loads(record.json)["threshold"]
    exact = {name: Fraction(threshold[name]) for name in ("mean", "mean_excess", "threshold")}
    assert exact == {
        "mean": Fraction(
            "31.485",
        ),
        "mean_excess": Fraction(
            "0.843",
        ),
        "threshold": Fraction(
            "37.782",
        ),
    }
    assert str(facts.amount("award_discount")) == "32.848"
    assert str(facts.amount("award_price")) == "443550.32"


def test_a_story_error_carries_the_reply_that_refused(
    fresh: Desk, dossier_of: Callable[[str], Dossier]
) -> None:
    bad = dossier_of(DEMO.replace("2026-01-27T10:00 director/tre", "2026-01-27T10:00 officer/due"))
    with pytest.raises(StoryError) as caught:
        for _ in rehearse(fresh.here.corpus, bad, datetime.now(UTC), RUN):
            pass
    assert caught.value.reply is not None
    assert caught.value.line.command == "appoint_sua_rup"

"""Remedies, admissions, exclusions: each condition on both sides of its edge."""

from datetime import date
from typing import Any

import pytest

from tests.engine.looking import (
    ALFA,
    BETA,
    GAMMA,
    excluded,
    lawful_from,
    operators,
    says,
    situation,
)

DAY = date(2026, 12, 16)


def remedy(number: str = "1", operator: str = ALFA, **more: str) -> dict[str, str]:
    given = {"kind": "cure", "items": "DGUE", "requested_on": "2026-12-16", "due_on": "2026-12-23"}
    return {"number": number, "operator": operator, **given, **more}


def reply(number: str = "1", day: str = "2026-12-20", complete: str = "true") -> dict[str, str]:
    return {"number": number, "received_on": day, "complete": complete}


@pytest.mark.parametrize(
    ("due", "kind", "found"),
    [
        ("2026-12-20", "cure", ["default"]),
        ("2026-12-21", "cure", []),
        # The tenth day is the 26th, a holiday, and the 27th a Sunday: the term rolls to Monday.
        ("2026-12-28", "integrate", []),
        ("2026-12-29", "integrate", ["default"]),
        ("2026-12-20", "clarify", ["default"]),
        ("2026-12-21", "clarify", []),
        ("2026-12-28", "clarify", []),
        ("2026-12-29", "clarify", ["default"]),
    ],
)
def test_a_remedy_takes_from_five_to_ten_days(due: str, kind: str, found: list[str]) -> None:
    s = situation(DAY, remedies=[remedy(due_on=due, kind=kind)])
    assert says("remedy_term_lawful", s) == found


def test_a_remedy_is_not_asked_in_the_future() -> None:
    s = situation(DAY, remedies=[remedy(requested_on="2026-12-17", due_on="2026-12-24")])
    assert says("remedy_term_lawful", s) == ["future"]


def test_remedies_are_asked_of_bidders_under_their_number() -> None:
    known = operators(ALFA, BETA)
    both = [remedy(), remedy("2", BETA)]
    assert says("remedies_of_bidders", situation(DAY, bidders=known, remedies=both)) == []
    stranger = situation(DAY, bidders=known, remedies=[remedy(operator=GAMMA)])
    assert says("remedies_of_bidders", stranger) == ["default"]
    twice = situation(DAY, bidders=known, remedies=[remedy(), remedy("1", BETA)])
    assert says("remedies_of_bidders", twice) == ["twice"]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (reply(day="2026-12-16"), []),
        (reply(day="2026-12-15"), ["default"]),
        (reply(day="2026-12-21"), ["default"]),
        (reply("2"), ["default"]),
    ],
)
def test_a_reply_answers_a_request(given: dict[str, str], found: list[str]) -> None:
    s = situation(date(2026, 12, 20), remedies=[remedy()], remedy_replies=[given])
    assert says("replies_to_requests", s) == found


def test_remedies_are_settled_by_a_reply_or_by_time() -> None:
    last = date(2026, 12, 23)
    waiting = situation(last, remedies=[remedy()])
    assert says("remedies_settled", waiting) == ["default"]
    assert lawful_from("remedies_settled", waiting) == date(2026, 12, 24)
    assert says("remedies_settled", situation(date(2026, 12, 24), remedies=[remedy()])) == []
    answered = situation(last, remedies=[remedy()], remedy_replies=[reply()])
    assert says("remedies_settled", answered) == []


@pytest.mark.parametrize(
    ("replies", "kind", "out", "found"),
    [
        ([reply(day="2026-12-23")], "cure", [], []),
        ([reply(day="2026-12-24")], "cure", [], ["default"]),
        ([reply(complete="false")], "cure", [], ["default"]),
        ([reply(complete="false"), reply()], "cure", [], []),
        ([], "integrate", [], ["default"]),
        ([], "integrate", [ALFA], []),
        ([], "clarify", [], []),
    ],
)
def test_who_does_not_comply_is_excluded(
    replies: list[dict[str, str]], kind: str, out: list[str], found: list[str]
) -> None:
    s = situation(
        date(2026, 12, 28),
        bidders=operators(ALFA, BETA),
        remedies=[remedy(kind=kind)],
        remedy_replies=replies,
        exclusions=excluded(*out),
    )
    assert says("remedy_lapsed_excluded", s) == found


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({"exclusions": excluded(ALFA)}, []),
        ({"exclusions": excluded(GAMMA)}, ["default"]),
        ({"exclusions": excluded(ALFA, ALFA)}, ["twice"]),
    ],
)
def test_who_is_excluded_took_part(facts: dict[str, Any], found: list[str]) -> None:
    for known in ("invited", "bidders"):
        s = situation(DAY, **{known: operators(ALFA, BETA)}, **facts)
        assert says("excluded_took_part", s) == found


def test_exclusions_are_decided_by_an_act() -> None:
    act = {"number": "1", "day": "2026-12-16"}
    assert says("exclusions_by_act", situation(DAY)) == []
    assert says("exclusions_by_act", situation(DAY, exclusions=excluded(ALFA))) == ["default"]
    decided = situation(DAY, exclusions=excluded(ALFA), admissions_act=act)
    assert says("exclusions_by_act", decided) == []


def test_an_exclusion_is_never_dropped() -> None:
    held = {"exclusions": excluded(ALFA)}
    more = situation(DAY, before=held, exclusions=excluded(ALFA, BETA))
    assert says("exclusions_only_grow", more) == []
    other = situation(DAY, before=held, exclusions=excluded(BETA))
    assert says("exclusions_only_grow", other) == ["default"]


def test_after_the_admissions_bids_are_only_clarified() -> None:
    held = {"remedies": [remedy()]}
    asked = [remedy(), remedy("2", kind="clarify")]
    assert says("clarification_only", situation(DAY, before=held, remedies=asked)) == []
    more = [remedy(), remedy("2", kind="integrate")]
    assert says("clarification_only", situation(DAY, before=held, remedies=more)) == ["default"]

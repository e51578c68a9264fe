"""Checks of requirements and the decisions on the award: each condition on both sides of its edge."""

import json
from datetime import date
from typing import Any

import pytest

from tests.engine.looking import (
    ALFA,
    BETA,
    DIGEST,
    GAMMA,
    NO,
    YES,
    lawful_from,
    operators,
    says,
    situation,
)

DAY = date(2026, 4, 1)
WON = {"winner": operators(ALFA), "bidders": operators(ALFA, BETA)}


def check(subject: str, **more: str) -> dict[str, str]:
    given = {"operator": ALFA, "source": "FVOE", "requested_on": "2026-03-20"}
    back = {"replied_on": "2026-03-27", "outcome": "positive"}
    return {"subject": subject, **given, **back, **more}


def asked(subject: str, source: str = "FVOE") -> dict[str, str]:
    return {
        "operator": ALFA,
        "subject": subject,
        "source": source,
        "requested_on": "2026-03-20",
    }


NEEDED = [check("automatic_grounds"), check("other_grounds"), check("special")]


@pytest.mark.parametrize(
    ("outcome", "found"),
    [
        ("ranking", []),
        ("no_bids", ["no_bids"]),
        ("drawing_lots_required", ["drawing_lots_required"]),
    ],
)
def test_one_bid_comes_first(outcome: str, found: list[str]) -> None:
    s = situation(DAY, calculation={"json": json.dumps({"outcome": outcome})})
    assert says("winner_found", s) == found


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({}, []),
        ({"other_collective_agreement": "false"}, []),
        ({"other_collective_agreement": "true"}, ["? equivalent_protection"]),
        ({"other_collective_agreement": "true", "equivalent_protection": NO}, ["default"]),
        ({"other_collective_agreement": "true", "equivalent_protection": YES}, []),
    ],
)
def test_another_collective_agreement_protects_as_much(
    facts: dict[str, Any], found: list[str]
) -> None:
    assert says("equivalent_protection_judged", situation(DAY, **facts)) == found


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (check("special"), []),
        (asked("special"), []),
        (check("special", operator=GAMMA), ["default"]),
        (check("special", requested_on="2026-04-02", replied_on="2026-04-02"), ["days"]),
        (check("special", replied_on="2026-03-19"), ["days"]),
        (check("special", replied_on="2026-04-02"), ["days"]),
        ({**asked("special"), "outcome": "positive"}, ["days"]),
        ({**asked("special"), "replied_on": "2026-03-21"}, ["days"]),
    ],
)
def test_a_check_is_on_a_bidder_and_in_its_time(row: dict[str, str], found: list[str]) -> None:
    assert says("checks_of_bidders", situation(DAY, **WON, checks=[row])) == found


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (NEEDED, []),
        ([], ["automatic_grounds", "other_grounds", "special"]),
        (NEEDED[:2], ["special"]),
        ([*NEEDED, asked("contributions")], ["pending"]),
        ([*NEEDED, asked("contributions"), check("contributions")], []),
        ([*NEEDED, check("contributions", valid_until="2026-04-01")], []),
        ([*NEEDED, check("contributions", valid_until="2026-03-31")], ["expired"]),
        (
            [
                *NEEDED,
                check("contributions", valid_until="2026-03-31"),
                check("contributions", valid_until="2026-07-31"),
            ],
            [],
        ),
        # Asked at another source, it is another check.
        ([*NEEDED, asked("special", "Casellario")], ["pending"]),
        # What was found of somebody else says nothing of the winner.
        ([*NEEDED[:2], check("special", operator=BETA)], ["special"]),
    ],
)
def test_checks_are_complete_and_valid_on_the_day(
    rows: list[dict[str, str]], found: list[str]
) -> None:
    assert says("checks_complete", situation(DAY, **WON, checks=rows)) == found


def test_a_negative_check_bars_the_award_until_it_is_answered_again() -> None:
    negative = check("contributions", outcome="negative")
    assert says("checks_positive", situation(DAY, **WON, checks=NEEDED)) == []
    assert says("checks_positive", situation(DAY, **WON, checks=[negative])) == ["default"]
    again = situation(DAY, **WON, checks=[negative, check("contributions")])
    assert says("checks_positive", again) == []


OUT_OF_ORDER = {"file_unavailable": YES, "self_declaration": DIGEST}


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({}, ["pending"]),
        ({"file_unavailable": NO, "self_declaration": DIGEST}, ["pending"]),
        ({"file_unavailable": YES}, ["pending"]),
        (OUT_OF_ORDER, []),
    ],
)
def test_with_the_file_out_of_order_checks_may_lack(
    facts: dict[str, Any], found: list[str]
) -> None:
    rows = [*NEEDED, asked("contributions")]
    assert says("checks_complete", situation(DAY, **WON, checks=rows, **facts)) == found


@pytest.mark.parametrize(
    ("day", "facts", "found"),
    [
        (date(2026, 4, 10), OUT_OF_ORDER, ["default"]),
        (date(2026, 4, 11), OUT_OF_ORDER, ["default"]),
        # The thirtieth day from the proposal, 11 April, is a Saturday: the term rolls to Monday.
        (date(2026, 4, 13), OUT_OF_ORDER, ["default"]),
        (date(2026, 4, 14), OUT_OF_ORDER, []),
        (date(2026, 4, 14), {"file_unavailable": YES}, ["declaration"]),
        (date(2026, 4, 10), {"file_unavailable": NO}, []),
        (date(2026, 4, 10), {}, []),
    ],
)
def test_the_declaration_is_enough_thirty_days_after_the_proposal(
    day: date, facts: dict[str, Any], found: list[str]
) -> None:
    s = situation(day, done={"propose_award": date(2026, 3, 12)}, **facts)
    assert says("fvoe_fallback", s) == found
    if found == ["default"]:
        assert lawful_from("fvoe_fallback", s) == date(2026, 4, 14)


def test_before_the_corrective_decree_there_is_no_way_round() -> None:
    s = situation(date(2024, 12, 30), **OUT_OF_ORDER)
    assert says("fvoe_fallback", s) == ["not_yet"]
    assert says("fvoe_fallback", situation(date(2024, 12, 31), **OUT_OF_ORDER)) == []


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({}, ["? decline_announced"]),
        ({"decline_announced": NO}, ["default"]),
        ({"decline_announced": YES}, []),
    ],
)
def test_not_awarding_was_announced(facts: dict[str, Any], found: list[str]) -> None:
    assert says("decline_announced_judged", situation(DAY, **facts)) == found


@pytest.mark.parametrize(
    ("day", "done", "found"),
    [
        (date(2026, 4, 10), {"rank": date(2026, 3, 11)}, []),
        (date(2026, 4, 11), {"rank": date(2026, 3, 12)}, []),
        (date(2026, 4, 13), {"rank": date(2026, 3, 12)}, []),
        (date(2026, 4, 14), {"rank": date(2026, 3, 12)}, ["default"]),
        (
            date(2026, 4, 14),
            {"rank": date(2026, 3, 12), "exclude_operator": date(2026, 3, 16)},
            [],
        ),
    ],
)
def test_not_awarding_is_decided_within_thirty_days(
    day: date, done: dict[str, date], found: list[str]
) -> None:
    assert says("not_awarded_in_time", situation(day, done=done)) == found

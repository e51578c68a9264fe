"""The closing of bids, who bid, who examines them: each condition on both sides of its edge."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.engine.looking import (
    ALFA,
    BETA,
    FIVE,
    FOUR,
    GAMMA,
    NO,
    ONE,
    SIX,
    THREE,
    TWO,
    YES,
    excluded,
    lawful_from,
    operators,
    says,
    situation,
)

DAY = date(2026, 3, 10)
DUE = "2026-03-09T12:00+01:00"


def test_bids_are_closed_from_the_very_instant_of_the_term() -> None:
    before = datetime(2026, 3, 9, 10, 59, 59, tzinfo=UTC)
    assert says("receipt_term_elapsed", situation(before, bids_due=DUE)) == ["default"]
    assert lawful_from("receipt_term_elapsed", situation(before, bids_due=DUE)) == date(2026, 3, 9)
    at = datetime(2026, 3, 9, 11, tzinfo=UTC)
    assert says("receipt_term_elapsed", situation(at, bids_due=DUE)) == []


@pytest.mark.parametrize(("received", "found"), [("2", []), ("3", ["default"])])
def test_no_more_bids_than_invitations(received: str, found: list[str]) -> None:
    s = situation(DAY, invited=operators(ALFA, BETA), bids_received=received)
    assert says("not_more_bids_than_invited", s) == found


def test_without_an_invitation_bids_have_no_maximum() -> None:
    s = situation(DAY, bidders=operators(ALFA, BETA), bids_received="2")
    assert says("not_more_bids_than_invited", s) == []


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({"bids_received": "0"}, []),
        ({"bids_received": "2"}, ["unlisted"]),
        ({"bids_received": "2", "invited": operators(ALFA, BETA, GAMMA)}, []),
        ({"bids_received": "2", "bidders": operators(ALFA, BETA)}, []),
        ({"bids_received": "3", "bidders": operators(ALFA, BETA)}, ["default"]),
        ({"bids_received": "2", "bidders": operators(ALFA, ALFA)}, ["twice"]),
        (
            {
                "bids_received": "2",
                "bidders": operators(ALFA, BETA),
                "invited": operators(ALFA, GAMMA),
            },
            ["strangers"],
        ),
    ],
)
def test_who_bid_is_listed(facts: dict[str, Any], found: list[str]) -> None:
    assert says("bids_counted", situation(DAY, **facts)) == found


LOTS = [
    {
        "lot": n,
        "subject": f"Lotto {n}",
        "base_amount": "100000",
        "labour_cost": "10000",
        "safety_costs": "1000",
    }
    for n in ("1", "2")
]


def in_lots(*rows: tuple[str, str]) -> list[dict[str, str]]:
    return [{"lot": lot, "operator": operator} for lot, operator in rows]


@pytest.mark.parametrize(
    ("counts", "rows", "found"),
    [
        ({"1": "2", "2": "0"}, in_lots(("1", ALFA), ("1", BETA)), []),
        ({"1": "2"}, in_lots(("1", ALFA), ("1", BETA)), ["lots"]),
        ({"1": "2", "2": "0", "3": "0"}, in_lots(("1", ALFA), ("1", BETA)), ["unknown"]),
        ({"1": "2", "2": "0"}, in_lots(("1", ALFA), ("1", GAMMA)), ["lot_rows"]),
        ({"1": "2", "2": "0"}, in_lots(("1", ALFA), ("1", ALFA)), ["lot_rows"]),
        ({"1": "2", "2": "1"}, in_lots(("1", ALFA), ("1", BETA)), ["lot_count"]),
    ],
)
def test_who_bid_is_listed_lot_by_lot(
    counts: dict[str, str], rows: list[dict[str, str]], found: list[str]
) -> None:
    s = situation(
        DAY,
        lots=LOTS,
        bids_received="2",
        bidders=operators(ALFA, BETA),
        lot_bids=[{"lot": lot, "bids_received": n} for lot, n in counts.items()],
        lot_bidders=rows,
    )
    assert says("bids_counted", s) == found


@pytest.mark.parametrize(
    ("received", "out", "deserted", "admitted"),
    [
        ("0", [], [], ["default"]),
        ("1", [], ["default"], []),
        ("2", [ALFA], ["default"], []),
        ("2", [ALFA, BETA], [], ["default"]),
    ],
)
def test_deserted_is_when_no_bid_is_left(
    received: str, out: list[str], deserted: list[str], admitted: list[str]
) -> None:
    s = situation(
        DAY, bidders=operators(ALFA, BETA), bids_received=received, exclusions=excluded(*out)
    )
    assert says("no_bids_left", s) == deserted
    assert says("some_bid_admitted", s) == admitted
    assert says("some_bid_received", s) == (["default"] if received == "0" else [])


def test_in_a_lot_only_its_own_bidders_are_excluded() -> None:
    s = situation(
        DAY,
        lot="2",
        bidders=operators(ALFA, BETA),
        lot_bidders=in_lots(("1", ALFA), ("2", BETA)),
        bids_received="1",
        exclusions=excluded(ALFA),
    )
    assert says("no_bids_left", s) == ["default"]
    assert says("some_bid_admitted", s) == []


@pytest.mark.parametrize(("day", "found"), [("2026-03-08", ["default"]), ("2026-03-09", [])])
def test_the_board_is_appointed_from_the_day_of_the_term(day: str, found: list[str]) -> None:
    s = situation(DAY, bids_due=DUE, board_act={"number": "1", "day": day})
    assert says("board_after_deadline", s) == found


@pytest.mark.parametrize(
    ("criterion", "members", "found"),
    [
        ("price", [ONE], []),
        ("price", [ONE, TWO], []),
        ("price", [ONE, ONE], ["twice"]),
        ("price_quality", [ONE, TWO, THREE], []),
        ("price_quality", [ONE, TWO, THREE, FOUR, FIVE], []),
        ("price_quality", [ONE, TWO], ["even"]),
        ("price_quality", [ONE], ["single"]),
        ("price_quality", [ONE, TWO, THREE, FOUR, FIVE, SIX], ["many", "even"]),
    ],
)
def test_a_committee_is_odd_and_not_too_large(
    criterion: str, members: list[str], found: list[str]
) -> None:
    s = situation(DAY, criterion=criterion, board=members)
    assert says("committee_composition", s) == found


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, ["? board_compatible"]),
        ({"board_compatible": NO}, ["default"]),
        ({"board_compatible": YES}, []),
    ],
)
def test_nobody_on_the_board_is_barred(given: dict[str, Any], found: list[str]) -> None:
    assert says("board_compatibility_judged", situation(DAY, board=[ONE], **given)) == found

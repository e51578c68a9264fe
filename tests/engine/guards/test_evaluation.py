"""Technical scores before economic values, complete and within their maximum; bids that still bind."""

from datetime import date
from typing import Any

import pytest

from tests.engine.looking import (
    ALFA,
    BETA,
    DIGEST,
    GAMMA,
    ONE,
    TWO,
    bids,
    excluded,
    operators,
    says,
    situation,
)

DAY = date(2026, 3, 20)
CRITERIA = [
    {"code": "A", "label": "Qualità", "points": "40", "minimum": "20"},
    {"code": "B", "label": "Tempi", "points": "30"},
]
QUALITY: dict[str, Any] = {
    "criterion": "price_quality",
    "award_criteria": CRITERIA,
    "rescaling": "none",
    "minimum_on": "before_rescaling",
    "price_points": "30",
    "price_formula": "linear_discount",
}


def score(operator: str, criterion: str, points: str) -> dict[str, str]:
    return {"operator": operator, "criterion": criterion, "points": points}


SCORES = [
    score(ALFA, "A", "40"),
    score(ALFA, "B", "10"),
    score(BETA, "A", "0"),
    score(BETA, "B", "30"),
]


def test_at_lowest_price_nothing_technical_is_scored() -> None:
    assert says("criterion_has_quality", situation(DAY, criterion="price")) == ["default"]
    assert says("criterion_has_quality", situation(DAY, criterion="price_quality")) == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({}, []),
        ({"award_criteria": None}, ["criteria"]),
        ({"award_criteria": [{**CRITERIA[0], "minimum": "40"}]}, []),
        ({"award_criteria": [{**CRITERIA[0], "minimum": "40.1"}]}, ["rows"]),
        ({"award_criteria": [{**CRITERIA[1], "points": "0"}], "minimum_on": None}, ["rows"]),
        ({"award_criteria": [CRITERIA[0], CRITERIA[0]]}, ["rows"]),
        ({"rescaling": None}, ["rescaling"]),
        ({"minimum_on": None}, ["minimum_on"]),
        ({"price_points": None}, ["price_points"]),
        ({"price_formula": None}, ["formula"]),
        ({"price_points": "0", "price_formula": None}, []),
        ({"price_formula": "power_discount"}, ["alpha"]),
        ({"price_formula": "power_discount", "price_alpha": "0.5"}, []),
        ({"price_formula": "bilinear_discount", "price_all_equal": "full"}, ["x"]),
        (
            {"price_formula": "bilinear_discount", "price_x": "1.1", "price_all_equal": "full"},
            ["x"],
        ),
        ({"price_formula": "bilinear_discount", "price_x": "1"}, ["all_equal"]),
        ({"price_formula": "bilinear_discount", "price_x": "1", "price_all_equal": "full"}, []),
    ],
)
def test_the_notice_says_how_bids_are_scored(change: dict[str, Any], found: list[str]) -> None:
    facts = {name: value for name, value in {**QUALITY, **change}.items() if value is not None}
    assert says("scoring_declared", situation(DAY, **facts)) == found


def test_scores_are_not_given_once_prices_are_known() -> None:
    assert says("scores_before_prices", situation(DAY, **QUALITY)) == []
    assert says("scores_before_prices", situation(DAY, **QUALITY, bids=bids(alfa="1"))) == [
        "default"
    ]


@pytest.mark.parametrize(
    ("scores", "found"),
    [
        (SCORES, []),
        (SCORES[:3], ["default"]),
        (SCORES[:2], ["default"]),
        ([*SCORES, score(GAMMA, "A", "1"), score(GAMMA, "B", "1")], ["strangers", "default"]),
        ([*SCORES, score(ALFA, "C", "1")], ["unknown"]),
        ([score(ALFA, "A", "40.01"), *SCORES[1:]], ["above"]),
        ([*SCORES, SCORES[0]], ["twice"]),
    ],
)
def test_scores_are_complete_and_within_the_maximum(
    scores: list[dict[str, str]], found: list[str]
) -> None:
    s = situation(
        DAY,
        **QUALITY,
        bidders=operators(ALFA, BETA, GAMMA),
        bids_received="3",
        exclusions=excluded(GAMMA),
        technical_scores=scores,
    )
    assert says("technical_scores_complete", s) == found


def test_economic_values_wait_for_the_technical_scores() -> None:
    assert says("technical_closed", situation(DAY, criterion="price")) == []
    assert says("technical_closed", situation(DAY, **QUALITY)) == ["default"]
    assert says("technical_closed", situation(DAY, **QUALITY, technical_scores=SCORES)) == []


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (bids(alfa="10", beta="20"), []),
        (bids(alfa="10"), ["count"]),
        (bids(alfa="10", gamma="20"), ["strangers"]),
        ([*bids(alfa="10"), *bids(alfa="20")], ["twice"]),
    ],
)
def test_bids_are_of_who_is_in(given: list[dict[str, str]], found: list[str]) -> None:
    for known in ("bidders", "invited"):
        s = situation(
            DAY,
            **{known: operators(ALFA, BETA, GAMMA)},
            bids_received="3",
            exclusions=excluded(GAMMA),
            bids=given,
        )
        assert says("bids_of_admitted_operators", s) == found


@pytest.mark.parametrize(
    ("change", "more", "found"),
    [
        ({}, {}, []),
        ({"labour_cost": "0"}, {}, ["default"]),
        ({"safety_charges": "0"}, {}, ["default"]),
        ({"safety_charges": "0"}, {"costs_not_declared": "intellectual_services"}, []),
    ],
)
def test_labour_and_safety_are_stated(
    change: dict[str, str], more: dict[str, str], found: list[str]
) -> None:
    s = situation(DAY, bids=[{**bids(alfa="10")[0], **change}], **more)
    assert says("labour_and_safety_declared", s) == found


def test_the_transcription_is_confirmed_by_somebody_else() -> None:
    held = {"transcribed_by": ONE}
    assert says("second_person", situation(DAY, before=held, person=ONE)) == ["default"]
    assert says("second_person", situation(DAY, before=held, person=TWO)) == []


# Bids due on 9 March 2026 bind for 180 days: until 5 September, a Saturday, which rolls to the 7th.
DUE = {"bids_due": "2026-03-09T12:00+01:00", "bids_report": DIGEST}


@pytest.mark.parametrize(
    ("day", "until", "found"),
    [
        (date(2026, 9, 7), None, []),
        (date(2026, 9, 8), None, ["default"]),
        (date(2026, 9, 8), "2026-10-30", []),
        (date(2026, 10, 30), "2026-10-30", []),
        (date(2026, 10, 31), "2026-10-30", ["default"]),
    ],
)
def test_bids_bind_for_180_days_or_as_deferred(
    day: date, until: str | None, found: list[str]
) -> None:
    agreed = {"bids_binding_until": until} if until else {}
    assert says("bids_still_binding", situation(day, before={**DUE, **agreed})) == found


@pytest.mark.parametrize(
    ("held", "until", "found"),
    [
        (None, "2026-09-07", ["default"]),
        (None, "2026-09-08", []),
        ("2026-10-30", "2026-10-30", ["default"]),
        ("2026-10-30", "2026-10-31", []),
    ],
)
def test_a_deferral_moves_the_end_on(held: str | None, until: str, found: list[str]) -> None:
    before = {**DUE, **({"bids_binding_until": held} if held else {})}
    s = situation(date(2026, 8, 20), before=before, bids_binding_until=until)
    assert says("deferral_later", s) == found

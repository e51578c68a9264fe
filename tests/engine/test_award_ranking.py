"""The ranking by each criterion and method, and the draws, against numbers worked out by hand."""

import json
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pytest

from sua.domain.facts import Operator, Record
from sua.engine.computations import COMPUTATIONS
from sua.law.draw import Commitment, DrawPlan, DrawPurpose, Seed, commit, draw
from tests.engine.looking import (
    ALFA,
    BETA,
    DELTA,
    EPSILON,
    GAMMA,
    NO,
    bids,
    excluded,
    operators,
    situation,
)

DAY = date(2026, 3, 11)
LOWEST: dict[str, Any] = {
    "nature": "works",
    "criterion": "price",
    "cross_border_interest": NO,
    "base_amount": "628500",
    "labour_cost": "195000",
    "safety_costs": "21500",
    "labour_in_discount_base": "true",
    "invited": operators(ALFA, BETA, GAMMA, DELTA, EPSILON),
    "bids_received": "5",
    "bids": bids(alfa="32.291", beta="14.179", gamma="32.848", delta="29.8", epsilon="32.364"),
}


def ranked(**facts: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the calculation records, and the facts it gives."""
    given = COMPUTATIONS["award_ranking"].compute(situation(DAY, **facts))
    calculation = given["calculation"]
    assert isinstance(calculation, Record)
    return json.loads(calculation.json), given  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("method", "more", "threshold", "order", "award"),
    [
        # Kept 32.291, 29.8, 32.364: mean 31.485, excess 0.8425, ratio within the limit: 1.2 × mean.
        ("A", {}, "37.782", ["3", "5", "1", "4", "2"], "32.848"),
        # Sum 94.455: 4 × 5 is 20% of the excess, 0.1685; digits 9+4+4+5 even: taken away.
        ("B", {}, "32.159", ["4", "2"], "14.179"),
        ("C", {"reference_discount": "31.5"}, "31.3315", ["4", "2"], "29.8"),
    ],
)
def test_each_method_has_its_threshold(
    method: str, more: dict[str, str], threshold: str, order: list[str], award: str
) -> None:
    found, facts = ranked(**LOWEST, abnormal_method=method, **more)
    assert Fraction(found["threshold"]["threshold"]) == Fraction(threshold)
    assert (found["order"], str(facts["award_discount"])) == (order, award)
    assert found["method"] == method


def test_the_method_drawn_is_the_one_used() -> None:
    found, _ = ranked(**LOWEST, abnormal_method="drawn", drawn_method="B")
    assert found["method"] == "B"


@pytest.mark.parametrize(
    ("method", "choice", "abnormal"),
    [
        ("A", {}, ["3"]),
        ("A", {"equal_to_threshold": "kept", "reading_reasons": "Prova."}, []),
        ("B", {}, []),
        ("B", {"equal_to_threshold": "excluded"}, ["3"]),
    ],
)
def test_a_bid_equal_to_the_threshold(
    method: str, choice: dict[str, str], abnormal: list[str]
) -> None:
    """Kept 10, 10, 13: mean 11, excess 2. A: ratio over the limit, 13. B: sum 33, no decimals, 13."""
    given = bids(alfa="10", beta="10", gamma="13", delta="20", epsilon="9")
    found, _ = ranked(**{**LOWEST, "bids": given}, abnormal_method=method, **choice)
    assert Fraction(found["threshold"]["threshold"]) == 13
    assert [n for n in found["threshold"]["abnormal"] if n != "4"] == abnormal


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"exclusions": excluded(BETA)}, ["too_few_bids"]),
        ({"nature": "supplies", "base_amount": "100000"}, ["nature"]),
        ({"base_amount": "5404000"}, ["eu_threshold"]),
        ({"cross_border_interest": None}, ["cross_border"]),
    ],
)
def test_without_automatic_exclusion_the_highest_discount_wins(
    change: dict[str, Any], why: list[str]
) -> None:
    facts = {n: v for n, v in {**LOWEST, **change}.items() if v is not None}
    found, given = ranked(**facts, abnormal_method="B")
    assert (found["why_not"], found["order"][0]) == (why, "3")
    assert str(given["award_discount"]) == "32.848"


QUALITY: dict[str, Any] = {
    **LOWEST,
    "criterion": "price_quality",
    "labour_in_discount_base": "false",
    "bids_received": "4",
    "bidders": operators(ALFA, BETA, GAMMA, DELTA),
    "award_criteria": [
        {"code": "A", "label": "A", "points": "40"},
        {"code": "B", "label": "B", "points": "25", "minimum": "10"},
        {"code": "C", "label": "C", "points": "5", "discretionary": "false"},
    ],
    "rescaling": "criteria",
    "rescaled": "discretionary",
    "minimum_on": "before_rescaling",
    "price_points": "30",
    "price_formula": "bilinear_discount",
    "price_x": "0.9",
    "price_all_equal": "full",
    "score_decimals": "3",
    "score_mode": "half_up",
    "bids": bids(alfa="8.5", beta="12.25", gamma="10", delta="20"),
    "technical_scores": [
        {"operator": operator, "criterion": code, "points": points}
        for operator, scores in (
            (ALFA, ("30", "20", "5")),
            (BETA, ("32.5", "15", "0")),
            (GAMMA, ("36", "22", "5")),
            (DELTA, ("40", "9.99", "5")),
        )
        for code, points in zip("ABC", scores, strict=True)
    ],
}


def test_points_of_quality_and_price() -> None:
    """Delta is below the minimum of B: it takes no part in re-scaling, nor in the mean of the prices.

    A: 30/36, 32.5/36, 1 of 40. B: 20/22, 15/22, 1 of 25. Price: mean 10.25, best 12.25.
    """
    found, facts = ranked(**QUALITY)
    scores = {line["bid"]: line for line in found["scores"]}
    assert {n: float(Fraction(x["technical"])) for n, x in scores.items() if x["technical"]} == {
        "1": 61.06,
        "2": 53.156,
        "3": 70.0,
    }
    assert {n: float(Fraction(x["economic"])) for n, x in scores.items() if x["economic"]} == {
        "1": 22.39,
        "2": 30.0,
        "3": 26.341,
    }
    assert scores["4"]["total"] is None
    assert found["order"] == ["3", "1", "2"]
    assert facts["winner"] == (Operator(codice_fiscale=GAMMA, name="Impresa 053"),)


def test_the_whole_has_its_minimum_too() -> None:
    found, _ = ranked(**QUALITY, technical_minimum="60")
    assert found["order"] == ["3"]


def test_prices_take_the_discount_on_what_is_discounted() -> None:
    """Pmin / P on the base less the labour cost: the best discount has the points of the price."""
    found, _ = ranked(**{**QUALITY, "price_formula": "inverse_price"})
    points = {line["bid"]: line["economic"] for line in found["scores"]}
    assert Fraction(points["2"]) == 30
    assert float(Fraction(points["1"])) == round(30 * (100 - 12.25) / (100 - 8.5), 3)


def test_at_a_fixed_price_quality_decides_alone() -> None:
    fixed = {**QUALITY, "price_points": "0"}
    del fixed["price_formula"]
    found, _ = ranked(**fixed)
    assert {line["economic"] for line in found["scores"]} == {"0", None}
    assert found["order"] == ["3", "1", "2"]


EQUAL = {
    **QUALITY,
    "rescaling": "none",
    "price_formula": "linear_discount",
    "bids_received": "2",
    "bidders": operators(ALFA, BETA),
    "bids": bids(alfa="10", beta="5"),
    "technical_scores": [
        {"operator": operator, "criterion": code, "points": points}
        for operator, scores in ((ALFA, ("10", "20", "5")), (BETA, ("25", "20", "5")))
        for code, points in zip("ABC", scores, strict=True)
    ],
}


@pytest.mark.parametrize(
    ("tie", "outcome", "order"),
    [
        (None, "drawing_lots_required", ["1", "2"]),
        ("nobody", "drawing_lots_required", ["1", "2"]),
        ("quality", "ranking", ["2", "1"]),
        ("price", "ranking", ["1", "2"]),
    ],
)
def test_equal_totals_follow_the_notice(tie: str | None, outcome: str, order: list[str]) -> None:
    """35 + 30 and 50 + 15."""
    found, _ = ranked(**EQUAL, **({"tie_rule": tie} if tie else {}))
    assert (found["outcome"], found["order"]) == (outcome, order)


def test_who_was_drawn_comes_first() -> None:
    found, _ = ranked(**EQUAL, drawn_winner=operators(BETA))
    assert (found["outcome"], found["order"]) == ("ranking", ["2", "1"])


COMMITTED = datetime(2026, 3, 11, 9, tzinfo=UTC)
SOURCE, SEED = "Lotto del 12/03/2026", "12 33 45 67 89"


def test_a_draw_gives_what_the_law_of_draws_gives() -> None:
    """Committed to, drawn, and drawn again from what the record says: the same bidder."""
    given = COMPUTATIONS["award_ranking"].compute(situation(DAY, **EQUAL))
    held = {**EQUAL, "calculation": {"json": given["calculation"].json}}  # type: ignore[union-attr]
    s = situation(COMMITTED, state="ranked", before=held, draw_seed_source=SOURCE)
    made = COMPUTATIONS["draw_commitment"].compute(s)["draw_commitment"]
    assert isinstance(made, Record)
    after = situation(
        datetime(2026, 3, 13, 9, tzinfo=UTC),
        state="ranked",
        before={**held, "draw_seed_source": SOURCE, "draw_commitment": {"json": made.json}},
        draw_seed=SEED,
        draw_seed_known_at="2026-03-12T19:00:00Z",
    )
    found = COMPUTATIONS["tie_draw"].compute(after)
    plan = DrawPlan(
        purpose=DrawPurpose.TIE,
        subject=f"{after.case.id}",
        items=(f"{BETA} Impresa 046", f"{ALFA} Impresa 038"),
        take=1,
        seed_source=SOURCE,
        reasons="",
        act="",
    )
    known = commit(plan)
    assert isinstance(known, Commitment)
    assert json.loads(made.json)["digest"] == known.digest
    again = draw(
        plan,
        Seed(
            text=SEED,
            commitment=known.digest,
            published_at=COMMITTED,
            known_at=datetime(2026, 3, 12, 19, tzinfo=UTC),
        ),
    )
    (winner,) = found["drawn_winner"]  # type: ignore[misc]
    assert isinstance(winner, Operator)
    assert again.drawn == (f"{winner.codice_fiscale} {winner.name}",)  # type: ignore[union-attr]
    record = found["draw_record"]
    assert isinstance(record, Record)
    assert winner.codice_fiscale not in record.json


def test_a_draw_by_hand_is_who_was_drawn() -> None:
    s = situation(DAY, state="ranked", before=EQUAL, draw_winner=operators(ALFA))
    assert COMPUTATIONS["tie_draw"].compute(s) == {
        "drawn_winner": (Operator(codice_fiscale=ALFA, name="Impresa 038"),)
    }


@pytest.mark.parametrize(
    ("base", "band"), [("5382499.99", "below_threshold"), ("5382500", "above_threshold")]
)
def test_the_band_that_gives_the_term_to_sign(base: str, band: str) -> None:
    s = situation(DAY, **{**LOWEST, "base_amount": base})
    assert COMPUTATIONS["threshold_band"].compute(s) == {"threshold_band": band}

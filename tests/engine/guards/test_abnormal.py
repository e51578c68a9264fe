"""The method of art. 54, the draws, the explanations of art. 110: each on both sides of its edge."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from sua.engine.computations import COMPUTATIONS
from tests.engine.looking import (
    ALFA,
    BETA,
    DELTA,
    EPSILON,
    GAMMA,
    NO,
    YES,
    bids,
    excluded,
    lawful_from,
    operators,
    says,
    situation,
)

DAY = date(2026, 3, 11)
FIVE = operators(ALFA, BETA, GAMMA, DELTA, EPSILON)
WORKS: dict[str, Any] = {
    "nature": "works",
    "base_amount": "628500",
    "labour_cost": "195000",
    "safety_costs": "21500",
    "cross_border_interest": NO,
    "criterion": "price",
    "bidders": FIVE,
    "bids_received": "5",
}


def ranking(outcome: str = "ranking", **more: object) -> dict[str, object]:
    found = {"outcome": outcome, "order": ["1", "2"], "automatic_exclusion": False, **more}
    return {"calculation": {"json": json.dumps(found)}}


TIED = {
    **WORKS,
    **ranking("drawing_lots_required", tied=["1", "2"]),
    "bids": bids(alfa="10", beta="10"),
}


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({"abnormal_method": "A"}, []),
        ({}, ["default"]),
        ({"exclusions": excluded(ALFA)}, []),
        ({"nature": "supplies"}, []),
        ({"criterion": "price_quality"}, []),
        ({"cross_border_interest": YES}, []),
        ({"base_amount": "5382499.99"}, ["default"]),
        ({"base_amount": "5382500.00"}, []),
        ({"abnormal_method": "drawn"}, ["draw"]),
        ({"abnormal_method": "drawn", "drawn_method": "B"}, []),
        ({"abnormal_method": "C"}, ["reference"]),
        ({"abnormal_method": "C", "reference_discount": "20"}, []),
        ({"abnormal_method": "drawn", "drawn_method": "C"}, ["reference"]),
    ],
)
def test_the_method_is_known_where_exclusion_is_automatic(
    facts: dict[str, Any], found: list[str]
) -> None:
    assert says("abnormal_method_set", situation(DAY, **{**WORKS, **facts})) == found


@pytest.mark.parametrize(
    ("state", "facts", "found"),
    [
        ("admitted", {**WORKS, "abnormal_method": "drawn"}, []),
        ("admitted", {**WORKS, "abnormal_method": "A"}, ["method"]),
        (
            "admitted",
            {**WORKS, "abnormal_method": "drawn", "exclusions": excluded(ALFA)},
            ["method"],
        ),
        ("ranked", TIED, []),
        ("ranked", {**TIED, **ranking()}, ["tie"]),
    ],
)
def test_a_draw_is_made_where_chance_decides(
    state: str, facts: dict[str, Any], found: list[str]
) -> None:
    assert says("draw_needed", situation(DAY, state=state, before=facts)) == found


def test_a_method_is_drawn_once() -> None:
    held = {**WORKS, "abnormal_method": "drawn", "drawn_method": "A"}
    assert says("draw_needed", situation(DAY, state="opened", before=held)) == ["method"]


COMMITTED_AT = datetime(2026, 3, 11, 9, tzinfo=UTC)
SOURCE = "Lotto, ruota di Roma, 12/03/2026"


def committed(facts: dict[str, Any], state: str) -> dict[str, Any]:
    """The facts with the commitment recorded at nine on the eleventh."""
    s = situation(COMMITTED_AT, state=state, before=facts, draw_seed_source=SOURCE)
    made = COMPUTATIONS["draw_commitment"].compute(s)["draw_commitment"]
    return {**facts, "draw_seed_source": SOURCE, "draw_commitment": {"json": made.json}}  # type: ignore[union-attr]


METHOD = committed({**WORKS, "abnormal_method": "drawn"}, "admitted")
TIE = committed(TIED, "ranked")
SEED, KNOWN = "12 33 45 67 89", "2026-03-12T20:00+01:00"
LATER = datetime(2026, 3, 13, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("held", "state", "seed", "known", "found"),
    [
        (METHOD, "admitted", SEED, KNOWN, []),
        (TIE, "ranked", SEED, KNOWN, []),
        (METHOD, "admitted", SEED, None, ["when"]),
        (METHOD, "admitted", SEED, "2026-03-13T11:00+01:00", ["future"]),
        (METHOD, "admitted", SEED, "2026-03-11T10:00+01:00", ["early"]),
        (METHOD, "admitted", SEED, "2026-03-11T10:01+01:00", []),
        (METHOD, "admitted", "1234567", KNOWN, ["short"]),
        (METHOD, "admitted", "12345678", KNOWN, []),
        ({**WORKS, "abnormal_method": "drawn"}, "admitted", SEED, KNOWN, ["uncommitted"]),
        # A commitment for the method says nothing of a tie.
        (
            {**TIED, "draw_commitment": METHOD["draw_commitment"]},
            "ranked",
            SEED,
            KNOWN,
            ["uncommitted"],
        ),
        # The reference discount came after: method C was not among those committed to.
        ({**METHOD, "reference_discount": "20"}, "admitted", SEED, KNOWN, ["differs"]),
    ],
)
def test_a_draw_can_be_done_again(
    held: dict[str, Any], state: str, seed: str, known: str | None, found: list[str]
) -> None:
    given = {"draw_seed": seed, **({"draw_seed_known_at": known} if known else {})}
    assert says("draw_recomputable", situation(LATER, state=state, before=held, **given)) == found


def test_the_outcome_of_a_draw_is_one() -> None:
    winner, seed = {"draw_winner": operators(ALFA)}, {"draw_seed": SEED}
    assert says("draw_outcome_known", situation(DAY, before=TIED)) == ["default"]
    assert says("draw_outcome_known", situation(DAY, before=TIED, **winner)) == []
    assert says("draw_outcome_known", situation(DAY, before=TIED, **seed)) == []
    assert says("draw_outcome_known", situation(DAY, before=TIED, **winner, **seed)) == ["both"]


@pytest.mark.parametrize(
    ("held", "winner", "found"),
    [
        (TIED, operators(ALFA), []),
        (TIED, operators(BETA), []),
        (TIED, operators(GAMMA), ["default"]),
        (TIED, operators(ALFA, BETA), ["default"]),
        ({**TIED, **ranking()}, operators(ALFA), ["not_tied"]),
    ],
)
def test_only_a_tied_bidder_is_drawn(
    held: dict[str, Any], winner: list[dict[str, str]], found: list[str]
) -> None:
    assert says("draw_among_tied", situation(DAY, before=held, draw_winner=winner)) == found


@pytest.mark.parametrize(
    ("due", "found"),
    [
        ("2026-03-11", ["past"]),
        ("2026-03-12", []),
        ("2026-03-26", []),
        ("2026-03-27", ["default"]),
    ],
)
def test_explanations_are_asked_within_fifteen_days(due: str, found: list[str]) -> None:
    s = situation(DAY, justifications_due_on=due)
    assert says("justification_term_lawful", s) == found


@pytest.mark.parametrize(
    ("day", "received", "found"),
    [
        (date(2026, 3, 26), None, ["default"]),
        (date(2026, 3, 27), None, []),
        (date(2026, 3, 20), "2026-03-20", []),
        (date(2026, 3, 20), "2026-03-21", ["future"]),
    ],
)
def test_explanations_are_judged_when_they_came_or_are_late(
    day: date, received: str | None, found: list[str]
) -> None:
    s = situation(
        day,
        before={"justifications_due_on": "2026-03-26"},
        done={"request_justifications": DAY},
        **({"justifications_received_on": received} if received else {}),
    )
    assert says("justifications_received_or_late", s) == found
    if found == ["default"]:
        assert lawful_from("justifications_received_or_late", s) == date(2026, 3, 27)


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({}, []),
        ({"exclusion_ground": "requirements"}, []),
        ({"exclusion_ground": "abnormal"}, ["default"]),
        ({"congruity": NO}, ["default"]),
        ({"congruity": YES}, []),
        ({"exclusion_ground": "abnormal", "justified": YES}, ["justified"]),
        ({"exclusion_ground": "abnormal", "justified": NO}, []),
    ],
)
def test_nobody_is_excluded_as_abnormal_unheard(facts: dict[str, Any], found: list[str]) -> None:
    assert says("justifications_heard", situation(DAY, **facts)) == found


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        (ranking(), ["? congruity"]),
        (ranking(automatic_exclusion=True), []),
        ({**ranking(), "congruity": YES}, []),
        ({**ranking(), "congruity": NO}, ["default"]),
        ({**ranking(), "justified": YES}, []),
        ({**ranking(), "justified": NO}, ["unjustified"]),
    ],
)
def test_the_best_bid_is_judged(facts: dict[str, Any], found: list[str]) -> None:
    assert says("congruity_judged", situation(DAY, **facts)) == found

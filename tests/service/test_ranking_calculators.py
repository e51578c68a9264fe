"""``ranking`` and ``draw``: deterministic answers, every step told, bad input in one sentence."""

import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from sua.corpus.rulebooks import load_corpus
from sua.service.calculators import CALCULATORS, calculate

DAY = date(2026, 7, 1)
SIX = {"A": "20", "B": "21", "C": "21.5", "D": "22", "E": "25.4", "F": "10"}


def answer(name: str, given: Mapping[str, Any] | str) -> dict[str, Any]:
    line = given if isinstance(given, str) else json.dumps(given)
    return calculate(load_corpus(), CALCULATORS[name], line, DAY)


def example(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(CALCULATORS[name].example)
    return found


def automatic(**lot: object) -> dict[str, Any]:
    bids = [{"bidder": bidder, "discount": discount} for bidder, discount in SIX.items()]
    return {
        "criterion": "lowest_price",
        "abnormal": {"kind": "automatic"},
        "lots": [{"lot": "1", "base_amount": "100000", "bids": bids, **lot}],
    }


def test_the_same_bids_in_another_order_give_the_same_bytes() -> None:
    given = example("ranking")
    one = json.dumps(answer("ranking", given))
    for lot in given["lots"]:
        lot["bids"].reverse()
    assert json.dumps(answer("ranking", given)) == one


def test_the_threshold_moves_before_the_award_and_not_after() -> None:
    whole = answer("ranking", automatic())["lots"][0]
    assert (whole["winner"], whole["counted"]) == ("D", sorted(SIX))
    given = automatic()
    given["lots"][0]["bids"][-1]["admission"] = "excluded"
    assert answer("ranking", given)["lots"][0]["winner"] == "E"
    given["lots"][0]["counted_at_award"] = whole["counted"]
    assert answer("ranking", given)["lots"][0]["winner"] == "D"


def test_with_few_bids_nobody_is_excluded_automatically() -> None:
    given = automatic()
    given["lots"][0]["bids"] = given["lots"][0]["bids"][1:5]
    found = answer("ranking", given)
    assert found["lots"][0]["left_out"] == []
    assert "abnormal_bids.method_a.factor" in found["needs_confirmation"]


def test_everything_lacking_is_told_at_once() -> None:
    given = example("ranking")
    bids = [
        {"bidder": name, "technical": "60", "economic": "30", "admission": admission}
        for name, admission in (("A", "admitted"), ("B", "admitted"), ("C", "suspended"))
    ]
    given["lots"] = [{"lot": "1", "base_amount": "1000", "bids": bids}]
    found = answer("ranking", given)
    assert [outcome["outcome"] for outcome in found["lots"][0]["outcomes"]] == [
        "drawing_lots_required",
        "admissions_pending",
        "abnormal_bid_check_required",
        "abnormal_bid_check_required",
    ]
    assert not found["complete"]
    assert all(line["label"] for line in found["steps"])


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"ties": ["technical"]}, "ties"),
        ({"abnormal": {"kind": "points_share"}}, "abnormal.kind"),
        ({"abnormal": {"kind": "elements", "elements": []}}, "abnormal.elements"),
        ({"limits": {"awarded": 1}}, "limits.assignment"),
        ({"limits": {"offered": 1}}, "limits.over_offered"),
        ({"limits": {"groups": []}}, "limits.groups"),
        ({"lots": [7]}, "lots[0]"),
        (automatic(awarded_to="Z"), "lots[0]"),
        (automatic(bids=[{"bidder": "A", "discount": "1"}] * 2), "lots[0].bids"),
        (automatic(bids=[{"bidder": 7, "discount": "x"}]), "lots[0].bids[0].discount"),
        (automatic(draws=[7]), "lots[0].draws[0]"),
    ],
)
def test_bad_input_is_one_sentence_that_names_the_field(change: dict[str, Any], field: str) -> None:
    error = answer("ranking", {**automatic(), **change})["error"]
    assert error["field"].rstrip(".") == field
    assert error["message"].endswith(".")


def test_a_draw_is_committed_then_made_and_its_program_finds_the_same() -> None:
    given = example("draw")
    seed = {name: given.pop(name) for name in ("seed", "published_at", "seed_known_at")}
    del given["commitment"]
    first = answer("draw", given)
    assert first["drawn"] is None
    second = answer("draw", {**given, **seed, "commitment": first["commitment"]})
    assert len(second["drawn"]) == 1
    done = subprocess.run(
        [sys.executable, "-I", "-c", second["program"]],
        input=json.dumps(second).encode(),
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout) == {
        name: second[name] for name in ("commitment", "drawn", "order")
    }


def test_a_draw_of_operators_to_invite_is_refused_with_its_article() -> None:
    refused = answer("draw", {**example("draw"), "purpose": "invitation"})["refused"]
    assert [(why["code"], why["source"]) for why in refused][:1] == [
        ("invitation_forbidden", "dlgs-36-2023 art. 50 c. 2")
    ]


@pytest.mark.parametrize("instant", ["2026-03-10", "ieri", "2026-03-10T09:00:00"])
def test_an_instant_has_its_time_zone(instant: str) -> None:
    error = answer("draw", {**example("draw"), "published_at": instant})["error"]
    assert (error["code"], error["field"]) == ("field.instant", "published_at")

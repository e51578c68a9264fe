"""Scores from the command line: readings echoed, bad lines answered with the field that is wrong."""

import json
from typing import Any

import pytest

from tests.cli.conftest import Sua

PRICE = {
    "formula": "linear_discount",
    "values": ["5", "20"],
    "values_are": "discount_percent",
    "max_points": "30",
}
TREE = {
    "bids": ["A", "B"],
    "criteria": [{"code": "1", "points": "70", "kind": "given", "coefficients": ["1", "0.5"]}],
    "rescaling": "none",
}
PAIRS = {
    "bids": ["A", "B"],
    "grades": 6,
    "aggregation": "sum_of_points",
    "members": [[["A", "B", 3]]],
}
AHP = {"comparisons": [["a", "b", 3]]}
MATRIX = {"matrix": [[1, 2], [3, 4]], "types": ["max", "min"], "normalization": "sum"}


def answer(sua: Sua, name: str, line: object) -> tuple[int, dict[str, Any]]:
    seen = sua("calc", name, given=json.dumps(line))
    assert seen.err == ""
    return seen.code, json.loads(seen.out)


def test_without_a_rounding_numbers_have_twelve_decimals(sua: Sua) -> None:
    code, found = answer(sua, "price-score", {**PRICE, "values": ["1", "3"]})
    assert code == 0
    assert found["coefficients"] == ["0.333333333333", "1.000000000000"]
    assert found["points"] == ["10.000000000000", "30.000000000000"]
    assert found["readings"]["rounding"] == "never"


def test_prices_become_discounts_for_a_formula_on_discounts(sua: Sua) -> None:
    given = {**PRICE, "values_are": "price_eur", "values": ["95", "80"], "base_amount": "100"}
    _, found = answer(sua, "price-score", given)
    assert found["points"] == ["7.500000000000", "30.000000000000"]


def test_the_cap_of_the_price_is_shown_with_what_is_still_to_confirm(sua: Sua) -> None:
    given = {**PRICE, "max_points": "31", "contract": "engineering", "day": "2026-07-01"}
    _, found = answer(sua, "price-score", given)
    assert found["cap"]["respected"] is False
    assert found["needs_confirmation"] == ["price_points.engineering.max_percent"]


def test_a_ranking_needs_the_price_or_a_fixed_one(sua: Sua) -> None:
    assert "ranking" not in answer(sua, "quality-score", TREE)[1]
    _, fixed = answer(sua, "quality-score", {**TREE, "fixed_price": True})
    assert fixed["ranking"] == ["A", "B"]
    _, priced = answer(sua, "quality-score", {**TREE, "price_points": ["0", "30"]})
    assert priced["total_points"] == ["70.000000000000", "65.000000000000"]


def test_an_excluded_bid_has_no_points_and_its_reason(sua: Sua) -> None:
    _, found = answer(sua, "quality-score", {**TREE, "minimum": "40"})
    assert found["quality_points"] == ["70.000000000000", None]
    assert found["excluded"][0]["bid"] == "B"
    assert found["excluded"][0]["criterion"] is None


def _tree(**criterion: object) -> dict[str, object]:
    return {**TREE, "criteria": [criterion]}


@pytest.mark.parametrize(
    ("name", "line", "code", "field"),
    [
        ("price-score", {**PRICE, "formula": "cubic"}, "field.choice", "formula"),
        ("price-score", {**PRICE, "values": []}, "bids.none", "values"),
        ("price-score", {**PRICE, "values": ["5", "x"]}, "decimal.malformed", "values[1]"),
        ("price-score", {**PRICE, "values": [True]}, "decimal.malformed", "values[0]"),
        ("price-score", {**PRICE, "values": ["101"]}, "percent.range", "values"),
        ("price-score", {**PRICE, "values_are": "price_eur"}, "field.missing", "base_amount"),
        ("price-score", {**PRICE, "alpha": "0.3"}, "field.unused", "alpha"),
        ("price-score", {**PRICE, "x": "0.3"}, "field.unused", "x"),
        ("price-score", {**PRICE, "formula": "power_discount"}, "field.missing", "alpha"),
        ("price-score", {**PRICE, "formula": "bilinear_discount"}, "price.x", "x"),
        ("price-score", {**PRICE, "max_points": "0"}, "ratio.sign", "max_points"),
        ("price-score", {**PRICE, "rounding": "half_up"}, "field.missing", "coefficient_decimals"),
        ("price-score", {**PRICE, "rounding": "up"}, "field.choice", "rounding"),
        ("price-score", {**PRICE, "points_decimals": 99}, "field.integer", "points_decimals"),
        (
            "price-score",
            {**PRICE, "formula": "sia_discount", "alpha": "0.5", "day": "2026-07-01"},
            "price.alpha",
            "alpha",
        ),
        (
            "price-score",
            {**PRICE, "formula": "power_discount", "alpha": "101"},
            "power.exponent",
            "alpha",
        ),
        (
            "price-score",
            {
                **PRICE,
                "formula": "linear_price",
                "values_are": "price_eur",
                "values": ["101"],
                "base_amount": "100",
            },
            "price.above_base",
            "values",
        ),
        ("quality-score", {**TREE, "bids": ["A", "A"]}, "bids.names", "bids"),
        ("quality-score", {**TREE, "criteria": []}, "criteria.empty", None),
        ("quality-score", {**TREE, "criteria": ["x"]}, "criteria.shape", "criteria[0]"),
        ("quality-score", {**TREE, "rescaling": "criteria"}, "field.missing", "rescaled"),
        (
            "quality-score",
            {**TREE, "rescaling": "total", "minimum": "30"},
            "field.missing",
            "minimum_on",
        ),
        (
            "quality-score",
            {**TREE, "fixed_price": True, "price_points": ["1", "2"]},
            "field.unused",
            "price_points",
        ),
        ("quality-score", {**TREE, "price_points": ["1"]}, "bids.count", None),
        ("quality-score", {**TREE, "drawn": "C"}, "bids.unknown", "drawn"),
        (
            "quality-score",
            _tree(code="1", points="5", kind="given", coefficients=["1", "2"]),
            "unit.range",
            "criteria[0].coefficients[1]",
        ),
        (
            "quality-score",
            _tree(code="1", points="5", kind="given", coefficients=["1"]),
            "criteria.coefficients",
            None,
        ),
        (
            "quality-score",
            _tree(code="1", points="5", children=TREE["criteria"]),
            "criteria.points",
            "criteria[0].points",
        ),
        (
            "quality-score",
            _tree(code="1", points="5", kind="tabular", table=[], values=["a", "b"]),
            "field.type",
            "criteria[0].table",
        ),
        ("pairwise", {**PAIRS, "members": []}, "committee.empty", None),
        ("pairwise", {**PAIRS, "members": [[]]}, "pairs.missing", None),
        ("pairwise", {**PAIRS, "members": [[["A", "B"]]]}, "pairs.cell", "members[0][0]"),
        ("pairwise", {**PAIRS, "members": [[["A", "C", 3]]]}, "bids.unknown", "members[0][0]"),
        ("pairwise", {**PAIRS, "members": [[["A", [], 3]]]}, "bids.unknown", "members[0][0]"),
        ("pairwise", {**PAIRS, "members": [[["A", "B", 7]]]}, "pairs.grade", None),
        ("pairwise", {**PAIRS, "bids": []}, "bids.names", "bids"),
        ("ahp", {"comparisons": []}, "ahp.elements", "comparisons"),
        ("ahp", {"comparisons": [["a", "b", 10]]}, "ahp.scale", "comparisons[0]"),
        ("ahp", {"comparisons": [["a", "b", 0]]}, "ratio.sign", "comparisons[0]"),
        ("ahp", {"comparisons": [["a", "b", "1/0"]]}, "ratio.sign", "comparisons[0]"),
        ("ahp", {"comparisons": [["a", "b"]]}, "ahp.pair", "comparisons[0]"),
        ("ahp", {"comparisons": [["a", ["b"], 3]]}, "field.type", "comparisons[0]"),
        ("ahp", {"comparisons": [["a", "b", 3], ["a", "b", 3]]}, "ahp.pair", "comparisons"),
        ("ahp", {"comparisons": [["a", "b", 3], ["c", "d", 3]]}, "ahp.disconnected", None),
        ("ahp", {**AHP, "random_index": "x"}, "field.choice", "random_index"),
        ("topsis", {**MATRIX, "matrix": []}, "matrix.empty", "matrix"),
        ("topsis", {**MATRIX, "matrix": [1]}, "field.type", "matrix[0]"),
        ("topsis", {**MATRIX, "matrix": [[1, 2], [3]]}, "matrix.ragged", "matrix"),
        ("topsis", {**MATRIX, "matrix": [[1, "x"]]}, "decimal.malformed", "matrix[0][1]"),
        ("topsis", {**MATRIX, "weights": [1]}, "matrix.width", "weights"),
        ("topsis", {**MATRIX, "types": ["max"]}, "matrix.width", "types"),
        ("topsis", {**MATRIX, "p": "1"}, "field.unknown", "p"),
        ("electre", {**MATRIX, "p": "2"}, "unit.range", "p"),
        ("electre", {**MATRIX, "weights": [0, 0]}, "weights.sign", "weights"),
    ],
)
def test_a_wrong_line_says_what_is_wrong(
    sua: Sua, name: str, line: object, code: str, field: str | None
) -> None:
    status, found = answer(sua, name, line)
    assert status == 1
    assert (found["error"]["code"], found["error"]["field"]) == (code, field), found

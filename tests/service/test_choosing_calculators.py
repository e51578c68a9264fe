"""``sua calc`` on procedures, value, delegation, rotation, splitting: what goes in, what comes out."""

import json
from datetime import date
from typing import Any

import pytest

from sua.corpus.rulebooks import load_corpus
from sua.service.calculators import CALCULATORS, calculate

TODAY = date(2026, 7, 1)


def calc(name: str, **given: Any) -> dict[str, Any]:
    return calculate(load_corpus(), CALCULATORS[name], json.dumps(given), TODAY)


def test_the_choice_of_a_procedure_says_everything_at_once() -> None:
    answer = calc("procedure-choice", nature="works", value="150000", cross_border_interest=False)
    assert (answer["value"], answer["day"]) == ("150000.00", "2026-07-01")
    assert answer["default"] == "negotiated_below_threshold"
    assert len(answer["procedures"]) == 12
    first = answer["procedures"][0]
    assert first["procedure"] == answer["default"]
    assert first["label"] == "Procedura negoziata senza bando sotto soglia"
    assert first["reasons"][0]["article"] == "D.Lgs. 36/2023, art. 50 c. 1 lett. c"
    assert "eu_threshold.works" in first["needs_confirmation"]
    assert set(first["needs_confirmation"]) <= set(answer["needs_confirmation"])
    assert answer["who"] is None


def test_options_and_renewals_move_a_purchase_to_another_procedure() -> None:
    parts = {"nature": "services", "base": "100000", "cross_border_interest": False}
    assert calc("procedure-choice", **parts)["default"] == "direct_award"
    answer = calc("procedure-choice", **parts, options="20000", renewals="20000")
    assert answer["value"] == "140000.00"
    assert answer["default"] == "negotiated_below_threshold"


def test_numbers_may_be_written_as_numbers_and_stay_exact() -> None:
    line = '{"nature": "goods", "value": 139999.99}'
    answer = calculate(load_corpus(), CALCULATORS["procedure-choice"], line, TODAY)
    assert answer["default"] == "direct_award"


def test_the_reading_at_the_limit_is_declared_and_echoed() -> None:
    given = {"nature": "works", "value": "500000", "buyer_levels": [], "sua_levels": ["L2"]}
    answer = calc("delegation", **given)
    assert answer["must_delegate"] is True
    assert answer["readings"] == {"autonomy_limit": "qualification"}
    assert "request.autonomous.works" in answer["needs_confirmation"]
    departed = calc("delegation", **given, autonomy_limit="alone")
    assert departed["must_delegate"] is None
    assert departed["buyer"]["outcome"] == "needs_judgement"


def test_a_mixed_contract_takes_the_nature_of_its_main_object() -> None:
    parts = {"works": "60000", "goods": "40000"}
    answer = calc("estimated-value", parts=parts, value="100000")
    assert (answer["nature"], answer["reaches_eu_threshold"]) == ("works", False)
    equal = calc("estimated-value", parts={"works": "50", "goods": "50"}, value="100")
    assert equal["nature"] is None
    assert equal["reasons"][0]["effect"] == "needs_judgement"


def test_a_derogation_leaves_its_reasons_on_record() -> None:
    example = json.loads(CALCULATORS["rotation"].example)
    grounds = ("market_structure", "no_alternatives", "accurate_execution", "verified_quality")
    answer = calc("rotation", **example, derogation={g: f"perché {g}" for g in grounds})
    assert answer["outcome"] == "lawful"
    assert [row["ground"] for row in answer["record"]] == list(grounds)
    assert answer["needs_confirmation"] == ["rotation.waiver_needs_verified_quality"]


def test_a_splitting_signal_is_a_question_with_its_facts() -> None:
    example = json.loads(CALCULATORS["splitting-signal"].example)
    answer = calc("splitting-signal", **example)
    assert answer["question"]["article"] == "D.Lgs. 36/2023, art. 14 c. 6"
    assert answer["question"]["text"].endswith("Indicare le ragioni.")
    assert answer["together"] == "150000.00"
    assert calc("splitting-signal", **example, window_months=1)["question"] is None


@pytest.mark.parametrize(
    ("name", "given", "code"),
    [
        ("procedure-choice", {"nature": "works"}, "value.ways"),
        ("procedure-choice", {"nature": "works", "value": "1", "base": "1"}, "value.ways"),
        ("procedure-choice", {"nature": "works", "value": "1", "options": "1"}, "value.parts"),
        ("procedure-choice", {"nature": "lavori", "value": "1"}, "field.choice"),
        ("procedure-choice", {"nature": "works", "value": "1,5"}, "decimal.malformed"),
        ("procedure-choice", {"nature": "works", "value": "1", "urgenza": "x"}, "field.unknown"),
        (
            "procedure-choice",
            {"nature": "works", "value": "1", "day": "2023-06-30"},
            "law.not_in_force",
        ),
        ("delegation", {"nature": "works", "value": "1", "buyer_levels": ["L4"]}, "field.choice"),
        ("delegation", {"nature": "works", "value": "1", "sua_levels": [["L1"]]}, "field.choice"),
        ("estimated-value", {"value": "1"}, "nature.ways"),
        (
            "estimated-value",
            {"nature": "works", "parts": {"works": "1"}, "value": "1"},
            "nature.ways",
        ),
        ("estimated-value", {"nature": "works", "lots": []}, "lots.names"),
        ("estimated-value", {"nature": "works", "lots": {"name": "1"}}, "field.type"),
        (
            "estimated-value",
            {"nature": "works", "lots": [{"name": "1", "base": "1", "x": 1}]},
            "field.unknown",
        ),
        (
            "estimated-value",
            {"nature": "works", "lots": [{"name": "1", "base": "1"}] * 2},
            "lots.names",
        ),
        (
            "estimated-value",
            {"nature": "works", "lots": [{"name": "1", "base": "1"}], "options": "1"},
            "value.parts",
        ),
        (
            "estimated-value",
            {"nature": "works", "lots": [{"name": "1", "base": "1"}], "small_lots": ["2"]},
            "lots.unknown",
        ),
        (
            "rotation",
            {"procedure": "direct_award", "operator": " ", "sector": "x", "value": "1"},
            "field.text",
        ),
        (
            "rotation",
            {
                "procedure": "direct_award",
                "operator": "a",
                "sector": "x",
                "value": "1",
                "bands": ["0", "0"],
            },
            "bands.order",
        ),
        (
            "splitting-signal",
            {"nature": "works", "buyer": "A", "cpv": "7731", "value": "1"},
            "cpv.malformed",
        ),
        (
            "splitting-signal",
            {"nature": "works", "buyer": "A", "cpv": "77310000-6", "value": "1", "day": "9999"},
            "field.date",
        ),
        (
            "splitting-signal",
            {"nature": "works", "buyer": "A", "cpv": 77310000, "value": "1", "earlier": "x"},
            "field.type",
        ),
    ],
)
def test_bad_input_is_one_clear_sentence(name: str, given: dict[str, Any], code: str) -> None:
    answer = calc(name, **given)
    assert answer["error"]["code"] == code, answer
    assert answer["error"]["message"].endswith(".")

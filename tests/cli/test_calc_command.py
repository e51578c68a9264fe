"""``sua calc``: a line in, a line out, in order; a bad line never stops the stream."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Sua

CASES = Path(__file__).parents[3] / "shared" / "cases" / "abnormal-bids.jsonl"
MESSINA = {
    "rule": "dlgs36-A",
    "discounts": ["14.179", "29.8", "32.291", "32.364", "32.848"],
    "wings": "individual",
    "rounding": {"decimals": 3, "mode": "half_up", "when": "stepwise"},
}


def answers(sua: Sua, name: str, *lines: object) -> tuple[int, list[dict[str, object]]]:
    given = "\n".join(x if isinstance(x, str) else json.dumps(x) for x in lines)
    seen = sua("calc", name, given=given)
    assert seen.err == ""
    return seen.code, [json.loads(line) for line in seen.out.splitlines()]


def test_the_published_procedure(sua: Sua) -> None:
    code, [found] = answers(sua, "abnormal-bids", MESSINA)
    assert code == 0
    expected = {
        "mean": "31.485",
        "mean_excess": "0.843",
        "threshold": "37.782",
        "winning_discount": "32.848",
    }
    assert found.items() >= expected.items()
    assert "abnormal_bids.method_a.factor" in str(found["needs_confirmation"])


def test_readings_left_out_are_filled_and_echoed(sua: Sua) -> None:
    _, [found] = answers(sua, "abnormal-bids", {"rule": "dlgs36-A", "discounts": ["1", "2", "4.5"]})
    assert found["readings"] == {
        "wings": "individual",
        "equal_to_threshold": "excluded",
        "decrement": "subtraction",
        "rounding": {"when": "never"},
    }


def test_numbers_are_never_floats(sua: Sua) -> None:
    """Written as JSON numbers they keep their digits; without rounding the result is exact."""
    given = '{"rule": "dlgs36-A", "discounts": [0.1, 0.10000000000000000001, 0.2, 0.3, 0.4]}'
    _, [found] = answers(sua, "abnormal-bids", given)
    assert found["kept_sum"] == "0.60000000000000000001"
    assert found["mean"] == "0.200000000000"
    assert found["threshold_exact"] == "3/10"


@pytest.mark.parametrize(
    ("line", "code", "field"),
    [
        ("x", "json.malformed", None),
        ("[1]", "json.object", None),
        ("[" * 5000, "json.malformed", None),
        ("{}", "field.missing", "rule"),
        ({**MESSINA, "rule": "dlgs36-Z"}, "rule.not_available", "rule"),
        ({**MESSINA, "discounts": "1"}, "field.type", "discounts"),
        ({**MESSINA, "discounts": ["1", "2,5"]}, "decimal.malformed", "discounts[1]"),
        ({**MESSINA, "discounts": ["-1"]}, "percent.range", "discounts[0]"),
        ({**MESSINA, "discounts": [None]}, "decimal.malformed", "discounts[0]"),
        ({**MESSINA, "discounts": [True]}, "decimal.malformed", "discounts[0]"),
        ({**MESSINA, "discounts": ["1e5"]}, "decimal.malformed", "discounts[0]"),
        ({**MESSINA, "discounts": ["1"] * 10_001}, "field.too_long", "discounts"),
        ({**MESSINA, "wing": "x"}, "field.unknown", "wing"),
        ({**MESSINA, "wings": "x"}, "field.choice", "wings"),
        ({**MESSINA, "rounding": 3}, "field.type", "rounding"),
        ({**MESSINA, "rounding": {"when": "final"}}, "field.missing", "rounding.decimals"),
        (
            {**MESSINA, "rounding": {"when": "final", "decimals": 99, "mode": "half_up"}},
            "field.integer",
            "rounding.decimals",
        ),
        ({**MESSINA, "day": "domani"}, "field.date", "day"),
        ({**MESSINA, "day": "2023-06-30"}, "law.not_in_force", None),
        ('{"rule": "dlgs36-A", "rule": "dlgs36-A"}', "field.repeated", "rule"),
        ('{"rule": "dlgs36-A", "discounts": [NaN]}', "json.malformed", None),
    ],
)
def test_a_bad_line_answers_and_the_stream_goes_on(
    line: object, code: str, field: str | None, sua: Sua
) -> None:
    exit_code, [before, bad, after] = answers(sua, "abnormal-bids", MESSINA, line, MESSINA)
    assert exit_code == 1
    assert before == after
    error = bad["error"]
    assert isinstance(error, dict)
    assert set(error) == {"code", "message", "field"}
    assert (error["code"], error["field"]) == (code, field), error
    assert error["message"]


def test_bytes_that_are_no_text_are_one_bad_line(sua: Sua) -> None:
    seen = sua("calc", "abnormal-bids", given=b'\xff\n{"rule": "\\ud800"}\n')
    assert (seen.code, seen.out.count("error")) == (1, 2)


def test_an_empty_input_answers_nothing(sua: Sua) -> None:
    assert answers(sua, "abnormal-bids", "", "") == (0, [])


@pytest.mark.parametrize(
    ("discounts", "outcome"),
    [
        ([], "nothing_kept"),
        (["5"], "nothing_kept"),
        (["5", "5", "5", "5", "5"], "nothing_kept"),
        (["0", "0", "0", "0", "0"], "nothing_kept"),
        (["1", "5", "5", "5", "9"], "nothing_above_mean"),
    ],
)
def test_no_threshold_is_an_outcome(discounts: list[str], outcome: str, sua: Sua) -> None:
    code, [found] = answers(sua, "abnormal-bids", {"rule": "dlgs36-A", "discounts": discounts})
    assert (code, found["threshold"], found["none"]) == (0, None, outcome)


def test_equal_best_bids_ask_for_a_draw(sua: Sua) -> None:
    given = {"rule": "dlgs36-A", "discounts": ["3", "9", "9", "4"]}
    _, [found] = answers(sua, "abnormal-bids", given)
    assert (found["winning_discount"], found["drawing_lots"]) == ("9", ["2", "3"])


def test_the_price_of_a_discount(sua: Sua) -> None:
    amounts = {"base_amount": "628500", "labour_cost": "195000", "safety_costs": "21500"}
    given = {**amounts, "discount": "32.848", "labour_in_discount_base": True}
    _, found = answers(
        sua,
        "award-price",
        given,
        {**given, "labour_in_discount_base": False},
        {**given, "labour_cost": "700000"},
        {**given, "labour_in_discount_base": "yes"},
    )
    assert [f.get("price") for f in found] == ["443550.32", "507603.92", None, None]
    assert [f["error"]["code"] for f in found[2:]] == ["labour.above_base", "field.boolean"]  # type: ignore[index]


def test_a_term_ends_on_a_working_day_and_says_why(sua: Sua) -> None:
    _, found = answers(
        sua,
        "deadline",
        {"start": "2026-01-14", "parameter": "request.silent_assent", "day": "2026-01-14"},
        {"start": "2026-01-14", "term": 10, "saturday": "counts"},
        {"start": "2026-03-31", "term": 6, "calendar": "eu"},
        {"start": "2026-01-14", "parameter": "no.such"},
        {"start": "2026-01-14", "term": 1, "saturday": "maybe"},
    )
    assert [f.get("last_day") for f in found] == [
        "2026-01-26",
        "2026-01-24",
        "2026-04-07",
        None,
        None,
    ]
    assert found[0]["rolled"] is True


def test_the_contract_of_a_deadline(sua: Sua) -> None:
    asked = {"start": "2026-03-23", "term": 10, "unit": "days", "calendar": "eu", "seat": "PD"}
    code, found = answers(
        sua,
        "deadline",
        {**asked, "direction": "forward"},
        {**asked, "term": "10", "direction": "backward"},
        {"start": "2026-03-27T10:20:00+01:00", "term": 48, "unit": "hours", "calendar": "eu"},
        {"start": "2026-03-23T23:30:00Z", "term": 1},
        {"start": "2026-07-10", "parameter": "appeal.term", "calendar": "procedural"},
        {"start": "2026-01-15", "parameter": "max_duration.negotiated.price"},
    )
    assert code == 0
    assert found[0] | {"last_day": "2026-04-02", "rolled": False} == found[0]
    assert found[0]["expires_at"] == "2026-04-02T22:00:00+00:00"
    assert found[0]["article"].startswith("Reg. (CEE, Euratom) 1182/71, art. 3")
    assert found[1]["last_day"] == "2026-03-13"
    assert found[2]["expires_at"] == "2026-03-29T10:00:00+00:00"
    assert found[3]["last_day"] == "2026-03-25"  # the 24th in Rome, and a day
    assert found[4]["last_day"] == "2026-09-09"
    assert found[5]["last_day"] == "2026-04-15"  # in months, as the parameter says


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"seat": "XX"}, "seat.unknown", "seat"),
        ({"term": None}, "field.missing", "term"),
        ({"term": "dieci"}, "field.integer", "term"),
        ({"term": -1}, "field.integer", "term"),
        ({"term": 1.5}, "field.integer", "term"),
        ({"term": 36501}, "field.integer", "term"),
        ({"term": 1201, "unit": "months"}, "field.integer", "term"),
        ({"term": 30000}, "field.too_long", "term"),
        ({"term": 30000, "direction": "backward"}, "field.too_long", "term"),
        ({"unit": "hours"}, "field.instant", "start"),
        ({"unit": "weeks", "calendar": "procedural"}, "field.choice", "unit"),
        ({"unit": "years"}, "field.choice", "unit"),
        ({"start": "2026-03-23T10:00"}, "field.zone", "start"),
        ({"start": "1969-12-31"}, "field.date", "start"),
        ({"start": "9999-12-31"}, "field.date", "start"),
        ({"start": "0001-01-01T00:00:00+14:00"}, "field.date", "start"),
        ({"start": [2026]}, "field.date", "start"),
        ({"start": "23/03/2026"}, "field.date", "start"),
        ({"parameter": "award.notice"}, "field.exclusive", "term"),
        ({"term": None, "parameter": "eu_threshold.works"}, "field.unit", "parameter"),
        ({"calendar": "ue"}, "field.choice", "calendar"),
        ({"direction": "back"}, "field.choice", "direction"),
    ],
)
def test_a_deadline_asked_wrongly_is_told_why(
    given: dict[str, object], code: str, field: str, sua: Sua
) -> None:
    status, [found] = answers(sua, "deadline", {"start": "2026-03-23", "term": 10, **given})
    error = found["error"]
    assert (status, error["code"], error["field"]) == (1, code, field)  # type: ignore[index]


def test_a_contested_point_that_matters_is_shown(sua: Sua) -> None:
    _, [saturday, back, plain] = answers(
        sua,
        "deadline",
        {"start": "2026-01-14", "term": 10},
        {"start": "2026-12-14", "term": 6, "calendar": "eu", "direction": "backward"},
        {"start": "2026-03-23", "term": 10},
    )
    assert saturday["contested"] == {"saturday": {"counts": "2026-01-24"}}
    assert back["contested"] == {"backward": {"stays": "2026-12-08"}}
    assert plain["contested"] == {}
    assert "reading.saturday" in saturday["needs_confirmation"]  # type: ignore[operator]


def test_every_published_case_of_method_a_comes_out(sua: Sua) -> None:
    if not CASES.exists():
        pytest.skip("the published cases are not beside this checkout")
    cases = [json.loads(line) for line in CASES.read_text().splitlines()]
    cases = [case for case in cases if case["input"]["rule"] == "dlgs36-A"]
    code, found = answers(sua, "abnormal-bids", *(case["input"] for case in cases))
    assert (code, len(found)) == (0, len(cases))
    for case, answer in zip(cases, found, strict=True):
        for name, expected in case["expected"].items():
            assert float(str(answer[name])) == float(expected), case["id"]

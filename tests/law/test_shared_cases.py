"""Every published worked example beside this checkout, through the calculator of its name."""

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from sua.corpus.rulebooks import Corpus, load_corpus
from sua.service.calculators import CALCULATORS, calculate

CASES = Path(__file__).parents[3] / "shared" / "cases"
TODAY = date(2026, 7, 1)
PRINTED_WITH_FEW_DECIMALS = {"ahp", "topsis", "electre"}


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


def as_number(value: object) -> Fraction | None:
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    try:
        return Fraction(value)
    except (ValueError, ZeroDivisionError):
        return None


def last_decimal(value: object) -> Fraction:
    """One unit of the last printed decimal."""
    return Fraction(1, 10 ** len(str(value).partition(".")[2]))


def same(expected: Any, found: Any, *, loosely: bool) -> bool:
    if isinstance(expected, list):
        return (
            isinstance(found, list)
            and len(expected) == len(found)
            and all(same(e, f, loosely=loosely) for e, f in zip(expected, found, strict=True))
        )
    if isinstance(expected, dict):
        return isinstance(found, dict) and all(
            name in found and same(value, found[name], loosely=loosely)
            for name, value in expected.items()
        )
    wanted, got = as_number(expected), as_number(found)
    if wanted is not None and got is not None:
        return abs(wanted - got) <= (last_decimal(expected) if loosely else 0)
    return bool(expected == found) and type(expected) is type(found)


@pytest.mark.parametrize("name", sorted(CALCULATORS))
def test_every_published_case_comes_out(name: str, corpus: Corpus) -> None:
    path = CASES / f"{name}.jsonl"
    if not path.exists():
        pytest.skip(f"no published cases of {name} beside this checkout")
    wrong = []
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        answer = calculate(corpus, CALCULATORS[name], json.dumps(case["input"]), TODAY)
        expected = json.loads(line, parse_float=str)["expected"]  # as printed, digit by digit
        if not same(expected, answer, loosely=name in PRINTED_WITH_FEW_DECIMALS):
            got = {field: answer.get(field) for field in expected}
            wrong.append((case["id"], expected, got, answer.get("error")))
    assert not wrong, f"{len(wrong)}: {wrong[:5]}"


@pytest.mark.parametrize(
    ("expected", "found", "loosely", "is_same"),
    [
        ("10.500", "10.5", False, True),
        ("0.3333", "1/3", False, False),
        ("0.3333", "1/3", True, True),
        ("0.33", "0.341", True, False),
        ("1", True, False, False),
        (True, True, False, True),
        (["1", "2"], ["1"], False, False),
        ({"a": "1"}, {"a": "1.0", "b": "2"}, False, True),
        ({"a": "1"}, {"b": "2"}, False, False),
        ("zero", "Zero", False, False),
        (None, None, False, True),
    ],
)
def test_what_is_the_same(expected: Any, found: Any, *, loosely: bool, is_same: bool) -> None:
    assert same(expected, found, loosely=loosely) is is_same

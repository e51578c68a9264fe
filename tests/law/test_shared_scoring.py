"""Worked examples kept beside the repository: every line of theirs, through the calculators."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest

from sua.corpus.rulebooks import load_corpus
from sua.service.calculators import CALCULATORS, calculate

CASES = Path(__file__).parents[3] / "shared" / "cases"
EXACT = ("price-score",)
PRINTED = (
    "ahp",
    "topsis",
    "electre",
)  # figures of the literature: within one unit of the last digit


def lines() -> Iterator[object]:
    for name in (*EXACT, *PRINTED):
        path = CASES / f"{name}.jsonl"
        if not path.exists():
            why = f"{path} is not beside this repository"
            yield pytest.param(name, "", marks=pytest.mark.skip(reason=why), id=name)
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            yield pytest.param(name, line, id=json.loads(line)["id"])


def number(value: object) -> Decimal | None:
    if value is None or isinstance(value, bool):
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def differences(wanted: object, found: object, place: str, *, printed: bool) -> list[str]:
    if isinstance(wanted, dict):
        assert isinstance(found, dict), place
        return [
            text
            for key, value in wanted.items()
            for text in differences(value, found.get(key), f"{place}.{key}", printed=printed)
        ]
    if isinstance(wanted, list):
        assert isinstance(found, list), place
        assert len(found) == len(wanted), place
        return [
            text
            for n, (one, other) in enumerate(zip(wanted, found, strict=True))
            for text in differences(one, other, f"{place}[{n}]", printed=printed)
        ]
    one, other = number(wanted), number(found)
    if one is None or other is None:
        return [] if wanted == found else [f"{place}: {found!r} instead of {wanted!r}"]
    unit = Decimal(1).scaleb(int(one.as_tuple().exponent)) if printed else Decimal(0)
    return [] if abs(one - other) <= unit else [f"{place}: {other} instead of {one}"]


@pytest.mark.parametrize(("name", "line"), list(lines()))
def test_a_worked_example_comes_out(name: str, line: str) -> None:
    case = json.loads(line)
    given = json.dumps(json.loads(line, parse_float=str, parse_int=str)["input"])
    answer = calculate(load_corpus(), CALCULATORS[name], given, date(2026, 7, 1))
    assert "error" not in answer, answer
    printed = name in PRINTED
    assert differences(case["expected"], answer, "answer", printed=printed) == []
    assert answer["steps"], "an answer shows its numbers in order"

"""The calculators and the law of a day, as the tests of this folder call them."""

import json
from datetime import date
from typing import Any

from sua.corpus.rulebooks import load_corpus
from sua.law.parameters import LawAt
from sua.service.calculators import CALCULATORS, calculate

CORPUS = load_corpus()
TODAY = date(2026, 7, 1)
EVE, CHANGE = "2024-12-30", "2024-12-31"  # D.Lgs. 209/2024


def law(day: str) -> LawAt:
    return CORPUS.law.at(date.fromisoformat(day))


def calc(name: str, **given: Any) -> dict[str, Any]:
    return calculate(CORPUS, CALCULATORS[name], json.dumps(given), TODAY)


def error(name: str, **given: Any) -> tuple[str, str | None]:
    told = calc(name, **given)["error"]
    assert told["message"].endswith(".")
    return told["code"], told["field"]

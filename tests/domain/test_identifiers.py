"""Identifiers of real bodies and procedures, where they are at hand."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sua.domain.errors import InputError
from sua.domain.identifiers import parse_cig, parse_codice_fiscale, parse_cup

CASES = Path(__file__).parents[3] / "shared" / "cases" / "identifier.jsonl"
PARSERS: dict[str, Callable[[str], str]] = {
    "cig": parse_cig,
    "cup": parse_cup,
    "codice_fiscale": parse_codice_fiscale,
}


def test_the_published_identifiers_are_told_apart() -> None:
    if not CASES.exists():
        pytest.skip("the published cases are not beside this checkout")
    tried = 0
    for line in CASES.read_text().splitlines():
        case = json.loads(line)
        parse = PARSERS.get(case["input"]["kind"])
        if parse is None or "valid" not in case["expected"]:
            continue
        tried += 1
        try:
            parse(case["input"]["value"])
            valid = True
        except InputError:
            valid = False
        assert valid is case["expected"]["valid"], case["id"]
    assert tried


def test_blanks_and_case_do_not_matter() -> None:
    assert parse_cig(" 0823 4246f9 ") == "08234246F9"


def test_a_person_has_a_codice_fiscale_of_sixteen_characters() -> None:
    assert parse_codice_fiscale("rccmnl83s18d969h") == "RCCMNL83S18D969H"
    with pytest.raises(InputError):
        parse_codice_fiscale("RCCMNL83S18D969A")

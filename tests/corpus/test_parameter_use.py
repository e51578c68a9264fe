"""Every value has a reader or says what it is looked up for; every reader names a value that exists."""

import ast
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sua.corpus.coverage import load_coverage
from sua.corpus.parameters import load_law
from sua.corpus.root import root
from sua.corpus.rulebooks import load_corpus
from sua.engine.guards import GUARDS, Guard
from sua.service.calculators import CALCULATORS
from sua.service.law_use import check_data, law_uses

TODAY = date(2026, 11, 24)
RECEIPT = "workflows/parameters/receipt.toml"
REQUEST = "workflows/procedures/request/2023-07-01.toml"
COVERAGE = "workflows/coverage.toml"
CONSULTED = re.compile(r"^consulted_for = .*\n", re.MULTILINE)
FIRST = '[[place]]\nact         = "dlgs-36-2023"\nplace       = "art. 11"\n'


@pytest.fixture
def planted(tmp_path: Path) -> Callable[[str, Callable[[str], str]], list[str]]:
    """Copy the data, change one file, and check: what is said of it."""

    def plant(name: str, change: Callable[[str], str]) -> list[str]:
        for folder in ("workflows", "documents"):
            shutil.copytree(root() / folder, tmp_path / folder)
        path = tmp_path / name
        before = path.read_text(encoding="utf-8")
        after = change(before)
        assert after != before
        path.write_text(after, encoding="utf-8")
        return check_data(tmp_path, TODAY)

    return plant


Plant = Callable[[str, Callable[[str], str]], list[str]]


def test_the_installed_data_are_sound() -> None:
    assert check_data(root(), TODAY) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            "workflows/parameters/programme.toml",
            '"eu_threshold.works"',
            '"eu_treshold.works"',
            "rinvia a un parametro sconosciuto: «eu_treshold.works» — forse: eu_threshold.works",
        ),
        (RECEIPT, 'unit     = "giorni solari"\n', "", "manca la chiave «unit»"),
        (RECEIPT, '  source     = "dlgs-36-2023 art. 71 c. 2"\n', "", "manca la chiave «source»"),
        (RECEIPT, "dlgs-36-2023 art. 71", "dlgs-36-2032 art. 71", "forse: dlgs-36-2023"),
        (RECEIPT, '"receipt.open.bids_urgent"', '"receipt.open.bids"', "c'è già"),
        (RECEIPT, "consulted_for", "consulted_fro", "forse: consulted_for"),
        (
            REQUEST,
            '"request.silent_assent"',
            '"request.silent_asent"',
            "parametro sconosciuto: «request.silent_asent» — forse: request.silent_assent",
        ),
        (COVERAGE, FIRST, FIRST.replace("2023", "2032"), "fonte sconosciuto: «dlgs-36-2032»"),
        (COVERAGE, '"partial"', '"partly"', "stato sconosciuto: «partly» — forse: partial"),
        (COVERAGE, '"art. 14"', '"art. 11"', "«art. 11» c'è già"),
        (COVERAGE, '"art. 71"', '"art. 171"', "manca «art. 71», citato dal parametro «receipt."),
        (COVERAGE, "note        = \"L'invito", "not         = \"L'invito", "chiave sconosciuta"),
    ],
)
def test_a_planted_fault_is_told(planted: Plant, name: str, old: str, new: str, said: str) -> None:
    problems = planted(name, lambda text: text.replace(old, new, 1))
    assert any(said in problem for problem in problems), problems


def test_a_value_nobody_reads_is_refused_unless_it_says_what_it_is_for(planted: Plant) -> None:
    problems = planted(RECEIPT, lambda text: CONSULTED.sub("", text))
    told = re.compile(
        r"workflows/parameters: il parametro «\S+» non è letto da alcuna procedura,"
        r" condizione o calcolo: dire in «consulted_for» per che cosa lo si consulta, o toglierlo\."
    )
    assert problems
    assert all(told.fullmatch(problem) for problem in problems)


def test_a_partial_claim_says_what_is_missing(planted: Plant) -> None:
    problems = planted(COVERAGE, lambda text: re.sub(r"note .*\n", "", text, count=1))
    assert problems == [
        "workflows/coverage.toml: «art. 11»: manca «note» — dire che cosa fa il programma e che cosa no"
    ]


def test_a_guard_that_reads_a_misspelt_value_stops_the_loader(
    planted: Plant, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = Guard("misspelt", lambda _: (), ("standstil.term",))
    monkeypatch.setitem(GUARDS, "misspelt", wrong)
    problems = planted("workflows/guards.toml", lambda text: text + _guard_text())
    (problem,) = problems
    assert problem.startswith(
        "condizione «misspelt»: parametro sconosciuto: «standstil.term» — forse: standstill.term"
    )


def _guard_text() -> str:
    text = (root() / "workflows" / "guards.toml").read_text(encoding="utf-8")
    block = text[text.index("[[guard]]") :].split("[[guard]]")[1]
    return "\n[[guard]]" + re.sub(r'id( +)= "[a-z_]+"', r'id\1= "misspelt"', block, count=1)


def test_what_the_calculators_declare_exists() -> None:
    known = load_law().parameters
    assert {p for c in CALCULATORS.values() for p in c.reads} <= set(known)


def test_every_value_read_by_name_in_the_code_exists() -> None:
    reading = {"value", "decimal", "integer", "flag", "text", "brackets"}
    known = load_law().parameters
    found = set()
    for path in sorted((root() / "sua").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                holder = ast.unparse(node.func.value)
                words = [a.value for a in node.args if isinstance(a, ast.Constant)]
                if node.func.attr in reading and holder.split(".")[-1] == "law" and words:
                    found.add((path.name, str(words[0])))
    assert len(found) >= 5
    assert [(where, word) for where, word in sorted(found) if word not in known] == []


def test_a_use_names_the_procedure_and_the_step() -> None:
    used = law_uses(load_corpus())
    procedures = {use.procedure for use in used["eu_threshold.works"]} - {""}
    assert {"negotiated", "open", "request"} <= procedures
    assert [use.by for use in used["request.silent_assent"] if use.by.startswith("termine")]
    assert "calcolo «abnormal-bids»" in [u.by for u in used["abnormal_bids.method_a.wing"]]


def test_every_article_has_one_line_of_coverage() -> None:
    corpus = load_corpus()
    lines = load_coverage(root(), corpus.sources)
    assert len({(line.act, line.place) for line in lines}) == len(lines) > 80

"""The register of facts: one folder read as one file, every key proven to go with its type."""

import pytest

from sua.corpus.fact_register import fact_files, facts_in, parse_facts
from sua.corpus.parameters import load_sources
from sua.corpus.root import root
from sua.domain.errors import CorpusError
from sua.domain.facts import FactType

TABLE = """
[[fact]]
id    = "ledger"
label = "Registro"
type  = "table"
grows = true

  [[fact.column]]
  id    = "day"
  label = "Giorno"
  type  = "date"

  [[fact.column]]
  id       = "outcome"
  label    = "Esito"
  type     = "choice"
  optional = true
  options  = { yes = "positivo", no = "negativo" }
"""


def fact(lines: str = "", name: str = "x", kind: str = "text") -> str:
    return f'[[fact]]\nid = "{name}"\nlabel = "Prova"\ntype = "{kind}"\n{lines}\n'


def read(*texts: str) -> dict[str, object]:
    return dict(parse_facts({f"facts/{n}.toml": t.encode() for n, t in enumerate(texts)}))


def test_the_files_of_the_folder_are_one_register() -> None:
    files = fact_files(root() / "workflows")
    assert list(files) == sorted(files)
    facts = parse_facts(files, load_sources(root()))
    assert {"subject", "bids", "award_act", "contract_act"} <= set(facts)
    for definition in facts.values():
        asked = definition.type is FactType.JUDGEMENT
        assert asked is bool(definition.question) is bool(definition.source)


def test_a_table_has_its_columns() -> None:
    (ledger,) = parse_facts({"facts/a.toml": TABLE.encode()}).values()
    assert [(c.id, c.type.value, c.optional) for c in ledger.columns] == [
        ("day", "date", False),
        ("outcome", "choice", True),
    ]
    assert ledger.grows
    assert not ledger.sealed


def test_what_is_personal_is_sealed_whatever_its_type() -> None:
    (found,) = parse_facts({"facts/a.toml": fact("personal = true").encode()}).values()
    assert found.sealed


def test_a_rule_book_of_before_the_folder_is_still_read() -> None:
    files = {"facts.toml": fact(kind="judgement").encode(), "guards.toml": b"no"}
    (found,) = parse_facts(facts_in(files)).values()
    assert found.question == ""


ASKED = 'question = "Sì?"\nsource = "dlgs-36-2023 art. 49"'
BAD = [
    (fact() + fact(), r"identificativo ripetuto: è già in .*0\.toml"),
    (fact(kind="tabel"), "tipo sconosciuto: «tabel» .*forse: table"),
    (fact(name="Data inizio"), "non è un identificativo"),
    (fact('colour = "blu"'), "chiave sconosciuta: «colour»"),
    (fact('options = { a = "A" }'), "«options» va solo con: choice"),
    (fact(kind="choice"), "manca «options»"),
    (fact(kind="table"), "manca «column»"),
    (fact('[[fact.column]]\nid = "a"\nlabel = "A"\ntype = "text"'), "«column» va solo con: table"),
    (fact("grows = true"), "«grows» va solo con"),
    (fact("grows = true", kind="lots"), "«grows» va solo con"),
    (fact(kind="judgement"), "manca «question»"),
    (fact('question = "Sì?"', kind="judgement"), "manca «source»"),
    (fact(ASKED), "«question» va solo con: judgement"),
    (fact('rests_on = ["x"]'), "«rests_on» va solo con: act, judgement"),
    (fact('rests_on = ["y"]', kind="act") + fact(name="yy"), "dato sconosciuto: «y»"),
    (fact('rests_on = ["x"]', kind="act"), "su sé stesso"),
    (TABLE.replace('"outcome"', '"day"'), "due colonne"),
    (TABLE.replace('"date"', '"act"'), "tipo sconosciuto: «act»"),
    (TABLE.replace('"date"', '"choice"'), "manca «options»"),
    (TABLE.replace("optional", "optonal"), "chiave sconosciuta: «optonal» .*optional"),
]


@pytest.mark.parametrize(("text", "problem"), BAD)
def test_a_fault_names_its_place_and_its_mend(text: str, problem: str) -> None:
    with pytest.raises(CorpusError, match=problem) as caught:
        read(text)
    assert "workflows/facts/0.toml" in str(caught.value)


def test_an_id_is_of_one_file_only() -> None:
    with pytest.raises(CorpusError, match=r"1\.toml.*è già in workflows/facts/0\.toml"):
        read(fact(), fact())


def test_a_judgement_cites_a_known_source() -> None:
    files = {"facts/a.toml": fact(ASKED.replace("dlgs-36", "dlgs-63"), kind="judgement").encode()}
    with pytest.raises(CorpusError, match=r"fonte sconosciuta.*forse: dlgs-36-2023"):
        parse_facts(files, load_sources(root()))

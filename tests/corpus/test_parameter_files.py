"""The parameter files: what they say on the days that matter, and every fault that is refused."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from sua.corpus.parameters import load_law, load_sources
from sua.domain.errors import CorpusError, LawNotInForceError
from sua.law.parameters import Law

ROOT = Path(__file__).resolve().parents[2]

SOURCES = """
[[source]]
id    = "dlgs-36-2023"
title = "Codice dei contratti pubblici"
short = "D.Lgs. 36/2023"
kind  = "decreto legislativo"
date  = 2023-03-31
url   = "https://www.normattiva.it/"
"""

VALUE = """
  [[parameter.value]]
  valid_from = 2023-07-01
  amount     = 35
  source     = "dlgs-36-2023 art. 18 c. 3"
  confidence = "law_text_current"
  checked_on = 2026-07-17
"""

NEXT = VALUE.replace("2023-07-01", "2024-12-31").replace("35", "32")

PARAMETER = (
    """
[[parameter]]
id       = "standstill.term"
label    = "Termine dilatorio"
unit     = "giorni solari"
selector = "regime"
"""
    + VALUE
    + NEXT
)


def corpus(root: Path, parameters: str = PARAMETER, sources: str = SOURCES) -> Path:
    folder = root / "workflows" / "parameters"
    folder.mkdir(parents=True, exist_ok=True)
    (root / "workflows" / "sources.toml").write_text(sources, encoding="utf-8")
    (folder / "x.toml").write_text(parameters, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def law() -> Law:
    return load_law(ROOT)


def test_the_planted_corpus_is_sound(tmp_path: Path) -> None:
    found = load_law(corpus(tmp_path))
    assert found.at(date(2024, 12, 30)).integer("standstill.term") == 35
    assert found.at(date(2024, 12, 31)).integer("standstill.term") == 32


ENDED = VALUE.replace("  amount", "  valid_to   = 2024-11-30\n  amount", 1)
GAP = """
  [[parameter.gap]]
  from   = 2024-12-01
  to     = 2024-12-30
  reason = "in attesa"
"""
HOLED = PARAMETER.replace(VALUE, ENDED)
OF_FIRST = "parametro «standstill.term», valore dal 2023-07-01"
OF_NEXT = "parametro «standstill.term», valore dal 2024-12-31"


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        (PARAMETER.replace("unit ", "unti "), "«standstill.term»", "manca la chiave «unit»"),
        (PARAMETER.replace('"giorni solari"', '""'), "«standstill.term»", "«unit» è vuoto"),
        (PARAMETER.replace("label ", "labell"), "«standstill.term»", "manca la chiave «label»"),
        (PARAMETER.replace('"regime"', '"regimen"'), "«standstill.term»", "selettore sconosciuto"),
        (PARAMETER.replace("standstill.term", "Standstill"), "«Standstill»", "non valido"),
        (PARAMETER + '\n[[parametr]]\nid = "x"\n', "x.toml", "chiave sconosciuta: «parametr»"),
        (PARAMETER.replace("selector", 'notes = ""\nselector'), "", "chiave sconosciuta: «notes»"),
        (PARAMETER.replace(VALUE + NEXT, ""), "«standstill.term»", "manca almeno un blocco"),
        (PARAMETER.replace("source", "#", 1), OF_FIRST, "manca la chiave «source»"),
        (PARAMETER.replace("dlgs-36-2023", "dlgs-36-2032", 1), OF_FIRST, "«dlgs-36-2032»"),
        (PARAMETER.replace("checked_on", "#", 1), OF_FIRST, "manca la chiave «checked_on»"),
        (PARAMETER.replace("_current", "_curent", 1), OF_FIRST, "grado di confidenza sconosciuto"),
        (PARAMETER.replace("35", "35\n  unit = 3"), OF_FIRST, "chiave sconosciuta: «unit»"),
        (PARAMETER.replace("= 32", '= "32"'), OF_NEXT, "non è dello stesso tipo"),
        (PARAMETER.replace("= 32", "= true"), OF_NEXT, "non è dello stesso tipo"),
        (PARAMETER.replace("= 32", "= 2024-01-01"), OF_NEXT, "numero, sì/no, testo o scaglioni"),
        (PARAMETER.replace("= 32", "= nan"), OF_NEXT, "non è un numero finito"),
        (PARAMETER.replace("= 32", "= [[10, 1]]"), OF_NEXT, "partire da 0"),
        (PARAMETER.replace("= 32", "= [[0, 1], [0, 2]]"), OF_NEXT, "crescere, senza doppioni"),
        (PARAMETER.replace("= 32", "= [[0, 1, 2]]"), OF_NEXT, "ogni scaglione"),
        (PARAMETER.replace("giorni solari", "sì/no"), "«standstill.term»", "true o false"),
        (PARAMETER.replace("2024-12-31", "2023-07-01"), OF_FIRST, "viene dopo il valore"),
        (PARAMETER.replace("2024-12-31", "2022-01-01"), "dal 2022-01-01", "viene dopo il valore"),
        (PARAMETER.replace("2024-12-31", "2024-12-31T10:00:00"), "", "una data, senza ora"),
        (HOLED.replace("2024-11-30", "2024-12-31"), OF_NEXT, "si sovrappone"),
        (HOLED.replace("2024-11-30", "2023-06-30"), OF_FIRST, "viene prima di «valid_from»"),
        (HOLED, "«standstill.term»", "nessun valore dal 2024-12-01 al 2024-12-30"),
        (HOLED + GAP.replace("12-01", "12-02"), "«standstill.term»", "nessun valore dal"),
        (PARAMETER + GAP, "«standstill.term»", "non corrisponde ai suoi valori"),
        (HOLED + GAP + GAP, "«standstill.term»", "non corrisponde ai suoi valori"),
        (HOLED + GAP.replace("reason", "#"), "intervallo senza valore", "«reason»"),
        (
            PARAMETER.replace("35", '35\n  corrects = { reason = "r" }'),
            OF_FIRST,
            "che cosa corregge",
        ),
        (PARAMETER.replace("35", "35\n  corrects = { amount = 3 }"), OF_FIRST, "«reason»"),
        (PARAMETER + PARAMETER, "x.toml", "«standstill.term» c'è già"),
        ("parameter = [1]\n", "x.toml", "[[parameter]]"),
        ("[[parameter]\n", "workflows/parameters/x.toml", "non è TOML valido"),
        ("", "parameters", "non contiene alcun parametro"),
    ],
)
def test_every_planted_fault_is_refused_at_its_place(
    tmp_path: Path, text: str, place: str, problem: str
) -> None:
    with pytest.raises(CorpusError) as caught:
        load_law(corpus(tmp_path, text))
    assert place in caught.value.place
    assert problem in str(caught.value)


def test_an_id_is_unique_across_files(tmp_path: Path) -> None:
    corpus(tmp_path)
    (tmp_path / "workflows" / "parameters" / "y.toml").write_text(PARAMETER, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"y\.toml.*c'è già in .*x\.toml"):
        load_law(tmp_path)


def test_a_declared_gap_is_accepted_and_has_no_value(tmp_path: Path) -> None:
    found = load_law(corpus(tmp_path, HOLED + GAP))
    assert found.at(date(2024, 11, 30)).integer("standstill.term") == 35
    with pytest.raises(LawNotInForceError, match="31/12/2024"):
        found.at(date(2024, 12, 1)).value("standstill.term")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (SOURCES + SOURCES, "c'è già"),
        (SOURCES.replace("kind ", "knid "), "manca la chiave «kind»"),
        (SOURCES.replace("https:", "ftp:"), "indirizzo web"),
        (SOURCES.replace("dlgs-36", "DLGS 36"), "identificativo non valido"),
        (SOURCES.replace("date ", "date_ "), "chiave sconosciuta: «date_»"),
    ],
)
def test_every_fault_of_the_sources_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(CorpusError, match=problem):
        load_sources(corpus(tmp_path, sources=text))


def test_numbers_are_exact(law: Law) -> None:
    assert law.at(date(2026, 1, 20)).decimal("abnormal_bids.method_a.ratio") == Decimal("0.15")


@pytest.mark.parametrize(
    ("name", "day", "amount"),
    [
        ("eu_threshold.works", date(2023, 7, 1), 5_382_000),
        ("eu_threshold.works", date(2023, 12, 31), 5_382_000),
        ("eu_threshold.works", date(2024, 1, 1), 5_538_000),
        ("eu_threshold.works", date(2025, 12, 31), 5_538_000),
        ("eu_threshold.works", date(2026, 1, 1), 5_404_000),
        ("eu_threshold.works", date(2027, 12, 31), 5_404_000),
        ("eu_threshold.services", date(2025, 12, 31), 221_000),
        ("eu_threshold.services", date(2026, 1, 1), 216_000),
        ("standstill.term", date(2024, 12, 30), 35),
        ("standstill.term", date(2024, 12, 31), 32),
        ("annulment.term", date(2025, 12, 17), 12),
        ("annulment.term", date(2025, 12, 18), 6),
        ("negotiated.works.min_operators.band_c", date(2026, 1, 20), 5),
        ("negotiated.works.min_operators.band_d", date(2026, 1, 20), 10),
        ("contract.signing.below_threshold", date(2026, 1, 20), 30),
        ("contract.signing.above_threshold", date(2026, 1, 20), 60),
        ("max_duration.negotiated.price", date(2026, 1, 20), 3),
        ("max_duration.negotiated.price_quality", date(2026, 1, 20), 4),
    ],
)
def test_the_law_at_the_edges(law: Law, name: str, day: date, amount: int) -> None:
    assert law.at(day).decimal(name) == amount


@pytest.mark.parametrize(
    ("name", "day", "message"),
    [
        ("eu_threshold.works", date(2028, 1, 1), "cessato il 31/12/2027"),
        ("anac_fee.buyer", date(2026, 1, 1), "cessato il 31/12/2025"),
        ("anac_fee.operator", date(2026, 1, 1), "cessato il 31/12/2025"),
        ("works.publication_after_approval", date(2024, 12, 30), "giorno valido è 31/12/2024"),
        ("bids.validity", date(2023, 6, 30), "giorno valido è 01/07/2023"),
    ],
)
def test_where_there_is_no_law_there_is_an_error(
    law: Law, name: str, day: date, message: str
) -> None:
    with pytest.raises(LawNotInForceError, match=message):
        law.at(day).value(name)


def test_the_consultation_notice_is_due_from_the_corrective_decree(law: Law) -> None:
    assert law.at(date(2024, 12, 30)).flag("negotiated.consultation_notice") is False
    assert law.at(date(2024, 12, 31)).flag("negotiated.consultation_notice") is True


def test_the_anac_fee_of_2025_by_bracket(law: Law) -> None:
    table = law.at(date(2025, 12, 31)).brackets("anac_fee.buyer")
    assert table[2] == (Decimal(150_000), Decimal(250))


def test_labels_and_notes_are_italian_sentences_without_stray_spaces(law: Law) -> None:
    for parameter in law.parameters.values():
        texts = [parameter.label, *(v.note for v in parameter.values)]
        assert all(text == " ".join(text.split()) for text in texts), parameter.id
        assert not parameter.label.endswith("."), parameter.id
        assert all(v.note.endswith(".") for v in parameter.values if v.note), parameter.id


def test_installed_law_and_sources_are_read_once() -> None:
    assert load_law() is load_law()
    assert load_sources() is load_sources()

"""The list of the documents is data: what is wrong with it is said with its place and its mend."""

from datetime import date
from decimal import Decimal
from typing import Any, cast

import pytest

from sua.corpus.checklists import parse_checklist
from sua.corpus.rulebooks import load_corpus
from sua.domain.errors import CorpusError
from sua.domain.facts import FactType, FileRef, TableRow
from sua.engine.checklist import Standing, due_items, standings
from sua.engine.situation import Situation

BOOK = load_corpus().rulebook("request", date(2026, 3, 1))
SOURCES = load_corpus().sources
ITEM = """
[[item]]
id = "permit"
label = "Nulla osta"
source = "dlgs-36-2023 art. 41"
confidence = "law_text_2023"
"""


def parsed(text: str) -> Any:
    return parse_checklist(text.encode(), "elenco", BOOK.facts, SOURCES)


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ('when = { natura = ["works"] }', "dato sconosciuto: «natura»"),
        ('when = { nature = ["lavori"] }', "«lavori» non è un valore di «nature»"),
        ("when = { nature = [] }", "elenco non vuoto"),
        ('value_from = "programme.works.treshold"', "parametro sconosciuto"),
        ('instead = ["altro"]', "voce dell'elenco sconosciuto: «altro»"),
        ('instead = ["permit"]', "non sostituisce sé stessa"),
        ("valid_days = 0", "almeno 1"),
        ("valid_day = 3", "chiave sconosciuta: «valid_day»"),
    ],
)
def test_a_fault_of_the_list_names_its_place(more: str, problem: str) -> None:
    with pytest.raises(CorpusError, match="permit") as raised:
        parsed(ITEM + more)
    assert problem in str(raised.value)


def test_an_unknown_source_and_a_repeated_item_are_refused() -> None:
    with pytest.raises(CorpusError, match="fonte sconosciuta"):
        parsed(ITEM.replace("dlgs-36-2023", "dlgs-36-2033"))
    with pytest.raises(CorpusError, match="ripetuto"):
        parsed(ITEM + ITEM)


def test_what_was_read_in_no_text_blocks_nobody() -> None:
    with pytest.raises(CorpusError, match="non può bloccare"):
        parsed(ITEM.replace("law_text_2023", "memory") + "blocking = true")
    assert not [i.id for i in BOOK.checklist if i.blocking and i.confidence == "memory"]


def situation(checklist: Any, day: date = date(2026, 3, 1), **facts: Any) -> Situation:
    class Looked(Situation):
        @property
        def day(self) -> date:
            return day

    nothing = cast("Any", None)
    return Looked(
        case=nothing,
        facts=facts,
        at=nothing,
        actor=nothing,
        parties=nothing,
        law=BOOK.law,
        readings=nothing,
        calendars=nothing,
        checklist=checklist,
    )


def due(**facts: Any) -> set[str]:
    return {item.id for item in due_items(situation(BOOK.checklist, **facts))}


def test_what_is_due_follows_nature_features_and_value() -> None:
    integrated = (TableRow({"feature": "integrated"}),)
    works = due(nature="works")
    assert {"executive_project", "validation", "specification"} <= works
    assert "service_project" not in works
    assert "no_interference_risks" not in due(nature="services")
    whole = due(nature="works", contract_features=integrated)
    assert "feasibility_project" in whole
    assert "executive_project" not in whole
    for amount, there in ((Decimal(149_999), False), (Decimal(150_000), True)):
        found = due(nature="works", base_amount=amount, safety_costs=Decimal(0))
        assert ("programme_extract_works" in found) is there


def file(kind: str, **more: Any) -> FileRef:
    return FileRef(name=f"{kind}.pdf", sha256="0" * 64, kind=kind, **more)


@pytest.mark.parametrize(
    ("files", "standing"),
    [
        ((), Standing.MISSING),
        ((file("permit"),), Standing.UNDATED),
        ((file("permit", signed_on=date(2026, 1, 30)),), Standing.PRESENT),
        ((file("permit", signed_on=date(2026, 1, 29)),), Standing.EXPIRED),
        ((file("permit", expires_on=date(2026, 3, 1)),), Standing.PRESENT),
        ((file("permit", expires_on=date(2026, 2, 28)),), Standing.EXPIRED),
        ((file("permit", signed_on=date(2025, 1, 1)), file("other")), Standing.PRESENT),
        ((FileRef(name="permit.pdf", sha256="0" * 64),), Standing.MISSING),
    ],
)
def test_an_item_is_there_missing_expired_or_undated(
    files: tuple[FileRef, ...], standing: Standing
) -> None:
    other = ITEM.replace("permit", "other") + "due = false"
    checklist = parsed(ITEM + 'valid_days = 30\ninstead = ["other"]' + other)
    found = standings(situation(checklist, documents=files))
    assert [(f.item.id, f.standing) for f in found] == [("permit", standing)]


def test_a_rule_book_keeps_its_list() -> None:
    again = load_corpus().from_files(BOOK.files, BOOK.day)
    assert again.checklist == BOOK.checklist != ()
    assert load_corpus().rulebook("negotiated", BOOK.day).checklist == ()
    assert BOOK.facts["documents"].type is FactType.FILES

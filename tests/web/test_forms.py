"""Facts become fields and fields become facts again; what an Italian types is understood."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sua.corpus.rulebooks import load_corpus
from sua.domain.fact_codec import fact_to_json, parse_fact
from sua.domain.facts import (
    Act,
    Bid,
    Column,
    DeclaredLot,
    FactDefinition,
    FactType,
    FileRef,
    Judgement,
    Operator,
    OperatorExclusion,
    RequirementCheck,
    TableRow,
)
from sua.web.pages.fields import Field, filled, typed
from sua.web.pages.form_data import (
    italian_number,
    read_fact,
    read_facts,
    rome_instant,
    row_numbers,
    write_fact,
)

FACTS = load_corpus().rulebook("negotiated", date(2026, 3, 1)).facts
DIGEST = "ab" * 32
PERSON = UUID("0b0e3c5e-0000-4000-8000-000000000001")
OTHER = UUID("0b0e3c5e-0000-4000-8000-000000000002")

VALUES: dict[FactType, Any] = {
    FactType.TEXT: "Fondi propri,\ncapitolo 3120",
    FactType.EURO: Decimal("628500.00"),
    FactType.PERCENT: Decimal("32.291"),
    FactType.NUMBER: Decimal("62.125"),
    FactType.INTEGER: 5,
    FactType.BOOLEAN: False,
    FactType.DATE: date(2026, 3, 9),
    FactType.INSTANT: datetime(2026, 3, 9, 11, 0, tzinfo=UTC),
    FactType.CHOICE: "works",
    FactType.CIG: "B0A1B2C21A",
    FactType.CUP: "J31B25000010004",
    FactType.CUI: "L99990000020202600007",
    FactType.CPV: "45233141-9",
    FactType.NUTS: "ITI14",
    FactType.OPERATOR: "99990000038",
    FactType.DIGEST: DIGEST,
    FactType.CASE: PERSON,
    FactType.PERSON: PERSON,
    FactType.PERSONS: (PERSON, OTHER),
    FactType.ACT: Act(number="8", day=date(2026, 1, 13), issuer="Comune", protocol="2026/1"),
    FactType.JUDGEMENT: Judgement(answer=False, reasons="Importo contenuto."),
    FactType.FILES: (FileRef(name="Progetto.pdf", sha256=DIGEST),),
    FactType.OPERATORS: (Operator(codice_fiscale="99990000038", name="Impresa dimostrativa"),),
    FactType.EXCLUSIONS: (OperatorExclusion(codice_fiscale="99990000038", reasons="Ritardo."),),
    FactType.BIDS: (
        Bid(
            codice_fiscale="99990000038",
            discount=Decimal("32.291"),
            labour_cost=Decimal("193000.00"),
            safety_charges=Decimal(9100),
        ),
        Bid(
            codice_fiscale="99990000046",
            discount=Decimal("14.179"),
            labour_cost=Decimal(195000),
            safety_charges=Decimal("8800.5"),
        ),
    ),
    FactType.CHECKS: (
        RequirementCheck(
            subject="Regolarità contributiva", source="DURC", day=date(2026, 3, 30), positive=True
        ),
    ),
    FactType.TABLE: (
        TableRow(
            {
                "day": date(2026, 3, 30),
                "at": datetime(2026, 3, 9, 11, 0, tzinfo=UTC),
                "sum": Decimal("1250.50"),
                "fine": False,
            }
        ),
        TableRow({"day": date(2026, 3, 31), "sum": Decimal(0), "fine": True}),
    ),
    FactType.LOTS: tuple(
        DeclaredLot(
            lot=code,
            subject="Strade",
            base_amount=Decimal("628500.00"),
            labour_cost=Decimal(1),
            safety_costs=Decimal("0.5"),
            cig=cig,
        )
        for code, cig in (("1", None), ("2.a", "B0A1B2C21A"))
    ),
}

COLUMNS = (
    Column(id="day", label="Giorno", type=FactType.DATE),
    Column(id="at", label="Ora", type=FactType.INSTANT, optional=True),
    Column(id="sum", label="Somma", type=FactType.EURO),
    Column(id="fine", label="Va bene", type=FactType.BOOLEAN),
)


def of_type(kind: FactType) -> FactDefinition:
    columns = COLUMNS if kind is FactType.TABLE else ()
    options = {"works": "Lavori"}
    return FactDefinition(id="thing", label="La cosa", type=kind, options=options, columns=columns)


@pytest.mark.parametrize("kind", [k for k in FactType if k is not FactType.RECORD])
def test_a_fact_shown_in_a_form_and_sent_back_is_the_same_fact(kind: FactType) -> None:
    definition = of_type(kind)
    form = write_fact(definition, VALUES[kind])
    assert parse_fact(definition, read_fact(definition, form)) == VALUES[kind]


@pytest.mark.parametrize("kind", list(FactType))
def test_an_empty_form_gives_no_fact_of_any_type(kind: FactType) -> None:
    definition = of_type(kind)
    blank = {
        "thing": [" "],
        "thing.1.name": [""],
        "thing.number": [""],
        "thing.1.positive": ["true"],
    }
    assert read_fact(definition, {}) is None
    assert read_fact(definition, blank) is None


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_an_amount_is_understood_as_italians_and_programs_write_it(amount: Decimal) -> None:
    italian = f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))
    assert Decimal(italian_number(italian, grouped=True)) == amount
    assert Decimal(italian_number(f"{amount:f}", grouped=True)) == amount


@given(st.decimals(min_value=0, max_value=Decimal("99.999"), places=3))
def test_a_discount_with_three_decimals_is_never_taken_for_thousands(discount: Decimal) -> None:
    assert Decimal(italian_number(f"{discount:f}", grouped=False)) == discount
    assert Decimal(italian_number(f"{discount:f}".replace(".", ","), grouped=False)) == discount


@given(st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2035, 1, 1)))  # noqa: DTZ001
def test_a_local_time_gets_romes_offset_unless_it_never_happens(local: datetime) -> None:
    text = local.replace(second=0, microsecond=0).isoformat(timespec="minutes")
    got = rome_instant(text)
    if got != text:
        assert got.startswith(text)
        assert datetime.fromisoformat(got).tzinfo is not None
    else:
        assert (local.month, local.hour) == (3, 2), "only the spring change has no such hour"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-10-25T02:30", "2026-10-25T02:30:00+02:00"),
        ("2026-03-09T12:00+01:00", "2026-03-09T12:00+01:00"),
        ("2026-03-09", "2026-03-09"),
        ("mezzogiorno", "mezzogiorno"),
    ],
)
def test_an_instant_is_left_alone_where_it_needs_nothing(text: str, expected: str) -> None:
    assert rome_instant(text) == expected


def test_rows_may_have_any_numbers_and_keep_their_order() -> None:
    form = {"bids.10.discount": ["1"], "bids.2.discount": ["2"], "bids.x.discount": ["3"]}
    assert row_numbers("bids", form) == [2, 10]
    assert read_fact(FACTS["bids"], form) == [{"discount": "2"}, {"discount": "1"}]


def test_a_row_half_filled_is_reported_and_not_dropped() -> None:
    found = typed([FACTS["bids"]], {"bids.1.codice_fiscale": ["99990000038"]})
    assert not found.facts
    assert found.errors["bids"] == ("Nel campo «Offerte economiche, riga 1» manca «Ribasso».")


def test_one_mistake_does_not_hide_what_is_right() -> None:
    form = {"cup": ["non so"], "cpv": ["45233141-9"], "base_amount": ["628.500,00"]}
    found = typed([FACTS["cup"], FACTS["cpv"], FACTS["base_amount"]], form)
    assert found.facts == {"cpv": "45233141-9", "base_amount": "628500.00"}
    assert list(found.errors) == ["cup"]


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "subject",
                "cup",
                "bids.1.discount",
                "documents.2.name",
                "board",
                "rotation.answer",
                "thing.1.sum",
                "thing2.2.lot",
            ]
        ),
        st.lists(st.text(max_size=30), max_size=3),
    )
)
def test_no_form_however_odd_breaks_the_reading(form: dict[str, list[str]]) -> None:
    tables = [of_type(FactType.TABLE), replace(of_type(FactType.LOTS), id="thing2")]
    found = typed([*FACTS.values(), *tables], form)
    assert not set(found.facts) & set(found.errors)


def test_the_facts_of_a_case_fill_the_form_that_may_change_them() -> None:
    facts = {"cup": "J31B25000010004", "decision_to_procure": VALUES[FactType.ACT]}
    form = filled([FACTS["cup"], FACTS["cui"], FACTS["decision_to_procure"]], facts)
    again = read_facts([FACTS["cup"], FACTS["cui"], FACTS["decision_to_procure"]], form)
    assert again == {
        "cup": "J31B25000010004",
        "decision_to_procure": fact_to_json(facts["decision_to_procure"]),
    }  # type: ignore[arg-type]


def test_a_list_always_has_a_row_to_write_in() -> None:
    empty = Field(definition=FACTS["documents"], form={})
    one = Field(definition=FACTS["documents"], form={"documents.3.name": ["a"]}, more_rows=1)
    assert empty.rows() == [1]
    assert one.rows() == [3, 4]

"""Facts at the border: read strictly, written as text, read back unchanged."""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sua.domain.canonical import canonical_json
from sua.domain.errors import InputError
from sua.domain.fact_codec import fact_to_json, parse_fact
from sua.domain.facts import Column, FactDefinition, FactType

PERSON = "7d9f4a52-5c1e-4f6e-9b8e-0a4c9b7d2e11"
CODE = "00743110157"
SHA = "ab" * 32
LOT = {
    "lot": "1",
    "subject": "Strade",
    "base_amount": "2",
    "labour_cost": "1",
    "safety_costs": "0.50",
}


def definition(kind: FactType, **options: str) -> FactDefinition:
    columns = (Column(id="day", label="Giorno", type=FactType.DATE),)
    return FactDefinition(
        id="x",
        label="Prova",
        type=kind,
        options=options,
        columns=columns if kind is FactType.TABLE else (),
    )


GOOD = {
    FactType.TEXT: ["  Lavori  ", "a\nb", 7],
    FactType.EURO: ["650000.00", "0", Decimal("1.5")],
    FactType.PERCENT: ["32.848", "0", Decimal("99.999")],
    FactType.NUMBER: ["32.5", "0", Decimal("100.125")],
    FactType.INTEGER: ["5", 0, "999999999"],
    FactType.BOOLEAN: [True, "false", "sì", "No"],
    FactType.DATE: ["2026-01-12", date(2026, 1, 12)],
    FactType.INSTANT: ["2026-03-09T12:00+01:00", datetime(2026, 3, 9, 11, tzinfo=UTC)],
    FactType.CIG: ["08234246f9", "B0A1B2C21A"],
    FactType.CUP: ["J31B21000000001"],
    FactType.CUI: ["L09059340019202600001"],
    FactType.CPV: ["45233141-9", "45233141"],
    FactType.NUTS: ["ITI14"],
    FactType.OPERATOR: [CODE],
    FactType.DIGEST: [SHA, SHA.upper()],
    FactType.CASE: [PERSON],
    FactType.PERSON: [PERSON, UUID(PERSON)],
    FactType.PERSONS: [[PERSON]],
    FactType.ACT: [
        {"number": "12", "day": "2026-01-12"},
        {
            "number": 12,
            "day": date(2026, 1, 12),
            "signer": PERSON,
            "issuer": "",
            "protocol": "3/26",
        },
    ],
    FactType.JUDGEMENT: [{"answer": False, "reasons": "Nessuno."}],
    FactType.FILES: [[{"name": "a.pdf", "sha256": SHA}], []],
    FactType.OPERATORS: [[{"codice_fiscale": CODE, "name": "Impresa"}]],
    FactType.EXCLUSIONS: [[{"codice_fiscale": CODE, "reasons": "Art. 94."}]],
    FactType.BIDS: [
        [{"codice_fiscale": CODE, "discount": "1.5", "labour_cost": "2", "safety_charges": "3"}]
    ],
    FactType.CHECKS: [
        [{"subject": "DURC", "source": "INPS", "day": "2026-01-12", "positive": True, "note": "x"}]
    ],
    FactType.RECORD: [{"json": "{}"}],
    FactType.TABLE: [[{"day": "2026-01-12"}], []],
    FactType.LOTS: [[LOT, LOT | {"lot": "2", "cpv": "45233141-9", "cup": ""}], []],
}


@pytest.mark.parametrize("kind", [kind for kind in FactType if kind is not FactType.CHOICE])
def test_a_fact_written_is_read_back_unchanged(kind: FactType) -> None:
    for raw in GOOD[kind]:
        value = parse_fact(definition(kind), raw)
        written = fact_to_json(value)
        canonical_json(written)  # no number anywhere
        assert parse_fact(definition(kind), written) == value


BAD = [
    (FactType.TEXT, "", "fact.empty"),
    (FactType.TEXT, "a\x00b", "fact.malformed"),
    (FactType.TEXT, "x" * 20_001, "fact.malformed"),
    (FactType.TEXT, "\ud800", "fact.malformed"),
    (FactType.TEXT, True, "fact.malformed"),
    (FactType.TEXT, 1.5, "fact.malformed"),
    (FactType.EURO, "1.234,50", "decimal.malformed"),
    (FactType.EURO, "1e3", "decimal.malformed"),
    (FactType.EURO, "NaN", "decimal.malformed"),
    (FactType.EURO, "١", "decimal.malformed"),
    (FactType.EURO, "-1", "euro.negative"),
    (FactType.EURO, "0.005", "euro.cents"),
    (FactType.EURO, "1" * 41, "decimal.too_long"),
    (FactType.PERCENT, "100", "percent.range"),
    (FactType.PERCENT, "-0.1", "percent.range"),
    (FactType.NUMBER, "-0.1", "fact.malformed"),
    (FactType.INTEGER, "5.0", "fact.malformed"),
    (FactType.INTEGER, "-5", "fact.malformed"),
    (FactType.INTEGER, "1000000000", "fact.malformed"),
    (FactType.BOOLEAN, "forse", "fact.malformed"),
    (FactType.BOOLEAN, 1, "fact.malformed"),
    (FactType.DATE, "12/01/2026", "fact.malformed"),
    (FactType.DATE, datetime(2026, 1, 12, tzinfo=UTC), "fact.malformed"),
    (FactType.INSTANT, "2026-03-09T12:00", "fact.malformed"),
    (FactType.INSTANT, "domani", "fact.malformed"),
    (FactType.CIG, "08234246F8", "cig.check"),
    (FactType.CIG, "0000000000", "cig.check"),
    (FactType.CIG, "123", "cig.malformed"),
    (FactType.CUP, "J31B2100000000", "cup.malformed"),
    (FactType.CUI, "X09059340019202600001", "cui.malformed"),
    (FactType.CPV, "4523314", "cpv.malformed"),
    (FactType.NUTS, "FR101", "nuts.malformed"),
    (FactType.DIGEST, "g" * 64, "fact.malformed"),
    (FactType.DIGEST, "ab", "fact.malformed"),
    (FactType.PERSON, "uno", "fact.malformed"),
    (FactType.PERSONS, [], "fact.malformed"),
    (FactType.PERSONS, "uno", "fact.malformed"),
    (FactType.ACT, "12", "fact.malformed"),
    (FactType.ACT, {"number": "12"}, "fact.missing"),
    (FactType.ACT, {"number": "12", "day": "2026-01-12", "firma": "x"}, "fact.unknown"),
    (FactType.JUDGEMENT, {"answer": True}, "fact.missing"),
    (FactType.JUDGEMENT, {"answer": True, "reasons": ""}, "fact.empty"),
    (FactType.BIDS, {"discount": "1"}, "fact.malformed"),
    (
        FactType.OPERATORS,
        [{"codice_fiscale": "00743110158", "name": "x"}],
        "codice_fiscale.invalid",
    ),
]


@pytest.mark.parametrize(("kind", "raw", "code"), BAD)
def test_a_bad_fact_names_its_field_and_says_how_to_mend_it(
    kind: FactType, raw: object, code: str
) -> None:
    with pytest.raises(InputError) as caught:
        parse_fact(definition(kind), raw)
    assert caught.value.code == code
    assert (caught.value.field or "").startswith("x")
    assert "\n" not in str(caught.value)


def test_a_choice_is_one_of_its_options() -> None:
    nature = definition(FactType.CHOICE, works="Lavori", services="Servizi")
    assert parse_fact(nature, "works") == "works"
    with pytest.raises(InputError, match="works, services") as caught:
        parse_fact(nature, "lavori")
    assert caught.value.code == "fact.choice"


@given(st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False))
def test_every_amount_survives(amount: Decimal) -> None:
    value = parse_fact(definition(FactType.EURO), f"{amount:f}")
    assert value == amount
    assert parse_fact(definition(FactType.EURO), fact_to_json(value)) == amount


@given(st.text())
def test_no_text_ever_breaks_a_reader(text: str) -> None:
    for kind in FactType:
        try:
            parse_fact(definition(kind, a="A"), text)
        except InputError as error:
            assert str(error)  # noqa: PT017 -- either outcome is right; only another error is not

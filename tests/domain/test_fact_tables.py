"""Tables and lots: rows read strictly, column by column, and given back unchanged."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sua.domain.canonical import canonical_json
from sua.domain.errors import InputError
from sua.domain.fact_codec import fact_to_json, parse_fact
from sua.domain.fact_reader import FactReader
from sua.domain.fact_scalars import SCALARS
from sua.domain.fact_tables import LOT_COLUMNS, cells_of, columns_of
from sua.domain.facts import Column, DeclaredLot, FactDefinition, FactType, TableRow

DAY = Column(id="day", label="Giorno", type=FactType.DATE)
WHO = Column(id="operator", label="Operatore", type=FactType.OPERATOR)
NOTE = Column(id="note", label="Nota", type=FactType.TEXT, optional=True)
PERSON = UUID("7d9f4a52-5c1e-4f6e-9b8e-0a4c9b7d2e11")

CELLS: dict[FactType, st.SearchStrategy[Any]] = {
    FactType.TEXT: st.text("àbC 1\n", min_size=1).map(str.strip).filter(bool),
    FactType.EURO: st.decimals(0, 10**12, places=2),
    FactType.PERCENT: st.decimals(0, Decimal("99.999"), places=3),
    FactType.NUMBER: st.decimals(0, Decimal("9999.999"), places=3),
    FactType.INTEGER: st.integers(0, 999_999_999),
    FactType.BOOLEAN: st.booleans(),
    FactType.DATE: st.dates(),
    FactType.INSTANT: st.datetimes(
        datetime(1990, 1, 1),  # noqa: DTZ001
        datetime(2090, 1, 1),  # noqa: DTZ001
        timezones=st.just(UTC),
    ),
    FactType.CHOICE: st.sampled_from(["yes", "no"]),
    FactType.CIG: st.just("B0A1B2C21A"),
    FactType.CUP: st.just("J31B21000000001"),
    FactType.CUI: st.just("L09059340019202600001"),
    FactType.CPV: st.just("45233141-9"),
    FactType.NUTS: st.just("ITI14"),
    FactType.OPERATOR: st.sampled_from(["00743110157", "RCCMNL83S18D969H"]),
    FactType.DIGEST: st.text("0123456789abcdef", min_size=64, max_size=64),
    FactType.CASE: st.uuids(),
    FactType.PERSON: st.uuids(),
}


def table(*columns: Column) -> FactDefinition:
    return FactDefinition(
        id="x", label="Prova", type=FactType.TABLE, options={}, columns=columns or (DAY, WHO, NOTE)
    )


LOTS = FactDefinition(id="lots", label="Lotti", type=FactType.LOTS, options={})
LOT = {
    "lot": "1",
    "subject": "Strade",
    "base_amount": "100000.00",
    "labour_cost": "30000.50",
    "safety_costs": "0",
}
TWO = LOT | {"lot": "2.bis-A", "cpv": "45233141-9", "nuts": "ITI14", "cig": "08234246f9"}


def refused(definition: FactDefinition, raw: object) -> InputError:
    with pytest.raises(InputError) as caught:
        parse_fact(definition, raw)
    return caught.value


def column_of(kind: FactType, number: int, *, optional: bool) -> Column:
    options = {"yes": "Sì", "no": "No"} if kind is FactType.CHOICE else {}
    name = f"c{number}"
    return Column(id=name, label=name.upper(), type=kind, optional=optional, options=options)


@st.composite
def tables(draw: st.DrawFn) -> tuple[FactDefinition, tuple[TableRow, ...]]:
    kinds = draw(st.lists(st.sampled_from(sorted(CELLS)), min_size=1, max_size=6))
    columns = [column_of(k, n, optional=n > 0 and draw(st.booleans())) for n, k in enumerate(kinds)]
    rows = [
        TableRow(
            {c.id: draw(CELLS[c.type]) for c in columns if not c.optional or draw(st.booleans())}
        )
        for _ in range(draw(st.integers(0, 4)))
    ]
    return table(*columns), tuple(rows)


def test_every_plain_type_may_be_a_column() -> None:
    assert set(CELLS) == FactType.scalars() == set(SCALARS) | {FactType.CHOICE}


@given(tables())
def test_a_table_written_is_read_back_unchanged(
    made: tuple[FactDefinition, tuple[TableRow, ...]],
) -> None:
    definition, rows = made
    written = fact_to_json(rows)
    canonical_json(written)
    again = parse_fact(definition, written)
    assert again == rows
    assert canonical_json(fact_to_json(again)) == canonical_json(written)


@given(
    st.lists(
        st.builds(
            DeclaredLot,
            lot=st.from_regex(r"[A-Za-z0-9][A-Za-z0-9.-]{0,15}", fullmatch=True),
            subject=CELLS[FactType.TEXT],
            base_amount=CELLS[FactType.EURO],
            labour_cost=CELLS[FactType.EURO],
            safety_costs=CELLS[FactType.EURO],
            cpv=st.none() | CELLS[FactType.CPV],
            nuts=st.none() | CELLS[FactType.NUTS],
            cig=st.none() | CELLS[FactType.CIG],
            cup=st.none() | CELLS[FactType.CUP],
        ),
        unique_by=lambda lot: lot.lot.casefold(),
    ).filter(lambda lots: len(lots) != 1)
)
def test_lots_written_are_read_back_unchanged(lots: list[DeclaredLot]) -> None:
    written = fact_to_json(tuple(lots))
    canonical_json(written)
    assert parse_fact(LOTS, written) == tuple(lots)


def test_rows_and_lots_are_read_by_the_getters_of_facts() -> None:
    raw = [{"day": "2026-01-12", "operator": "00743110157"}]
    facts = FactReader({"x": parse_fact(table(), raw), "lots": parse_fact(LOTS, [LOT, TWO])})
    (row,) = facts.table("x")
    assert (row.date("day"), row.text("operator"), row.text("note")) == (
        date(2026, 1, 12),
        "00743110157",
        None,
    )
    with pytest.raises(TypeError, match="fact day is date, not str"):
        row.text("day")
    assert [lot.lot for lot in facts.lots("lots")] == ["1", "2.bis-A"]
    assert facts.lots("lots")[1].cig == "08234246F9"
    assert facts.table("none") == ()
    assert facts.lots("none") == ()


def test_a_row_gives_every_plain_type_its_getter() -> None:
    kinds = (FactType.EURO, FactType.INTEGER, FactType.BOOLEAN, FactType.INSTANT, FactType.PERSON)
    raw = ["12.50", "3", "no", "2026-03-09T12:00+01:00", str(PERSON)]
    columns = [column_of(kind, n, optional=False) for n, kind in enumerate(kinds)]
    rows = parse_fact(table(*columns), [{f"c{n}": value for n, value in enumerate(raw)}])
    (row,) = FactReader({"x": rows}).table("x")
    assert row.amount("c0") == Decimal("12.50")
    assert row.integer("c1") == 3
    assert row.flag("c2") is False
    assert row.instant("c3") == datetime(2026, 3, 9, 11, tzinfo=UTC)
    assert row.person("c4") == PERSON


def test_a_column_left_empty_is_absent() -> None:
    rows = parse_fact(table(), [{"day": "2026-01-12", "operator": "00743110157", "note": ""}])
    assert fact_to_json(rows) == [{"day": "2026-01-12", "operator": "00743110157"}]


BAD_ROWS = [
    ("no", "fact.malformed", "x"),
    ([1], "fact.malformed", "x[1]"),
    ([{"day": "2026-01-12"}], "fact.missing", "x[1]"),
    ([{"day": "", "operator": "00743110157"}], "fact.empty", "x[1].day"),
    ([{"day": "ieri", "operator": "00743110157"}], "fact.malformed", "x[1].day"),
    ([{"day": "2026-01-12", "operator": "00743110158"}], "codice_fiscale.invalid", "x[1].operator"),
]


@pytest.mark.parametrize(("raw", "code", "field"), BAD_ROWS)
def test_a_bad_row_names_its_place(raw: object, code: str, field: str) -> None:
    error = refused(table(), raw)
    assert (error.code, error.field) == (code, field)


def test_the_second_row_is_called_the_second() -> None:
    good = {"day": "2026-01-12", "operator": "00743110157"}
    assert "«x[2].day»" in str(refused(table(), [good, good | {"day": "12/01"}]))


def test_an_unknown_column_is_refused_with_the_closest() -> None:
    error = refused(table(), [{"day": "2026-01-12", "oprator": "00743110157"}])
    assert error.code == "fact.unknown"
    assert str(error) == "Nel campo «x[1]» non si riconosce: oprator. Forse: operator."
    assert str(refused(table(), [{"zzz": "1"}])) == "Nel campo «x[1]» non si riconosce: zzz."


def test_a_row_of_nothing_is_refused() -> None:
    assert refused(table(NOTE), [{"note": ""}]).code == "fact.empty"
    assert refused(table(NOTE), [{}]).code == "fact.empty"


def test_a_choice_of_a_column_is_one_of_its_options() -> None:
    error = refused(table(column_of(FactType.CHOICE, 0, optional=False)), [{"c0": "forse"}])
    assert (error.code, error.field) == ("fact.choice", "x[1].c0")
    assert "yes, no" in str(error)


BAD_LOTS = [
    ([LOT], "lot.single", "lots"),
    ([LOT, LOT], "lot.repeated", "lots[2].lot"),
    ([LOT | {"lot": "A"}, LOT | {"lot": "a"}], "lot.repeated", "lots[2].lot"),
    ([LOT | {"lot": "uno due"}, TWO], "lot.malformed", "lots[1].lot"),
    ([LOT | {"lot": "-1"}, TWO], "lot.malformed", "lots[1].lot"),
    ([LOT | {"lot": "x" * 17}, TWO], "lot.malformed", "lots[1].lot"),
    ([LOT | {"base_amount": "1.005"}, TWO], "euro.cents", "lots[1].base_amount"),
    ([LOT | {"cig": "0000000000"}, TWO], "cig.check", "lots[1].cig"),
    ([LOT | {"cpv": "1"}, TWO], "cpv.malformed", "lots[1].cpv"),
    ([LOT | {"nuts": "FR101"}, TWO], "nuts.malformed", "lots[1].nuts"),
    ([LOT | {"cup": "1"}, TWO], "cup.malformed", "lots[1].cup"),
    ([{k: v for k, v in LOT.items() if k != "subject"}, TWO], "fact.missing", "lots[1]"),
    ([LOT | {"oggetto": "x"}, TWO], "fact.unknown", "lots[1]"),
]


@pytest.mark.parametrize(("raw", "code", "field"), BAD_LOTS)
def test_a_bad_lot_names_its_place(raw: object, code: str, field: str) -> None:
    error = refused(LOTS, raw)
    assert (error.code, error.field) == (code, field)


def test_lots_have_the_columns_the_code_gives_them() -> None:
    assert columns_of(LOTS) == LOT_COLUMNS
    assert columns_of(table(DAY)) == (DAY,)
    (lot, _) = FactReader({"lots": parse_fact(LOTS, [LOT, TWO])}).lots("lots")
    assert set(cells_of(lot)) == set(LOT)


@given(
    st.recursive(
        st.none() | st.booleans() | st.text(),
        lambda x: (
            st.lists(x)
            | st.dictionaries(st.sampled_from(["day", "lot", "subject", "note", "a"]), x)
        ),
    )
)
def test_nothing_odd_breaks_the_reading(raw: object) -> None:
    for definition in (table(), LOTS):
        try:
            parse_fact(definition, raw)
        except InputError as error:
            assert str(error)  # noqa: PT017 -- either outcome is right; only another error is not

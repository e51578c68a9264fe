"""A parameter over time, the law of a day, and the slice a case keeps."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sua.domain.errors import IntegrityError, LawNotInForceError, NotFoundError
from sua.law.dated import Amount, Confidence, Gap, Parameter, Selector, Value
from sua.law.errors import AmountKindError, UnknownParameterError
from sua.law.parameters import Law, LawAt

FIRST, SECOND, LAST = date(2023, 7, 1), date(2024, 12, 31), date(2026, 12, 31)


def value(start: date, amount: Amount, end: date | None = None, **extra: object) -> Value:
    settled = {"confidence": Confidence.LAW_TEXT_CURRENT, "checked_on": date(2026, 7, 17)} | extra
    return Value(
        valid_from=start,
        amount=amount,
        valid_to=end,
        source="dlgs-36-2023 art. 18 c. 3",
        **settled,  # type: ignore[arg-type]
    )


def parameter(
    name: str, *values: Value, unit: str = "giorni solari", gap: Gap | None = None
) -> Parameter:
    return Parameter(
        id=name,
        label=f"Etichetta di {name}",
        unit=unit,
        selector=Selector.REGIME,
        values=values,
        gaps=(gap,) if gap else (),
    )


LAW = Law(
    [
        parameter("standstill.term", value(FIRST, 35), value(SECOND, 32, LAST)),
        parameter(
            "fee.holed",
            value(FIRST, 1, date(2023, 12, 31)),
            value(date(2024, 2, 1), 2),
            gap=Gap(first=date(2024, 1, 1), last=date(2024, 1, 31), reason="in attesa"),
        ),
        parameter("notice.due", value(SECOND, amount=True), unit="sì/no"),
        parameter("level.least", value(FIRST, "L2", confidence=Confidence.MEMORY), unit="livello"),
        parameter("ratio.least", value(FIRST, Decimal("0.15")), unit="rapporto"),
        parameter(
            "fee.table",
            value(FIRST, ((Decimal(0), Decimal(0)), (Decimal(40000), Decimal("35.5")))),
            unit="EUR",
        ),
    ]
)


@pytest.mark.parametrize(
    ("day", "amount", "until"),
    [
        (FIRST, 35, date(2024, 12, 30)),
        (date(2024, 12, 30), 35, date(2024, 12, 30)),
        (SECOND, 32, LAST),
        (LAST, 32, LAST),
    ],
)
def test_the_value_changes_on_its_day_and_ends_the_day_before_the_next(
    day: date, amount: int, until: date
) -> None:
    found = LAW.at(day).value("standstill.term")
    assert (found.amount, found.valid_to) == (amount, until)


@pytest.mark.parametrize(
    ("name", "day", "message"),
    [
        ("standstill.term", date(2023, 6, 30), "il primo giorno valido è 01/07/2023"),
        ("standstill.term", date(2027, 1, 1), "cessato il 31/12/2026"),
        ("fee.holed", date(2024, 1, 1), "il primo giorno valido è 01/02/2024"),
        ("fee.holed", date(2024, 1, 31), "il primo giorno valido è 01/02/2024"),
    ],
)
def test_a_day_without_a_value_is_an_error_from_the_corpus_and_from_a_slice_alike(
    name: str, day: date, message: str
) -> None:
    here = LAW.at(day)
    for law in (here, LawAt.from_slice(here.slice(), day)):
        assert not law.has(name)
        with pytest.raises(LawNotInForceError, match=message):
            law.value(name)


def test_an_unknown_id_names_the_closest_ones() -> None:
    with pytest.raises(UnknownParameterError, match=r"Forse: «standstill\.term»") as caught:
        LAW.at(FIRST).value("standstil.term")
    assert isinstance(caught.value, NotFoundError)
    assert caught.value.closest == ("standstill.term",)
    for ask in (LAW.label, LAW.at(FIRST).has, lambda name: LAW.at(FIRST).slice([name])):
        with pytest.raises(UnknownParameterError):
            ask("no.such.thing")


def test_every_amount_is_read_as_what_it_is() -> None:
    law = LAW.at(SECOND)
    assert law.integer("standstill.term") == 32
    assert law.decimal("standstill.term") == Decimal(32)
    assert law.decimal("ratio.least") == Decimal("0.15")
    assert law.flag("notice.due") is True
    assert law.text("level.least") == "L2"
    assert law.brackets("fee.table")[1] == (Decimal(40000), Decimal("35.5"))


@pytest.mark.parametrize(
    ("method", "name"),
    [
        ("decimal", "notice.due"),
        ("integer", "level.least"),
        ("integer", "ratio.least"),
        ("flag", "standstill.term"),
        ("text", "fee.table"),
        ("brackets", "level.least"),
    ],
)
def test_an_amount_is_never_read_as_another_kind(method: str, name: str) -> None:
    with pytest.raises(AmountKindError, match=name):
        getattr(LAW.at(SECOND), method)(name)


def test_what_needs_confirmation_is_known() -> None:
    law = LAW.at(FIRST)
    assert law.unconfirmed(LAW.ids) == ("level.least",)
    assert [c for c in Confidence if not c.needs_confirmation] == [
        Confidence.LAW_TEXT_CURRENT,
        Confidence.LAW_TEXT_2023_CONFIRMED,
    ]


def test_a_slice_holds_neither_day_nor_label_and_keeps_only_what_is_asked() -> None:
    one, other = date(2025, 1, 1), date(2026, 6, 1)
    assert LAW.at(one).slice() == LAW.at(other).slice()
    assert b"Etichetta" not in LAW.at(one).slice()
    kept = LawAt.from_slice(LAW.at(one).slice(["standstill.term"]), one)
    assert list(kept.values) == ["standstill.term"]
    assert LAW.at(one).slice(["notice.due", "fee.table"]) == LAW.at(one).slice(
        ["fee.table", "notice.due", "notice.due"]
    )


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"v":"9"}', b'{"v":"1","values":[{}]}'])
def test_bytes_that_are_not_a_slice_are_an_integrity_error(data: bytes) -> None:
    with pytest.raises(IntegrityError):
        LawAt.from_slice(data, FIRST)


amounts = st.one_of(
    st.booleans(),
    st.integers(min_value=0, max_value=10**12),
    st.decimals(min_value=0, max_value=10**9, places=4),
    st.text(min_size=1).filter(str.isprintable),
    st.lists(st.tuples(st.decimals(0, 10**9, places=2), st.decimals(0, 10**6, places=2))).map(
        tuple
    ),
)


@given(amounts, st.sampled_from(Confidence), st.dates(), st.one_of(st.none(), st.integers(0, 900)))
def test_a_slice_comes_back_as_it_went(
    amount: Amount, confidence: Confidence, start: date, days: int | None
) -> None:
    end = None if days is None or date.max - start < timedelta(days) else start + timedelta(days)
    law = Law([parameter("some.thing", value(start, amount, end, confidence=confidence))])
    here = law.at(start)
    back = LawAt.from_slice(here.slice(), start)
    assert back == here
    assert back.slice() == here.slice()


@given(
    st.lists(st.dates(date(2000, 1, 1), date(2050, 1, 1)), min_size=1, max_size=6, unique=True),
    st.dates(date(1999, 1, 1), date(2051, 1, 1)),
)
def test_the_value_of_a_day_is_the_last_that_began(starts: list[date], day: date) -> None:
    starts.sort()
    law = Law([parameter("some.thing", *(value(s, n) for n, s in enumerate(starts)))])
    begun = [n for n, s in enumerate(starts) if s <= day]
    if begun:
        assert law.at(day).integer("some.thing") == begun[-1]
    else:
        with pytest.raises(LawNotInForceError) as caught:
            law.at(day).value("some.thing")
        assert caught.value.first_valid == starts[0]


def test_the_law_of_a_day_is_worked_out_once_and_days_do_not_pile_up() -> None:
    law = Law([parameter("some.thing", value(FIRST, 1))])
    assert law.at(FIRST) is law.at(FIRST)
    for n in range(1200):
        law.at(FIRST + timedelta(n))
    assert law.at(FIRST).integer("some.thing") == 1
    assert len(law._days) <= 600  # noqa: SLF001 - memory must stay bounded in a long-lived server

"""Payments, price revision, subcontracts and modifications: a cent and a day around each limit."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sua.law.payments import penalty
from sua.law.price_revision import RevisionRule, counted, revision
from tests.law.calculating import CHANGE, EVE, calc, error, law


def test_the_advance_is_a_fifth_and_the_documents_may_raise_it() -> None:
    assert calc("advance-payment", contract_amount="443600.20")["amount"] == "88720.04"
    assert calc("advance-payment", contract_amount="100000", percent="30")["amount"] == "30000.00"
    for percent in ("19.99", "30.01"):
        assert error("advance-payment", contract_amount="100000", percent=percent)[0] == "law.range"


def test_the_advance_of_a_contract_of_years_is_on_each_year() -> None:
    found = calc("advance-payment", contract_amount="300", annual_amounts=["100.04", "199.96"])
    assert found["advances"] == ["20.01", "39.99"]
    told = error("advance-payment", contract_amount="300", annual_amounts=["100", "199.99"])
    assert told == ("years.sum", "annual_amounts")


@pytest.mark.parametrize(("day", "allowed"), [("2025-07-19", False), ("2025-07-20", True)])
def test_engineers_may_have_an_advance_since_2025(day: str, allowed: bool) -> None:  # noqa: FBT001
    found = calc(
        "advance-payment", contract_amount="100000", engineering=True, percent="10", day=day
    )
    assert ("error" not in found) is allowed
    if allowed:
        assert "advance.engineering.max" in found["needs_confirmation"]


@pytest.mark.parametrize(
    ("day", "per_mille", "allowed"),
    [
        (EVE, "0.29", False),
        (EVE, "0.3", True),
        (EVE, "1", True),
        (EVE, "1.01", False),
        (CHANGE, "0.49", False),
        (CHANGE, "0.5", True),
        (CHANGE, "1.5", True),
        (CHANGE, "1.51", False),
    ],
)
def test_a_penalty_has_limits_by_day(day: str, per_mille: str, allowed: bool) -> None:  # noqa: FBT001
    found = calc("penalty", net_amount="100000", per_mille=per_mille, days=1, day=day)
    assert ("error" not in found) is allowed


@pytest.mark.parametrize(
    ("days", "due", "capped"),
    [(0, "0.00", False), (99, "9900.00", False), (100, "10000.00", False), (101, "10000.00", True)],
)
def test_penalties_stop_at_a_tenth(days: int, due: str, capped: bool) -> None:  # noqa: FBT001
    found = calc("penalty", net_amount="100000", per_mille="1", days=days)
    assert (found["due"], found["capped"], found["cap_day"]) == (due, capped, "100")


@given(
    st.decimals(1, 10**8, places=2), st.decimals(Decimal("0.5"), Decimal("1.5"), places=2),
    st.integers(0, 500),
)  # fmt: skip
def test_one_more_day_never_costs_less_nor_more_than_the_cap(
    net: Decimal, rate: Decimal, days: int
) -> None:
    now, later = (penalty(net, rate, n, Decimal(10)) for n in (days, days + 1))
    assert now.due <= later.due <= later.cap


@pytest.mark.parametrize(
    ("day", "nature", "variation", "amount"),
    [
        (EVE, "works", "5", "0.00"),
        (EVE, "works", "5.01", "40080.00"),
        (EVE, "services", "-6", "-48000.00"),
        (CHANGE, "works", "3", "0.00"),
        (CHANGE, "works", "3.01", "90.00"),
        (CHANGE, "works", "5", "18000.00"),
        (CHANGE, "services", "5", "0.00"),
        (CHANGE, "services", "5.01", "80.00"),
        (CHANGE, "supplies", "-7", "-16000.00"),
    ],
)
def test_prices_are_revised_above_the_trigger(
    day: str, nature: str, variation: str, amount: str
) -> None:
    found = calc(
        "price-revision",
        nature=nature,
        remaining_amount="1000000",
        variation_percent=variation,
        day=day,
    )
    assert found["amount"] == amount
    assert found["opens"] is (amount != "0.00")


def test_works_in_transition_may_keep_the_previous_text() -> None:
    given = {"remaining_amount": "1000000", "variation_percent": "6", "rule": "previous"}
    found = calc("price-revision", nature="works", **given)
    assert (found["amount"], found["law_day"]) == ("48000.00", EVE)
    for nature, day in (("services", CHANGE), ("works", EVE)):
        told = error("price-revision", nature=nature, day=day, **given)
        assert told == ("law.decides", "rule")


@given(st.decimals(-100, 100, places=2), st.booleans())
def test_a_fall_mirrors_a_rise(variation: Decimal, works: bool) -> None:  # noqa: FBT001
    rule = RevisionRule.of(law("2026-07-01"), works=works)
    assert counted(-variation, rule) == -counted(variation, rule)
    assert abs(counted(variation, rule)) <= abs(variation)
    assert revision(Decimal(1000), -variation, rule) == -revision(Decimal(1000), variation, rule)


@pytest.mark.parametrize(
    ("awarded", "amount", "labour", "is_one"),
    [
        ("1000000", "15000", "30", False),
        ("1000000", "20000", "60", False),
        ("1000000", "20000.01", "60", True),
        ("1000000", "20000.01", "50", False),
        ("1000000", "20000.01", "50.01", True),
        ("10000000", "100000", "60", False),
        ("10000000", "100000.01", "60", True),
    ],
)
def test_a_contract_with_labour_is_a_subcontract_above_the_limits(
    awarded: str, amount: str, labour: str, is_one: bool  # noqa: FBT001
) -> None:  # fmt: skip
    given = {
        "awarded_amount": awarded,
        "subcontract_amount": amount,
        "object": "similar",
        "labour_percent": labour,
    }
    found = calc("subcontracting", **given)
    assert found["subcontract"] is is_one
    assert ("authorisation_days" in found) is is_one
    assert calc("subcontracting", **given, nature="services")["subcontract"] is False


@pytest.mark.parametrize(
    ("awarded", "amount", "days"),
    [
        ("1000000", "99999.99", "15"),
        ("1000000", "100000", "30"),
        ("10000000", "199999.99", "15"),
        ("10000000", "200000", "30"),
    ],
)
def test_small_subcontracts_are_authorised_in_half_the_time(
    awarded: str, amount: str, days: str
) -> None:
    found = calc("subcontracting", awarded_amount=awarded, subcontract_amount=amount)
    assert (found["authorisation_days"], found["notice_days"]) == (days, "20")


@pytest.mark.parametrize(("day", "least"), [(EVE, None), (CHANGE, "60000.00")])
def test_a_fifth_of_what_may_be_subcontracted_is_for_small_firms(
    day: str, least: str | None
) -> None:
    found = calc(
        "subcontracting",
        awarded_amount="1000000",
        subcontract_amount="100000",
        subcontractable_amount="300000",
        day=day,
    )
    assert found.get("sme_min") == least


@pytest.mark.parametrize(
    ("given", "allowed"),
    [
        ({"change": "500000", "ground": "supplementary"}, True),
        ({"change": "500000.01", "ground": "supplementary"}, False),
        ({"change": "500000", "ground": "supplementary", "previous": ["500000"]}, True),
        ({"change": "149999.99", "ground": "minor"}, True),
        ({"change": "150000", "ground": "minor"}, False),
        ({"change": "50000", "ground": "minor", "previous": ["100000"]}, False),
        ({"change": "50000", "ground": "minor", "previous": ["100000", "-1"]}, True),
        ({"change": "-150000", "ground": "minor"}, False),
        ({"change": "200000", "ground": "fifth", "in_documents": True}, True),
        ({"change": "-200000", "ground": "fifth", "in_documents": True}, True),
        ({"change": "200000.01", "ground": "fifth", "in_documents": True}, False),
        ({"change": "1", "ground": "fifth", "in_documents": False}, False),
    ],
)
def test_how_far_works_of_a_million_may_change(given: dict[str, Any], allowed: bool) -> None:  # noqa: FBT001
    found = calc("modification", nature="works", initial_amount="1000000", **given)
    assert found["allowed"] is allowed


@pytest.mark.parametrize(
    ("nature", "initial", "change", "day", "allowed"),
    [
        ("services", "1000000", "99999.99", CHANGE, True),
        ("services", "1000000", "100000", CHANGE, False),
        # A tenth of three millions is 300 000, but the EU threshold comes first.
        ("services", "3000000", "220999.99", "2025-12-31", True),
        ("services", "3000000", "221000", "2025-12-31", False),
        ("services", "3000000", "215999.99", "2026-01-01", True),
        ("services", "3000000", "216000", "2026-01-01", False),
        ("works", "40000000", "5403999.99", "2026-01-01", True),
        ("works", "40000000", "5404000", "2026-01-01", False),
    ],
)
def test_minor_modifications_are_below_both_limits(
    nature: str, initial: str, change: str, day: str, allowed: bool  # noqa: FBT001
) -> None:  # fmt: skip
    found = calc(
        "modification",
        nature=nature,
        initial_amount=initial,
        change=change,
        ground="minor",
        day=day,
    )
    assert found["allowed"] is allowed


def test_limits_are_never_rounded() -> None:
    found = calc(
        "modification", nature="works", initial_amount="100.01", change="15", ground="minor"
    )
    assert Fraction(found["limits"]["minor_below"]) == Fraction("15.0015")
    assert found["allowed"] is True

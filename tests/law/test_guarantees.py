"""Guarantees: where they start to grow, what reduces them, what the notice may say."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sua.law.guarantees import Increase, ReductionRates, Titles, guarantee, reductions_due
from tests.law.calculating import CHANGE, EVE, calc, error, law

discounts = st.decimals(0, Decimal("99.999"), places=3)


@pytest.mark.parametrize(
    ("discount", "percent"),
    [
        ("0", "10"),
        ("9.99", "10"),
        ("10", "10"),
        ("10.01", "10.01"),
        ("19.99", "19.99"),
        ("20", "20"),
        ("20.01", "20.02"),
        ("25", "30"),
        ("60", "100"),
    ],
)
def test_the_definitive_guarantee_grows_with_the_discount(discount: str, percent: str) -> None:
    found = calc("definitive-guarantee", contract_amount="100000", discount_percent=discount)
    assert Decimal(found["percent"]) == Decimal(percent)
    assert Decimal(found["amount"]) == Decimal(percent) * 1000
    assert found["law_day"] == "2026-07-01"
    assert found["needs_confirmation"] == []


@given(discounts, discounts)
def test_the_guarantee_never_falls_and_never_jumps(one: Decimal, other: Decimal) -> None:
    rule = Increase.of(law("2026-07-01"))
    low, high = sorted((one, other))
    grown = rule.points(high) - rule.points(low)
    assert 0 <= grown <= 2 * (high - low)


@given(
    st.decimals(Decimal("0.01"), 10**9, places=2),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.decimals(0, 20, places=1),
    st.sampled_from([EVE, CHANGE]),
)
def test_a_reduction_never_raises_a_guarantee_nor_empties_it(
    amount: Decimal,
    quality: bool,  # noqa: FBT001
    sme: bool,  # noqa: FBT001
    digital: bool,  # noqa: FBT001
    certificates: Decimal,
    day: str,
) -> None:
    titles = Titles(quality=quality, sme=sme, digital=digital, certificates=certificates)
    due = reductions_due(titles, ReductionRates.of(law(day)))
    found = guarantee(amount, Decimal(10), due)
    assert found.amount <= found.full
    assert found.amount >= guarantee(amount, Decimal("3.6")).full  # 50 %, 10 % and 20 % in turn
    assert len(due) < 4


def test_each_reduction_is_taken_on_what_the_previous_one_left() -> None:
    found = calc(
        "definitive-guarantee",
        contract_amount="100000",
        discount_percent="0",
        reductions={"quality": True, "digital": True, "certificates": "20"},
    )
    assert [step["left"] for step in found["reductions"]] == ["7000", "6300", "5040"]
    assert found["amount"] == "5040.00"
    assert found["full_amount"] == "10000.00"


def test_quality_and_size_do_not_cumulate() -> None:
    both = {"quality": True, "sme": True}
    found = calc(
        "definitive-guarantee", contract_amount="100000", discount_percent="0", reductions=both
    )
    assert found["amount"] == "5000.00"


@pytest.mark.parametrize(("day", "amount"), [(EVE, "8000.00"), (CHANGE, "7200.00")])
def test_certificates_cumulate_with_the_digital_guarantee_since_2024(day: str, amount: str) -> None:
    found = calc(
        "definitive-guarantee",
        contract_amount="100000",
        discount_percent="0",
        reductions={"digital": True, "certificates": "20"},
        day=day,
    )
    assert found["amount"] == amount
    assert found["law_day"] == day


def test_below_threshold_it_is_five_percent_and_nothing_moves_it() -> None:
    found = calc(
        "definitive-guarantee",
        contract_amount="100000.10",
        discount_percent="30",
        below_threshold=True,
        reductions={"sme": True},
    )
    assert (found["percent"], found["amount"]) == ("5", "5000.01")
    assert found["reductions"] == []
    assert "53 c. 4-bis" in found["notes"][0]


def test_below_threshold_before_the_law_spoke_one_must_say() -> None:
    given: dict[str, Any] = {
        "contract_amount": "100000",
        "discount_percent": "12",
        "below_threshold": True,
        "day": EVE,
    }
    assert error("definitive-guarantee", **given) == ("law.silent", "adjusted")
    assert calc("definitive-guarantee", **given, adjusted=False)["amount"] == "5000.00"
    assert calc("definitive-guarantee", **given, adjusted=True)["amount"] == "7000.00"
    given["day"] = CHANGE
    assert error("definitive-guarantee", **given, adjusted=True) == ("law.decides", "adjusted")


def test_the_notice_lowers_but_never_raises_the_ceilings() -> None:
    given: dict[str, Any] = {"contract_amount": "100000", "discount_percent": "0"}
    of = "definitive-guarantee"
    assert calc(of, **given, kind="aggregated", base_percent="8")["amount"] == "8000.00"
    assert error(of, **given, kind="aggregated", base_percent="10.01")[0] == "law.range"
    assert error(of, **given, base_percent="8")[0] == "field.unknown"
    framework = {**given, "kind": "framework_agreement"}
    assert error(of, **framework) == ("field.missing", "increase_points")
    assert calc(of, **framework, increase_points="0")["amount"] == "2000.00"
    assert error(of, **framework, increase_points="0", base_percent="2.01")[0] == "law.range"


@pytest.mark.parametrize(
    ("given", "amount"),
    [
        ({}, "10000.00"),
        ({"percent": "1"}, "5000.00"),
        ({"percent": "4"}, "20000.00"),
        ({"aggregated": True}, "10000.00"),
        ({"aggregated": True, "percent": "0.5"}, "2500.00"),
        ({"below_threshold": True}, "0.00"),
        ({"below_threshold": True, "requested": True}, "5000.00"),
        ({"design_services": True}, "0.00"),
        ({"reductions": {"sme": True, "digital": True}}, "4500.00"),
        ({"below_threshold": True, "requested": True, "reductions": {"sme": True}}, "5000.00"),
    ],
)
def test_the_provisional_guarantee(given: dict[str, Any], amount: str) -> None:
    found = calc("provisional-guarantee", value="500000", **given)
    assert found["amount"] == amount
    assert found["due"] is (amount != "0.00")
    assert bool(found["notes"]) is (amount == "0.00")


@pytest.mark.parametrize(
    "given",
    [
        {"percent": "0.99"},
        {"percent": "4.01"},
        {"aggregated": True, "percent": "2.01"},
        {"aggregated": True, "percent": "0"},
        {"below_threshold": True, "requested": True, "percent": "1.01"},
        {"reductions": {"certificates": "20.01"}},
    ],
)
def test_a_provisional_guarantee_out_of_its_limits_is_refused(given: dict[str, Any]) -> None:
    assert error("provisional-guarantee", value="500000", **given)[0] == "law.range"

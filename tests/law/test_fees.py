"""The ANAC fee steps at each bound and stops with its resolution; incentives divide in full."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sua.domain.errors import LawNotInForceError
from sua.law.anac_fee import fee
from tests.law.calculating import CHANGE, EVE, calc, error, law


@pytest.mark.parametrize(
    ("day", "amount", "authority", "operator"),
    [
        ("2022-01-01", "39999.99", "0", "0"),
        ("2023-03-31", "40000", "30", "0"),
        ("2023-04-01", "40000", "35", "0"),
        ("2023-03-31", "150000", "225", "20"),
        ("2023-04-01", "150000", "250", "18"),
        ("2024-02-29", "799999.99", "410", "77"),
        ("2024-02-29", "800000", "410", "90"),
        ("2025-12-31", "999999.99", "410", "90"),
        ("2025-12-31", "1000000", "660", "165"),
        ("2025-12-31", "4999999.99", "660", "165"),
    ],
)
def test_the_fee_steps_at_each_bound(day: str, amount: str, authority: str, operator: str) -> None:
    found = calc("anac-fee", day=day, base_amount=amount)
    assert (found["authority_eur"], found["operator_eur"]) == (authority, operator)
    assert found["needs_confirmation"] == ["anac_fee.buyer", "anac_fee.operator"]


@pytest.mark.parametrize("day", ["2021-12-31", "2026-01-01", "2026-07-01", "2031-01-01"])
def test_a_year_without_a_resolution_has_no_amount(day: str) -> None:
    assert error("anac-fee", day=day, base_amount="650000") == ("law.not_in_force", "manual")
    with pytest.raises(LawNotInForceError):
        fee(law(day), [Decimal(650000)])


def test_an_amount_by_hand_needs_its_source_and_an_unknown_year() -> None:
    by_hand: dict[str, Any] = {"authority_eur": "420", "operator_eur": "80"}
    given: dict[str, Any] = {"base_amount": "650000", "manual": by_hand}
    assert error("anac-fee", day="2026-07-01", **given) == ("field.missing", "manual.source")
    by_hand["source"] = "delibera comunicata dall'ANAC, protocollo 1234"
    found = calc("anac-fee", day="2026-07-01", **given)
    assert (found["authority_eur"], found["operator_eur"]) == ("420", "80")
    assert found["computed"] is False
    assert found["source"] == by_hand["source"]
    assert error("anac-fee", day="2025-07-01", **given) == ("law.decides", "manual")


def test_the_authority_pays_on_the_whole_and_each_operator_on_its_lot() -> None:
    given: dict[str, Any] = {"day": "2025-07-01", "base_amount": "400000"}
    found = calc("anac-fee", **given, lots=["300000", "100000"])
    assert found["authority_eur"] == "250"
    assert [lot["operator_eur"] for lot in found["lots"]] == ["33", "0"]
    assert "operator_eur" not in found
    assert error("anac-fee", **given, lots=["300000", "99999.99"]) == ("lots.sum", "lots")


@given(st.decimals(0, 10**8, places=2), st.decimals(0, 10**8, places=2))
def test_the_fee_never_falls_as_the_amount_grows(one: Decimal, other: Decimal) -> None:
    small, large = (fee(law("2025-07-01"), [amount]) for amount in sorted((one, other)))
    assert small.buyer <= large.buyer
    assert small.operators[0] <= large.operators[0]


def test_incentives_divide_eighty_and_twenty() -> None:
    found = calc("incentives", base_amount="100000.37", percent="1.5")
    assert [found[x] for x in ("fund", "staff", "innovation", "commissioning_max")] == [
        "1500.01",
        "1200.01",
        "300.00",
        "375.00",
    ]
    assert "incentives.max" in found["needs_confirmation"]


def test_earmarked_funds_leave_nothing_for_innovation() -> None:
    found = calc("incentives", base_amount="100000", earmarked=True)
    assert (found["staff"], found["innovation"]) == ("1600.00", "0.00")


def test_services_need_a_director_of_performance() -> None:
    given = {"base_amount": "100000", "nature": "services"}
    assert error("incentives", **given) == ("field.missing", "execution_director")
    found = calc("incentives", **given, execution_director=False)
    assert (found["due"], found["fund"]) == (False, "0.00")
    assert calc("incentives", **given, execution_director=True)["fund"] == "2000.00"


def test_two_percent_is_the_most() -> None:
    assert error("incentives", base_amount="100000", percent="2.01") == ("law.range", "percent")


@pytest.mark.parametrize(("day", "managers"), [(EVE, False), (CHANGE, True)])
def test_managers_count_since_2024(day: str, managers: bool) -> None:  # noqa: FBT001
    found = calc("incentives", base_amount="100000", day=day, gross_pay="40000.10", digital=True)
    assert found["managers"] is managers
    assert found["personal_cap"] == "46000.12"


@given(st.decimals(0, 10**9, places=2), st.decimals(0, 2, places=2))
def test_no_cent_of_the_fund_is_lost(base: Decimal, percent: Decimal) -> None:
    if base:
        found = calc("incentives", base_amount=f"{base:f}", percent=f"{percent:f}")
        assert Decimal(found["staff"]) + Decimal(found["innovation"]) == Decimal(found["fund"])

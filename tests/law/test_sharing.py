"""Fees by bands and sum-preserving shares: the agreed figures, and the properties that must hold."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sua.law.apportionment import Basis, apportion
from sua.law.fee_scheme import Band, BandedScheme, fee
from tests.law.calculating import calc, error

BANDS = [
    ["200000", "0.5"],
    ["1000000", "0.4"],
    ["2000000", "0.3"],
    ["5000000", "0.2"],
    [None, "0.1"],
]
cents = st.integers(-(10**12), 10**12).map(lambda n: Decimal(n) / 100)


@pytest.mark.parametrize(
    ("amount", "owed"),
    [
        ("0", "500.00"),
        ("50000", "500.00"),
        ("200000", "1000.00"),
        ("1000000", "4200.00"),
        ("2000000", "7200.00"),
        ("5000000", "13200.00"),
        ("6000000", "14200.00"),
    ],
)
def test_the_fee_by_bands(amount: str, owed: str) -> None:
    given_ = {"bands": BANDS, "minimum": "500", "maximum": None, "amount": amount}
    assert calc("fee", **given_)["fee"] == owed


def test_a_maximum_stops_the_fee() -> None:
    assert calc("fee", bands=BANDS, maximum="9000", amount="6000000")["fee"] == "9000.00"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"bands": [["200000", "0.5"]], "amount": "200000.01"}, "amount"),
        ({"bands": [[None, "0.5"], ["10", "1"]]}, "bands"),
        ({"bands": [["20", "0.5"], ["20", "1"]]}, "bands"),
        ({"bands": []}, "bands"),
        ({"bands": [["20"]]}, "bands[0]"),
        ({"bands": [["20", "-1"]]}, "bands[0][1]"),
        ({"minimum": "10", "maximum": "9"}, "maximum"),
        ({"amount": "-1"}, "amount"),
    ],
)
def test_a_wrong_scheme_is_named(change: dict[str, object], field: str) -> None:
    assert error("fee", **{"bands": BANDS, "amount": "1", **change})[1] == field


ends = st.lists(st.integers(1, 10**9), min_size=0, max_size=5, unique=True).map(sorted)
percents = st.lists(st.integers(0, 500), min_size=6, max_size=6)


@given(ends, percents, st.integers(0, 10**11), st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_fee_is_continuous_and_never_falls(
    limits: list[int], rates: list[int], amount: int, step: int, low: int
) -> None:
    bands = [Band(Decimal(e), Decimal(rates[n]) / 100) for n, e in enumerate(limits)]
    bands.append(Band(None, Decimal(rates[len(limits)]) / 100))
    scheme = BandedScheme(bands=tuple(bands), minimum=Decimal(low))
    first, then = (fee(scheme, Decimal(n) / 100).fee for n in (amount, amount + step))
    assert 0 <= then - first <= Fraction(5 * step, 10_000) + Fraction(1, 100)


def test_equal_weights_share_to_the_cent() -> None:
    found = calc("apportion", total="100.00", weights=["1", "1", "1"])
    assert found["shares"] == ["33.34", "33.33", "33.33"]


@pytest.mark.parametrize(
    ("total", "weights", "shares", "basis"),
    [
        ("0", ["1", "2"], ["0.00", "0.00"], "weights"),
        ("-100", ["1", "1", "1"], ["-33.34", "-33.33", "-33.33"], "weights"),
        ("10", ["0", "5"], ["0.00", "10.00"], "weights"),
        ("0.01", ["0", "0"], ["0.01", "0.00"], "equal"),
        ("0.05", ["3", "7"], ["0.02", "0.03"], "weights"),
    ],
)
def test_edges_are_declared(total: str, weights: list[str], shares: list[str], basis: str) -> None:
    found = calc("apportion", total=total, weights=weights)
    assert (found["shares"], found["basis"]) == (shares, basis)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"weights": []}, "weights"),
        ({"weights": ["-1"]}, "weights[0]"),
        ({"total": "0.001"}, "total"),
    ],
)
def test_what_cannot_be_shared_is_named(change: dict[str, object], field: str) -> None:
    assert error("apportion", **{"total": "1", "weights": ["1"], **change})[1] == field


@given(cents, st.lists(st.integers(0, 10**9), min_size=1, max_size=30))
def test_shares_add_up_and_stay_within_a_cent(total: Decimal, weights: list[int]) -> None:
    found = apportion(total, weights)
    assert sum(found.shares) == total
    assert found.basis is (Basis.WEIGHTS if any(weights) else Basis.EQUAL)
    for share, weight in zip(found.shares, weights, strict=True):
        if any(weights):
            assert abs(Fraction(share) - Fraction(total) * weight / sum(weights)) < Fraction(1, 100)
            assert weight or not share

"""What is owed never falls as the amount or the population grows, and never jumps where it is banded."""

from decimal import Decimal
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sua.law.fee_scheme import (
    Band,
    BandedScheme,
    CostRefund,
    Free,
    PopulationBand,
    PopulationScheme,
    owed,
)

CENT = Decimal("0.01")
ORACLE = BandedScheme(
    bands=tuple(
        Band(None if end is None else Decimal(end), Decimal(percent))
        for end, percent in (
            (200_000, "0.5"),
            (1_000_000, "0.4"),
            (2_000_000, "0.3"),
            (5_000_000, "0.2"),
            (None, "0.1"),
        )
    ),
    minimum=Decimal(500),
)
cents = st.integers(0, 10**10).map(lambda n: Decimal(n) * CENT)
percents = st.integers(0, 500).map(lambda n: Decimal(n) * CENT)


@st.composite
def banded(draw: st.DrawFn) -> BandedScheme:
    ends = accumulate(draw(st.lists(st.integers(1, 10**6), max_size=4)))
    bands = [Band(Decimal(end), draw(percents)) for end in ends]
    low, high = sorted((draw(cents), draw(cents)))
    return BandedScheme(
        bands=(*bands, Band(None, draw(percents))),
        minimum=draw(st.sampled_from([None, low])),
        maximum=draw(st.sampled_from([None, high])),
    )


@st.composite
def by_population(draw: st.DrawFn) -> PopulationScheme:
    ends = [*accumulate(draw(st.lists(st.integers(1, 10**5), max_size=5)))]
    amounts = sorted(draw(cents) for _ in range(len(ends) + 1))
    return PopulationScheme(tuple(map(PopulationBand, [*ends, None], amounts)))


@pytest.mark.parametrize(
    ("amount", "fee"),
    [
        ("50000", "500.00"),
        ("200000", "1000.00"),
        ("1000000", "4200.00"),
        ("2000000", "7200.00"),
        ("5000000", "13200.00"),
        ("6000000", "14200.00"),
    ],
)
def test_the_oracle(amount: str, fee: str) -> None:
    assert owed(ORACLE, amount=Decimal(amount)) == Decimal(fee)


@given(banded(), cents, cents)
def test_a_banded_fee_never_falls_and_never_jumps(
    scheme: BandedScheme, one: Decimal, other: Decimal
) -> None:
    low, high = sorted((one, other))
    first, second = owed(scheme, amount=low), owed(scheme, amount=high)
    assert first <= second
    # Between two amounts it grows by the steepest percentage at most, and a rounding.
    steepest = max(band.percent for band in scheme.bands)
    assert second - first <= (high - low) * steepest / 100 + CENT


@given(by_population(), st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_larger_body_never_owes_less(scheme: PopulationScheme, one: int, other: int) -> None:
    low, high = sorted((one, other))
    zero = Decimal(0)
    assert owed(scheme, amount=zero, population=low) <= owed(scheme, amount=zero, population=high)


@given(cents, cents)
def test_a_refund_is_the_costs_and_nothing_is_nothing(amount: Decimal, costs: Decimal) -> None:
    assert owed(CostRefund(), amount=amount, costs=costs) == costs
    assert owed(Free(), amount=amount, costs=costs) == 0


@pytest.mark.parametrize(
    "bands",
    [
        (),
        (PopulationBand(100, Decimal(1)),),
        (PopulationBand(None, Decimal(1)), PopulationBand(None, Decimal(2))),
        (
            PopulationBand(200, Decimal(1)),
            PopulationBand(100, Decimal(2)),
            PopulationBand(None, Decimal(3)),
        ),
        (PopulationBand(200, Decimal(2)), PopulationBand(None, Decimal(1))),
        (PopulationBand(0, Decimal(1)), PopulationBand(None, Decimal(2))),
        (PopulationBand(None, Decimal(-1)),),
    ],
)
def test_a_scheme_that_could_fall_is_none(bands: tuple[PopulationBand, ...]) -> None:
    with pytest.raises(ValueError, match=r"bands|amounts"):
        PopulationScheme(bands)


def test_nothing_negative_is_owed() -> None:
    with pytest.raises(ValueError, match="negative"):
        owed(Free(), amount=Decimal(-1))

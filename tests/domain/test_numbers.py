"""Exact numbers: rounding against the decimal module, and text that comes back."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sua.domain.numbers import (
    exact_decimal,
    format_decimal,
    format_euro,
    parse_decimal,
    round_half_up,
    truncate,
)

DECIMALS = st.decimals(-(10**12), 10**12, allow_nan=False, places=9)


@given(DECIMALS, st.integers(0, 8))
def test_rounding_is_that_of_the_decimal_module(value: Decimal, places: int) -> None:
    with localcontext(prec=60):
        unit = Decimal(1).scaleb(-places)
        assert round_half_up(value, places) == value.quantize(unit, ROUND_HALF_UP)
        assert truncate(value, places) == value.quantize(unit, ROUND_DOWN)


@given(st.fractions(), st.integers(0, 12))
def test_rounding_is_never_farther_than_half_a_unit(value: Fraction, places: int) -> None:
    error = abs(Fraction(round_half_up(value, places)) - value)
    assert error <= Fraction(1, 2 * 10**places)
    cut = Fraction(truncate(value, places))
    assert abs(cut) <= abs(value)
    assert abs(value) - abs(cut) < Fraction(1, 10**places)


@given(st.fractions())
def test_a_decimal_is_exact_or_absent(value: Fraction) -> None:
    found = exact_decimal(value)
    if found is not None:
        assert Fraction(found) == value
    else:
        rest = value.denominator
        for prime in (2, 5):
            while rest % prime == 0:
                rest //= prime
        assert rest > 1


@given(DECIMALS)
def test_a_number_written_plainly_is_read_back(value: Decimal) -> None:
    assert parse_decimal(f"{value:f}") == value


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(2, 3), "0,6666666…"),
        (Fraction(-1, 8), "-0,125"),
        (Decimal("1234567.5"), "1.234.567,5"),
        (0, "0"),
    ],
)
def test_numbers_are_written_as_italians_do(value: Decimal | Fraction | int, shown: str) -> None:
    assert format_decimal(value) == shown


def test_euro_have_two_decimals() -> None:
    assert format_euro(Decimal("0.005")) == "0,01"
    assert format_euro(10**15) == "1.000.000.000.000.000,00"

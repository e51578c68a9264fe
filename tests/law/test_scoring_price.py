"""Points of the price: figures worked by hand, declared edges, what must never depend on order."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sua.corpus.rulebooks import load_corpus
from sua.domain.errors import InputError
from sua.domain.readings import RoundingMode
from sua.law.scoring.caps import Capped, cap_of, cap_parameter, engineering_alpha, price_cap
from sua.law.scoring.powers import power, square_root
from sua.law.scoring.price import price_scores
from sua.law.scoring.price_rule import (
    NEED_X,
    ON_PRICES,
    TAKE_ALPHA,
    AllEqual,
    PriceFormula,
    PriceRule,
    discounts_of,
    prices_of,
)
from sua.law.scoring.rounding import ScoreRounding

EXACT = ScoreRounding(
    coefficient_decimals=None, points_decimals=None, mode=RoundingMode.HALF_UP, intermediate=False
)
BASE = Fraction(100_000)
BEST_IS_FULL = [f for f in PriceFormula if not f.value.startswith("concave")]
SCALE_FREE = [f for f in BEST_IS_FULL if f not in ON_PRICES]


def rule(
    formula: PriceFormula,
    rounding: ScoreRounding = EXACT,
    alpha: str = "0.3",
    all_equal: AllEqual = AllEqual.FORMULA,
    base: Fraction = BASE,
) -> PriceRule:
    return PriceRule(
        formula=formula,
        alpha=Fraction(alpha) if formula in TAKE_ALPHA else None,
        x=Fraction(9, 10) if formula in NEED_X else None,
        base_amount=base,
        max_points=Fraction(30),
        all_equal=all_equal,
        rounding=rounding,
    )


def to(
    decimals: int, *, intermediate: bool, mode: RoundingMode = RoundingMode.HALF_UP
) -> ScoreRounding:
    return ScoreRounding(
        coefficient_decimals=decimals, points_decimals=2, mode=mode, intermediate=intermediate
    )


def coefficients(formula: PriceFormula, *values: str, **options: Any) -> list[Fraction]:
    found = price_scores([Fraction(v) for v in values], rule(formula, **options))
    return list(found.coefficients)


@pytest.mark.parametrize(
    ("formula", "alpha", "values", "wanted"),
    [
        ("linear_discount", "1", ["10", "20"], ["1/2", "1"]),
        ("power_discount", "0.5", ["5", "20"], ["1/2", "1"]),
        ("power_discount", "2", ["5", "20"], ["1/16", "1"]),
        ("bilinear_discount", "1", ["5", "10", "15"], ["9/20", "9/10", "1"]),
        ("bilinear_discount", "1", ["0", "12", "18"], ["0", "37/40", "1"]),
        ("concave_discount", "2", ["10", "50"], ["19/100", "3/4"]),
        ("sia_discount", "0.2", ["0", "10", "20"], ["0", "1", "1"]),
        ("linear_price", "1", ["80000", "60000", "100000"], ["1/2", "1", "0"]),
        ("base_to_min_price", "0.5", ["90000", "60000"], ["1/2", "1"]),
        ("bilinear_price", "1", ["95000", "90000", "85000"], ["9/20", "9/10", "1"]),
        ("concave_price", "2", ["90000", "50000"], ["19/100", "3/4"]),
        ("inverse_price", "1", ["80000", "60000"], ["3/4", "1"]),
    ],
)
def test_formulas_worked_by_hand(
    formula: str, alpha: str, values: list[str], wanted: list[str]
) -> None:
    found = coefficients(PriceFormula(formula), *values, alpha=alpha)
    assert found == [Fraction(text) for text in wanted]


def test_the_formula_for_engineering_services_below_the_mean() -> None:
    """Bando tipo 2/2026: (5/10)^0.2 = 2^-0.2."""
    found = coefficients(PriceFormula.SIA_DISCOUNT, "5", "15", alpha="0.2")
    assert abs(found[0] ** 5 - Fraction(1, 2)) < Fraction(1, 10**48)
    assert found[1] == 1


@pytest.mark.parametrize(
    "formula", [f for f in PriceFormula if f is not PriceFormula.INVERSE_PRICE]
)
def test_no_discount_at_all_gives_nothing_to_anybody(formula: PriceFormula) -> None:
    value = BASE if formula in ON_PRICES else Fraction(0)
    assert price_scores([value, value], rule(formula)).points == (0, 0)


@pytest.mark.parametrize("formula", BEST_IS_FULL)
@pytest.mark.parametrize("bids", [1, 3])
def test_equal_bids_are_all_the_best(formula: PriceFormula, bids: int) -> None:
    value = Fraction(80_000) if formula in ON_PRICES else Fraction(20)
    by_letter = price_scores([value] * bids, rule(formula)).coefficients
    assert set(by_letter) == {Fraction(9, 10) if formula in NEED_X else Fraction(1)}
    in_full = price_scores([value] * bids, rule(formula, all_equal=AllEqual.FULL)).coefficients
    assert set(in_full) == {Fraction(1)}


def test_a_price_of_zero_takes_all_with_the_inverse_formula() -> None:
    assert coefficients(PriceFormula.INVERSE_PRICE, "0", "10") == [1, 0]


def test_where_quotients_are_rounded_the_last_decimal_may_change() -> None:
    """Five discounts of a real procedure: each quotient rounded to nine decimals before the power."""
    values = [Fraction(text) for text in ("6.7", "7.643", "9.99", "11.69", "14.956")]
    before = price_scores(values, rule(PriceFormula.POWER_DISCOUNT, to(9, intermediate=True)))
    after = price_scores(values, rule(PriceFormula.POWER_DISCOUNT, to(9, intermediate=False)))
    gaps = [a - b for a, b in zip(before.coefficients, after.coefficients, strict=True)]
    assert any(gaps)
    assert max(map(abs, gaps)) <= Fraction(1, 10**9)
    assert before.points == after.points


def test_truncation_never_gives_more_than_half_up() -> None:
    values = [Fraction(n, 7) for n in range(1, 30)]
    up = price_scores(values, rule(PriceFormula.LINEAR_DISCOUNT, to(3, intermediate=False)))
    cut = to(3, intermediate=False, mode=RoundingMode.TRUNCATE)
    down = price_scores(values, rule(PriceFormula.LINEAR_DISCOUNT, cut))
    assert all(a >= b for a, b in zip(up.points, down.points, strict=True))
    assert up.points != down.points


def test_a_mean_that_rounding_would_lose_stays_exact() -> None:
    values = [Fraction(0), Fraction("0.001")]
    for formula in (PriceFormula.BILINEAR_DISCOUNT, PriceFormula.SIA_DISCOUNT):
        found = price_scores(values, rule(formula, to(2, intermediate=True)))
        assert found.coefficients == (0, 1)


@pytest.mark.parametrize(
    ("formula", "values", "code"),
    [
        (PriceFormula.LINEAR_DISCOUNT, [], "bids.none"),
        (PriceFormula.LINEAR_DISCOUNT, ["101"], "percent.range"),
        (PriceFormula.LINEAR_DISCOUNT, ["-1"], "percent.range"),
        (PriceFormula.LINEAR_PRICE, ["-1"], "euro.negative"),
        (PriceFormula.CONCAVE_PRICE, ["100001"], "price.above_base"),
    ],
)
def test_bids_that_cannot_be(formula: PriceFormula, values: list[str], code: str) -> None:
    with pytest.raises(InputError) as caught:
        coefficients(formula, *values)
    assert caught.value.code == code


discounts = st.lists(
    st.decimals(min_value=0, max_value=100, places=3).map(Fraction), min_size=1, max_size=12
)


def as_values(formula: PriceFormula, found: list[Fraction]) -> list[Fraction]:
    return prices_of(found, BASE) if formula in ON_PRICES else found


@given(found=discounts, formula=st.sampled_from(PriceFormula), data=st.data())
def test_the_order_of_the_bids_changes_only_the_order(
    found: list[Fraction], formula: PriceFormula, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(found))))
    values = as_values(formula, found)
    straight = price_scores(values, rule(formula)).points
    turned = price_scores([values[n] for n in order], rule(formula)).points
    assert list(turned) == [straight[n] for n in order]


@given(found=discounts, formula=st.sampled_from(PriceFormula), decimals=st.integers(0, 9))
def test_coefficients_stay_between_zero_and_one_and_a_better_bid_never_gets_less(
    found: list[Fraction], formula: PriceFormula, decimals: int
) -> None:
    for rounding in (EXACT, to(decimals, intermediate=True)):
        scored = price_scores(as_values(formula, found), rule(formula, rounding)).coefficients
        assert all(0 <= coefficient <= 1 for coefficient in scored)
        by_discount = [c for _, c in sorted(zip(found, scored, strict=True))]
        assert by_discount == sorted(by_discount)


@given(found=discounts.filter(any), formula=st.sampled_from(BEST_IS_FULL))
def test_the_best_bid_has_all_the_points(found: list[Fraction], formula: PriceFormula) -> None:
    scored = price_scores(as_values(formula, found), rule(formula, all_equal=AllEqual.FULL))
    assert scored.points[found.index(max(found))] == 30


@given(
    found=st.lists(st.integers(0, 10_000), min_size=1, max_size=12),
    formula=st.sampled_from(SCALE_FREE),
)
def test_formulas_that_compare_bids_do_not_see_the_scale(
    found: list[int], formula: PriceFormula
) -> None:
    whole = price_scores([Fraction(n, 100) for n in found], rule(formula)).points
    halved = price_scores([Fraction(n, 200) for n in found], rule(formula)).points
    assert all(abs(a - b) < Fraction(1, 10**40) for a, b in zip(whole, halved, strict=True))


@given(discounts)
def test_prices_and_discounts_are_two_ways_to_say_the_same(found: list[Fraction]) -> None:
    assert discounts_of(prices_of(found, BASE), BASE) == found
    pairs = [
        (PriceFormula.LINEAR_DISCOUNT, PriceFormula.LINEAR_PRICE),
        (PriceFormula.BILINEAR_DISCOUNT, PriceFormula.BILINEAR_PRICE),
        (PriceFormula.CONCAVE_DISCOUNT, PriceFormula.CONCAVE_PRICE),
    ]
    for one, other in pairs:
        by_discount = price_scores(found, rule(one, alpha="2"))
        by_price = price_scores(prices_of(found, BASE), rule(other, alpha="2"))
        assert by_discount.points == by_price.points


@given(st.fractions(0, 1, max_denominator=1000), st.integers(1, 6), st.integers(2, 6))
def test_a_power_and_its_root_undo_each_other(base: Fraction, above: int, below: int) -> None:
    exponent = Fraction(above, below)
    back = power(power(base, exponent), 1 / exponent)
    assert base < Fraction(1, 10**4) or abs(back - base) < Fraction(1, 10**25)


def test_a_rational_root_is_exact() -> None:
    assert power(Fraction("0.25"), Fraction("0.5")) == Fraction(1, 2)
    assert power(Fraction("0.008"), Fraction(1, 3)) == Fraction("0.2")
    assert square_root(Fraction(2)) == Fraction(
        Decimal("1.41421356237309504880168872420969807856967187537695")
    )


def test_the_caps_of_the_law_in_force() -> None:
    law = load_corpus().law.at(date(2026, 7, 1))
    caps = {contract.value: cap_of(law, contract) for contract in Capped}
    assert caps == {"labour_intensive": 30, "strategic_ict": 10, "engineering": 30}
    assert engineering_alpha(law) == (Fraction(1, 10), Fraction(3, 10))
    assert law.unconfirmed([cap_parameter(Capped.ENGINEERING)])
    assert not law.unconfirmed([cap_parameter(Capped.LABOUR_INTENSIVE)])


def test_a_cap_is_of_all_points_and_may_be_reached() -> None:
    assert price_cap(Fraction(24), Fraction(80), Fraction(30)).respected
    over = price_cap(Fraction("24.01"), Fraction(80), Fraction(30))
    assert (over.most, over.respected) == (24, False)

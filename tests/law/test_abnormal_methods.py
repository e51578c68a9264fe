"""Methods B and C, the older codes, the oracle of the annex, and what holds for every rule."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sua.domain.readings import (
    AbnormalBidReadings,
    Decrement,
    EqualToThreshold,
    Rounding,
    RoundingMode,
    RoundingWhen,
    Wings,
)
from sua.law.abnormal_averages import exact_sum
from sua.law.abnormal_bids import (
    AbnormalBids,
    Branch,
    MethodAConstants,
    discount_below,
    method_a,
    method_b,
    method_c,
)
from sua.law.abnormal_bids_older import code_2006, code_2016_c2, code_2016_c2_bis

WING, REFERENCE = Fraction(1, 10), Fraction("25.531")
READINGS = AbnormalBidReadings(
    wings=Wings.INDIVIDUAL,
    equal_to_threshold=EqualToThreshold.KEPT,
    decrement=Decrement.SUBTRACTION,
    rounding=Rounding(when=RoundingWhen.NEVER, decimals=0, mode=RoundingMode.HALF_UP),
)
CONSTANTS = MethodAConstants(wing=WING, full_from=15, ratio=Fraction(3, 20), factor=Fraction(6, 5))
Compute = Callable[[Sequence[Decimal]], AbnormalBids]
RULES: dict[str, Compute] = {
    "A": lambda d: method_a(d, READINGS, CONSTANTS),
    "B": lambda d: method_b(d, READINGS, WING),
    "C": lambda d: method_c(d, READINGS, WING, REFERENCE),
    "2016 c. 2": lambda d: code_2016_c2(d, READINGS, WING),
    "2016 c. 2-bis": lambda d: code_2016_c2_bis(d, READINGS, WING, Fraction(3, 20), Fraction(6, 5)),
    "2006": lambda d: code_2006(d, READINGS, WING),
}
ORACLE = (
    "10.113 11.427 12.339 13.551 14.277 15.113 15.871 16.402 17.259 18.017 18.733 19.447 20.181"
    " 21.009 22.377 23.561 25.119 27.333 27.333 27.333"
)


def bids(text: str) -> list[Decimal]:
    return [Decimal(d) for d in text.split()]


@pytest.mark.parametrize(
    ("wings", "threshold", "winner"),
    [(Wings.INDIVIDUAL, "21.1623209", "21.009"), (Wings.UNITARY_BLOCK, "20.3924721", "20.181")],
)
def test_the_reading_of_the_wings_changes_the_winner(
    wings: Wings, threshold: str, winner: str
) -> None:
    discounts = bids(ORACLE)
    chosen = replace(READINGS, wings=wings, equal_to_threshold=EqualToThreshold.EXCLUDED)
    found = method_a(discounts, chosen, CONSTANTS)
    assert found.threshold is not None
    assert str(float(found.threshold)).startswith(threshold)
    left = [d for i, d in enumerate(discounts) if i not in found.abnormal]
    assert max(left) == Decimal(winner)


def test_method_b_adds_or_takes_away_as_the_digits_add_up() -> None:
    """Kept 9.25, 11.84, 12.17: 33.26, mean 11.0866…; excess of 11.84 and 12.17; 2·6 hundredths."""
    found = method_b(bids("7.5 9.25 11.84 12.17 12.75"), READINGS, WING)
    mean = Fraction("33.26") / 3
    excess = (Fraction("11.84") + Fraction("12.17")) / 2 - mean
    assert (found.kept_sum, found.digits, found.digit_sum) == (Decimal("33.26"), (2, 6), 14)
    assert (found.branch, found.variation) == (Branch.EVEN, excess * Fraction(12, 100))
    assert found.threshold == mean + excess - excess * Fraction(12, 100)
    odd = method_b(bids("7.5 9.25 11.84 12.18 12.75"), READINGS, WING)
    assert (odd.digit_sum, odd.branch) == (15, Branch.ODD)
    assert odd.mean is not None
    assert odd.mean_excess is not None
    assert odd.variation is not None
    assert odd.threshold == odd.mean + odd.mean_excess + odd.variation


def test_method_b_awards_at_the_next_lower_discount() -> None:
    discounts = bids("7.5 9.25 11.84 12.17 12.75")
    found = method_b(discounts, READINGS, WING)
    left = [d for i, d in enumerate(discounts) if i not in found.abnormal]
    assert (max(left), discount_below(discounts, max(left))) == (Decimal("11.84"), Decimal("9.25"))
    assert discount_below(bids("5 5"), Decimal(5)) == 5


def test_method_c_varies_the_reference_discount_of_the_notice() -> None:
    found = method_c(bids("7.5 9.25 11.84 12.17 12.75"), READINGS, WING, REFERENCE)
    assert found.variation is not None
    assert found.threshold == REFERENCE - found.variation
    assert found.abnormal == ()


def test_the_few_bids_of_2016_follow_the_ratio_whatever_their_number() -> None:
    near = code_2016_c2_bis(bids("10 11 12 13 14"), READINGS, WING, Fraction(3, 20), Fraction(6, 5))
    assert (near.branch, near.threshold) == (Branch.FACTOR, Fraction(72, 5))
    far = code_2016_c2_bis(bids("1 2 8 20 30"), READINGS, WING, Fraction(3, 20), Fraction(6, 5))
    assert (far.mean, far.branch, far.threshold) == (10, Branch.SUM, 20)


def test_a_ratio_just_over_the_limit_is_not_rounded_down_to_it() -> None:
    """0.1504 is over 0.15: the sum, not the factor."""
    found = method_a(bids("0 8496 10000 11504 20000"), READINGS, CONSTANTS)
    assert (found.ratio, found.branch) == (Fraction("0.1504"), Branch.SUM)


def test_sums_lose_no_digit() -> None:
    long = [Decimal("1." + "0" * 36 + "1"), Decimal(99999)]
    assert exact_sum(long) == Decimal("100000." + "0" * 36 + "1")


BIDS = st.lists(st.decimals(0, 99, places=3, allow_nan=False), min_size=0, max_size=40)


@pytest.mark.parametrize("rule", RULES)
@given(discounts=BIDS, random=st.randoms(use_true_random=False))
def test_the_order_of_the_bids_changes_nothing(
    rule: str, discounts: list[Decimal], random: object
) -> None:
    shuffled = list(discounts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = RULES[rule](discounts), RULES[rule](shuffled)
    assert (one.threshold, one.none, one.kept_sum) == (other.threshold, other.none, other.kept_sum)


@pytest.mark.parametrize("rule", RULES)
@given(discounts=BIDS)
def test_the_threshold_keeps_within_its_bounds(rule: str, discounts: list[Decimal]) -> None:
    """Never below the mean, nor beyond what the formula can add to it."""
    found = RULES[rule](discounts)
    if found.threshold is None:
        assert found.abnormal == ()
        return
    assert found.mean is not None
    assert found.mean_excess is not None
    excess = found.mean_excess
    if rule == "C":
        assert REFERENCE - excess <= found.threshold <= REFERENCE + excess
    else:
        most = max(found.mean * Fraction(6, 5), found.mean + 2 * excess)
        assert found.mean <= found.threshold <= most
    assert all(discounts[i] > found.threshold for i in found.abnormal)


@pytest.mark.parametrize("rule", ["2016 c. 2-bis", "2006"])
@given(discounts=BIDS, factor=st.integers(2, 9))
def test_where_no_digits_are_read_the_threshold_scales(
    rule: str, discounts: list[Decimal], factor: int
) -> None:
    one, other = RULES[rule](discounts), RULES[rule]([d * factor for d in discounts])
    if one.threshold is None:
        assert other.threshold is None
    else:
        assert other.threshold == one.threshold * factor


def test_a_bid_set_aside_may_still_win() -> None:
    discounts = bids("14.179 29.8 32.291 32.364 32.848")
    found = method_a(discounts, READINGS, CONSTANTS)
    assert found.high_wing == (4,)
    assert found.abnormal == ()

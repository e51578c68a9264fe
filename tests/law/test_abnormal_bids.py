"""Method A of All. II.2 D.Lgs. 36/2023: published figures, edges, and what must never depend on order."""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

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
from sua.law.abnormal_bids import (
    AbnormalBids,
    Branch,
    MethodAConstants,
    NoThreshold,
    method_a,
)

CASES = Path(__file__).parents[3] / "shared" / "cases" / "abnormal-bids.jsonl"
CONSTANTS = MethodAConstants(
    wing=Fraction(1, 10), full_from=15, ratio=Fraction(3, 20), factor=Fraction(6, 5)
)


def readings(
    when: RoundingWhen = RoundingWhen.NEVER,
    decimals: int = 3,
    mode: RoundingMode = RoundingMode.HALF_UP,
    wings: Wings = Wings.INDIVIDUAL,
    equal: EqualToThreshold = EqualToThreshold.EXCLUDED,
    decrement: Decrement = Decrement.SUBTRACTION,
) -> AbnormalBidReadings:
    return AbnormalBidReadings(
        wings=wings,
        equal_to_threshold=equal,
        decrement=decrement,
        rounding=Rounding(when=when, decimals=decimals, mode=mode),
    )


def found(text: str, taken: AbnormalBidReadings | None = None) -> AbnormalBids:
    return method_a([Decimal(d) for d in text.split()], taken or readings(), CONSTANTS)


def test_the_procedure_published_in_april_2026() -> None:
    """CIG BAE8168AE0: five bids, rounding at every step to the third decimal."""
    result = found("14.179 29.8 32.291 32.364 32.848", readings(RoundingWhen.STEPWISE))
    assert (result.mean, result.mean_excess) == (Fraction("31.485"), Fraction("0.843"))
    assert (result.threshold, result.abnormal) == (Fraction("37.782"), ())
    assert (result.branch, result.high_wing, result.low_wing) == (Branch.FACTOR, (4,), (0,))


def test_twenty_bids_follow_point_one() -> None:
    """Sum of the fifteen left and its digits; the three equal to the edge are all set aside."""
    result = found(
        "10.113 11.427 12.339 13.551 14.277 15.113 15.871 16.402 17.259 18.017 18.733 19.447"
        " 20.181 21.009 22.377 23.561 25.119 27.333 27.333 27.333"
    )
    assert (result.wing_size, len(result.high_wing), len(result.low_wing)) == (2, 3, 2)
    assert result.branch is Branch.FULL
    left = (
        "12.339 13.551 14.277 15.113 15.871 16.402 17.259 18.017 18.733 19.447 20.181 21.009"
        " 22.377 23.561 25.119"
    )
    kept = sum((Fraction(d) for d in left.split()), Fraction(0))
    assert (Fraction(result.kept_sum), result.mean) == (kept, kept / 15)
    first, second = result.digits or (0, 0)
    assert (first, second) == (int(kept * 10) % 10, int(kept * 100) % 10)
    assert result.mean_excess is not None
    assert result.variation == result.mean_excess * first * second / 100
    assert result.threshold == kept / 15 + result.mean_excess - result.variation


def test_the_percentage_reading_takes_the_figure_as_a_percentage_of_the_sum() -> None:
    bids = " ".join(str(n) + ".37" for n in range(10, 26))
    plain = found(bids)
    taken = found(bids, readings(decrement=Decrement.PERCENTAGE))
    assert plain.mean is not None
    assert plain.mean_excess is not None
    first, second = plain.digits or (0, 0)
    share = Fraction(first * second, 100)
    figure = plain.mean_excess * share
    assert taken.variation == (plain.mean + plain.mean_excess) * figure / 100


@pytest.mark.parametrize(
    ("bids", "why"),
    [
        ("", NoThreshold.NOTHING_KEPT),
        ("7", NoThreshold.NOTHING_KEPT),
        ("7 8", NoThreshold.NOTHING_KEPT),
        ("7 7 7 7 7 7", NoThreshold.NOTHING_KEPT),
        ("1 5 5 5 9", NoThreshold.NOTHING_ABOVE_MEAN),
        ("0 0 0 0 0", NoThreshold.NOTHING_KEPT),
    ],
)
def test_where_there_is_no_threshold_it_says_why(bids: str, why: NoThreshold) -> None:
    result = found(bids)
    assert (result.none, result.threshold, result.abnormal) == (why, None, ())


def test_equal_bids_in_the_wings() -> None:
    """Individually, the equal bids at the edge go too; as a block they are one bid."""
    bids = "1 2 3 4 5 6 7 8 9 9 9"  # wings of two
    assert found(bids).high_wing == (8, 9, 10)
    assert found(bids, readings(wings=Wings.UNITARY_BLOCK)).high_wing == (7, 8, 9, 10)


def test_a_bid_equal_to_the_threshold_is_out_or_in_as_read() -> None:
    """Kept 10, 10, 10, 11: mean 10.25, ratio under 0.15, threshold 12.3: the highest bid itself."""
    bids = "0 10 10 10 11 12.3"
    out, kept = (
        found(bids, readings(equal=reading))
        for reading in (EqualToThreshold.EXCLUDED, EqualToThreshold.KEPT)
    )
    assert out.threshold == kept.threshold == Fraction("12.3")
    assert (out.abnormal, kept.abnormal) == ((5,), ())


@pytest.mark.parametrize(
    ("mode", "threshold"), [(RoundingMode.HALF_UP, "37.783"), (RoundingMode.TRUNCATE, "37.782")]
)
def test_rounding_only_the_threshold(mode: RoundingMode, threshold: str) -> None:
    """Mean 31.4856…: rounded at the end it differs from rounding at every step."""
    result = found("14 29.802 32.291 32.364 33", readings(RoundingWhen.FINAL, mode=mode))
    exact = found("14 29.802 32.291 32.364 33")
    assert exact.threshold == Fraction(94457, 1000) / 3 * Fraction(6, 5)
    assert result.mean == exact.mean
    assert result.threshold == Fraction(threshold)


BIDS = st.lists(st.decimals(0, 99, places=3, allow_nan=False), min_size=0, max_size=30)


@given(BIDS, st.randoms(use_true_random=False))
def test_the_order_of_the_bids_does_not_matter(bids: list[Decimal], random: object) -> None:
    shuffled = list(bids)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = (method_a(b, readings(), CONSTANTS) for b in (bids, shuffled))
    assert (one.threshold, one.none) == (other.threshold, other.none)
    assert sorted(bids[i] for i in one.abnormal) == sorted(shuffled[i] for i in other.abnormal)


@given(BIDS)
def test_every_bid_is_in_one_wing_or_kept(bids: list[Decimal]) -> None:
    result = method_a(bids, readings(), CONSTANTS)
    assert {*result.high_wing, *result.low_wing, *result.kept} == set(range(len(bids)))
    assert not set(result.kept) & {*result.high_wing, *result.low_wing}
    if result.kept:
        edge = min((bids[i] for i in result.high_wing), default=Decimal(100))
        assert all(bids[i] < edge for i in result.kept)


@given(BIDS)
def test_abnormal_bids_are_the_highest_ones(bids: list[Decimal]) -> None:
    result = method_a(bids, readings(), CONSTANTS)
    left = [b for i, b in enumerate(bids) if i not in result.abnormal]
    if result.abnormal and left:
        assert max(left) < min(bids[i] for i in result.abnormal)
    if result.threshold is not None and result.mean is not None:
        assert result.threshold >= 0


def test_every_published_case_comes_out() -> None:
    if not CASES.exists():
        pytest.skip("the published cases are not beside this checkout")
    tried = 0
    for line in CASES.read_text().splitlines():
        case = json.loads(line)
        given_ = case["input"]
        if given_["rule"] != "dlgs36-A":
            continue
        tried += 1
        rounding = given_["rounding"]
        result = found(
            " ".join(given_["discounts"]),
            readings(
                RoundingWhen(rounding["when"]),
                rounding["decimals"],
                RoundingMode(rounding["mode"]),
                Wings(given_["wings"]),
            ),
        )
        assert result.threshold == Fraction(case["expected"]["threshold"]), case["id"]
    assert tried > 100

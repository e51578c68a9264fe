"""The ranking of a lot: ties, checks, suspensions, and the two sides of the award act."""

from collections.abc import Sequence
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
from sua.law.abnormal_bids import MethodAConstants, method_a
from sua.law.offers import (
    Admission,
    Congruity,
    Discount,
    Offer,
    Points,
    PointsShare,
    Rules,
    SpecificElements,
    TieRule,
    as_given,
    by_threshold,
)
from sua.law.ranking import (
    AbnormalBidCheckRequired,
    AdmissionsPending,
    DrawingLotsRequired,
    LeftOut,
    LotRanking,
    NoBids,
    Ranking,
    rank_lot,
)

BASE = Decimal(100_000)
ELEMENTS = SpecificElements(("costo della manodopera",))
LOWEST = Rules(measure=as_given, ties=(), check=None)
READINGS = AbnormalBidReadings(
    wings=Wings.INDIVIDUAL,
    equal_to_threshold=EqualToThreshold.EXCLUDED,
    decrement=Decrement.SUBTRACTION,
    rounding=Rounding(when=RoundingWhen.NEVER, decimals=0, mode=RoundingMode.HALF_UP),
)
CONSTANTS = MethodAConstants(
    wing=Fraction(1, 10), full_from=15, ratio=Fraction(3, 20), factor=Fraction(6, 5)
)


def threshold_of(discounts: Sequence[Decimal]) -> Fraction | None:
    return method_a(discounts, READINGS, CONSTANTS).threshold if len(discounts) >= 5 else None


AUTOMATIC = Rules(
    measure=by_threshold(threshold_of, EqualToThreshold.EXCLUDED), ties=(), check=None
)


def bid(
    bidder: str,
    merit: str | tuple[str, str],
    admission: Admission = Admission.ADMITTED,
    congruity: Congruity = Congruity.NOT_JUDGED,
    price: int | None = None,
) -> Offer:
    """A discount, or technical and economic points."""
    return Offer(
        bidder=bidder,
        merit=Discount(Decimal(merit))
        if isinstance(merit, str)
        else Points(Fraction(merit[0]), Fraction(merit[1])),
        price=None if price is None else Decimal(price),
        admission=admission,
        congruity=congruity,
    )


def ranked(
    offers: Sequence[Offer],
    rules: Rules = LOWEST,
    draws: Sequence[Sequence[str]] = (),
    counted: frozenset[str] | None = None,
) -> LotRanking:
    return rank_lot(offers, rules, base=BASE, draws=draws, counted_at_award=counted)


def names(found: LotRanking) -> list[list[str]]:
    return [[found.offers[n].bidder for n in group] for group in found.groups]


def out(found: LotRanking) -> dict[str, LeftOut]:
    return {found.offers[n].bidder: why for n, why in found.left_out}


def test_points_are_summed_exactly() -> None:
    """A third and two thirds make one, and tie with one."""
    found = ranked([bid("A", ("1/3", "2/3")), bid("B", ("1", "0")), bid("C", ("0.9", "0"))])
    assert found.outcomes == (DrawingLotsRequired(tied=(0, 1), order=(0, 1, 2)),)


def test_totals_closer_than_any_float_are_told_apart() -> None:
    tiny = "70." + "0" * 38 + "1"
    assert names(ranked([bid("A", ("70", "0")), bid("B", (tiny, "0"))])) == [["B"], ["A"]]


def test_a_declared_rule_settles_a_tie_before_the_draw() -> None:
    bids = [bid("A", ("60", "30")), bid("B", ("62", "28")), bid("C", ("62", "28"))]
    technical = replace(LOWEST, ties=(TieRule.TECHNICAL,))
    economic = replace(LOWEST, ties=(TieRule.ECONOMIC,))
    assert names(ranked(bids)) == [["A", "B", "C"]]
    assert names(ranked(bids, technical)) == [["B", "C"], ["A"]]
    assert names(ranked(bids, economic)) == [["A"], ["B", "C"]]


def test_a_draw_on_record_settles_a_tie_and_nothing_else() -> None:
    bids = [bid("A", "5"), bid("B", "5"), bid("C", "9"), bid("D", "1")]
    assert names(ranked(bids, draws=[("D", "B", "A", "C")])) == [["C"], ["B"], ["A"], ["D"]]


def test_a_draw_does_not_settle_a_tie_one_more_bidder_has_joined() -> None:
    bids = [bid("A", "5"), bid("B", "5"), bid("C", "5")]
    assert ranked(bids, draws=[("B", "A")]).outcomes == (
        DrawingLotsRequired(tied=(0, 1, 2), order=(0, 1, 2)),
    )
    fewer = [bid("A", "5"), bid("B", "5", Admission.EXCLUDED), bid("C", "5")]
    assert names(ranked(fewer, draws=[("C", "B", "A")])) == [["C"], ["A"]]


def test_nothing_left_is_an_outcome() -> None:
    assert ranked([]).outcomes == (NoBids(),)
    assert ranked([bid("A", "5", Admission.EXCLUDED)]).outcomes == (NoBids(),)


def test_bids_above_the_base_amount_are_inadmissible() -> None:
    found = ranked([bid("A", "-0.001"), bid("B", "0")])
    assert (names(found), out(found)) == ([["B"]], {"A": LeftOut.ABOVE_BASE})
    points = [bid("A", ("80", "1"), price=100_001), bid("B", ("1", "1"), price=100_000)]
    found = ranked(points)
    assert (names(found), out(found)) == ([["B"]], {"A": LeftOut.ABOVE_BASE})
    assert found.counted == {"B"}


def test_a_tie_a_suspension_and_a_check_are_told_at_once() -> None:
    bids = [bid("A", "5"), bid("B", "5"), bid("C", "9", Admission.SUSPENDED)]
    found = ranked(bids, replace(LOWEST, check=ELEMENTS))
    assert found.outcomes == (
        DrawingLotsRequired(tied=(0, 1), order=(0, 1)),
        AdmissionsPending((2,)),
        AbnormalBidCheckRequired(0, ELEMENTS),
        AbnormalBidCheckRequired(1, ELEMENTS),
    )


def test_the_best_bid_is_judged_on_the_elements_of_the_notice() -> None:
    rules = replace(LOWEST, check=ELEMENTS)
    bids = [bid("A", ("60", "30")), bid("B", ("50", "20"))]
    assert ranked(bids, rules).outcomes[1:] == (AbnormalBidCheckRequired(0, ELEMENTS),)
    for judged in (Congruity.NOT_LOW, Congruity.JUSTIFIED):
        settled = [replace(bids[0], congruity=judged), bids[1]]
        assert ranked(settled, rules).outcomes == (Ranking((0, 1)),)
    failed = ranked([replace(bids[0], congruity=Congruity.NOT_JUSTIFIED), bids[1]], rules)
    assert failed.outcomes == (Ranking((1,)), AbnormalBidCheckRequired(1, ELEMENTS))


@pytest.mark.parametrize(
    ("points", "asked"),
    [(("56", "24"), True), (("55.999", "24"), False), (("56", "23.999"), False)],
)
def test_the_share_of_points_asks_only_where_both_reach_it(
    points: tuple[str, str], *, asked: bool
) -> None:
    share = PointsShare(
        share=Fraction("0.8"), technical_max=Fraction(70), economic_max=Fraction(30)
    )
    found = ranked([bid("A", points)], replace(LOWEST, check=share))
    assert any(isinstance(o, AbnormalBidCheckRequired) for o in found.outcomes) is asked


# Six discounts: with all of them T = 1.2 × 21.125 = 25.35 leaves E out; without F, T = 25.8 lets it win.
SIX = {"A": "20", "B": "21", "C": "21.5", "D": "22", "E": "25.4", "F": "10"}


def six(**admissions: Admission) -> list[Offer]:
    return [
        bid(name, discount, admissions.get(name, Admission.ADMITTED))
        for name, discount in SIX.items()
    ]


def test_before_the_award_an_exclusion_moves_the_threshold() -> None:
    whole, without = ranked(six(), AUTOMATIC), ranked(six(F=Admission.EXCLUDED), AUTOMATIC)
    assert out(whole) == {"E": LeftOut.ABNORMAL}
    assert names(whole)[0] == ["D"]
    assert out(without) == {"F": LeftOut.EXCLUDED}
    assert names(without)[0] == ["E"]


def test_before_the_award_a_readmission_moves_it_back() -> None:
    assert names(ranked(six(F=Admission.SUSPENDED), AUTOMATIC))[0] == ["E"]
    assert ranked(six(), AUTOMATIC).counted == set(SIX)
    assert names(ranked(six(), AUTOMATIC))[0] == ["D"]


def test_after_the_award_an_exclusion_does_not_move_the_threshold() -> None:
    """Art. 108 c. 12: F goes, the threshold of six stays, E stays out and D first."""
    counted = ranked(six(), AUTOMATIC).counted
    later = ranked(six(F=Admission.EXCLUDED), AUTOMATIC, counted=counted)
    assert out(later) == {"E": LeftOut.ABNORMAL, "F": LeftOut.EXCLUDED}
    assert names(later) == [["D"], ["C"], ["B"], ["A"]]


def test_after_the_award_a_readmission_does_not_move_the_threshold() -> None:
    """F comes back and is ranked, measured by the threshold of the other five."""
    counted = ranked(six(F=Admission.EXCLUDED), AUTOMATIC).counted
    later = ranked(six(), AUTOMATIC, counted=counted)
    assert out(later) == {}
    assert names(later) == [["E"], ["D"], ["C"], ["B"], ["A"], ["F"]]


discounts = st.decimals(0, 60, places=1)
admissions = st.sampled_from([*Admission])
congruities = st.sampled_from([*Congruity])
lists = st.lists(st.tuples(discounts, admissions, congruities), max_size=25)


def offers_of(rows: Sequence[tuple[Decimal, Admission, Congruity]]) -> list[Offer]:
    return [bid(f"B{n}", f"{d:f}", a, c) for n, (d, a, c) in enumerate(rows)]


@given(lists, st.randoms(use_true_random=False), st.sampled_from([None, ELEMENTS]))
def test_the_order_of_the_bids_changes_nothing(
    rows: list, chance: object, check: SpecificElements | None
) -> None:  # type: ignore[type-arg]
    offers = offers_of(rows)
    mixed = list(offers)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    rules = replace(AUTOMATIC, check=check)
    one, two = ranked(offers, rules), ranked(mixed, rules)
    assert names(one) == names(two)
    assert out(one) == out(two)
    assert one.counted == two.counted
    assert [type(o) for o in one.outcomes] == [type(o) for o in two.outcomes]


@given(lists, st.lists(st.tuples(st.integers(0, 24), admissions), max_size=6))
def test_after_the_award_no_change_of_admissions_moves_any_bid(rows: list, changes: list) -> None:  # type: ignore[type-arg]
    """Whoever is ranked or abnormal on both days stays so, in the same order."""
    before = offers_of(rows)
    award = ranked(before, AUTOMATIC)
    after = list(before)
    for n, admission in changes:
        if n < len(after):
            after[n] = replace(after[n], admission=admission)
    later = ranked(after, AUTOMATIC, counted=award.counted)
    assert later.counted == award.counted
    one = [n for group in award.groups for n in group]
    two = [n for group in later.groups for n in group]
    assert [n for n in one if n in two] == [n for n in two if n in one]
    abnormal = {n for n, why in award.left_out if why is LeftOut.ABNORMAL}
    assert not abnormal & set(two)
    later_abnormal = {n for n, why in later.left_out if why is LeftOut.ABNORMAL}
    assert not later_abnormal & set(one)


@given(lists)
def test_every_bid_is_ranked_once_or_left_out_once(rows: list) -> None:  # type: ignore[type-arg]
    found = ranked(offers_of(rows), AUTOMATIC)
    seen = [n for group in found.groups for n in group] + [n for n, _ in found.left_out]
    assert sorted(seen) == list(range(len(rows)))


def test_a_bidder_twice_or_bids_of_two_kinds_are_an_error() -> None:
    with pytest.raises(ValueError, match="twice"):
        ranked([bid("A", "5"), bid("A", "6")])
    with pytest.raises(ValueError, match="mixed"):
        ranked([bid("A", "5"), bid("B", ("1", "1"))])
    with pytest.raises(TypeError, match="draw"):
        ranked([bid("A", "5")], replace(LOWEST, ties=(TieRule.TECHNICAL,)))

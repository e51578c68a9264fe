"""Points of the technical element: committees, minimum scores, re-scaling, rankings."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sua.domain.errors import InputError
from sua.domain.readings import RoundingMode
from sua.law.awarding import DrawingLotsRequired, NoBids, Ranking
from sua.law.scoring.columns import Column, total
from sua.law.scoring.committee import (
    Aggregation,
    Preference,
    direct,
    on_off,
    pair_points,
    pairwise,
    tabular,
)
from sua.law.scoring.criteria import Criterion, Group, Leaf, every, shares
from sua.law.scoring.overall import Tie, ranking, totals
from sua.law.scoring.quality import (
    BelowMinimum,
    MinimumOn,
    QualityRule,
    Rescaled,
    Rescaling,
    quality_scores,
)
from sua.law.scoring.rounding import ScoreRounding


def rule(
    rescaling: Rescaling = Rescaling.NONE,
    decimals: int | None = None,
    minimum: int | None = None,
    minimum_on: MinimumOn = MinimumOn.BEFORE_RESCALING,
    rescaled: Rescaled = Rescaled.ALL,
) -> QualityRule:
    return QualityRule(
        rescaling=rescaling,
        rescaled=rescaled,
        minimum_on=minimum_on,
        minimum=None if minimum is None else Fraction(minimum),
        rounding=ScoreRounding(
            coefficient_decimals=decimals,
            points_decimals=decimals,
            mode=RoundingMode.HALF_UP,
            intermediate=True,
        ),
    )


def leaf(
    code: str, points: int, *values: str, minimum: int | None = None, judged: bool = True
) -> Leaf:
    return Leaf(
        code=code,
        points=Fraction(points),
        minimum=None if minimum is None else Fraction(minimum),
        discretionary=judged,
        coefficients=Column.of([Fraction(value) for value in values]),
    )


def final(criteria: Sequence[Criterion], size: int, taken: QualityRule) -> list[Any]:
    return list(quality_scores(criteria, size, taken).total)


def test_the_mean_of_the_members_is_exact() -> None:
    sheet = [[Decimal("0.1"), Decimal("0.2"), Decimal("0.2")]]
    assert direct(sheet).values() == (Fraction(1, 6),)


@pytest.mark.parametrize(
    ("sheet", "code"),
    [
        ([], "committee.empty"),
        ([[]], "committee.empty"),
        ([["0.5"], ["0.5", "1"]], "committee.members"),
        ([["1.01"]], "committee.coefficient"),
        ([["-0.01"]], "committee.coefficient"),
    ],
)
def test_sheets_that_cannot_be(sheet: list[list[str]], code: str) -> None:
    with pytest.raises(InputError) as caught:
        direct([[Decimal(text) for text in row] for row in sheet])
    assert caught.value.code == code


def test_three_ways_to_put_members_comparisons_together() -> None:
    """Two members, three bids: 4-0-3 and 1-3-2 points."""
    points = [(4, 0, 3), (1, 3, 2)]
    found = {way: pairwise(points, way).values() for way in Aggregation}
    assert found[Aggregation.SUM_OF_POINTS] == (1, Fraction(3, 5), 1)
    assert found[Aggregation.MEMBER_MEANS] == (Fraction(2, 3), Fraction(1, 2), Fraction(17, 24))
    assert found[Aggregation.MEMBER_MEANS_RESCALED] == (Fraction(16, 17), Fraction(12, 17), 1)


@pytest.mark.parametrize(
    ("cells", "size", "code"),
    [
        ([], 1, "pairs.too_few"),
        ([(0, 1, 2)], 3, "pairs.missing"),
        ([(0, 1, 2), (1, 0, 2)], 2, "pairs.repeated"),
        ([(0, 0, 2)], 2, "pairs.repeated"),
        ([(0, 2, 2)], 2, "pairs.repeated"),
        ([(0, 1, 7)], 2, "pairs.grade"),
        ([(0, 1, 0)], 2, "pairs.grade"),
    ],
)
def test_triangular_matrices_that_cannot_be(
    cells: list[tuple[int, int, int]], size: int, code: str
) -> None:
    with pytest.raises(InputError) as caught:
        pair_points([Preference(*cell) for cell in cells], size, grades=6)
    assert caught.value.code == code


def test_presence_and_tables() -> None:
    assert on_off([True, False]).values() == (1, 0)
    stars = {"nessuna": 0, "una": Fraction(1, 3), "due": Fraction(2, 3), "tre": 1}
    assert tabular(["due", "nessuna"], stars).values() == (Fraction(2, 3), 0)
    with pytest.raises(InputError, match="non è nella tabella"):
        tabular(["quattro"], stars)


def test_points_are_the_sum_of_weighted_coefficients() -> None:
    tree = [
        Group(
            code="A",
            minimum=None,
            children=(leaf("A.1", 30, "0.8", "0.5"), leaf("A.2", 10, "0.5", "1")),
        ),
        leaf("B", 30, "1", "0.2"),
    ]
    found = quality_scores(tree, 2, rule())
    assert found.raw["A"].values() == (29, 25)
    assert found.total == (59, 31)


def test_rescaling_once_and_twice() -> None:
    """Nobody is the best of everything: only the second re-scaling gives somebody all the points."""
    tree = [leaf("A", 40, "0.8", "0.4"), leaf("B", 30, "0.25", "0.5")]
    assert final(tree, 2, rule(Rescaling.NONE)) == [Fraction(79, 2), 31]
    assert final(tree, 2, rule(Rescaling.CRITERIA)) == [55, 50]
    assert final(tree, 2, rule(Rescaling.CRITERIA_AND_TOTAL)) == [70, Fraction(700, 11)]
    assert final(tree, 2, rule(Rescaling.TOTAL)) == [70, Fraction(31 * 140, 79)]


def test_only_what_members_judge_is_rescaled_if_the_notice_says_so() -> None:
    tree = [leaf("A", 40, "0.8", "0.4"), leaf("B", 30, "0.25", "0.5", judged=False)]
    taken = rule(Rescaling.CRITERIA, rescaled=Rescaled.DISCRETIONARY)
    assert final(tree, 2, taken) == [Fraction(95, 2), 35]


def test_a_bid_below_the_minimum_takes_no_part_in_rescaling() -> None:
    """C is the best of A but misses the minimum of B: without it A's best is 0.8."""
    tree = [leaf("A", 40, "0.8", "0.4", "1"), leaf("B", 30, "0.5", "1", "0.1", minimum=15)]
    found = quality_scores(tree, 3, rule(Rescaling.CRITERIA))
    assert found.below == (BelowMinimum(2, "B", Fraction(3), Fraction(15)),)
    assert found.admitted == (0, 1)
    assert found.total == (55, 50, None)


def test_the_moment_of_the_minimum_decides_who_is_left() -> None:
    tree = [leaf("A", 40, "0.6", "0.5"), leaf("B", 30, "0.6", "0.5")]
    before = rule(Rescaling.CRITERIA, minimum=45)
    after = rule(Rescaling.CRITERIA, minimum=45, minimum_on=MinimumOn.AFTER_RESCALING)
    assert final(tree, 2, before) == [None, None]
    assert final(tree, 2, after) == [70, Fraction(175, 3)]


def test_a_criterion_where_nobody_has_anything_stays_at_zero() -> None:
    tree = [leaf("A", 40, "0", "0"), leaf("B", 30, "0.5", "0.25")]
    assert final(tree, 2, rule(Rescaling.CRITERIA)) == [30, 15]
    nothing = [leaf("A", 40, "0", "0")]
    assert final(nothing, 2, rule(Rescaling.CRITERIA_AND_TOTAL)) == [0, 0]


def test_rounding_where_the_notice_says() -> None:
    tree = [leaf("A", 10, "1/3", "2/3")]
    assert final(tree, 2, rule(decimals=2)) == [Fraction("3.3"), Fraction("6.7")]
    assert final(tree, 2, rule()) == [Fraction(10, 3), Fraction(20, 3)]


@pytest.mark.parametrize(
    ("tree", "code"),
    [
        ([], "criteria.empty"),
        ([leaf("A", 1, "1"), leaf("A", 1, "1")], "criteria.repeated"),
        ([leaf("A", 0, "1")], "criteria.points"),
        ([leaf("A", 5, "1", minimum=6)], "criteria.minimum"),
        ([leaf("A", 5, "1", "1")], "criteria.coefficients"),
        ([leaf("A", 5, "3/2")], "criteria.coefficients"),
        ([Group(code="G", minimum=None, children=())], "criteria.empty"),
    ],
)
def test_trees_that_cannot_be(tree: list[Criterion], code: str) -> None:
    with pytest.raises(InputError) as caught:
        quality_scores(tree, 1, rule())
    assert caught.value.code == code


def test_points_split_by_weights() -> None:
    assert shares(Fraction(40), [Fraction(1), Fraction(2), Fraction(1)]) == (10, 20, 10)
    with pytest.raises(InputError):
        shares(Fraction(40), [Fraction(0)])
    with pytest.raises(InputError):
        shares(Fraction(40), [Fraction(2), Fraction(-1)])


def test_every_criterion_is_visited_once() -> None:
    tree = [Group(code="G", minimum=None, children=(leaf("a", 1, "1"), leaf("b", 1, "1")))]
    assert [one.code for one in every(tree)] == ["G", "a", "b"]


def test_ties_are_settled_as_the_notice_says_or_drawn() -> None:
    quality, price = [Fraction(60), Fraction(58), None], [Fraction(28), Fraction(30), Fraction(30)]
    assert totals(quality, price) == (88, 88, None)
    assert ranking(quality, price, Tie.QUALITY, None) == Ranking((0, 1))
    assert ranking(quality, price, Tie.PRICE, None) == Ranking((1, 0))
    assert isinstance(ranking(quality, price, Tie.NOBODY, None), DrawingLotsRequired)
    assert ranking(quality, price, Tie.NOBODY, 1) == Ranking((1, 0))
    assert ranking([None], [Fraction(1)], Tie.NOBODY, None) == NoBids()
    with pytest.raises(InputError):
        totals(quality, price[:2])


def test_at_a_fixed_price_quality_alone_decides() -> None:
    assert ranking([Fraction(60), Fraction(61)], None, Tie.NOBODY, None) == Ranking((1, 0))


coefficient = st.integers(0, 20).map(lambda n: Fraction(n, 20))


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[Leaf], int]:
    size = draw(st.integers(1, 6))
    many = draw(st.integers(1, 5))
    return [
        Leaf(
            code=str(n),
            points=Fraction(draw(st.integers(1, 40))),
            minimum=None,
            discretionary=draw(st.booleans()),
            coefficients=Column.of([draw(coefficient) for _ in range(size)]),
        )
        for n in range(many)
    ], size


rules = st.builds(
    rule,
    rescaling=st.sampled_from(Rescaling),
    decimals=st.one_of(st.none(), st.integers(0, 4)),
    rescaled=st.sampled_from(Rescaled),
)


@given(made=trees(), taken=rules, data=st.data())
def test_the_order_of_the_bids_changes_only_the_order(
    made: tuple[list[Leaf], int], taken: QualityRule, data: st.DataObject
) -> None:
    tree, size = made
    order = data.draw(st.permutations(range(size)))
    turned = [
        leaf(
            one.code,
            int(one.points),
            *(str(one.coefficients.value(n)) for n in order),
            judged=one.discretionary,
        )
        for one in tree
    ]
    straight = final(tree, size, taken)
    assert final(turned, size, taken) == [straight[n] for n in order]


@given(made=trees())
def test_rescaling_one_criterion_keeps_its_order_and_gives_its_best_all(
    made: tuple[list[Leaf], int],
) -> None:
    [first, *_], size = made
    plain = final([first], size, rule(Rescaling.NONE))
    scaled = final([first], size, rule(Rescaling.CRITERIA))
    assert sorted(range(size), key=lambda n: plain[n]) == sorted(
        range(size),
        key=lambda n: scaled[n],
    )
    assert max(scaled) == (first.points if any(first.coefficients.tops) else 0)


@given(made=trees())
def test_the_second_rescaling_keeps_the_order_and_gives_the_best_all(
    made: tuple[list[Leaf], int],
) -> None:
    tree, size = made
    plain = final(tree, size, rule(Rescaling.CRITERIA))
    scaled = final(tree, size, rule(Rescaling.CRITERIA_AND_TOTAL))
    assert all(
        (plain[a] < plain[b]) == (scaled[a] < scaled[b]) for a in range(size) for b in range(size)
    )
    if any(plain):
        assert max(scaled) == sum(one.points for one in tree)


@given(st.lists(st.lists(coefficient, min_size=3, max_size=3), min_size=1, max_size=5))
def test_columns_add_like_fractions(rows: list[list[Fraction]]) -> None:
    summed = total([Column.of(row) for row in rows], 3).values()
    assert list(summed) == [sum(column, Fraction(0)) for column in zip(*rows, strict=True)]


@given(st.lists(st.fractions(0, 5), min_size=1, max_size=6), st.integers(0, 6))
def test_columns_round_like_numbers(values: list[Fraction], decimals: int) -> None:
    for mode in RoundingMode:
        one_by_one = [
            ScoreRounding(
                coefficient_decimals=decimals, points_decimals=None, mode=mode, intermediate=True
            ).coefficient(value)
            for value in values
        ]
        assert list(Column.of(values).rounded(decimals, mode).values()) == one_by_one

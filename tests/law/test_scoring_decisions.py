"""AHP, TOPSIS and ELECTRE I: figures of the literature, edges, what must not depend on order."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sua.domain.errors import InputError
from sua.law.scoring.ahp import Ahp, Missing, RandomIndex, ahp
from sua.law.scoring.electre import electre1
from sua.law.scoring.matrices import Direction, Normalization, Problem
from sua.law.scoring.topsis import topsis


def weights(
    size: int,
    pairs: dict[tuple[int, int], str],
    index: RandomIndex = RandomIndex.DONEGAN_DODD,
    missing: Missing = Missing.COMPLETE,
) -> Ahp:
    given_pairs = {pair: Fraction(value) for pair, value in pairs.items()}
    return ahp(size, given_pairs, random_index=index, missing=missing)


def near(found: Fraction, wanted: str, decimals: int = 4) -> bool:
    return abs(found - Fraction(wanted)) <= Fraction(1, 10**decimals)


def test_missing_comparisons_are_completed_as_bozoki_fulop_and_ronyai_do() -> None:
    """Four elements, the last pair not compared: 0.7303 is the most consistent value."""
    pairs = {(0, 1): "1", (0, 2): "5", (0, 3): "2", (1, 2): "3", (1, 3): "4"}
    found = weights(4, pairs)
    assert near(found.completed[2, 3], "0.730297", 6)
    for weight, wanted in zip(found.weights, ("0.3738", "0.392", "0.0985", "0.1357"), strict=True):
        assert near(weight, wanted)
    assert near(found.consistency_ratio, "0.0372")
    with pytest.raises(InputError, match="Mancano 1 confronti"):
        weights(4, pairs, missing=Missing.REFUSE)


def test_a_chain_of_comparisons_is_completed_by_their_products() -> None:
    found = weights(4, {(0, 1): "2", (1, 2): "3", (2, 3): "1/4"})
    values = ((0, 2), "6"), ((0, 3), "1.5"), ((1, 3), "0.75")
    assert all(near(found.completed[pair], value, 40) for pair, value in values)
    assert near(found.consistency_ratio, "0", 40)


HOUSING = {
    (0, 1): "5",
    (0, 2): "3",
    (0, 3): "7",
    (0, 4): "6",
    (0, 5): "6",
    (1, 3): "5",
    (1, 5): "3",
    (2, 4): "3",
    (2, 6): "6",
    (5, 3): "4",
    (6, 0): "3",
    (6, 4): "5",
    (7, 0): "4",
    (7, 1): "7",
    (7, 3): "8",
    (7, 5): "6",
}


def test_many_missing_comparisons_are_completed_together() -> None:
    """The incomplete housing matrix of the same paper; least squares alone would not give these."""
    found = weights(8, HOUSING).completed
    for pair, wanted in {(1, 2): "0.330016", (2, 3): "9.920631", (6, 7): "0.403094"}.items():
        assert near(found[pair], wanted, 5)


def test_a_completion_that_does_not_settle_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sua.law.scoring.ahp._ROUNDS", 2)
    with pytest.raises(InputError, match="troppo pochi"):
        weights(8, HOUSING)


def test_one_and_two_elements_are_always_consistent() -> None:
    assert weights(1, {}).weights == (1,)
    two = weights(2, {(0, 1): "4"})
    assert two.weights == (Fraction(4, 5), Fraction(1, 5))
    assert two.consistency_ratio == 0


@pytest.mark.parametrize(
    ("size", "pairs", "code"),
    [
        (3, {(0, 1): "2"}, "ahp.disconnected"),
        (2, {(0, 1): "2", (1, 0): "1/2"}, "ahp.pair"),
        (2, {(0, 0): "2"}, "ahp.pair"),
        (2, {(0, 1): "-2"}, "ahp.value"),
        (31, {(0, 1): "2"}, "ahp.too_many"),
    ],
)
def test_comparisons_that_cannot_be(
    size: int, pairs: dict[tuple[int, int], str], code: str
) -> None:
    with pytest.raises(InputError) as caught:
        weights(size, pairs)
    assert caught.value.code == code


def test_the_random_index_between_two_sizes_is_interpolated() -> None:
    chain = {(n, n + 1): "1" for n in range(22)}
    index = weights(23, chain).random_index
    assert index == Fraction("1.5371") + (Fraction("1.5619") - Fraction("1.5371")) * 3 / 5


@settings(deadline=None, max_examples=30)
@given(st.lists(st.integers(1, 9), min_size=3, max_size=6))
def test_consistent_comparisons_give_back_their_weights(values: list[int]) -> None:
    size = len(values)
    pairs = {
        (i, j): str(Fraction(values[i], values[j])) for i in range(size) for j in range(i + 1, size)
    }
    found = weights(size, pairs)
    assert all(
        near(weight, str(Fraction(value, sum(values))), 40)
        for weight, value in zip(found.weights, values, strict=True)
    )
    assert found.consistency_ratio < Fraction(1, 10**40)


def problem(
    rows: list[list[int]],
    types: str = "max max max",
    shares: str = "1 1 1",
    how: Normalization = Normalization.VECTOR,
) -> Problem:
    return Problem(
        matrix=tuple(tuple(Fraction(value) for value in row) for row in rows),
        weights=tuple(Fraction(text) for text in shares.split()),
        directions=tuple(Direction(text) for text in types.split()),
        normalization=how,
    )


def test_closeness_without_normalisation() -> None:
    """Two bids, ideal (1, 5, 6): the roots are of 34 and 1 over equal weights."""
    found = topsis(problem([[1, 0, 3], [0, 5, 6]], how=Normalization.NONE))
    assert near(found.closeness[0], "0.14639248", 8)
    assert near(found.closeness[1], "0.85360752", 8)
    assert found.rank == (2, 1)


@pytest.mark.parametrize("how", list(Normalization))
def test_equal_bids_and_a_single_bid_are_ideal(how: Normalization) -> None:
    for rows in ([[3, 0, 5]], [[3, 0, 5], [3, 0, 5]]):
        found = topsis(problem(rows, how=how))
        assert set(found.closeness) == {1}
        assert set(found.rank) == {1}
        outranked = electre1(
            problem(rows, how=how), least_concordance=Fraction(1), most_discordance=Fraction(0)
        )
        assert outranked.kernel == ((0,) if len(rows) == 1 else ())


def test_less_is_better_where_the_criterion_says_so() -> None:
    rows = [[5, 5, 10], [5, 5, 20]]
    assert topsis(problem(rows, "max max min")).rank == (1, 2)
    assert topsis(problem(rows, "max max max")).rank == (2, 1)


def test_a_concordance_equal_to_its_threshold_counts() -> None:
    """0.25 + 0.25 + 0.10 + … never meets 0.65 in binary; it does here."""
    rows = problem([[2, 2, 1], [1, 1, 2]], shares="0.35 0.3 0.35", how=Normalization.SUM)
    found = electre1(rows, least_concordance=Fraction("0.65"), most_discordance=Fraction(1))
    assert found.concordance[0][1] == Fraction("0.65")
    assert found.outranks == ((False, True), (False, False))
    assert found.kernel == (0,)
    stricter = electre1(rows, least_concordance=Fraction("0.66"), most_discordance=Fraction(1))
    assert stricter.kernel == (0, 1)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (problem([]), "matrix.empty"),
        (problem([[1, 2, 3], [1, 2]]), "matrix.ragged"),
        (problem([[1, 2, -3]]), "matrix.negative"),
        (problem([[1, 2, 3]], shares="1 1"), "matrix.width"),
        (problem([[1, 2, 3]], types="max"), "matrix.width"),
        (problem([[1, 2, 3]], shares="0 0 0"), "weights.sign"),
        (problem([[1, 2, 3]], shares="2 -1 1"), "weights.sign"),
    ],
)
def test_matrices_that_cannot_be(wrong: Problem, code: str) -> None:
    with pytest.raises(InputError) as caught:
        topsis(wrong)
    assert caught.value.code == code


def test_thresholds_are_shares() -> None:
    with pytest.raises(InputError, match="fra 0 e 1"):
        electre1(problem([[1, 2, 3]]), least_concordance=Fraction(2), most_discordance=Fraction(0))


matrices = st.lists(st.lists(st.integers(0, 20), min_size=3, max_size=3), min_size=1, max_size=6)


@settings(deadline=None)
@given(rows=matrices, how=st.sampled_from(Normalization), data=st.data())
def test_the_order_of_the_bids_changes_only_the_order(
    rows: list[list[int]], how: Normalization, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(rows))))
    straight = problem(rows, "max min max", "2 1 3", how)
    turned = problem([rows[n] for n in order], "max min max", "2 1 3", how)
    first, second = topsis(straight), topsis(turned)
    assert all(0 <= closeness <= 1 for closeness in first.closeness)
    assert list(second.closeness) == [first.closeness[n] for n in order]
    thresholds = {"least_concordance": Fraction(1, 2), "most_discordance": Fraction(1, 2)}
    kernel = {order.index(n) for n in electre1(straight, **thresholds).kernel}
    assert set(electre1(turned, **thresholds).kernel) == kernel


@settings(deadline=None)
@given(rows=matrices, factor=st.integers(2, 9))
def test_only_the_proportions_of_the_weights_count(rows: list[list[int]], factor: int) -> None:
    one, other = (
        topsis(problem(rows, shares=f"{2 * n} {n} {3 * n}")).closeness for n in (1, factor)
    )
    assert one == other

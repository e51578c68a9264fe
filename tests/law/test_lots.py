"""Limits on lots (art. 58 c. 4): respected, by the declared criterion, in whatever order."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sua.law.lot_limits import Assignment, Limits, Lot, OverOffered
from sua.law.lots import AllAtLimit, LotOutcome, WhyWinner, assign
from sua.law.offers import (
    Admission,
    Congruity,
    Discount,
    Offer,
    Rules,
    SpecificElements,
    as_given,
)
from sua.law.ranking import (
    AbnormalBidCheckRequired,
    AdmissionsPending,
    DrawingLotsRequired,
    LeftOut,
    NoBids,
    Ranking,
)

RULES = Rules(measure=as_given, ties=(), check=None)


def lot(code: str, base: int, **discounts: str) -> Lot:
    return Lot(
        code=code,
        base=Decimal(base),
        offers=tuple(
            Offer(
                bidder=bidder,
                merit=Discount(Decimal(discount)),
                price=None,
                admission=Admission.ADMITTED,
                congruity=Congruity.NOT_JUDGED,
            )
            for bidder, discount in discounts.items()
        ),
        rules=RULES,
        draws=(),
        counted_at_award=None,
        awarded_to=None,
    )


def limits(
    awarded: int | None = 1,
    assignment: Assignment = Assignment.LOT_VALUE,
    offered: int | None = None,
    over_offered: OverOffered = OverOffered.EXCLUDE_ALL,
    preferences: Mapping[str, Sequence[str]] | None = None,
    groups: Mapping[str, str] | None = None,
) -> Limits:
    return Limits(
        offered=offered,
        over_offered=over_offered,
        awarded=awarded,
        assignment=assignment,
        preferences=preferences or {},
        groups=groups or {},
    )


def won(found: Sequence[LotOutcome]) -> dict[str, str | None]:
    return {o.code: None if o.winner is None else o.ranking.offers[o.winner].bidder for o in found}


# A is first everywhere; its best discount is on the smallest lot, and it would like the second.
LOTS = (
    lot("1", 300, A="10", B="9", C="8"),
    lot("2", 200, A="11", B="10", C="7"),
    lot("3", 100, A="20", B="5", C="4"),
)


@pytest.mark.parametrize(
    ("assignment", "expected"),
    [
        (Assignment.LOT_VALUE, {"1": "A", "2": "B", "3": "C"}),
        (Assignment.BEST_OFFER, {"1": "C", "2": "B", "3": "A"}),
        (Assignment.PREFERENCE, {"1": "B", "2": "A", "3": "C"}),
    ],
)
def test_each_criterion_leaves_the_bidder_its_own_lot(
    assignment: Assignment, expected: dict[str, str]
) -> None:
    found = assign(LOTS, limits(1, assignment, preferences={"A": ("2",)}))
    assert won(found) == expected
    assert not any(o.provisional for o in found)


def test_the_reasons_of_each_lot_are_told() -> None:
    first, second, third = assign(LOTS, limits())
    assert first.why is WhyWinner.FIRST
    assert second.why is third.why is WhyWinner.NEXT_WITHIN_LIMIT
    assert [(p.bid, p.kept) for p in third.passed_over] == [(0, ("1",)), (1, ("2",))]
    assert third.outcomes == (Ranking((0, 1, 2)),)


def test_without_a_limit_lots_ignore_one_another() -> None:
    tied = replace(LOTS[2], offers=lot("3", 100, A="5", B="5").offers)
    found = assign((*LOTS[:2], tied), limits(None))
    assert won(found) == {"1": "A", "2": "A", "3": None}
    assert [o.provisional for o in found] == [False, False, True]


def test_under_a_limit_a_pending_draw_makes_every_lot_provisional() -> None:
    tied = replace(LOTS[0], offers=lot("1", 300, A="5", B="5").offers)
    found = assign((tied, *LOTS[1:]), limits())
    assert found[0].outcomes == (DrawingLotsRequired(tied=(0, 1), order=(0, 1)),)
    assert all(o.provisional for o in found)
    settled = assign((replace(tied, draws=(("B", "A"),)), *LOTS[1:]), limits())
    assert won(settled) == {"1": "B", "2": "A", "3": "C"}
    assert not any(o.provisional for o in settled)


def test_a_tie_reached_because_of_the_limit_is_drawn_too() -> None:
    second = lot("2", 200, A="11", B="7", C="7")
    found = assign((LOTS[0], second), limits())
    assert found[1].outcomes == (DrawingLotsRequired(tied=(1, 2), order=(0, 1, 2)),)
    assert [p.bid for p in found[1].passed_over] == [0]


def test_the_check_is_asked_on_whoever_gets_the_lot() -> None:
    elements = SpecificElements(("costo della manodopera",))
    checked = [replace(one, rules=replace(RULES, check=elements)) for one in LOTS[:2]]
    found = assign(checked, limits())
    assert found[1].outcomes == (
        Ranking((0, 1, 2)),
        AbnormalBidCheckRequired(1, elements),
    )


def test_companies_of_one_group_share_the_limit() -> None:
    assert won(assign(LOTS, limits(groups={"A": "G", "B": "G"}))) == {"1": "A", "2": "C", "3": None}


def test_a_lot_nobody_may_have_is_an_outcome() -> None:
    found = assign((lot("1", 2, A="1"), lot("2", 1, A="1"), lot("3", 1)), limits())
    assert found[1].outcomes == (AllAtLimit(),)
    assert found[2].outcomes == (NoBids(),)


@pytest.mark.parametrize(
    ("over", "kept"),
    [
        (OverOffered.EXCLUDE_ALL, []),
        (OverOffered.KEEP_LARGEST, ["1"]),
        (OverOffered.KEEP_PREFERRED, ["3"]),
    ],
)
def test_bids_for_more_lots_than_allowed(over: OverOffered, kept: list[str]) -> None:
    mine = (lot("1", 300, A="1"), lot("2", 200, A="1"), lot("3", 100, A="1"))
    found = assign(mine, limits(None, offered=1, over_offered=over, preferences={"A": ("3",)}))
    assert [code for code, bidder in won(found).items() if bidder] == kept
    assert sum(o.ranking.left_out == ((0, LeftOut.OVER_LOT_LIMIT),) for o in found) == 3 - len(kept)


def test_after_an_award_the_other_lots_do_not_move() -> None:
    """Art. 108 c. 12: A, awarded lot 1 and then excluded from it, does not take lot 2 from B."""
    second, third = (
        replace(one, awarded_to=bidder) for one, bidder in zip(LOTS[1:], "BC", strict=True)
    )
    excluded = replace(LOTS[0].offers[0], admission=Admission.EXCLUDED)
    first = replace(
        LOTS[0],
        offers=(excluded, *LOTS[0].offers[1:]),
        counted_at_award=frozenset("ABC"),
    )
    found = assign((first, second, third), limits())
    assert won(found) == {"1": None, "2": "B", "3": "C"}
    assert found[0].outcomes == (AllAtLimit(),)
    assert found[1].why is WhyWinner.ALREADY_AWARDED


def test_before_the_award_an_exclusion_moves_the_other_lots() -> None:
    excluded = replace(LOTS[0].offers[0], admission=Admission.EXCLUDED)
    first = replace(LOTS[0], offers=(excluded, *LOTS[0].offers[1:]))
    assert won(assign((first, *LOTS[1:]), limits())) == {"1": "B", "2": "A", "3": "C"}


def test_a_suspended_admission_makes_lots_provisional() -> None:
    suspended = replace(LOTS[0].offers[0], admission=Admission.SUSPENDED)
    found = assign((replace(LOTS[0], offers=(suspended, *LOTS[0].offers[1:])), *LOTS[1:]), limits())
    assert found[0].outcomes[1] == AdmissionsPending((0,))
    assert all(o.provisional for o in found)


BIDDERS = "ABCDEF"
rows = st.dictionaries(st.sampled_from(BIDDERS), st.integers(0, 5), max_size=6)
procedures = st.lists(st.tuples(st.integers(1, 3), rows), min_size=1, max_size=6)
asked = st.builds(
    limits,
    awarded=st.integers(1, 3),
    assignment=st.sampled_from([*Assignment]),
    preferences=st.fixed_dictionaries({"A": st.permutations("012345"), "B": st.just(("3", "0"))}),
    groups=st.sampled_from([{}, {"A": "G", "B": "G"}]),
)


def lots_of(rows: Sequence[tuple[int, Mapping[str, int]]]) -> list[Lot]:
    """Every tie is settled by a draw on record, in the order of the names reversed."""
    return [
        replace(
            lot(str(n), base, **{name: str(value) for name, value in offers.items()}),
            draws=(tuple(reversed(BIDDERS)),),
        )
        for n, (base, offers) in enumerate(rows)
    ]


@given(procedures, asked, st.randoms(use_true_random=False))
def test_the_order_of_bids_within_lots_changes_nothing(
    rows: list[tuple[int, dict[str, int]]], declared: Limits, chance: object
) -> None:
    lots = lots_of(rows)
    mixed = []
    for one in lots:
        offers = list(one.offers)
        chance.shuffle(offers)  # type: ignore[attr-defined]
        mixed.append(replace(one, offers=tuple(offers)))
    assert won(assign(mixed, declared)) == won(assign(lots, declared))


@given(procedures, asked)
def test_limits_are_respected_and_nobody_is_passed_over_without_cause(
    rows: list[tuple[int, dict[str, int]]], declared: Limits
) -> None:
    found = assign(lots_of(rows), declared)
    assert [o.code for o in found] == [str(n) for n in range(len(rows))]
    winners = [bidder for bidder in won(found).values() if bidder]
    counts = Counter(declared.groups.get(bidder, bidder) for bidder in winners)
    assert declared.awarded is not None
    assert all(count <= declared.awarded for count in counts.values())
    for outcome in found:
        placed = [group[0] for group in outcome.ranking.groups]
        passed = [p.bid for p in outcome.passed_over]
        expected = placed if outcome.winner is None else placed[: placed.index(outcome.winner)]
        assert passed == expected
        assert all(len(p.kept) == declared.awarded for p in outcome.passed_over)


@given(procedures, st.integers(1, 3))
def test_by_value_a_bidder_keeps_lots_no_smaller_than_those_it_leaves(
    rows: list[tuple[int, dict[str, int]]], awarded: int
) -> None:
    lots = lots_of(rows)
    for place, outcome in enumerate(assign(lots, limits(awarded))):
        for passed in outcome.passed_over:
            assert all(lots[int(code)].base >= lots[place].base for code in passed.kept)


def test_a_lot_twice_or_awarded_to_a_stranger_is_an_error() -> None:
    with pytest.raises(ValueError, match="listed twice"):
        assign((LOTS[0], LOTS[0]), limits())
    with pytest.raises(ValueError, match="no bid"):
        assign((replace(LOTS[0], awarded_to="Z"),), limits())

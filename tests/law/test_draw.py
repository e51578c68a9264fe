"""The draw: unbiased, reproducible by anybody, never chosen after the fact."""

import json
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sua.law.draw import (
    Commitment,
    Draw,
    DrawPlan,
    DrawPurpose,
    DrawRefused,
    Seed,
    WhyNoDraw,
    commit,
    draw,
    shuffled,
)
from sua.law.draw_program import PROGRAM

PUBLISHED = datetime(2026, 3, 10, 9, tzinfo=UTC)
SEEDS = 100_000
# Chi-square at one in ten thousand, by degrees of freedom.
CRITICAL = {1: 15.14, 2: 18.42, 4: 23.51, 5: 25.74, 6: 27.86, 23: 56.0}
GOLDEN_DIGEST = "fa91b84847a4a131dd06da270db18740604e25e929d385d47e692578f92a74cd"
GOLDEN_ORDER = ("Città & figli", "Alfa S.r.l.", "Beta S.p.A.")

names = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=12)


def plan(*items: str, take: int = 1, purpose: DrawPurpose = DrawPurpose.TIE) -> DrawPlan:
    return DrawPlan(
        purpose=purpose,
        subject="CIG B0A1B2C3D4",
        items=items,
        take=take,
        seed_source="estrazione del lotto del 12/03/2026, ruota di Roma",
        reasons="",
        act="",
    )


def seeded(planned: DrawPlan, text: str = "12 33 45 67 89") -> Seed:
    commitment = commit(planned)
    assert isinstance(commitment, Commitment)
    return Seed(
        text=text,
        commitment=commitment.digest,
        published_at=PUBLISHED,
        known_at=PUBLISHED + timedelta(days=2),
    )


def drawn(planned: DrawPlan, text: str = "12 33 45 67 89") -> Draw:
    found = draw(planned, seeded(planned, text))
    assert isinstance(found, Draw)
    return found


def recomputed(found: Draw) -> dict[str, object]:
    record = {"committed": found.commitment.document, "seed": found.seed}
    done = subprocess.run(
        [sys.executable, "-I", "-c", PROGRAM],
        input=json.dumps(record).encode(),
        capture_output=True,
        check=True,
    )
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


def chi_square(counts: Counter[object], outcomes: int) -> float:
    expected = SEEDS / outcomes
    return sum((counts[o] - expected) ** 2 / expected for o in counts) + expected * (
        outcomes - len(counts)
    )


@pytest.mark.parametrize("size", [2, 3, 4])
def test_every_order_is_as_likely_as_another(size: int) -> None:
    items = "ABCD"[:size]
    orders = Counter[object](shuffled(items, "c0ffee", f"{n:08}")[0] for n in range(SEEDS))
    outcomes = len(list(permutations(items)))
    assert len(orders) == outcomes
    assert chi_square(orders, outcomes) < CRITICAL[outcomes - 1]


def test_every_item_is_as_likely_to_be_first_and_to_be_last() -> None:
    size = 5
    found = [shuffled("ABCDE", "c0ffee", f"{n:08}")[0] for n in range(SEEDS)]
    for place in (0, -1):
        assert chi_square(Counter(order[place] for order in found), size) < CRITICAL[size - 1]


def test_a_bound_that_is_no_power_of_two_throws_blocks_away() -> None:
    """Without rejection the first of three items would be drawn half of the times."""
    discarded = [shuffled("ABC", "c0ffee", f"{n:08}")[1][0].discarded for n in range(1000)]
    assert 200 < sum(1 for times in discarded if times) < 300
    assert max(discarded) >= 3


@given(st.lists(names, min_size=2, max_size=9), st.randoms(use_true_random=False))
def test_the_order_in_which_items_are_given_changes_nothing(
    items: list[str], chance: object
) -> None:
    planned = plan(*items)
    if isinstance(commit(planned), DrawRefused):
        return
    mixed = list(items)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert drawn(plan(*mixed)) == drawn(planned)


@settings(max_examples=15, deadline=None)
@given(st.lists(names, min_size=2, max_size=40), names, st.data())
def test_the_program_in_the_minutes_finds_the_same(
    items: list[str], salt: str, data: st.DataObject
) -> None:
    planned = plan(*items, take=data.draw(st.integers(1, len(items))))
    if isinstance(commit(planned), DrawRefused):
        return
    found = drawn(planned, "12345678" + salt)
    assert recomputed(found) == {
        "commitment": found.commitment.digest,
        "drawn": list(found.drawn),
        "order": list(found.order),
    }


def test_the_program_is_twenty_lines_of_standard_library() -> None:
    assert len(PROGRAM.splitlines()) <= 20
    assert "sua" not in PROGRAM


def test_one_known_draw_never_changes() -> None:
    """A recorded draw: if this breaks, minutes already signed would no longer recompute."""
    found = drawn(plan("Alfa S.r.l.", "Beta S.p.A.", "Città & figli", take=2))
    assert found.commitment.digest == GOLDEN_DIGEST
    assert found.order == GOLDEN_ORDER


def test_two_spellings_of_one_name_are_one_item() -> None:
    """A composed and a decomposed accent, one space and two."""
    for twin in ("Citta\u0300 S.r.l.", " Città  S.r.l."):
        refused = commit(plan("Città S.r.l.", twin, "Alfa"))
        assert refused == DrawRefused((WhyNoDraw.REPEATED_ITEM,))


@pytest.mark.parametrize("hidden", ["Al\u200bfa", "Al\ud800fa", "\u202eAlfa"])
def test_what_cannot_be_printed_cannot_be_drawn(hidden: str) -> None:
    assert commit(plan("Alfa", hidden)) == DrawRefused((WhyNoDraw.UNPRINTABLE,))


def test_operators_to_invite_are_not_drawn_without_a_reasoned_act() -> None:
    bare = plan("Alfa", "Beta", "Gamma", take=2, purpose=DrawPurpose.INVITATION)
    reasons, act = "nessun altro criterio è praticabile", "determinazione 12/2026"
    forbidden = DrawRefused((WhyNoDraw.INVITATION_FORBIDDEN,))
    assert commit(bare) == forbidden
    assert commit(replace(bare, reasons=reasons)) == forbidden
    assert commit(replace(bare, act=act, reasons=" ")) == forbidden
    reasoned = replace(bare, reasons=reasons, act=act)
    assert len(drawn(reasoned).drawn) == 2
    assert commit(replace(reasoned, act="altro")) != commit(reasoned)


def test_every_reason_of_a_refusal_comes_at_once() -> None:
    wrong = replace(plan("", take=2, purpose=DrawPurpose.INVITATION), subject=" ", seed_source="")
    seed = Seed(text="7", commitment="", published_at=PUBLISHED, known_at=PUBLISHED)
    found = draw(wrong, seed)
    assert isinstance(found, DrawRefused)
    assert set(found.reasons) == set(WhyNoDraw) - {
        WhyNoDraw.COMMITMENT_DIFFERS,
        WhyNoDraw.UNPRINTABLE,
        WhyNoDraw.REPEATED_ITEM,
    }


def test_a_plan_changed_after_it_was_published_is_refused() -> None:
    seed = seeded(plan("Alfa", "Beta"))
    differs = DrawRefused((WhyNoDraw.COMMITMENT_DIFFERS,))
    for changed in (
        plan("Alfa", "Beta", "Gamma"),
        plan("Alfa", "Beta", take=2),
        plan("Alfa", "Beta", purpose=DrawPurpose.SAMPLE),
        replace(plan("Alfa", "Beta"), seed_source="lotto del giorno dopo"),
    ):
        assert draw(changed, seed) == differs


def test_a_seed_known_when_the_commitment_was_published_is_refused() -> None:
    planned = plan("Alfa", "Beta")
    early = replace(seeded(planned), known_at=PUBLISHED)
    assert draw(planned, early) == DrawRefused((WhyNoDraw.SEED_NOT_AFTER,))

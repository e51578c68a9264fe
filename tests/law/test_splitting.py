"""Purchases that may have been split: a question with its facts, never a finding."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from sua.corpus.rulebooks import load_corpus
from sua.law.consulted import Consulted
from sua.law.contract_kinds import Nature
from sua.law.purchase import Purchase
from sua.law.splitting import Bought, CpvLevel, SplittingSignal, splitting_signal

LAW = load_corpus().law
DAY = date(2026, 1, 20)
NEW = Bought(buyer="A", cpv="77310000-6", day=DAY, value=Decimal(60000))
OLD = replace(NEW, cpv="77313000-7", day=date(2025, 6, 10), value=Decimal(80000))


def ask(
    *earlier: Bought,
    new: Bought = NEW,
    nature: Nature = Nature.SERVICES,
    level: CpvLevel = CpvLevel.GROUP,
) -> SplittingSignal:
    purchase = Purchase(nature=nature, value=new.value)
    law = Consulted(LAW.at(new.day))
    return splitting_signal(new, purchase, earlier, law, months=12, level=level)


@pytest.mark.parametrize(
    ("value", "crossed"),
    [
        ("79999.99", set()),
        ("80000", {"direct_award", "alone"}),
        ("155999.99", {"direct_award", "alone"}),
        ("156000", {"direct_award", "alone", "eu_threshold"}),
    ],
)
def test_a_limit_reached_only_together_is_a_question(value: str, crossed: set[str]) -> None:
    found = ask(replace(OLD, value=Decimal(value)))
    assert {limit.code for limit in found.crossed} == crossed
    assert (found.question is not None) is bool(crossed)
    assert found.related


def test_a_limit_that_the_new_purchase_reaches_by_itself_is_not_evaded() -> None:
    old = replace(OLD, value=Decimal(70000))
    assert ask(old, new=replace(NEW, value=Decimal(140000))).question is None


@pytest.mark.parametrize(
    "other",
    [
        replace(OLD, buyer="B"),
        replace(OLD, cpv="77400000-4"),
        replace(OLD, day=date(2025, 1, 19)),
        replace(OLD, day=date(2026, 1, 21)),
    ],
)
def test_other_bodies_goods_and_days_do_not_count(other: Bought) -> None:
    found = ask(other)
    assert (found.related, found.question) == ((), None)


def test_the_window_holds_both_its_ends() -> None:
    first, last = replace(OLD, day=date(2025, 1, 20)), replace(OLD, day=DAY)
    assert ask(last, first).related == (first, last)


def test_a_class_is_narrower_than_a_group() -> None:
    other = replace(OLD, cpv="77340000-5")
    assert ask(other).related
    assert not ask(other, level=CpvLevel.CLASS).related
    assert ask(OLD, level=CpvLevel.CLASS).related


def test_works_have_limits_of_their_own_and_concessions_only_the_european_one() -> None:
    new = replace(NEW, value=Decimal(100000))
    old = replace(OLD, value=Decimal(400000))
    found = ask(old, new=new, nature=Nature.WORKS)
    assert {limit.code for limit in found.crossed} == {"direct_award", "alone"}
    assert ask(old, new=new, nature=Nature.WORKS_CONCESSION).question is None

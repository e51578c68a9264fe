"""Whether a Comune may act alone, at the edge of every amount, and whether the SUA may act for it."""

from datetime import date
from decimal import Decimal

import pytest

from sua.corpus.rulebooks import load_corpus
from sua.domain.readings import AutonomyLimit
from sua.law.consulted import Consulted
from sua.law.contract_kinds import Nature
from sua.law.delegation import Bodies, Delegation, delegation
from sua.law.purchase import Purchase
from sua.law.reasons import Outcome, outcome_of

N = Nature
LAW = load_corpus().law
DAY = date(2026, 1, 20)
NONE: frozenset[str] = frozenset()


def ask(
    nature: Nature,
    value: str,
    bodies: Bodies,
    reading: AutonomyLimit = AutonomyLimit.QUALIFICATION,
    day: date = DAY,
) -> Delegation:
    purchase = Purchase(nature=nature, value=Decimal(value))
    return delegation(purchase, bodies, reading, Consulted(LAW.at(day)))


def codes(found: Delegation) -> set[str]:
    return {reason.code for reason in found.buyer}


@pytest.mark.parametrize(
    ("nature", "value", "must"),
    [
        (N.WORKS, "499999.99", False),
        (N.WORKS, "500000", True),
        (N.WORKS, "500000.01", True),
        (N.SERVICES, "139999.99", False),
        (N.SERVICES, "140000", True),
        (N.GOODS, "140000.01", True),
        (N.ENGINEERING_SERVICES, "139999.99", False),
        (N.SOCIAL_SERVICES, "139999.99", False),
        (N.WORKS_CONCESSION, "1", True),
        (N.SERVICES_CONCESSION, "1", True),
    ],
)
def test_an_unqualified_comune_turns_to_a_qualified_body(
    nature: Nature, value: str, *, must: bool
) -> None:
    for day in (date(2023, 7, 1), date(2024, 12, 30), date(2024, 12, 31), date(2026, 1, 1)):
        found = ask(nature, value, Bodies(buyer_levels=NONE), day=day)
        assert found.must_delegate is must


@pytest.mark.parametrize(("nature", "limit"), [(N.WORKS, "500000"), (N.SERVICES, "140000")])
def test_texts_that_disagree_at_the_limit_are_shown_and_the_reading_is_declared(
    nature: Nature, limit: str
) -> None:
    unqualified = Bodies(buyer_levels=NONE)
    warned = ask(nature, limit, unqualified)
    assert "limit.qualification" in codes(warned)
    assert warned.must_delegate is True
    departed = ask(nature, limit, unqualified, AutonomyLimit.ALONE)
    assert codes(departed) == {"limit.alone"}
    assert departed.must_delegate is None
    above = str(Decimal(limit) + Decimal("0.01"))
    assert ask(nature, above, unqualified, AutonomyLimit.ALONE).must_delegate is True


@pytest.mark.parametrize(
    ("nature", "value", "level", "enough"),
    [
        (N.WORKS, "1000000", "L3", True),
        (N.WORKS, "1000000.01", "L3", False),
        (N.WORKS, "1000000.01", "L2", True),
        (N.WORKS, "5404000", "L2", True),
        (N.WORKS, "5404000.01", "L2", False),
        (N.WORKS, "5404000.01", "L1", True),
        (N.WORKS, "600000", "SF1", False),
        (N.SERVICES, "750000", "SF3", True),
        (N.SERVICES, "750000.01", "SF3", False),
        (N.SERVICES, "5000000", "SF2", True),
        (N.SERVICES, "5000000.01", "SF2", False),
        (N.GOODS, "5000000.01", "SF1", True),
        (N.SOCIAL_SERVICES, "750000.01", "SF2", True),
        (N.ENGINEERING_SERVICES, "600000", "L1", False),
        (N.WORKS_CONCESSION, "9000000", "L2", True),
        (N.WORKS_CONCESSION, "100000", "L3", False),
        (N.SERVICES_CONCESSION, "9000000", "SF2", True),
        (N.SERVICES_CONCESSION, "100000", "SF3", False),
    ],
)
def test_a_level_reaches_its_amount_included(
    nature: Nature, value: str, level: str, *, enough: bool
) -> None:
    found = ask(nature, value, Bodies(buyer_levels=frozenset({level})))
    assert found.must_delegate is not enough


@pytest.mark.parametrize(
    ("day", "edge"), [(date(2025, 12, 31), "5538000"), (date(2026, 1, 1), "5404000")]
)
def test_the_second_works_level_follows_the_eu_threshold(day: date, edge: str) -> None:
    bodies = Bodies(buyer_levels=frozenset({"L2"}))
    above = str(Decimal(edge) + Decimal("0.01"))
    assert ask(N.WORKS, edge, bodies, day=day).must_delegate is False
    assert ask(N.WORKS, above, bodies, day=day).must_delegate is True


@pytest.mark.parametrize(
    ("nature", "value", "maintenance", "tools", "must"),
    [
        (N.WORKS, "999999.99", True, True, False),
        (N.WORKS, "1000000", True, True, True),
        (N.WORKS, "999999.99", True, None, None),
        (N.WORKS, "999999.99", None, True, None),
        (N.WORKS, "999999.99", None, None, True),
        (N.WORKS, "999999.99", False, True, True),
        (N.WORKS, "999999.99", True, False, True),
        (N.SERVICES, "215999.99", None, True, False),
        (N.SERVICES, "216000", None, True, True),
        (N.SERVICES, "215999.99", None, None, True),
    ],
)
def test_the_tools_of_a_central_body_are_another_way(
    nature: Nature, value: str, *, maintenance: bool | None, tools: bool | None, must: bool | None
) -> None:
    bodies = Bodies(buyer_levels=NONE, ordinary_maintenance=maintenance, central_tools=tools)
    found = ask(nature, value, bodies)
    assert found.must_delegate is must
    assert "level.missing" in codes(found)


def test_a_level_not_declared_is_a_question() -> None:
    found = ask(N.WORKS, "650000", Bodies())
    assert found.must_delegate is None
    assert outcome_of(found.sua) is Outcome.NEEDS_JUDGEMENT


@pytest.mark.parametrize(
    ("nature", "value", "level", "may"),
    [
        (N.WORKS, "600000", "L3", False),
        (N.WORKS, "600000", "L2", True),
        (N.WORKS, "5404000.01", "L2", False),
        (N.WORKS, "5404000.01", "L1", True),
        (N.SERVICES, "200000", "SF3", False),
        (N.SERVICES, "5000000", "SF2", True),
        (N.SERVICES, "5000000.01", "SF2", False),
        (N.SERVICES_CONCESSION, "9000000", "SF2", True),
    ],
)
def test_a_sua_acts_for_others_from_the_second_band(
    nature: Nature, value: str, level: str, *, may: bool
) -> None:
    found = ask(nature, value, Bodies(sua_levels=frozenset({level})))
    assert outcome_of(found.sua) is (Outcome.LAWFUL if may else Outcome.NOT_LAWFUL)

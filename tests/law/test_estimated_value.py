"""The value on which thresholds are tested: lots, options, renewals, prizes, mixed contracts."""

from datetime import date
from decimal import Decimal

import pytest

from sua.corpus.rulebooks import load_corpus
from sua.law.consulted import Consulted
from sua.law.contract_kinds import Authority, Nature
from sua.law.estimated_value import (
    Estimate,
    Lot,
    SmallLots,
    main_object,
    open_ended_value,
    small_lots,
)
from sua.law.reasons import Outcome

LAW = load_corpus().law
DAY = date(2026, 1, 20)


def lots(*values: str) -> Estimate:
    return Estimate(
        lots=tuple(Lot(name=str(n), base=Decimal(v)) for n, v in enumerate(values, start=1))
    )


def small(nature: Nature, estimate: Estimate, *proposed: str) -> SmallLots:
    return small_lots(nature, Authority.SUB_CENTRAL, estimate, proposed, Consulted(LAW.at(DAY)))


def test_every_part_counts() -> None:
    first = Lot(name="1", base=Decimal(100), options=Decimal("20.50"), renewals=Decimal(30))
    second = Lot(name="2", base=Decimal(50))
    estimate = Estimate(lots=(first, second), prizes=Decimal(7), supplied=Decimal(9))
    assert estimate.all_lots == Decimal("200.50")
    assert estimate.total == Decimal("216.50")


@pytest.mark.parametrize(
    ("nature", "lot", "is_small"),
    [
        (Nature.SERVICES, "79999.99", True),
        (Nature.SERVICES, "80000", False),
        (Nature.GOODS, "80000.01", False),
        (Nature.WORKS, "999999.99", True),
        (Nature.WORKS, "1000000", False),
    ],
)
def test_a_small_lot_is_below_the_limit(nature: Nature, lot: str, *, is_small: bool) -> None:
    found = small(nature, lots(lot, "9000000"))
    assert found.small == (("1",) if is_small else ())
    assert found.outcome is Outcome.LAWFUL


@pytest.mark.parametrize(
    ("rest", "outcome"),
    [
        ("280000", Outcome.LAWFUL),  # 70,000 is exactly 20 % of 350,000
        ("279999.99", Outcome.NOT_LAWFUL),
        ("280000.01", Outcome.LAWFUL),
    ],
)
def test_small_lots_together_stay_within_a_fifth_of_all(rest: str, outcome: Outcome) -> None:
    assert small(Nature.SERVICES, lots("70000", rest), "1").outcome is outcome


def test_which_small_lots_leave_is_a_choice_when_they_are_too_many() -> None:
    estimate = lots("70000", "60000", "300000")
    assert small(Nature.SERVICES, estimate).outcome is Outcome.NEEDS_JUDGEMENT
    chosen = small(Nature.SERVICES, estimate, "1")
    assert (chosen.outcome, chosen.taken_out) == (Outcome.LAWFUL, ("1",))
    assert small(Nature.SERVICES, estimate, "1", "2").outcome is Outcome.NOT_LAWFUL
    large = small(Nature.SERVICES, estimate, "3")
    assert {r.code for r in large.reasons} == {"lots.not_small", "lots.above_cap"}


def test_options_and_renewals_make_a_lot_large_and_concessions_have_no_small_lots() -> None:
    lot = Lot(name="1", base=Decimal(60000), renewals=Decimal(20000))
    estimate = Estimate(lots=(lot, Lot(name="2", base=Decimal(900000))))
    assert small(Nature.SERVICES, estimate).small == ()
    assert small(Nature.SERVICES_CONCESSION, estimate).outcome is Outcome.NOT_LAWFUL


def test_below_the_threshold_the_derogation_is_not_needed() -> None:
    found = small(Nature.SERVICES, lots("10000", "90000"))
    assert "lots.not_needed" in {reason.code for reason in found.reasons}


def test_an_open_ended_service_counts_forty_eight_months() -> None:
    assert open_ended_value(Decimal(4500), Consulted(LAW.at(DAY))) == Decimal(216000)


@pytest.mark.parametrize(
    ("parts", "main"),
    [
        ({Nature.WORKS: "60", Nature.SERVICES: "50"}, Nature.WORKS),
        ({Nature.WORKS: "40", Nature.GOODS: "50", Nature.SERVICES: "45"}, Nature.GOODS),
        ({Nature.WORKS: "50", Nature.SERVICES: "50"}, None),
        ({Nature.WORKS: "90", Nature.SERVICES_CONCESSION: "10"}, None),
        ({Nature.WORKS: "0"}, None),
    ],
)
def test_the_main_object_is_the_part_of_highest_value(
    parts: dict[Nature, str], main: Nature | None
) -> None:
    found, reason = main_object({nature: Decimal(value) for nature, value in parts.items()})
    assert found is main
    assert (reason.effect is Outcome.LAWFUL) is (main is not None)

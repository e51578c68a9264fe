"""What the law did between two days, told on the installed data."""

from datetime import date

import pytest

from sua.corpus.parameters import load_law
from sua.law.dated import Confidence, Gap, Parameter, Selector, Value
from sua.law.history import ChangeKind, changes, stale
from sua.law.parameters import Law

CORRETTIVO = date(2024, 12, 30), date(2024, 12, 31)


def by_kind(first: date, second: date) -> dict[ChangeKind, set[str]]:
    found: dict[ChangeKind, set[str]] = {kind: set() for kind in ChangeKind}
    for change in changes(load_law(), first, second):
        found[change.kind].add(change.id)
    return found


def test_the_correttivo_is_told_in_full() -> None:
    found = by_kind(*CORRETTIVO)
    assert found[ChangeKind.CHANGED] >= {
        "standstill.term",
        "negotiated.consultation_notice",
        "rotation.waiver_needs_verified_quality",
        "penalty.daily.min",
        "penalty.daily.max",
        "penalty.acceleration_bonus_due",
        "price_revision.works.trigger",
        "price_revision.works.share",
        "guarantee.reduction.digital_by_issuer_check",
        "guarantee.reduction.certificates_with_digital",
        "incentives.managers",
        "rup.from_other_bodies",
    }
    assert found[ChangeKind.BEGAN] >= {
        "guarantee.below_threshold.adjusted",
        "subcontract.sme_share",
        "works.publication_after_approval",
        "engineering.fixed_share",
        "award.unavailable_file_fallback",
    }
    assert not found[ChangeKind.LAPSED]
    untouched = {"direct_award.works.ceiling", "modification.supplementary.max", "advance.share"}
    assert not untouched & set().union(*found.values())


def test_the_new_year_2026_brings_the_thresholds_and_loses_the_anac_fee() -> None:
    found = by_kind(date(2025, 12, 31), date(2026, 1, 1))
    assert found[ChangeKind.CHANGED] == {
        "eu_threshold.works",
        "eu_threshold.services",
        "eu_threshold.services_central",
        "eu_threshold.special.works",
        "eu_threshold.special.services",
    }
    assert found[ChangeKind.LAPSED] == {"anac_fee.buyer", "anac_fee.operator"}
    assert not found[ChangeKind.BEGAN]


def value(first: str, amount: int, last: str | None = None, **more: object) -> Value:
    return Value(
        valid_from=date.fromisoformat(first),
        valid_to=date.fromisoformat(last) if last else None,
        amount=amount,
        source="x",
        confidence=Confidence.MEMORY,
        checked_on=date(2026, 7, 17),
        note=str(more.get("note", "")),
    )


def law(*values: Value, gaps: tuple[Gap, ...] = ()) -> Law:
    return Law(
        [
            Parameter(
                id="a.b", label="", unit="g", selector=Selector.REGIME, values=values, gaps=gaps
            )
        ]
    )


def test_a_lapse_says_why_and_when_the_next_value_begins() -> None:
    gap = Gap(first=date(2026, 1, 1), last=date(2026, 1, 31), reason="In attesa della delibera.")
    holed = law(value("2024-01-01", 1, "2025-12-31"), value("2026-02-01", 2), gaps=(gap,))
    (lapsed,) = changes(holed, date(2025, 12, 31), date(2026, 1, 1))
    assert lapsed.kind is ChangeKind.LAPSED
    assert lapsed.reason == "In attesa della delibera."
    assert lapsed.resumes == date(2026, 2, 1)
    (began,) = changes(holed, date(2026, 1, 31), date(2026, 2, 1))
    assert began.kind is ChangeKind.BEGAN


def test_the_same_amount_from_a_later_text_is_restated_not_changed() -> None:
    again = law(value("2024-01-01", 1), value("2026-01-01", 1))
    (found,) = changes(again, date(2025, 12, 31), date(2026, 1, 1))
    assert found.kind is ChangeKind.RESTATED


@pytest.mark.parametrize(("days", "count"), [(29, 2), (30, 0)])
def test_only_values_in_force_or_to_come_grow_stale(days: int, count: int) -> None:
    three = law(value("2020-01-01", 1), value("2026-01-01", 2), value("2027-01-01", 3))
    found = stale(three, date(2026, 8, 16), days)
    assert len(found) == count
    assert [v.amount for _, v in found] == [2, 3][:count]

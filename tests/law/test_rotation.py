"""Rotation: the outgoing contractor, bands, exemptions, derogations with their reasons."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from sua.corpus.rulebooks import load_corpus
from sua.law.consulted import Consulted
from sua.law.contract_kinds import ProcedureType
from sua.law.reasons import Outcome
from sua.law.rotation import Ground, NewAward, PastAward, Rotation, rotation

LAW = load_corpus().law
DAY = date(2026, 1, 20)
NEW = NewAward(
    procedure=ProcedureType.DIRECT_AWARD,
    operator="alfa",
    sector="OG3",
    day=DAY,
    value=Decimal(30000),
)
BEFORE = PastAward(operator="alfa", sector="OG3", day=date(2025, 5, 12), value=Decimal(25000))
REASONS = tuple((ground, f"ragioni: {ground.value}") for ground in Ground)


def ask(award: NewAward, *past: PastAward) -> Rotation:
    return rotation(award, past, Consulted(LAW.at(award.day)))


def test_two_awards_in_a_row_to_the_same_operator_are_forbidden() -> None:
    found = ask(NEW, BEFORE)
    assert found.outcome is Outcome.NOT_LAWFUL
    assert found.previous == BEFORE


@pytest.mark.parametrize(
    "past",
    [
        (),
        (replace(BEFORE, operator="beta"),),
        (replace(BEFORE, sector="OG1"),),
        (BEFORE, replace(BEFORE, operator="beta", day=date(2025, 9, 1))),
        (replace(BEFORE, operator="beta", day=date(2025, 9, 1)), BEFORE),
        (BEFORE, replace(BEFORE, operator="beta")),  # on equal days the later in the list
        (replace(BEFORE, day=date(2026, 1, 21)),),
    ],
)
def test_only_the_award_just_before_in_the_same_sector_counts(past: tuple[PastAward, ...]) -> None:
    assert ask(NEW, *past).outcome is Outcome.LAWFUL


def test_an_award_of_another_sector_in_between_does_not_break_the_row() -> None:
    other = replace(BEFORE, operator="beta", sector="OG1", day=date(2025, 9, 1))
    assert ask(NEW, BEFORE, other).outcome is Outcome.NOT_LAWFUL


@pytest.mark.parametrize(
    ("value", "outcome"),
    [
        ("4999.99", Outcome.LAWFUL),
        ("5000", Outcome.NOT_LAWFUL),
        ("5000.01", Outcome.NOT_LAWFUL),
    ],
)
def test_direct_awards_below_the_amount_are_exempt(value: str, outcome: Outcome) -> None:
    award = replace(NEW, value=Decimal(value))
    assert ask(award, BEFORE).outcome is outcome
    negotiated = replace(award, procedure=ProcedureType.NEGOTIATED_BELOW_THRESHOLD)
    assert ask(negotiated, BEFORE).outcome is Outcome.NOT_LAWFUL


@pytest.mark.parametrize(
    ("past_value", "outcome"),
    [
        ("19999.99", Outcome.LAWFUL),
        ("20000", Outcome.NOT_LAWFUL),
        ("39999.99", Outcome.NOT_LAWFUL),
        ("40000", Outcome.LAWFUL),
    ],
)
def test_with_declared_bands_only_awards_of_the_same_band_count(
    past_value: str, outcome: Outcome
) -> None:
    banded = replace(NEW, bands=(Decimal(0), Decimal(20000), Decimal(40000)))
    assert ask(banded, replace(BEFORE, value=Decimal(past_value))).outcome is outcome


def test_a_survey_open_to_all_waives_it_for_negotiated_procedures_only() -> None:
    award = replace(NEW, open_survey=True)
    assert ask(award, BEFORE).outcome is Outcome.NOT_LAWFUL
    negotiated = replace(award, procedure=ProcedureType.NEGOTIATED_BELOW_THRESHOLD)
    assert ask(negotiated, BEFORE).outcome is Outcome.LAWFUL


@pytest.mark.parametrize(
    ("day", "grounds"), [(date(2024, 12, 30), 3), (date(2024, 12, 31), 4), (DAY, 4)]
)
def test_a_derogation_needs_every_ground_of_its_day(day: date, grounds: int) -> None:
    before = replace(BEFORE, day=date(2024, 1, 15))
    full = ask(replace(NEW, day=day, derogation=REASONS), before)
    assert full.outcome is Outcome.LAWFUL
    assert len(full.record) == grounds
    first = ask(replace(NEW, day=day, derogation=REASONS[:1]), before)
    assert first.outcome is Outcome.NEEDS_JUDGEMENT
    assert len(first.missing) == grounds - 1
    three = ask(replace(NEW, day=day, derogation=REASONS[:3]), before)
    assert (three.outcome is Outcome.LAWFUL) is (grounds == 3)


def test_blank_reasons_are_none_and_ordinary_procedures_do_not_rotate() -> None:
    blank = replace(NEW, derogation=tuple((ground, "  ") for ground in Ground))
    assert ask(blank, BEFORE).outcome is Outcome.NOT_LAWFUL
    opened = replace(NEW, procedure=ProcedureType.OPEN)
    assert ask(opened, BEFORE).outcome is Outcome.LAWFUL

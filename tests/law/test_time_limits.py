"""Where terms end: the first day is not counted, the last one is a working day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sua.domain.calendar import is_working_day
from sua.law.time_limits import TermCalendar, Unit, term_end

CIVIL, EU = TermCalendar.CIVIL, TermCalendar.EU


@pytest.mark.parametrize(
    ("start", "length", "unit", "calendar", "saturday_rolls", "last"),
    [
        (date(2026, 1, 14), 10, Unit.DAYS, CIVIL, True, date(2026, 1, 26)),  # a Saturday rolls
        (date(2026, 1, 14), 10, Unit.DAYS, CIVIL, False, date(2026, 1, 24)),  # or it counts
        (date(2026, 1, 14), 10, Unit.DAYS, EU, False, date(2026, 1, 26)),  # under the EU it rolls
        (date(2026, 3, 31), 5, Unit.DAYS, CIVIL, True, date(2026, 4, 7)),  # Easter and its Monday
        (date(2026, 8, 5), 10, Unit.DAYS, CIVIL, False, date(2026, 8, 17)),  # Ferragosto, Saturday
        (date(2025, 12, 15), 10, Unit.DAYS, CIVIL, True, date(2025, 12, 29)),  # Christmas to Monday
        (date(2026, 1, 30), 1, Unit.MONTHS, CIVIL, True, date(2026, 3, 2)),  # 28 February, Saturday
        (date(2024, 1, 31), 1, Unit.MONTHS, CIVIL, True, date(2024, 2, 29)),
        (date(2026, 2, 13), 3, Unit.MONTHS, CIVIL, True, date(2026, 5, 13)),
        (date(2026, 11, 30), 3, Unit.MONTHS, CIVIL, False, date(2027, 3, 1)),  # 28 Feb is a Sunday
        (date(2026, 4, 2), 2, Unit.WORKING_DAYS, CIVIL, True, date(2026, 4, 7)),  # Friday, Tuesday
        (date(2026, 4, 24), 1, Unit.WORKING_DAYS, CIVIL, True, date(2026, 4, 27)),
        (date(2026, 1, 14), 0, Unit.DAYS, CIVIL, True, date(2026, 1, 14)),
    ],
)
def test_terms(
    start: date,
    length: int,
    unit: Unit,
    calendar: TermCalendar,
    saturday_rolls: bool,  # noqa: FBT001
    last: date,
) -> None:
    end = term_end(start, length, unit, calendar, saturday_rolls=saturday_rolls)
    assert end.last_day == last
    assert end.rolled is (end.nominal != last)


@given(
    st.dates(date(2023, 7, 1), date(2040, 1, 1)),
    st.integers(0, 400),
    st.sampled_from(Unit),
    st.sampled_from(TermCalendar),
    st.booleans(),
)
def test_a_term_ends_on_a_working_day_never_earlier_than_counted(
    start: date,
    length: int,
    unit: Unit,
    calendar: TermCalendar,
    rolls: bool,  # noqa: FBT001
) -> None:
    end = term_end(start, length, unit, calendar, saturday_rolls=rolls)
    works = calendar is CIVIL and not rolls
    assert is_working_day(end.last_day, saturday_works=works)
    assert end.last_day >= end.nominal
    between = (end.last_day - end.nominal).days
    skipped = [end.nominal + timedelta(days=n) for n in range(between)]
    assert not any(is_working_day(day, saturday_works=works) for day in skipped)


@given(st.dates(date(2023, 7, 1), date(2040, 1, 1)), st.integers(0, 100))
def test_a_longer_term_never_ends_sooner(start: date, length: int) -> None:
    for unit in Unit:
        ends = [
            term_end(start, n, unit, CIVIL, saturday_rolls=True).last_day
            for n in (length, length + 1)
        ]
        assert ends[0] <= ends[1]

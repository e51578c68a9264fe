"""Italian working days, and the instant at which a day is over in Rome."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sua.domain.calendar import ROME, end_of_day, is_holiday, is_working_day, legal_day


@pytest.mark.parametrize(
    ("day", "holiday"),
    [
        (date(2026, 1, 1), True),
        (date(2026, 1, 6), True),
        (date(2026, 4, 5), True),  # Easter
        (date(2026, 4, 6), True),  # Easter Monday
        (date(2024, 4, 1), True),  # Easter Monday in another year
        (date(2026, 4, 3), False),  # Good Friday
        (date(2026, 4, 25), True),
        (date(2026, 5, 1), True),
        (date(2026, 6, 2), True),
        (date(2026, 8, 15), True),
        (date(2027, 10, 4), True),  # from 2026, L. 151/2025; a Monday
        (date(2024, 10, 4), False),  # a Friday, before it
        (date(2026, 11, 1), True),
        (date(2026, 12, 8), True),
        (date(2026, 12, 25), True),
        (date(2026, 12, 26), True),
        (date(2026, 12, 24), False),
        (date(2026, 3, 8), True),  # a Sunday
    ],
)
def test_holidays(day: date, holiday: bool) -> None:  # noqa: FBT001
    assert is_holiday(day) is holiday


def test_saturday_works_where_the_calendar_says_so() -> None:
    saturday = date(2026, 1, 24)
    assert is_working_day(saturday, saturday_works=True)
    assert not is_working_day(saturday, saturday_works=False)


def test_the_patron_counts_where_the_seat_is_and_an_override_wins() -> None:
    sant_antonio = date(2025, 6, 13)
    assert not is_holiday(sant_antonio)
    assert is_holiday(sant_antonio, "PD")
    assert not is_holiday(sant_antonio, "PD", {sant_antonio: False})
    assert is_holiday(date(2026, 1, 7), overrides={date(2026, 1, 7): True})


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_day_ends_where_the_next_begins_in_rome(day: date) -> None:
    end = end_of_day(day)
    assert legal_day(end) == day + timedelta(days=1)
    assert legal_day(end - timedelta(microseconds=1)) == day
    assert end.astimezone(ROME).hour == 0


def test_an_instant_without_a_zone_has_no_day() -> None:
    with pytest.raises(ValueError, match="aware"):
        legal_day(datetime(2026, 1, 1))  # noqa: DTZ001
    assert legal_day(datetime(2025, 12, 31, 23, tzinfo=UTC)) == date(2026, 1, 1)

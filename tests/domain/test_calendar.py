"""Italian working days, and the instant at which a day is over in Rome."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sua.domain.calendar import (
    ROME,
    HolidayRule,
    Holidays,
    end_of_day,
    is_working_day,
    legal_day,
    resolve_seat,
    seats,
)
from sua.domain.errors import InputError


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
    assert Holidays().closed(day) is holiday


def test_saturday_works_where_the_calendar_says_so() -> None:
    saturday = date(2026, 1, 24)
    assert is_working_day(saturday, saturday_works=True)
    assert not is_working_day(saturday, saturday_works=False)


def test_the_patron_counts_where_the_seat_is() -> None:
    sant_antonio = date(2025, 6, 13)
    assert not Holidays().closed(sant_antonio)
    assert Holidays("PD").closed(sant_antonio)
    assert Holidays("RM").closed(date(2026, 6, 29))
    assert not Holidays("MI").closed(date(2026, 6, 29))


def test_a_correction_wins_for_its_day_its_years_and_its_seat() -> None:
    def rule(**given: object) -> HolidayRule:
        return HolidayRule(label="Prova", source="prova", **given)  # type: ignore[arg-type]

    known = Holidays(
        "PD",
        (
            rule(closed=False, day=date(2025, 6, 13)),
            rule(closed=True, day=date(2026, 1, 7)),
            rule(closed=True, month_day=(3, 19), valid_from=date(2027, 1, 1)),
            rule(closed=True, month_day=(2, 29)),
            rule(closed=True, day=date(2026, 1, 8), seat="MI"),
            rule(closed=True, day=date(2026, 1, 9), seat="PD"),
        ),
    )
    assert not known.closed(date(2025, 6, 13))
    assert known.closed(date(2024, 6, 13))
    assert known.name(date(2026, 1, 7)) == "Prova"
    assert [known.closed(date(year, 3, 19)) for year in (2026, 2027)] == [False, True]
    assert [known.closed(date(*d)) for d in ((2028, 2, 29), (2027, 3, 1))] == [True, False]
    assert [known.closed(date(2026, 1, d)) for d in (8, 9)] == [False, True]


def test_holidays_have_names_even_on_a_sunday() -> None:
    known = Holidays()
    assert known.name(date(2026, 3, 8)) == "domenica"
    assert known.name(date(2026, 4, 5)) == "Pasqua"
    assert "Francesco" in (known.name(date(2026, 10, 4)) or "")
    assert known.name(date(2026, 3, 9)) is None


@pytest.mark.parametrize(
    ("written", "code"), [("PD", "PD"), ("pd ", "PD"), ("Padova", "PD"), ("forlì", "Forli")]
)
def test_a_seat_is_named_by_code_or_by_name(written: str, code: str) -> None:
    assert resolve_seat(written) == code


@pytest.mark.parametrize("written", ["", "XX", "Padva", "IT-PD", "PD, MI"])
def test_an_unknown_seat_is_a_clear_error(written: str) -> None:
    with pytest.raises(InputError, match="sigla della provincia") as raised:
        resolve_seat(written, "seat")
    assert (raised.value.code, raised.value.field) == ("seat.unknown", "seat")


def test_every_seat_has_its_patron() -> None:
    for code in seats():
        assert sum(map(Holidays(code).closed, _year(2027))) >= sum(
            map(Holidays().closed, _year(2027))
        )


def _year(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(days=n) for n in range(365)]


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

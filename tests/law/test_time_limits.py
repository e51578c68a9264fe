"""Where terms end: the first day is not counted, and each calendar moves the last one its own way."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sua.corpus.rulebooks import load_corpus
from sua.domain.calendar import end_of_day, legal_day
from sua.law.calendars import Backward, LegalCalendar, Patron, Saturday, TermReadings
from sua.law.time_limits import (
    Direction,
    TermCalendar,
    Unit,
    add_months,
    hours_end,
    term_end,
)

CIVIL, EU, PROCEDURAL = TermCalendar.CIVIL, TermCalendar.EU, TermCalendar.PROCEDURAL
ROLLS, COUNTS = Saturday.ROLLS, Saturday.COUNTS
FORWARD, BACKWARD = Direction.FORWARD, Direction.BACKWARD
DAYS, WORKING, WEEKS, MONTHS = Unit.DAYS, Unit.WORKING_DAYS, Unit.WEEKS, Unit.MONTHS


def calendar(
    which: TermCalendar,
    saturday: Saturday = ROLLS,
    backward: Backward = Backward.PRECEDES,
    seat: str | None = None,
    patron: Patron = Patron.COUNTS,
) -> LegalCalendar:
    readings = TermReadings(saturday=saturday, backward=backward, patron=patron)
    return load_corpus().calendars.of(which, readings, seat)


# In every row: start, length, unit, calendar, reading of Saturday, last day.
TABLE = [
    (date(2026, 1, 14), 10, DAYS, CIVIL, ROLLS, date(2026, 1, 26)),  # a Saturday rolls
    (date(2026, 1, 14), 10, DAYS, CIVIL, COUNTS, date(2026, 1, 24)),  # or it counts
    (date(2026, 1, 14), 10, DAYS, EU, COUNTS, date(2026, 1, 26)),  # under the EU it rolls
    (date(2026, 3, 31), 5, DAYS, CIVIL, ROLLS, date(2026, 4, 7)),  # Easter and its Monday
    (date(2026, 8, 5), 10, DAYS, CIVIL, COUNTS, date(2026, 8, 17)),  # Ferragosto, a Saturday
    (date(2025, 12, 15), 10, DAYS, CIVIL, ROLLS, date(2025, 12, 29)),  # Christmas to Monday
    (date(2026, 1, 30), 1, MONTHS, CIVIL, ROLLS, date(2026, 3, 2)),  # 28 February, Saturday
    (date(2024, 1, 31), 1, MONTHS, CIVIL, ROLLS, date(2024, 2, 29)),
    (date(2026, 2, 13), 3, MONTHS, CIVIL, ROLLS, date(2026, 5, 13)),
    (date(2026, 11, 30), 3, MONTHS, CIVIL, COUNTS, date(2027, 3, 1)),  # 28 Feb is a Sunday
    (date(2026, 4, 2), 2, WORKING, CIVIL, ROLLS, date(2026, 4, 7)),  # Friday, Tuesday
    (date(2026, 4, 24), 1, WORKING, CIVIL, ROLLS, date(2026, 4, 27)),
    (date(2026, 1, 14), 0, DAYS, CIVIL, ROLLS, date(2026, 1, 14)),
    (date(2026, 3, 23), 10, DAYS, EU, ROLLS, date(2026, 4, 2)),
    # receipt of bids, 30 days, around 4 October: a holiday from 2026
    (date(2026, 9, 4), 30, DAYS, EU, ROLLS, date(2026, 10, 5)),  # a Sunday as well
    (date(2027, 9, 4), 30, DAYS, EU, ROLLS, date(2027, 10, 5)),  # a Monday
    (date(2025, 9, 4), 30, DAYS, EU, ROLLS, date(2025, 10, 6)),  # a plain Saturday
    # appeals: August is not counted, 1 September is
    (date(2026, 7, 10), 30, DAYS, PROCEDURAL, ROLLS, date(2026, 9, 9)),
    (date(2026, 7, 31), 30, DAYS, PROCEDURAL, ROLLS, date(2026, 9, 30)),
    (date(2026, 8, 10), 30, DAYS, PROCEDURAL, ROLLS, date(2026, 9, 30)),
    (date(2026, 8, 10), 10, DAYS, PROCEDURAL, COUNTS, date(2026, 9, 10)),
    (date(2014, 8, 10), 30, DAYS, PROCEDURAL, ROLLS, date(2014, 10, 15)),  # up to 15 September
    (date(2027, 7, 1), 30, DAYS, PROCEDURAL, ROLLS, date(2027, 9, 1)),  # Saturday 31 July
    (date(2026, 7, 15), 6, MONTHS, PROCEDURAL, ROLLS, date(2027, 2, 15)),  # and 31 days
    (date(2026, 9, 15), 6, MONTHS, PROCEDURAL, ROLLS, date(2027, 3, 15)),
    # silence on a request, ten days
    (date(2026, 11, 11), 10, DAYS, CIVIL, COUNTS, date(2026, 11, 21)),
    (date(2026, 11, 11), 10, DAYS, CIVIL, ROLLS, date(2026, 11, 23)),
    (date(2026, 11, 12), 10, DAYS, CIVIL, COUNTS, date(2026, 11, 23)),
    (date(2026, 12, 3), 5, DAYS, CIVIL, ROLLS, date(2026, 12, 9)),
    (date(2026, 12, 16), 10, DAYS, CIVIL, ROLLS, date(2026, 12, 28)),
    (date(2026, 12, 2), 30, DAYS, CIVIL, COUNTS, date(2027, 1, 2)),
    (date(2026, 12, 2), 30, DAYS, CIVIL, ROLLS, date(2027, 1, 4)),
    (date(2024, 2, 21), 10, DAYS, CIVIL, ROLLS, date(2024, 3, 4)),  # TAR Lazio 8791/2024
    (date(2026, 12, 1), 10, WORKING, EU, ROLLS, date(2026, 12, 16)),
    # standstill
    (date(2026, 11, 23), 32, DAYS, EU, ROLLS, date(2026, 12, 28)),
    (date(2024, 12, 30), 35, DAYS, EU, ROLLS, date(2025, 2, 3)),
    (date(2024, 12, 31), 32, DAYS, EU, ROLLS, date(2025, 2, 3)),
    (date(2026, 8, 10), 32, DAYS, EU, ROLLS, date(2026, 9, 11)),  # not suspended in August
    # at least two working days
    (date(2026, 4, 3), 2, DAYS, EU, ROLLS, date(2026, 4, 8)),  # Saturday, Easter, its Monday
    (date(2026, 4, 3), 2, DAYS, CIVIL, ROLLS, date(2026, 4, 7)),
    (date(2026, 4, 3), 1, DAYS, EU, ROLLS, date(2026, 4, 7)),  # a period of one day
    (date(2026, 1, 16), 2, DAYS, EU, ROLLS, date(2026, 1, 20)),  # Sunday to Monday, and Tuesday
    # leap days, weeks
    (date(2028, 2, 28), 1, DAYS, CIVIL, ROLLS, date(2028, 2, 29)),
    (date(2027, 2, 26), 12, MONTHS, CIVIL, COUNTS, date(2028, 2, 26)),
    (date(2024, 2, 29), 12, MONTHS, CIVIL, COUNTS, date(2025, 2, 28)),
    (date(2026, 3, 23), 2, WEEKS, EU, ROLLS, date(2026, 4, 7)),  # Easter Monday
]


@pytest.mark.parametrize(("start", "length", "unit", "which", "saturday", "last"), TABLE)
def test_terms(
    start: date, length: int, unit: Unit, which: TermCalendar, saturday: Saturday, last: date
) -> None:
    end = term_end(start, length, unit, calendar(which, saturday))
    assert end.last_day == last
    assert end.rolled is (end.nominal != last)
    assert end.expires_at == end_of_day(last)


@pytest.mark.parametrize(
    ("from_day", "length", "unit", "which", "backward", "last"),
    [
        (date(2026, 12, 14), 6, DAYS, EU, Backward.PRECEDES, date(2026, 12, 7)),
        (date(2026, 12, 14), 6, DAYS, EU, Backward.STAYS, date(2026, 12, 8)),
        (date(2026, 4, 13), 7, DAYS, CIVIL, Backward.PRECEDES, date(2026, 4, 3)),  # Easter Monday
        (date(2026, 4, 13), 7, DAYS, CIVIL, Backward.STAYS, date(2026, 4, 6)),
        (date(2026, 1, 25), 7, DAYS, PROCEDURAL, Backward.STAYS, date(2026, 1, 17)),  # a Saturday
        (date(2026, 1, 24), 7, DAYS, PROCEDURAL, Backward.STAYS, date(2026, 1, 17)),  # stays
        (date(2026, 9, 10), 20, DAYS, PROCEDURAL, Backward.STAYS, date(2026, 7, 21)),  # no August
        (date(2026, 4, 8), 2, WORKING, EU, Backward.PRECEDES, date(2026, 4, 3)),
        (date(2026, 3, 31), 1, MONTHS, CIVIL, Backward.STAYS, date(2026, 2, 28)),
        (date(2024, 3, 31), 1, MONTHS, CIVIL, Backward.PRECEDES, date(2024, 2, 29)),
        (date(2026, 4, 7), 2, DAYS, EU, Backward.PRECEDES, date(2026, 4, 2)),  # two working days
    ],
)
def test_backward_terms_precede_or_stay(
    from_day: date,
    length: int,
    unit: Unit,
    which: TermCalendar,
    backward: Backward,
    last: date,
) -> None:
    end = term_end(from_day, length, unit, calendar(which, ROLLS, backward), BACKWARD)
    assert end.last_day == last


@pytest.mark.parametrize(
    ("at", "hours", "direction", "expires"),
    [
        # The hour of the event is not counted; on the night of 29 March a day has 23 hours.
        ("2026-03-27T10:20+01:00", 48, FORWARD, "2026-03-29T12:00+02:00"),
        ("2026-10-24T10:00+02:00", 24, FORWARD, "2026-10-25T10:00+01:00"),
        ("2026-01-14T10:00+01:00", 48, FORWARD, "2026-01-16T11:00+01:00"),
        ("2026-01-16T23:59+05:00", 1, FORWARD, "2026-01-16T21:00+01:00"),
        ("2026-01-16T10:20+01:00", 48, BACKWARD, "2026-01-14T10:00+01:00"),
        (
            "2026-01-17T10:00+01:00",
            0,
            FORWARD,
            "2026-01-17T11:00+01:00",
        ),  # a Saturday does not roll
    ],
)
def test_hours_are_elapsed_hours(at: str, hours: int, direction: Direction, expires: str) -> None:
    end = hours_end(datetime.fromisoformat(at), hours, calendar(EU), direction)
    assert end.expires_at == datetime.fromisoformat(expires)
    assert end.expires_at.tzinfo is UTC
    assert not end.rolled


def test_a_term_in_hours_needs_an_instant() -> None:
    with pytest.raises(ValueError, match="instant"):
        term_end(date(2026, 1, 1), 1, Unit.HOURS, calendar(EU))


def test_the_patron_of_the_seat_moves_a_term_unless_the_reading_ignores_it() -> None:
    thirteenth = date(2025, 6, 13)  # Sant'Antonio, a Friday
    start = date(2025, 6, 3)
    assert term_end(start, 10, DAYS, calendar(CIVIL)).last_day == thirteenth
    at_seat = term_end(start, 10, DAYS, calendar(CIVIL, seat="PD"))
    assert at_seat.last_day == date(2025, 6, 16)
    assert at_seat.holidays[0][0] == thirteenth
    ignored = calendar(CIVIL, seat="PD", patron=Patron.IGNORED)
    assert term_end(start, 10, DAYS, ignored).last_day == thirteenth


def test_what_moved_a_term_is_cited() -> None:
    still = term_end(date(2026, 3, 23), 10, DAYS, calendar(EU)).article
    moved = term_end(date(2026, 4, 3), 2, DAYS, calendar(EU)).article
    summer = term_end(date(2026, 7, 10), 30, DAYS, calendar(PROCEDURAL)).article
    assert still == "reg-ue-1182-71 art. 3 parr. 1-3"
    assert moved.endswith("par. 4; reg-ue-1182-71 art. 3 par. 5")
    assert "l-742-1969" in summer
    assert "l-742-1969" not in term_end(date(2026, 3, 1), 30, DAYS, calendar(PROCEDURAL)).article


def test_a_date_fixed_by_a_notice_is_only_given_its_neighbours() -> None:
    easter_monday = date(2026, 4, 6)
    assert calendar(EU).nearest(easter_monday) == (date(2026, 4, 3), date(2026, 4, 7))
    assert calendar(EU).nearest(date(2026, 4, 8)) == (date(2026, 4, 8), date(2026, 4, 8))


days = st.dates(date(2000, 1, 1), date(2060, 1, 1))
lengths = st.integers(0, 400)
units = st.sampled_from([DAYS, WORKING, WEEKS, MONTHS])
directions = st.sampled_from(Direction)
calendars = st.builds(
    calendar,
    st.sampled_from(TermCalendar),
    st.sampled_from(Saturday),
    st.sampled_from(Backward),
    st.sampled_from([None, "PD", "RM", "MI"]),
    st.sampled_from(Patron),
)


@given(days, lengths, units, calendars)
def test_a_term_ends_on_an_open_day_never_earlier_than_counted(
    start: date, length: int, unit: Unit, legal: LegalCalendar
) -> None:
    end = term_end(start, length, unit, legal)
    assert legal.works(end.last_day)
    assert not legal.suspended(end.last_day)
    assert end.last_day >= end.nominal >= start
    if not legal.rules.min_working_days:
        skipped = (
            end.nominal + timedelta(days=n) for n in range((end.last_day - end.nominal).days)
        )
        assert not any(legal.works(day) for day in skipped)


@given(days, lengths, units, calendars)
def test_a_backward_term_ends_on_an_open_day_unless_it_stays(
    start: date, length: int, unit: Unit, legal: LegalCalendar
) -> None:
    end = term_end(start, length, unit, legal, BACKWARD)
    assert end.last_day <= end.nominal <= start
    if not legal.backward_stays:
        assert legal.works(end.last_day, backward=True)


@given(days, lengths, units, calendars, directions)
def test_a_longer_term_never_ends_sooner(
    start: date, length: int, unit: Unit, legal: LegalCalendar, direction: Direction
) -> None:
    short, long = (
        term_end(start, n, unit, legal, direction).last_day for n in (length, length + 1)
    )
    assert (short <= long) if direction is FORWARD else (short >= long)


@given(days, lengths, st.sampled_from([DAYS, WORKING, WEEKS]), calendars, directions)
def test_a_term_that_starts_later_never_ends_sooner(
    start: date, length: int, unit: Unit, legal: LegalCalendar, direction: Direction
) -> None:
    one, other = (
        term_end(day, length, unit, legal, direction).last_day
        for day in (start, start + timedelta(days=1))
    )
    assert one <= other


@given(days, st.integers(0, 60), calendars)
def test_months_that_start_later_never_end_sooner_where_nothing_is_suspended(
    start: date, length: int, legal: LegalCalendar
) -> None:
    if not legal.rules.seasons:
        one, other = (
            term_end(day, length, MONTHS, legal).last_day
            for day in (start, start + timedelta(days=1))
        )
        assert one <= other


@given(days, lengths, st.sampled_from([DAYS, WORKING, WEEKS]), calendars)
def test_counting_back_from_where_a_term_was_counted_to_returns_to_its_start(
    start: date, length: int, unit: Unit, legal: LegalCalendar
) -> None:
    if unit is WORKING or legal.rules.seasons:
        start = legal.nearest(start)[1]  # days that are not counted cannot be returned to
    there = term_end(start, length, unit, legal).nominal
    assert term_end(there, length, unit, legal, BACKWARD).nominal == start


@given(days, st.integers(2, 60), calendars)
def test_under_the_union_two_days_or_more_hold_two_working_days(
    start: date, length: int, legal: LegalCalendar
) -> None:
    if legal.rules.id is EU:
        end = term_end(start, length, DAYS, legal).last_day
        inside = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
        assert sum(map(legal.works, inside)) >= 2


@given(days, st.integers(-600, 600))
def test_months_keep_the_day_or_take_the_last(day: date, months: int) -> None:
    there = add_months(day, months)
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == months
    assert there.day == day.day or (
        there.day < day.day and (there + timedelta(days=1)).month != there.month
    )


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1)),  # noqa: DTZ001 -- given a zone below
    st.integers(-14, 14),
    st.integers(0, 500),
)
def test_hours_do_not_depend_on_the_zone_they_are_written_in(
    clock: datetime, offset: int, hours: int
) -> None:
    at = clock.replace(tzinfo=UTC)
    elsewhere = at.astimezone(timezone(timedelta(hours=offset)))
    assert hours_end(at, hours, calendar(EU)) == hours_end(elsewhere, hours, calendar(EU))
    end = hours_end(at, hours, calendar(EU))
    assert timedelta(hours=hours) < end.expires_at - at <= timedelta(hours=hours + 1)
    assert end.last_day == legal_day(end.expires_at - timedelta(microseconds=1))

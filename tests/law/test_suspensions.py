"""What stops a term, which terms it stops, and where they end then."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sua.corpus.rulebooks import load_corpus
from sua.domain.errors import InputError
from sua.law.calendars import TermCalendar, TermReadings
from sua.law.durations import Duration, Extensions, max_duration
from sua.law.suspensions import Cause, Clock, Suspension, adjusted, adjusted_day


def at(month: int, day: int, hour: int = 12) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


def stop(cause: Cause, first: datetime, last: datetime | None, hours: int = 0) -> Suspension:
    extension = timedelta(hours=hours)
    return Suspension(cause=cause, first=first, last=last, evidence="prova", extension=extension)


FAULT, ORDER = Cause.PLATFORM_FAULT, Cause.INTERIM_ORDER
BEGINS, DUE = at(3, 1), at(3, 20, 11)


@pytest.mark.parametrize("clock", Clock)
@pytest.mark.parametrize("cause", Cause)
def test_each_cause_stops_its_own_clock_only(clock: Clock, cause: Cause) -> None:
    moved = adjusted(BEGINS, DUE, clock, [stop(cause, at(3, 10), at(3, 11))])
    stops = (clock, cause) in {
        (Clock.BIDS_RECEIPT, Cause.PLATFORM_FAULT),
        (Clock.MAX_DURATION, Cause.INTERIM_ORDER),
        (Clock.SIGNING, Cause.INTERIM_REQUEST),
    }
    assert moved.end == DUE + timedelta(days=stops)
    assert bool(moved.applied) is stops
    assert bool(moved.ignored) is not stops


@pytest.mark.parametrize(
    ("ledger", "end"),
    [
        ([], at(3, 20, 11)),
        ([stop(FAULT, at(3, 20, 9), at(3, 20, 13))], at(3, 20, 15)),
        ([stop(FAULT, at(3, 20, 9), at(3, 20, 13), hours=24)], at(3, 21, 15)),
        ([stop(FAULT, at(3, 20, 11), at(3, 20, 13))], at(3, 20, 11)),  # already expired
        ([stop(FAULT, at(2, 1), at(2, 20))], at(3, 20, 11)),  # before it began
        ([stop(FAULT, at(2, 27), at(3, 2))], at(3, 21, 11)),  # only from its beginning
        ([stop(FAULT, at(3, 5), at(3, 7)), stop(FAULT, at(3, 6), at(3, 8))], at(3, 23, 11)),
        ([stop(FAULT, at(3, 6), at(3, 7)), stop(FAULT, at(3, 5), at(3, 8))], at(3, 23, 11)),
        # the second falls within the time the first gave back
        ([stop(FAULT, at(3, 10), at(3, 12)), stop(FAULT, at(3, 21), at(3, 22))], at(3, 23, 11)),
        ([stop(FAULT, at(3, 10), None)], None),
    ],
)
def test_the_receipt_of_bids_moves_by_the_time_the_platform_was_down(
    ledger: list[Suspension], end: datetime | None
) -> None:
    assert adjusted(BEGINS, DUE, Clock.BIDS_RECEIPT, ledger).end == end


def test_whole_days_are_counted_in_rome_across_the_change_of_hour() -> None:
    # From 23:30 UTC of the 27th, the 28th in Rome, to noon of the 30th: 28, 29 (23 hours), 30.
    order = stop(ORDER, datetime(2026, 3, 27, 23, 30, tzinfo=UTC), at(3, 30))
    moved = adjusted_day(date(2026, 1, 5), date(2026, 4, 5), Clock.MAX_DURATION, [order])
    assert moved.end == date(2026, 4, 8)


def duration(extensions: Extensions, *ledger: Suspension) -> Duration:
    corpus = load_corpus()
    began = datetime(2026, 1, 15, 10, tzinfo=UTC)
    civil = corpus.calendars.of(TermCalendar.CIVIL, TermReadings.of(corpus.readings))
    law = corpus.law.at(began.date())
    return max_duration(law, "max_duration.negotiated.price", began, civil, extensions, ledger)


def test_maximum_durations_stop_for_a_judge_only_and_stretch_as_the_annex_says() -> None:
    none = Extensions()
    assert duration(none).last_day == date(2026, 4, 15)
    elsewhere = (stop(FAULT, at(2, 1), at(2, 9)), stop(Cause.LITIGATION, at(2, 1), None))
    assert duration(none, *elsewhere).last_day == date(2026, 4, 15)
    ordered = duration(none, stop(ORDER, at(2, 1), at(2, 10)))
    assert ordered.last_day == date(2026, 4, 27)  # ten days on, the 25th of April, a Saturday
    assert duration(Extensions(abnormal_bids=1)).last_day == date(2026, 5, 15)
    assert duration(Extensions(abnormal_bids=1, rup=3)).last_day == date(2026, 8, 17)
    standing = duration(none, stop(ORDER, at(2, 1), None))
    assert (standing.last_day, standing.expires_at) == (None, None)


@pytest.mark.parametrize("extensions", [Extensions(abnormal_bids=2), Extensions(rup=4)])
def test_an_extension_the_annex_does_not_allow_is_refused(extensions: Extensions) -> None:
    with pytest.raises(InputError, match=r"allegato I\.3"):
        duration(extensions)


def test_a_suspension_is_aware_and_ends_after_it_begins() -> None:
    with pytest.raises(ValueError, match="aware"):
        stop(FAULT, datetime(2026, 1, 1), None)  # noqa: DTZ001
    with pytest.raises(ValueError, match="after it begins"):
        stop(FAULT, at(3, 2), at(3, 1))


moments = st.integers(0, 2000)
faults = st.lists(
    st.builds(
        lambda first, length: stop(
            FAULT, BEGINS + timedelta(hours=first - 200), BEGINS + timedelta(hours=first + length)
        ),
        moments,
        st.integers(-199, 300),
    ),
    max_size=6,
)


@given(faults, st.randoms(use_true_random=False))
def test_the_order_of_the_ledger_does_not_matter_and_nothing_is_lost(
    ledger: list[Suspension],
    chance: object,
) -> None:
    moved = adjusted(BEGINS, DUE, Clock.BIDS_RECEIPT, ledger)
    shuffled = list(ledger)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    again = adjusted(BEGINS, DUE, Clock.BIDS_RECEIPT, shuffled)
    assert moved.end == again.end
    assert len(moved.applied) + len(moved.ignored) == len(ledger)
    assert moved.end is not None
    # What is left to run is what there was: the time that passed while the clock ran.
    ticking = sum(
        not any(s.first <= hour < (s.last or hour) for s in ledger)
        for hour in _hours(BEGINS, moved.end)
    )
    assert timedelta(hours=ticking) == DUE - BEGINS


def _hours(first: datetime, end: datetime) -> list[datetime]:
    return [first + timedelta(hours=n) for n in range((end - first) // timedelta(hours=1))]

"""When a reminder comes: on working days, brought forward before the end and put off after it."""

from datetime import UTC, date, datetime

import pytest

from sua.domain.people import Role
from sua.engine.reminders import ReminderStep, come, latest_for, moment


def step(days: int, hour: int = 8, *to: Role) -> ReminderStep:
    return ReminderStep(id=f"{days}", days=days, hour=hour, to=to, text="")


@pytest.mark.parametrize(
    ("days", "last", "at"),
    [
        (-1, date(2026, 3, 31), datetime(2026, 3, 30, 6, tzinfo=UTC)),  # a Monday, summer time
        (-1, date(2026, 3, 30), datetime(2026, 3, 27, 7, tzinfo=UTC)),  # a Sunday: back to Friday
        (0, date(2026, 3, 29), datetime(2026, 3, 27, 7, tzinfo=UTC)),  # on the last day: back too
        (1, date(2026, 3, 27), datetime(2026, 3, 30, 6, tzinfo=UTC)),  # a Saturday: on to Monday
        (3, date(2026, 12, 22), datetime(2026, 12, 28, 7, tzinfo=UTC)),  # Christmas and the weekend
    ],
)
def test_a_reminder_comes_on_a_working_day(days: int, last: date, at: datetime) -> None:
    assert moment(step(days), last) == at


def test_steps_come_in_order_of_time() -> None:
    last, plan = date(2026, 3, 31), [step(1), step(-1), step(-7)]
    eve = moment(plan[1], last)
    assert come(plan, last, eve) == [plan[2], plan[1]]
    assert come(plan, last, datetime(2026, 3, 30, 5, 59, tzinfo=UTC)) == [plan[2]]
    assert come(plan, last, datetime(2027, 1, 1, tzinfo=UTC)) == [plan[2], plan[1], plan[0]]


def test_of_the_steps_that_came_the_last_that_concerns_one_counts() -> None:
    first, second = step(-7, 8, Role.BUYER), step(-1, 8, Role.OFFICER)
    assert latest_for([first, second], {Role.BUYER}) is first
    assert latest_for([first, second], {Role.BUYER, Role.OFFICER}) is second
    assert latest_for([first, second], {Role.DIRECTOR}) is None

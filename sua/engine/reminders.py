"""Reminder plans: office policy, not law. Who is written to about a term, and when.

The plan is data (``workflows/reminders.toml``); here are its types and its arithmetic of time. A
term stands whether or not anybody is reminded of it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sua.domain.calendar import ROME, is_working_day
from sua.domain.people import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderStep:
    """One step of a plan.

    Attributes:
        id: name of the step, unique in its plan.
        days: from the last day of the term; negative before it, zero on it, positive after it.
        hour: hour of Rome, 0–23.
        to: roles written to.
        text: Italian sentence saying what there is to do.
    """

    id: str
    days: int
    hour: int
    to: tuple[Role, ...]
    text: str

    @property
    def after_expiry(self) -> bool:
        """Whether it speaks of a term that has passed."""
        return self.days > 0


def moment(step: ReminderStep, last_day: date) -> datetime:
    """The instant (UTC) of a step for a term ending on ``last_day``.

    A day on which the office is closed (Saturdays, Sundays, holidays) is of no use to a reminder:
    one before the end is brought forward, one after it is put off.

    >>> step = ReminderStep(id="eve", days=-1, hour=8, to=(), text="")
    >>> moment(step, date(2026, 3, 31)), moment(step, date(2026, 3, 30))  # a Monday; a Sunday
    (datetime.datetime(2026, 3, 30, 6, 0, tzinfo=datetime.timezone.utc),
     datetime.datetime(2026, 3, 27, 7, 0, tzinfo=datetime.timezone.utc))
    """
    day = last_day + timedelta(days=step.days)
    towards = timedelta(days=1 if step.after_expiry else -1)
    while not is_working_day(day, saturday_works=False):
        day += towards
    return datetime.combine(day, time(step.hour), ROME).astimezone(UTC)


def come(steps: Sequence[ReminderStep], last_day: date, now: datetime) -> list[ReminderStep]:
    """The steps whose time has come by ``now``, in order of time; those of one instant as planned."""
    moments = [(moment(step, last_day), number) for number, step in enumerate(steps)]
    return [steps[number] for at, number in sorted(moments) if at <= now]


def latest_for(steps: Sequence[ReminderStep], roles: Collection[Role]) -> ReminderStep | None:
    """Among steps that have come, the one that concerns who holds those roles: the most recent.

    Earlier ones never sent are passed over: nobody is served by five mails about one term at once.
    """
    return next((step for step in reversed(steps) if set(step.to) & set(roles)), None)

"""What the law did between two days, and which values nobody has checked for a while.

>>> from sua.law.dated import Confidence, Parameter, Selector, Value
>>> term = Parameter(
...     id="standstill.term", label="Termine dilatorio", unit="giorni solari",
...     selector=Selector.REGIME,
...     values=tuple(
...         Value(valid_from=first, amount=amount, source="dlgs-36-2023 art. 18 c. 3",
...               confidence=Confidence.LAW_TEXT_CURRENT, checked_on=date(2026, 7, 17))
...         for first, amount in ((date(2023, 7, 1), 35), (date(2024, 12, 31), 32))))
>>> [(c.id, c.kind.value) for c in changes(Law([term]), date(2024, 12, 30), date(2024, 12, 31))]
[('standstill.term', 'changed')]
>>> changes(Law([term]), date(2024, 12, 31), date(2026, 1, 1))
[]
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sua.law.dated import Parameter, Value
from sua.law.parameters import EffectiveValue, Law


class ChangeKind(StrEnum):
    """What became of a parameter between two days."""

    CHANGED = "changed"
    """Another amount."""
    BEGAN = "began"
    """A value where there was none."""
    LAPSED = "lapsed"
    """No value any more, and no successor that day."""
    RESTATED = "restated"
    """The same amount, said again by a later text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One parameter that is not the same on two days.

    Attributes:
        before: its value on the first day, if any.
        after: its value on the second day, if any.
        reason: why it has none on the second day, where the data say it.
        resumes: first day of a later value, for one that lapsed.
    """

    id: str
    kind: ChangeKind
    before: EffectiveValue | None
    after: EffectiveValue | None
    reason: str = ""
    resumes: date | None = None


def changes(law: Law, first: date, second: date) -> list[Change]:
    """Every parameter whose value differs between the two days, by id."""
    earlier, later = law.at(first), law.at(second)
    found = []
    for name in law.ids:
        before, after = earlier.values.get(name), later.values.get(name)
        kind = _kind(before, after)
        if kind is None:
            continue
        lapsed = kind is ChangeKind.LAPSED
        found.append(
            Change(
                id=name,
                kind=kind,
                before=before,
                after=after,
                reason=gap_reason(law.parameters[name], second) if lapsed else "",
                resumes=later.absent[name][0] if lapsed else None,
            )
        )
    return found


def gap_reason(parameter: Parameter, day: date) -> str:
    """Why the parameter has no value that day, if its data say it."""
    return " ".join(
        gap.reason
        for gap in parameter.gaps
        if gap.first <= day and (gap.last is None or day <= gap.last)
    )


def stale(law: Law, today: date, days: int) -> list[tuple[Parameter, Value]]:
    """Values in force today or to come that nobody has checked for more than ``days``, oldest first.

    A value that has ceased says what the law was: nothing that happens can change it.
    """
    found = [
        (parameter, value)
        for parameter in law.parameters.values()
        for index, value in enumerate(parameter.values)
        if (today - value.checked_on).days > days
        and ((last := parameter.last_day(index)) is None or last >= today)
    ]
    return sorted(found, key=lambda pair: (pair[1].checked_on, pair[0].id, pair[1].valid_from))


def _kind(before: EffectiveValue | None, after: EffectiveValue | None) -> ChangeKind | None:
    if before is None or after is None:
        if before is after:
            return None
        return ChangeKind.BEGAN if before is None else ChangeKind.LAPSED
    if before.amount != after.amount:
        return ChangeKind.CHANGED
    return ChangeKind.RESTATED if before.valid_from != after.valid_from else None

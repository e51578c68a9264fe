"""What a guard answers. Refusals are values with a rule code and an article, never exceptions."""

from dataclasses import dataclass
from datetime import date

from sua.domain.people import Role


@dataclass(frozen=True, slots=True)
class Allowed:
    """The rule is satisfied."""

    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Denied:
    """The rule forbids the command now.

    Attributes:
        rule: stable code, e.g. ``agreement_in_force`` or ``required.cup``.
        reason: Italian sentence with the facts seen.
        source: article, e.g. ``dlgs-36-2023 art. 62 c. 9``; empty for rules of good order.
        remedy: Italian sentence: how to mend it.
        unblocked_by: roles that can remove the obstacle.
        lawful_from: first day on which the command becomes lawful, when a date is the cause.
        field: fact concerned, if one is.
        lot: lot that is refused, where a command concerns several and not all are.
    """

    rule: str
    reason: str
    source: str
    remedy: str = ""
    unblocked_by: tuple[Role, ...] = ()
    lawful_from: date | None = None
    field: str | None = None
    lot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsJudgement:
    """The law leaves a judgement: a person answers, with reasons, in the fact ``field``."""

    rule: str
    question: str
    source: str
    field: str
    unblocked_by: tuple[Role, ...] = ()
    lot: str = ""


Obstacle = Denied | NeedsJudgement
Verdict = Allowed | Denied | NeedsJudgement

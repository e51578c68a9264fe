"""What a rule answers when it does not only compute: lawful or not, and every reason at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """Whether something may be done under the law of a day."""

    LAWFUL = "lawful"
    NEEDS_JUDGEMENT = "needs_judgement"
    NOT_LAWFUL = "not_lawful"


GRAVITY = (Outcome.LAWFUL, Outcome.NEEDS_JUDGEMENT, Outcome.NOT_LAWFUL)
"""Outcomes, the mildest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason.

    Attributes:
        code: stable, e.g. ``band.above``.
        text: Italian sentence; a question where a person must judge.
        article: citation, opened by a source id, e.g. ``dlgs-36-2023 art. 50 c. 1 lett. a``.
        effect: what this reason alone leads to; ``LAWFUL`` supports, or only informs.
    """

    code: str
    text: str
    article: str
    effect: Outcome


def supports(code: str, article: str, text: str) -> Reason:
    """A reason in favour, or something to know that forbids nothing."""
    return Reason(code=code, text=text, article=article, effect=Outcome.LAWFUL)


def asks(code: str, article: str, text: str) -> Reason:
    """A question that the law leaves to a person."""
    return Reason(code=code, text=text, article=article, effect=Outcome.NEEDS_JUDGEMENT)


def forbids(code: str, article: str, text: str) -> Reason:
    """A reason why it may not be done."""
    return Reason(code=code, text=text, article=article, effect=Outcome.NOT_LAWFUL)


def outcome_of(reasons: Iterable[Reason]) -> Outcome:
    """The gravest effect of all; nothing against means lawful.

    >>> outcome_of([supports("a", "", ""), asks("b", "", "")]).value
    'needs_judgement'
    >>> outcome_of([]).value
    'lawful'
    """
    return max((reason.effect for reason in reasons), key=GRAVITY.index, default=Outcome.LAWFUL)


def milder(one: Outcome, other: Outcome) -> Outcome:
    """The effect of two ways of which one is enough."""
    return min(one, other, key=GRAVITY.index)

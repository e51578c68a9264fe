"""How far a contract may be changed without a new procedure (art. 120 D.Lgs. 36/2023).

Where the contract has an indexation clause the reference is the price brought up to date (c. 4): the
caller gives that one as the initial value. Limits are exact: an amount is never rounded to fit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sua.law.parameters import LawAt


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits for one contract, in euro.

    Attributes:
        supplementary: most that one modification for supplementary work or a variant may add (c. 2);
            reaching it is allowed.
        minor: share of the initial value below which modifications, summed, need no ground (c. 3 b).
        eu_threshold: they must be below this too (c. 3 a).
        fifth: increase or decrease that may be imposed, where the documents say so (c. 9).
    """

    supplementary: Fraction
    minor: Fraction
    eu_threshold: Decimal
    fifth: Fraction


def parameters(*, works: bool) -> tuple[str, ...]:
    """Ids of the limits for works, or for services and supplies."""
    subject = "works" if works else "services"
    return (
        "modification.supplementary.max",
        f"modification.{subject}.share",
        f"eu_threshold.{subject}",
        "modification.fifth",
    )


def limits(law: LawAt, initial: Decimal, *, works: bool) -> Limits:
    """The limits on a contract of ``initial`` euro.

    Raises:
        LawNotInForceError: the rule does not exist on that day.
    """
    supplementary, minor, threshold, fifth = parameters(works=works)
    return Limits(
        supplementary=_percent(initial, law.decimal(supplementary)),
        minor=_percent(initial, law.decimal(minor)),
        eu_threshold=law.decimal(threshold),
        fifth=_percent(initial, law.decimal(fifth)),
    )


def supplementary_allowed(change: Decimal, bounds: Limits) -> bool:
    """Whether one modification under c. 1 lett. b) or c) is within half of the contract (c. 2).

    Each modification is measured by itself. A decrease has no limit there.

    >>> bounds = Limits(supplementary=Fraction(50), minor=Fraction(15), eu_threshold=Decimal(99),
    ...                 fifth=Fraction(20))
    >>> supplementary_allowed(Decimal(50), bounds), supplementary_allowed(Decimal("50.01"), bounds)
    (True, False)
    """
    return change <= bounds.supplementary


def minor_allowed(change: Decimal, previous: Sequence[Decimal], bounds: Limits) -> bool:
    """Whether the modifications under c. 3, this one included, sum up to less than both limits.

    Increases and decreases are summed with their sign, and the size of the sum counts.

    >>> bounds = Limits(supplementary=Fraction(50), minor=Fraction(15), eu_threshold=Decimal(99),
    ...                 fifth=Fraction(20))
    >>> minor_allowed(Decimal("14.99"), [], bounds), minor_allowed(Decimal(5), [Decimal(10)], bounds)
    (True, False)
    """
    total = abs(sum(previous, change))
    return total < bounds.minor and total < bounds.eu_threshold


def fifth_allowed(change: Decimal, previous: Sequence[Decimal], bounds: Limits) -> bool:
    """Whether the changes, this one included, stay within a fifth of the contract (c. 9).

    >>> bounds = Limits(supplementary=Fraction(50), minor=Fraction(15), eu_threshold=Decimal(99),
    ...                 fifth=Fraction(20))
    >>> fifth_allowed(Decimal(-20), [], bounds), fifth_allowed(Decimal("20.01"), [], bounds)
    (True, False)
    """
    return abs(sum(previous, change)) <= bounds.fifth


def _percent(amount: Decimal, percent: Decimal) -> Fraction:
    return Fraction(amount) * Fraction(percent) / 100

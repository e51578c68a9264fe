"""Price revision (art. 60 D.Lgs. 36/2023).

A variation of the cost above the trigger, up or down, opens the revision; until the corrective decree
it was a share of the whole variation, since then of the part above the trigger. Percentages are of a
hundred; the amount is rounded half up to the cent, because no rule says otherwise.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sua.domain.numbers import round_half_up
from sua.law.parameters import LawAt

_CENTS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionRule:
    """The rule of a day for works, or for services and supplies.

    Attributes:
        trigger: variation that must be exceeded.
        share: percentage of the variation that is paid.
        on_excess_only: whether it is paid on the part above the trigger only.
    """

    trigger: Decimal
    share: Decimal
    on_excess_only: bool

    @classmethod
    def of(cls, law: LawAt, *, works: bool) -> "RevisionRule":
        """The rule in the law of a day.

        Raises:
            LawNotInForceError: the rule does not exist on that day.
        """
        trigger, share, on_excess_only = parameters(works=works)
        return cls(
            trigger=law.decimal(trigger),
            share=law.decimal(share),
            on_excess_only=law.flag(on_excess_only),
        )


def parameters(*, works: bool) -> tuple[str, str, str]:
    """Ids of the trigger, of the share and of what the share is of."""
    subject = "works" if works else "services"
    return (
        f"price_revision.{subject}.trigger",
        f"price_revision.{subject}.share",
        "price_revision.on_excess_only",
    )


def counted(variation: Decimal, rule: RevisionRule) -> Decimal:
    """Percentage points of the variation on which the share is paid; zero up to the trigger.

    >>> rule = RevisionRule(trigger=Decimal(3), share=Decimal(90), on_excess_only=True)
    >>> [str(counted(Decimal(v), rule)) for v in ("3", "4.5", "-4.5")]
    ['0', '1.5', '-1.5']
    """
    size = abs(variation)
    if size <= rule.trigger:
        return Decimal(0)
    points = size - rule.trigger if rule.on_excess_only else size
    return points if variation > 0 else -points


def revision(remaining: Decimal, variation: Decimal, rule: RevisionRule) -> Decimal:
    """Euro to add to (or take off) the price of what remains to be carried out.

    Args:
        remaining: amount of what remains to be carried out, net of VAT.
        variation: change of the cost in percent of the overall amount, negative if it fell.
        rule: the rule of the procedure's day.

    >>> rule = RevisionRule(trigger=Decimal(3), share=Decimal(90), on_excess_only=True)
    >>> str(revision(Decimal(1000000), Decimal(5), rule))
    '18000.00'
    """
    points = Fraction(counted(variation, rule)) * Fraction(rule.share) / 100
    return round_half_up(Fraction(remaining) * points / 100, _CENTS)

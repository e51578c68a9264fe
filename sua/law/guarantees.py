"""Provisional and definitive guarantees (arts 53, 106 and 117 D.Lgs. 36/2023).

Percentages and amounts stay exact; what is due is rounded once, half up to the cent, because no rule
says otherwise. Percentages are of a hundred, amounts are euro net of VAT.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sua.domain.numbers import Exact, round_half_up
from sua.law.parameters import LawAt

_CENTS = 2

INCREASE_PARAMETERS = tuple(
    f"guarantee.definitive.increase.{name}"
    for name in ("first_over", "first_points", "second_over", "second_points")
)
REDUCTION_PARAMETERS = tuple(
    f"guarantee.reduction.{name}"
    for name in (
        "quality",
        "sme",
        "sme_with_quality",
        "digital",
        "certificates_max",
        "certificates_with_digital",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Increase:
    """How much a high discount adds to the definitive guarantee (art. 117 c. 2).

    Attributes:
        first_over: discount above which the guarantee grows (10).
        first_points: points for each point above it (1).
        second_over: discount above which it grows faster (20).
        second_points: points for each point above that (2).
    """

    first_over: Decimal
    first_points: Decimal
    second_over: Decimal
    second_points: Decimal

    @classmethod
    def of(cls, law: LawAt) -> "Increase":
        """The numbers in the law of a day.

        Raises:
            LawNotInForceError: the rule does not exist on that day.
        """
        first_over, first_points, second_over, second_points = map(law.decimal, INCREASE_PARAMETERS)
        return cls(
            first_over=first_over,
            first_points=first_points,
            second_over=second_over,
            second_points=second_points,
        )

    def points(self, discount: Decimal) -> Decimal:
        """Percentage points added for a discount; fractions of a point count as such.

        >>> law = Increase(first_over=Decimal(10), first_points=Decimal(1),
        ...                second_over=Decimal(20), second_points=Decimal(2))
        >>> [str(law.points(Decimal(d))) for d in ("10", "10.5", "20", "25")]
        ['0', '0.5', '10', '20']
        """
        low = max(min(discount, self.second_over) - self.first_over, Decimal(0))
        high = max(discount - self.second_over, Decimal(0))
        return low * self.first_points + high * self.second_points


@dataclass(frozen=True, slots=True, kw_only=True)
class ReductionRates:
    """The reductions of art. 106 c. 8, in percent, and which of them cumulate."""

    quality: Decimal
    sme: Decimal
    sme_with_quality: bool
    digital: Decimal
    certificates_max: Decimal
    certificates_with_digital: bool

    @classmethod
    def of(cls, law: LawAt) -> "ReductionRates":
        """The numbers in the law of a day.

        Raises:
            LawNotInForceError: the rule does not exist on that day.
        """
        name = "guarantee.reduction."
        return cls(
            quality=law.decimal(name + "quality"),
            sme=law.decimal(name + "sme"),
            sme_with_quality=law.flag(name + "sme_with_quality"),
            digital=law.decimal(name + "digital"),
            certificates_max=law.decimal(name + "certificates_max"),
            certificates_with_digital=law.flag(name + "certificates_with_digital"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """What the operator can claim: ISO 9000, being a small or medium firm, a digital guarantee.

    Attributes:
        certificates: reduction in percent that the notice gives for certificates of All. II.13.
    """

    quality: bool = False
    sme: bool = False
    digital: bool = False
    certificates: Decimal = Decimal(0)


def reductions_due(titles: Titles, rates: ReductionRates) -> tuple[tuple[str, Decimal], ...]:
    """The reductions that apply, in the order of art. 106 c. 8: (title, percent).

    Of two that do not cumulate the higher one applies, which is to the operator's advantage.

    >>> rates = ReductionRates(quality=Decimal(30), sme=Decimal(50), sme_with_quality=False,
    ...     digital=Decimal(10), certificates_max=Decimal(20), certificates_with_digital=True)
    >>> [name for name, _ in reductions_due(Titles(quality=True, sme=True, digital=True), rates)]
    ['sme', 'digital']
    """
    due = {
        "quality": rates.quality if titles.quality else Decimal(0),
        "sme": rates.sme if titles.sme else Decimal(0),
        "digital": rates.digital if titles.digital else Decimal(0),
        "certificates": titles.certificates,
    }
    for together, one, other in (
        (rates.sme_with_quality, "sme", "quality"),
        (rates.certificates_with_digital, "certificates", "digital"),
    ):
        if not together:
            due[min(one, other, key=lambda name: due[name])] = Decimal(0)
    return tuple((name, percent) for name, percent in due.items() if percent)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarantee:
    """What is due: the percentage, the amount before and after reductions, each reduction's step.

    Attributes:
        steps: (title, percent, exact amount left after it).
    """

    percent: Decimal
    full: Decimal
    amount: Decimal
    steps: tuple[tuple[str, Decimal, Fraction], ...]


def guarantee(
    base: Decimal, percent: Decimal, reductions: tuple[tuple[str, Decimal], ...] = ()
) -> Guarantee:
    """A guarantee on ``base`` euro; each reduction is taken on what the previous one left.

    >>> found = guarantee(Decimal(500000), Decimal(2), (("sme", Decimal(50)), ("digital", Decimal(10))))
    >>> str(found.full), str(found.amount)
    ('10000.00', '4500.00')
    """
    left = Fraction(base) * Fraction(percent) / 100
    full, steps = left, []
    for name, reduction in reductions:
        left = left * (100 - Fraction(reduction)) / 100
        steps.append((name, reduction, left))
    return Guarantee(percent=percent, full=_cents(full), amount=_cents(left), steps=tuple(steps))


def _cents(value: Exact) -> Decimal:
    return round_half_up(value, _CENTS)

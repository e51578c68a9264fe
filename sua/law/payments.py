"""The advance on the price (art. 125) and the penalties for delay (art. 126 D.Lgs. 36/2023).

Amounts are euro net of VAT, rounded half up to the cent, because no rule says otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sua.domain.numbers import round_half_up

_CENTS = 2
ADVANCE_PARAMETERS = ("advance.share", "advance.max", "advance.payment")
ENGINEERING_MAX = "advance.engineering.max"
PENALTY_PARAMETERS = ("penalty.daily.min", "penalty.daily.max", "penalty.total.max")


def advance(values: Sequence[Decimal], percent: Decimal) -> tuple[Decimal, ...]:
    """The advance on each value: the contract's, or that of each accounting year (art. 125 c. 1).

    >>> [str(x) for x in advance([Decimal("150000.01"), Decimal(50000)], Decimal(20))]
    ['30000.00', '10000.00']
    """
    return tuple(round_half_up(Fraction(v) * Fraction(percent) / 100, _CENTS) for v in values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Penalty:
    """A penalty: per day, for all the days, and after the cap.

    Attributes:
        cap: the most that penalties may reach.
        due: what is due, the cap considered.
        cap_day: first day of delay on which the cap is reached or passed.
    """

    daily: Decimal
    total: Decimal
    cap: Decimal
    due: Decimal
    cap_day: int

    @property
    def capped(self) -> bool:
        """Whether the cap cut the penalty."""
        return self.total > self.cap


def penalty(net: Decimal, per_mille: Decimal, days: int, cap_percent: Decimal) -> Penalty:
    """The penalty for ``days`` of delay, at ``per_mille`` a day of the net contract amount.

    Args:
        net: net contract amount.
        per_mille: above zero, within the limits of the day; the caller checks it.
        days: calendar days of delay.
        cap_percent: limit of all the penalties together, in percent of ``net``.

    >>> found = penalty(Decimal(100000), Decimal(1), 120, Decimal(10))
    >>> str(found.daily), str(found.total), str(found.due), found.cap_day
    ('100.00', '12000.00', '10000.00', 100)
    """
    daily = Fraction(net) * Fraction(per_mille) / 1000
    total = round_half_up(daily * days, _CENTS)
    cap = round_half_up(Fraction(net) * Fraction(cap_percent) / 100, _CENTS)
    reached = Fraction(cap_percent) * 10 / Fraction(per_mille)
    return Penalty(
        daily=round_half_up(daily, _CENTS),
        total=total,
        cap=cap,
        due=min(total, cap),
        cap_day=-(-reached.numerator // reached.denominator),
    )

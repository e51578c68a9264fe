"""Sum-preserving apportionment of an amount, to the cent: the method of the largest remainder.

Not a rule of law but of good accounts: the shares of a price, of a saving, of a fee always add up to
what was shared.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from sua.domain.numbers import Exact, round_half_up

_CENTS = 2


class Basis(StrEnum):
    """What the shares follow."""

    WEIGHTS = "weights"
    EQUAL = "equal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """The shares in the order of the weights, in euro cents; they add up to the total."""

    shares: tuple[Decimal, ...]
    basis: Basis


def apportion(total: Decimal, weights: Sequence[Exact]) -> Shares:
    """Share ``total`` euro in proportion to ``weights``.

    Each share is first cut to the cent; the cents left go one each to the largest remainders, ties
    to the first. A negative total (a credit) is shared like its opposite, a weight of zero gets
    nothing, and if every weight is zero the shares are equal: ``basis`` says so.

    Args:
        total: euro, at most two decimals, of either sign.
        weights: not negative, at least one.

    Raises:
        ValueError: no weight, a negative weight, or a total finer than the cent.

    >>> [str(s) for s in apportion(Decimal("100.00"), [1, 1, 1]).shares]
    ['33.34', '33.33', '33.33']
    >>> [str(s) for s in apportion(Decimal("-0.01"), [0, 2, 2]).shares]
    ['0.00', '-0.01', '0.00']
    """
    if not weights or any(w < 0 for w in weights):
        raise ValueError("weights must be at least one and not negative")
    cents = Fraction(total) * 10**_CENTS
    if cents.denominator != 1:
        raise ValueError("the total is finer than the cent")
    parts = [Fraction(w) for w in weights]
    basis = Basis.WEIGHTS if any(parts) else Basis.EQUAL
    if basis is Basis.EQUAL:
        parts = [Fraction(1)] * len(parts)
    whole = sum(parts, Fraction(0))
    due = abs(cents.numerator)
    exact = [due * part / whole for part in parts]
    units = [share.numerator // share.denominator for share in exact]
    left = due - sum(units)
    by_remainder = sorted(range(len(parts)), key=lambda n: units[n] - exact[n])
    for place in by_remainder[:left]:
        units[place] += 1
    sign = -1 if total < 0 else 1
    return Shares(
        shares=tuple(round_half_up(Fraction(sign * u, 10**_CENTS), _CENTS) for u in units),
        basis=basis,
    )

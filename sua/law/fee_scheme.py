"""What a Comune owes the SUA for a procedure: by progressive bands, by population, its costs, nothing.

Fees are agreed between the two bodies (art. 15 L. 241/1990; art. 62 c. 9 D.Lgs. 36/2023): they are
terms of the agreement, never a charge on bidders. Amounts are euro, VAT excluded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sua.domain.numbers import round_half_up

_CENTS = 2


@dataclass(frozen=True, slots=True)
class Band:
    """A percentage on the part of the amount up to ``up_to``; None: without end."""

    up_to: Decimal | None
    percent: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class BandedScheme:
    """Bands in ascending order, with the least and the most that is owed.

    Raises:
        ValueError: no band, bands out of order or unbounded before the last, a negative percentage,
            a maximum below the minimum.
    """

    bands: tuple[Band, ...]
    minimum: Decimal | None = None
    maximum: Decimal | None = None

    def __post_init__(self) -> None:
        """Refuse a scheme whose fee could fall as the amount grows."""
        ends = [band.up_to for band in self.bands]
        bounded = [end for end in ends if end is not None]
        if not ends or None in ends[:-1] or bounded != sorted(set(bounded)):
            raise ValueError("bands must ascend, and only the last may be without end")
        if any(end <= 0 for end in bounded) or any(band.percent < 0 for band in self.bands):
            raise ValueError("bands and percentages must not be negative")
        low, high = self.minimum, self.maximum
        if low is not None and high is not None and high < low:
            raise ValueError("the maximum is below the minimum")

    def covers(self, amount: Decimal) -> bool:
        """Whether the bands say what is owed on that amount."""
        last = self.bands[-1].up_to
        return last is None or amount <= last


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """What is owed, and the part that each band contributes, exactly."""

    fee: Decimal
    parts: tuple[Fraction, ...]


def fee(scheme: BandedScheme, amount: Decimal) -> Fee:
    """The fee on ``amount``, rounded half up to the cent after minimum and maximum.

    Each percentage applies to the part of the amount inside its band, so the fee is continuous and
    never falls as the amount grows.

    Raises:
        ValueError: a negative amount, or one beyond the last band.

    >>> bands = (Band(Decimal(200_000), Decimal("0.5")), Band(None, Decimal("0.4")))
    >>> fee(BandedScheme(bands=bands, minimum=Decimal(500)), Decimal(1_000_000)).fee
    Decimal('4200.00')
    """
    if amount < 0 or not scheme.covers(amount):
        raise ValueError("the amount is outside the bands")
    parts = _parts(scheme.bands, amount)
    owed = sum(parts, Fraction(0))
    if scheme.minimum is not None:
        owed = max(owed, Fraction(scheme.minimum))
    if scheme.maximum is not None:
        owed = min(owed, Fraction(scheme.maximum))
    return Fee(fee=round_half_up(owed, _CENTS), parts=parts)


def _parts(bands: Sequence[Band], amount: Decimal) -> tuple[Fraction, ...]:
    found, start = [], Decimal(0)
    for band in bands:
        end = amount if band.up_to is None else min(amount, band.up_to)
        inside = max(end - start, Decimal(0))
        found.append(Fraction(inside) * Fraction(band.percent) / 100)
        start = end if band.up_to is None else band.up_to
    return tuple(found)


@dataclass(frozen=True, slots=True)
class PopulationBand:
    """An amount for bodies of up to so many inhabitants; None: without end."""

    up_to: int | None
    amount: Decimal


@dataclass(frozen=True, slots=True)
class PopulationScheme:
    """A fixed amount by population, in ascending order of both.

    Raises:
        ValueError: no band, bands out of order or bounded at the end, an amount that falls.
    """

    bands: tuple[PopulationBand, ...]

    def __post_init__(self) -> None:
        """Refuse a scheme under which a larger body could owe less."""
        ends = [band.up_to for band in self.bands]
        bounded = [end for end in ends if end is not None]
        amounts = [band.amount for band in self.bands]
        if not ends or ends[-1] is not None or None in ends[:-1] or min(amounts) < 0:
            raise ValueError("bands must end without a limit, and only the last")
        if bounded != sorted(set(bounded)) or any(end <= 0 for end in bounded):
            raise ValueError("bands must ascend")
        if amounts != sorted(amounts):
            raise ValueError("amounts must not fall as the population grows")


@dataclass(frozen=True, slots=True)
class CostRefund:
    """What the SUA has spent, and nothing more."""


@dataclass(frozen=True, slots=True)
class Free:
    """Nothing is owed."""


Scheme = BandedScheme | PopulationScheme | CostRefund | Free


def owed(
    scheme: Scheme, *, amount: Decimal, population: int = 0, costs: Decimal = Decimal(0)
) -> Decimal:
    """The fee by any scheme, in euro cents: on ``amount``, for that many inhabitants, for those costs.

    Raises:
        ValueError: a negative amount, population or cost, or an amount beyond the last band.

    >>> bands = PopulationBand(5000, Decimal(800)), PopulationBand(None, Decimal(1500))
    >>> scheme = PopulationScheme(bands)
    >>> owed(scheme, amount=Decimal(1), population=5000), owed(Free(), amount=Decimal(1))
    (Decimal('800.00'), Decimal('0.00'))
    """
    if amount < 0 or population < 0 or costs < 0:
        raise ValueError("amounts, inhabitants and costs are not negative")
    if isinstance(scheme, BandedScheme):
        return fee(scheme, amount).fee
    if isinstance(scheme, PopulationScheme):
        fitting = (b.amount for b in scheme.bands if b.up_to is None or population <= b.up_to)
        return round_half_up(next(fitting), _CENTS)
    return round_half_up(costs if isinstance(scheme, CostRefund) else Decimal(0), _CENTS)

"""The rule of the economic element: the formula a notice chose and all it depends on."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from sua.domain.errors import InputError
from sua.law.scoring.rounding import ScoreRounding


class PriceFormula(StrEnum):
    """The formulas of the economic element."""

    LINEAR_DISCOUNT = "linear_discount"
    POWER_DISCOUNT = "power_discount"
    BILINEAR_DISCOUNT = "bilinear_discount"
    CONCAVE_DISCOUNT = "concave_discount"
    SIA_DISCOUNT = "sia_discount"
    LINEAR_PRICE = "linear_price"
    BASE_TO_MIN_PRICE = "base_to_min_price"
    BILINEAR_PRICE = "bilinear_price"
    CONCAVE_PRICE = "concave_price"
    INVERSE_PRICE = "inverse_price"


class AllEqual(StrEnum):
    """What a bilinear formula gives where every bid equals the mean."""

    FORMULA = "formula"
    FULL = "full"


ON_PRICES = frozenset(f for f in PriceFormula if f.value.endswith("_price"))
NEED_ALPHA = frozenset(
    {
        PriceFormula.POWER_DISCOUNT,
        PriceFormula.CONCAVE_DISCOUNT,
        PriceFormula.CONCAVE_PRICE,
        PriceFormula.SIA_DISCOUNT,
    }
)
TAKE_ALPHA = NEED_ALPHA | {PriceFormula.BASE_TO_MIN_PRICE}
NEED_X = frozenset({PriceFormula.BILINEAR_DISCOUNT, PriceFormula.BILINEAR_PRICE})


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceRule:
    """The formula a notice chose, with all it depends on.

    Attributes:
        alpha: exponent, above 0; None where the formula has none.
        x: coefficient of a bid equal to the mean, above 0 and up to 1; None where the formula has none.
        base_amount: euro; None where neither the formula nor a conversion needs it.
        max_points: points of the coefficient 1.
    """

    formula: PriceFormula
    alpha: Fraction | None
    x: Fraction | None
    base_amount: Fraction | None
    max_points: Fraction
    all_equal: AllEqual
    rounding: ScoreRounding

    def check(self, values: Sequence[Fraction]) -> None:
        """Refuse values and parameters the formula cannot take.

        Raises:
            InputError: no bids, a parameter missing or out of range, a price above the base amount, a
                discount outside 0–100.
        """
        if not values:
            raise _wrong("Non c'è nessuna offerta.", "bids.none", "values")
        if self.formula in NEED_ALPHA and self.alpha is None:
            raise _wrong("La formula vuole l'esponente «alpha».", "field.missing", "alpha")
        if self.formula in NEED_X and (self.x is None or not 0 < self.x <= 1):
            raise _wrong("La formula vuole «x», maggiore di 0 e al più 1.", "price.x", "x")
        if self.formula not in ON_PRICES:
            if any(not 0 <= value <= 100 for value in values):  # noqa: PLR2004 -- a percentage
                raise _wrong("Un ribasso va da 0 a 100.", "percent.range", "values")
            return
        if any(value < 0 for value in values):
            raise _wrong("Un prezzo è negativo.", "euro.negative", "values")
        if self.formula is PriceFormula.INVERSE_PRICE and self.base_amount is None:
            return
        if self.base_amount is None or self.base_amount <= 0:
            raise _wrong(
                "Serve l'importo a base di gara, positivo.", "field.missing", "base_amount"
            )
        if max(values) > self.base_amount:
            raise _wrong("Un prezzo supera l'importo a base di gara.", "price.above_base", "values")


def discounts_of(prices: Sequence[Fraction], base_amount: Fraction) -> list[Fraction]:
    """Discounts in percent of the base amount, exact.

    >>> discounts_of([Fraction(75)], Fraction(100))
    [Fraction(25, 1)]
    """
    return [(base_amount - price) / base_amount * 100 for price in prices]


def prices_of(discounts: Sequence[Fraction], base_amount: Fraction) -> list[Fraction]:
    """Prices in euro, exact: not rounded to the cent.

    >>> prices_of([Fraction(25)], Fraction(100))
    [Fraction(75, 1)]
    """
    return [base_amount * (1 - discount / 100) for discount in discounts]


def _wrong(message: str, code: str, field: str) -> InputError:
    return InputError(message, code=code, field=field)

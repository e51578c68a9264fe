"""The economic element: from prices or discounts to coefficients and points (art. 108 c. 4 and 7).

The notice chooses the formula. ``R`` is the discount in percent, ``P`` the price, ``BA`` the base amount;
M, Rmax and Pmin are taken over the bids given: those admitted. The linear and bilinear formulas are those
of ANAC's guidelines n. 2 (del. 424/2018, written for the previous code and still the reference for the
method); ``sia_discount`` is par. 18.3 of ANAC's Bando tipo n. 2/2026.

========================  ==================================================================
``linear_discount``       R / Rmax
``power_discount``        (R / Rmax)^α
``bilinear_discount``     x·R/M up to the mean M included, then x + (1−x)·(R−M)/(Rmax−M)
``concave_discount``      1 − (1−R/100)^α; the best bid does not reach 1
``sia_discount``          (R/M)^α below the mean, 1 from the mean up
``linear_price``          (BA−P) / (BA−Pmin)
``base_to_min_price``     ((BA−P) / (BA−Pmin))^α; without α it is 1
``bilinear_price``        the bilinear formula on BA−P
``concave_price``         1 − (P/BA)^α; the best bid does not reach 1
``inverse_price``         Pmin / P
========================  ==================================================================

What is declared where a formula would divide by zero: **no discount at all** (Rmax = 0, M = 0, BA = Pmin)
gives 0 to everybody, because guidelines n. 2 give 0 to who offers no discount; **a price of zero** gives 1
with ``inverse_price``, and 0 to every price above it. **All discounts equal**, a single bid included:
bilinear formulas give ``x`` by their letter, as nobody exceeds the mean, or 1 where the notice says so
(:class:`~sua.law.scoring.price_rule.AllEqual`); every other formula that compares bids gives 1.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sua.law.scoring.powers import power
from sua.law.scoring.price_rule import AllEqual, PriceFormula, PriceRule


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceScores:
    """Coefficients and points in the order of the bids.

    Attributes:
        values: what the formula was given, in euro or percent.
        references: the numbers common to all bids (``mean``, ``best``), rounded as they were used.
    """

    values: tuple[Fraction, ...]
    references: Mapping[str, Fraction]
    coefficients: tuple[Fraction, ...]
    points: tuple[Fraction, ...]


_Found = tuple[list[Fraction], dict[str, Fraction]]


def price_scores(values: Sequence[Fraction], rule: PriceRule) -> PriceScores:
    """Coefficients and points of the bids.

    Args:
        values: prices in euro for the formulas on prices, discounts in percent for those on discounts.
        rule: formula, parameters and rounding of the notice.

    Returns:
        Coefficients from 0 to 1 and points, exact or rounded as ``rule.rounding`` says; points are
        computed on the coefficient as rounded.

    Raises:
        InputError: no bids, a parameter missing or out of range, a price above the base amount, a
            discount outside 0–100.

    >>> from sua.domain.readings import RoundingMode
    >>> from sua.law.scoring.rounding import ScoreRounding
    >>> to = ScoreRounding(coefficient_decimals=9, points_decimals=3, mode=RoundingMode.HALF_UP,
    ...                    intermediate=True)
    >>> rule = PriceRule(formula=PriceFormula.BILINEAR_DISCOUNT, alpha=None, x=Fraction(9, 10),
    ...     base_amount=None, max_points=Fraction(30), all_equal=AllEqual.FORMULA, rounding=to)
    >>> [float(points) for points in price_scores([Fraction(5), Fraction(10), Fraction(15)], rule).points]
    [13.5, 27.0, 30.0]
    """
    rule.check(values)
    coefficients, references = _FORMULAS[rule.formula](values, rule)
    cut = tuple(rule.rounding.coefficient(c) for c in coefficients)
    return PriceScores(
        values=tuple(values),
        references=references,
        coefficients=cut,
        points=tuple(rule.rounding.points(c * rule.max_points) for c in cut),
    )


def _proportional(gains: Sequence[Fraction], rule: PriceRule) -> _Found:
    best, step = max(gains), rule.rounding.step
    alpha = Fraction(1) if rule.alpha is None else rule.alpha
    if best == 0:
        return [Fraction(0)] * len(gains), {"best": best}
    return [power(step(gain / best), alpha) for gain in gains], {"best": best}


def _bilinear(gains: Sequence[Fraction], mean: Fraction, rule: PriceRule) -> list[Fraction]:
    best, step, x = max(gains), rule.rounding.step, rule.x or Fraction(0)
    if best == 0:
        return [Fraction(0)] * len(gains)
    if rule.all_equal is AllEqual.FULL and min(gains) == best:
        return [Fraction(1)] * len(gains)
    if min(gains) == best:
        return [x] * len(gains)
    return [
        x * gain / mean if gain <= mean else x + (1 - x) * step((gain - mean) / (best - mean))
        for gain in gains
    ]


def _mean(values: Sequence[Fraction], rule: PriceRule) -> Fraction:
    """The mean; where rounding would bring it to the best or the worst value, it stays exact."""
    exact = sum(values, Fraction(0)) / len(values)
    cut = rule.rounding.step(exact)
    return cut if min(values) < cut < max(values) else exact


def _gains(prices: Sequence[Fraction], rule: PriceRule) -> list[Fraction]:
    return [(rule.base_amount or Fraction(0)) - price for price in prices]


def _on_discounts(discounts: Sequence[Fraction], rule: PriceRule) -> _Found:
    return _proportional(discounts, rule)


def _on_gains(prices: Sequence[Fraction], rule: PriceRule) -> _Found:
    return _proportional(_gains(prices, rule), rule)[0], {"best": min(prices)}


def _bilinear_discount(discounts: Sequence[Fraction], rule: PriceRule) -> _Found:
    mean = _mean(discounts, rule)
    return _bilinear(discounts, mean, rule), {"mean": mean, "best": max(discounts)}


def _bilinear_price(prices: Sequence[Fraction], rule: PriceRule) -> _Found:
    mean = _mean(prices, rule)
    [gain] = _gains([mean], rule)
    return _bilinear(_gains(prices, rule), gain, rule), {"mean": mean, "best": min(prices)}


def _concave(rests: Sequence[Fraction], rule: PriceRule) -> list[Fraction]:
    alpha, step = rule.alpha or Fraction(1), rule.rounding.step
    return [1 - step(power(step(rest), alpha)) for rest in rests]


def _concave_discount(discounts: Sequence[Fraction], rule: PriceRule) -> _Found:
    return _concave([1 - discount / 100 for discount in discounts], rule), {}


def _concave_price(prices: Sequence[Fraction], rule: PriceRule) -> _Found:
    base = rule.base_amount or Fraction(1)
    return _concave([price / base for price in prices], rule), {}


def _sia_discount(discounts: Sequence[Fraction], rule: PriceRule) -> _Found:
    mean, alpha, step = _mean(discounts, rule), rule.alpha or Fraction(1), rule.rounding.step
    if max(discounts) == 0:
        return [Fraction(0)] * len(discounts), {"mean": mean}
    return [
        power(step(discount / mean), alpha) if discount < mean else Fraction(1)
        for discount in discounts
    ], {"mean": mean}


def _inverse_price(prices: Sequence[Fraction], rule: PriceRule) -> _Found:
    best, step = min(prices), rule.rounding.step
    return [Fraction(1) if price == 0 else step(best / price) for price in prices], {"best": best}


_FORMULAS: Mapping[PriceFormula, Callable[[Sequence[Fraction], PriceRule], _Found]] = {
    PriceFormula.LINEAR_DISCOUNT: _on_discounts,
    PriceFormula.POWER_DISCOUNT: _on_discounts,
    PriceFormula.BILINEAR_DISCOUNT: _bilinear_discount,
    PriceFormula.CONCAVE_DISCOUNT: _concave_discount,
    PriceFormula.SIA_DISCOUNT: _sia_discount,
    PriceFormula.LINEAR_PRICE: _on_gains,
    PriceFormula.BASE_TO_MIN_PRICE: _on_gains,
    PriceFormula.BILINEAR_PRICE: _bilinear_price,
    PriceFormula.CONCAVE_PRICE: _concave_price,
    PriceFormula.INVERSE_PRICE: _inverse_price,
}

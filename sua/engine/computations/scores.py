"""Points of quality and price, as the notice declares them (art. 108 D.Lgs. 36/2023)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sua.domain.facts import Bid
from sua.domain.readings import RoundingMode
from sua.engine import ledgers
from sua.engine.situation import Situation
from sua.law.scoring.columns import Column
from sua.law.scoring.criteria import Leaf
from sua.law.scoring.price import price_scores
from sua.law.scoring.price_rule import ON_PRICES, AllEqual, PriceFormula, PriceRule, prices_of
from sua.law.scoring.quality import (
    MinimumOn,
    QualityRule,
    Rescaled,
    Rescaling,
    quality_scores,
)
from sua.law.scoring.rounding import ScoreRounding


@dataclass(frozen=True, slots=True)
class Points:
    """Points of one bid; ``economic`` None where it does not reach a minimum score."""

    technical: Fraction | None
    economic: Fraction | None

    @property
    def total(self) -> Fraction | None:
        """What is ranked; None for a bid left out."""
        if self.technical is None or self.economic is None:
            return None
        return self.technical + self.economic


def points(s: Situation, bids: Sequence[Bid]) -> tuple[Points, ...]:
    """Points of those bids, in their order.

    The economic points are taken over the bids that reach the minimum scores: the others are out before
    their prices count.
    """
    technical = _technical(s, bids)
    inside = [n for n, value in enumerate(technical) if value is not None]
    economic = dict(zip(inside, _economic(s, [bids[n] for n in inside]), strict=True))
    return tuple(Points(value, economic.get(n)) for n, value in enumerate(technical))


def _technical(s: Situation, bids: Sequence[Bid]) -> tuple[Fraction | None, ...]:
    given = {(score.operator, score.criterion): score.points for score in ledgers.scores(s)}
    leaves = []
    for row in s.table("award_criteria"):
        code, most = row.text("code") or "", Fraction(row.amount("points") or 0)
        minimum = row.amount("minimum")
        leaves.append(
            Leaf(
                code=code,
                points=most,
                minimum=None if minimum is None else Fraction(minimum),
                discretionary=row.flag("discretionary") is not False,
                coefficients=Column.of(
                    [Fraction(given[bid.codice_fiscale, code]) / most for bid in bids]
                ),
            )
        )
    minimum = s.amount("technical_minimum")
    rule = QualityRule(
        rescaling=Rescaling(s.text("rescaling") or "none"),
        rescaled=Rescaled(s.text("rescaled") or "all"),
        minimum_on=MinimumOn(s.text("minimum_on") or "before_rescaling"),
        minimum=None if minimum is None else Fraction(minimum),
        rounding=_rounding(s),
    )
    return quality_scores(leaves, len(bids), rule).total


def _economic(s: Situation, bids: Sequence[Bid]) -> tuple[Fraction, ...]:
    most, name = s.amount("price_points") or Decimal(0), s.text("price_formula")
    if not most or name is None or not bids:
        return (Fraction(0),) * len(bids)
    formula = PriceFormula(name)
    base, labour = s.amount("base_amount") or Decimal(0), s.amount("labour_cost") or Decimal(0)
    discounted = Fraction(base if s.flag("labour_in_discount_base") else base - labour)
    alpha, x = s.amount("price_alpha"), s.amount("price_x")
    rule = PriceRule(
        formula=formula,
        alpha=None if alpha is None else Fraction(alpha),
        x=None if x is None else Fraction(x),
        base_amount=discounted,
        max_points=Fraction(most),
        all_equal=AllEqual(s.text("price_all_equal") or "formula"),
        rounding=_rounding(s),
    )
    discounts = [Fraction(bid.discount) for bid in bids]
    values = prices_of(discounts, discounted) if formula in ON_PRICES else discounts
    return price_scores(values, rule).points


def _rounding(s: Situation) -> ScoreRounding:
    return ScoreRounding(
        coefficient_decimals=None,
        points_decimals=s.integer("score_decimals"),
        mode=RoundingMode(s.text("score_mode") or "half_up"),
        intermediate=False,
    )

"""What scoring costs: committees' sheets into a ranking, and prices into points."""

import random
import statistics
import sys
import time
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from sua.domain.readings import RoundingMode
from sua.law.scoring.committee import direct
from sua.law.scoring.criteria import Group, Leaf
from sua.law.scoring.overall import Tie, ranking
from sua.law.scoring.price import price_scores
from sua.law.scoring.price_rule import AllEqual, PriceFormula, PriceRule
from sua.law.scoring.quality import MinimumOn, QualityRule, Rescaled, Rescaling, quality_scores
from sua.law.scoring.rounding import ScoreRounding

LOTS, BIDS, GROUPS, LEAVES, MEMBERS = 100, 50, 6, 5, 5
Sheet = list[list[Decimal]]


def sheets(chance: random.Random) -> list[Sheet]:
    """The coefficients of one lot: for every sub-criterion, every bid, every member."""
    grades = [Decimal(n) / 10 for n in range(11)]
    return [
        [chance.choices(grades, k=MEMBERS) for _ in range(BIDS)] for _ in range(GROUPS * LEAVES)
    ]


def quality_rule(decimals: int | None) -> QualityRule:
    """Re-scaling at both levels and a minimum score: the longest way."""
    return QualityRule(
        rescaling=Rescaling.CRITERIA_AND_TOTAL,
        rescaled=Rescaled.DISCRETIONARY,
        minimum_on=MinimumOn.BEFORE_RESCALING,
        minimum=Fraction(20),
        rounding=ScoreRounding(
            coefficient_decimals=decimals,
            points_decimals=decimals,
            mode=RoundingMode.HALF_UP,
            intermediate=True,
        ),
    )


def award(lot: list[Sheet], discounts: list[Fraction], decimals: int | None) -> object:
    """One lot, from the members' coefficients and the discounts to the ranking."""
    tree = [
        Group(
            code=str(g),
            minimum=None,
            children=tuple(
                Leaf(
                    code=f"{g}.{n}",
                    points=Fraction(7, 3),
                    minimum=None,
                    discretionary=True,
                    coefficients=direct(lot[g * LEAVES + n]),
                )
                for n in range(LEAVES)
            ),
        )
        for g in range(GROUPS)
    ]
    rule = quality_rule(decimals)
    price = PriceRule(
        formula=PriceFormula.BILINEAR_DISCOUNT,
        alpha=None,
        x=Fraction(9, 10),
        base_amount=None,
        max_points=Fraction(30),
        all_equal=AllEqual.FORMULA,
        rounding=rule.rounding,
    )
    scores = quality_scores(tree, BIDS, rule)
    return ranking(scores.total, price_scores(discounts, price).points, Tie.QUALITY, None)


def seconds(decimals: int | None, times: int) -> list[float]:
    """How long a whole procedure takes, several times."""
    chance = random.Random(108)  # noqa: S311 -- made-up sheets
    lots = [sheets(chance) for _ in range(LOTS)]
    discounts = [Fraction(chance.randrange(1, 40_000), 1000) for _ in range(BIDS)]
    found = []
    for _ in range(times):
        start = time.perf_counter()
        for lot in lots:
            award(lot, discounts, decimals)
        found.append(time.perf_counter() - start)
    return found


def powers(times: int) -> list[float]:
    """How long fractional exponents take, for a thousand bids."""
    rule = PriceRule(
        formula=PriceFormula.POWER_DISCOUNT,
        alpha=Fraction(3, 10),
        x=None,
        base_amount=None,
        max_points=Fraction(30),
        all_equal=AllEqual.FORMULA,
        rounding=quality_rule(9).rounding,
    )
    discounts = [Fraction(n, 37) for n in range(1, 1001)]
    found = []
    for _ in range(times):
        start = time.perf_counter()
        price_scores(discounts, rule)
        found.append(time.perf_counter() - start)
    return found


def measure() -> dict[str, list[float]]:
    """Seconds of every measure, by its name."""
    what = f"score {LOTS} lots × {BIDS} bids × {GROUPS * LEAVES} sub-criteria × {MEMBERS} members"
    return {
        f"{what}, 3 decimals": seconds(3, 3),
        f"{what}, exact": seconds(None, 3),
        "1000 prices with a fractional exponent": powers(3),
    }


if __name__ == "__main__":
    for name, times in measure().items():
        sys.stdout.write(f"{name}: {statistics.median(times):.3f} s\n")

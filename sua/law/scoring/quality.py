"""Points of the technical element: sum of weighted coefficients, minimum scores, re-scaling.

The sum is the *metodo aggregativo-compensatore* of ANAC's guidelines n. 2, sect. VI; re-scaling
(*riparametrazione*), at the level of each criterion and a second time on the whole, is its sect. III and
must be written in the notice. When a minimum score (*soglia di sbarramento*) is checked, before or after
re-scaling, is for the notice to say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from sua.law.scoring.columns import Column, total
from sua.law.scoring.criteria import Criterion, Leaf, check, every, leaves
from sua.law.scoring.rounding import ScoreRounding


class Rescaling(StrEnum):
    """Which numbers are brought back so that the best bid has the maximum."""

    NONE = "none"
    CRITERIA = "criteria"
    TOTAL = "total"
    CRITERIA_AND_TOTAL = "criteria_and_total"


class Rescaled(StrEnum):
    """Which criteria the first re-scaling touches."""

    DISCRETIONARY = "discretionary"
    ALL = "all"


class MinimumOn(StrEnum):
    """Which points are compared with the minimum scores."""

    BEFORE_RESCALING = "before_rescaling"
    AFTER_RESCALING = "after_rescaling"


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityRule:
    """How the notice turns coefficients into points.

    Attributes:
        minimum: points of the whole below which a bid is excluded; None where there is none.
    """

    rescaling: Rescaling
    rescaled: Rescaled
    minimum_on: MinimumOn
    minimum: Fraction | None
    rounding: ScoreRounding


@dataclass(frozen=True, slots=True)
class BelowMinimum:
    """A bid that does not reach a minimum score; ``criterion`` is None for the whole."""

    bid: int
    criterion: str | None
    points: Fraction
    minimum: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityScores:
    """Points of every bid, in the order of the bids.

    Attributes:
        raw: points of every criterion before re-scaling, by code.
        raw_total: their sum.
        points: points of every criterion after the first re-scaling; meaningless for excluded bids.
        below: every minimum score not reached.
        admitted: positions of the bids left.
        total: final points; None for excluded bids.
    """

    raw: Mapping[str, Column]
    raw_total: Column
    points: Mapping[str, Column]
    below: tuple[BelowMinimum, ...]
    admitted: tuple[int, ...]
    total: tuple[Fraction | None, ...]


def quality_scores(criteria: Sequence[Criterion], size: int, rule: QualityRule) -> QualityScores:
    """Points of the bids on the technical element.

    Where minimum scores are checked before re-scaling, the bids below them take no part in it.
    A criterion in which every bid has 0 is left as it is: nobody is the best of nothing.

    Args:
        criteria: the tree, in the order of the notice.
        size: number of bids.
        rule: re-scaling, minimum scores and rounding of the notice; ``rounding.coefficient_decimals``
            applies to coefficients before and after re-scaling, ``points_decimals`` to the points of
            every criterion and of the whole.

    Raises:
        InputError: the tree is wrong (:func:`~sua.law.scoring.criteria.check`).

    >>> from sua.domain.readings import RoundingMode
    >>> rule = QualityRule(rescaling=Rescaling.CRITERIA, rescaled=Rescaled.ALL, minimum=None,
    ...     minimum_on=MinimumOn.BEFORE_RESCALING, rounding=ScoreRounding(coefficient_decimals=None,
    ...     points_decimals=None, mode=RoundingMode.HALF_UP, intermediate=False))
    >>> method = Leaf(code="A", points=Fraction(40), minimum=None, discretionary=True,
    ...               coefficients=Column.of([Fraction(4, 5), Fraction(2, 5)]))
    >>> quality_scores([method], 2, rule).total
    (Fraction(40, 1), Fraction(20, 1))
    """
    check(criteria, size)
    everybody = tuple(range(size))
    cut = rule.rounding
    coefficients = {
        leaf.code: leaf.coefficients.rounded(cut.coefficient_decimals, cut.mode)
        for leaf in leaves(criteria)
    }
    raw = _points(criteria, coefficients, rule)
    raw_total = total([raw[criterion.code] for criterion in criteria], size)
    before = rule.minimum_on is MinimumOn.BEFORE_RESCALING
    below = _below(criteria, raw, raw_total, rule) if before else ()
    admitted = _left(everybody, below)
    points, whole = raw, raw_total
    if rule.rescaling in (Rescaling.CRITERIA, Rescaling.CRITERIA_AND_TOTAL):
        for leaf in leaves(criteria):
            if leaf.discretionary or rule.rescaled is Rescaled.ALL:
                column = coefficients[leaf.code].rescaled(admitted)
                coefficients[leaf.code] = column.rounded(cut.coefficient_decimals, cut.mode)
        points = _points(criteria, coefficients, rule)
        whole = total([points[criterion.code] for criterion in criteria], size)
    if rule.rescaling in (Rescaling.TOTAL, Rescaling.CRITERIA_AND_TOTAL):
        most = sum((criterion.points for criterion in criteria), Fraction(0))
        best = max((whole.tops[position] for position in admitted), default=0)
        if best:
            whole = whole.rescaled(admitted).times(most).rounded(cut.points_decimals, cut.mode)
    if not before:
        below = _below(criteria, points, whole, rule)
        admitted = _left(everybody, below)
    left = set(admitted)
    return QualityScores(
        raw=raw,
        raw_total=raw_total,
        points=points,
        below=below,
        admitted=admitted,
        total=tuple(whole.value(bid) if bid in left else None for bid in everybody),
    )


def _points(
    criteria: Sequence[Criterion], coefficients: Mapping[str, Column], rule: QualityRule
) -> dict[str, Column]:
    found: dict[str, Column] = {}

    def fill(criterion: Criterion) -> Column:
        if isinstance(criterion, Leaf):
            column = coefficients[criterion.code].times(criterion.points)
            found[criterion.code] = column.rounded(
                rule.rounding.points_decimals, rule.rounding.mode
            )
        else:
            children = [fill(child) for child in criterion.children]
            found[criterion.code] = total(children, len(children[0].tops))
        return found[criterion.code]

    for criterion in criteria:
        fill(criterion)
    return found


def _below(
    criteria: Sequence[Criterion], points: Mapping[str, Column], whole: Column, rule: QualityRule
) -> tuple[BelowMinimum, ...]:
    wanted: list[tuple[str | None, Column, Fraction]] = [
        (criterion.code, points[criterion.code], criterion.minimum)
        for criterion in every(criteria)
        if criterion.minimum is not None
    ]
    if rule.minimum is not None:
        wanted.append((None, whole, rule.minimum))
    return tuple(
        BelowMinimum(bid, code, value, minimum)
        for code, column, minimum in wanted
        for bid, value in enumerate(column.values())
        if value < minimum
    )


def _left(everybody: Sequence[int], below: Sequence[BelowMinimum]) -> tuple[int, ...]:
    out = {found.bid for found in below}
    return tuple(bid for bid in everybody if bid not in out)

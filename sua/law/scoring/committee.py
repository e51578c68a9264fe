"""Coefficients of a criterion: what members judge, what a bid has or has not.

Direct coefficients and pairwise comparison are the two ways of ANAC's guidelines n. 2, sect. V (del.
424/2018); presence and tables are its sect. IV. The grades of preference, from 1 (parity) up to 6
(greatest), are those the notice states: the number of grades is an argument.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, Inexact, localcontext
from enum import StrEnum
from fractions import Fraction

from sua.domain.errors import InputError
from sua.domain.numbers import Exact
from sua.law.scoring.columns import Column, total

_SUM_DIGITS = 100


class Aggregation(StrEnum):
    """From the members' comparisons to one coefficient a bid: guidelines leave it to the notice."""

    MEMBER_MEANS = "member_means"
    MEMBER_MEANS_RESCALED = "member_means_rescaled"
    SUM_OF_POINTS = "sum_of_points"


@dataclass(frozen=True, slots=True)
class Preference:
    """One cell of a member's triangular matrix.

    Attributes:
        better: position of the bid preferred.
        other: position of the other bid.
        grade: strength of the preference; 1 is parity, and gives one point to each.
    """

    better: int
    other: int
    grade: int


def direct(sheet: Sequence[Sequence[Decimal]]) -> Column:
    """Mean of the members' coefficients, exact.

    Args:
        sheet: for each bid, the coefficients of the members, from 0 to 1.

    Raises:
        InputError: bids with different numbers of coefficients, none, or one outside 0–1.

    >>> direct([[Decimal("0.8"), Decimal("0.6")], [Decimal(1), Decimal("0.5")]]).values()
    (Fraction(7, 10), Fraction(3, 4))
    """
    if not sheet or not sheet[0]:
        raise InputError("Mancano i coefficienti dei commissari.", code="committee.empty")
    members = len(sheet[0])
    if any(len(row) != members for row in sheet):
        raise InputError(
            "Ogni offerta deve avere un coefficiente per ciascun commissario.",
            code="committee.members",
        )
    if min(map(min, sheet)) < 0 or max(map(max, sheet)) > 1:
        raise InputError("Un coefficiente non è fra 0 e 1.", code="committee.coefficient")
    with localcontext(prec=_SUM_DIGITS) as exact:
        exact.traps[Inexact] = True
        sums = Column.of([sum(row, Decimal(0)) for row in sheet])
    return Column(sums.tops, sums.bottom * members)


def pair_points(preferences: Sequence[Preference], size: int, *, grades: int) -> tuple[int, ...]:
    """Points of each bid in one member's triangular matrix.

    Args:
        preferences: one cell for each pair of bids, in any order.
        size: number of bids, at least 2.
        grades: the greatest grade the notice admits.

    Raises:
        InputError: fewer than two bids, a pair missing, repeated or of a bid with itself, a grade out
            of range.

    >>> pair_points([Preference(0, 1, 3), Preference(0, 2, 1), Preference(2, 1, 2)], 3, grades=6)
    (4, 0, 3)
    """
    if size < 2:  # noqa: PLR2004 -- a pair
        raise InputError("Il confronto a coppie vuole almeno due offerte.", code="pairs.too_few")
    points = [0] * size
    seen: set[frozenset[int]] = set()
    for cell in preferences:
        pair = frozenset((cell.better, cell.other))
        if not pair <= set(range(size)) or len(pair) == 1 or pair in seen:
            raise InputError(
                "Una coppia di offerte è ripetuta o non esiste.", code="pairs.repeated"
            )
        if not 1 <= cell.grade <= grades:
            raise InputError(f"Il grado va da 1 a {grades}.", code="pairs.grade")
        seen.add(pair)
        points[cell.better] += cell.grade
        points[cell.other] += 1 if cell.grade == 1 else 0
    wanted = size * (size - 1) // 2
    if len(seen) != wanted:
        raise InputError(
            f"Mancano dei confronti: sono {len(seen)} su {wanted}.", code="pairs.missing"
        )
    return tuple(points)


def pairwise(points: Sequence[Sequence[int]], aggregation: Aggregation) -> Column:
    """Coefficients from the members' points, exact; the best of a member, or of all, is 1.

    Args:
        points: for each member, the points of every bid (:func:`pair_points`).
        aggregation: the way the notice states.

    Raises:
        InputError: no members.

    >>> pairwise([(4, 0, 3), (1, 3, 2)], Aggregation.MEMBER_MEANS).values()
    (Fraction(2, 3), Fraction(1, 2), Fraction(17, 24))
    >>> pairwise([(4, 0, 3), (1, 3, 2)], Aggregation.SUM_OF_POINTS).values()
    (Fraction(1, 1), Fraction(3, 5), Fraction(1, 1))
    """
    if not points:
        raise InputError("Mancano i confronti dei commissari.", code="committee.empty")
    size = len(points[0])
    everybody = range(size)
    sheets = [Column(tuple(sheet), 1) for sheet in points]
    if aggregation is Aggregation.SUM_OF_POINTS:
        return total(sheets, size).rescaled(everybody)
    means = total([sheet.rescaled(everybody) for sheet in sheets], size)
    means = means.times(Fraction(1, len(sheets)))
    return means.rescaled(everybody) if aggregation is Aggregation.MEMBER_MEANS_RESCALED else means


def on_off(has: Sequence[bool]) -> Column:
    """1 to the bids that have what is asked, 0 to the others.

    >>> on_off([True, False]).values()
    (Fraction(1, 1), Fraction(0, 1))
    """
    return Column(tuple(1 if one else 0 for one in has), 1)


def tabular(levels: Sequence[str], table: Mapping[str, Exact]) -> Column:
    """The coefficient the notice's table gives to the level of each bid.

    Raises:
        InputError: a level that is not in the table, or a coefficient outside 0–1.

    >>> tabular(["gold", "none"], {"none": 0, "silver": Decimal("0.4"), "gold": 1}).values()
    (Fraction(1, 1), Fraction(0, 1))
    """
    for level in levels:
        if level not in table:
            raise InputError(
                f"«{level[:60]}» non è nella tabella: {', '.join(table)}.", code="table.level"
            )
    if any(not 0 <= coefficient <= 1 for coefficient in table.values()):
        raise InputError("Un coefficiente non è fra 0 e 1.", code="committee.coefficient")
    return Column.of([table[level] for level in levels])

"""The tree of criteria and sub-criteria with their points, art. 108 c. 7 D.Lgs. 36/2023."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sua.domain.errors import InputError
from sua.law.scoring.columns import Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A criterion that is judged.

    Attributes:
        code: unique in the tree.
        points: points of the coefficient 1.
        minimum: points below which a bid is excluded; None where there is none.
        discretionary: whether members judge it, or a table or presence decides.
        coefficients: one a bid, exact.
    """

    code: str
    points: Fraction
    minimum: Fraction | None
    discretionary: bool
    coefficients: Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A criterion whose points are the sum of those of its sub-criteria."""

    code: str
    minimum: Fraction | None
    children: "tuple[Leaf | Group, ...]"

    @property
    def points(self) -> Fraction:
        """Points of the whole group."""
        return sum((child.points for child in self.children), Fraction(0))


Criterion = Leaf | Group


def leaves(criteria: Sequence[Criterion]) -> Iterator[Leaf]:
    """The judged criteria, in the order of the notice."""
    for criterion in criteria:
        if isinstance(criterion, Leaf):
            yield criterion
        else:
            yield from leaves(criterion.children)


def every(criteria: Sequence[Criterion]) -> Iterator[Criterion]:
    """Every criterion and sub-criterion, a group before its children."""
    for criterion in criteria:
        yield criterion
        if isinstance(criterion, Group):
            yield from every(criterion.children)


def shares(points: Fraction, weights: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """Points of a criterion split by the weights of its sub-criteria.

    Raises:
        InputError: a negative weight, or all of them zero.

    >>> shares(Fraction(40), [Fraction(3), Fraction(1)])
    (Fraction(30, 1), Fraction(10, 1))
    """
    whole = sum(weights, Fraction(0))
    if any(weight < 0 for weight in weights) or whole <= 0:
        raise InputError("I pesi non sono positivi.", code="weights.sign")
    return tuple(points * weight / whole for weight in weights)


def check(criteria: Sequence[Criterion], size: int) -> None:
    """Refuse a tree that cannot be scored.

    Raises:
        InputError: no criteria, a code repeated, points not positive, a minimum above the points, a
            group without children, a judged criterion without one coefficient from 0 to 1 a bid.
    """
    codes: set[str] = set()
    for criterion in every(criteria):
        place = criterion.code
        if place in codes:
            raise InputError(f"Il criterio «{place}» è ripetuto.", code="criteria.repeated")
        codes.add(place)
        if isinstance(criterion, Group) and not criterion.children:
            raise InputError(f"Il criterio «{place}» non ha sub-criteri.", code="criteria.empty")
        if criterion.points <= 0:
            raise InputError(f"Il criterio «{place}» non ha punti.", code="criteria.points")
        if criterion.minimum is not None and not 0 <= criterion.minimum <= criterion.points:
            raise InputError(
                f"La soglia del criterio «{place}» supera i suoi punti o è negativa.",
                code="criteria.minimum",
            )
        if isinstance(criterion, Leaf):
            column = criterion.coefficients
            if len(column.tops) != size or any(
                top > column.bottom or top < 0 for top in column.tops
            ):
                raise InputError(
                    f"Il criterio «{place}» vuole un coefficiente da 0 a 1 per ogni offerta.",
                    code="criteria.coefficients",
                )
    if not codes:
        raise InputError("Non c'è nessun criterio.", code="criteria.empty")

"""AHP: weights from pairwise comparisons, by the principal eigenvector, and how consistent they are.

Saaty's method. The eigenvector is the limit of the powers of the matrix, by repeated squaring with 70
digits. The consistency index is (λmax − n)/(n − 1), the ratio divides it by the index of random matrices:
Saaty's estimates (*Theory and Applications of the Analytic Network Process*, 2005, p. 31) or Donegan and
Dodd's (*Mathematical and Computer Modelling* 15:10, 1991), by interpolation between the sizes they give.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum
from fractions import Fraction

from sua.domain.errors import InputError
from sua.law.scoring.powers import DIGITS, as_decimal, snapped

_STILL = Decimal(1).scaleb(-55)
_SETTLED = Decimal(1).scaleb(-20)
_SQUARINGS = 60
_ROUNDS = 500
_CONSISTENT_UP_TO = 2


class RandomIndex(StrEnum):
    """Whose estimates of the index of random matrices."""

    SAATY = "saaty"
    DONEGAN_DODD = "dd"


class Missing(StrEnum):
    """What becomes of a pair nobody compared.

    ``refuse`` refuses; ``complete`` takes the value that makes the matrix most consistent (Bozóki, Fülöp
    and Rónyai, *Mathematical and Computer Modelling* 52, 2010).
    """

    REFUSE = "refuse"
    COMPLETE = "complete"


_SAATY = "0.52 0.89 1.11 1.25 1.35 1.40 1.45 1.49 1.52 1.54 1.56 1.58 1.59"
_DODD = (
    "0.4914 0.8286 1.0591 1.1797 1.2519 1.3171 1.3733 1.4055 1.4213 1.4497 1.4643 1.4822 1.4969"
    " 1.5078 1.5153 1.5262 1.5313 1.5371"
)
_INDEXES: Mapping[RandomIndex, Mapping[int, Fraction]] = {
    RandomIndex.SAATY: {n: Fraction(text) for n, text in enumerate(_SAATY.split(), 3)},
    RandomIndex.DONEGAN_DODD: {
        **{n: Fraction(text) for n, text in enumerate(_DODD.split(), 3)},
        25: Fraction("1.5619"),
        30: Fraction("1.5772"),
    },
}
_Matrix = list[list[Decimal]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahp:
    """Weights in the order of the elements, summing to 1, to 50 decimals.

    Attributes:
        completed: the pairs nobody compared, with the value they were given.
        consistency_ratio: 0 up to two elements; by Saaty's custom good up to 0.10.
    """

    weights: tuple[Fraction, ...]
    lambda_max: Fraction
    consistency_index: Fraction
    random_index: Fraction | None
    consistency_ratio: Fraction
    completed: Mapping[tuple[int, int], Fraction]


def ahp(
    size: int,
    comparisons: Mapping[tuple[int, int], Fraction],
    *,
    random_index: RandomIndex,
    missing: Missing,
) -> Ahp:
    """Weights of the elements.

    Args:
        size: number of elements, at least 1.
        comparisons: how many times the first element of a pair is worth the second, above 0; each pair
            once, in either direction.
        random_index: whose random matrices the consistency is compared with.
        missing: what becomes of a pair that is not there.

    Raises:
        InputError: a comparison that is wrong or missing, elements nobody connects, a size the random
            index does not reach.

    >>> found = ahp(3, {(0, 1): Fraction(2), (1, 2): Fraction(3), (0, 2): Fraction(6)},
    ...             random_index=RandomIndex.SAATY, missing=Missing.REFUSE)
    >>> [round(weight, 3) for weight in found.weights], found.consistency_ratio
    ([Fraction(3, 5), Fraction(3, 10), Fraction(1, 10)], Fraction(0, 1))
    """
    chance = _random_index(size, random_index)
    with localcontext(prec=DIGITS):
        matrix, unknown = _matrix(size, comparisons)
        if unknown and missing is Missing.REFUSE:
            raise InputError(f"Mancano {len(unknown)} confronti.", code="ahp.missing")
        _complete(matrix, unknown)
        weights, _ = _principal(matrix)
        ratios = [
            sum(map(Decimal.__mul__, row, weights), Decimal(0)) / own
            for row, own in zip(matrix, weights, strict=True)
        ]
        lambda_max = max(snapped(sum(ratios, Decimal(0)) / size), Fraction(size))
        index = (lambda_max - size) / (size - 1) if size > _CONSISTENT_UP_TO else Fraction(0)
        return Ahp(
            weights=tuple(map(snapped, weights)),
            lambda_max=lambda_max,
            consistency_index=index,
            random_index=chance,
            consistency_ratio=index / chance if chance else Fraction(0),
            completed={(i, j): snapped(matrix[i][j]) for i, j in unknown},
        )


def _random_index(size: int, whose: RandomIndex) -> Fraction | None:
    table = _INDEXES[whose]
    if size <= _CONSISTENT_UP_TO:
        return None
    if size in table:
        return table[size]
    if size > max(table):
        raise InputError(
            f"Gli elementi sono {size}: l'indice casuale scelto arriva a {max(table)}.",
            code="ahp.too_many",
            field="random_index",
        )
    low = max(n for n in table if n < size)
    high = min(n for n in table if n > size)
    return table[low] + (table[high] - table[low]) * (size - low) / (high - low)


def _matrix(
    size: int, comparisons: Mapping[tuple[int, int], Fraction]
) -> tuple[_Matrix, list[tuple[int, int]]]:
    matrix = [[Decimal(1)] * size for _ in range(size)]
    known: set[frozenset[int]] = set()
    for (one, other), value in comparisons.items():
        pair = frozenset((one, other))
        if not pair <= set(range(size)) or len(pair) == 1 or pair in known:
            raise InputError("Un confronto è ripetuto o non è fra due elementi.", code="ahp.pair")
        if value <= 0:
            raise InputError("Un confronto non è positivo.", code="ahp.value")
        known.add(pair)
        matrix[one][other], matrix[other][one] = as_decimal(value), as_decimal(1 / value)
    if size < 1 or not _connected(size, known):
        raise InputError(
            "I confronti non collegano tutti gli elementi fra loro.", code="ahp.disconnected"
        )
    pairs = [(i, j) for i in range(size) for j in range(i + 1, size)]
    return matrix, [pair for pair in pairs if frozenset(pair) not in known]


def _connected(size: int, known: set[frozenset[int]]) -> bool:
    reached, grew = {0}, True
    while grew:
        more = {element for pair in known if pair & reached for element in pair} - reached
        reached |= more
        grew = bool(more)
    return len(reached) == size


def _principal(matrix: _Matrix) -> tuple[list[Decimal], list[Decimal]]:
    """Right and left principal eigenvectors, each summing to 1."""
    before: list[Decimal] = []
    for _ in range(_SQUARINGS):
        whole = sum((sum(row, Decimal(0)) for row in matrix), Decimal(0))
        rows = [sum(row, Decimal(0)) / whole for row in matrix]
        columns = [sum(column, Decimal(0)) / whole for column in zip(*matrix, strict=True)]
        if before and all(abs(a - b) < _STILL for a, b in zip(before, rows + columns, strict=True)):
            return rows, columns
        before = rows + columns
        scaled = [[value / whole for value in row] for row in matrix]
        turned = list(zip(*scaled, strict=True))
        matrix = [
            [sum(map(Decimal.__mul__, row, column), Decimal(0)) for column in turned]
            for row in scaled
        ]
    raise InputError("Il calcolo dei pesi non converge.", code="ahp.no_convergence")


def _complete(matrix: _Matrix, unknown: Sequence[tuple[int, int]]) -> None:
    """Fill the unknown pairs where the greatest eigenvalue is least: its derivative is zero there."""
    if not unknown:
        return
    logs = _logarithmic_weights(matrix, unknown)
    for i, j in unknown:
        matrix[i][j], matrix[j][i] = (logs[i] - logs[j]).exp(), (logs[j] - logs[i]).exp()
    for _ in range(_ROUNDS):
        right, left = _principal(matrix)
        moved = Decimal(0)
        for i, j in unknown:
            value = (left[j] * right[i] / (left[i] * right[j])).sqrt()
            moved = max(moved, abs(value / matrix[i][j] - 1))
            matrix[i][j], matrix[j][i] = value, 1 / value
        if moved < _SETTLED:
            return
    raise InputError(
        "I confronti sono troppo pochi per completare gli altri.", code="ahp.no_convergence"
    )


def _logarithmic_weights(matrix: _Matrix, unknown: Sequence[tuple[int, int]]) -> list[Decimal]:
    """Logarithms of the weights that fit the known pairs best, the first one 0: where to start from.

    They solve the normal equations of least squares, by elimination; the pairs connect all elements, so
    that no pivot is zero.
    """
    size = len(matrix)
    lost = {*unknown, *((j, i) for i, j in unknown)}
    rows = []
    for i in range(1, size):
        known = [j for j in range(size) if j != i and (i, j) not in lost]
        row = [Decimal(-1 if j in known else 0) for j in range(1, size)]
        row[i - 1] = Decimal(len(known))
        rows.append([*row, sum((matrix[i][j].ln() for j in known), Decimal(0))])
    for i, pivot in enumerate(rows):
        rows[i] = [value / pivot[i] for value in pivot]
        for k, other in enumerate(rows):
            if k != i and other[i]:
                rows[k] = [a - other[i] * b for a, b in zip(other, rows[i], strict=True)]
    return [Decimal(0), *(row[-1] for row in rows)]

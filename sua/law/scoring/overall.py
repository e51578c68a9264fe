"""Quality and price together, or quality alone at a fixed price (art. 108 c. 5); the ranking."""

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction

from sua.domain.errors import InputError
from sua.law.ranking import DrawingLotsRequired, NoBids, Ranking, rank


class Tie(StrEnum):
    """Who comes first between equal totals, before lots are drawn."""

    QUALITY = "quality"
    PRICE = "price"
    NOBODY = "nobody"


def totals(
    quality: Sequence[Fraction | None], price: Sequence[Fraction | None] | None
) -> tuple[Fraction | None, ...]:
    """Points of quality and price; ``price`` is None at a fixed price; excluded bids stay None.

    Raises:
        InputError: the two are not of the same bids.

    >>> totals([Fraction(60), None], [Fraction(25), Fraction(30)])
    (Fraction(85, 1), None)
    """
    if price is None:
        return tuple(quality)
    if len(price) != len(quality):
        raise InputError("Punteggi di offerte diverse.", code="bids.count")
    return tuple(
        None if one is None or other is None else one + other
        for one, other in zip(quality, price, strict=True)
    )


def ranking(
    quality: Sequence[Fraction | None],
    price: Sequence[Fraction | None] | None,
    tie: Tie,
    drawn: int | None,
) -> Ranking | DrawingLotsRequired | NoBids:
    """Most points first, among the bids left; ``drawn`` settles what ``tie`` leaves equal at the top.

    >>> ranking([Fraction(60), Fraction(58)], [Fraction(28), Fraction(30)], Tie.NOBODY, None)
    DrawingLotsRequired(tied=(0, 1), order=(0, 1))
    >>> ranking([Fraction(60), Fraction(58)], [Fraction(28), Fraction(30)], Tie.PRICE, None)
    Ranking(order=(1, 0))
    """
    keys: dict[int, tuple[Fraction, Fraction, bool]] = {}
    for bid, points in enumerate(totals(quality, price)):
        if points is not None:
            second = {Tie.QUALITY: quality[bid], Tie.PRICE: price[bid] if price else None}.get(tie)
            keys[bid] = (points, second or Fraction(0), bid == drawn)
    return rank(keys, among=tuple(keys))

"""The ranking of one lot, at lowest price or by points (arts 54, 70 c. 4, 108, 110 D.Lgs. 36/2023).

What the ranking still lacks is a value, not an exception, and all of it is told at once:
:class:`DrawingLotsRequired`, :class:`AdmissionsPending`, :class:`AbnormalBidCheckRequired`,
:class:`NoBids`. Bids are named by their position in the list given; the order of that list decides
nothing, equal bids being listed by bidder.

Until the award act the measure of a lot (:mod:`sua.law.offers`) is taken on the bids admitted today;
after it, on those that counted on the day of the act, whatever changes later (art. 108 c. 12, text of
2023). Ranking again is therefore ranking: only ``counted_at_award`` differs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import groupby
from typing import Any

from sua.law.offers import (
    Admission,
    Congruity,
    Offer,
    Points,
    PointsShare,
    Rules,
    SpecificElements,
    TieRule,
)

_SCALE = 128


class LeftOut(StrEnum):
    """Why a bid is not ranked."""

    SUSPENDED = "suspended"
    EXCLUDED = "excluded"
    OVER_LOT_LIMIT = "over_lot_limit"
    ABOVE_BASE = "above_base"
    ABNORMAL = "abnormal"
    NOT_JUSTIFIED = "not_justified"


@dataclass(frozen=True, slots=True)
class Ranking:
    """Positions of the bids left, best first."""

    order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DrawingLotsRequired:
    """The best bids are equal and nothing on record settles it."""

    tied: tuple[int, ...]
    order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NoBids:
    """Nothing is left to rank."""


@dataclass(frozen=True, slots=True)
class AdmissionsPending:
    """These admissions are suspended: whatever is ranked without them is provisional."""

    bids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AbnormalBidCheckRequired:
    """The RUP judges this bid, in writing, on these elements (art. 110)."""

    bid: int
    asked: SpecificElements | PointsShare


Outcome = Ranking | DrawingLotsRequired | NoBids | AdmissionsPending | AbnormalBidCheckRequired


@dataclass(frozen=True, slots=True, kw_only=True)
class LotRanking:
    """One lot: the bids as measured, those equal together, those left out, and every outcome.

    ``groups`` are best first; more than one position in a group are equal bids that nothing settles.
    ``counted`` are the bidders the measure was taken on: the award act freezes them.
    """

    offers: tuple[Offer, ...]
    groups: tuple[tuple[int, ...], ...]
    left_out: tuple[tuple[int, LeftOut], ...]
    counted: frozenset[str]
    outcomes: tuple[Outcome, ...]


def rank(
    keys: Sequence[Any] | Mapping[int, Any], among: Sequence[int]
) -> Ranking | DrawingLotsRequired | NoBids:
    """Greatest key first; positions with equal keys keep the order of ``among``.

    A tie is settled by whatever the caller puts in the key after the bid itself.

    >>> rank([3, 5, 5], among=(0, 1, 2))
    DrawingLotsRequired(tied=(1, 2), order=(1, 2, 0))
    >>> rank([(3, False), (5, False), (5, True)], among=(0, 1, 2))
    Ranking(order=(2, 1, 0))
    """
    if not among:
        return NoBids()
    order = tuple(sorted(among, key=keys.__getitem__, reverse=True))
    tied = tuple(i for i in order if keys[i] == keys[order[0]])
    return DrawingLotsRequired(tied=tied, order=order) if len(tied) > 1 else Ranking(order)


def rank_lot(
    offers: Sequence[Offer],
    rules: Rules,
    *,
    base: Decimal,
    draws: Sequence[Sequence[str]],
    counted_at_award: frozenset[str] | None,
) -> LotRanking:
    """The ranking of a lot and everything that it still lacks.

    Args:
        offers: every bid opened, one a bidder, all discounts or all points.
        rules: what the notice declares.
        base: base amount in euro: a price above it is inadmissible (art. 70 c. 4 lett. f).
        draws: orders drawn among bidders; one settles a tie if it holds all the tied, the last prevails.
        counted_at_award: None before the award act; the ``counted`` of the ranking it adopted after.

    Raises:
        ValueError: a bidder stands twice, or bids of the two kinds are mixed.

    >>> from sua.law.offers import Discount, as_given
    >>> bids = [Offer(bidder=name, merit=Discount(Decimal(discount)), price=None,
    ...               admission=Admission.ADMITTED, congruity=Congruity.NOT_LOW)
    ...         for name, discount in (("Alfa", 5), ("Beta", 7), ("Gamma", -1))]
    >>> found = rank_lot(bids, Rules(measure=as_given, ties=(), check=None), base=Decimal(1000),
    ...                  draws=(), counted_at_award=None)
    >>> found.outcomes, found.left_out
    ((Ranking(order=(1, 0)),), ((2, <LeftOut.ABOVE_BASE: 'above_base'>),))
    """
    if len({offer.bidder for offer in offers}) != len(offers):
        raise ValueError("a bidder stands twice in a lot")
    if len({type(offer.merit) for offer in offers}) > 1:
        raise ValueError("discounts and points are mixed in a lot")
    out = {n: why for n, offer in enumerate(offers) if (why := _why_out(offer, base))}
    counted = [
        offer
        for n, offer in enumerate(offers)
        if (n not in out if counted_at_award is None else offer.bidder in counted_at_award)
    ]
    yardstick = rules.measure(counted)
    measured = list(offers)
    for n, offer in enumerate(offers):
        found = yardstick(offer)
        if found is not None:
            measured[n] = found
        elif n not in out:
            out[n] = LeftOut.ABNORMAL
    among = sorted((n for n in range(len(offers)) if n not in out), key=lambda n: offers[n].bidder)
    keys = _keys(measured, among, rules.ties, draws)
    result = rank(keys, among)
    order = () if isinstance(result, NoBids) else result.order
    groups = tuple(tuple(same) for _, same in groupby(order, keys.__getitem__))
    suspended = tuple(n for n, why in out.items() if why is LeftOut.SUSPENDED)
    outcomes: list[Outcome] = [result]
    if suspended:
        outcomes.append(AdmissionsPending(tuple(sorted(suspended, key=lambda n: offers[n].bidder))))
    outcomes += checks_required(measured, groups[0] if groups else (), rules)
    return LotRanking(
        offers=tuple(measured),
        groups=groups,
        left_out=tuple(sorted(out.items())),
        counted=frozenset(offer.bidder for offer in counted),
        outcomes=tuple(outcomes),
    )


def checks_required(
    offers: Sequence[Offer], positions: Sequence[int], rules: Rules
) -> list[AbnormalBidCheckRequired]:
    """The checks of art. 110 that nobody has made yet on these bids."""
    check = rules.check
    return [
        AbnormalBidCheckRequired(n, check)
        for n in positions
        if check is not None
        and offers[n].congruity is Congruity.NOT_JUDGED
        and (isinstance(check, SpecificElements) or _reaches(offers[n], check))
    ]


def _reaches(offer: Offer, check: PointsShare) -> bool:
    if not isinstance(offer.merit, Points):
        raise TypeError("a share of the points is of points")
    return (
        offer.merit.technical >= check.share * check.technical_max
        and offer.merit.economic >= check.share * check.economic_max
    )


def _why_out(offer: Offer, base: Decimal) -> LeftOut | None:
    if offer.admission is not Admission.ADMITTED:
        return LeftOut(offer.admission.value)
    negative = not isinstance(offer.merit, Points) and offer.merit.percent < 0
    if negative or (offer.price is not None and offer.price > base):
        return LeftOut.ABOVE_BASE
    return LeftOut.NOT_JUSTIFIED if offer.congruity is Congruity.NOT_JUSTIFIED else None


def _keys(
    offers: Sequence[Offer],
    among: Sequence[int],
    ties: Sequence[TieRule],
    draws: Sequence[Sequence[str]],
) -> Mapping[int, tuple[Any, ...]]:
    """What each bid is ranked by: the total, the rules of the notice, the place drawn."""
    merit = {n: _merit(offers[n], ties) for n in among}
    if not draws:
        return merit
    equal: dict[tuple[Any, ...], list[int]] = {}
    for n in among:
        equal.setdefault(merit[n], []).append(n)
    places = [{bidder: -place for place, bidder in enumerate(drawn)} for drawn in draws]
    keys = {}
    for value, tied in equal.items():
        names = {offers[n].bidder for n in tied}
        settling = [place for place in places if names <= place.keys()] if len(tied) > 1 else []
        for n in tied:
            keys[n] = (value, settling[-1][offers[n].bidder] if settling else 0)
    return keys


def _merit(offer: Offer, ties: Sequence[TieRule]) -> tuple[Any, ...]:
    """The whole part of the scaled total comes first: whole numbers are compared fast, and exactly."""
    total = offer.merit.total
    whole = (total.numerator << _SCALE) // total.denominator
    if not ties:
        return (whole, total)
    if not isinstance(offer.merit, Points):
        raise TypeError("at lowest price no rule but the draw settles a tie")
    parts = {TieRule.TECHNICAL: offer.merit.technical, TieRule.ECONOMIC: offer.merit.economic}
    return (whole, total, *(parts[rule] for rule in ties))

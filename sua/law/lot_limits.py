"""Lots, the limits the notice declares on them, and its criteria (art. 58 c. 4 D.Lgs. 36/2023)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sua.law.offers import Admission, Offer, Rules


class Assignment(StrEnum):
    """Which lots a bidder keeps: largest base amount, own best bid, own declared order."""

    LOT_VALUE = "lot_value"
    BEST_OFFER = "best_offer"
    PREFERENCE = "preference"


class OverOffered(StrEnum):
    """What becomes of bids for more lots than allowed."""

    EXCLUDE_ALL = "exclude_all"
    KEEP_LARGEST = "keep_largest"
    KEEP_PREFERRED = "keep_preferred"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the notice declares; None is no limit.

    Attributes:
        preferences: lots in the order a bidder declared; lots not named come last.
        groups: the group a bidder shares the limit on awards with, where the notice says so.
    """

    offered: int | None
    over_offered: OverOffered
    awarded: int | None
    assignment: Assignment
    preferences: Mapping[str, Sequence[str]]
    groups: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """A lot, as :func:`~sua.law.ranking.rank_lot` takes it; ``awarded_to`` once its act is adopted."""

    code: str
    base: Decimal
    offers: tuple[Offer, ...]
    rules: Rules
    draws: tuple[tuple[str, ...], ...]
    counted_at_award: frozenset[str] | None
    awarded_to: str | None


def within_offered(lots: Sequence[Lot], limits: Limits) -> list[list[Offer]]:
    """The bids of each lot, those beyond the limit on lots offered marked so."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, lot in enumerate(lots):
        for offer in lot.offers:
            places[offer.bidder].append(place)
    over: set[tuple[str, int]] = set()
    by_preference = limits.over_offered is OverOffered.KEEP_PREFERRED
    for bidder, mine in places.items():
        if limits.offered is None or len(mine) <= limits.offered:
            continue
        keep = 0 if limits.over_offered is OverOffered.EXCLUDE_ALL else limits.offered
        first = _declared(limits, bidder) if by_preference else {}
        order = sorted(mine, key=lambda n: (first.get(lots[n].code, len(lots)), -lots[n].base, n))
        over |= {(bidder, place) for place in order[keep:]}
    return [
        [
            replace(offer, admission=Admission.OVER_LOT_LIMIT)
            if (offer.bidder, place) in over and offer.admission is not Admission.EXCLUDED
            else offer
            for offer in lot.offers
        ]
        for place, lot in enumerate(lots)
    ]


def _declared(limits: Limits, bidder: str) -> dict[str, int]:
    return {code: n for n, code in enumerate(limits.preferences.get(bidder, ()))}


def group_of(limits: Limits, bidder: str) -> str:
    """Who shares the limit on awards: a declared group, or the bidder alone."""
    return limits.groups.get(bidder, bidder)


def preference(limits: Limits, lot: Lot, offer: Offer) -> tuple[Any, ...]:
    """By what a bidder over the limit keeps a lot: the smaller is kept first."""
    if limits.assignment is Assignment.BEST_OFFER:
        return (-offer.merit.total, -lot.base)
    if limits.assignment is Assignment.PREFERENCE:
        declared = _declared(limits, offer.bidder)
        return (declared.get(lot.code, len(declared)), -lot.base)
    return (-lot.base,)

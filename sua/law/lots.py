"""Several lots and one bidder: limits on lots offered and awarded (art. 58 c. 4 D.Lgs. 36/2023).

The notice states the limits, their reason and the criterion by which a bidder well placed in too many
lots gets some of them. One procedure applies every criterion: each lot is proposed to its bidders in
order of ranking; a bidder holds the lots it comes first by, up to the limit, and what it leaves goes
to the next. The outcome depends on no order of processing, and nobody is passed over for a lot
preferred, by that criterion, to one received.

What changes after an award has no consequence on the other lots (art. 108 c. 12, text of 2023): a lot
already awarded keeps its winner and only counts against the limit.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sua.law.lot_limits import Limits, Lot, group_of, preference, within_offered
from sua.law.ranking import (
    AdmissionsPending,
    DrawingLotsRequired,
    LotRanking,
    NoBids,
    Outcome,
    Ranking,
    checks_required,
    rank_lot,
)


class WhyWinner(StrEnum):
    """How the winner came to it."""

    FIRST = "first"
    NEXT_WITHIN_LIMIT = "next_within_limit"
    ALREADY_AWARDED = "already_awarded"


@dataclass(frozen=True, slots=True)
class AllAtLimit:
    """Every bidder ranked in the lot has reached the limit elsewhere."""


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A bid better placed, whose bidder (or group) has its lots elsewhere."""

    bid: int
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LotOutcome:
    """One lot: who gets it and why, who was passed over, and everything still lacking.

    ``provisional`` is true while something lacking here, or in any lot under a limit, may change it.
    """

    code: str
    ranking: LotRanking
    winner: int | None
    why: WhyWinner | None
    passed_over: tuple[PassedOver, ...]
    outcomes: tuple[Outcome | AllAtLimit, ...]
    provisional: bool


@dataclass(frozen=True, slots=True)
class _Claim:
    wanted: tuple[Any, ...]
    place: int
    """Of the lot in the notice: the last resort between equals."""


def assign(lots: Sequence[Lot], limits: Limits) -> tuple[LotOutcome, ...]:
    """Every lot ranked and assigned, in the order the notice lists them.

    Raises:
        ValueError: a lot listed twice, or awarded to who made no bid in it.
    """
    if len({lot.code for lot in lots}) != len(lots):
        raise ValueError("a lot is listed twice")
    for lot in lots:
        if lot.awarded_to not in {None, *(offer.bidder for offer in lot.offers)}:
            raise ValueError("a lot is awarded to who made no bid in it")
    rankings = [
        rank_lot(
            offers,
            lot.rules,
            base=lot.base,
            draws=lot.draws,
            counted_at_award=lot.counted_at_award,
        )
        for lot, offers in zip(lots, within_offered(lots, limits), strict=True)
    ]
    reached, kept = _propose(lots, rankings, limits)
    drafts = [
        _outcome(place, lots, rankings[place], reached[place], kept, limits)
        for place in range(len(lots))
    ]
    unsettled = limits.awarded is not None and any(draft.provisional for draft in drafts)
    return tuple(
        replace(
            draft,
            provisional=draft.why is not WhyWinner.ALREADY_AWARDED
            and (draft.provisional or unsettled),
        )
        for draft in drafts
    )


def _propose(
    lots: Sequence[Lot], rankings: Sequence[LotRanking], limits: Limits
) -> tuple[list[int], dict[str, list[int]]]:
    """How far each lot went down its ranking, and the lots each bidder or group holds."""
    fixed = Counter(group_of(limits, lot.awarded_to) for lot in lots if lot.awarded_to is not None)
    reached = [0] * len(lots)
    held: dict[str, list[_Claim]] = defaultdict(list)
    free = deque(place for place, lot in enumerate(lots) if lot.awarded_to is None)
    while free:
        place = free.popleft()
        groups = rankings[place].groups
        if reached[place] == len(groups) or len(groups[reached[place]]) > 1:
            continue
        offer = rankings[place].offers[groups[reached[place]][0]]
        reached[place] += 1
        group = group_of(limits, offer.bidder)
        mine = held[group]
        mine.append(_Claim(preference(limits, lots[place], offer), place))
        if limits.awarded is not None and len(mine) > max(0, limits.awarded - fixed[group]):
            worst = max(mine, key=lambda claim: (claim.wanted, claim.place))
            mine.remove(worst)
            free.append(worst.place)
    kept = {group: [claim.place for claim in claims] for group, claims in held.items()}
    for place, lot in enumerate(lots):
        if lot.awarded_to is not None:
            kept.setdefault(group_of(limits, lot.awarded_to), []).append(place)
    return reached, kept


def _outcome(
    place: int,
    lots: Sequence[Lot],
    ranking: LotRanking,
    reached: int,
    kept: Mapping[str, Sequence[int]],
    limits: Limits,
) -> LotOutcome:
    lot, offers, groups = lots[place], ranking.offers, ranking.groups
    order = tuple(n for group in groups for n in group)

    def lots_of(n: int) -> Sequence[int]:
        return kept.get(group_of(limits, offers[n].bidder), ())

    if lot.awarded_to is not None:
        winner = next(n for n, offer in enumerate(offers) if offer.bidder == lot.awarded_to)
        return LotOutcome(
            code=lot.code,
            ranking=ranking,
            winner=winner,
            why=WhyWinner.ALREADY_AWARDED,
            passed_over=(),
            outcomes=(),
            provisional=False,
        )
    proposed = [group[0] for group in groups[:reached]]
    won = bool(proposed) and place in lots_of(proposed[-1])
    passed = proposed[:-1] if won else proposed
    found: list[Outcome | AllAtLimit] = []
    if not groups:
        found.append(NoBids())
    elif won:
        found.append(Ranking(order))
    elif reached == len(groups):
        found.append(AllAtLimit())
    else:
        found.append(DrawingLotsRequired(tied=groups[reached], order=order))
    found += [value for value in ranking.outcomes if isinstance(value, AdmissionsPending)]
    candidates = proposed[-1:] if won else groups[reached] if reached < len(groups) else ()
    found += checks_required(offers, candidates, lot.rules)
    why = WhyWinner.NEXT_WITHIN_LIMIT if passed else WhyWinner.FIRST
    return LotOutcome(
        code=lot.code,
        ranking=ranking,
        winner=proposed[-1] if won else None,
        why=why if won else None,
        passed_over=tuple(
            PassedOver(n, tuple(lots[m].code for m in sorted(lots_of(n)))) for n in passed
        ),
        outcomes=tuple(found),
        provisional=not isinstance(found[0], (Ranking, NoBids, AllAtLimit)) or len(found) > 1,
    )

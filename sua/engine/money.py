"""What the bodies owe the SUA because of a procedure: derived from the case and its agreement alone.

Awards → shares by body → amounts. Whoever writes the lines and whoever reconciles them ask here, so
that a line is right when, and only when, it is what this module says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from sua.domain.calendar import legal_day
from sua.domain.case import Case, CaseKind
from sua.domain.fact_reader import FactReader
from sua.engine.agreements import scheme_in
from sua.law.anac_fee import BUYER, due
from sua.law.apportionment import apportion
from sua.law.fee_scheme import PopulationScheme, owed
from sua.law.incentives import PARAMETERS as INCENTIVE_PARAMETERS
from sua.law.incentives import incentives
from sua.law.parameters import LawAt

_UNDONE = frozenset({"revoked", "annulled"})
_NOTHING = Decimal("0.00")
_DUE_ON = {"award": "award", "contract": "sign_contract"}


class Kind(StrEnum):
    """What a line is for."""

    FEE = "fee"
    ANAC = "anac"
    INCENTIVE = "incentive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """An award that stands: of a lot, or of the whole procedure (``lot`` empty). Euro, VAT excluded.

    ``base`` is what was put out to competition, safety included; ``done`` when each command was
    given, by name.
    """

    lot: str
    base: Decimal
    price: Decimal
    done: Mapping[str, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The part of an award that is of one body."""

    lot: str
    buyer: UUID
    base: Decimal
    price: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """What a body owes: ``amount`` on ``basis``; ``planned`` is what the base amount foresaw."""

    kind: Kind
    lot: str
    buyer: UUID
    basis: Decimal
    planned: Decimal
    amount: Decimal
    day: date


def awards_of(case: Case) -> tuple[Award, ...]:
    """The awards of a procedure that stand, lot by lot."""
    if case.kind is not CaseKind.PROCEDURE:
        return ()
    views = [case.of_lot(lot) for lot in case.lots] or [case]
    found = []
    for view in views:
        facts = FactReader(view.facts)
        price, base = facts.amount("award_price"), facts.amount("base_amount")
        if "award" not in view.done or view.state in _UNDONE or price is None or base is None:
            continue
        found.append(
            Award(
                lot=view.lot,
                base=base + (facts.amount("safety_costs") or Decimal(0)),
                price=price,
                done={name: legal_day(at) for name, at in view.done.items()},
            )
        )
    return tuple(found)


def buyer_shares(
    case: Case, award: Award, weights: Sequence[tuple[UUID, Decimal]] = ()
) -> tuple[Share, ...]:
    """The award by body, to the cent: by what each asked for, or whole to the body of the case."""
    asked = tuple(weights) or ((case.buyer, Decimal(1)),)
    parts = [amount for _, amount in asked]
    bases, prices = apportion(award.base, parts).shares, apportion(award.price, parts).shares
    return tuple(
        Share(lot=award.lot, buyer=buyer, base=base, price=price)
        for (buyer, _), base, price in zip(asked, bases, prices, strict=True)
    )


def owed_for(case: Case, fees: Mapping[str, Any], law: LawAt) -> tuple[Owed, ...]:
    """Everything owed for a procedure by its agreement, as its facts stand now.

    A fee by population is owed once for each body, on its first award; the ANAC fee once for the
    procedure, shared by what each body put out to competition.
    """
    after = _DUE_ON.get(str(fees.get("due_on", "award")), "award")
    awards = [a for a in awards_of(case) if after in a.done]
    shares = [(a.done[after], share) for a in awards for share in buyer_shares(case, a)]
    return (
        *_fees(shares, fees),
        *_anac(shares, fees, law),
        *_incentives(shares, fees, law),
    )


def anac_unknown(case: Case, fees: Mapping[str, Any], law: LawAt) -> bool:
    """Whether the ANAC fee is owed but no resolution that gives its amount is known."""
    return fees.get("anac_payer") == "buyer" and bool(awards_of(case)) and not law.has(BUYER)


def _fees(shares: Sequence[tuple[date, Share]], fees: Mapping[str, Any]) -> tuple[Owed, ...]:
    scheme, people = scheme_in(dict(fees)), int(fees.get("population", 0))
    if scheme is None:
        return ()
    once = isinstance(scheme, PopulationScheme)
    found: list[Owed] = []
    for day, share in shares:
        if once and any(line.buyer == share.buyer for line in found):
            continue
        found.append(
            Owed(
                kind=Kind.FEE,
                lot=share.lot,
                buyer=share.buyer,
                basis=share.price,
                planned=owed(scheme, amount=share.base, population=people),
                amount=owed(scheme, amount=share.price, population=people),
                day=day,
            )
        )
    return tuple(line for line in found if line.amount or line.planned)


def _anac(
    shares: Sequence[tuple[date, Share]], fees: Mapping[str, Any], law: LawAt
) -> tuple[Owed, ...]:
    if fees.get("anac_payer") != "buyer" or not shares or not law.has(BUYER):
        return ()
    bases: dict[UUID, Decimal] = {}
    for _, share in shares:
        bases[share.buyer] = bases.get(share.buyer, Decimal(0)) + share.base
    whole = sum(bases.values(), Decimal(0))
    parts = apportion(due(law.brackets(BUYER), whole), tuple(bases.values())).shares
    first = min(day for day, _ in shares)
    return tuple(
        Owed(
            kind=Kind.ANAC,
            lot="",
            buyer=buyer,
            basis=bases[buyer],
            planned=part,
            amount=part,
            day=first,
        )
        for buyer, part in zip(bases, parts, strict=True)
        if part
    )


def _incentives(
    shares: Sequence[tuple[date, Share]], fees: Mapping[str, Any], law: LawAt
) -> tuple[Owed, ...]:
    percent, share_of = fees.get("incentive_percent"), fees.get("incentive_share")
    if percent is None or share_of is None or not all(law.has(p) for p in INCENTIVE_PARAMETERS):
        return ()
    found = []
    for day, share in shares:
        fund = incentives(law, share.base, Decimal(percent), earmarked=False).fund
        parts = apportion(fund, (Decimal(share_of), 100 - Decimal(share_of))).shares
        found.append(
            Owed(
                kind=Kind.INCENTIVE,
                lot=share.lot,
                buyer=share.buyer,
                basis=share.base,
                planned=parts[0],
                amount=parts[0],
                day=day,
            )
        )
    return tuple(line for line in found if line.amount)


def split_incentive(law: LawAt, amount: Decimal) -> tuple[Decimal, Decimal]:
    """A share of the resources between the staff and innovation (art. 45 cc. 3 and 5), to the cent."""
    staff = law.decimal("incentives.staff_share")
    innovation = law.decimal("incentives.innovation_share")
    first, second = apportion(amount, (staff, innovation)).shares
    return first, second

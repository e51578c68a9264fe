"""S0 — discount on the base amount. **Ribasso, non risparmio**: information, never a saving.

Definition: over the awards made and not withdrawn, the sum of what the discount takes off the
discountable part, divided by the sum of the discountable parts; and the same on the whole base
(works plus safety costs). The discountable part excludes the safety costs always, and the labour cost
where the procedure declared so (art. 41 c. 14 D.Lgs. 36/2023).

Unit: percent, exact; euro in cents. Two means are given because they differ: weighted by amount, and
simple over the awards. The base amount is set by the buyer, so a discount says nothing of money
saved: a saving needs a baseline declared beforehand.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

LABEL = "Ribasso, non risparmio"
DEFINITION = (
    "Somma dei ribassi sulla parte ribassabile divisa per la somma delle parti ribassabili, sulle"
    " aggiudicazioni non ritirate; la sicurezza non è mai ribassabile, la manodopera solo se dichiarato."
    " È un dato informativo: l'importo a base di gara è fissato da chi compra."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """What the indicator needs of one award, in euro."""

    case_id: UUID
    base: Decimal
    labour: Decimal
    safety: Decimal
    labour_in_discount_base: bool
    price: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscountS0:
    """The indicator over some awards, with the facts behind it.

    Attributes:
        awards: cases counted.
        base: works plus safety; ``discountable`` the part a discount applies to; ``price`` awarded.
        weighted: percent on the discountable part; ``weighted_total`` on the whole base.
        simple: mean of the single discounts on their discountable parts.
    """

    awards: tuple[UUID, ...]
    base: Decimal
    discountable: Decimal
    price: Decimal
    weighted: Fraction
    weighted_total: Fraction
    simple: Fraction


def compute(awards: Iterable[Award]) -> DiscountS0 | None:
    """The indicator; None where there is no award to compute it on.

    >>> one = Award(case_id=UUID(int=1), base=Decimal("100.00"), labour=Decimal("40.00"),
    ...             safety=Decimal("10.00"), labour_in_discount_base=False, price=Decimal("95.00"))
    >>> found = compute([one])
    >>> found.weighted, found.weighted_total
    (Fraction(25, 1), Fraction(150, 11))
    """
    counted = [award for award in awards if _discountable(award) > 0]
    if not counted:
        return None
    base = sum((a.base + a.safety for a in counted), Decimal(0))
    discountable = sum((_discountable(a) for a in counted), Decimal(0))
    price = sum((a.price for a in counted), Decimal(0))
    return DiscountS0(
        awards=tuple(a.case_id for a in counted),
        base=base,
        discountable=discountable,
        price=price,
        weighted=_percent(base - price, discountable),
        weighted_total=_percent(base - price, base),
        simple=sum(
            (_percent(a.base + a.safety - a.price, _discountable(a)) for a in counted), Fraction(0)
        )
        / len(counted),
    )


def _discountable(award: Award) -> Decimal:
    return award.base if award.labour_in_discount_base else award.base - award.labour


def _percent(part: Decimal, whole: Decimal) -> Fraction:
    return Fraction(part) / Fraction(whole) * 100

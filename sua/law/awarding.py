"""Whether bids are excluded automatically, and the award price (arts 41 c. 14, 54 D.Lgs. 36/2023)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from sua.domain.numbers import round_half_up

_CENTS = 2


class WhyNotAutomatic(StrEnum):
    """Conditions of art. 54 c. 1 that are not met."""

    NATURE = "nature"
    EU_THRESHOLD = "eu_threshold"
    CROSS_BORDER = "cross_border"
    TOO_FEW_BIDS = "too_few_bids"


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardPrice:
    """The price and its parts in euro cents, and the informational discounts in percent.

    Attributes:
        discounted: part the discount applies to, discounted.
        labour: labour cost kept out of the discount; zero where the discount applies to it.
        safety: safety costs, never discounted.
        price: their sum.
        on_discountable: discount on the discountable part; ``on_total`` on the whole base.
    """

    discounted: Decimal
    labour: Decimal
    safety: Decimal
    price: Decimal
    on_discountable: Fraction
    on_total: Fraction


def award_price(
    base: Decimal,
    labour: Decimal,
    safety: Decimal,
    discount: Decimal,
    *,
    labour_in_discount_base: bool,
) -> AwardPrice:
    """Price of a discount, rounded half up to the cent once, on the discounted part.

    Args:
        base: works in euro, labour included, safety excluded.
        labour: labour cost in euro.
        safety: safety costs in euro.
        discount: percent.
        labour_in_discount_base: the declared reading of art. 41 c. 14.

    >>> award_price(Decimal("628500"), Decimal("195000"), Decimal("21500"), Decimal("32.848"),
    ...             labour_in_discount_base=True).price
    Decimal('443550.32')
    >>> award_price(Decimal("628500"), Decimal("195000"), Decimal("21500"), Decimal("32.848"),
    ...             labour_in_discount_base=False).price
    Decimal('507603.92')
    """
    kept = Decimal(0) if labour_in_discount_base else labour
    discountable = Fraction(base) - Fraction(kept)
    discounted = round_half_up(discountable * (1 - Fraction(discount) / 100), _CENTS)
    price = discounted + round_half_up(kept, _CENTS) + round_half_up(safety, _CENTS)
    total = Fraction(base) + Fraction(safety)
    saved = discountable - Fraction(discounted)
    return AwardPrice(
        discounted=discounted,
        labour=round_half_up(kept, _CENTS),
        safety=round_half_up(safety, _CENTS),
        price=price,
        on_discountable=saved / discountable * 100 if discountable else Fraction(0),
        on_total=saved / total * 100 if total else Fraction(0),
    )


def why_not_automatic(
    *,
    works_or_services: bool,
    total: Decimal,
    eu_threshold: Decimal,
    cross_border_interest: bool,
    admitted: int,
    minimum: int,
) -> tuple[WhyNotAutomatic, ...]:
    """Conditions of automatic exclusion not met, art. 54 c. 1; none means it applies.

    >>> why_not_automatic(works_or_services=True, total=Decimal(650000),
    ...     eu_threshold=Decimal(5404000), cross_border_interest=False, admitted=4, minimum=5)
    (<WhyNotAutomatic.TOO_FEW_BIDS: 'too_few_bids'>,)
    """
    met = {
        WhyNotAutomatic.NATURE: works_or_services,
        WhyNotAutomatic.EU_THRESHOLD: total < eu_threshold,
        WhyNotAutomatic.CROSS_BORDER: not cross_border_interest,
        WhyNotAutomatic.TOO_FEW_BIDS: admitted >= minimum,
    }
    return tuple(condition for condition, holds in met.items() if not holds)

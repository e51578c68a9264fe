"""What is about to be bought, as far as the choice of a procedure depends on it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sua.law.contract_kinds import Authority, Nature


class Urgency(StrEnum):
    """Urgency declared: it shortens terms, or opens art. 76 c. 2 lett. c if extreme."""

    NONE = "none"
    REASONED = "reasoned"
    EXTREME = "extreme"
    """From events the authority could not foresee and that are not imputable to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchase:
    """One purchase.

    Attributes:
        value: estimated value of the whole, euro, VAT excluded (art. 14 cc. 4-17).
        cross_border_interest: whether it is certain, as judged by a person; None if not yet judged.
        framework_months: duration of a framework agreement, if one is considered.
    """

    nature: Nature
    value: Decimal
    authority: Authority = Authority.SUB_CENTRAL
    cross_border_interest: bool | None = None
    urgency: Urgency = Urgency.NONE
    framework_months: int | None = None

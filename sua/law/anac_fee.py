"""The fee due to ANAC by whoever runs a procedure and by whoever bids (L. 266/2005 art. 1 c. 67).

The amounts are those of ANAC's yearly resolution; a year without a known resolution has no amount.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sua.law.dated import Brackets
from sua.law.parameters import LawAt

BUYER, OPERATOR = "anac_fee.buyer", "anac_fee.operator"
PARAMETERS = (BUYER, OPERATOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """Euro due by the contracting authority, once, and by each operator, for each lot it bids for."""

    buyer: Decimal
    operators: tuple[Decimal, ...]


def fee(law: LawAt, lots: Sequence[Decimal]) -> Fee:
    """The fee for a procedure whose lots have these estimated amounts (one, if it has no lots).

    Args:
        law: the law of the day of publication or invitation.
        lots: euro net of VAT, options included; the authority pays on their sum.

    Raises:
        LawNotInForceError: no resolution is known for that day.
    """
    return Fee(
        buyer=due(law.brackets(BUYER), sum(lots, Decimal(0))),
        operators=tuple(due(law.brackets(OPERATOR), lot) for lot in lots),
    )


def due(brackets: Brackets, amount: Decimal) -> Decimal:
    """The amount of the band in which ``amount`` falls; lower bounds belong to their band.

    >>> bands = ((Decimal(0), Decimal(0)), (Decimal(40000), Decimal(35)))
    >>> [str(due(bands, Decimal(x))) for x in ("39999.99", "40000")]
    ['0', '35']
    """
    return [fixed for low, fixed in brackets if low <= amount][-1]

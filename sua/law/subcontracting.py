"""When a contract is a subcontract, and the authorisation it needs (art. 119 D.Lgs. 36/2023)."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sua.law.parameters import LawAt

SIMILAR_PARAMETERS = (
    "subcontract.similar.share",
    "subcontract.similar.amount",
    "subcontract.similar.labour_share",
)
TERM_PARAMETERS = (
    "subcontract.notice",
    "subcontract.authorisation",
    "subcontract.authorisation_halved.share",
    "subcontract.authorisation_halved.amount",
)
SME_SHARE = "subcontract.sme_share"


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """The tests of c. 2 for contracts that use labour, such as supply with installation.

    Attributes:
        above_share: above the share of what was awarded (2 %).
        above_amount: above the amount (100 000 EUR).
        labour_prevails: labour above the share of the contract (50 %).
    """

    above_share: bool
    above_amount: bool
    labour_prevails: bool

    @property
    def is_subcontract(self) -> bool:
        """Whether the contract is a subcontract of works in any case."""
        return (self.above_share or self.above_amount) and self.labour_prevails


def similar(law: LawAt, awarded: Decimal, amount: Decimal, labour_percent: Decimal) -> Similar:
    """The tests of art. 119 c. 2, second sentence; every limit must be exceeded, not reached.

    Args:
        law: the law of the day.
        awarded: amount of what was awarded, in euro net of VAT.
        amount: amount of the contract to be given to a third party.
        labour_percent: labour and staff in percent of that contract.

    Raises:
        LawNotInForceError: the rule does not exist on that day.
    """
    share, limit, labour = map(law.decimal, SIMILAR_PARAMETERS)
    return Similar(
        above_share=amount > _percent(awarded, share),
        above_amount=amount > limit,
        labour_prevails=labour_percent > labour,
    )


def authorisation_days(law: LawAt, awarded: Decimal, amount: Decimal) -> tuple[int, bool]:
    """Days for the authorisation, and whether they are halved (c. 16): below 2 % or 100 000 EUR.

    A half day, should the term ever be odd, is left to the authority: the days are rounded up.

    Raises:
        LawNotInForceError: the rule does not exist on that day.
    """
    days = law.integer("subcontract.authorisation")
    halved = amount < _percent(
        awarded, law.decimal("subcontract.authorisation_halved.share")
    ) or amount < law.decimal("subcontract.authorisation_halved.amount")
    return (-(-days // 2) if halved else days), halved


def _percent(amount: Decimal, percent: Decimal) -> Fraction:
    return Fraction(amount) * Fraction(percent) / 100

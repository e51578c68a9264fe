"""Resources for technical functions (art. 45 D.Lgs. 36/2023).

Amounts are euro, charges of the administration included (c. 3). Rounded half up to the cent, because
no rule says otherwise.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sua.domain.numbers import round_half_up
from sua.law.parameters import LawAt

_CENTS = 2
MAX = "incentives.max"
PARAMETERS = (
    MAX,
    "incentives.staff_share",
    "incentives.innovation_share",
    "incentives.commissioning_share",
)
CAP_PARAMETERS = ("incentives.individual_cap", "incentives.individual_cap_digital_increase")


@dataclass(frozen=True, slots=True, kw_only=True)
class Incentives:
    """How the resources divide.

    Attributes:
        fund: percentage of the base amount.
        staff: for the RUP, those who carry out technical functions and their helpers (c. 3).
        innovation: for the purposes of cc. 6-7; nothing where the funds are earmarked (c. 5).
        commissioning_max: part that may go to the staff of the central purchasing body (c. 8).
    """

    fund: Decimal
    staff: Decimal
    innovation: Decimal
    commissioning_max: Decimal


def incentives(law: LawAt, base: Decimal, percent: Decimal, *, earmarked: bool) -> Incentives:
    """The resources on ``base`` euro put out to competition, at ``percent`` chosen by the authority.

    Args:
        law: the law of the day of the activity.
        base: amount at the base of the procedure, net of VAT.
        percent: not above ``incentives.max``; the caller checks it.
        earmarked: whether all the funds are European or otherwise earmarked.

    Raises:
        LawNotInForceError: the rule does not exist on that day.
    """
    fund = _share(base, percent)
    staff = _share(fund, law.decimal("incentives.staff_share"))
    spared = Decimal(0) if earmarked else law.decimal("incentives.innovation_share")
    return Incentives(
        fund=fund,
        staff=staff,
        innovation=_share(fund, spared),
        commissioning_max=_share(fund, law.decimal("incentives.commissioning_share")),
    )


def personal_cap(law: LawAt, gross_pay: Decimal, *, digital: bool) -> Decimal:
    """What one employee may receive in a year at most (c. 4), in euro.

    Args:
        law: the law of the day of the activity.
        gross_pay: the yearly gross pay of the employee.
        digital: whether the administration uses digital information management.

    Raises:
        LawNotInForceError: the rule does not exist on that day.
    """
    cap = Fraction(law.decimal("incentives.individual_cap"))
    if digital:
        cap = (
            cap * (100 + Fraction(law.decimal("incentives.individual_cap_digital_increase"))) / 100
        )
    return round_half_up(Fraction(gross_pay) * cap / 100, _CENTS)


def _share(amount: Decimal, percent: Decimal) -> Decimal:
    return round_half_up(Fraction(amount) * Fraction(percent) / 100, _CENTS)

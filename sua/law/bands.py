"""The bands of value: direct award, negotiated procedure, EU threshold (arts 14 and 50 c. 1).

Values are euro, VAT excluded. Every band begins with its lower bound included.
"""

from decimal import Decimal

from sua.domain.numbers import format_euro
from sua.law.consulted import Consulted
from sua.law.contract_kinds import Nature, eu_threshold
from sua.law.purchase import Purchase
from sua.law.reasons import Reason, supports

ART_50 = "dlgs-36-2023 art. 50 c. 1 lett."


def below_eu(purchase: Purchase, law: Consulted) -> bool:
    """Whether the value is below the EU threshold of its nature; at the threshold it is not."""
    return purchase.value < law.decimal(eu_threshold(purchase.nature, purchase.authority)[0])


def threshold_fact(purchase: Purchase, law: Consulted) -> Reason:
    """Where the value stands, as something to know."""
    parameter, article = eu_threshold(purchase.nature, purchase.authority)
    amount = format_euro(law.decimal(parameter))
    if below_eu(purchase, law):
        return supports(
            "threshold.below", article, f"L'importo è sotto la soglia europea di {amount} euro."
        )
    return supports(
        "threshold.reached", article, f"L'importo raggiunge la soglia europea di {amount} euro."
    )


def direct_award_ceiling(nature: Nature, law: Consulted) -> tuple[Decimal, str]:
    """Amount a direct award must stay below, and its letter of art. 50 c. 1; not for concessions."""
    if nature.of_works:
        return law.decimal("direct_award.works.ceiling"), "a"
    return law.decimal("direct_award.services.ceiling"), "b"


def negotiated_band(purchase: Purchase, law: Consulted) -> tuple[Decimal, str, str]:
    """First amount of the negotiated procedure, letter, and parameter of the operators to consult."""
    if not purchase.nature.of_works:
        floor = law.decimal("negotiated.services.floor")
        return floor, "e", "negotiated.services.min_operators"
    floor = law.decimal("negotiated.works.floor")
    if purchase.value < law.decimal("negotiated.works.band_d_floor"):
        return floor, "c", "negotiated.works.min_operators.band_c"
    return floor, "d", "negotiated.works.min_operators.band_d"

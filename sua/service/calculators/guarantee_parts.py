"""What the calculators of the two guarantees share: reductions, the rule below threshold, the answer."""

from decimal import Decimal

from sua.domain.errors import InputError
from sua.law.guarantees import Guarantee, Titles
from sua.law.parameters import LawAt
from sua.service.calc_input import Fields, boolean
from sua.service.calculators.base import Json, number
from sua.service.calculators.parts import ROUNDING, between, plain

ADJUSTED = "guarantee.below_threshold.adjusted"
_NONE = Decimal(0)

REDUCTIONS_INPUT = (
    "reductions",
    "{quality: true|false, sme: true|false, digital: true|false, certificates: percentuale}",
)
ADJUSTED_INPUT = ("adjusted", "sotto soglia, prima del 31/12/2024: se valgono aumenti e riduzioni")


def titles(fields: Fields, law: LawAt) -> Titles:
    """What the operator can claim (art. 106 c. 8)."""
    certificates = between(
        _NONE, law.decimal("guarantee.reduction.certificates_max"), "art. 106 c. 8"
    )
    found = Titles(
        quality=fields.optional("quality", boolean, default=False),
        sme=fields.optional("sme", boolean, default=False),
        digital=fields.optional("digital", boolean, default=False),
        certificates=fields.optional("certificates", certificates, _NONE),
    )
    fields.done()
    return found


def adjusted(fields: Fields, law: LawAt) -> bool:
    """Whether increases and reductions apply below threshold; before the law said, one must say."""
    said = fields.optional("adjusted", boolean, None)
    if law.has(ADJUSTED):
        rule = law.flag(ADJUSTED)
        if said is not None and said is not rule:
            raise InputError(
                "Sotto soglia lo decide la legge di quel giorno (art. 53 c. 4-bis): togliere"
                " «adjusted».",
                code="law.decides",
                field="adjusted",
            )
        return rule
    if said is None:
        raise InputError(
            f"Al {law.day:%d/%m/%Y} la legge non dice se sotto soglia valgano aumenti e riduzioni:"
            " indicare «adjusted» (true o false) come negli atti della procedura.",
            code="law.silent",
            field="adjusted",
        )
    return said


def told(found: Guarantee) -> Json:
    """A guarantee as an answer: amounts in euro, each reduction with what it left."""
    return {
        "percent": plain(found.percent),
        "full_amount": plain(found.full),
        "reductions": [
            {"title": name, "percent": plain(percent), "left": number(str(left), None)}
            for name, percent, left in found.steps
        ],
        "amount": plain(found.amount),
        "rounding": ROUNDING,
    }

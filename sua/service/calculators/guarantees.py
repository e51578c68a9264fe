"""Provisional and definitive guarantees."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sua.corpus.rulebooks import Corpus
from sua.domain.numbers import parse_percent
from sua.law.guarantees import (
    INCREASE_PARAMETERS,
    REDUCTION_PARAMETERS,
    Increase,
    ReductionRates,
    guarantee,
    reductions_due,
)
from sua.service.calc_input import Fields, boolean, choice
from sua.service.calculators.base import Calculator, Json
from sua.service.calculators.guarantee_parts import (
    ADJUSTED,
    ADJUSTED_INPUT,
    REDUCTIONS_INPUT,
    adjusted,
    titles,
    told,
)
from sua.service.calculators.parts import (
    DAY_INPUT,
    between,
    law_of,
    percentage,
    plain,
    positive_euro,
)

_DEFINITIVE, _PROVISIONAL = "guarantee.definitive.", "guarantee.provisional."
_NONE = Decimal(0)
Reductions = tuple[tuple[str, Decimal], ...]


class Kind(StrEnum):
    """What the definitive guarantee secures (art. 117 c. 1)."""

    CONTRACT = "contract"
    AGGREGATED = "aggregated"
    FRAMEWORK_AGREEMENT = "framework_agreement"
    CALL_OFF = "call_off"


_CEILINGS = {
    Kind.CONTRACT: "share",
    Kind.AGGREGATED: "commissioning_max",
    Kind.FRAMEWORK_AGREEMENT: "framework_max",
    Kind.CALL_OFF: "share",
}


def _definitive(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    law = corpus.law.at(law_day)
    amount = fields.take("contract_amount", positive_euro)
    below = fields.optional("below_threshold", boolean, default=False)
    kind = fields.optional("kind", choice(Kind), Kind.CONTRACT)
    claimed = titles(fields.table("reductions"), law)
    notes: list[str] = []
    moved = adjusted(fields, law) if below else True
    base_name = _DEFINITIVE + ("below_threshold" if below else _CEILINGS[kind])
    base = law.decimal(base_name)
    if not below and kind is not Kind.CONTRACT:
        base = fields.optional(
            "base_percent", between(_NONE, base, "art. 117 c. 1", low_included=False), base
        )
    if kind in (Kind.FRAMEWORK_AGREEMENT, Kind.CALL_OFF) and moved:
        # Arts 117 cc. 1-2: the documents of the framework agreement say how the increase works.
        points = fields.take("increase_points", percentage)
        fields.optional("discount_percent", parse_percent, _NONE)
    else:
        discount = fields.take("discount_percent", parse_percent)
        points = Increase.of(law).points(discount) if moved else _NONE
    fields.done()
    reductions: Reductions = ()
    if moved:
        reductions = reductions_due(claimed, ReductionRates.of(law))
    else:
        notes.append(
            "Sotto soglia non si applicano né gli aumenti dell'art. 117 c. 2 né le riduzioni"
            " dell'art. 106 c. 8 (art. 53 c. 4-bis)."
        )
    found = guarantee(amount, base + points, reductions)
    used = [base_name, *([ADJUSTED] if below else [])]
    if moved:
        used += [*INCREASE_PARAMETERS, *REDUCTION_PARAMETERS]
    return {
        "base_percent": plain(base),
        "increase_points": plain(points),
        **told(found),
        "article": "art. 53 c. 4" if below else "art. 117 cc. 1-3",
        "notes": notes,
        **law_of(law, used),
    }


def _provisional(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    law = corpus.law.at(law_day)
    value = fields.take("value", positive_euro)
    below = fields.optional("below_threshold", boolean, default=False)
    aggregated = fields.optional("aggregated", boolean, default=False)
    design = fields.optional("design_services", boolean, default=False)
    requested = fields.optional("requested", boolean, default=False)
    claimed = titles(fields.table("reductions"), law)
    moved = adjusted(fields, law) if below else True
    if below:
        used, article = [_PROVISIONAL + "below_threshold.max"], "art. 53 cc. 1-2"
        default = high = law.decimal(used[0])
        low, low_included = _NONE, False
    else:
        high_name = "commissioning_max" if aggregated else "max"
        used = [_PROVISIONAL + name for name in ("share", "min", high_name)]
        default, low, high = map(law.decimal, used)
        article, low_included = "art. 106 c. 1", True
        if aggregated:
            default, low, low_included = min(default, high), _NONE, False
    percent = fields.optional(
        "percent", between(low, high, article, low_included=low_included), default
    )
    fields.done()
    due_name = _PROVISIONAL + ("below_threshold.due" if below else "due_for_design")
    why = ""
    if design and not law.flag(_PROVISIONAL + "due_for_design"):
        why = (
            "Non è dovuta per progettazione, piano di sicurezza e supporto al RUP (art. 106 c. 11)."
        )
    elif below and not law.flag(due_name) and not requested:
        why = (
            "Sotto soglia non si chiede, salvo particolari esigenze indicate nella decisione di"
            " contrarre o nell'avviso di una procedura negoziata (art. 53 c. 1)."
        )
    reductions = reductions_due(claimed, ReductionRates.of(law)) if moved else ()
    found = guarantee(value, _NONE if why else percent, () if why else reductions)
    used += [due_name, _PROVISIONAL + "validity", *([ADJUSTED] if below else [])]
    return {
        "due": not why,
        **told(found),
        "validity_days": str(law.integer(_PROVISIONAL + "validity")),
        "article": article,
        "notes": [why] if why else [],
        **law_of(law, [*used, *(REDUCTION_PARAMETERS if moved else ())]),
    }


_DEFINITIVE_READS = (
    ADJUSTED,
    _DEFINITIVE + "below_threshold",
    *(_DEFINITIVE + name for name in dict.fromkeys(_CEILINGS.values())),
    *INCREASE_PARAMETERS,
    *REDUCTION_PARAMETERS,
)
_PROVISIONAL_READS = (
    ADJUSTED,
    *(
        _PROVISIONAL + name
        for name in (
            "share",
            "min",
            "max",
            "commissioning_max",
            "validity",
            "due_for_design",
            "below_threshold.due",
            "below_threshold.max",
        )
    ),
    *REDUCTION_PARAMETERS,
)

CALCULATORS: Mapping[str, Calculator] = {
    "definitive-guarantee": Calculator(
        "Garanzia definitiva (artt. 117 e 53)",
        (
            ("contract_amount", "importo contrattuale (o dell'accordo quadro), in euro"),
            ("discount_percent", "ribasso di aggiudicazione, in percentuale"),
            ("below_threshold", "true se il contratto è sotto soglia; false, se manca"),
            ("kind", "contract | aggregated | framework_agreement | call_off; contract, se manca"),
            ("base_percent", "la misura fissata dagli atti, per i tipi diversi da contract"),
            (
                "increase_points",
                "accordi quadro: i punti di maggiorazione che gli atti stabiliscono",
            ),
            REDUCTIONS_INPUT,
            ADJUSTED_INPUT,
            DAY_INPUT,
        ),
        _definitive,
        '{"contract_amount": "443600.20", "discount_percent": "22.5", "reductions":'
        ' {"sme": true, "digital": true}}',
        _DEFINITIVE_READS,
    ),
    "provisional-guarantee": Calculator(
        "Garanzia provvisoria (artt. 106 e 53)",
        (
            ("value", "valore complessivo della procedura (o del lotto), in euro"),
            ("percent", "misura scelta dagli atti; quella ordinaria, se manca"),
            ("below_threshold", "true se la procedura è sotto soglia; false, se manca"),
            ("requested", "sotto soglia: true se particolari esigenze la giustificano"),
            ("aggregated", "true per le procedure aggregate di una centrale di committenza"),
            ("design_services", "true per progettazione, piano di sicurezza, supporto al RUP"),
            REDUCTIONS_INPUT,
            ADJUSTED_INPUT,
            DAY_INPUT,
        ),
        _provisional,
        '{"value": "500000", "reductions": {"sme": true, "digital": true}}',
        _PROVISIONAL_READS,
    ),
}

"""Changes of who performs and of what: subcontracts and modifications of a contract."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sua.corpus.rulebooks import Corpus
from sua.domain.numbers import parse_euro
from sua.law import modifications, payments, subcontracting
from sua.service.calc_input import Fields, boolean, choice
from sua.service.calculators.base import Calculator, Json, number
from sua.service.calculators.parts import (
    DAY_INPUT,
    NATURE_INPUT,
    Nature,
    law_of,
    percentage,
    plain,
    positive_euro,
    signed_euro,
)

_MAX_CHANGES = 1_000
_NONE = Decimal(0)


class Given(StrEnum):
    """What is given to a third party (art. 119 c. 2)."""

    PART = "part"
    SIMILAR = "similar"


class Ground(StrEnum):
    """On which ground a contract is changed (art. 120)."""

    SUPPLEMENTARY = "supplementary"
    MINOR = "minor"
    FIFTH = "fifth"


def _subcontracting(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    law = corpus.law.at(law_day)
    awarded = fields.take("awarded_amount", positive_euro)
    amount = fields.take("subcontract_amount", positive_euro)
    nature = fields.optional("nature", choice(Nature), Nature.WORKS)
    given = fields.optional("object", choice(Given), Given.PART)
    open_to_all = fields.optional("subcontractable_amount", parse_euro, None)
    used = list(subcontracting.TERM_PARAMETERS)
    answer: Json = {"subcontract": True}
    if given is Given.SIMILAR:
        labour = fields.take("labour_percent", percentage)
        tests = subcontracting.similar(law, awarded, amount, labour)
        used += subcontracting.SIMILAR_PARAMETERS
        answer = {
            "subcontract": nature is Nature.WORKS and tests.is_subcontract,
            "above_share": tests.above_share,
            "above_amount": tests.above_amount,
            "labour_prevails": tests.labour_prevails,
        }
    else:
        fields.optional("labour_percent", percentage, _NONE)
    fields.done()
    if answer["subcontract"]:
        days, halved = subcontracting.authorisation_days(law, awarded, amount)
        answer |= {
            "authorisation_days": str(days),
            "halved": halved,
            "notice_days": str(law.integer("subcontract.notice")),
        }
    if open_to_all is not None and law.has(subcontracting.SME_SHARE):
        share = law.decimal(subcontracting.SME_SHARE)
        (least,) = payments.advance((open_to_all,), share)
        answer |= {"sme_share": plain(share), "sme_min": plain(least)}
        used.append(subcontracting.SME_SHARE)
    return {**answer, "article": "art. 119 cc. 2, 5 e 16", **law_of(law, used)}


def _modification(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    law = corpus.law.at(law_day)
    works = fields.take("nature", choice(Nature)) is Nature.WORKS
    initial = fields.take("initial_amount", positive_euro)
    change = fields.take("change", signed_euro)
    previous: tuple[Decimal, ...] = ()
    if fields.given("previous"):
        previous = fields.each("previous", signed_euro, at_most=_MAX_CHANGES)
    else:
        fields.optional("previous", signed_euro, _NONE)
    ground = fields.take("ground", choice(Ground))
    foreseen = True
    if ground is Ground.FIFTH:
        foreseen = fields.take("in_documents", boolean)
    else:
        fields.optional("in_documents", boolean, default=False)
    fields.done()
    bounds = modifications.limits(law, initial, works=works)
    allowed = {
        Ground.SUPPLEMENTARY: lambda: modifications.supplementary_allowed(change, bounds),
        Ground.MINOR: lambda: modifications.minor_allowed(change, previous, bounds),
        Ground.FIFTH: lambda: foreseen and modifications.fifth_allowed(change, previous, bounds),
    }[ground]()
    return {
        "allowed": allowed,
        "measured": plain(change if ground is Ground.SUPPLEMENTARY else sum(previous, change)),
        "limits": {
            "supplementary_up_to": number(str(bounds.supplementary), None),
            "minor_below": number(str(bounds.minor), None),
            "eu_threshold_below": plain(bounds.eu_threshold),
            "fifth_up_to": number(str(bounds.fifth), None),
        },
        "article": {
            Ground.SUPPLEMENTARY: "art. 120 c. 1 lett. b-c e c. 2",
            Ground.MINOR: "art. 120 c. 3",
            Ground.FIFTH: "art. 120 c. 9",
        }[ground],
        "notes": []
        if foreseen
        else ["Il quinto si può imporre solo se previsto dai documenti di gara iniziali."],
        **law_of(law, modifications.parameters(works=works)),
    }


_BOTH_MODIFICATIONS = tuple(
    dict.fromkeys((*modifications.parameters(works=True), *modifications.parameters(works=False)))
)

CALCULATORS: Mapping[str, Calculator] = {
    "subcontracting": Calculator(
        "Subappalto: nozione, soglie e termini (art. 119)",
        (
            ("awarded_amount", "importo delle prestazioni affidate, in euro"),
            ("subcontract_amount", "importo del contratto da affidare a terzi, in euro"),
            ("nature", "works | services | supplies; works, se manca"),
            ("object", "part (parte delle prestazioni) | similar (posa in opera, noli a caldo)"),
            ("labour_percent", "per similar: incidenza della manodopera e del personale"),
            ("subcontractable_amount", "prestazioni subappaltabili, per la quota alle PMI"),
            DAY_INPUT,
        ),
        _subcontracting,
        '{"awarded_amount": "1000000", "subcontract_amount": "15000", "object": "similar",'
        ' "labour_percent": "30"}',
        (
            *subcontracting.SIMILAR_PARAMETERS,
            *subcontracting.TERM_PARAMETERS,
            subcontracting.SME_SHARE,
        ),
    ),
    "modification": Calculator(
        "Modifica del contratto in corso: i limiti (art. 120)",
        (
            NATURE_INPUT,
            ("initial_amount", "valore iniziale del contratto, aggiornato se indicizzato, in euro"),
            ("change", "valore della modifica, negativo se diminuisce, in euro"),
            ("previous", "le modifiche precedenti con lo stesso fondamento"),
            ("ground", "supplementary (cc. 1 b-c, 2) | minor (c. 3) | fifth (c. 9)"),
            ("in_documents", "per fifth: true se i documenti di gara iniziali lo prevedono"),
            ("day", "il giorno di avvio della procedura; oggi, se manca"),
        ),
        _modification,
        '{"nature": "works", "initial_amount": "443600.20", "change": "60000", "ground": "minor"}',
        _BOTH_MODIFICATIONS,
    ),
}

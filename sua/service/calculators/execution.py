"""Money while a contract is performed: advance, penalties, price revision."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from sua.corpus.rulebooks import Corpus
from sua.domain.errors import InputError
from sua.domain.numbers import parse_decimal, parse_euro
from sua.law import payments, price_revision
from sua.service.calc_input import Fields, boolean, choice, whole
from sua.service.calculators.base import Calculator, Json
from sua.service.calculators.parts import (
    DAY_INPUT,
    NATURE_INPUT,
    ROUNDING,
    Nature,
    between,
    law_of,
    plain,
    positive_euro,
)

_MAX_YEARS, _MAX_DAYS = 50, 36_500
_NONE = Decimal(0)
_EVE = timedelta(days=1)


class RuleInForce(StrEnum):
    """Which text of art. 60 rules a contract for works, in the transition of All. II.2-bis."""

    IN_FORCE = "in_force"
    PREVIOUS = "previous"


def _advance(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    law = corpus.law.at(law_day)
    total = fields.take("contract_amount", positive_euro)
    values: tuple[Decimal, ...] = (total,)
    if fields.given("annual_amounts"):
        values = fields.each("annual_amounts", parse_euro, at_most=_MAX_YEARS)
        if sum(values, _NONE) != total:
            raise InputError(
                f"Le annualità sommano a {sum(values, _NONE):f} euro, il contratto vale {total:f}.",
                code="years.sum",
                field="annual_amounts",
            )
    else:
        fields.optional("annual_amounts", parse_euro, _NONE)
    used = ["advance.payment"]
    if fields.optional("engineering", boolean, default=False):
        used.append(payments.ENGINEERING_MAX)
        most = law.decimal(payments.ENGINEERING_MAX)
        percent = fields.take("percent", between(_NONE, most, "art. 125 c. 1"))
    else:
        used += ["advance.share", "advance.max"]
        share, most = law.decimal("advance.share"), law.decimal("advance.max")
        percent = fields.optional("percent", between(share, most, "art. 125 c. 1"), share)
    fields.done()
    found = payments.advance(values, percent)
    return {
        "percent": plain(percent),
        "advances": [plain(one) for one in found],
        "amount": plain(sum(found, _NONE)),
        "payment_days": str(law.integer("advance.payment")),
        "rounding": ROUNDING,
        "article": "art. 125 c. 1",
        "notes": [
            "La garanzia è pari all'anticipazione più l'interesse legale del periodo di recupero.",
            "Non spetta per le forniture e i servizi indicati nell'all. II.14.",
        ],
        **law_of(law, used),
    }


def _penalty(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    law = corpus.law.at(law_day)
    low, high, cap = map(law.decimal, payments.PENALTY_PARAMETERS)
    net = fields.take("net_amount", positive_euro)
    per_mille = fields.take("per_mille", between(low, high, "art. 126 c. 1"))
    days = fields.take("days", whole(0, _MAX_DAYS))
    fields.done()
    found = payments.penalty(net, per_mille, days, cap)
    return {
        "daily": plain(found.daily),
        "total": plain(found.total),
        "cap": plain(found.cap),
        "due": plain(found.due),
        "capped": found.capped,
        "cap_day": str(found.cap_day),
        "rounding": ROUNDING,
        "article": "art. 126 c. 1",
        **law_of(law, payments.PENALTY_PARAMETERS),
    }


def _price_revision(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    law = corpus.law.at(law_day)
    works = fields.take("nature", choice(Nature)) is Nature.WORKS
    remaining = fields.take("remaining_amount", parse_euro)
    variation = fields.take("variation_percent", parse_decimal)
    which = fields.optional("rule", choice(RuleInForce), RuleInForce.IN_FORCE)
    fields.done()
    names = price_revision.parameters(works=works)
    notes = []
    if which is RuleInForce.PREVIOUS:
        changed = law.value(names[-1]).valid_from
        if not works or not corpus.law.at(changed - _EVE).has(names[-1]):
            raise InputError(
                "Il testo precedente dell'art. 60 si può scegliere solo per i lavori, dopo la sua"
                " modifica.",
                code="law.decides",
                field="rule",
            )
        law = corpus.law.at(changed - _EVE)
    elif works and law.flag(names[-1]):
        notes.append(
            "Regime transitorio dell'all. II.2-bis art. 16: se alla procedura si applica ancora il"
            " testo precedente, indicare rule = previous."
        )
    rule = price_revision.RevisionRule.of(law, works=works)
    return {
        "trigger": plain(rule.trigger),
        "share": plain(rule.share),
        "on_excess_only": rule.on_excess_only,
        "counted_percent": plain(price_revision.counted(variation, rule)),
        "opens": price_revision.counted(variation, rule) != 0,
        "amount": plain(price_revision.revision(remaining, variation, rule)),
        "rule": which.value,
        "rounding": ROUNDING,
        "article": "art. 60 c. 2",
        "notes": notes,
        **law_of(law, names),
    }


_BOTH_REVISIONS = tuple(
    dict.fromkeys((*price_revision.parameters(works=True), *price_revision.parameters(works=False)))
)

CALCULATORS: Mapping[str, Calculator] = {
    "advance-payment": Calculator(
        "Anticipazione del prezzo (art. 125)",
        (
            ("contract_amount", "valore del contratto, in euro"),
            ("annual_amounts", "contratti pluriennali: il valore di ciascuna annualità contabile"),
            ("percent", "misura prevista dai documenti di gara; quella ordinaria, se manca"),
            ("engineering", "true per i servizi di ingegneria e architettura"),
            DAY_INPUT,
        ),
        _advance,
        '{"contract_amount": "443600.20"}',
        (*payments.ADVANCE_PARAMETERS, payments.ENGINEERING_MAX),
    ),
    "penalty": Calculator(
        "Penale per il ritardo (art. 126)",
        (
            ("net_amount", "ammontare netto contrattuale, in euro"),
            ("per_mille", "misura giornaliera, per mille"),
            ("days", "giorni di ritardo"),
            DAY_INPUT,
        ),
        _penalty,
        '{"net_amount": "443600.20", "per_mille": "1", "days": 12}',
        payments.PENALTY_PARAMETERS,
    ),
    "price-revision": Calculator(
        "Revisione dei prezzi (art. 60)",
        (
            NATURE_INPUT,
            ("remaining_amount", "importo delle prestazioni da eseguire, in euro"),
            ("variation_percent", "variazione del costo sull'importo complessivo, con il segno"),
            ("rule", "lavori: in_force | previous (regime transitorio); in_force, se manca"),
            DAY_INPUT,
        ),
        _price_revision,
        '{"nature": "works", "remaining_amount": "300000", "variation_percent": "4.2"}',
        _BOTH_REVISIONS,
    ),
}

"""The ANAC fee and the incentives for technical functions."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sua.corpus.rulebooks import Corpus
from sua.domain.errors import InputError, LawNotInForceError
from sua.domain.numbers import parse_euro
from sua.law import anac_fee, incentives
from sua.law.parameters import LawAt
from sua.service.calc_input import Fields, boolean, choice
from sua.service.calculators.base import Calculator, Json
from sua.service.calculators.parts import (
    ROUNDING,
    Nature,
    between,
    law_of,
    plain,
    positive_euro,
    text,
)

_MAX_LOTS = 1_000
_NONE = Decimal(0)


def _anac_fee(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    law = corpus.law.at(law_day)
    base = fields.take("base_amount", parse_euro)
    lots: tuple[Decimal, ...] = ()
    if fields.given("lots"):
        lots = fields.each("lots", parse_euro, at_most=_MAX_LOTS)
        if sum(lots, _NONE) != base:
            raise InputError(
                f"I lotti sommano a {sum(lots, _NONE):f} euro, l'importo della procedura è {base:f}.",
                code="lots.sum",
                field="lots",
            )
    else:
        fields.optional("lots", text, "")
    manual = fields.table("manual") if fields.given("manual") else None
    if manual is None:
        fields.optional("manual", text, "")
    fields.done()
    try:
        found = anac_fee.fee(law, lots or (base,))
    except LawNotInForceError as error:
        if manual is None:
            raise _unknown(law, error) from error
        return _by_hand(law, manual)
    if manual is not None:
        raise InputError(
            f"Al {law.day:%d/%m/%Y} gli importi sono noti ({law.value(anac_fee.BUYER).source}):"
            " togliere «manual».",
            code="law.decides",
            field="manual",
        )
    answer: Json = {"authority_eur": plain(found.buyer)}
    if lots:
        answer["lots"] = [
            {"amount": plain(lot), "operator_eur": plain(due)}
            for lot, due in zip(lots, found.operators, strict=True)
        ]
    else:
        answer["operator_eur"] = plain(found.operators[0])
    return {
        **answer,
        "computed": True,
        "source": law.value(anac_fee.BUYER).source,
        **law_of(law, anac_fee.PARAMETERS),
    }


def _unknown(law: LawAt, error: LawNotInForceError) -> InputError:
    until = f" L'ultima nota vale fino al {error.repealed:%d/%m/%Y}." if error.repealed else ""
    return InputError(
        f"Nessuna delibera ANAC nota fissa il contributo al {law.day:%d/%m/%Y}.{until} Indicare gli"
        " importi in «manual», con la loro fonte.",
        code=error.code,
        field="manual",
    )


def _by_hand(law: LawAt, manual: Fields) -> Json:
    authority = manual.take("authority_eur", parse_euro)
    operator = manual.take("operator_eur", parse_euro)
    source = manual.take("source", text)
    manual.done()
    return {
        "authority_eur": plain(authority),
        "operator_eur": plain(operator),
        "computed": False,
        "source": source,
        "law_day": law.day.isoformat(),
        "needs_confirmation": list(anac_fee.PARAMETERS),
    }


def _incentives(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    law = corpus.law.at(law_day)
    base = fields.take("base_amount", positive_euro)
    most = law.decimal(incentives.MAX)
    percent = fields.optional("percent", between(_NONE, most, "art. 45 c. 2"), most)
    nature = fields.optional("nature", choice(Nature), Nature.WORKS)
    if nature is Nature.WORKS:
        fields.optional("execution_director", boolean, default=False)
        due = True
    else:
        due = fields.take("execution_director", boolean)
    earmarked = fields.optional("earmarked", boolean, default=False)
    pay = fields.optional("gross_pay", parse_euro, None)
    digital = fields.optional("digital", boolean, default=False)
    fields.done()
    found = incentives.incentives(law, base, percent if due else _NONE, earmarked=earmarked)
    used = [*incentives.PARAMETERS, "incentives.managers"]
    answer: Json = {
        "due": due,
        "percent": plain(percent if due else _NONE),
        "fund": plain(found.fund),
        "staff": plain(found.staff),
        "innovation": plain(found.innovation),
        "commissioning_max": plain(found.commissioning_max),
        "managers": law.flag("incentives.managers"),
    }
    if pay is not None:
        answer["personal_cap"] = plain(incentives.personal_cap(law, pay, digital=digital))
        used += incentives.CAP_PARAMETERS
    notes = []
    if not due:
        notes.append(
            "Per servizi e forniture solo se è nominato il direttore dell'esecuzione (art. 45 c. 2)."
        )
    if earmarked and due:
        notes.append("Fondi europei o vincolati: nulla per l'innovazione (art. 45 c. 5).")
    return {
        **answer,
        "rounding": ROUNDING,
        "article": "art. 45 cc. 2-5 e 8",
        "notes": notes,
        **law_of(law, used),
    }


CALCULATORS: Mapping[str, Calculator] = {
    "anac-fee": Calculator(
        "Contributo ANAC (L. 266/2005 art. 1 c. 67)",
        (
            ("base_amount", "importo stimato della procedura, opzioni comprese, in euro"),
            ("lots", "gli importi dei lotti, se ve ne sono: la loro somma è base_amount"),
            ("manual", "{authority_eur, operator_eur, source} per un anno senza delibera nota"),
            ("day", "il giorno del bando o degli inviti; oggi, se manca"),
        ),
        _anac_fee,
        '{"day": "2025-07-01", "base_amount": "650000"}',
        anac_fee.PARAMETERS,
    ),
    "incentives": Calculator(
        "Incentivi alle funzioni tecniche (art. 45)",
        (
            ("base_amount", "importo a base della procedura, in euro"),
            ("percent", "percentuale destinata; la massima, se manca"),
            ("nature", "works | services | supplies; works, se manca"),
            ("execution_director", "servizi e forniture: true se è nominato il DEC"),
            ("earmarked", "true se i fondi sono europei o a destinazione vincolata"),
            ("gross_pay", "trattamento annuo lordo di un dipendente, per il suo limite"),
            ("digital", "true se l'ente usa la gestione informativa digitale"),
            ("day", "il giorno dell'attività; oggi, se manca"),
        ),
        _incentives,
        '{"base_amount": "650000"}',
        (*incentives.PARAMETERS, *incentives.CAP_PARAMETERS, "incentives.managers"),
    ),
}

"""Rotation of awards, and purchases that may have been split (arts 14 c. 6 and 49)."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sua.corpus.rulebooks import Corpus
from sua.domain.errors import InputError
from sua.domain.identifiers import parse_cpv
from sua.domain.numbers import parse_euro
from sua.law.consulted import Consulted
from sua.law.contract_kinds import ProcedureType
from sua.law.purchase import Purchase
from sua.law.rotation import Ground, NewAward, PastAward, band_of, rotation
from sua.law.sources import cite
from sua.law.splitting import Bought, CpvLevel, splitting_signal
from sua.service.calc_input import Fields, boolean, choice, day, whole
from sua.service.calculators.base import Calculator, Json
from sua.service.calculators.values import (
    AUTHORITY,
    NATURE,
    euro,
    read_kind,
    reasons_json,
    rows,
    words,
)

_MAX_MONTHS = 120
_MAX_BANDS = 100
_NO_AWARDS: tuple[PastAward, ...] = ()
_NOTHING_BOUGHT: tuple[Bought, ...] = ()


def _rotation(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    read = Consulted(corpus.law.at(law_day))
    derogation = fields.table("derogation")
    award = NewAward(
        procedure=fields.take("procedure", choice(ProcedureType)),
        operator=fields.take("operator", words),
        sector=fields.take("sector", words),
        day=law_day,
        value=fields.take("value", parse_euro),
        open_survey=fields.optional("open_survey", boolean, default=False),
        bands=_bands(fields),
        derogation=tuple(
            (ground, derogation.optional(ground.value, words, "")) for ground in Ground
        ),
    )
    past = fields.optional("past", rows(_past_award), _NO_AWARDS)
    derogation.done()
    fields.done()
    found = rotation(award, past, read)
    before = found.previous
    return {
        "outcome": found.outcome.value,
        "reasons": reasons_json(found.reasons, corpus.sources),
        "band": str(band_of(award.value, award.bands) + 1) if award.bands else None,
        "previous": None
        if before is None
        else {
            "operator": before.operator,
            "sector": before.sector,
            "day": before.day.isoformat(),
            "value": euro(before.value),
        },
        "record": [
            {"ground": ground.value, "label": ground.label, "text": text}
            for ground, text in found.record
        ],
        "missing": [{"ground": ground.value, "label": ground.label} for ground in found.missing],
        "day": law_day.isoformat(),
        "needs_confirmation": list(read.unconfirmed),
    }


def _bands(fields: Fields) -> tuple[Decimal, ...]:
    if not fields.given("bands"):
        fields.optional("bands", words, "")
        return ()
    bands = fields.each("bands", parse_euro, at_most=_MAX_BANDS)
    if not bands or list(bands) != sorted(set(bands)) or bands[0] != 0:
        raise InputError(
            "«bands» elenca i limiti inferiori delle fasce, crescenti, a partire da 0.",
            code="bands.order",
            field="bands",
        )
    return bands


def _past_award(fields: Fields) -> PastAward:
    return PastAward(
        operator=fields.take("operator", words),
        sector=fields.take("sector", words),
        day=fields.take("day", day),
        value=fields.take("value", parse_euro),
    )


def _splitting_signal(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    read = Consulted(corpus.law.at(law_day))
    nature, authority = read_kind(fields)
    new = Bought(
        buyer=fields.take("buyer", words),
        cpv=fields.take("cpv", parse_cpv),
        day=law_day,
        value=fields.take("value", parse_euro),
    )
    earlier = fields.optional("earlier", rows(_bought), _NOTHING_BOUGHT)
    level = fields.optional("level", choice(CpvLevel), CpvLevel.GROUP)
    months = fields.optional(
        "window_months", whole(1, _MAX_MONTHS), read.integer("estimate.recurring_months")
    )
    fields.done()
    purchase = Purchase(nature=nature, authority=authority, value=new.value)
    found = splitting_signal(new, purchase, earlier, read, months=months, level=level)
    return {
        "question": reasons_json([found.question], corpus.sources)[0] if found.question else None,
        "value": euro(new.value),
        "together": euro(found.together),
        "since": found.since.isoformat(),
        "day": law_day.isoformat(),
        "cpv": new.cpv[: level.digits],
        "related": [
            {"cpv": old.cpv, "day": old.day.isoformat(), "value": euro(old.value)}
            for old in found.related
        ],
        "crossed": [
            {
                "code": limit.code,
                "limit": euro(limit.limit),
                "article": cite(limit.article, corpus.sources),
            }
            for limit in found.crossed
        ],
        "needs_confirmation": list(read.unconfirmed),
    }


def _bought(fields: Fields) -> Bought:
    return Bought(
        buyer=fields.take("buyer", words),
        cpv=fields.take("cpv", parse_cpv),
        day=fields.take("day", day),
        value=fields.take("value", parse_euro),
    )


CALCULATORS: Mapping[str, Calculator] = {
    "rotation": Calculator(
        "Rotazione: se il contraente uscente può essere scelto di nuovo (art. 49)",
        (
            ("procedure", "direct_award | negotiated_below_threshold, o un'altra procedura"),
            ("operator", "chi si vorrebbe scegliere, per esempio il codice fiscale"),
            ("sector", "settore merceologico, categoria di opere o settore di servizi"),
            ("value", "importo, in euro, IVA esclusa"),
            ("past", "gli affidamenti precedenti: [{operator, sector, day, value}]"),
            ("bands", 'limiti inferiori delle fasce dichiarate, per esempio ["0", "40000"]'),
            ("open_survey", "true se l'indagine non ha limitato gli operatori da invitare"),
            (
                "derogation",
                "{market_structure, no_alternatives, accurate_execution, verified_quality}: le ragioni",
            ),
            ("day", "il giorno dell'affidamento, che sceglie la legge; oggi, se manca"),
        ),
        _rotation,
        '{"procedure": "direct_award", "operator": "01234567890", "sector": "OG3", "value": "30000",'
        ' "past": [{"operator": "01234567890", "sector": "OG3", "day": "2025-05-12",'
        ' "value": "25000"}], "day": "2026-01-20"}',
        reads=(
            "rotation.exempt_below",
            "rotation.waived_by_open_survey",
            "rotation.waiver_needs_verified_quality",
        ),
    ),
    "splitting-signal": Calculator(
        "Acquisti simili che insieme raggiungono una soglia: la domanda da porsi (art. 14 c. 6)",
        (
            NATURE,
            ("buyer", "l'ente che acquista"),
            ("cpv", "il codice CPV dell'acquisto"),
            ("value", "importo del nuovo acquisto, in euro, IVA esclusa"),
            ("earlier", "gli acquisti precedenti: [{buyer, cpv, day, value}]"),
            ("window_months", "mesi da guardare; 12, se manca, come per gli acquisti regolari"),
            ("level", "group | class: prime 3 o 4 cifre del CPV; group, se manca"),
            AUTHORITY,
            ("day", "il giorno del nuovo acquisto, che sceglie la legge; oggi, se manca"),
        ),
        _splitting_signal,
        '{"nature": "services", "buyer": "Comune di Esempio", "cpv": "77310000-6", "value": "60000",'
        ' "earlier": [{"buyer": "Comune di Esempio", "cpv": "77313000-7", "day": "2025-06-10",'
        ' "value": "90000"}], "day": "2026-01-20"}',
        reads=(
            "estimate.recurring_months",
            "eu_threshold.works",
            "eu_threshold.services",
            "eu_threshold.services_central",
            "eu_threshold.social_services",
            "request.autonomous.works",
            "request.autonomous.services",
            "direct_award.works.ceiling",
            "direct_award.services.ceiling",
        ),
    ),
}

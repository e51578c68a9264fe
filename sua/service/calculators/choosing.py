"""Which procedure is lawful, on which value, and who may run it (arts 14, 48-50, 62-63, 70-76)."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sua.corpus.rulebooks import Corpus
from sua.domain.errors import InputError
from sua.domain.numbers import parse_euro
from sua.law.consulted import Consulted
from sua.law.contract_kinds import Authority, Nature, eu_threshold
from sua.law.delegation import Delegation, delegation
from sua.law.estimated_value import Estimate, main_object, small_lots
from sua.law.procedure_choice import Choice, choices
from sua.law.purchase import Purchase, Urgency
from sua.law.reasons import outcome_of
from sua.service.calc_input import Fields, boolean, choice, whole
from sua.service.calculators.base import Calculator, Json
from sua.service.calculators.values import (
    AUTHORITY,
    BODIES,
    DAY,
    NATURE,
    VALUE,
    euro,
    read_bodies,
    read_estimate,
    read_kind,
    reasons_json,
    words,
)

_MAX_MONTHS = 1_200
_MAX_LOTS = 10_000


def _procedure_choice(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    read = Consulted(corpus.law.at(law_day))
    nature, authority = read_kind(fields)
    estimate = read_estimate(fields, read)
    purchase = Purchase(
        nature=nature,
        authority=authority,
        value=estimate.total,
        cross_border_interest=fields.optional("cross_border_interest", boolean, None),
        urgency=fields.optional("urgency", choice(Urgency), Urgency.NONE),
        framework_months=fields.optional("framework_months", whole(1, _MAX_MONTHS), None),
    )
    bodies, reading = read_bodies(corpus, fields)
    fields.done()
    declared = bodies.buyer_levels is not None or bodies.sua_levels is not None
    who = delegation(purchase, bodies, reading, read) if declared else None
    default, found = choices(purchase, who, read.law)
    used = dict.fromkeys(read.unconfirmed)
    used |= dict.fromkeys(name for one in found for name in one.needs_confirmation)
    return {
        "value": euro(purchase.value),
        "nature": nature.value,
        "day": law_day.isoformat(),
        "default": None if default is None else default.value,
        "procedures": [_choice_json(one, corpus) for one in found],
        "who": None if who is None else _who_json(who, corpus),
        "readings": {"autonomy_limit": reading.value},
        "needs_confirmation": list(used),
    }


def _choice_json(one: Choice, corpus: Corpus) -> Json:
    return {
        "procedure": one.procedure.value,
        "label": one.procedure.label,
        "outcome": one.outcome.value,
        "reasons": reasons_json(one.reasons, corpus.sources),
        "needs_confirmation": list(one.needs_confirmation),
    }


def _who_json(who: Delegation, corpus: Corpus) -> Json:
    return {
        "must_delegate": who.must_delegate,
        "buyer": {
            "outcome": outcome_of(who.buyer).value,
            "reasons": reasons_json(who.buyer, corpus.sources),
        },
        "sua": {
            "outcome": outcome_of(who.sua).value,
            "reasons": reasons_json(who.sua, corpus.sources),
        },
    }


def _delegation(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    read = Consulted(corpus.law.at(law_day))
    nature, authority = read_kind(fields)
    value = read_estimate(fields, read).total
    bodies, reading = read_bodies(corpus, fields)
    fields.done()
    purchase = Purchase(nature=nature, authority=authority, value=value)
    who = delegation(purchase, bodies, reading, read)
    return {
        "value": euro(value),
        "nature": nature.value,
        "day": law_day.isoformat(),
        **_who_json(who, corpus),
        "readings": {"autonomy_limit": reading.value},
        "needs_confirmation": list(read.unconfirmed),
    }


def _estimated_value(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    read = Consulted(corpus.law.at(law_day))
    authority = fields.optional("authority", choice(Authority), Authority.SUB_CENTRAL)
    parts = fields.table("parts")
    amounts = {kind: parts.optional(kind.value, parse_euro, Decimal(0)) for kind in Nature}
    parts.done()
    mixed = any(amounts.values())
    if mixed == fields.given("nature"):
        raise InputError(
            "Indicare «nature», oppure «parts» per un contratto misto.",
            code="nature.ways",
            field="nature",
        )
    nature, reasons = None, []
    if mixed:
        nature, reason = main_object(amounts)
        reasons.append(reason)
    nature = fields.optional("nature", choice(Nature), nature)
    estimate = read_estimate(fields, read)
    proposed = (
        fields.each("small_lots", words, at_most=_MAX_LOTS) if fields.given("small_lots") else ()
    )
    _known_lots(estimate, proposed)
    fields.done()
    answer: Json = {
        "value": euro(estimate.total),
        "nature": None if nature is None else nature.value,
        "lots": [{"name": lot.name, "value": euro(lot.value)} for lot in estimate.lots if lot.name],
        "lots_together": euro(estimate.all_lots),
        "prizes": euro(estimate.prizes),
        "supplied": euro(estimate.supplied),
        "day": law_day.isoformat(),
        "reasons": reasons_json(reasons, corpus.sources),
        "eu_threshold": None,
        "reaches_eu_threshold": None,
        "small_lots": None,
    }
    if nature is not None:
        threshold = read.decimal(eu_threshold(nature, authority)[0])
        answer["eu_threshold"] = euro(threshold)
        answer["reaches_eu_threshold"] = estimate.total >= threshold
        if any(lot.name for lot in estimate.lots):
            small = small_lots(nature, authority, estimate, proposed, read)
            answer["small_lots"] = {
                "outcome": small.outcome.value,
                "below_limit": list(small.small),
                "taken_out": list(small.taken_out),
                "together": euro(small.together),
                "cap": euro(small.cap),
                "reasons": reasons_json(small.reasons, corpus.sources),
            }
    answer["needs_confirmation"] = list(read.unconfirmed)
    return answer


def _known_lots(estimate: Estimate, proposed: tuple[str, ...]) -> None:
    names = {lot.name for lot in estimate.lots if lot.name}
    if unknown := [name for name in proposed if name not in names]:
        raise InputError(
            f"Il lotto «{unknown[0][:60]}» non è fra i lotti.",
            code="lots.unknown",
            field="small_lots",
        )


_EU = (
    "eu_threshold.works",
    "eu_threshold.services",
    "eu_threshold.services_central",
    "eu_threshold.social_services",
)
_ESTIMATE = (
    "estimate.open_ended_months",
    "lots.small.works",
    "lots.small.services",
    "lots.small.share",
)
_DELEGATION = (
    "request.autonomous.works",
    "request.autonomous.services",
    "request.unqualified.maintenance",
    "qualification.concessions.works_level",
    "qualification.concessions.services_level",
    "qualification.works.l3_ceiling",
    "qualification.services.sf3_ceiling",
    "qualification.services.sf2_ceiling",
    "qualification.works.commissioning_level",
    "qualification.services.commissioning_level",
)
_CHOICE = (
    "direct_award.works.ceiling",
    "direct_award.services.ceiling",
    "negotiated.works.floor",
    "negotiated.works.band_d_floor",
    "negotiated.services.floor",
    "negotiated.works.min_operators.band_c",
    "negotiated.works.min_operators.band_d",
    "negotiated.services.min_operators",
    "negotiated.concessions.min_operators",
    "negotiated.consultation_notice",
    "concessions.direct_award_allowed",
    "concessions.own_procedures",
    "ordinary.required_if_cross_border",
    "ordinary.allowed_below_threshold",
    "negotiation.needs_conditions",
    "innovation.needs_conditions",
    "unpublished.needs_grounds",
    "unpublished.min_operators",
    "framework.max_years",
    "dynamic_system.current_purchases_only",
    "design_contest.designs_only",
)

CALCULATORS: Mapping[str, Calculator] = {
    "procedure-choice": Calculator(
        "Quali procedure sono lecite, e perché",
        (
            NATURE,
            *VALUE,
            AUTHORITY,
            ("cross_border_interest", "true | false; manca se non è ancora stato valutato"),
            ("urgency", "none | reasoned | extreme; none, se manca"),
            ("framework_months", "durata in mesi dell'accordo quadro, se lo si considera"),
            *BODIES,
            DAY,
        ),
        _procedure_choice,
        '{"nature": "works", "value": "650000", "cross_border_interest": false,'
        ' "buyer_levels": [], "sua_levels": ["L2"], "day": "2026-01-20"}',
        reads=(*_EU, *_CHOICE, *_DELEGATION, *_ESTIMATE),
    ),
    "estimated-value": Calculator(
        "Importo stimato di un contratto, con lotti, opzioni e rinnovi (art. 14)",
        (
            (NATURE[0], f"{NATURE[1]}; oppure, per un contratto misto:"),
            ("parts", 'importi per natura, per esempio {"works": "90000", "goods": "10000"}'),
            *VALUE,
            (
                "small_lots",
                "nomi dei lotti da aggiudicare in deroga (art. 14 c. 11); se manca, tutti i piccoli",
            ),
            AUTHORITY,
            DAY,
        ),
        _estimated_value,
        '{"nature": "services", "lots": [{"name": "1", "base": "300000", "renewals": "100000"},'
        ' {"name": "2", "base": "70000"}], "day": "2026-01-20"}',
        reads=(*_EU, *_ESTIMATE),
    ),
    "delegation": Calculator(
        "Se il Comune può procedere da sé o deve rivolgersi a un ente qualificato (artt. 62-63)",
        (NATURE, *VALUE, AUTHORITY, *BODIES, DAY),
        _delegation,
        '{"nature": "works", "value": "500000", "buyer_levels": [], "sua_levels": ["L2"],'
        ' "day": "2026-01-20"}',
        reads=(*_EU, *_DELEGATION),
    ),
}

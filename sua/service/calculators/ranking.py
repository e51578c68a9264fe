"""The ranking of lots, with every reason; what is still lacking is told all at once."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sua.corpus.rulebooks import Corpus
from sua.law.lots import AllAtLimit, LotOutcome, WhyWinner, assign
from sua.law.offers import Offer, Points, SpecificElements
from sua.law.ranking import (
    AbnormalBidCheckRequired,
    AdmissionsPending,
    DrawingLotsRequired,
    LeftOut,
    NoBids,
    Outcome,
    Ranking,
)
from sua.service.calc_input import Fields
from sua.service.calculators.base import Calculator, Json, number
from sua.service.calculators.ranking_input import AUTOMATIC_PARAMETERS, read
from sua.service.calculators.telling import step

_LEFT_OUT = {
    LeftOut.SUSPENDED: "ammissione sospesa",
    LeftOut.EXCLUDED: "operatore escluso",
    LeftOut.OVER_LOT_LIMIT: "offerta oltre il numero di lotti consentito (art. 58 c. 4)",
    LeftOut.ABOVE_BASE: "offerta superiore alla base di gara (art. 70 c. 4 lett. f)",
    LeftOut.ABNORMAL: "esclusa automaticamente (art. 54 c. 1)",
    LeftOut.NOT_JUSTIFIED: "anomala: le spiegazioni non la giustificano (art. 110 c. 5)",
}
_WHY = {
    WhyWinner.FIRST: "prima in graduatoria",
    WhyWinner.NEXT_WITHIN_LIMIT: "prima tra chi non ha raggiunto il limite di lotti (art. 58 c. 4)",
    WhyWinner.ALREADY_AWARDED: "lotto già aggiudicato: non cambia (art. 108 c. 12)",
}


def _ranking(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    law = corpus.law.at(law_day)
    asked = read(corpus, fields, law)
    found = assign(asked.lots, asked.limits)
    lots = [_lot(one) for one in found]
    return {
        "lots": lots,
        "complete": not any(one.provisional for one in found),
        "steps": [
            line for one, told in zip(found, lots, strict=True) for line in _steps(one, told)
        ],
        "day": law_day.isoformat(),
        "needs_confirmation": list(law.unconfirmed(AUTOMATIC_PARAMETERS))
        if asked.automatic
        else [],
    }


def _lot(one: LotOutcome) -> Json:
    offers = one.ranking.offers
    return {
        "lot": one.code,
        "winner": None if one.winner is None else offers[one.winner].bidder,
        "why": one.why.value if one.why else None,
        "provisional": one.provisional,
        "ranking": _places(one),
        "left_out": [
            {"bidder": offers[n].bidder, "why": why.value}
            for n, why in sorted(one.ranking.left_out, key=lambda pair: offers[pair[0]].bidder)
        ],
        "passed_over": [
            {"bidder": offers[passed.bid].bidder, "kept": list(passed.kept)}
            for passed in one.passed_over
        ],
        "counted": sorted(one.ranking.counted),
        "outcomes": [_outcome(value, offers) for value in one.outcomes],
    }


def _places(one: LotOutcome) -> list[Json]:
    places, rows = 1, []
    for group in one.ranking.groups:
        rows += [
            {"place": str(places), "bidder": offer.bidder, **_merit(offer)}
            for offer in (one.ranking.offers[n] for n in group)
        ]
        places += len(group)
    return rows


def _merit(offer: Offer) -> dict[str, str | None]:
    total = number(str(offer.merit.total), None)
    if not isinstance(offer.merit, Points):
        return {"discount": total}
    return {
        "technical": number(str(offer.merit.technical), None),
        "economic": number(str(offer.merit.economic), None),
        "total": total,
    }


def _outcome(value: Outcome | AllAtLimit, offers: Sequence[Offer]) -> Json:
    def names(positions: Sequence[int]) -> list[str]:
        return [offers[n].bidder for n in positions]

    if isinstance(value, Ranking):
        return {"outcome": "ranking", "message": "La graduatoria è formata."}
    if isinstance(value, DrawingLotsRequired):
        return {
            "outcome": "drawing_lots_required",
            "tied": names(value.tied),
            "message": "Offerte uguali: serve il sorteggio.",
        }
    if isinstance(value, AdmissionsPending):
        return {
            "outcome": "admissions_pending",
            "bidders": names(value.bids),
            "message": "Ammissioni sospese: la graduatoria è provvisoria.",
        }
    if isinstance(value, AbnormalBidCheckRequired):
        elements = list(value.asked.names) if isinstance(value.asked, SpecificElements) else []
        message = "Il RUP valuta la congruità sugli elementi indicati dal bando (art. 110)."
        if not elements:
            message = (
                "I punti tecnici ed economici raggiungono la quota dichiarata: il RUP valuta la"
                " congruità."
            )
        return {
            "outcome": "abnormal_bid_check_required",
            "bidder": offers[value.bid].bidder,
            "elements": elements,
            "message": message,
        }
    if isinstance(value, NoBids):
        return {"outcome": "no_bids", "message": "Nessuna offerta resta in gara."}
    return {
        "outcome": "all_at_limit",
        "message": "Chi è in graduatoria ha già raggiunto il limite di lotti (art. 58 c. 4).",
    }


def _steps(one: LotOutcome, told: Mapping[str, Any]) -> list[Json]:
    def at(label: str) -> str:
        return f"Lotto {one.code}: {label}"

    lines = [step(at("offerte considerate nei calcoli"), told["counted"])]
    lines += [
        step(at(f"{row['bidder']} fuori graduatoria"), _LEFT_OUT[LeftOut(row["why"])])
        for row in told["left_out"]
    ]
    lines += [
        step(at(f"{row['place']}ª, {row['bidder']}"), row.get("total", row.get("discount")))
        for row in told["ranking"]
    ]
    lines += [
        step(at(f"{row['bidder']} ha raggiunto il limite con i lotti"), row["kept"])
        for row in told["passed_over"]
    ]
    lines += [step(at("esito"), value["message"]) for value in told["outcomes"]]
    if one.why is not None:
        label = "aggiudicatario provvisorio" if one.provisional else "migliore offerta"
        lines.append(step(at(label), f"{told['winner']}: {_WHY[one.why]}"))
    return lines


CALCULATORS: Mapping[str, Calculator] = {
    "ranking": Calculator(
        "Graduatoria di uno o più lotti",
        (
            ("criterion", "lowest_price (bids: discount) | quality_price (technical, economic)"),
            ("ties", "regole del bando prima del sorteggio, in ordine: technical, economic"),
            (
                "abnormal",
                (
                    "{kind: elements, elements: […]} (art. 110) | {kind: automatic, readings: {…}}"
                    " (art. 54, metodo A) | {kind: points_share, share, technical_max, economic_max}"
                    " (solo se dichiarata, per i codici previgenti)"
                ),
            ),
            (
                "lots",
                (
                    "i lotti, nell'ordine del bando: lot, base_amount, bids (bidder, discount o"
                    " technical ed economic, price, admission: admitted | suspended | excluded,"
                    " congruity: not_judged | not_low | justified | not_justified), draws (ordini"
                    " sorteggiati), counted_at_award (chi contava al giorno dell'aggiudicazione:"
                    " dopo l'atto medie e soglia non cambiano), awarded_to (lotto già aggiudicato)"
                ),
            ),
            (
                "limits",
                (
                    "{offered, over_offered: exclude_all | keep_largest | keep_preferred, awarded,"
                    " assignment: lot_value | best_offer | preference, preferences: {offerente:"
                    " [lotti]}, groups: {offerente: gruppo}}; senza, nessun limite"
                ),
            ),
            ("day", "il giorno che sceglie la legge; oggi, se manca"),
        ),
        _ranking,
        '{"criterion": "quality_price", "ties": ["technical"], "abnormal": {"kind": "elements",'
        ' "elements": ["costo della manodopera"]}, "limits": {"awarded": 1, "assignment":'
        ' "lot_value"}, "lots": [{"lot": "1", "base_amount": "300000", "bids": [{"bidder": "Alfa",'
        ' "technical": "62.5", "economic": "28", "price": "270000", "congruity": "not_low"},'
        ' {"bidder": "Beta", "technical": "60", "economic": "30", "price": "261000"}]}, {"lot":'
        ' "2", "base_amount": "200000", "bids": [{"bidder": "Alfa", "technical": "65", "economic":'
        ' "25", "price": "190000"}, {"bidder": "Beta", "technical": "60", "economic": "30",'
        ' "price": "180000", "congruity": "not_low"}]}]}',
    ),
}

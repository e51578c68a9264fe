"""Direct award and negotiated procedure below the EU threshold (arts 48-50, 128 c. 8, 187)."""

from dataclasses import replace

from sua.domain.numbers import format_euro
from sua.law.bands import ART_50, below_eu, direct_award_ceiling, negotiated_band, threshold_fact
from sua.law.consulted import Consulted
from sua.law.contract_kinds import Nature
from sua.law.purchase import Purchase
from sua.law.reasons import Outcome, Reason, asks, forbids, supports


def direct_award(purchase: Purchase, law: Consulted) -> list[Reason]:
    """Below the ceiling, art. 50 c. 1 lett. a-b; never for concessions, art. 187."""
    if purchase.nature.concession and not law.flag("concessions.direct_award_allowed"):
        return [
            forbids(
                "concession.no_direct_award",
                "dlgs-36-2023 art. 187 c. 1",
                "Per le concessioni sotto soglia la legge prevede la negoziata previa consultazione o le"
                " procedure del Titolo II, non l'affidamento diretto.",
            )
        ]
    ceiling, letter = direct_award_ceiling(purchase.nature, law)
    amount = format_euro(ceiling)
    if purchase.value >= ceiling:
        text = f"L'importo non è inferiore a {amount} euro."
        return [forbids("band.above", f"{ART_50} {letter}", text)]
    return [
        supports(
            "band.direct_award",
            f"{ART_50} {letter}",
            f"Importo inferiore a {amount} euro: affidamento diretto, anche senza consultare più"
            " operatori, a chi ha esperienze pregresse documentate.",
        ),
        _cross_border(purchase, law),
        *_social(purchase),
        supports(
            "rotation",
            "dlgs-36-2023 art. 49; art. 17 c. 2",
            "Si verifica la rotazione e si dicono le ragioni della scelta del contraente.",
        ),
    ]


def negotiated_below_threshold(purchase: Purchase, law: Consulted) -> list[Reason]:
    """Between direct award and EU threshold, art. 50 c. 1 lett. c-e; for concessions art. 187."""
    threshold = threshold_fact(purchase, law)
    if not below_eu(purchase, law):
        return [replace(threshold, effect=Outcome.NOT_LAWFUL)]
    if purchase.nature.concession:
        operators = law.integer("negotiated.concessions.min_operators")
        reasons = [
            threshold,
            supports(
                "band.negotiated",
                "dlgs-36-2023 art. 187 c. 1",
                f"Concessione sotto soglia: negoziata previa consultazione di almeno {operators}"
                " operatori, ove esistenti, con rotazione degli inviti.",
            ),
        ]
        if purchase.cross_border_interest:
            reasons.append(
                asks(
                    "cross_border.concession",
                    "dlgs-36-2023 art. 187 c. 1; art. 48 c. 2",
                    "L'art. 187 non parla di interesse transfrontaliero certo e l'art. 48 c. 2 sta fra le"
                    " norme sugli appalti: si può davvero procedere senza bando?",
                )
            )
        return reasons
    floor, letter, operators_of = negotiated_band(purchase, law)
    if purchase.value < floor:
        return [
            forbids(
                "band.below",
                f"{ART_50} {letter}",
                f"L'importo è inferiore a {format_euro(floor)} euro: è la fascia dell'affidamento diretto,"
                " nel quale si possono comunque consultare più operatori.",
            )
        ]
    reasons = [
        supports(
            "band.negotiated",
            f"{ART_50} {letter}",
            f"Negoziata senza bando, previa consultazione di almeno {law.integer(operators_of)} operatori,"
            " ove esistenti, da indagini di mercato o elenchi; non per sorteggio (c. 2).",
        ),
        threshold,
        _cross_border(purchase, law),
        *_social(purchase),
    ]
    if law.flag("negotiated.consultation_notice"):
        reasons.append(
            supports(
                "consultation_notice",
                "dlgs-36-2023 art. 50 c. 2-bis",
                "L'avvio della consultazione si pubblica sul sito istituzionale.",
            )
        )
    return reasons


def _cross_border(purchase: Purchase, law: Consulted) -> Reason:
    article = "dlgs-36-2023 art. 48 c. 2"
    required = law.flag("ordinary.required_if_cross_border")
    if required and purchase.cross_border_interest is None:
        return asks(
            "cross_border.unjudged",
            article,
            "L'appalto ha un interesse transfrontaliero certo? Se sì serve una procedura ordinaria.",
        )
    if required and purchase.cross_border_interest:
        return forbids(
            "cross_border.certain",
            article,
            "È accertato un interesse transfrontaliero certo: serve una procedura ordinaria.",
        )
    return supports(
        "cross_border.none", article, "Nessun interesse transfrontaliero certo accertato."
    )


def _social(purchase: Purchase) -> list[Reason]:
    if purchase.nature is not Nature.SOCIAL_SERVICES:
        return []
    return [
        supports(
            "social.principles",
            "dlgs-36-2023 art. 128 cc. 3 e 8",
            "Per i servizi alla persona sotto soglia si garantiscono qualità, continuità, accessibilità,"
            " disponibilità e completezza.",
        )
    ]

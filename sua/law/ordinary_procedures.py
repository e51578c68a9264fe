"""Ordinary procedures, with and without conditions, and concessions (arts 70-75, 127, 182-187)."""

from sua.law.bands import below_eu, threshold_fact
from sua.law.consulted import Consulted
from sua.law.contract_kinds import Nature, ProcedureType
from sua.law.purchase import Purchase, Urgency
from sua.law.reasons import Reason, asks, forbids, supports


def open_or_restricted(
    procedure: ProcedureType, purchase: Purchase, law: Consulted
) -> list[Reason]:
    """Open to every purchase of Book II; below the threshold by reasoned choice, art. 48."""
    if purchase.nature.concession and law.flag("concessions.own_procedures"):
        return [_own_procedure()]
    reasons = [
        supports(
            "ordinary",
            f"dlgs-36-2023 art. 70 c. 1; art. {71 if procedure is ProcedureType.OPEN else 72}",
            "Procedura ordinaria, senza condizioni particolari.",
        ),
        threshold_fact(purchase, law),
    ]
    below = below_eu(purchase, law)
    required = law.flag("ordinary.required_if_cross_border")
    if below and required and purchase.cross_border_interest:
        reasons.append(
            supports(
                "cross_border.ordinary",
                "dlgs-36-2023 art. 48 c. 2",
                "L'interesse transfrontaliero certo richiede una procedura ordinaria.",
            )
        )
    elif below and law.flag("ordinary.allowed_below_threshold"):
        reasons.append(
            supports(
                "ordinary.by_choice",
                "dlgs-36-2023 art. 50 c. 1 lett. d; art. 48 c. 4; tuel-267-2000 art. 192",
                "Sotto soglia la legge scrive questa facoltà per i lavori della lettera d) e altrove tace:"
                " la decisione di contrarre dica perché la si preferisce.",
            )
        )
    if purchase.nature is Nature.SOCIAL_SERVICES and not below:
        reasons.append(
            supports(
                "social.notice",
                "dlgs-36-2023 art. 127 c. 1",
                "Con bando o avviso di gara, oppure con avviso di pre-informazione continuativo.",
            )
        )
    if purchase.urgency is not Urgency.NONE:
        reasons.append(
            supports(
                "urgency.shorter_terms",
                f"dlgs-36-2023 art. {'71 c. 3' if procedure is ProcedureType.OPEN else '72 c. 6'}",
                "L'urgenza, specificamente motivata, consente termini abbreviati.",
            )
        )
    return reasons


def with_negotiation(procedure: ProcedureType, purchase: Purchase, law: Consulted) -> list[Reason]:
    """Competitive procedure with negotiation and competitive dialogue, art. 70 c. 3."""
    if purchase.nature.concession and law.flag("concessions.own_procedures"):
        return [_own_procedure()]
    reasons = []
    if law.flag("negotiation.needs_conditions"):
        reasons.append(_conditions_70())
    if procedure is ProcedureType.COMPETITIVE_DIALOGUE:
        reasons.append(
            supports(
                "best_value_only",
                "dlgs-36-2023 art. 74 c. 3",
                "Si aggiudica soltanto al miglior rapporto qualità/prezzo.",
            )
        )
    return reasons


def innovation_partnership(purchase: Purchase, law: Consulted) -> list[Reason]:
    """Research, then purchase of what the market does not offer, arts 70 c. 5 and 75."""
    if purchase.nature.concession and law.flag("concessions.own_procedures"):
        return [_own_procedure()]
    reasons = [
        supports(
            "best_value_only",
            "dlgs-36-2023 art. 75 c. 3",
            "Si aggiudica soltanto al miglior rapporto qualità/prezzo.",
        )
    ]
    if law.flag("innovation.needs_conditions"):
        reasons.append(
            asks(
                "no_solution_on_market",
                "dlgs-36-2023 art. 70 c. 5; art. 75 c. 1",
                "L'esigenza di prodotti, servizi o lavori innovativi non può essere soddisfatta con"
                " soluzioni già disponibili sul mercato?",
            )
        )
    return reasons


def concession_with_notice(purchase: Purchase, law: Consulted) -> list[Reason]:
    """The procedure of Book IV, above and below the threshold, arts 182-187."""
    if law.flag("concessions.own_procedures") and not purchase.nature.concession:
        return [
            forbids(
                "nature.not_concession",
                "dlgs-36-2023 art. 177 c. 1",
                "Il contratto dichiarato è un appalto; è una concessione se il rischio operativo passa"
                " all'operatore.",
            )
        ]
    return [
        supports(
            "concession.notice",
            "dlgs-36-2023 art. 182 c. 1; art. 183 c. 7",
            "Con bando di concessione; le negoziazioni sono libere, di regola con un dialogo competitivo.",
        ),
        threshold_fact(purchase, law),
    ]


def _own_procedure() -> Reason:
    return forbids(
        "concession.own_procedure",
        "dlgs-36-2023 artt. 182-187",
        "Le concessioni hanno una procedura propria: si veda «Affidamento di concessione con bando».",
    )


def _conditions_70() -> Reason:
    return asks(
        "conditions_70",
        "dlgs-36-2023 art. 70 c. 3",
        "Ricorre almeno una condizione: altre procedure inadatte alle esigenze; soluzioni o progetti"
        " innovativi; negoziazioni necessarie per natura, complessità, impostazione o rischi;"
        " specifiche non definibili con precisione; solo offerte inammissibili in una procedura aperta"
        " o ristretta?",
    )

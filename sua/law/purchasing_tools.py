"""Framework agreement, dynamic purchasing system, design contest (arts 32, 46, 59)."""

from sua.law.consulted import Consulted
from sua.law.contract_kinds import Nature
from sua.law.purchase import Purchase
from sua.law.reasons import Reason, asks, forbids, supports

_MONTHS = 12


def framework_agreement(purchase: Purchase, law: Consulted) -> list[Reason]:
    """Not longer than four years unless exceptional and reasoned, art. 59 c. 1."""
    if purchase.nature.concession:
        return [
            forbids(
                "appalti_only",
                "dlgs-36-2023 art. 59 c. 1",
                "L'accordo quadro dell'art. 59 riguarda gli appalti, non le concessioni.",
            )
        ]
    years = law.integer("framework.max_years")
    article = "dlgs-36-2023 art. 59 c. 1"
    months = purchase.framework_months
    if months is None:
        duration = asks(
            "framework.duration", article, f"L'accordo quadro dura non più di {years} anni?"
        )
    elif months <= years * _MONTHS:
        duration = supports("framework.duration", article, f"La durata non supera {years} anni.")
    else:
        duration = asks(
            "framework.exceptional",
            article,
            f"La durata supera {years} anni: quale caso eccezionale, debitamente motivato, lo consente?",
        )
    return [
        duration,
        supports(
            "underlying_procedure",
            "dlgs-36-2023 art. 59 cc. 1-2; art. 14 c. 16",
            "Si conclude con una procedura lecita per l'importo massimo di tutti i contratti previsti"
            " nella sua durata, e non per eludere il codice o limitare la concorrenza.",
        ),
    ]


def dynamic_purchasing_system(_purchase: Purchase, law: Consulted) -> list[Reason]:
    """Current purchases, as the market generally offers them, art. 32 c. 1."""
    reasons = [
        supports(
            "rules_of_restricted",
            "dlgs-36-2023 art. 32 c. 2; art. 14 c. 16",
            "Si seguono le norme della procedura ristretta, per l'importo massimo di tutta la durata.",
        )
    ]
    if law.flag("dynamic_system.current_purchases_only"):
        reasons.append(
            asks(
                "current_purchases",
                "dlgs-36-2023 art. 32 c. 1",
                "Sono acquisti di uso corrente, con caratteristiche generalmente disponibili sul mercato?",
            )
        )
    return reasons


def design_contest(purchase: Purchase, law: Consulted) -> list[Reason]:
    """A contest acquires a design, art. 46."""
    article = "dlgs-36-2023 art. 46 cc. 1-2"
    only_designs = law.flag("design_contest.designs_only")
    if purchase.nature is Nature.ENGINEERING_SERVICES or not only_designs:
        return [
            supports(
                "design",
                article,
                "Si acquisisce un progetto con un concorso; nel valore si contano i premi e l'eventuale"
                " incarico successivo (c. 3).",
            )
        ]
    if purchase.nature is Nature.SERVICES:
        return [
            asks("design", article, "L'oggetto è un progetto, un piano o un'idea da scegliere?")
        ]
    return [
        forbids(
            "not_a_design",
            article,
            f"Il concorso acquisisce un progetto o un'idea, non {purchase.nature.label}.",
        )
    ]

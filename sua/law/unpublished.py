"""Negotiated procedure without publication of a notice: grounds for a person to judge (arts 76, 182)."""

from sua.law.consulted import Consulted
from sua.law.contract_kinds import Nature
from sua.law.purchase import Purchase, Urgency
from sua.law.reasons import Reason, asks, supports

_76 = "dlgs-36-2023 art. 76"
_GOODS = (Nature.GOODS,)
_ALL_SERVICES = (Nature.SERVICES, Nature.SOCIAL_SERVICES, Nature.ENGINEERING_SERVICES)
_GROUNDS: tuple[tuple[str, str, tuple[Nature, ...], str], ...] = (
    (
        "ground.no_bids",
        "c. 2 lett. a",
        tuple(Nature),
        (
            "Una procedura aperta o ristretta è andata deserta, o senza offerte o domande appropriate, e"
            " le condizioni iniziali non cambiano nella sostanza?"
        ),
    ),
    (
        "ground.only_operator",
        "cc. 2 lett. b e 3",
        tuple(Nature),
        (
            "Un solo operatore può eseguire, per opera d'arte unica, ragioni tecniche o diritti esclusivi,"
            " senza alternative ragionevoli e senza limitazioni artificiali?"
        ),
    ),
    (
        "ground.research",
        "c. 4 lett. a",
        _GOODS,
        "I prodotti sono fabbricati solo a scopo di ricerca, sperimentazione, studio o sviluppo?",
    ),
    (
        "ground.additional_deliveries",
        "c. 4 lett. b",
        _GOODS,
        (
            "Sono consegne complementari del fornitore originario, e cambiarlo darebbe incompatibilità o"
            " difficoltà tecniche sproporzionate?"
        ),
    ),
    (
        "ground.commodity_market",
        "c. 4 lett. c",
        _GOODS,
        "Sono forniture quotate e acquistate sul mercato delle materie prime?",
    ),
    (
        "ground.advantageous",
        "c. 4 lett. d",
        (*_GOODS, *_ALL_SERVICES),
        (
            "L'acquisto è a condizioni particolarmente vantaggiose, da chi cessa l'attività o da una"
            " procedura concorsuale?"
        ),
    ),
    (
        "ground.after_contest",
        "c. 5",
        _ALL_SERVICES,
        "L'appalto segue un concorso di progettazione e spetta al vincitore o a uno dei vincitori?",
    ),
    (
        "ground.repetition",
        "c. 6",
        (Nature.WORKS, *_ALL_SERVICES),
        (
            "È la ripetizione di lavori o servizi analoghi, prevista e computata nella prima gara, nei"
            " limiti di tempo del comma 6?"
        ),
    ),
)


def negotiated_without_publication(purchase: Purchase, law: Consulted) -> list[Reason]:
    """Grounds of art. 76, above and below the threshold; of art. 182 for concessions."""
    if not law.flag("unpublished.needs_grounds"):
        return []
    if purchase.nature.concession:
        return [
            asks(
                "ground.only_operator",
                "dlgs-36-2023 art. 182 cc. 7-8",
                "Un solo operatore può eseguire, per opera d'arte unica, ragioni tecniche o diritti"
                " esclusivi, senza alternative ragionevoli?",
            ),
            asks(
                "ground.no_bids",
                "dlgs-36-2023 art. 182 cc. 9-10",
                "La procedura precedente è andata deserta, o senza offerte appropriate, e le condizioni"
                " iniziali non cambiano nella sostanza?",
            ),
        ]
    operators = law.integer("unpublished.min_operators")
    reasons = [
        supports(
            "one_ground",
            f"{_76} cc. 1 e 7",
            "Basta uno dei presupposti che seguono, motivato nel primo atto della procedura; ove possibile"
            f" si selezionano almeno {operators} operatori.",
        ),
        *(
            asks(code, f"{_76} {where}", question)
            for code, where, natures, question in _GROUNDS
            if purchase.nature in natures
        ),
    ]
    if purchase.urgency is Urgency.EXTREME:
        reasons.append(
            asks(
                "ground.extreme_urgency",
                f"{_76} c. 2 lett. c",
                "L'urgenza è estrema, da eventi imprevedibili e non imputabili alla stazione appaltante, e"
                " i termini anche abbreviati non si possono rispettare?",
            )
        )
    elif purchase.urgency is Urgency.REASONED:
        reasons.append(
            supports(
                "urgency.not_extreme",
                f"{_76} c. 2 lett. c",
                "L'urgenza dichiarata non è estrema: abbrevia i termini, non basta per questa procedura.",
            )
        )
    return reasons

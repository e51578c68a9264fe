"""Who may run a procedure: the Comune by itself, or a qualified body for it (arts 62-63, All. II.4).

Levels are those of art. 63 c. 2: ``L3``-``L1`` for works, ``SF3``-``SF1`` for the rest, the first
being the highest. Values are euro, VAT excluded.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from sua.domain.numbers import format_euro
from sua.domain.readings import AutonomyLimit
from sua.law.consulted import Consulted
from sua.law.contract_kinds import EU_THRESHOLDS, eu_threshold
from sua.law.purchase import Purchase
from sua.law.reasons import Outcome, Reason, asks, forbids, milder, outcome_of, supports

DELEGATION_PARAMETERS = (
    *EU_THRESHOLDS,
    "request.autonomous.works",
    "request.autonomous.services",
    "request.unqualified_maintenance.ceiling",
    "qualification.works.l3_ceiling",
    "qualification.services.sf3_ceiling",
    "qualification.services.sf2_ceiling",
    "qualification.works.commissioning_level",
    "qualification.services.commissioning_level",
    "qualification.works.partnership_level",
    "qualification.services.partnership_level",
)
_C1, _C2 = "dlgs-36-2023 art. 62 c. 1", "dlgs-36-2023 art. 62 c. 2"
_C6, _BANDS = "dlgs-36-2023 art. 62 c. 6 lett. c", "dlgs-36-2023 art. 63 cc. 2-3"
_PPP = "dlgs-36-2023 art. 62 c. 18"
_FOR_OTHERS = "dlgs-36-2023 art. 62 c. 11; art. 63 c. 6"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bodies:
    """What is known of the two bodies; None where it was not declared.

    Attributes:
        buyer_levels: levels in force of the Comune; empty if it is not qualified.
        sua_levels: levels in force of the SUA.
        ordinary_maintenance: whether the works are ordinary maintenance.
        central_tools: whether the Comune uses by itself the negotiation tools that a qualified
            central purchasing body makes available.
    """

    buyer_levels: frozenset[str] | None = None
    sua_levels: frozenset[str] | None = None
    ordinary_maintenance: bool | None = None
    central_tools: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """What either body may do, with every reason."""

    buyer: tuple[Reason, ...]
    sua: tuple[Reason, ...]

    @property
    def must_delegate(self) -> bool | None:
        """Whether the Comune must turn to a qualified body; None while a judgement is missing."""
        outcome = outcome_of(self.buyer)
        return None if outcome is Outcome.NEEDS_JUDGEMENT else outcome is Outcome.NOT_LAWFUL


def delegation(
    purchase: Purchase, bodies: Bodies, reading: AutonomyLimit, law: Consulted
) -> Delegation:
    """Whether the Comune may act alone, and whether the SUA may act for it.

    Args:
        purchase: nature, kind of authority and value of what is bought.
        bodies: levels and facts declared.
        reading: what an amount exactly at the limit of art. 62 c. 1 means; the texts disagree.
        law: the law of the day.

    >>> from datetime import date
    >>> from decimal import Decimal
    >>> from sua.corpus.rulebooks import load_corpus
    >>> from sua.law.contract_kinds import Nature
    >>> law = Consulted(load_corpus().law.at(date(2026, 1, 20)))
    >>> school = Purchase(nature=Nature.WORKS, value=Decimal(500000))
    >>> unqualified = Bodies(buyer_levels=frozenset(), ordinary_maintenance=False)
    >>> delegation(school, unqualified, AutonomyLimit.QUALIFICATION, law).must_delegate
    True
    """
    return Delegation(
        buyer=tuple(_buyer(purchase, bodies, reading, law)), sua=tuple(_sua(purchase, bodies, law))
    )


def sufficient_levels(purchase: Purchase, law: Consulted) -> frozenset[str]:
    """Levels that cover the value: upper bounds are included (art. 63 c. 2; for concessions 62 c. 18)."""
    kind = "L" if purchase.nature.of_works else "SF"
    if purchase.nature.concession:
        floor = law.text(
            f"qualification.{'works' if purchase.nature.of_works else 'services'}.partnership_level"
        )
        return frozenset(x for x in (f"{kind}1", f"{kind}2", f"{kind}3") if x <= floor)
    if purchase.nature.of_works:
        first, second = "qualification.works.l3_ceiling", "eu_threshold.works"
    else:
        first, second = "qualification.services.sf3_ceiling", "qualification.services.sf2_ceiling"
    if purchase.value <= law.decimal(first):
        return frozenset((f"{kind}1", f"{kind}2", f"{kind}3"))
    if purchase.value <= law.decimal(second):
        return frozenset((f"{kind}1", f"{kind}2"))
    return frozenset((f"{kind}1",))


def commissioning_levels(purchase: Purchase, law: Consulted) -> frozenset[str]:
    """Levels that let a body run the procedure for others: from its second band up (art. 63 c. 6)."""
    kind = "works" if purchase.nature.of_works else "services"
    floor = law.text(f"qualification.{kind}.commissioning_level")
    return frozenset(x for x in sufficient_levels(purchase, law) if x <= floor)


def _buyer(
    purchase: Purchase, bodies: Bodies, reading: AutonomyLimit, law: Consulted
) -> list[Reason]:
    if purchase.nature.concession:
        return [_level(purchase, bodies.buyer_levels, sufficient_levels(purchase, law), _PPP)]
    kind = "works" if purchase.nature.of_works else "services"
    limit = law.decimal(f"request.autonomous.{kind}")
    amount = format_euro(limit)
    if purchase.value < limit:
        return [supports("alone", _C1, f"Importo inferiore a {amount} euro: l'ente procede da sé.")]
    if purchase.value == limit and reading is AutonomyLimit.ALONE:
        return [
            asks(
                "limit.alone",
                f"{_C1}; all. II.4 art. 2",
                f"Importo di {amount} euro esatti: l'art. 62 c. 1 lascia procedere da sé, l'all. II.4"
                " chiede la qualificazione. Quali ragioni del RUP per scostarsi dalla lettura ordinaria?",
            )
        ]
    reasons = []
    if purchase.value == limit:
        reasons.append(_at_limit(amount, works=purchase.nature.of_works))
    enough = sufficient_levels(purchase, law)
    level = _level(purchase, bodies.buyer_levels, enough, f"{_C2}; art. 63 cc. 2-3")
    tools = None if level.effect is Outcome.LAWFUL else _central_tools(purchase, bodies, law)
    if tools is None:
        return [*reasons, level]
    either = milder(level.effect, tools.effect)
    return [*reasons, replace(level, effect=either), replace(tools, effect=either)]


def _at_limit(amount: str, *, works: bool) -> Reason:
    if works:
        return supports(
            "limit.qualification",
            "dlgs-36-2023 all. II.4 art. 2; art. 62 c. 1",
            f"Attenzione, importo di {amount} euro esatti: l'art. 62 c. 1 lascia procedere da sé fino a"
            " questo importo compreso, l'all. II.4 art. 2 da questo importo chiede la qualificazione."
            " Si tratta come qualificazione richiesta.",
        )
    return supports(
        "limit.qualification",
        "dlgs-36-2023 art. 62 c. 1; art. 50 c. 1 lett. b",
        f"Attenzione, importo di {amount} euro esatti: l'art. 62 c. 1 dice «non superiore» alla soglia"
        " dell'affidamento diretto, che vale per importi inferiori. Si tratta come qualificazione"
        " richiesta.",
    )


def _level(
    purchase: Purchase, held: Collection[str] | None, enough: frozenset[str], article: str
) -> Reason:
    needed = " o ".join(sorted(enough, reverse=True))
    if held is None:
        return asks(
            "level.unknown",
            article,
            f"L'ente è qualificato a questo livello: {needed}? Da dichiarare.",
        )
    if fit := sorted(enough.intersection(held)):
        return supports(
            "level.enough",
            _PPP if purchase.nature.concession else _BANDS,
            f"Il livello {fit[0]} copre l'importo.",
        )
    return forbids(
        "level.missing",
        article,
        f"Serve il livello {needed}; l'ente ha: {', '.join(sorted(held)) or 'nessuno'}. Senza, l'ANAC"
        " non rilascia il CIG.",
    )


def _central_tools(purchase: Purchase, bodies: Bodies, law: Consulted) -> Reason | None:
    """The way left to bodies without the level: a central body's own negotiation tools, art. 62 c. 6."""
    if purchase.nature.of_works:
        ceiling = law.decimal("request.unqualified_maintenance.ceiling")
        within = bodies.ordinary_maintenance is not False and purchase.value < ceiling
        what = f"Lavori di manutenzione ordinaria inferiori a {format_euro(ceiling)} euro"
        known = bodies.ordinary_maintenance is True
    else:
        ceiling = law.decimal(eu_threshold(purchase.nature, purchase.authority)[0])
        within, known = purchase.value < ceiling, True
        what = f"Servizi e forniture sotto la soglia europea di {format_euro(ceiling)} euro"
    if not within or bodies.central_tools is False:
        return None
    declared = bodies.central_tools or (purchase.nature.of_works and known)
    if known and bodies.central_tools:
        return supports(
            "central_tools",
            _C6,
            f"{what}: l'ente procede da sé con gli strumenti telematici di negoziazione messi a"
            " disposizione da una centrale di committenza qualificata.",
        )
    text = (
        f"{what}: è questo il caso, e l'ente usa da sé gli strumenti telematici di negoziazione di una"
        " centrale di committenza qualificata? Solo allora procede da sé."
    )
    if declared:
        return asks("central_tools.half_declared", _C6, text)
    return forbids("central_tools.not_declared", _C6, text)


def _sua(purchase: Purchase, bodies: Bodies, law: Consulted) -> list[Reason]:
    enough = commissioning_levels(purchase, law)
    return [_level(purchase, bodies.sua_levels, enough, _FOR_OTHERS)]

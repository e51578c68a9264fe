"""Which procedures are lawful for a purchase, and why (arts 48, 50, 70-76, 127-128, 182-187).

Every type is answered, each with all its reasons; conditions that a person must judge are questions.
Ordinary sectors only. Values are euro, VAT excluded.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from sua.law.bands import below_eu, direct_award_ceiling
from sua.law.below_threshold import direct_award, negotiated_below_threshold
from sua.law.consulted import Consulted
from sua.law.contract_kinds import EU_THRESHOLDS, ProcedureType
from sua.law.delegation import Delegation
from sua.law.ordinary_procedures import (
    concession_with_notice,
    innovation_partnership,
    open_or_restricted,
    with_negotiation,
)
from sua.law.parameters import LawAt
from sua.law.purchase import Purchase
from sua.law.purchasing_tools import design_contest, dynamic_purchasing_system, framework_agreement
from sua.law.reasons import GRAVITY, Outcome, Reason, asks, forbids, outcome_of
from sua.law.unpublished import negotiated_without_publication

CHOICE_PARAMETERS = (
    *EU_THRESHOLDS,
    "direct_award.works.ceiling",
    "direct_award.services.ceiling",
    "negotiated.works.floor",
    "negotiated.works.band_d_floor",
    "negotiated.works.min_operators.band_c",
    "negotiated.works.min_operators.band_d",
    "negotiated.services.floor",
    "negotiated.services.min_operators",
    "negotiated.concessions.min_operators",
    "negotiated.consultation_notice",
    "ordinary.required_if_cross_border",
    "ordinary.allowed_below_threshold",
    "negotiation.needs_conditions",
    "innovation.needs_conditions",
    "unpublished.needs_grounds",
    "unpublished.min_operators",
    "framework.duration.max",
    "dynamic_system.current_purchases_only",
    "design_contest.designs_only",
    "concessions.own_procedures",
    "concessions.direct_award_allowed",
)
_P = ProcedureType
_Rule = Callable[[Purchase, Consulted], list[Reason]]
_RULES: Mapping[ProcedureType, _Rule] = {
    _P.DIRECT_AWARD: direct_award,
    _P.NEGOTIATED_BELOW_THRESHOLD: negotiated_below_threshold,
    _P.OPEN: partial(open_or_restricted, _P.OPEN),
    _P.RESTRICTED: partial(open_or_restricted, _P.RESTRICTED),
    _P.COMPETITIVE_NEGOTIATION: partial(with_negotiation, _P.COMPETITIVE_NEGOTIATION),
    _P.COMPETITIVE_DIALOGUE: partial(with_negotiation, _P.COMPETITIVE_DIALOGUE),
    _P.INNOVATION_PARTNERSHIP: innovation_partnership,
    _P.NEGOTIATED_WITHOUT_PUBLICATION: negotiated_without_publication,
    _P.FRAMEWORK_AGREEMENT: framework_agreement,
    _P.DYNAMIC_PURCHASING_SYSTEM: dynamic_purchasing_system,
    _P.DESIGN_CONTEST: design_contest,
    _P.CONCESSION: concession_with_notice,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One type of procedure under the law of the day.

    Attributes:
        rests_on: parameters read for this answer.
        needs_confirmation: those of them that a jurist has yet to confirm.
    """

    procedure: ProcedureType
    outcome: Outcome
    reasons: tuple[Reason, ...]
    rests_on: tuple[str, ...]
    needs_confirmation: tuple[str, ...]


def choices(
    purchase: Purchase, who: Delegation | None, law: LawAt
) -> tuple[ProcedureType | None, tuple[Choice, ...]]:
    """The default, and every type: the default first, then by outcome.

    The default is the procedure that the law names for the value; it may still wait for a judgement,
    as its outcome says. It is None where not even that one is lawful.

    Args:
        purchase: what is bought.
        who: which body may run it, or None if no level of qualification was declared.
        law: the law of the day on which the procedure begins.

    Raises:
        LawNotInForceError: a threshold has no value on that day.

    >>> from datetime import date
    >>> from decimal import Decimal
    >>> from sua.corpus.rulebooks import load_corpus
    >>> from sua.law.contract_kinds import Nature
    >>> roof = Purchase(nature=Nature.WORKS, value=Decimal(650000), cross_border_interest=False)
    >>> default, found = choices(roof, None, load_corpus().law.at(date(2026, 1, 20)))
    >>> default.label
    'Procedura negoziata senza bando sotto soglia'
    >>> found[-3].procedure.label, found[-3].reasons[0].text
    ('Affidamento diretto', "L'importo non è inferiore a 150.000,00 euro.")
    """
    found = [choice(procedure, purchase, who, law) for procedure in _P]
    named = _named(purchase, law)
    default = None if _one(found, named).outcome is Outcome.NOT_LAWFUL else named
    found.sort(key=lambda c: (c.procedure is not default, GRAVITY.index(c.outcome)))
    return default, tuple(found)


def _one(found: Iterable[Choice], procedure: ProcedureType) -> Choice:
    return next(one for one in found if one.procedure is procedure)


def _named(purchase: Purchase, law: LawAt) -> ProcedureType:
    ordinary = _P.CONCESSION if purchase.nature.concession else _P.OPEN
    read = Consulted(law)
    if purchase.cross_border_interest or not below_eu(purchase, read):
        return ordinary
    if (
        not purchase.nature.concession
        and purchase.value < direct_award_ceiling(purchase.nature, read)[0]
    ):
        return _P.DIRECT_AWARD
    return _P.NEGOTIATED_BELOW_THRESHOLD


def choice(
    procedure: ProcedureType, purchase: Purchase, who: Delegation | None, law: LawAt
) -> Choice:
    """One type of procedure; arguments and errors as for :func:`choices`."""
    read = Consulted(law)
    reasons = tuple(_RULES[procedure](purchase, read)) + tuple(_runner(who))
    return Choice(
        procedure=procedure,
        outcome=outcome_of(reasons),
        reasons=reasons,
        rests_on=read.read,
        needs_confirmation=read.unconfirmed,
    )


def _runner(who: Delegation | None) -> list[Reason]:
    """Somebody must be allowed to run it, whatever the procedure (art. 62 cc. 1-2)."""
    either = {Outcome.LAWFUL} if who is None else {outcome_of(who.buyer), outcome_of(who.sua)}
    article = "dlgs-36-2023 art. 62 cc. 1-2 e 11"
    if Outcome.LAWFUL in either:
        return []
    if either == {Outcome.NOT_LAWFUL}:
        return [
            forbids(
                "who.nobody",
                article,
                "Per questo importo né il Comune né la SUA hanno il livello richiesto: l'ANAC non rilascia"
                " il CIG.",
            )
        ]
    return [
        asks(
            "who.unknown", article, "Chi, fra il Comune e la SUA, può procedere per questo importo?"
        )
    ]

"""Rotation of awards below the EU threshold (art. 49).

What is forbidden is a second award in a row to the outgoing contractor, for a purchase of the same
sector: goods sector, category of works or services sector, as the authority names it. Values are euro,
VAT excluded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sua.domain.numbers import format_euro
from sua.law.consulted import Consulted
from sua.law.contract_kinds import ProcedureType
from sua.law.reasons import Outcome, Reason, asks, forbids, outcome_of, supports

_ART = "dlgs-36-2023 art. 49"
_OF_THIS_PART = (ProcedureType.DIRECT_AWARD, ProcedureType.NEGOTIATED_BELOW_THRESHOLD)


class Ground(StrEnum):
    """What a derogation gives reasons for, all together (c. 4)."""

    MARKET_STRUCTURE = "market_structure"
    NO_ALTERNATIVES = "no_alternatives"
    ACCURATE_EXECUTION = "accurate_execution"
    VERIFIED_QUALITY = "verified_quality"
    """Previous check of the execution and of the quality rendered; since 31 December 2024."""

    @property
    def label(self) -> str:
        """Italian name."""
        return _GROUNDS[self]


_GROUNDS = {
    Ground.MARKET_STRUCTURE: "la struttura del mercato",
    Ground.NO_ALTERNATIVES: "l'effettiva assenza di alternative",
    Ground.ACCURATE_EXECUTION: "l'accurata esecuzione del contratto precedente",
    Ground.VERIFIED_QUALITY: "la previa verifica dell'esecuzione e della qualità della prestazione resa",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PastAward:
    """An award already made by the same authority."""

    operator: str
    sector: str
    day: date
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAward:
    """The award under way.

    Attributes:
        operator: whom one would award to or invite.
        open_survey: whether the market survey set no limit to the operators to invite (c. 5).
        bands: lower bounds, included, of the bands of value that the authority declared (c. 3),
            ascending; empty if it declared none.
        derogation: reasons given, by ground (c. 4).
    """

    procedure: ProcedureType
    operator: str
    sector: str
    day: date
    value: Decimal
    open_survey: bool = False
    bands: tuple[Decimal, ...] = ()
    derogation: tuple[tuple[Ground, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotation:
    """Whether the operator may be chosen, why, and what to keep on record.

    Attributes:
        previous: the award just before this one in the same sector and band, if any.
        record: reasons of a derogation, by ground, when one is used.
        missing: grounds of a derogation still without reasons.
    """

    reasons: tuple[Reason, ...]
    previous: PastAward | None
    record: tuple[tuple[Ground, str], ...] = ()
    missing: tuple[Ground, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """Lawful, not lawful, or to be completed with reasons."""
        return outcome_of(self.reasons)


def band_of(value: Decimal, bands: Sequence[Decimal]) -> int:
    """Which band holds a value: the last whose lower bound it reaches; -1 below the first.

    >>> [band_of(Decimal(v), [Decimal(0), Decimal(40000)]) for v in ("39999.99", "40000")]
    [0, 1]
    """
    return sum(1 for low in bands if value >= low) - 1


def rotation(award: NewAward, past: Sequence[PastAward], law: Consulted) -> Rotation:
    """Whether the outgoing contractor may be chosen again.

    Args:
        award: the award under way.
        past: awards already made, in any order; those after the new one do not count.
            On equal days the later in the list is the more recent.
        law: the law of the day.

    >>> from sua.corpus.rulebooks import load_corpus
    >>> law = Consulted(load_corpus().law.at(date(2026, 1, 20)))
    >>> old = PastAward(operator="alfa", sector="OG3", day=date(2025, 5, 12), value=Decimal(25000))
    >>> new = NewAward(procedure=ProcedureType.DIRECT_AWARD, operator="alfa", sector="OG3",
    ...                day=date(2026, 1, 20), value=Decimal(30000))
    >>> rotation(new, [old], law).outcome.value
    'not_lawful'
    """
    before = _previous(award, past)
    if award.procedure not in _OF_THIS_PART:
        return Rotation(
            previous=before,
            reasons=(
                supports(
                    "not_this_part",
                    f"{_ART} c. 1",
                    "La rotazione vale per gli affidamenti diretti e le negoziate sotto soglia; per le"
                    " concessioni negoziate ruotano gli inviti (art. 187).",
                ),
            ),
        )
    if before is None or before.operator != award.operator:
        text = (
            "Non risultano affidamenti precedenti nello stesso settore e nella stessa fascia."
            if before is None
            else f"L'affidamento precedente, del {before.day:%d/%m/%Y}, è di un altro operatore."
        )
        return Rotation(previous=before, reasons=(supports("not_outgoing", f"{_ART} c. 2", text),))
    if exempt := _exempt(award, law):
        return Rotation(previous=before, reasons=exempt)
    return _outgoing(award, before, law)


def _previous(award: NewAward, past: Sequence[PastAward]) -> PastAward | None:
    band = band_of(award.value, award.bands)
    same = [
        old
        for old in past
        if old.sector == award.sector
        and old.day <= award.day
        and band_of(old.value, award.bands) == band
    ]
    return max(reversed(same), key=lambda old: old.day, default=None)


def _exempt(award: NewAward, law: Consulted) -> tuple[Reason, ...]:
    """Cases in which rotation may be left aside without reasons, cc. 5-6."""
    if award.procedure is ProcedureType.DIRECT_AWARD:
        limit = law.decimal("rotation.exempt_below")
        if award.value < limit:
            return (
                supports(
                    "small_amount",
                    f"{_ART} c. 6",
                    f"Affidamento diretto inferiore a {format_euro(limit)} euro: si può derogare.",
                ),
            )
    elif award.open_survey and law.flag("rotation.waived_by_open_survey"):
        return (
            supports(
                "open_survey",
                f"{_ART} c. 5",
                "L'indagine di mercato non ha posto limiti al numero di operatori da invitare: la"
                " rotazione non si applica.",
            ),
        )
    return ()


def _outgoing(award: NewAward, before: PastAward, law: Consulted) -> Rotation:
    needed = [Ground.MARKET_STRUCTURE, Ground.NO_ALTERNATIVES, Ground.ACCURATE_EXECUTION]
    if law.flag("rotation.waiver_needs_verified_quality"):
        needed.append(Ground.VERIFIED_QUALITY)
    given = {ground: text for ground, text in award.derogation if text.strip()}
    missing = tuple(ground for ground in needed if ground not in given)
    record = tuple((ground, given[ground]) for ground in needed if ground in given)
    fact = (
        f"L'operatore è il contraente uscente: l'affidamento precedente nello stesso settore è del"
        f" {before.day:%d/%m/%Y}, per {format_euro(before.value)} euro."
    )
    labels = ", ".join(ground.label for ground in missing)
    reasons: list[Reason] = []
    if not given:
        reasons.append(
            forbids(
                "outgoing",
                f"{_ART} cc. 2 e 4",
                f"{fact} È vietato, salvo una deroga motivata con riferimento a: {labels}.",
            )
        )
    elif missing:
        reasons.append(
            asks(
                "derogation.incomplete", f"{_ART} c. 4", f"{fact} Mancano le ragioni su: {labels}."
            )
        )
    else:
        reasons.append(
            supports("derogation", f"{_ART} c. 4", f"{fact} Si deroga con le ragioni registrate.")
        )
    if award.open_survey and award.procedure is ProcedureType.DIRECT_AWARD:
        reasons.append(
            supports(
                "open_survey.not_here",
                f"{_ART} c. 5",
                "L'indagine aperta a tutti esonera dalla rotazione le negoziate, non gli affidamenti"
                " diretti.",
            )
        )
    return Rotation(previous=before, reasons=tuple(reasons), record=record, missing=missing)

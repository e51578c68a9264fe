"""Estimated value of a contract, on which every threshold is tested (art. 14 cc. 4-18).

Amounts are euro, VAT excluded. The value is that of the day of the call or, without one, of the day
on which the procedure begins (c. 7).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sua.domain.numbers import format_decimal, format_euro
from sua.law.consulted import Consulted
from sua.law.contract_kinds import Authority, Nature, eu_threshold
from sua.law.reasons import Outcome, Reason, asks, forbids, outcome_of, supports

_ZERO = Decimal(0)
_SMALL = "dlgs-36-2023 art. 14 c. 11"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """A lot with every form of option and renewal stated in the documents (art. 14 c. 4)."""

    name: str
    base: Decimal
    options: Decimal = _ZERO
    renewals: Decimal = _ZERO

    @property
    def value(self) -> Decimal:
        """Greatest amount payable for the lot."""
        return self.base + self.options + self.renewals


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """The parts of an estimated value; a contract without lots has one.

    Attributes:
        prizes: prizes or payments to candidates and bidders (c. 4).
        supplied: for works, goods and services that the authority makes available to the contractor
            and that are necessary to carry them out (c. 8).
    """

    lots: tuple[Lot, ...]
    prizes: Decimal = _ZERO
    supplied: Decimal = _ZERO

    @property
    def all_lots(self) -> Decimal:
        """Value of all the lots together (cc. 9-10)."""
        return sum((lot.value for lot in self.lots), _ZERO)

    @property
    def total(self) -> Decimal:
        """The value to compare with the thresholds.

        >>> one = Lot(name="1", base=Decimal(120000), options=Decimal(15000))
        >>> Estimate(lots=(one,), prizes=Decimal(5000)).total
        Decimal('140000')
        """
        return self.all_lots + self.prizes + self.supplied


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallLots:
    """Lots that may be awarded without the rules for contracts above the threshold (c. 11).

    Attributes:
        small: names of the lots below the limit.
        taken_out: of these, those proposed, or all of them if none was proposed.
        together: their value; ``cap``: what it may not exceed.
    """

    small: tuple[str, ...]
    taken_out: tuple[str, ...]
    together: Decimal
    cap: Decimal
    reasons: tuple[Reason, ...]

    @property
    def outcome(self) -> Outcome:
        """Whether the lots taken out may be."""
        return outcome_of(self.reasons)


def open_ended_value(monthly: Decimal, law: Consulted) -> Decimal:
    """Value of a rent or of a service without an overall price, of indefinite duration (cc. 13-14)."""
    return monthly * law.integer("estimate.open_ended_months")


def main_object(parts: Mapping[Nature, Decimal]) -> tuple[Nature | None, Reason]:
    """Nature of a mixed contract: the part of highest estimated value (c. 18).

    None where two parts are equal, or where a concession is mixed in (c. 21, art. 180).

    >>> main_object({Nature.WORKS: Decimal(90), Nature.GOODS: Decimal(10)})[0].value
    'works'
    """
    given = {nature: value for nature, value in parts.items() if value > 0}
    if len(given) > 1 and any(nature.concession for nature in given):
        return None, asks(
            "mixed.concession",
            "dlgs-36-2023 art. 14 c. 21; art. 180",
            "Appalto e concessione insieme: quali parti sono separabili e quale disciplina si applica?",
        )
    highest = max(given.values(), default=_ZERO)
    main = [nature for nature, value in given.items() if value == highest]
    if len(main) != 1:
        return None, asks(
            "mixed.equal",
            "dlgs-36-2023 art. 14 c. 18",
            "Nessuna prestazione ha da sola l'importo più elevato: qual è l'oggetto principale?",
        )
    return main[0], supports(
        "mixed.main",
        "dlgs-36-2023 art. 14 c. 18",
        f"L'oggetto principale è quello di importo più elevato: {main[0].label}.",
    )


def small_lots(
    nature: Nature,
    authority: Authority,
    estimate: Estimate,
    proposed: Collection[str],
    law: Consulted,
) -> SmallLots:
    """Which lots may leave the regime of the whole, and the reasons against (c. 11).

    Below the limit, and together not above the share of all the lots. Without ``proposed`` every
    small lot is tried; where they are too many together, which ones is a choice for a person.
    """
    if nature.concession:
        return SmallLots(
            small=(),
            taken_out=(),
            together=_ZERO,
            cap=_ZERO,
            reasons=(
                forbids(
                    "lots.concession",
                    "dlgs-36-2023 art. 179 cc. 5-6",
                    "Per le concessioni conta il valore di tutti i lotti, senza deroga per i piccoli.",
                ),
            ),
        )
    limit = law.decimal("lots.small.works" if nature.of_works else "lots.small.services")
    cap = estimate.all_lots * law.decimal("lots.small.share") / 100
    small = {lot.name: lot for lot in estimate.lots if lot.value < limit}
    wanted = [
        lot for lot in estimate.lots if (lot.name in proposed if proposed else lot.name in small)
    ]
    together = sum((lot.value for lot in wanted), _ZERO)
    parameter, article = eu_threshold(nature, authority)
    reasons = [
        forbids(
            "lots.not_small",
            _SMALL,
            f"Il lotto «{lot.name}» vale {format_euro(lot.value)} euro: non è inferiore a"
            f" {format_euro(limit)}.",
        )
        for lot in wanted
        if lot.name not in small
    ]
    if estimate.total < law.decimal(parameter):
        reasons.append(
            supports(
                "lots.not_needed",
                article,
                "L'insieme dei lotti è sotto la soglia europea: la deroga non serve.",
            )
        )
    if not wanted:
        reasons.append(supports("lots.none", _SMALL, "Nessun lotto è sotto il limite."))
    else:
        reasons.append(_cumulated(wanted, together, cap, law, chosen=bool(proposed)))
    return SmallLots(
        small=tuple(small),
        taken_out=tuple(lot.name for lot in wanted),
        together=together,
        cap=cap,
        reasons=tuple(reasons),
    )


def _cumulated(
    wanted: Sequence[Lot], together: Decimal, cap: Decimal, law: Consulted, *, chosen: bool
) -> Reason:
    share = format_decimal(law.decimal("lots.small.share"))
    sums = (
        f"insieme {format_euro(together)} euro, il {share} % di tutti i lotti è {format_euro(cap)}"
    )
    if together <= cap:
        names = ", ".join(f"«{lot.name}»" for lot in wanted)
        return supports(
            "lots.within_cap",
            _SMALL,
            f"Lotti che si possono aggiudicare senza le norme sopra soglia: {names} ({sums}).",
        )
    if chosen:
        return forbids("lots.above_cap", _SMALL, f"I lotti scelti superano la quota: {sums}.")
    return asks(
        "lots.choose",
        _SMALL,
        f"I lotti piccoli superano la quota ({sums}): quali si aggiudicano in deroga?",
    )

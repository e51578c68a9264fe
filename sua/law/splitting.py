"""A sign that a purchase may have been split to stay below a threshold (art. 14 c. 6).

A sign, never a finding: objective reasons may justify separate contracts, and whether they do is a
question to a person. Values are euro, VAT excluded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sua.domain.numbers import format_euro
from sua.law.bands import direct_award_ceiling
from sua.law.consulted import Consulted
from sua.law.contract_kinds import eu_threshold
from sua.law.purchase import Purchase
from sua.law.reasons import Reason, asks
from sua.law.time_limits import add_months

_ART = "dlgs-36-2023 art. 14 c. 6"


class CpvLevel(StrEnum):
    """How much of a CPV code two purchases share to be looked at together: group 3, class 4 digits."""

    GROUP = "group"
    CLASS = "class"

    @property
    def digits(self) -> int:
        """Digits of the level."""
        return 3 if self is CpvLevel.GROUP else 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Bought:
    """A purchase of a body: who, what (CPV of eight digits), when, for how much."""

    buyer: str
    cpv: str
    day: date
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossed:
    """A limit that the new purchase alone stays below, and that all of them together reach.

    Attributes:
        code: ``direct_award``, ``alone`` (art. 62 c. 1) or ``eu_threshold``.
        limit: the amount; ``article``: where it stands.
    """

    code: str
    limit: Decimal
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SplittingSignal:
    """The facts, and the question if there is one.

    Attributes:
        since: first day of the window, included.
        related: earlier purchases of the same buyer and CPV level within the window, by day.
        together: their value and that of the new one.
        crossed: limits reached only together.
        question: for a person; None where no limit is crossed.
    """

    since: date
    related: tuple[Bought, ...]
    together: Decimal
    crossed: tuple[Crossed, ...]
    question: Reason | None


def splitting_signal(
    new: Bought,
    purchase: Purchase,
    earlier: Sequence[Bought],
    law: Consulted,
    *,
    months: int,
    level: CpvLevel,
) -> SplittingSignal:
    """Purchases that together reach a limit which the new one alone does not.

    Args:
        new: the purchase under way.
        purchase: its nature and kind of authority; the value is that of ``new``.
        earlier: purchases already made; those of others, elsewhere or of other days do not count.
        law: the law of the day of ``new``.
        months: length of the window that ends on that day, included.
        level: how alike two CPV codes must be.

    >>> from sua.corpus.rulebooks import load_corpus
    >>> from sua.law.contract_kinds import Nature
    >>> law = Consulted(load_corpus().law.at(date(2026, 1, 20)))
    >>> new = Bought(buyer="A", cpv="77310000-6", day=date(2026, 1, 20), value=Decimal(60000))
    >>> old = Bought(buyer="A", cpv="77313000-7", day=date(2025, 6, 10), value=Decimal(80000))
    >>> kind = Purchase(nature=Nature.SERVICES, value=new.value)
    >>> found = splitting_signal(new, kind, [old], law, months=12, level=CpvLevel.GROUP)
    >>> [limit.code for limit in found.crossed]
    ['direct_award', 'alone']
    """
    since = add_months(new.day, -months)
    root = new.cpv[: level.digits]
    related = tuple(
        sorted(
            (
                old
                for old in earlier
                if old.buyer == new.buyer
                and old.cpv[: level.digits] == root
                and since <= old.day <= new.day
            ),
            key=lambda old: old.day,
        )
    )
    together = new.value + sum((old.value for old in related), Decimal(0))
    crossed = tuple(
        limit for limit in _limits(purchase, law) if _reaches(limit, together, alone=new.value)
    )
    return SplittingSignal(
        since=since,
        related=related,
        together=together,
        crossed=crossed,
        question=_question(new, related, together, crossed, since) if crossed else None,
    )


def _limits(purchase: Purchase, law: Consulted) -> tuple[Crossed, ...]:
    parameter, article = eu_threshold(purchase.nature, purchase.authority)
    european = Crossed(code="eu_threshold", limit=law.decimal(parameter), article=article)
    if purchase.nature.concession:
        return (european,)
    ceiling, letter = direct_award_ceiling(purchase.nature, law)
    kind = "works" if purchase.nature.of_works else "services"
    return (
        Crossed(
            code="direct_award", limit=ceiling, article=f"dlgs-36-2023 art. 50 c. 1 lett. {letter}"
        ),
        Crossed(
            code="alone",
            limit=law.decimal(f"request.autonomous.{kind}"),
            article="dlgs-36-2023 art. 62 c. 1",
        ),
        european,
    )


def _reaches(limit: Crossed, together: Decimal, *, alone: Decimal) -> bool:
    return alone < limit.limit <= together


def _question(
    new: Bought,
    related: Sequence[Bought],
    together: Decimal,
    crossed: Sequence[Crossed],
    since: date,
) -> Reason:
    limits = ", ".join(sorted({format_euro(limit.limit) for limit in crossed}))
    alike = (
        "risulta un acquisto simile"
        if len(related) == 1
        else f"risultano {len(related)} acquisti simili"
    )
    return asks(
        "splitting",
        _ART,
        f"Dal {since:%d/%m/%Y} {alike}: con questo, di {format_euro(new.value)} euro,"
        f" fanno {format_euro(together)} euro e raggiungono {limits} euro. Sono acquisti distinti per"
        " ragioni oggettive, oppure vanno considerati insieme? Indicare le ragioni.",
    )

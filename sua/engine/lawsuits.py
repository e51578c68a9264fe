"""The ledgers of lawsuits, typed: appeals, requests for interim measures, rulings, judgments.

A ledger only grows; what ends a lawsuit is a definitive judgment on its number.
"""

from dataclasses import dataclass
from datetime import date

from sua.domain.fact_reader import TypedFacts
from sua.engine.ledgers import needed, numbered


@dataclass(frozen=True, slots=True)
class Appeal:
    """A lawsuit against an act of the procedure."""

    row: int
    number: str
    appellant: str | None
    against: str
    notified_on: date


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was asked of or said by a court in a lawsuit; ``outcome`` empty for a request."""

    row: int
    number: str
    day: date
    outcome: str
    definitive: bool = False


def appeals(facts: TypedFacts) -> tuple[Appeal, ...]:
    """Every lawsuit on record."""
    return tuple(
        Appeal(
            row=n,
            number=needed(r.text("number")),
            appellant=r.text("appellant"),
            against=needed(r.text("against")),
            notified_on=needed(r.date("notified_on")),
        )
        for n, r in numbered(facts, "appeals")
    )


def interim_requests(facts: TypedFacts) -> tuple[Ruling, ...]:
    """Requests for interim measures notified to the body."""
    return tuple(
        Ruling(n, needed(r.text("number")), needed(r.date("notified_on")), "")
        for n, r in numbered(facts, "interim_requests")
    )


def interim_rulings(facts: TypedFacts) -> tuple[Ruling, ...]:
    """What courts said of those requests."""
    return tuple(
        Ruling(
            n, needed(r.text("number")), needed(r.date("published_on")), needed(r.text("outcome"))
        )
        for n, r in numbered(facts, "interim_rulings")
    )


def judgments(facts: TypedFacts) -> tuple[Ruling, ...]:
    """How lawsuits ended, instance by instance."""
    return tuple(
        Ruling(
            n,
            needed(r.text("number")),
            needed(r.date("published_on")),
            needed(r.text("outcome")),
            definitive=needed(r.flag("definitive")),
        )
        for n, r in numbered(facts, "judgments")
    )


def open_appeals(facts: TypedFacts) -> tuple[Appeal, ...]:
    """Lawsuits that no definitive judgment has ended."""
    ended = {j.number for j in judgments(facts) if j.definitive}
    return tuple(appeal for appeal in appeals(facts) if appeal.number not in ended)

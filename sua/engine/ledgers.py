"""The ledgers of a procedure, typed: one line of remedies, checks, communications, lawsuits each.

A ledger only grows (``workflows/facts/``); of two lines on the same thing the later one holds.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from sua.domain.fact_reader import TypedFacts
from sua.domain.facts import TableRow

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Remedy:
    """A request under art. 101, to one bidder; ``row`` is its place in the ledger, from zero."""

    row: int
    number: int
    operator: str
    kind: str
    requested_on: date
    due_on: date

    @property
    def about_admission(self) -> bool:
        """Whether who does not comply is excluded (cc. 1-2), unlike with a clarification (c. 3)."""
        return self.kind != "clarify"


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back for a request."""

    row: int
    number: int
    received_on: date
    complete: bool


@dataclass(frozen=True, slots=True)
class Score:
    """Points of one bid on one criterion."""

    row: int
    operator: str
    criterion: str
    points: Decimal


@dataclass(frozen=True, slots=True)
class Check:
    """One check of a requirement, asked or answered; ``outcome`` None while no answer came."""

    row: int
    operator: str
    subject: str
    source: str
    requested_on: date
    replied_on: date | None
    valid_until: date | None
    outcome: str | None


@dataclass(frozen=True, slots=True)
class Communication:
    """A communication of art. 90 to one recipient."""

    row: int
    operator: str
    kind: str
    sent_on: date


@dataclass(frozen=True, slots=True)
class Redaction:
    """A part of a bid: asked to be withheld, or decided upon (``redacted`` None while asked)."""

    row: int
    operator: str
    part: str
    redacted: bool | None


@dataclass(frozen=True, slots=True)
class Access:
    """What was made available to whom."""

    row: int
    operator: str
    what: str
    given_on: date


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


def _need(value: _T | None) -> _T:
    if value is None:
        raise TypeError("a column that is not optional is empty")
    return value


def _rows(facts: TypedFacts, fact: str) -> list[tuple[int, TableRow]]:
    return list(enumerate(facts.table(fact)))


def remedies(facts: TypedFacts) -> tuple[Remedy, ...]:
    """Requests of integrations and clarifications."""
    return tuple(
        Remedy(
            row=n,
            number=_need(r.integer("number")),
            operator=_need(r.text("operator")),
            kind=_need(r.text("kind")),
            requested_on=_need(r.date("requested_on")),
            due_on=_need(r.date("due_on")),
        )
        for n, r in _rows(facts, "remedies")
    )


def replies(facts: TypedFacts) -> tuple[Reply, ...]:
    """Answers to :func:`remedies`."""
    return tuple(
        Reply(
            row=n,
            number=_need(r.integer("number")),
            received_on=_need(r.date("received_on")),
            complete=_need(r.flag("complete")),
        )
        for n, r in _rows(facts, "remedy_replies")
    )


def scores(facts: TypedFacts) -> tuple[Score, ...]:
    """Points of the technical bids."""
    return tuple(
        Score(
            row=n,
            operator=_need(r.text("operator")),
            criterion=_need(r.text("criterion")),
            points=_need(r.amount("points")),
        )
        for n, r in _rows(facts, "technical_scores")
    )


def checks(facts: TypedFacts) -> tuple[Check, ...]:
    """Every line of the ledger of checks, in order."""
    return tuple(
        Check(
            row=n,
            operator=_need(r.text("operator")),
            subject=_need(r.text("subject")),
            source=_need(r.text("source")),
            requested_on=_need(r.date("requested_on")),
            replied_on=r.date("replied_on"),
            valid_until=r.date("valid_until"),
            outcome=r.text("outcome"),
        )
        for n, r in _rows(facts, "checks")
    )


def current_checks(facts: TypedFacts, operator: str) -> tuple[Check, ...]:
    """For each thing checked on an operator at each source, the line that holds: the last one."""
    last = {(c.subject, c.source): c for c in checks(facts) if c.operator == operator}
    return tuple(last.values())


def communications(facts: TypedFacts, kind: str) -> tuple[Communication, ...]:
    """The communications of that kind."""
    found = (
        Communication(
            row=n,
            operator=_need(r.text("operator")),
            kind=_need(r.text("kind")),
            sent_on=_need(r.date("sent_on")),
        )
        for n, r in _rows(facts, "communications")
    )
    return tuple(line for line in found if line.kind == kind)


def redactions(facts: TypedFacts, fact: str) -> tuple[Redaction, ...]:
    """Parts of bids in the ledger ``fact``: the requests or the decisions."""
    return tuple(
        Redaction(
            row=n,
            operator=_need(r.text("operator")),
            part=_need(r.text("part")),
            redacted=r.flag("redacted"),
        )
        for n, r in _rows(facts, fact)
    )


def accesses(facts: TypedFacts) -> tuple[Access, ...]:
    """What was made available."""
    return tuple(
        Access(
            row=n,
            operator=_need(r.text("operator")),
            what=_need(r.text("what")),
            given_on=_need(r.date("given_on")),
        )
        for n, r in _rows(facts, "accesses")
    )


def appeals(facts: TypedFacts) -> tuple[Appeal, ...]:
    """Every lawsuit on record."""
    return tuple(
        Appeal(
            row=n,
            number=_need(r.text("number")),
            appellant=r.text("appellant"),
            against=_need(r.text("against")),
            notified_on=_need(r.date("notified_on")),
        )
        for n, r in _rows(facts, "appeals")
    )


def interim_requests(facts: TypedFacts) -> tuple[Ruling, ...]:
    """Requests for interim measures notified to the body."""
    return tuple(
        Ruling(n, _need(r.text("number")), _need(r.date("notified_on")), "")
        for n, r in _rows(facts, "interim_requests")
    )


def interim_rulings(facts: TypedFacts) -> tuple[Ruling, ...]:
    """What courts said of those requests."""
    return tuple(
        Ruling(n, _need(r.text("number")), _need(r.date("published_on")), _need(r.text("outcome")))
        for n, r in _rows(facts, "interim_rulings")
    )


def judgments(facts: TypedFacts) -> tuple[Ruling, ...]:
    """How lawsuits ended, instance by instance."""
    return tuple(
        Ruling(
            n,
            _need(r.text("number")),
            _need(r.date("published_on")),
            _need(r.text("outcome")),
            definitive=_need(r.flag("definitive")),
        )
        for n, r in _rows(facts, "judgments")
    )


def open_appeals(facts: TypedFacts) -> tuple[Appeal, ...]:
    """Lawsuits that no definitive judgment has ended."""
    ended = {j.number for j in judgments(facts) if j.definitive}
    return tuple(appeal for appeal in appeals(facts) if appeal.number not in ended)

"""The ledgers of a procedure, typed: remedies, scores, checks, communications, accesses.

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


def needed(value: _T | None) -> _T:
    """The value of a column that is not optional."""
    if value is None:
        raise TypeError("a column that is not optional is empty")
    return value


def numbered(facts: TypedFacts, fact: str) -> list[tuple[int, TableRow]]:
    """The rows of a ledger with their places, from zero."""
    return list(enumerate(facts.table(fact)))


def remedies(facts: TypedFacts) -> tuple[Remedy, ...]:
    """Requests of integrations and clarifications."""
    return tuple(
        Remedy(
            row=n,
            number=needed(r.integer("number")),
            operator=needed(r.text("operator")),
            kind=needed(r.text("kind")),
            requested_on=needed(r.date("requested_on")),
            due_on=needed(r.date("due_on")),
        )
        for n, r in numbered(facts, "remedies")
    )


def replies(facts: TypedFacts) -> tuple[Reply, ...]:
    """Answers to :func:`remedies`."""
    return tuple(
        Reply(
            row=n,
            number=needed(r.integer("number")),
            received_on=needed(r.date("received_on")),
            complete=needed(r.flag("complete")),
        )
        for n, r in numbered(facts, "remedy_replies")
    )


def scores(facts: TypedFacts) -> tuple[Score, ...]:
    """Points of the technical bids."""
    return tuple(
        Score(
            row=n,
            operator=needed(r.text("operator")),
            criterion=needed(r.text("criterion")),
            points=needed(r.amount("points")),
        )
        for n, r in numbered(facts, "technical_scores")
    )


def checks(facts: TypedFacts) -> tuple[Check, ...]:
    """Every line of the ledger of checks, in order."""
    return tuple(
        Check(
            row=n,
            operator=needed(r.text("operator")),
            subject=needed(r.text("subject")),
            source=needed(r.text("source")),
            requested_on=needed(r.date("requested_on")),
            replied_on=r.date("replied_on"),
            valid_until=r.date("valid_until"),
            outcome=r.text("outcome"),
        )
        for n, r in numbered(facts, "checks")
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
            operator=needed(r.text("operator")),
            kind=needed(r.text("kind")),
            sent_on=needed(r.date("sent_on")),
        )
        for n, r in numbered(facts, "communications")
    )
    return tuple(line for line in found if line.kind == kind)


def redactions(facts: TypedFacts, fact: str) -> tuple[Redaction, ...]:
    """Parts of bids in the ledger ``fact``: the requests or the decisions."""
    return tuple(
        Redaction(
            row=n,
            operator=needed(r.text("operator")),
            part=needed(r.text("part")),
            redacted=r.flag("redacted"),
        )
        for n, r in numbered(facts, fact)
    )


def accesses(facts: TypedFacts) -> tuple[Access, ...]:
    """What was made available."""
    return tuple(
        Access(
            row=n,
            operator=needed(r.text("operator")),
            what=needed(r.text("what")),
            given_on=needed(r.date("given_on")),
        )
        for n, r in numbered(facts, "accesses")
    )

"""Least terms to receive requests and bids, and what shortens them (arts 32, 71-75, 184).

The text read is that of 2023: the numbers are dated parameters, here is which one rules and from what
event it runs. Terms of the call run from its transmission to the Publications Office; below the EU
threshold, where nothing is transmitted (art. 50 c. 8), from the national publication.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sua.law.time_limits import add_months


class Awaited(StrEnum):
    """What operators send."""

    REQUESTS = "requests"
    BIDS = "bids"


class Reduction(StrEnum):
    """Why a term is shorter than the ordinary one."""

    URGENCY = "urgency"
    """Reasons of urgency specifically stated, arts 71 c. 3 and 72 c. 6."""
    PRIOR_NOTICE = "prior_notice"
    """A prior information notice not used as a call, arts 71 c. 4 and 72 c. 4."""
    AGREED = "agreed"
    """Fixed by sub-central authorities in agreement with all the candidates selected, art. 72 c. 5."""
    NOT_AGREED = "not_agreed"
    """Sub-central authorities, agreement sought and not reached, art. 72 c. 5."""


class RunsFrom(StrEnum):
    """The event a term runs from; its day is not counted."""

    TRANSMISSION = "transmission"
    PUBLICATION = "publication"
    INVITATION = "invitation"


@dataclass(frozen=True, slots=True)
class LeastTerm:
    """Parameter that holds the days (None: the law sets no least number) and what they run from."""

    parameter: str | None
    runs_from: RunsFrom


def _restricted_bids(ordinary: str) -> dict[Reduction | None, LeastTerm]:
    """Art. 72 cc. 3-6, which art. 73 c. 5 borrows."""
    found = {
        None: ordinary,
        Reduction.PRIOR_NOTICE: "receipt.restricted.bids_after_prior_notice",
        Reduction.URGENCY: "receipt.restricted.bids_urgent",
        Reduction.NOT_AGREED: "receipt.restricted.bids_without_agreement",
        Reduction.AGREED: None,
    }
    return {why: LeastTerm(parameter, RunsFrom.INVITATION) for why, parameter in found.items()}


def _requests(ordinary: str, *, urgent: bool = False) -> dict[Reduction | None, LeastTerm]:
    found: dict[Reduction | None, LeastTerm] = {None: LeastTerm(ordinary, RunsFrom.TRANSMISSION)}
    if urgent:  # art. 72 c. 6 lett. a: from publication, unlike all the others
        parameter = "receipt.restricted.requests_urgent"
        found[Reduction.URGENCY] = LeastTerm(parameter, RunsFrom.PUBLICATION)
    return found


_OPEN: dict[Reduction | None, LeastTerm] = {
    None: LeastTerm("receipt.open.bids", RunsFrom.TRANSMISSION),
    Reduction.URGENCY: LeastTerm("receipt.open.bids_urgent", RunsFrom.TRANSMISSION),
    Reduction.PRIOR_NOTICE: LeastTerm(
        "receipt.open.bids_after_prior_notice", RunsFrom.TRANSMISSION
    ),
}
_R, _B = Awaited.REQUESTS, Awaited.BIDS
_TERMS: dict[tuple[str, Awaited], dict[Reduction | None, LeastTerm]] = {
    ("open", _B): _OPEN,
    ("restricted", _R): _requests("receipt.restricted.requests", urgent=True),
    ("restricted", _B): _restricted_bids("receipt.restricted.bids"),
    ("competitive_negotiation", _R): _requests(
        "receipt.competitive_negotiation.requests", urgent=True
    ),
    ("competitive_negotiation", _B): _restricted_bids("receipt.competitive_negotiation.bids"),
    ("competitive_dialogue", _R): _requests("receipt.dialogue.requests"),
    ("innovation_partnership", _R): _requests("receipt.innovation.requests"),
    ("concession", _R): _requests("receipt.concession.requests"),
    ("concession", _B): {None: LeastTerm("receipt.concession.bids", RunsFrom.INVITATION)},
    ("dynamic_purchasing_system", _R): _requests("dynamic_system.requests"),
    ("specific_contract", _B): {None: LeastTerm("dynamic_system.bids", RunsFrom.INVITATION)},
}

RECEIPT_PARAMETERS = tuple(
    sorted({t.parameter for terms in _TERMS.values() for t in terms.values() if t.parameter})
)
"""Every parameter :func:`least_term` may name."""
PRIOR_NOTICE_PARAMETERS = ("receipt.prior_notice.not_after", "receipt.prior_notice.not_before")


def least_term(procedure: str, awaited: Awaited, reduction: Reduction | None) -> LeastTerm | None:
    """The least term of a procedure; None where the law sets none but adequacy (art. 92 c. 1).

    Args:
        procedure: code of the lifecycle.
        awaited: requests to participate or bids.
        reduction: why it is shortened, if it is.

    Raises:
        ValueError: the law does not shorten that term for that reason.

    >>> least_term("open", Awaited.BIDS, Reduction.URGENCY).parameter
    'receipt.open.bids_urgent'
    >>> least_term("competitive_dialogue", Awaited.BIDS, None)
    """
    terms = _TERMS.get((procedure, awaited), {})
    if reduction is not None and reduction not in terms:
        raise ValueError(f"no reduction {reduction} of {awaited} in {procedure}")
    return terms.get(reduction)


def prior_notice_fits(sent: date, transmitted: date, *, days: int, months: int) -> bool:
    """Whether a prior information notice was sent early enough, and not too early (art. 71 c. 4 lett. b).

    Args:
        sent: day it was sent for publication.
        transmitted: day of transmission of the call.
        days: at least so many days before.
        months: not more than so many months before.

    >>> call = date(2026, 9, 4)
    >>> [prior_notice_fits(sent, call, days=35, months=12)
    ...  for sent in (date(2026, 7, 31), date(2026, 8, 1), date(2025, 9, 4), date(2025, 9, 3))]
    [True, False, True, False]
    """
    return (transmitted - sent).days >= days and sent >= add_months(transmitted, -months)

"""The stays of the signature: from a request for interim measures to its ruling (art. 18 c. 4).

They are derived from the ledgers of lawsuits and stop the terms whose clock is the signature's. Below the
EU threshold there is none (art. 55 c. 2).
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from sua.domain.calendar import end_of_day
from sua.domain.fact_reader import FactReader
from sua.domain.facts import FactValue
from sua.engine import lawsuits
from sua.law.suspensions import Cause, Suspension


def stays(facts: Mapping[str, FactValue]) -> tuple[Suspension, ...]:
    """Every stay of a contract from the threshold up, ended or not; days in which it held count whole."""
    known = FactReader(facts)
    if known.text("threshold_band") != "above_threshold":
        return ()
    against = {x.number: x for x in lawsuits.appeals(known) if x.against == "award"}
    said = (*lawsuits.interim_rulings(known), *lawsuits.judgments(known))
    return tuple(
        Suspension(
            cause=Cause.INTERIM_REQUEST,
            first=_begins(request.day),
            last=_ended([x.day for x in said if x.number == request.number]),
            evidence=request.number,
        )
        for request in lawsuits.interim_requests(known)
        if request.number in against
    )


def _begins(day: date) -> datetime:
    return end_of_day(day - timedelta(days=1))


def _ended(days: list[date]) -> datetime | None:
    return end_of_day(min(days)) if days else None

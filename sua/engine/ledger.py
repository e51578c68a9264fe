"""The suspensions of a case as its ledger holds them: the table fact ``suspensions``."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sua.domain.facts import FactValue
from sua.engine.lots import table_rows
from sua.law.suspensions import Cause, Suspension

SUSPENSIONS = "suspensions"


def suspensions(facts: Mapping[str, FactValue]) -> tuple[Suspension, ...]:
    """Every suspension of the case, open or closed, in the order in which they were recorded."""
    return tuple(_suspension(cells) for cells in table_rows(facts.get(SUSPENSIONS)))


def standing_order(facts: Mapping[str, FactValue], at: datetime) -> Suspension | None:
    """A judge's interim order that stands at ``at``, if one does."""
    if SUSPENSIONS not in facts:
        return None
    return next(
        (
            entry
            for entry in suspensions(facts)
            if entry.cause is Cause.INTERIM_ORDER
            and entry.first <= at
            and (entry.last is None or at < entry.last)
        ),
        None,
    )


def _suspension(cells: Mapping[str, FactValue]) -> Suspension:
    first, last, hours = cells["first"], cells.get("last"), cells.get("extension_hours")
    if not isinstance(first, datetime) or not (last is None or isinstance(last, datetime)):
        raise TypeError("a suspension begins and ends at an instant")
    return Suspension(
        cause=Cause(str(cells["cause"])),
        first=first,
        last=last,
        evidence=str(cells.get("evidence", "")),
        extension=timedelta(hours=hours if isinstance(hours, int) else 0),
    )

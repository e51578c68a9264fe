"""Which term runs now, and where the faults of the platform have moved it; no guard of its own."""

from datetime import date, datetime, timedelta

from sua.domain.calendar import ROME, legal_day
from sua.engine.situation import Situation
from sua.engine.suspended import ledger_of
from sua.law.calendars import LegalCalendar, TermCalendar, TermReadings
from sua.law.suspensions import Clock, adjusted

LABELS = {
    "requests_due": "il termine per le domande di partecipazione",
    "initial_bids_due": "il termine per le offerte iniziali",
    "bids_due": "il termine per le offerte",
    "survey_due": "il termine per manifestare interesse",
}
DUE_FACTS = tuple(LABELS)
_WITH_INITIAL_BIDS = ("competitive_negotiation", "innovation_partnership")


def running_term(s: Situation) -> str:
    """The fact that holds the term operators are working to in this state."""
    if s.case.state in ("published", "transmitted") and s.instant("requests_due") is not None:
        return "requests_due"
    if s.case.state == "invited" and s.procedure in _WITH_INITIAL_BIDS:
        return "initial_bids_due"
    if s.case.state == "survey_published":
        return "survey_due"
    return "bids_due"


def bids_fact(s: Situation) -> str:
    """The fact that holds the term for the first bids of the procedure."""
    return "initial_bids_due" if s.procedure in _WITH_INITIAL_BIDS else "bids_due"


def standing_end(s: Situation, fact: str) -> datetime | None:
    """Where a term fixed by the documents ends after the faults of the platform.

    None while no term is fixed, or while a fault has stopped it and not been mended.
    """
    due = s.instant(fact)
    if due is None:
        return None
    began = s.case.done.get("publish") or s.case.done.get("send_invitations") or s.case.opened_at
    return adjusted(min(began, due), due, Clock.BIDS_RECEIPT, ledger_of(s)).end


def union_calendar(s: Situation) -> LegalCalendar:
    """The calendar of the terms set by the directives."""
    return s.calendars.of(TermCalendar.EU, TermReadings.of(s.readings))


def civil_calendar(s: Situation) -> LegalCalendar:
    """The calendar of the other terms of the Code."""
    return s.calendars.of(TermCalendar.CIVIL, TermReadings.of(s.readings))


def short(day: date | datetime) -> str:
    """A legal day as reasons write it."""
    return f"{legal_day(day) if isinstance(day, datetime) else day:%d/%m/%Y}"


def long_enough(due: datetime, expires_at: datetime) -> bool:
    """Whether a term lasts its whole days: the last minute of the last day is as good as its end."""
    return due >= expires_at - timedelta(minutes=1)


def clock(at: datetime) -> str:
    """An instant as reasons write it, by the clock of Rome."""
    return f"{at.astimezone(ROME):%d/%m/%Y alle %H:%M}"

"""By when a procedure must be concluded (art. 17 c. 3 D.Lgs. 36/2023; all. I.3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sua.domain.calendar import end_of_day, legal_day
from sua.domain.errors import InputError
from sua.law.calendars import LegalCalendar, Unit
from sua.law.parameters import LawAt
from sua.law.suspensions import Adjusted, Clock, Suspension, adjusted_day
from sua.law.time_limits import TermEnd, term_end


@dataclass(frozen=True, slots=True, kw_only=True)
class Extensions:
    """Months granted: for the check of abnormal bids (all. I.3 c. 4), by the RUP's act (c. 5)."""

    abnormal_bids: int = 0
    rup: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """The maximum duration of a procedure.

    Attributes:
        term: the months of the annex with the extensions, before any interim order.
        last_day: the last day after the ledger; None while an interim order stands.
        suspended: what the ledger did.
    """

    term: TermEnd
    last_day: date | None
    suspended: Adjusted[date]

    @property
    def expires_at(self) -> datetime | None:
        """First instant at which it has expired, aware UTC; None while an interim order stands."""
        return None if self.last_day is None else end_of_day(self.last_day)


def check_extensions(law: LawAt, extensions: Extensions) -> None:
    """Refuse what the annex does not allow.

    Raises:
        InputError: more months than the maximum of all. I.3 cc. 4 and 5.
    """
    for what, given in (("abnormal_bids", extensions.abnormal_bids), ("rup", extensions.rup)):
        most = law.integer(f"max_duration.extension.{what}")
        if not 0 <= given <= most:
            raise InputError(
                f"La proroga è di {given} mesi: l'allegato I.3 ne ammette al massimo {most}.",
                code="extension.too_long",
                field=f"extension_{what}",
            )


def max_duration(
    law: LawAt,
    parameter: str,
    began: datetime,
    calendar: LegalCalendar,
    extensions: Extensions,
    ledger: Iterable[Suspension] = (),
) -> Duration:
    """By when a procedure must be concluded: months of the annex, extensions, interim orders.

    Months and extensions run as one term from the day of ``began``; a judge's interim order moves the
    end by the legal days it lasted, and the end so moved rolls to a day that works. Nothing else does.

    Args:
        law: law of the procedure.
        parameter: the one that holds the months of the procedure.
        began: publication of the call, or dispatch of the invitations.
        calendar: the civil one.
        extensions: months granted.
        ledger: every suspension known; only interim orders count.

    Raises:
        InputError: as :func:`check_extensions`.
    """
    check_extensions(law, extensions)
    months = law.integer(parameter) + extensions.abnormal_bids + extensions.rup
    start = legal_day(began)
    term = term_end(start, months, Unit.MONTHS, calendar)
    suspended = adjusted_day(start, term.nominal, Clock.MAX_DURATION, ledger)
    last_day = suspended.end and calendar.nearest(suspended.end)[1]
    return Duration(term=term, last_day=last_day, suspended=suspended)

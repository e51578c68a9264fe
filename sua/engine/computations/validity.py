"""Until when bids bind, and on which side of the EU threshold the contract lies (arts 14 and 17)."""

from collections.abc import Mapping
from datetime import date

from sua.domain.calendar import legal_day
from sua.domain.fact_reader import FactReader
from sua.domain.facts import FactValue
from sua.engine.situation import Situation
from sua.engine.thresholds import below_threshold
from sua.law.calendars import TermCalendar, TermReadings
from sua.law.time_limits import Unit, term_end


def binding_until(s: Situation, facts: Mapping[str, FactValue]) -> date | None:
    """Last day on which the bids bind: the one agreed to, or the days of art. 17 c. 4 from the term."""
    known = FactReader(facts)
    agreed, due = known.date("bids_binding_until"), known.instant("bids_due")
    if agreed is not None or due is None:
        return agreed
    days = known.integer("bids_validity_days") or s.law.integer("bids.validity")
    calendar = s.calendars.of(TermCalendar.CIVIL, TermReadings.of(s.readings))
    return term_end(legal_day(due), days, Unit.DAYS, calendar).last_day


def threshold_band(s: Situation) -> dict[str, FactValue]:
    """Which term to sign the contract runs: that below the threshold, or that from it up."""
    band = "below_threshold" if below_threshold(s) else "above_threshold"
    return {"threshold_band": band}

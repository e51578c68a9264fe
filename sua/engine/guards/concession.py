"""Concessions: level of qualification, threshold, duration, risk, financial plans (arts 62, 177-187)."""

from collections.abc import Iterator

from sua.domain.calendar import legal_day
from sua.domain.numbers import format_euro
from sua.domain.organizations import levels_in_force
from sua.engine.guards.judged import judged
from sua.engine.guards.registry import Fail, Finding, guard, repeated, rows
from sua.engine.ledger_rows import works
from sua.engine.situation import Situation
from sua.law.calendars import TermCalendar, TermReadings, Unit
from sua.law.time_limits import term_end

_FIVE_YEARS = 60


@guard("qualification.works.partnership_level", "qualification.services.partnership_level")
def partnership_qualified(s: Situation) -> Iterator[Fail]:
    """Partnerships are for bodies of the second level at least, whatever the value, art. 62 c. 18."""
    if s.text("nature") is None:
        return
    least = s.law.text(f"qualification.{'works' if works(s) else 'services'}.partnership_level")
    prefix, rank = least[:-1], int(least[-1])
    enough = {f"{prefix}{level}" for level in range(1, rank + 1)}
    held = levels_in_force(s.parties.province.qualifications, s.day)
    if not held & enough:
        yield Fail(
            values={
                "province": s.parties.province.name,
                "least": least,
                "held": ", ".join(sorted(held)) or "nessuno",
            }
        )


@guard("eu_threshold.works")
def concession_below_threshold(s: Situation) -> Iterator[Fail]:
    """Without a notice only below the threshold of concessions, whatever their object, art. 187 c. 1."""
    threshold = s.law.decimal("eu_threshold.works")
    if s.total is not None and s.total >= threshold:
        yield Fail(
            values={"total": format_euro(s.total), "threshold": format_euro(threshold)},
            field="base_amount",
        )


@guard("negotiated.concessions.min_operators")
def concession_operators(s: Situation) -> Iterator[Finding]:
    """Ten operators at least are consulted, where they exist, art. 187 c. 1."""
    invited, least = s.operators("invited"), s.law.integer("negotiated.concessions.min_operators")
    if not invited or len(invited) >= least:
        return
    judgement = s.judgement("fewer_operators")
    if judgement is None or not judgement.answer:
        yield Fail(values={"count": len(invited), "least": least}, field="fewer_operators")


@guard()
def operating_risk_judged(s: Situation) -> Iterator[Finding]:
    """A concession transfers an operating risk: without it the contract is another one, art. 177."""
    yield from judged(s, "operating_risk")


@guard()
def concession_duration_judged(s: Situation) -> Iterator[Finding]:
    """The duration is stated; past five years it is measured on the investment, art. 178."""
    months = s.integer("concession_months")
    if months is None:
        yield Fail(variant="missing", field="concession_months")
    elif months > _FIVE_YEARS:
        yield from judged(s, "investment_recovered")


@guard()
def concession_terms_stated(s: Situation) -> Iterator[Fail]:
    """The notice fixes the term for requests or for bids, as the bids are presented, art. 184 cc. 1-4."""
    wanted = "requests_due" if s.text("concession_selection") == "restricted" else "bids_due"
    if s.instant(wanted) is None:
        yield Fail(variant=wanted, field=wanted)


@guard("receipt.concession.requests")
def concession_bids_term(s: Situation) -> Iterator[Fail]:
    """Bids that come with the requests have thirty days from the transmission, art. 184 c. 3."""
    due = s.instant("bids_due")
    if due is None or s.text("concession_selection") == "restricted":
        return
    days = s.law.integer("receipt.concession.requests")
    sent = legal_day(s.case.done.get("transmit_notice", s.at))
    calendar = s.calendars.of(TermCalendar.EU, TermReadings.of(s.readings))
    first = term_end(sent, days, Unit.DAYS, calendar).last_day
    if legal_day(due) < first:
        values = {"days": days, "sent": f"{sent:%d/%m/%Y}", "first": f"{first:%d/%m/%Y}"}
        yield Fail(values=values, field="bids_due")


@guard()
def concession_in_phases(s: Situation) -> Iterator[Fail]:
    """Candidates are selected only where the notice says so, art. 183 cc. 4-5."""
    if s.text("concession_selection") != "restricted":
        yield Fail(field="concession_selection")


@guard()
def concession_bids_expected(s: Situation) -> Iterator[Fail]:
    """With a selection of candidates, bids come after the invitations, art. 184 c. 4."""
    if s.case.state == "published" and s.text("concession_selection") == "restricted":
        yield Fail(field="concession_selection")


@guard()
def plans_checked_once(s: Situation) -> Iterator[Fail]:
    """Each bidder's plan is judged once."""
    if twice := repeated([row.text("operator") or "" for row in s.table("plan_checks")]):
        yield Fail(values={"rows": rows(twice)}, field="plan_checks")


@guard()
def plans_verified(s: Situation) -> Iterator[Fail]:
    """The financial plan of each bid is found adequate before its price is scored, art. 185 c. 5."""
    found = {row.text("operator"): row.flag("sustainable") for row in s.table("plan_checks")}
    codes = [bid.codice_fiscale for bid in s.bids("bids")]
    missing = [place for place, code in enumerate(codes) if code not in found]
    poor = [place for place, code in enumerate(codes) if found.get(code) is False]
    if missing:
        yield Fail(variant="missing", values={"rows": rows(missing)}, field="plan_checks")
    if poor:
        yield Fail(values={"rows": rows(poor)}, field="bids")

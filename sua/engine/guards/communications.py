"""One communication to each who must get it, what stays withheld, who may see what (arts 36 and 90)."""

from collections.abc import Iterator
from datetime import date, timedelta

from sua.engine import bidding, lawsuits, ledgers
from sua.engine.computations import ranking_of
from sua.engine.guards.registry import Fail, guard, rows
from sua.engine.situation import Situation
from sua.law.calendars import TermCalendar, TermReadings
from sua.law.time_limits import Unit, term_end


def definitively_excluded(s: Situation) -> frozenset[str]:
    """Who was told of the exclusion, did not challenge it in time, or lost for good (art. 90 c. 1 c)."""
    calendar = s.calendars.of(TermCalendar.PROCEDURAL, TermReadings.of(s.readings))
    days = s.law.integer("appeal.term")
    told: dict[str, date] = {}
    for line in ledgers.communications(s, "exclusion"):
        told.setdefault(line.operator, line.sent_on)
    fighting = {appeal.appellant for appeal in lawsuits.open_appeals(s)}
    return frozenset(
        code
        for code in bidding.excluded(s)
        if code in told
        and code not in fighting
        and s.day > term_end(told[code], days, Unit.DAYS, calendar).last_day
    )


def recipients(s: Situation) -> frozenset[str]:
    """Who must be told of the award, art. 90 c. 1 lett. b-c."""
    winner = {operator.codice_fiscale for operator in s.operators("winner")}
    inside = set(bidding.who_bid(s)) - definitively_excluded(s)
    return frozenset(winner | inside | bidding.challengers(s))


@guard()
def communications_not_before(s: Situation) -> Iterator[Fail]:
    """The award is told after it was decided, and not in the future."""
    act = s.act("award_act")
    if act is None:
        return
    sent = ledgers.communications(s, "award")
    wrong = [line.row for line in sent if not act.day <= line.sent_on <= s.day]
    if wrong:
        values = {"rows": rows(wrong), "day": f"{act.day:%d/%m/%Y}"}
        yield Fail(values=values, field="communications")


@guard("appeal.term")
def communications_complete(s: Situation) -> Iterator[Fail]:
    """Nobody whom art. 90 c. 1 lett. b-c names is left out, and the excluded know of their exclusion."""
    sent = {line.operator for line in ledgers.communications(s, "award")}
    lacking = recipients(s) - sent
    if lacking:
        values = {"count": len(lacking), "rows": _places(s, lacking)}
        yield Fail(values=values, field="communications")
    told = {line.operator for line in ledgers.communications(s, "exclusion")}
    untold = bidding.excluded(s) - told
    if untold:
        values = {"count": len(untold), "rows": _places(s, untold)}
        yield Fail(variant="exclusions", values=values, field="communications")


def _places(s: Situation, some: frozenset[str]) -> str:
    """Rows of the list of who took part; who is not in it has no row."""
    listed = [operator.codice_fiscale for operator in bidding.taking_part(s)]
    return rows([n for n, code in enumerate(listed) if code in some]) or "—"


@guard()
def redactions_decided(s: Situation) -> Iterator[Fail]:
    """The communication says what was decided on every request to withhold, art. 36 c. 3."""
    decided = {(x.operator, x.part) for x in ledgers.redactions(s, "redactions")}
    asked = ledgers.redactions(s, "redaction_requests")
    pending = [x.row for x in asked if (x.operator, x.part) not in decided]
    if pending:
        yield Fail(values={"rows": rows(pending)}, field="redactions")


def _given_now(s: Situation) -> list[ledgers.Access]:
    """The lines this command adds: what was rightly given stays so, whatever changes later."""
    before = s.case.facts.get("accesses")
    known = len(before) if isinstance(before, tuple) else 0
    return [line for line in ledgers.accesses(s) if line.row >= known]


@guard("access.mutual_bids", "appeal.term")
def access_as_ranked(s: Situation) -> Iterator[Fail]:
    """The first of the ranking see each other's bids; the rest only the winner's, art. 36 cc. 1-2."""
    ranking, bids = ranking_of(s), s.bids("bids")
    order = (
        [bids[int(position) - 1].codice_fiscale for position in ranking["order"]] if ranking else []
    )
    first = order[: s.law.integer("access.mutual_bids")]
    given = _given_now(s)
    mutual = [x.row for x in given if x.what == "mutual_bids" and x.operator not in first]
    if mutual:
        values = {"rows": rows(mutual), "first": s.law.integer("access.mutual_bids")}
        yield Fail(variant="mutual", values=values, field="accesses")
    inside = recipients(s)
    strangers = [x.row for x in given if x.operator not in inside]
    if strangers:
        yield Fail(values={"rows": rows(strangers)}, field="accesses")


@guard("access.redaction_appeal")
def redacted_parts_withheld(s: Situation) -> Iterator[Fail]:
    """Parts not withheld are shown once the term to challenge that has gone by, art. 36 cc. 4-5."""
    shown = [x for x in _given_now(s) if x.what == "unredacted_parts"]
    sent = [line.sent_on for line in ledgers.communications(s, "award")]
    if not shown or not sent:
        return
    if any(appeal.against == "redaction" for appeal in lawsuits.open_appeals(s)):
        yield Fail(
            variant="appeal", values={"rows": rows([x.row for x in shown])}, field="accesses"
        )
    calendar = s.calendars.of(TermCalendar.PROCEDURAL, TermReadings.of(s.readings))
    days = s.law.integer("access.redaction_appeal")
    last = term_end(max(sent), days, Unit.DAYS, calendar).last_day
    early = [x.row for x in shown if x.given_on <= last]
    if early:
        yield Fail(
            values={"rows": rows(early), "day": f"{last:%d/%m/%Y}"},
            lawful_from=last + timedelta(days=1),
            field="accesses",
        )

"""The call: transmission, 48 hours, terms long enough (arts 50 c. 8, 71-75, 84, 85, 92)."""

from collections.abc import Iterator
from datetime import date

from sua.domain.calendar import legal_day
from sua.domain.numbers import format_euro
from sua.engine.guards.registry import Ask, Fail, Finding, guard
from sua.engine.guards.term_facts import (
    bids_fact,
    civil_calendar,
    clock,
    long_enough,
    short,
    union_calendar,
)
from sua.engine.purchases import purchase_of
from sua.engine.situation import Situation
from sua.law.bands import below_eu
from sua.law.consulted import Consulted
from sua.law.contract_kinds import EU_THRESHOLDS, eu_threshold
from sua.law.receipt_terms import (
    PRIOR_NOTICE_PARAMETERS,
    RECEIPT_PARAMETERS,
    Awaited,
    Reduction,
    RunsFrom,
    least_term,
    prior_notice_fits,
)
from sua.law.time_limits import Unit, hours_end, term_end

_HOURS = "publication.national_after_eu"
_SURVEY, _SURVEY_URGENT = "market_survey.notice", "market_survey.notice_urgent"
_EVENTS = {
    RunsFrom.TRANSMISSION: "dalla trasmissione del bando",
    RunsFrom.PUBLICATION: "dalla pubblicazione del bando",
    RunsFrom.INVITATION: "dall'invito",
}
_REDUCTIONS = {
    Reduction.URGENCY: "ragioni di urgenza",
    Reduction.PRIOR_NOTICE: "avviso di pre-informazione",
    Reduction.AGREED: "accordo con i candidati",
    Reduction.NOT_AGREED: "mancato accordo con i candidati",
}


def _above(s: Situation) -> bool | None:
    """Whether the value reaches the EU threshold; None while it is not known."""
    purchase = purchase_of(s)
    return None if purchase is None else not below_eu(purchase, Consulted(s.law))


@guard(*EU_THRESHOLDS)
def at_or_above_eu_threshold(s: Situation) -> Iterator[Fail]:
    """Below the threshold a call is not sent to the Publications Office, art. 50 c. 8.

    A contract of certain cross-border interest follows the ordinary rules (art. 48 c. 2): its call may
    be sent.
    """
    purchase = purchase_of(s)
    if purchase is None or purchase.cross_border_interest or _above(s):
        return
    limit = s.law.decimal(eu_threshold(purchase.nature, purchase.authority)[0])
    yield Fail(values={"total": format_euro(purchase.value), "threshold": format_euro(limit)})


@guard(*EU_THRESHOLDS, _HOURS)
def eu_notice_first(s: Situation) -> Iterator[Fail]:
    """The national publication follows the European one, or 48 hours of silence, arts 84 and 85 c. 1."""
    sent = s.case.done.get("transmit_notice")
    if sent is None:
        if _above(s):
            yield Fail(variant="not_sent")
        return
    published, confirmed = s.date("eu_published_on"), s.instant("eu_confirmed_at")
    if published is not None:
        if published > s.day:
            yield Fail(
                variant="future",
                values={"day": short(published)},
                lawful_from=published,
                field="eu_published_on",
            )
        return
    if confirmed is None:
        yield Fail(variant="no_evidence", field="eu_confirmed_at")
        return
    end = hours_end(confirmed, s.law.integer(_HOURS), union_calendar(s))
    if s.at < end.expires_at:
        yield Fail(
            variant="wait",
            values={"hours": s.law.integer(_HOURS), "until": clock(end.expires_at)},
            lawful_from=legal_day(end.expires_at),
            field="eu_published_on",
        )


@guard(*RECEIPT_PARAMETERS, *PRIOR_NOTICE_PARAMETERS)
def receipt_term_sufficient(s: Situation) -> Iterator[Finding]:
    """The term for bids is no shorter than the law's least one, arts 71-73."""
    yield from _sufficient(s, Awaited.BIDS, bids_fact(s), s.text("bids_reduction"))


@guard(*RECEIPT_PARAMETERS, *PRIOR_NOTICE_PARAMETERS)
def requests_term_sufficient(s: Situation) -> Iterator[Finding]:
    """The term for requests to participate is no shorter than the law's least one, arts 72-75."""
    yield from _sufficient(s, Awaited.REQUESTS, "requests_due", s.text("requests_reduction"))


def _sufficient(s: Situation, awaited: Awaited, fact: str, why: str | None) -> Iterator[Finding]:
    due, reduction = s.instant(fact), Reduction(why) if why else None
    if due is None:
        return
    try:
        least = least_term(s.procedure, awaited, reduction)
    except ValueError:
        shown = _REDUCTIONS[Reduction(why or "")]
        yield Fail(
            variant="not_admitted", values={"why": shown}, field=f"{awaited.value}_reduction"
        )
        return
    if reduction is not None:
        yield from _reduced(s, reduction)
    if least is None or least.parameter is None:
        return
    start, days = _start(s, least.runs_from), s.law.integer(least.parameter)
    end = term_end(start, days, Unit.DAYS, union_calendar(s))
    if not long_enough(due, end.expires_at):
        yield Fail(
            variant="short",
            values={
                "due": short(due),
                "days": days,
                "event": _EVENTS[least.runs_from],
                "start": short(start),
                "last": short(end.last_day),
                "first": short(union_calendar(s).next_open(end.last_day)),
            },
            field=fact,
        )


def _start(s: Situation, runs_from: RunsFrom) -> date:
    """The day a term runs from; an event still to come is supposed to be this command."""
    event = {RunsFrom.TRANSMISSION: "transmit_notice", RunsFrom.PUBLICATION: "publish"}
    happened = s.case.done.get(event.get(runs_from, ""))
    return s.day if happened is None else legal_day(happened)


def _reduced(s: Situation, reduction: Reduction) -> Iterator[Finding]:
    if reduction is Reduction.URGENCY and s.text("reduction_reasons") is None:
        yield Fail(variant="reasons", field="reduction_reasons")
    if reduction is not Reduction.PRIOR_NOTICE:
        return
    sent = s.date("prior_notice_on")
    if sent is None:
        yield Fail(variant="no_prior_notice", field="prior_notice_on")
        return
    called = s.case.done.get("transmit_notice") or s.case.done.get("publish")
    call = s.day if called is None else legal_day(called)
    days, months = (s.law.integer(parameter) for parameter in PRIOR_NOTICE_PARAMETERS)
    if not prior_notice_fits(sent, call, days=days, months=months):
        yield Fail(
            variant="prior_notice",
            values={"sent": short(sent), "days": days, "months": months, "call": short(call)},
            field="prior_notice_on",
        )
    judged = s.judgement("prior_notice_complete")
    if judged is None:
        yield Ask("prior_notice_complete")
    elif not judged.answer:
        yield Fail(variant="incomplete", field="prior_notice_complete")


@guard(_SURVEY, _SURVEY_URGENT)
def survey_notice_sufficient(s: Situation) -> Iterator[Fail]:
    """The notice of a survey stays up fifteen days, five for stated urgency, all. II.1 art. 2 c. 2."""
    due = s.instant("survey_due")
    if due is None:
        return
    urgent = s.text("survey_urgency") is not None
    days = s.law.integer(_SURVEY_URGENT if urgent else _SURVEY)
    end = term_end(s.day, days, Unit.DAYS, civil_calendar(s))
    if not long_enough(due, end.expires_at):
        yield Fail(
            values={
                "due": short(due),
                "days": days,
                "last": short(end.last_day),
                "first": short(civil_calendar(s).next_open(end.last_day)),
            },
            field="survey_due",
        )

"""Whom to invite, how, and until when they bid (arts 48–50, 92)."""

from collections.abc import Iterator
from datetime import datetime

from sua.domain.calendar import legal_day
from sua.domain.readings import RoundingWhen
from sua.engine.guards.registry import Ask, Fail, Finding, guard, repeated, rows
from sua.engine.guards.term_facts import DUE_FACTS, LABELS
from sua.engine.purchases import purchase_of
from sua.engine.situation import Situation
from sua.law.bands import negotiated_band
from sua.law.calendars import TermCalendar, TermReadings
from sua.law.consulted import Consulted

_ONE_OPERATOR = frozenset(
    {
        *("unique_artwork", "technical", "exclusive_rights"),
        *("additional_deliveries", "advantageous", "repetition"),
    }
)
"""Grounds of art. 76 that name the operator by themselves."""


@guard()
def no_cross_border_interest(s: Situation) -> Iterator[Finding]:
    """A certain cross-border interest calls for an ordinary procedure, art. 48 c. 2."""
    judgement = s.judgement("cross_border_interest")
    if judgement is None:
        yield Ask("cross_border_interest")
    elif judgement.answer:
        yield Fail(field="cross_border_interest")


@guard("negotiated.consultation_notice")
def consultation_notice_published(s: Situation) -> Iterator[Fail]:
    """The start of the consultation was announced on the site, art. 50 c. 2-bis."""
    if not s.law.flag("negotiated.consultation_notice"):
        return
    published = s.date("consultation_notice_on")
    if published is None:
        yield Fail(field="consultation_notice_on")
    elif published > s.day:
        yield Fail(
            variant="future",
            values={"day": f"{published:%d/%m/%Y}"},
            lawful_from=published,
            field="consultation_notice_on",
        )


@guard(
    "negotiated.works.floor",
    "negotiated.works.band_d_floor",
    "negotiated.services.floor",
    "negotiated.works.min_operators.band_c",
    "negotiated.works.min_operators.band_d",
    "negotiated.services.min_operators",
    "unpublished.min_operators",
)
def minimum_invited(s: Situation) -> Iterator[Finding]:
    """Five operators, ten for works from one million up, three under art. 76, «where they exist».

    Art. 50 c. 1 lett. c-e and art. 76 c. 7. Where the ground of art. 76 is that one operator only can
    perform, that operator is invited.
    """
    purchase, invited = purchase_of(s), s.operators("invited")
    if purchase is None or not invited:
        return
    if s.procedure == "negotiated_without_publication":
        if s.text("unpublished_ground") in _ONE_OPERATOR:
            return
        minimum = s.law.integer("unpublished.min_operators")
    else:
        minimum = s.law.integer(negotiated_band(purchase, Consulted(s.law))[2])
    if len(invited) >= minimum:
        return
    fewer = s.judgement("fewer_operators")
    if fewer is None or not fewer.answer:
        yield Fail(values={"count": len(invited), "minimum": minimum}, field="invited")


@guard()
def survey_held(s: Situation) -> Iterator[Fail]:
    """After a market survey, operators are invited among those who showed interest, all. II.1."""
    if s.text("selection_method") != "market_survey":
        return
    if "close_survey" not in s.case.done:
        yield Fail(variant="open", field="selection_method")
        return
    interested = {operator.codice_fiscale for operator in s.operators("interested")}
    strangers = [
        n for n, o in enumerate(s.operators("invited")) if o.codice_fiscale not in interested
    ]
    if strangers:
        yield Fail(values={"rows": rows(strangers)}, field="invited")


@guard()
def survey_term_elapsed(s: Situation) -> Iterator[Fail]:
    """Expressions of interest are recorded when their term has elapsed, art. 35 c. 2 lett. b."""
    due = s.instant("survey_due")
    if due is not None and s.at < due:
        yield Fail(
            values={"day": f"{legal_day(due):%d/%m/%Y}"},
            lawful_from=legal_day(due),
            field="survey_due",
        )


@guard()
def distinct_operators(s: Situation) -> Iterator[Fail]:
    """No operator stands twice in the list."""
    codes = [operator.codice_fiscale for operator in s.operators("invited")]
    if twice := repeated(codes):
        yield Fail(values={"rows": rows(twice)}, field="invited")


@guard()
def draw_only_if_reasoned(s: Situation) -> Iterator[Finding]:
    """Operators are not drawn by lot unless no other method is practicable, art. 50 c. 2."""
    if s.text("selection_method") != "draw":
        return
    judgement = s.judgement("draw_only_method")
    if judgement is None:
        yield Ask("draw_only_method")
    elif not judgement.answer:
        yield Fail(field="selection_method")


@guard("rotation.waived_by_open_survey")
def rotation_judged(s: Situation) -> Iterator[Ask]:
    """Whether the outgoing contractor is invited, and why, is on record, art. 49.

    Where a market survey set no limit to the operators to invite rotation does not apply (c. 5).
    """
    open_survey = (
        s.text("selection_method") == "market_survey" and s.flag("survey_limited") is False
    )
    if open_survey and s.law.flag("rotation.waived_by_open_survey"):
        return
    if s.judgement("rotation") is None:
        yield Ask("rotation")


@guard()
def bids_due_ahead(s: Situation) -> Iterator[Fail]:
    """Every term fixed lies ahead."""
    for fact, due in _given(s):
        if due <= s.at:
            yield Fail(
                values={"term": _named(fact), "day": f"{legal_day(due):%d/%m/%Y}"}, field=fact
            )


@guard()
def bids_due_on_working_day(s: Situation) -> Iterator[Fail]:
    """A term fixed by the notice is never moved in silence: a holiday is refused at drafting."""
    calendar = s.calendars.of(TermCalendar.EU, TermReadings.of(s.readings))
    for fact, due in _given(s):
        day = legal_day(due)
        before, after = calendar.nearest(day)
        if before != day:
            yield Fail(
                values={
                    "term": _named(fact),
                    "day": f"{day:%d/%m/%Y}",
                    "before": f"{before:%d/%m/%Y}",
                    "after": f"{after:%d/%m/%Y}",
                },
                field=fact,
            )


def _given(s: Situation) -> Iterator[tuple[str, datetime]]:
    """The terms still to come: those of steps already taken are left alone."""
    closed = {
        "requests_due": "close_applications",
        "survey_due": "close_survey",
        "initial_bids_due": "close_initial_bids",
    }
    for fact in DUE_FACTS:
        due = s.instant(fact)
        if due is not None and closed.get(fact) not in s.case.done:
            yield fact, due


def _named(fact: str) -> str:
    return LABELS[fact][0].upper() + LABELS[fact][1:]


@guard()
def readings_reasoned(s: Situation) -> Iterator[Fail]:
    """Departing from the letter of the annex needs the RUP's recorded reasons."""
    departures = s.readings.departures(s.facts)
    if departures and s.text("reading_reasons") is None:
        yield Fail(values={"points": ", ".join(departures)}, field="reading_reasons")
    if s.readings.chosen("rounding_when", s.facts) != RoundingWhen.NEVER:
        for name in ("decimals", "mode"):
            if f"rounding_{name}" not in s.facts:
                yield Fail(variant=name, field=f"rounding_{name}")

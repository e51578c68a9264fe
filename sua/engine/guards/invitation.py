"""Whom to invite, how, and until when they bid (arts 48–50, 92)."""

from collections.abc import Iterator

from sua.domain.calendar import legal_day
from sua.domain.readings import RoundingWhen
from sua.engine.guards.registry import Ask, Fail, Finding, guard, repeated, rows
from sua.engine.situation import Situation
from sua.law.calendars import TermCalendar, TermReadings


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
    "negotiated.works.band_d_floor",
    "negotiated.works.min_operators.band_c",
    "negotiated.works.min_operators.band_d",
)
def minimum_invited(s: Situation) -> Iterator[Fail]:
    """Five operators, ten from one million up, «where they exist», art. 50 c. 1 lett. c-d."""
    total, invited = s.total, s.operators("invited")
    if total is None or not invited:
        return
    band = "d" if total >= s.law.decimal("negotiated.works.band_d_floor") else "c"
    minimum = s.law.integer(f"negotiated.works.min_operators.band_{band}")
    fewer = s.judgement("fewer_operators")
    if len(invited) < minimum and not (fewer and fewer.answer):
        yield Fail(values={"count": len(invited), "minimum": minimum}, field="invited")


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


@guard()
def rotation_judged(s: Situation) -> Iterator[Ask]:
    """Whether the outgoing contractor is invited, and why, is on record, art. 49."""
    if s.judgement("rotation") is None:
        yield Ask("rotation")


@guard()
def bids_due_ahead(s: Situation) -> Iterator[Fail]:
    """The term for bids lies after the invitation."""
    due = s.instant("bids_due")
    if due is not None and due <= s.at:
        yield Fail(values={"day": f"{legal_day(due):%d/%m/%Y}"}, field="bids_due")


@guard()
def bids_due_on_working_day(s: Situation) -> Iterator[Fail]:
    """A term fixed by the notice is never moved in silence: a holiday is refused at drafting."""
    due = s.instant("bids_due")
    if due is None:
        return
    day = legal_day(due)
    calendar = s.calendars.of(TermCalendar.EU, TermReadings.of(s.readings))
    before, after = calendar.nearest(day)
    if before != day:
        yield Fail(
            values={
                "day": f"{day:%d/%m/%Y}",
                "before": f"{before:%d/%m/%Y}",
                "after": f"{after:%d/%m/%Y}",
            },
            field="bids_due",
        )


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

"""Abnormal bids: the method declared or drawn, the draws, the explanations (arts 54 and 110)."""

from collections.abc import Iterator
from datetime import timedelta

from sua.engine.computations import (
    applies_automatically,
    draw_of,
    given_now,
    ranking_of,
    wanted_draw,
)
from sua.engine.guards.registry import Ask, Fail, Finding, guard
from sua.engine.situation import Situation
from sua.engine.thresholds import EU_THRESHOLDS
from sua.law.calendars import TermCalendar, TermReadings
from sua.law.draw import DrawRefused, WhyNoDraw
from sua.law.time_limits import Unit, term_end

_AUTOMATIC = (*EU_THRESHOLDS, "abnormal_bids.automatic_exclusion.min_bids")


@guard(*_AUTOMATIC)
def abnormal_method_set(s: Situation) -> Iterator[Fail]:
    """Where exclusion is automatic the method is known: stated by the notice or drawn, art. 54 c. 2."""
    if not applies_automatically(s):
        return
    method = s.text("abnormal_method")
    if method is None:
        yield Fail(field="abnormal_method")
    elif method == "drawn":
        method = s.text("drawn_method")
        if method is None:
            yield Fail(variant="draw", field="drawn_method")
    if method == "C" and s.amount("reference_discount") is None:
        yield Fail(variant="reference", field="reference_discount")


@guard(*_AUTOMATIC, "abnormal_bids.method_may_be_drawn")
def draw_needed(s: Situation) -> Iterator[Fail]:
    """A draw is made where something is left to chance: equal best bids, or the method."""
    wanted = wanted_draw(s)
    if wanted is None:
        yield Fail(variant="tie" if s.case.state == "ranked" else "method")


@guard(*_AUTOMATIC)
def draw_recomputable(s: Situation) -> Iterator[Fail]:
    """The seed was public after the commitment, and gives the draw again on any machine."""
    if not given_now(s, "draw_seed"):
        return
    known = s.instant("draw_seed_known_at")
    if known is None:
        yield Fail(variant="when", field="draw_seed_known_at")
        return
    if known > s.at:
        yield Fail(variant="future", field="draw_seed_known_at")
    found = draw_of(s)
    if found is None:
        yield Fail(variant="uncommitted", field="draw_seed_source")
    elif isinstance(found, DrawRefused):
        for reason in found.reasons:
            yield Fail(variant=_WORDS.get(reason, "default"), field="draw_seed")


_WORDS = {
    WhyNoDraw.SEED_NOT_AFTER: "early",
    WhyNoDraw.SEED_TOO_SHORT: "short",
    WhyNoDraw.COMMITMENT_DIFFERS: "differs",
}


@guard()
def draw_outcome_known(s: Situation) -> Iterator[Fail]:
    """The outcome is what the public session drew, or what the seed gives; not two things."""
    by_hand, by_seed = given_now(s, "draw_winner"), given_now(s, "draw_seed")
    if not by_hand and not by_seed:
        yield Fail(field="draw_winner")
    elif by_hand and by_seed:
        yield Fail(variant="both", field="draw_winner")


@guard()
def draw_among_tied(s: Situation) -> Iterator[Fail]:
    """A draw is recorded when bids are tied, and its winner is one of them."""
    ranking = ranking_of(s)
    if ranking is None:
        return
    if ranking["outcome"] != "drawing_lots_required":
        yield Fail(variant="not_tied")
        return
    bids = s.bids("bids")
    tied = {bids[int(position) - 1].codice_fiscale for position in ranking["tied"]}
    drawn = [operator.codice_fiscale for operator in s.operators("draw_winner")]
    if given_now(s, "draw_winner") and (len(drawn) != 1 or drawn[0] not in tied):
        yield Fail(field="draw_winner")


@guard("abnormal_bids.explanations")
def justification_term_lawful(s: Situation) -> Iterator[Fail]:
    """Not more than the days of art. 110 c. 2, and not a day already gone."""
    due = s.date("justifications_due_on")
    if due is None:
        return
    calendar = s.calendars.of(TermCalendar.CIVIL, TermReadings.of(s.readings))
    most = s.law.integer("abnormal_bids.explanations")
    if due <= s.day:
        yield Fail(variant="past", field="justifications_due_on")
    elif due > term_end(s.day, most, Unit.DAYS, calendar).last_day:
        values = {"days": (due - s.day).days, "most": most}
        yield Fail(values=values, field="justifications_due_on")


@guard()
def justifications_received_or_late(s: Situation) -> Iterator[Fail]:
    """Explanations are judged once they came, or once their term has gone by."""
    due, received = s.date("justifications_due_on"), s.date("justifications_received_on")
    asked = s.case.done.get("request_justifications")
    came = given_now(s, "justifications_received_on") and received is not None
    if came and received is not None and received > s.day:
        yield Fail(variant="future", field="justifications_received_on")
    if not came and asked is not None and due is not None and s.day <= due:
        yield Fail(
            values={"day": f"{due:%d/%m/%Y}"},
            lawful_from=due + timedelta(days=1),
            field="justifications_received_on",
        )


@guard()
def justifications_heard(s: Situation) -> Iterator[Fail]:
    """No bid is excluded as abnormal unheard, art. 110 cc. 2 and 5."""
    congruity, justified = s.judgement("congruity"), s.judgement("justified")
    low = congruity is not None and not congruity.answer
    if not low and s.text("exclusion_ground") != "abnormal":
        return
    if justified is None:
        yield Fail(field="justified")
    elif justified.answer:
        yield Fail(variant="justified", field="justified")


@guard()
def congruity_judged(s: Situation) -> Iterator[Finding]:
    """Where nothing was excluded automatically, the RUP judges the best bid, arts 54 c. 1 and 110."""
    ranking = ranking_of(s)
    justified, judgement = s.judgement("justified"), s.judgement("congruity")
    if justified is not None:
        if not justified.answer:
            yield Fail(variant="unjustified", field="justified")
    elif judgement is None:
        if ranking is not None and not ranking["automatic_exclusion"]:
            yield Ask("congruity")
    elif not judgement.answer:
        yield Fail(field="congruity")

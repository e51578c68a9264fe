"""The papers of the bidders: remedies, admissions, exclusions (arts 94-101, all. I.2 art. 7)."""

from collections.abc import Iterator
from datetime import timedelta

from sua.domain.facts import OperatorExclusion
from sua.engine import bidding, ledgers
from sua.engine.guards.registry import Fail, guard, repeated, rows
from sua.engine.situation import Situation
from sua.law.calendars import TermCalendar, TermReadings
from sua.law.time_limits import Unit, term_end


@guard()
def remedies_of_bidders(s: Situation) -> Iterator[Fail]:
    """Each request goes to a bidder, under a number of its own."""
    asked = ledgers.remedies(s)
    codes = set(bidding.codes(s))
    strangers = [remedy.row for remedy in asked if remedy.operator not in codes]
    if strangers:
        yield Fail(values={"rows": rows(strangers)}, field="remedies")
    if twice := repeated([str(remedy.number) for remedy in asked]):
        yield Fail(variant="twice", values={"rows": rows(twice)}, field="remedies")


@guard()
def clarification_only(s: Situation) -> Iterator[Fail]:
    """Admissions decided, the bids may be clarified, no longer completed, art. 101 c. 3."""
    before = s.case.facts.get("remedies")
    known = len(before) if isinstance(before, tuple) else 0
    wrong = [x.row for x in ledgers.remedies(s) if x.row >= known and x.about_admission]
    if wrong:
        yield Fail(values={"rows": rows(wrong)}, field="remedies")


_TERMS = {True: "remedy_of_omissions", False: "bid_clarification"}


@guard(*(f"{name}.{end}" for name in _TERMS.values() for end in ("min", "max")))
def remedy_term_lawful(s: Situation) -> Iterator[Fail]:
    """The term given is neither too short nor too long, art. 101 cc. 1 and 3."""
    calendar = s.calendars.of(TermCalendar.CIVIL, TermReadings.of(s.readings))
    future = [remedy.row for remedy in ledgers.remedies(s) if remedy.requested_on > s.day]
    if future:
        yield Fail(variant="future", values={"rows": rows(future)}, field="remedies")
    for remedy in ledgers.remedies(s):
        name = _TERMS[remedy.about_admission]
        least, most = (s.law.integer(f"{name}.{end}") for end in ("min", "max"))
        last = term_end(remedy.requested_on, most, Unit.DAYS, calendar).last_day
        if not remedy.requested_on + timedelta(days=least) <= remedy.due_on <= last:
            yield Fail(
                values={
                    "row": remedy.row + 1,
                    "days": (remedy.due_on - remedy.requested_on).days,
                    "least": least,
                    "most": most,
                },
                field="remedies",
            )


@guard()
def replies_to_requests(s: Situation) -> Iterator[Fail]:
    """A reply answers a request that was made, and not from the future."""
    asked = {remedy.number: remedy.requested_on for remedy in ledgers.remedies(s)}
    wrong = [
        reply.row
        for reply in ledgers.replies(s)
        if reply.number not in asked or not asked[reply.number] <= reply.received_on <= s.day
    ]
    if wrong:
        yield Fail(values={"rows": rows(wrong)}, field="remedy_replies")


@guard()
def remedies_settled(s: Situation) -> Iterator[Fail]:
    """Every request was answered, or its term has gone by."""
    answered = {reply.number for reply in ledgers.replies(s)}
    waiting = [
        remedy
        for remedy in ledgers.remedies(s)
        if remedy.number not in answered and remedy.due_on >= s.day
    ]
    if waiting:
        last = max(remedy.due_on for remedy in waiting)
        yield Fail(
            values={
                "numbers": ", ".join(str(remedy.number) for remedy in waiting),
                "day": f"{last:%d/%m/%Y}",
            },
            lawful_from=last + timedelta(days=1),
            field="remedy_replies",
        )


@guard()
def remedy_lapsed_excluded(s: Situation) -> Iterator[Fail]:
    """Who did not comply within the term is excluded, art. 101 c. 2."""
    complied = {
        remedy.number
        for reply in ledgers.replies(s)
        for remedy in ledgers.remedies(s)
        if reply.number == remedy.number and reply.complete and reply.received_on <= remedy.due_on
    }
    out = bidding.excluded(s)
    lapsed = [
        remedy.number
        for remedy in ledgers.remedies(s)
        if remedy.about_admission
        and remedy.due_on < s.day
        and remedy.number not in complied
        and remedy.operator not in out
    ]
    if lapsed:
        yield Fail(values={"numbers": ", ".join(map(str, lapsed))}, field="exclusions")


@guard()
def excluded_took_part(s: Situation) -> Iterator[Fail]:
    """Only who took part can be excluded, and once."""
    known = {operator.codice_fiscale for operator in bidding.taking_part(s)}
    codes = [exclusion.codice_fiscale for exclusion in s.exclusions("exclusions")]
    strangers = [place for place, code in enumerate(codes) if code not in known]
    if strangers:
        yield Fail(values={"rows": rows(strangers)}, field="exclusions")
    if twice := repeated(codes):
        yield Fail(variant="twice", values={"rows": rows(twice)}, field="exclusions")


@guard()
def exclusions_by_act(s: Situation) -> Iterator[Fail]:
    """Exclusions are decided by an act of the RUP, all. I.2 art. 7."""
    if s.exclusions("exclusions") and s.act("admissions_act") is None:
        yield Fail(field="admissions_act")


@guard()
def exclusions_only_grow(s: Situation) -> Iterator[Fail]:
    """An exclusion already decided is not dropped by a later list."""
    before = s.case.facts.get("exclusions")
    known = {e.codice_fiscale for e in s.exclusions("exclusions")}
    decided = before if isinstance(before, tuple) else ()
    dropped = [
        place
        for place, exclusion in enumerate(decided)
        if isinstance(exclusion, OperatorExclusion) and exclusion.codice_fiscale not in known
    ]
    if dropped:
        yield Fail(values={"rows": rows(dropped)}, field="exclusions")


@guard()
def some_bid_admitted(s: Situation) -> Iterator[Fail]:
    """If every bidder is excluded the procedure, or the lot, is declared deserted."""
    received, left = s.integer("bids_received"), bidding.left(s)
    if received is not None and left is not None and left <= 0:
        yield Fail(field="exclusions")

"""Lawsuits on record: each under its own number, rulings on a known one (art. 120 c.p.a.)."""

from collections.abc import Iterator

from sua.engine import lawsuits
from sua.engine.guards.registry import Fail, guard, repeated, rows
from sua.engine.situation import Situation


@guard()
def appeals_numbered(s: Situation) -> Iterator[Fail]:
    """A lawsuit is recorded once, and was notified already."""
    found = lawsuits.appeals(s)
    if twice := repeated([appeal.number for appeal in found]):
        yield Fail(values={"rows": rows(twice)}, field="appeals")
    future = [appeal.row for appeal in found if appeal.notified_on > s.day]
    if future:
        yield Fail(variant="future", values={"rows": rows(future)}, field="appeals")


@guard()
def ruling_on_known_appeal(s: Situation) -> Iterator[Fail]:
    """What a party asks of a court, or a court says, belongs to a lawsuit on record."""
    known = {appeal.number: appeal.notified_on for appeal in lawsuits.appeals(s)}
    for field, found in (
        ("interim_requests", lawsuits.interim_requests(s)),
        ("interim_rulings", lawsuits.interim_rulings(s)),
        ("judgments", lawsuits.judgments(s)),
    ):
        wrong = [x.row for x in found if x.number not in known]
        if wrong:
            yield Fail(values={"rows": rows(wrong)}, field=field)
        early = [
            x.row for x in found if x.number in known and not known[x.number] <= x.day <= s.day
        ]
        if early:
            yield Fail(variant="days", values={"rows": rows(early)}, field=field)

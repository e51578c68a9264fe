"""Design contest: anonymous entries, an independent jury, one or two stages, prizes (art. 46)."""

from collections.abc import Iterator

from sua.domain.calendar import legal_day
from sua.domain.numbers import format_euro
from sua.engine.guards.judged import judged
from sua.engine.guards.registry import Fail, Finding, guard, repeated, rows
from sua.engine.ledger_rows import total
from sua.engine.situation import Situation


@guard()
def criterion_stated(s: Situation) -> Iterator[Fail]:
    """The call says how bids are judged, art. 17 c. 1; in a contest the jury judges, art. 46 c. 1."""
    if s.procedure != "design_contest" and s.text("criterion") is None:
        yield Fail(field="criterion")


@guard()
def two_stages_reasoned(s: Situation) -> Iterator[Fail]:
    """A contest has one stage as a rule; two with adequate reasons, art. 46 c. 2."""
    if s.text("contest_stages") == "two" and s.text("two_stage_reasons") is None:
        yield Fail(field="two_stage_reasons")


@guard()
def prizes_within_value(s: Situation) -> Iterator[Fail]:
    """The value estimated for the threshold holds the prizes, art. 14 c. 4 and art. 46 c. 3."""
    prizes = total(s.table("prizes"))
    if s.total is not None and prizes > s.total:
        values = {"prizes": format_euro(prizes), "total": format_euro(s.total)}
        yield Fail(values=values, field="prizes")


@guard()
def some_entry(s: Situation) -> Iterator[Fail]:
    """A jury judges entries: without any the contest is declared deserted."""
    if s.integer("bids_received") == 0:
        yield Fail(field="bids_received")


@guard()
def no_entries(s: Situation) -> Iterator[Fail]:
    """A contest is deserted when nothing arrived."""
    received = s.integer("bids_received") or 0
    if received:
        yield Fail(values={"count": received}, field="bids_received")


@guard()
def jury_independent_judged(s: Situation) -> Iterator[Finding]:
    """Jurors are independent of the participants and qualified as they are, art. 46 c. 1."""
    yield from judged(s, "jury_independent")


@guard()
def jury_not_yet_appointed(s: Situation) -> Iterator[Fail]:
    """The jury of the second stage is the one that chose the ideas."""
    if s.case.facts.get("selected_entries"):
        yield Fail()


@guard()
def two_stage_contest(s: Situation) -> Iterator[Fail]:
    """A second stage only if the call says so, and once, art. 46 c. 2."""
    if s.text("contest_stages") != "two":
        yield Fail(field="contest_stages")
    elif s.case.facts.get("selected_entries"):
        yield Fail(variant="again")


@guard()
def selected_among_entries(s: Situation) -> Iterator[Fail]:
    """Some of the entries received go on, each once."""
    codes = [row.text("code") or "" for row in s.table("selected_entries")]
    received = s.integer("bids_received") or 0
    if twice := repeated(codes):
        yield Fail(variant="twice", values={"rows": rows(twice)}, field="selected_entries")
    if len(codes) > received:
        values = {"count": len(codes), "received": received}
        yield Fail(values=values, field="selected_entries")


@guard()
def second_stage_held(s: Situation) -> Iterator[Fail]:
    """A contest in two stages ends with the second, art. 46 c. 2."""
    if s.text("contest_stages") == "two" and not s.case.facts.get("selected_entries"):
        yield Fail()


@guard()
def ranking_in_order(s: Situation) -> Iterator[Fail]:
    """The ranking holds each entry once, the places from the first without gaps, art. 46 c. 1."""
    ranking = s.table("contest_ranking")
    codes = [row.text("code") or "" for row in ranking]
    places = sorted(row.integer("place") or 0 for row in ranking)
    selected = {row.text("code") for row in s.table("selected_entries")}
    if twice := repeated(codes):
        yield Fail(variant="twice", values={"rows": rows(twice)}, field="contest_ranking")
    if places != list(range(1, len(places) + 1)):
        yield Fail(field="contest_ranking")
    strangers = [place for place, code in enumerate(codes) if selected and code not in selected]
    if strangers:
        yield Fail(variant="strangers", values={"rows": rows(strangers)}, field="contest_ranking")
    received = s.integer("bids_received") or 0
    if len(codes) > received:
        values = {"count": len(codes), "received": received}
        yield Fail(variant="count", values=values, field="contest_ranking")


@guard()
def authors_of_all_entries(s: Situation) -> Iterator[Fail]:
    """Each entry ranked has its author, and only those, art. 46 c. 1."""
    ranked = {row.text("code") for row in s.table("contest_ranking")}
    codes = [row.text("code") for row in s.table("contest_authors")]
    wrong = [place for place, code in enumerate(codes) if code not in ranked]
    left = len(ranked - set(codes))
    if codes and wrong:
        yield Fail(variant="strangers", values={"rows": rows(wrong)}, field="contest_authors")
    if codes and left:
        yield Fail(values={"left": left}, field="contest_authors")


@guard()
def excluded_among_entries(s: Situation) -> Iterator[Fail]:
    """Only an entry of the ranking is excluded, and once."""
    ranked = {row.text("code") for row in s.table("contest_ranking")}
    codes = [row.text("code") or "" for row in s.table("excluded_entries")]
    wrong = [place for place, code in enumerate(codes) if code not in ranked]
    wrong += [place for place in repeated(codes) if place not in wrong]
    if wrong:
        yield Fail(values={"rows": rows(sorted(wrong))}, field="excluded_entries")


@guard()
def contest_has_winner(s: Situation) -> Iterator[Fail]:
    """Prizes go to an entry still in the contest."""
    if not s.operators("winner"):
        yield Fail(field="excluded_entries")


@guard()
def prizes_paid_after_award(s: Situation) -> Iterator[Fail]:
    """Prizes are paid after they were assigned, and not in the future, art. 46 c. 3."""
    paid, awarded = s.date("prizes_paid_on"), s.case.done.get("award")
    if paid is None or awarded is None:
        return
    first = legal_day(awarded)
    if not first <= paid <= s.day:
        values = {"paid": f"{paid:%d/%m/%Y}", "award": f"{first:%d/%m/%Y}"}
        yield Fail(values=values, field="prizes_paid_on")

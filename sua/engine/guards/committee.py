"""The board or the committee: when it is appointed, how many, and whether anybody is barred (art. 93)."""

from collections.abc import Iterator

from sua.domain.calendar import legal_day
from sua.engine.guards.registry import Ask, Fail, Finding, guard
from sua.engine.situation import Situation


@guard()
def board_after_deadline(s: Situation) -> Iterator[Fail]:
    """The board is appointed after the term for bids, art. 93 c. 1."""
    due, act = s.instant("bids_due"), s.act("board_act")
    if due is not None and act is not None and act.day < legal_day(due):
        yield Fail(
            values={"day": f"{legal_day(due):%d/%m/%Y}"},
            lawful_from=legal_day(due),
            field="board_act",
        )


@guard("board.max_members", "board.single_member_allowed")
def committee_composition(s: Situation) -> Iterator[Fail]:
    """At lowest price a board, even of one; else an odd committee up to the maximum, cc. 2 and 7."""
    members = s.persons("board")
    if not members:
        return
    count = len(members)
    if len(set(members)) != count:
        yield Fail(variant="twice", field="board")
    if s.text("criterion") != "price_quality":
        if count == 1 and not s.law.flag("board.single_member_allowed"):
            yield Fail(variant="single", field="board")
        return
    most = s.law.integer("board.max_members")
    if count > most:
        yield Fail(variant="many", values={"count": count, "most": most}, field="board")
    if count % 2 == 0:
        yield Fail(variant="even", values={"count": count}, field="board")
    if count == 1:
        yield Fail(variant="single", field="board")


@guard()
def board_compatibility_judged(s: Situation) -> Iterator[Finding]:
    """Nobody on the board is barred or in conflict, and it was looked into, cc. 5 and 7."""
    judgement = s.judgement("board_compatible")
    if judgement is None:
        if s.persons("board"):
            yield Ask("board_compatible")
    elif not judgement.answer:
        yield Fail(field="board_compatible")

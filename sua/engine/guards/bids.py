"""Receipt, admission and transcription of bids (arts 25, 93, 101, 108)."""

from collections.abc import Iterator

from sua.domain.calendar import legal_day
from sua.domain.facts import OperatorExclusion
from sua.engine.guards.registry import Fail, guard, repeated, rows
from sua.engine.situation import Situation


@guard()
def receipt_term_elapsed(s: Situation) -> Iterator[Fail]:
    """Nothing of the bids is recorded before the term has elapsed."""
    due = s.instant("bids_due")
    if due is not None and s.at < due:
        yield Fail(
            values={"day": f"{legal_day(due):%d/%m/%Y}"},
            lawful_from=legal_day(due),
            field="bids_due",
        )


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


@guard()
def not_more_bids_than_invited(s: Situation) -> Iterator[Fail]:
    """Each invited operator presents one bid at most, art. 17 c. 4."""
    received, invited = s.integer("bids_received"), s.operators("invited")
    if received is not None and received > len(invited):
        yield Fail(values={"received": received, "invited": len(invited)}, field="bids_received")


@guard()
def some_bid_received(s: Situation) -> Iterator[Fail]:
    """Without bids there is nothing to admit: the procedure is declared deserted."""
    if s.integer("bids_received") == 0:
        yield Fail(field="bids_received")


@guard()
def some_bid_admitted(s: Situation) -> Iterator[Fail]:
    """If every bidder is excluded the procedure is declared deserted."""
    received = s.integer("bids_received")
    if received is not None and 0 < received <= len(s.exclusions("exclusions")):
        yield Fail(field="exclusions")


@guard()
def no_bids_left(s: Situation) -> Iterator[Fail]:
    """A procedure is deserted when no bid arrived or none is left."""
    received = s.integer("bids_received") or 0
    left = received - len(s.exclusions("exclusions"))
    if left > 0:
        yield Fail(values={"left": left})


@guard()
def excluded_were_invited(s: Situation) -> Iterator[Fail]:
    """Only an invited operator can be excluded, and once."""
    invited = {operator.codice_fiscale for operator in s.operators("invited")}
    codes = [exclusion.codice_fiscale for exclusion in s.exclusions("exclusions")]
    strangers = [place for place, code in enumerate(codes) if code not in invited]
    if strangers:
        yield Fail(values={"rows": rows(strangers)}, field="exclusions")
    if twice := repeated(codes):
        yield Fail(variant="twice", values={"rows": rows(twice)}, field="exclusions")


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
def bids_of_admitted_operators(s: Situation) -> Iterator[Fail]:
    """The bids transcribed are those received, less the excluded, each by an invited operator."""
    bids = s.bids("bids")
    if not bids:
        return
    invited = {operator.codice_fiscale for operator in s.operators("invited")}
    excluded = {exclusion.codice_fiscale for exclusion in s.exclusions("exclusions")}
    codes = [bid.codice_fiscale for bid in bids]
    strangers = [place for place, code in enumerate(codes) if code not in invited - excluded]
    if strangers:
        yield Fail(variant="strangers", values={"rows": rows(strangers)}, field="bids")
    if twice := repeated(codes):
        yield Fail(variant="twice", values={"rows": rows(twice)}, field="bids")
    received = s.integer("bids_received")
    if received is not None and len(bids) != received - len(excluded):
        yield Fail(
            variant="count",
            values={"count": len(bids), "expected": received - len(excluded)},
            field="bids",
        )


@guard()
def labour_and_safety_declared(s: Situation) -> Iterator[Fail]:
    """A bid states labour and safety costs on pain of exclusion, art. 108 c. 9."""
    missing = [
        place
        for place, bid in enumerate(s.bids("bids"))
        if not bid.labour_cost or not bid.safety_charges
    ]
    if missing:
        yield Fail(values={"rows": rows(missing)}, field="bids")


@guard()
def second_person(s: Situation) -> Iterator[Fail]:
    """Whoever transcribed the bids does not confirm them."""
    if s.person("transcribed_by") == s.actor.person:
        yield Fail()

"""The term for bids has elapsed; who bid, and for what (arts 17 c. 4, 25, 58, 92)."""

from collections.abc import Iterator

from sua.domain.calendar import legal_day
from sua.engine import bidding
from sua.engine.guards.registry import Fail, guard, repeated, rows
from sua.engine.guards.term_facts import standing_end
from sua.engine.situation import Situation


@guard()
def receipt_term_elapsed(s: Situation) -> Iterator[Fail]:
    """Nothing of the bids is recorded before the term has elapsed, faults of the platform included."""
    end = standing_end(s, "bids_due")
    if end is not None and s.at < end:
        yield Fail(
            values={"day": f"{legal_day(end):%d/%m/%Y}"},
            lawful_from=legal_day(end),
            field="bids_due",
        )


@guard()
def not_more_bids_than_invited(s: Situation) -> Iterator[Fail]:
    """Where there was an invitation each invited operator presents one bid at most, art. 17 c. 4."""
    received, invited = s.integer("bids_received"), s.operators("invited")
    if received is not None and invited and received > len(invited):
        yield Fail(values={"received": received, "invited": len(invited)}, field="bids_received")


@guard()
def bids_counted(s: Situation) -> Iterator[Fail]:
    """Who bid is listed, and the list agrees with the number of bids; lot by lot where there are lots."""
    received, bidders = s.integer("bids_received"), s.operators("bidders")
    codes = [operator.codice_fiscale for operator in bidders]
    if received and not bidders and not s.operators("invited"):
        yield Fail(variant="unlisted", field="bidders")
    if bidders and received is not None and len(bidders) != received:
        yield Fail(values={"listed": len(bidders), "received": received}, field="bidders")
    if twice := repeated(codes):
        yield Fail(variant="twice", values={"rows": rows(twice)}, field="bidders")
    invited = {operator.codice_fiscale for operator in s.operators("invited")}
    strangers = [place for place, code in enumerate(codes) if code not in invited]
    if invited and strangers:
        yield Fail(variant="strangers", values={"rows": rows(strangers)}, field="bidders")
    if received and bidding.declared_lots(s):
        yield from _lots(s)


def _lots(s: Situation) -> Iterator[Fail]:
    known = [lot.lot for lot in bidding.declared_lots(s)]
    counted = {r.text("lot") or "": r.integer("bids_received") or 0 for r in s.table("lot_bids")}
    lacking = [lot for lot in known if lot not in counted]
    if lacking:
        yield Fail(variant="lots", values={"lots": ", ".join(lacking)}, field="lot_bids")
    in_lot = [(r.text("lot") or "", r.text("operator") or "") for r in s.table("lot_bidders")]
    unknown = sorted({*counted, *(lot for lot, _ in in_lot)} - set(known))
    if unknown:
        yield Fail(variant="unknown", values={"lots": ", ".join(unknown)}, field="lot_bids")
    taking = {operator.codice_fiscale for operator in bidding.taking_part(s)}
    wrong = [
        place
        for place, line in enumerate(in_lot)
        if line[1] not in taking or line in in_lot[:place]
    ]
    if wrong:
        yield Fail(variant="lot_rows", values={"rows": rows(wrong)}, field="lot_bidders")
    differing = [
        lot for lot in known if lot in counted and counted[lot] != sum(x == lot for x, _ in in_lot)
    ]
    if differing:
        yield Fail(variant="lot_count", values={"lots": ", ".join(differing)}, field="lot_bidders")


@guard()
def some_bid_received(s: Situation) -> Iterator[Fail]:
    """Without bids there is nothing to examine: the procedure is declared deserted."""
    if s.integer("bids_received") == 0:
        yield Fail(field="bids_received")


@guard()
def no_bids_left(s: Situation) -> Iterator[Fail]:
    """A procedure, or a lot, is deserted when no bid arrived or none is left."""
    left = bidding.left(s) or 0
    if left > 0:
        yield Fail(values={"left": left})

"""From the ranking to the award (arts 17, 54, 99, 110)."""

from collections.abc import Iterator

from sua.engine.computations import ranking_of
from sua.engine.guards.registry import Ask, Fail, Finding, guard, rows
from sua.engine.situation import Situation


@guard()
def winner_found(s: Situation) -> Iterator[Fail]:
    """The ranking has one first bid: no tie awaiting a draw, no empty ranking."""
    ranking = ranking_of(s)
    if ranking is not None and ranking["outcome"] != "ranking":
        yield Fail(variant=ranking["outcome"])


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
    if drawn and (len(drawn) != 1 or drawn[0] not in tied):
        yield Fail(field="draw_winner")


@guard()
def congruity_judged(s: Situation) -> Iterator[Finding]:
    """Where nothing was excluded automatically, the RUP judges the best bid, arts 54 c. 1 and 110."""
    ranking = ranking_of(s)
    judgement = s.judgement("congruity")
    if judgement is None:
        if ranking is not None and not ranking["automatic_exclusion"]:
            yield Ask("congruity")
    elif not judgement.answer:
        yield Fail(field="congruity")


@guard()
def checks_positive(s: Situation) -> Iterator[Fail]:
    """The award comes after the requirements were verified, art. 17 c. 5."""
    checks = s.checks("checks")
    negative = [place for place, check in enumerate(checks) if not check.positive]
    if not checks:
        yield Fail(variant="none", field="checks")
    if negative:
        yield Fail(values={"rows": rows(negative)}, field="checks")

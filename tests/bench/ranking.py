"""Ten thousand bids in one lot, ranked; ten thousand items, drawn. Run by ``make bench``."""

import time
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from sua.law.draw import shuffled
from sua.law.offers import (
    Admission,
    Congruity,
    Offer,
    Points,
    Rules,
    SpecificElements,
    TieRule,
    as_given,
)
from sua.law.ranking import rank_lot

BIDS, TIMES, LIMIT = 10_000, 7, 0.2


def measure(report: Callable[[str, str, list[float]], None]) -> None:
    """Exact points, thirds included, with ties; fails where it takes longer than it may."""
    offers = [
        Offer(
            bidder=f"{n:05}",
            merit=Points(Fraction(n * 7919 % 7000, 100), Fraction(n * 104_729 % 9000, 300)),
            price=Decimal(n + 1),
            admission=Admission.ADMITTED,
            congruity=Congruity.NOT_JUDGED,
        )
        for n in range(BIDS)
    ]
    rules = Rules(
        measure=as_given,
        ties=(TieRule.TECHNICAL,),
        check=SpecificElements(("costo della manodopera",)),
    )

    def rank() -> None:
        rank_lot(offers, rules, base=Decimal(BIDS), draws=(), counted_at_award=None)

    seconds = [_timed(rank) for _ in range(TIMES)]
    report("rank 10,000 bids in one lot", "lot", seconds)
    if min(seconds) > LIMIT:
        raise AssertionError(f"ranking took {min(seconds):.3f} s")
    items = [offer.bidder for offer in offers]
    report(
        "draw among 10,000 items",
        "draw",
        [_timed(lambda: shuffled(items, "c0ffee", "12345678")) for _ in range(TIMES)],
    )


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start

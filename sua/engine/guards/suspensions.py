"""Faults of the platform and orders of a judge (arts 17 c. 10, 25 c. 2; all. I.3 c. 3)."""

from collections.abc import Iterator

from sua.engine.guards.registry import Fail, guard
from sua.engine.guards.term_facts import LABELS, clock, running_term, standing_end
from sua.engine.situation import Situation
from sua.engine.suspended import TOLD, ledger_of, standing
from sua.law.suspensions import Cause


@guard("platform.fault_extends")
def platform_running(s: Situation) -> Iterator[Fail]:
    """While a fault of the platform stands the term for bids stands still, art. 25 c. 2."""
    fault = standing(s, Cause.PLATFORM_FAULT)
    if fault is not None and s.law.flag("platform.fault_extends"):
        yield Fail(values={"first": clock(fault.first)})


@guard()
def fault_recordable(s: Situation) -> Iterator[Fail]:
    """A fault is recorded once, as it happened, and while the term it stops was running."""
    yield from _recordable(s, Cause.PLATFORM_FAULT)
    first, running = s.instant("fault_from"), running_term(s)
    end = standing_end(s, running)
    if first is not None and end is not None and first >= end:
        yield Fail(
            variant="too_late",
            values={"term": LABELS[running], "end": clock(end)},
            field="fault_from",
        )


@guard()
def fault_standing(s: Situation) -> Iterator[Fail]:
    """What is mended is a fault that stands, after it began."""
    yield from _endable(s, Cause.PLATFORM_FAULT)


@guard()
def order_recordable(s: Situation) -> Iterator[Fail]:
    """An interim order is recorded once, when it has taken effect."""
    yield from _recordable(s, Cause.INTERIM_ORDER)


@guard()
def order_standing(s: Situation) -> Iterator[Fail]:
    """What ends is an interim order that stands, after it began."""
    yield from _endable(s, Cause.INTERIM_ORDER)


def _recordable(s: Situation, cause: Cause) -> Iterator[Fail]:
    told, first = TOLD[cause], s.instant(TOLD[cause].first)
    if standing(s, cause) is not None:
        yield Fail(variant="standing")
    if first is None:
        return
    if first > s.at:
        yield Fail(variant="future", values={"first": clock(first)}, field=told.first)
    if any(x.cause is cause and x.last is not None and first < x.last for x in ledger_of(s)):
        yield Fail(variant="overlap", values={"first": clock(first)}, field=told.first)


def _endable(s: Situation, cause: Cause) -> Iterator[Fail]:
    told, open_one, last = TOLD[cause], standing(s, cause), s.instant(TOLD[cause].last)
    if open_one is None:
        yield Fail(variant="none")
        return
    if last is not None and last <= open_one.first:
        yield Fail(variant="before", values={"first": clock(open_one.first)}, field=told.last)
    if last is not None and last > s.at:
        yield Fail(variant="future", values={"last": clock(last)}, field=told.last)

"""The contract carried out: testing or verification, its outcome, the balance (arts 50 c. 7, 116, 125)."""

from collections.abc import Iterator

from sua.domain.numbers import format_euro
from sua.engine.guards.judged import judged
from sua.engine.guards.registry import Fail, Finding, guard
from sua.engine.ledger_rows import ZERO, contract_total, total, works
from sua.engine.situation import Situation
from sua.engine.thresholds import EU_THRESHOLDS, below_threshold, eu_threshold_of


@guard(*EU_THRESHOLDS)
def certificate_below_threshold(s: Situation) -> Iterator[Fail]:
    """A certificate of regular execution replaces acceptance below the threshold, art. 50 c. 7."""
    if s.text("acceptance_term") != "performance_certificate.issue" or s.total is None:
        return
    if below_threshold(s) is False:
        values = {"total": format_euro(s.total), "threshold": format_euro(eu_threshold_of(s))}
        yield Fail(values=values, field="acceptance_term")


@guard("testing.members.min", "testing.members.max")
def testers_within_number(s: Situation) -> Iterator[Fail]:
    """From one to three testers for works, art. 116 c. 4."""
    count = len(s.table("testers"))
    least, most = s.law.integer("testing.members.min"), s.law.integer("testing.members.max")
    if works(s) and not least <= count <= most:
        values = {"count": count, "least": least, "most": most}
        yield Fail(values=values, field="testers")


@guard()
def testers_judged(s: Situation) -> Iterator[Finding]:
    """Testers have the qualities the law asks for and none of its incompatibilities, art. 116 c. 6."""
    yield from judged(s, "testers_independent")


@guard()
def testers_appointed(s: Situation) -> Iterator[Fail]:
    """Works are tested by whoever was appointed, unless a certificate replaces it, art. 116 c. 4."""
    replaced = s.text("acceptance_term") == "performance_certificate.issue"
    if works(s) and not replaced and not s.table("testers"):
        yield Fail(field="testers")


@guard()
def acceptance_judged(s: Situation) -> Iterator[Finding]:
    """Only a positive outcome accepts the works or services, art. 116 c. 1."""
    yield from judged(s, "acceptance_positive")


@guard()
def balance_within_contract(s: Situation) -> Iterator[Fail]:
    """Advance, payments and balance do not exceed the contract, revisions included."""
    due, paid = contract_total(s), s.amount("balance_amount")
    if due is None or paid is None:
        return
    paid += total(s.table("payments")) + (s.amount("advance_amount") or ZERO)
    if paid > due:
        values = {"paid": format_euro(paid), "total": format_euro(due)}
        yield Fail(values=values, field="balance_amount")

"""What changes or costs a contract while it runs: modifications, subcontracts, payments, penalties.

Sources: arts 60, 119, 120, 125, 126 D.Lgs. 36/2023.
"""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from sua.domain.numbers import format_euro
from sua.engine.computations.execution import pending_subcontracts
from sua.engine.guards.judged import judged
from sua.engine.guards.registry import Fail, Finding, guard, repeated, rows
from sua.engine.ledger_rows import (
    ZERO,
    contract_total,
    new_rows,
    not_pending,
    rows_before,
    signed,
    total,
    works,
)
from sua.engine.situation import Situation
from sua.law import modifications, price_revision
from sua.law.subcontracting import TERM_PARAMETERS

_CAPS = tuple(
    dict.fromkeys((*modifications.parameters(works=True), *modifications.parameters(works=False)))
)
_EACH = ("supplementary", "unforeseen")  # art. 120 c. 2: the limit is on each modification
_REVISION = tuple(
    dict.fromkeys((*price_revision.parameters(works=True), *price_revision.parameters(works=False)))
)


@guard()
def modification_judged(s: Situation) -> Iterator[Finding]:
    """Each modification is judged on its own ground, art. 120 cc. 1, 3, 5-7."""
    yield from judged(s, "modification_lawful")


@guard(*_CAPS)
def modification_within_caps(s: Situation) -> Iterator[Fail]:
    """Half of the contract for each, 10 or 15 % for the minor ones together, a fifth imposed, art. 120."""
    price, ledger = s.amount("award_price"), s.table("modifications")
    if price is None:
        return
    bounds = modifications.limits(s.law, s.amount("indexed_price") or price, works=works(s))
    for place, row in new_rows(s, "modifications"):
        ground, change = row.text("ground") or "", signed(row)
        before = [signed(r) for r in ledger[:place] if r.text("ground") == ground]
        if _within(ground, change, before, bounds):
            continue
        together = change if ground in _EACH else sum(before, change)
        values = {"row": place + 1, "amount": format_euro(abs(together))}
        yield Fail(variant=ground, values=values, field="modifications")


def _within(
    ground: str, change: Decimal, before: list[Decimal], bounds: modifications.Limits
) -> bool:
    """Whether a modification stays within the limit of its ground; most grounds have none."""
    if ground in _EACH:
        return modifications.supplementary_allowed(change, bounds)
    if ground == "minor":
        return modifications.minor_allowed(change, before, bounds)
    if ground == "fifth":
        return modifications.fifth_allowed(change, before, bounds)
    return True


@guard()
def fifth_in_documents(s: Situation) -> Iterator[Fail]:
    """A fifth may be imposed only where the initial documents say so, art. 120 c. 9."""
    imposed = [place for place, r in new_rows(s, "modifications") if r.text("ground") == "fifth"]
    if imposed and not s.flag("fifth_clause"):
        yield Fail(values={"rows": rows(imposed)}, field="fifth_clause")


@guard(*_REVISION)
def revision_triggered(s: Situation) -> Iterator[Fail]:
    """Prices are revised only past the variation that triggers it, art. 60 c. 2."""
    rule = price_revision.RevisionRule.of(s.law, works=works(s))
    low = [
        place
        for place, row in new_rows(s, "price_revisions")
        if (row.amount("variation") or ZERO) <= rule.trigger
    ]
    if low:
        values = {"rows": rows(low), "trigger": f"{rule.trigger.normalize():f}"}
        yield Fail(values=values, field="price_revisions")


@guard("subcontract.notice")
def subcontract_deposited_in_time(s: Situation) -> Iterator[Fail]:
    """The contract is deposited twenty days before the subcontracted work starts, art. 119 c. 5."""
    days = s.law.integer("subcontract.notice")
    late = [
        place
        for place, row in new_rows(s, "subcontracts")
        if (asked := row.date("requested_on"))
        and (start := row.date("starts_on"))
        and start < asked + timedelta(days=days)
    ]
    if late:
        yield Fail(values={"rows": rows(late), "days": days}, field="subcontracts")


@guard()
def subcontract_numbers_differ(s: Situation) -> Iterator[Fail]:
    """Each request is known by its own number: outcomes refer to it."""
    if twice := repeated([row.text("number") or "" for row in s.table("subcontracts")]):
        yield Fail(values={"rows": rows(twice)}, field="subcontracts")


@guard(*TERM_PARAMETERS[1:])
def subcontract_pending(s: Situation) -> Iterator[Fail]:
    """What is decided or extended is a request received and still without an outcome, art. 119 c. 16."""
    found = not_pending(s, "subcontracts", "subcontract_outcomes", "subcontract_extensions")
    for ledger, wrong in found:
        yield Fail(values={"rows": rows(wrong)}, field=ledger)


@guard()
def subcontract_extended_once(s: Situation) -> Iterator[Fail]:
    """The term is extended once only, art. 119 c. 16."""
    extended = [row.text("number") or "" for row in s.table("subcontract_extensions")]
    if twice := repeated(extended):
        yield Fail(values={"rows": rows(twice)}, field="subcontract_extensions")


@guard()
def subcontract_lawful_if_authorised(s: Situation) -> Iterator[Finding]:
    """An authorisation rests on a judgement of the conditions of art. 119 c. 4."""
    outcomes = [row.text("outcome") for _, row in new_rows(s, "subcontract_outcomes")]
    if "authorised" in outcomes:
        yield from judged(s, "subcontract_lawful")


@guard(*TERM_PARAMETERS[1:])
def subcontract_silence_elapsed(s: Situation) -> Iterator[Fail]:
    """Silence authorises only once its term has gone by, art. 119 c. 16."""
    ledger = "subcontract_outcomes"
    tacit = {row.text("number") for _, row in new_rows(s, ledger) if row.text("outcome") == "tacit"}
    decided = {row.text("number") for row in s.table(ledger)[: rows_before(s, ledger)]}
    for number, due in pending_subcontracts(s, decided):
        if number in tacit and s.day <= due:
            yield Fail(
                values={"day": f"{due:%d/%m/%Y}"},
                lawful_from=due + timedelta(days=1),
                field=ledger,
            )


@guard("penalty.daily.min", "penalty.daily.max")
def penalty_rate_lawful(s: Situation) -> Iterator[Fail]:
    """The daily penalty stays between the rates of the law, art. 126 c. 1."""
    least, most = s.law.decimal("penalty.daily.min"), s.law.decimal("penalty.daily.max")
    wrong = [
        place
        for place, row in new_rows(s, "penalties")
        if not least <= (row.amount("per_mille") or ZERO) <= most
    ]
    if wrong:
        values = {"rows": rows(wrong), "least": _italian(least), "most": _italian(most)}
        yield Fail(values=values, field="penalties")


@guard()
def progress_numbers_differ(s: Situation) -> Iterator[Fail]:
    """Each progress statement is known by its own number: payments refer to it."""
    if twice := repeated([row.text("number") or "" for row in s.table("progress")]):
        yield Fail(values={"rows": rows(twice)}, field="progress")


@guard()
def progress_within_contract(s: Situation) -> Iterator[Fail]:
    """Progress statements do not exceed the contract, modifications and revisions included."""
    limit, done = contract_total(s), total(s.table("progress"))
    if limit is not None and done > limit:
        values = {"done": format_euro(done), "limit": format_euro(limit)}
        yield Fail(values=values, field="progress")


@guard()
def payment_within_progress(s: Situation) -> Iterator[Fail]:
    """A payment is of a progress statement adopted, and never more than it."""
    due = {row.text("number"): row.amount("amount") or ZERO for row in s.table("progress")}
    paid: dict[str, Decimal] = {}
    over, unknown = [], []
    first = rows_before(s, "payments")
    for place, row in enumerate(s.table("payments")):
        number = row.text("progress") or ""
        paid[number] = paid.get(number, ZERO) + (row.amount("amount") or ZERO)
        if place < first:
            continue
        if number not in due:
            unknown.append(place)
        elif paid[number] > due[number]:
            over.append(place)
    if unknown:
        yield Fail(variant="unknown", values={"rows": rows(unknown)}, field="payments")
    if over:
        yield Fail(variant="over", values={"rows": rows(over)}, field="payments")


@guard()
def durc_in_force(s: Situation) -> Iterator[Fail]:
    """Nothing is certified for payment without regular contributions, arts 119 c. 7 and 125 c. 5."""
    expires = s.date("durc_expires_on")
    if expires is not None and expires < s.day:
        yield Fail(values={"day": f"{expires:%d/%m/%Y}"}, field="durc_expires_on")


def _italian(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")

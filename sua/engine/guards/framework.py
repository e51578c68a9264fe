"""Framework agreement and what is bought with it: duration, ceilings, call-offs (arts 14, 59, 62)."""

from collections.abc import Iterator
from datetime import timedelta

from sua.domain.facts import TableRow
from sua.domain.numbers import format_euro
from sua.engine.computations.framework import called_off, ceiling_of
from sua.engine.guards.judged import judged
from sua.engine.guards.registry import Ask, Fail, Finding, guard, repeated, rows
from sua.engine.ledger_rows import new_rows, total
from sua.engine.situation import Situation
from sua.law.time_limits import add_months

_MONTHS = 12


@guard("framework.duration.max")
def framework_duration(s: Situation) -> Iterator[Finding]:
    """Four years at most, but for exceptional cases duly reasoned, art. 59 c. 1."""
    months, years = s.integer("framework_months"), s.law.integer("framework.duration.max")
    if months is None or months <= years * _MONTHS:
        return
    judgement = s.judgement("framework_longer")
    if judgement is None:
        yield Ask("framework_longer")
    elif not judgement.answer:
        yield Fail(values={"months": months, "years": years}, field="framework_months")


@guard()
def framework_fair(s: Situation) -> Iterator[Finding]:
    """A framework never serves to elude the Code or to distort competition, art. 59 c. 1."""
    yield from judged(s, "framework_purpose")


@guard()
def framework_value_stated(s: Situation) -> Iterator[Fail]:
    """The value estimated for the thresholds is the whole of the contracts foreseen, art. 14 c. 16."""
    ceiling = s.amount("framework_ceiling")
    if ceiling is not None and s.total is not None and s.total != ceiling:
        yield Fail(
            values={"ceiling": format_euro(ceiling), "total": format_euro(s.total)},
            field="framework_ceiling",
        )


@guard()
def framework_bodies_within_ceiling(s: Situation) -> Iterator[Fail]:
    """Each body is named once a lot, and their shares together stay within the ceiling, art. 59."""
    bodies, ceiling = s.table("framework_bodies"), s.amount("framework_ceiling")
    if twice := repeated([f"{row.text('body')}@{row.text('lot')}" for row in bodies]):
        yield Fail(variant="twice", values={"rows": rows(twice)}, field="framework_bodies")
    lots = {lot.lot for lot in s.lots("lots")}
    if wrong := [place for place, row in enumerate(bodies) if lots and row.text("lot") not in lots]:
        yield Fail(variant="lot", values={"rows": rows(wrong)}, field="framework_bodies")
    shares = total(bodies)
    if ceiling is not None and shares > ceiling:
        values = {"shares": format_euro(shares), "ceiling": format_euro(ceiling)}
        yield Fail(values=values, field="framework_bodies")


@guard()
def framework_parties_awarded(s: Situation) -> Iterator[Fail]:
    """One party where the documents say one; more than one otherwise, art. 59 cc. 3-4."""
    count, mode = len(s.operators("framework_parties")), s.text("framework_mode")
    if count == 0 or mode is None:
        return
    if (mode == "single") != (count == 1):
        variant = "many" if mode == "single" else "one"
        yield Fail(variant=variant, values={"count": count}, field="framework_parties")


@guard()
def framework_dates(s: Situation) -> Iterator[Fail]:
    """The framework lasts no longer than its documents say."""
    first, last = s.date("framework_valid_from"), s.date("framework_valid_to")
    months = s.integer("framework_months")
    if first is None or last is None or months is None:
        return
    end = add_months(first, months) - timedelta(days=1)
    if not first <= last <= end:
        yield Fail(
            values={"last": f"{last:%d/%m/%Y}", "end": f"{end:%d/%m/%Y}"},
            field="framework_valid_to",
        )


@guard()
def call_off_within_term(s: Situation) -> Iterator[Fail]:
    """No contract is based on a framework that has ended, art. 59 c. 1."""
    last = s.date("framework_valid_to")
    recorded = [r for _, r in new_rows(s, "call_offs") if r.text("kind") == "recorded"]
    if recorded and last is not None and s.day > last:
        yield Fail(values={"day": f"{last:%d/%m/%Y}"})


@guard()
def call_off_released_as_recorded(s: Situation) -> Iterator[Fail]:
    """An amount is recorded once under its number, and released no more than it was recorded."""
    ledger = s.table("call_offs")
    twice = repeated([row.text("number") or "" for row in ledger if row.text("kind") == "recorded"])
    if twice:
        yield Fail(variant="twice", values={"rows": rows(twice)}, field="call_offs")
    over = [
        place
        for place, row in new_rows(s, "call_offs")
        if row.text("kind") == "released"
        and called_off([r for r in ledger[: place + 1] if _same(r, row)]) < 0
    ]
    if over:
        yield Fail(values={"rows": rows(over)}, field="call_offs")


@guard()
def within_framework_ceiling(s: Situation) -> Iterator[Fail]:
    """All the call-offs together stay within the ceiling, exactly, art. 59 c. 1."""
    ceiling, used = ceiling_of(s), called_off(s.table("call_offs"))
    if ceiling is not None and used > ceiling:
        yield Fail(
            values={"used": format_euro(used), "ceiling": format_euro(ceiling)}, field="call_offs"
        )


@guard()
def within_body_share(s: Situation) -> Iterator[Fail]:
    """Only the bodies named in the call buy, each within its own share, art. 59 c. 2."""
    shares = {
        row.text("body"): row.amount("amount")
        for row in s.table("framework_bodies")
        if (row.text("lot") or "") == s.case.lot
    }
    ledger = s.table("call_offs")
    strangers, over = [], []
    for place, row in new_rows(s, "call_offs"):
        share, body = shares.get(row.text("body")), row.text("body")
        if share is None:
            strangers.append(place)
        elif called_off(ledger[: place + 1], body) > share:
            over.append(place)
    if strangers:
        yield Fail(variant="strangers", values={"rows": rows(strangers)}, field="call_offs")
    if over:
        yield Fail(values={"rows": rows(over)}, field="call_offs")


@guard()
def framework_ended(s: Situation) -> Iterator[Fail]:
    """A framework is closed once its term is over or nothing is left of it."""
    last, left = s.date("framework_valid_to"), s.amount("framework_left")
    if last is not None and s.day <= last and left != 0:
        yield Fail(
            values={"day": f"{last:%d/%m/%Y}", "left": format_euro(left or called_off(()))},
            lawful_from=last + timedelta(days=1),
        )


@guard()
def call_off_reserved(s: Situation) -> Iterator[Fail]:
    """The call-off is in the framework's ledger, for that body and for no less than its value."""
    number, body = s.text("call_off_number"), s.text("call_off_body")
    if number is None or body is None:
        return
    mine = [row for row in s.table("call_offs") if row.text("number") == number]
    if not any(row.text("body") == body for row in mine):
        yield Fail(variant="none", values={"number": number}, field="call_off_number")
    elif s.total is not None and s.total > called_off(mine):
        values = {"total": format_euro(s.total), "reserved": format_euro(called_off(mine))}
        yield Fail(values=values, field="base_amount")


@guard()
def direct_order_allowed(s: Situation) -> Iterator[Fail]:
    """Without competition only if the framework has one party, or all the terms, art. 59 cc. 3-4."""
    if s.text("framework_mode") == "competition":
        yield Fail()


@guard()
def competition_allowed(s: Situation) -> Iterator[Fail]:
    """Competition is reopened only where the framework foresees it, art. 59 c. 4 lett. b-c."""
    if s.text("framework_mode") in ("single", "direct"):
        yield Fail()


@guard()
def order_to_a_party(s: Situation) -> Iterator[Fail]:
    """The contract goes to one of the parties of the framework, art. 59 c. 2."""
    parties = {operator.codice_fiscale for operator in s.operators("framework_parties")}
    winner = [operator.codice_fiscale for operator in s.operators("winner")]
    if winner and (len(winner) != 1 or winner[0] not in parties):
        yield Fail(field="winner")


@guard()
def order_within_reserve(s: Situation) -> Iterator[Fail]:
    """The price stays within the amount set aside in the framework's ledger."""
    number, price = s.text("call_off_number"), s.amount("award_price")
    reserved = called_off([row for row in s.table("call_offs") if row.text("number") == number])
    if price is not None and price > reserved:
        values = {"price": format_euro(price), "reserved": format_euro(reserved)}
        yield Fail(values=values, field="award_price")


@guard()
def order_choice_judged(s: Situation) -> Iterator[Finding]:
    """Who executes follows from the objective conditions of the framework, art. 59 c. 4 lett. a."""
    yield from judged(s, "order_choice")


@guard()
def terms_unchanged_judged(s: Situation) -> Iterator[Finding]:
    """No contract changes the framework's conditions substantially, art. 59 cc. 1-2."""
    yield from judged(s, "terms_unchanged")


@guard()
def all_parties_consulted(s: Situation) -> Iterator[Finding]:
    """All the parties able to execute are consulted in writing, nobody else, art. 59 c. 5 lett. a."""
    parties = {operator.codice_fiscale for operator in s.operators("framework_parties")}
    invited = [operator.codice_fiscale for operator in s.operators("invited")]
    strangers = [place for place, code in enumerate(invited) if code not in parties]
    if strangers:
        yield Fail(variant="strangers", values={"rows": rows(strangers)}, field="invited")
    left = len(parties - set(invited))
    if invited and left:
        judgement = s.judgement("parties_unable")
        if judgement is None:
            yield Ask("parties_unable")
        elif not judgement.answer:
            yield Fail(values={"left": left}, field="invited")


def _same(one: TableRow, other: TableRow) -> bool:
    return (one.text("number"), one.text("body")) == (other.text("number"), other.text("body"))

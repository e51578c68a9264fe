"""The contract from its start to its end: start, advance, suspensions, dissolution.

Sources: arts 17 cc. 8-9, 50 c. 6, 117 c. 10, 121-123, 125 D.Lgs. 36/2023.
"""

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

from sua.domain.calendar import legal_day
from sua.domain.numbers import format_euro
from sua.engine.computations.execution import halted_days
from sua.engine.guards.judged import judged
from sua.engine.guards.registry import Ask, Fail, Finding, guard
from sua.engine.ledger_rows import works
from sua.engine.situation import Situation
from sua.law.calendars import TermCalendar, TermReadings, Unit
from sua.law.time_limits import add_months, term_end


@guard()
def contract_or_early_start(s: Situation) -> Iterator[Fail]:
    """Execution rests on a contract, or on a reasoned act that starts it earlier, art. 17 cc. 8-9."""
    signed, early = s.act("contract_act"), s.act("early_start_act")
    grounds = [act.day for act in (signed, early) if act is not None]
    if not grounds:
        yield Fail(variant="none", field="contract_act")
        return
    started = s.date("started_on")
    if started is not None and started < min(grounds):
        yield Fail(
            variant="before",
            values={"started": f"{started:%d/%m/%Y}", "day": f"{min(grounds):%d/%m/%Y}"},
            field="started_on",
        )


@guard()
def contract_not_signed(s: Situation) -> Iterator[Fail]:
    """Only an execution started early can end because the contract was never signed, art. 50 c. 6."""
    signed = s.act("contract_act")
    if signed is not None:
        yield Fail(values={"day": f"{signed.day:%d/%m/%Y}"})


@guard("works_insurance.before_start")
def works_policy_in_time(s: Situation) -> Iterator[Fail]:
    """The works insurance is delivered ten days before the works are handed over, art. 117 c. 10."""
    started, policy = s.date("started_on"), s.date("works_policy_on")
    if started is None or not works(s):
        return
    days = s.law.integer("works_insurance.before_start")
    if policy is None:
        yield Fail(variant="missing", values={"days": days}, field="works_policy_on")
    elif policy + timedelta(days=days) > started:
        first = policy + timedelta(days=days)
        yield Fail(
            variant="late",
            values={"days": days, "policy": f"{policy:%d/%m/%Y}", "first": f"{first:%d/%m/%Y}"},
            lawful_from=first,
            field="works_policy_on",
        )


@guard()
def execution_dates(s: Situation) -> Iterator[Fail]:
    """Start, suspension and completion have happened, in their order."""
    started = s.date("started_on")
    resumed = max((d for row in s.table("halts") if (d := row.date("last"))), default=None)
    for name in ("started_on", "suspended_on", "completed_on"):
        day = s.date(name)
        given = day is not None and day != s.case.facts.get(name)
        if not given or day is None:
            continue
        if day > s.day:
            yield Fail(variant="future", values={"day": f"{day:%d/%m/%Y}"}, field=name)
        after = max((d for d in (started, resumed) if d is not None), default=day)
        if name != "started_on" and day < after:
            values = {"day": f"{day:%d/%m/%Y}", "after": f"{after:%d/%m/%Y}"}
            yield Fail(variant="order", values=values, field=name)


@guard()
def resumption_dates(s: Situation) -> Iterator[Fail]:
    """The resumption does not precede the suspension, and the new term follows it, art. 121 c. 4."""
    halted, resumed, due = s.date("suspended_on"), s.date("resumed_on"), s.date("completion_due")
    if resumed is None:
        return
    if halted is not None and resumed < halted:
        yield Fail(values={"halted": f"{halted:%d/%m/%Y}"}, field="resumed_on")
    if resumed > s.day:
        yield Fail(variant="future", values={"day": f"{resumed:%d/%m/%Y}"}, field="resumed_on")
    if due is not None and due < resumed:
        yield Fail(variant="term", values={"day": f"{due:%d/%m/%Y}"}, field="completion_due")


@guard("advance.share", "advance.max")
def advance_within_share(s: Situation) -> Iterator[Fail]:
    """The advance is a fifth of the contract, more only as the tender documents say, art. 125 c. 1."""
    paid, price = s.amount("advance_amount"), s.amount("award_price")
    if paid is None or price is None:
        return
    share, most = s.law.decimal("advance.share"), s.law.decimal("advance.max")
    documents = s.amount("documents_advance_percent")
    if documents is not None and documents > most:
        yield Fail(
            variant="documents",
            values={"share": f"{documents.normalize():f}", "most": f"{most:f}"},
            field="documents_advance_percent",
        )
    allowed = max(share, min(documents or share, most))
    if Fraction(paid) > Fraction(price) * Fraction(allowed) / 100:
        yield Fail(
            values={
                "paid": format_euro(paid),
                "share": f"{allowed.normalize():f}",
                "price": format_euro(price),
            },
            field="advance_amount",
        )


@guard()
def extension_asked_before_end(s: Situation) -> Iterator[Fail]:
    """An extension is asked before the contract term expires, art. 121 c. 8."""
    asked, due = s.date("extension_requested_on"), s.date("completion_due")
    if asked is not None and due is not None and asked > due:
        yield Fail(values={"day": f"{due:%d/%m/%Y}"}, field="extension_requested_on")


@guard("suspension.share.max")
def halt_over_quarter(s: Situation) -> Iterator[Fail]:
    """ANAC is told once the suspensions exceed a quarter of the contract term, art. 121 c. 7."""
    days, quarter = s.integer("contract_days"), s.date("halt_quarter_on")
    if days is not None and quarter is not None and s.day <= quarter:
        yield Fail(
            values={"halted": halted_days(s.table("halts"), s.day), "days": days},
            lawful_from=quarter + timedelta(days=1),
        )


@guard("suspension.share.max", "suspension.months.max")
def halt_over_limit(s: Situation) -> Iterator[Fail]:
    """The executor may ask to be released past a quarter of the term, or six months, art. 121 c. 5.

    Six months in all are counted as the days of six months from the first suspension.
    """
    days, halts = s.integer("contract_days"), s.table("halts")
    if s.text("termination_ground") != "long_suspension" or days is None:
        return
    halted = halted_days(halts, s.day)
    first = next((d for row in halts if (d := row.date("first"))), None)
    if first is None:
        yield Fail(variant="none", field="termination_ground")
        return
    quarter = Fraction(days) * Fraction(s.law.decimal("suspension.share.max")) / 100
    months = (add_months(first, s.law.integer("suspension.months.max")) - first).days
    if halted <= quarter and halted <= months:
        values = {"halted": halted, "quarter": int(quarter), "months": months}
        yield Fail(values=values, field="termination_ground")


@guard("termination.notice")
def default_term_long_enough(s: Situation) -> Iterator[Finding]:
    """A contractor late has ten days at least, unless it is urgent, art. 122 c. 4."""
    due, days = s.date("default_due"), s.law.integer("termination.notice")
    if due is None or due >= s.day + timedelta(days=days):
        return
    urgent = s.judgement("default_urgent")
    if urgent is None:
        yield Ask("default_urgent")
    elif not urgent.answer:
        yield Fail(values={"days": days, "day": f"{due:%d/%m/%Y}"}, field="default_due")


@guard()
def default_term_elapsed(s: Situation) -> Iterator[Fail]:
    """Termination for delay comes after the term assigned, art. 122 c. 4."""
    if s.text("termination_ground") != "delay":
        return
    due = s.date("default_due")
    if due is None:
        yield Fail(variant="none", field="default_due")
    elif s.day <= due:
        yield Fail(values={"day": f"{due:%d/%m/%Y}"}, lawful_from=due + timedelta(days=1))


@guard()
def termination_judged(s: Situation) -> Iterator[Finding]:
    """The ground for termination is there, and the contractor was heard where the law says so."""
    yield from judged(s, "termination_lawful")


@guard("withdrawal.notice")
def withdrawal_notice_elapsed(s: Situation) -> Iterator[Fail]:
    """The authority takes over once the notice has elapsed, art. 123 c. 2."""
    told = s.case.done.get("announce_withdrawal")
    if told is None:
        return
    calendar = s.calendars.of(TermCalendar.CIVIL, TermReadings.of(s.readings))
    days = s.law.integer("withdrawal.notice")
    last = term_end(legal_day(told), days, Unit.DAYS, calendar).last_day
    if s.day <= last:
        yield Fail(values={"day": f"{last:%d/%m/%Y}"}, lawful_from=last + timedelta(days=1))

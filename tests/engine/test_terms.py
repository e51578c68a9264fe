"""The terms of a case: suspended, counted back, with the patron of a seat."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from sua.corpus.rulebooks import load_corpus
from sua.domain.case import Case, CaseKind
from sua.domain.deadlines import Deadline
from sua.engine.lifecycle import DeadlineRule
from sua.engine.rulebook import RuleBook
from sua.engine.terms import deadlines
from sua.law.suspensions import Cause, Suspension

SENT = datetime(2026, 1, 20, 9, tzinfo=UTC)
DUE = datetime(2026, 2, 16, 11, tzinfo=UTC)


def book(*rules: DeadlineRule) -> RuleBook:
    own = load_corpus().rulebook("negotiated", date(2026, 1, 20))
    lifecycle = replace(own.lifecycle, deadlines=rules or own.lifecycle.deadlines)
    return replace(own, lifecycle=lifecycle, law=load_corpus().law.at(own.day))


def case(**facts: object) -> Case:
    some = uuid4()
    return Case(
        id=some, kind=CaseKind.PROCEDURE, workflow="negotiated", province=some, buyer=some,
        agreement=None, parent=None, opened_at=SENT, state="invited", version=1, seq=1, head="",
        facts={"bids_due": DUE, **facts}, done={"send_invitations": SENT},  # type: ignore[dict-item]
    )  # fmt: skip


def rule(**given: object) -> DeadlineRule:
    usual = {"id": "t", "label": "T", "starts": "send_invitations", "stops": ("revoke",)}
    return DeadlineRule(**{**usual, "source": "s", "expiry": "e", **given})  # type: ignore[arg-type]


def only(*found: Deadline) -> Deadline:
    assert len(found) == 1
    return found[0]


def stop(cause: Cause, first: datetime, last: datetime | None) -> Suspension:
    return Suspension(cause=cause, first=first, last=last, evidence="prova")


def test_a_fault_moves_the_receipt_of_bids_and_an_interim_order_the_conclusion() -> None:
    receipt = rule(anchor="bids_due", clock="bids_receipt")
    conclusion = rule(
        parameter="max_duration.negotiated.price", unit="months", clock="max_duration"
    )
    fault = stop(Cause.PLATFORM_FAULT, DUE - timedelta(hours=3), DUE + timedelta(hours=1))
    order = stop(Cause.INTERIM_ORDER, DUE, DUE + timedelta(days=1))
    bids, end = deadlines(book(receipt, conclusion), case(), (fault, order))
    assert bids.due_at == DUE + timedelta(hours=4)
    assert end.last_day == date(2026, 4, 22)  # two days on
    plain = deadlines(book(receipt, conclusion), case())
    assert [d.last_day for d in plain] == [date(2026, 2, 16), date(2026, 4, 20)]


def test_a_term_that_stands_still_has_no_end() -> None:
    receipt = rule(anchor="bids_due", clock="bids_receipt")
    assert deadlines(book(receipt), case(), [stop(Cause.PLATFORM_FAULT, SENT, None)]) == ()


def test_a_term_is_counted_back_from_its_anchor() -> None:
    back = rule(
        anchor="bids_due",
        parameter="clarifications.before_due",
        calendar="eu",
        direction="backward",
    )
    found = only(*deadlines(book(back), case(bids_due=datetime(2026, 2, 14, 11, tzinfo=UTC))))
    assert found.last_day == date(2026, 2, 6)  # the 8th is a Sunday
    assert "si anticipa" in found.note


def test_the_seat_is_a_fact_of_the_case() -> None:
    seated = rule(parameter="award.communications", seat="subject")
    sent = {"send_invitations": datetime(2025, 6, 8, 9, tzinfo=UTC)}
    for seat, last in ((None, date(2025, 6, 13)), ("PD", date(2025, 6, 16))):
        there = replace(case(**({"subject": seat} if seat else {})), done=sent)
        assert only(*deadlines(book(seated), there)).last_day == last


def test_the_lifecycle_of_today_gives_the_terms_it_gave() -> None:
    found = {d.rule: d.last_day for d in deadlines(book(), case(criterion="price"))}
    assert found == {"bids_due": date(2026, 2, 16), "conclusion": date(2026, 4, 20)}

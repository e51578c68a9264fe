"""The contract in execution: ledgers to the cent, terms to the day."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sua.engine.computations import COMPUTATIONS
from tests.engine.looking import ALFA, DIGEST, lawful_from, says, situation

DAY = date(2026, 6, 1)
CONTRACT = {"nature": "works", "award_price": "100000.00", "contract_amount": "100000.00"}


def changed(
    ground: str, amount: str, direction: str = "increase", number: str = "1"
) -> dict[str, str]:
    return {
        "number": number,
        "ground": ground,
        "direction": direction,
        "amount": amount,
        "reasons": "Prova.",
    }


@pytest.mark.parametrize(
    ("nature", "rows", "found"),
    [
        ("works", [changed("supplementary", "50000.00")], []),
        ("works", [changed("supplementary", "50000.01")], ["supplementary"]),
        ("works", [changed("unforeseen", "50000.00")] * 2, []),
        ("works", [changed("unforeseen", "50000.01")], ["unforeseen"]),
        ("works", [changed("minor", "14999.99")], []),
        ("works", [changed("minor", "15000.00")], ["minor"]),
        ("works", [changed("minor", "14999.99"), changed("minor", "0.01")], ["minor"]),
        ("works", [changed("minor", "10000"), changed("minor", "5000", "decrease")], []),
        ("services", [changed("minor", "9999.99")], []),
        ("services", [changed("minor", "10000.00")], ["minor"]),
        ("works", [changed("fifth", "20000.00", "decrease")], []),
        ("works", [changed("fifth", "20000.01", "decrease")], ["fifth"]),
        ("works", [changed("foreseen", "900000.00")], []),
        ("works", [changed("contractor", "0.00", "none")], []),
    ],
)
def test_modifications_stay_within_their_caps(
    nature: str, rows: list[dict[str, str]], found: list[str]
) -> None:
    s = situation(DAY, **{**CONTRACT, "nature": nature}, modifications=rows)
    assert says("modification_within_caps", s) == found


def test_the_caps_follow_the_indexed_price() -> None:
    rows = [changed("supplementary", "55000.00")]
    assert says("modification_within_caps", situation(DAY, **CONTRACT, modifications=rows))
    s = situation(DAY, **CONTRACT, indexed_price="110000.00", modifications=rows)
    assert not says("modification_within_caps", s)


def test_only_the_rows_being_added_are_looked_at() -> None:
    old = [changed("minor", "90000.00")]
    new = [*old, changed("foreseen", "1.00", number="2")]
    s = situation(DAY, before={"modifications": old}, **CONTRACT, modifications=new)
    assert says("modification_within_caps", s) == []


def ledger(**facts: Any) -> dict[str, Any]:
    return dict(COMPUTATIONS["contract_ledger"].compute(situation(DAY, **CONTRACT, **facts)))


def test_the_amount_of_the_contract_is_a_sum_with_signs() -> None:
    rows = [
        changed("minor", "0.10"),
        changed("minor", "0.20"),
        changed("fifth", "0.30", "decrease"),
    ]
    assert ledger(modifications=rows) == {"contract_amount": Decimal("100000.00")}


@pytest.mark.parametrize(
    ("days", "rate", "due"),
    [(10, "1", "1000.00"), (99, "1", "9900.00"), (100, "1", "10000.00"), (200, "1", "10000.00")],
)
def test_penalties_stop_at_a_tenth(days: int, rate: str, due: str) -> None:
    rows = [{"reason": "Ritardo", "days": days, "per_mille": rate}]
    assert ledger(penalties=rows)["penalties_due"] == Decimal(due)


@pytest.mark.parametrize(
    ("rate", "found"), [("0.49", ["default"]), ("0.5", []), ("1.5", []), ("1.51", ["default"])]
)
def test_the_daily_penalty_has_two_limits(rate: str, found: list[str]) -> None:
    rows = [{"reason": "Ritardo", "days": 1, "per_mille": rate}]
    assert says("penalty_rate_lawful", situation(DAY, penalties=rows)) == found


@pytest.mark.parametrize(
    ("nature", "variation", "found"),
    [
        ("works", "3", ["default"]),
        ("works", "3.01", []),
        ("services", "5", ["default"]),
        ("services", "5.01", []),
    ],
)
def test_prices_are_revised_past_the_trigger(nature: str, variation: str, found: list[str]) -> None:
    rows = [{"direction": "increase", "variation": variation, "remaining": "100.00"}]
    s = situation(DAY, **{**CONTRACT, "nature": nature}, price_revisions=rows)
    assert says("revision_triggered", s) == found


def test_revisions_up_and_down_are_kept_apart() -> None:
    rows = [
        {"direction": "increase", "variation": "5", "remaining": "10000.00"},
        {"direction": "decrease", "variation": "4", "remaining": "10000.00"},
    ]
    found = ledger(price_revisions=rows)
    assert found["revisions_increase"] == Decimal("180.00")
    assert found["revisions_decrease"] == Decimal("90.00")


@pytest.mark.parametrize(
    ("paid", "percent", "found"),
    [
        ("20000.00", None, []),
        ("20000.01", None, ["default"]),
        ("30000.00", "30", []),
        ("30000.01", "30", ["default"]),
        ("20000.00", "30.01", ["documents"]),
    ],
)
def test_the_advance_is_a_fifth_or_what_the_documents_say(
    paid: str, percent: str | None, found: list[str]
) -> None:
    more = {} if percent is None else {"documents_advance_percent": percent}
    s = situation(DAY, **CONTRACT, advance_amount=paid, **more)
    assert says("advance_within_share", s) == found


@pytest.mark.parametrize(
    ("policy", "found"), [("2026-05-11", []), ("2026-05-12", ["late"]), (None, ["missing"])]
)
def test_the_works_policy_comes_ten_days_before(policy: str | None, found: list[str]) -> None:
    more = {} if policy is None else {"works_policy_on": policy}
    s = situation(DAY, nature="works", started_on="2026-05-21", **more)
    assert says("works_policy_in_time", s) == found
    assert (
        says("works_policy_in_time", situation(DAY, nature="services", started_on="2026-05-21"))
        == []
    )


def asked(number: str, amount: str) -> dict[str, str]:
    return {
        "number": number,
        "operator": ALFA,
        "name": "Alfa",
        "subject": "Scavi",
        "amount": amount,
        "requested_on": "2026-05-04",
        "starts_on": "2026-05-24",
    }


@pytest.mark.parametrize(
    ("price", "amount", "extensions", "due"),
    [
        ("10000000.00", "200000.00", 0, date(2026, 6, 3)),
        ("10000000.00", "199999.99", 0, date(2026, 5, 19)),
        ("1000000.00", "99999.99", 0, date(2026, 5, 19)),
        ("10000000.00", "200000.00", 1, date(2026, 7, 3)),
    ],
)
def test_a_subcontract_is_decided_in_thirty_days_or_half(
    price: str, amount: str, extensions: int, due: date
) -> None:
    s = situation(
        DAY,
        award_price=price,
        subcontracts=[asked("1", amount)],
        subcontract_extensions=[{"number": "1", "reasons": "Prova."}] * extensions,
    )
    assert COMPUTATIONS["subcontract_term"].compute(s) == {"subcontract_due": due}


@pytest.mark.parametrize(
    ("day", "found"), [(date(2026, 5, 19), ["default"]), (date(2026, 5, 20), [])]
)
def test_silence_authorises_the_day_after_its_term(day: date, found: list[str]) -> None:
    s = situation(
        day,
        award_price="1000000.00",
        subcontracts=[asked("1", "50000.00")],
        subcontract_outcomes=[{"number": "1", "outcome": "tacit", "reasons": "Prova."}],
    )
    assert says("subcontract_silence_elapsed", s) == found
    if found:
        assert lawful_from("subcontract_silence_elapsed", s) == date(2026, 5, 20)


@pytest.mark.parametrize(("starts", "found"), [("2026-05-24", []), ("2026-05-23", ["default"])])
def test_a_subcontract_is_deposited_twenty_days_before(starts: str, found: list[str]) -> None:
    s = situation(DAY, subcontracts=[{**asked("1", "1.00"), "starts_on": starts}])
    assert says("subcontract_deposited_in_time", s) == found


HALTED = [{"cause": "partial", "first": "2026-01-01", "last": "2026-01-31"}]


def test_suspensions_add_up_to_the_quarter() -> None:
    """Thirty days gone of a quarter of 160: ten more."""
    s = situation(
        DAY, halts=HALTED, contract_days="160", suspended_on="2026-06-01", halt_cause="partial"
    )
    found = COMPUTATIONS["halt_opened"].compute(s)
    assert found["halt_quarter_on"] == date(2026, 6, 11)
    assert len(found["halts"]) == 2  # type: ignore[arg-type]


def test_a_resumption_closes_the_last_suspension() -> None:
    halts = [*HALTED, {"cause": "partial", "first": "2026-06-01"}]
    s = situation(date(2026, 6, 20), halts=halts, resumed_on="2026-06-20", resumption_record=DIGEST)
    (_, last) = COMPUTATIONS["halt_closed"].compute(s)["halts"]  # type: ignore[misc]
    assert last.date("last") == date(2026, 6, 20)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("days", "until", "found"),
    [
        ("100", date(2026, 1, 26), ["default"]),
        ("100", date(2026, 1, 27), []),
        ("4000", date(2026, 7, 1), ["default"]),
        ("4000", date(2026, 7, 2), []),
    ],
)
def test_an_executor_is_released_past_a_quarter_or_six_months(
    days: str, until: date, found: list[str]
) -> None:
    halts = [{"cause": "partial", "first": "2026-01-01"}]
    s = situation(until, halts=halts, contract_days=days, termination_ground="long_suspension")
    assert says("halt_over_limit", s) == found


@pytest.mark.parametrize(
    ("due", "more", "found"),
    [
        ("2026-06-11", {}, []),
        ("2026-06-10", {}, ["? default_urgent"]),
    ],
)
def test_a_contractor_late_has_ten_days(due: str, more: dict[str, Any], found: list[str]) -> None:
    assert says("default_term_long_enough", situation(DAY, default_due=due, **more)) == found


@pytest.mark.parametrize(
    ("day", "found"), [(date(2026, 6, 22), ["default"]), (date(2026, 6, 23), [])]
)
def test_a_withdrawal_has_twenty_days_of_notice(day: date, found: list[str]) -> None:
    """The twentieth day is a Sunday: the notice ends on the Monday."""
    s = situation(day, done={"announce_withdrawal": date(2026, 6, 1)})
    assert says("withdrawal_notice_elapsed", s) == found


@pytest.mark.parametrize(
    ("paid", "found"), [("49999.99", []), ("50000.00", []), ("50000.01", ["default"])]
)
def test_nothing_is_paid_beyond_the_contract(paid: str, found: list[str]) -> None:
    s = situation(
        DAY,
        **CONTRACT,
        revisions_increase="10.00",
        revisions_decrease="10.00",
        advance_amount="20000.00",
        payments=[{"progress": "1", "amount": "30000.00", "paid_on": "2026-05-01"}],
        balance_amount=paid,
    )
    assert says("balance_within_contract", s) == found


@pytest.mark.parametrize(("count", "found"), [(0, ["default"]), (1, []), (3, []), (4, ["default"])])
def test_one_to_three_testers(count: int, found: list[str]) -> None:
    rows = [{"name": f"Persona {n}", "body": "Ente"} for n in range(count)]
    s = situation(DAY, nature="works", testers=rows)
    assert says("testers_within_number", s) == found


@pytest.mark.parametrize(("base", "found"), [("215999.99", []), ("216000.00", ["default"])])
def test_a_certificate_replaces_testing_below_the_threshold(base: str, found: list[str]) -> None:
    s = situation(
        DAY,
        workflow="contract",
        nature="services",
        base_amount=base,
        safety_costs="0",
        acceptance_term="performance_certificate.issue",
    )
    assert says("certificate_below_threshold", s) == found


@pytest.mark.parametrize(("expires", "found"), [("2026-06-01", []), ("2026-05-31", ["default"])])
def test_contributions_are_regular_on_the_day(expires: str, found: list[str]) -> None:
    assert says("durc_in_force", situation(DAY, durc_expires_on=expires)) == found

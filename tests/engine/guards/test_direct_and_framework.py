"""Direct awards, frameworks, dynamic systems, concessions: each limit at its edge, to the cent."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from sua.domain.facts import Operator, TableRow
from sua.engine.computations import COMPUTATIONS
from sua.engine.ledger_rows import signed
from tests.engine.looking import ALFA, BETA, GAMMA, NO, YES, lawful_from, operators, says, situation

DAY = date(2026, 4, 20)
WORKS = {"nature": "works", "labour_cost": "0", "safety_costs": "0"}
ONE_BODY, OTHER = "99990000020", "99990000137"


@pytest.mark.parametrize(
    ("nature", "base", "price", "found"),
    [
        ("works", "149999.99", None, []),
        ("works", "150000.00", None, ["default"]),
        ("services", "139999.99", None, []),
        ("services", "140000.00", None, ["default"]),
        ("supplies", "140000.00", None, ["default"]),
        ("works", "149999.99", "149999.99", []),
        ("works", "149999.99", "150000.00", ["price"]),
    ],
)
def test_direct_award_ends_below_its_ceiling(
    nature: str, base: str, price: str | None, found: list[str]
) -> None:
    more = {} if price is None else {"award_price": price}
    s = situation(DAY, **{**WORKS, "nature": nature}, base_amount=base, **more)
    assert says("direct_award_ceiling", s) == found


@pytest.mark.parametrize(("base", "found"), [("39999.99", []), ("40000.00", ["default"])])
def test_requirements_are_declared_below_forty_thousand_only(base: str, found: list[str]) -> None:
    s = situation(DAY, **WORKS, base_amount=base)
    assert says("self_declaration_below_ceiling", s) == found


@pytest.mark.parametrize(("months", "refused"), [("0", 1), ("1", 0), ("12", 0), ("13", 1)])
def test_an_operator_is_kept_out_for_one_to_twelve_months(months: str, refused: int) -> None:
    s = situation(DAY, operator_suspension_months=months)
    assert len(says("operator_suspension_bounds", s)) == refused


@pytest.mark.parametrize(
    ("months", "judged", "found"),
    [
        ("48", None, []),
        ("49", None, ["? framework_longer"]),
        ("49", NO, ["default"]),
        ("49", YES, []),
    ],
)
def test_a_framework_lasts_four_years(
    months: str, judged: dict[str, Any] | None, found: list[str]
) -> None:
    more = {} if judged is None else {"framework_longer": judged}
    assert says("framework_duration", situation(DAY, framework_months=months, **more)) == found


@pytest.mark.parametrize(
    ("last", "found"),
    [("2030-03-31", []), ("2030-04-01", ["default"]), ("2026-03-31", ["default"])],
)
def test_a_framework_ends_within_its_months(last: str, found: list[str]) -> None:
    dates = {"framework_valid_from": "2026-04-01", "framework_valid_to": last}
    assert says("framework_dates", situation(DAY, framework_months="48", **dates)) == found


def recorded(number: str, body: str, amount: str, kind: str = "recorded") -> dict[str, str]:
    return {"number": number, "kind": kind, "body": body, "amount": amount}


BODIES = [
    {"body": ONE_BODY, "name": "Uno", "amount": "60.00"},
    {"body": OTHER, "name": "Due", "amount": "60.00"},
]


@pytest.mark.parametrize(
    ("rows", "ceiling", "share"),
    [
        ([recorded("1", ONE_BODY, "60.00"), recorded("2", OTHER, "40.00")], [], []),
        ([recorded("1", ONE_BODY, "60.00"), recorded("2", OTHER, "40.01")], ["default"], []),
        ([recorded("1", ONE_BODY, "60.01")], [], ["default"]),
        ([recorded("1", "99990000145", "1.00")], [], ["strangers"]),
        (
            [
                recorded("1", ONE_BODY, "60.00"),
                recorded("1", ONE_BODY, "0.02", "released"),
                recorded("2", ONE_BODY, "0.02"),
                recorded("3", OTHER, "40.00"),
            ],
            [],
            [],
        ),
    ],
)
def test_call_offs_stay_within_the_framework_and_each_share(
    rows: list[dict[str, str]], ceiling: list[str], share: list[str]
) -> None:
    s = situation(DAY, framework_ceiling="100.00", framework_bodies=BODIES, call_offs=rows)
    assert says("within_framework_ceiling", s) == ceiling
    assert says("within_body_share", s) == share


@pytest.mark.parametrize(
    ("released", "found"), [("10.10", []), ("10.11", ["default"]), ("0.00", [])]
)
def test_no_more_is_released_than_was_recorded(released: str, found: list[str]) -> None:
    rows = [recorded("1", ONE_BODY, "10.10"), recorded("1", ONE_BODY, released, "released")]
    s = situation(DAY, before={"call_offs": rows[:1]}, call_offs=rows)
    assert says("call_off_released_as_recorded", s) == found


def test_what_is_left_of_a_framework_is_exact() -> None:
    rows = [recorded(str(n), ONE_BODY, "0.10") for n in range(3)]
    rows.append(recorded("2", ONE_BODY, "0.10", "released"))
    s = situation(DAY, framework_ceiling="0.30", call_offs=rows)
    left = COMPUTATIONS["framework_balance"].compute(s)["framework_left"]
    assert str(left) == "0.10"


@pytest.mark.parametrize(
    ("day", "left", "found"),
    [
        (date(2026, 4, 20), "0.01", ["default"]),
        (date(2026, 4, 20), "0.00", []),
        (date(2026, 4, 21), "0.01", []),
    ],
)
def test_a_framework_ends_by_time_or_when_it_is_used_up(
    day: date, left: str, found: list[str]
) -> None:
    s = situation(day, framework_valid_to="2026-04-20", framework_left=left)
    assert says("framework_ended", s) == found
    if found:
        assert lawful_from("framework_ended", s) == date(2026, 4, 21)


APPLIED = {
    "number": "1",
    "operator": ALFA,
    "name": "Alfa",
    "category": "A",
    "received_on": "2026-04-01",
}


@pytest.mark.parametrize(
    ("extended", "due"), [((), date(2026, 4, 16)), (("1",), date(2026, 4, 23))]
)
def test_an_application_has_ten_working_days_or_fifteen(
    extended: tuple[str, ...], due: date
) -> None:
    """The Easter Monday of 2026 falls within: 6 April."""
    more = [{"number": number, "reasons": "Prova."} for number in extended]
    s = situation(DAY, system_applications=[APPLIED], system_extensions=more)
    found = COMPUTATIONS["system_evaluation_term"].compute(s)
    assert found == {"system_evaluation_due": due}


@pytest.mark.parametrize(
    ("day", "found"), [(date(2026, 4, 16), []), (date(2026, 4, 17), ["default"])]
)
def test_nobody_is_invited_while_an_application_is_late(day: date, found: list[str]) -> None:
    assert says("no_extended_evaluation", situation(day, system_applications=[APPLIED])) == found


@pytest.mark.parametrize(
    ("invited", "found"),
    [
        ((ALFA, BETA), []),
        ((ALFA,), ["default"]),
        ((ALFA, GAMMA), ["strangers", "default"]),
        ((), []),
    ],
)
def test_all_those_admitted_to_a_category_are_invited(
    invited: tuple[str, ...], found: list[str]
) -> None:
    applied = [
        {**APPLIED, "number": number, "operator": operator, "category": category}
        for number, operator, category in (("1", ALFA, "A"), ("2", BETA, "A"), ("3", GAMMA, "B"))
    ]
    outcomes = [{"number": n, "outcome": "admitted", "reasons": "Prova."} for n in "123"]
    s = situation(
        DAY,
        specific_category="A",
        system_applications=applied,
        system_outcomes=outcomes,
        invited=operators(*invited),
    )
    assert says("all_admitted_invited", s) == found


def test_the_winner_of_a_contest_is_the_best_entry_left() -> None:
    ranking = [{"place": "2", "code": "B"}, {"place": "1", "code": "A"}]
    authors = [
        {"code": "A", "operator": ALFA, "name": "Alfa"},
        {"code": "B", "operator": BETA, "name": "Beta"},
    ]
    winner = COMPUTATIONS["contest_winner"].compute

    def won(*excluded: str) -> object:
        out = [{"code": code, "reasons": "Prova."} for code in excluded]
        s = situation(DAY, contest_ranking=ranking, contest_authors=authors, excluded_entries=out)
        return winner(s)["winner"]

    assert won() == (Operator(codice_fiscale=ALFA, name="Alfa"),)
    assert won("A") == (Operator(codice_fiscale=BETA, name="Beta"),)
    assert won("A", "B") == ()


@pytest.mark.parametrize(("base", "found"), [("5403999.99", []), ("5404000.00", ["default"])])
def test_a_concession_of_any_kind_has_the_threshold_of_works(base: str, found: list[str]) -> None:
    s = situation(DAY, workflow="concession", **{**WORKS, "nature": "services"}, base_amount=base)
    assert says("concession_below_threshold", s) == found


@pytest.mark.parametrize(
    ("months", "more", "found"),
    [
        ("60", {}, []),
        ("61", {}, ["? investment_recovered"]),
        ("61", {"investment_recovered": NO}, ["default"]),
        ("61", {"investment_recovered": YES}, []),
    ],
)
def test_a_concession_past_five_years_is_measured_on_its_investment(
    months: str, more: dict[str, Any], found: list[str]
) -> None:
    s = situation(DAY, concession_months=months, **more)
    assert says("concession_duration_judged", s) == found


@pytest.mark.parametrize(("count", "found"), [(9, ["default"]), (10, [])])
def test_ten_operators_are_consulted_for_a_concession(count: int, found: list[str]) -> None:
    codes = [f"999900001{n:02d}" for n in range(count)]
    row = [Operator(codice_fiscale=code, name="Impresa") for code in codes]
    s = replace(situation(DAY), facts={"invited": tuple(row)})
    assert says("concession_operators", s) == found


@pytest.mark.parametrize(
    ("due", "found"),
    [("2026-05-20T12:00+02:00", []), ("2026-05-19T12:00+02:00", ["default"])],
)
def test_bids_with_the_notice_of_a_concession_have_thirty_days(due: str, found: list[str]) -> None:
    s = situation(DAY, concession_selection="open", bids_due=datetime.fromisoformat(due))
    assert says("concession_bids_term", s) == found


def test_a_row_without_a_direction_counts_for_nothing() -> None:
    assert signed(TableRow({})) == 0

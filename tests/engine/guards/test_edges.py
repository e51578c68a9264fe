"""The edges of the guards from the preparation to the invitations, each tried on both sides."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from sua.domain.facts import DeclaredLot, FactValue, Judgement, Operator, TableRow
from sua.engine.suspended import suspension_closed, suspension_opened
from tests.engine.guards.looking import amounts, broken, looking, rome

AT = datetime(2026, 1, 28, 9, tzinfo=UTC)
MORE = Judgement(answer=True, reasons="Prova.")


def features(*names: str) -> tuple[TableRow, ...]:
    return tuple(TableRow({"feature": name}) for name in names)


def operators(count: int) -> tuple[Operator, ...]:
    return tuple(Operator(codice_fiscale=f"{n:011}", name=f"Impresa {n}") for n in range(count))


@pytest.mark.parametrize(
    ("sent", "due", "found"),
    [
        ("2026-09-04T10:00+02:00", "2026-10-05T23:58+02:00", ["short"]),  # the 4th is a holiday
        ("2026-09-04T10:00+02:00", "2026-10-05T23:59+02:00", []),
        ("2026-09-04T10:00+02:00", "2026-10-06T09:00+02:00", []),
        ("2027-09-04T10:00+02:00", "2027-10-05T12:00+02:00", ["short"]),
        ("2027-09-04T10:00+02:00", "2027-10-06T12:00+02:00", []),
        ("2025-09-04T10:00+02:00", "2025-10-06T12:00+02:00", ["short"]),  # a Saturday rolls
        ("2025-09-04T10:00+02:00", "2025-10-07T12:00+02:00", []),
    ],
)
def test_thirty_whole_days_from_the_transmission(sent: str, due: str, found: list[str]) -> None:
    s = looking(
        "open",
        rome(sent) + timedelta(days=3),
        {"bids_due": rome(due)},
        done={"transmit_notice": rome(sent)},
    )
    assert broken("receipt_term_sufficient", s) == found


@pytest.mark.parametrize(
    ("procedure", "why", "days", "enough"),
    [
        ("open", "urgency", 15, True),
        ("restricted", None, 30, True),
        ("restricted", "urgency", 10, True),
        ("restricted", "not_agreed", 10, True),
        ("restricted", "agreed", 1, True),
        ("competitive_dialogue", None, 1, True),
        ("negotiated", None, 1, True),
        ("negotiated_without_publication", None, 1, True),
    ],
)
def test_the_least_term_of_each_procedure(
    procedure: str,
    why: str | None,
    days: int,
    enough: bool,  # noqa: FBT001
) -> None:
    at = rome("2026-05-04T10:00+02:00")
    facts: dict[str, FactValue] = {"reduction_reasons": "Prova."}
    if why:
        facts["bids_reduction"] = why
    lasting = {**facts, "bids_due": at.replace(hour=21, minute=59) + timedelta(days=days)}
    if broken("receipt_term_sufficient", looking(procedure, at, lasting)):
        lasting["bids_due"] = at + timedelta(days=days + 3)  # it ended on a holiday
    assert (broken("receipt_term_sufficient", looking(procedure, at, lasting)) == []) is enough
    if days > 1:
        shorter = {**facts, "bids_due": at + timedelta(days=days)}
        assert broken("receipt_term_sufficient", looking(procedure, at, shorter)) == ["short"]


def test_urgent_requests_run_from_the_publication_and_the_others_from_the_transmission() -> None:
    sent, published = rome("2026-05-04T10:00+02:00"), rome("2026-05-06T10:00+02:00")
    done = {"transmit_notice": sent}
    facts: dict[str, FactValue] = {
        "requests_due": rome("2026-05-21T12:00+02:00"),
        "requests_reduction": "urgency",
        "reduction_reasons": "Prova.",
    }
    at = looking("restricted", published, facts, done=done)
    assert broken("requests_term_sufficient", at) == ["short"]
    later = {**facts, "requests_due": rome("2026-05-22T12:00+02:00")}
    assert broken("requests_term_sufficient", looking("restricted", published, later)) == []
    dialogue = looking("competitive_dialogue", published, later, done=done)
    assert broken("requests_term_sufficient", dialogue) == ["not_admitted"]


@pytest.mark.parametrize(
    ("at", "found"),
    [("2026-01-30T10:59:59+01:00", ["wait"]), ("2026-01-30T11:00+01:00", [])],
)
def test_forty_eight_hours_from_the_confirmation(at: str, found: list[str]) -> None:
    """The hour of the event is not counted: confirmed at 10:20, they end at 11:00 two days later."""
    s = looking(
        "open",
        rome(at),
        {**amounts("6000000"), "eu_confirmed_at": rome("2026-01-28T10:20+01:00")},
        done={"transmit_notice": rome("2026-01-28T10:00+01:00")},
    )
    assert broken("eu_notice_first", s) == found


@pytest.mark.parametrize(
    ("nature", "total", "below"),
    [
        ("works", "5403999.99", True),
        ("works", "5404000.00", False),
        ("services", "215999.99", True),
        ("supplies", "216000.00", False),
    ],
)
def test_the_european_threshold_of_each_nature(nature: str, total: str, *, below: bool) -> None:
    s = looking("open", AT, amounts(total, nature))
    assert broken("at_or_above_eu_threshold", s) == (["default"] if below else [])
    assert broken("eu_notice_first", s) == ([] if below else ["not_sent"])
    crossing = looking("open", AT, {**s.facts, "cross_border_interest": MORE})
    assert broken("at_or_above_eu_threshold", crossing) == []


def test_social_services_have_a_threshold_of_their_own() -> None:
    facts = {**amounts("749999.99", "services"), "contract_features": features("social")}
    assert broken("at_or_above_eu_threshold", looking("open", AT, facts)) == ["default"]
    more = {**facts, "base_amount": Decimal(750000)}
    assert broken("at_or_above_eu_threshold", looking("open", AT, more)) == []


@pytest.mark.parametrize(
    ("nature", "total", "found"),
    [
        ("works", "149999.99", ["below"]),
        ("works", "150000.00", []),
        ("works", "5403999.99", []),
        ("works", "5404000.00", ["above"]),
        ("services", "139999.99", ["below"]),
        ("services", "140000.00", []),
        ("supplies", "215999.99", []),
        ("supplies", "216000.00", ["above"]),
    ],
)
def test_the_band_of_each_nature(nature: str, total: str, found: list[str]) -> None:
    assert broken("value_band", looking("negotiated", AT, amounts(total, nature))) == found


def test_options_and_lots_make_the_value() -> None:
    facts = {**amounts("120000.00", "services"), "options_amount": Decimal("20000.00")}
    assert broken("value_band", looking("negotiated", AT, facts)) == []
    lots = tuple(
        DeclaredLot(
            lot=str(n),
            subject="Prova",
            base_amount=Decimal(60000),
            labour_cost=Decimal(0),
            safety_costs=Decimal(0),
        )
        for n in (1, 2)
    )
    parts = looking("negotiated", AT, {"nature": "services", "lots": lots})
    assert parts.total == Decimal(120000)
    assert broken("value_band", parts) == ["below"]


@pytest.mark.parametrize(
    ("nature", "total", "least"),
    [
        ("works", "999999.99", 5),
        ("works", "1000000.00", 10),
        ("services", "150000.00", 5),
        ("supplies", "150000.00", 5),
    ],
)
def test_how_many_are_invited(nature: str, total: str, least: int) -> None:
    facts = {**amounts(total, nature), "invited": operators(least - 1)}
    assert broken("minimum_invited", looking("negotiated", AT, facts)) == ["default"]
    assert (
        broken("minimum_invited", looking("negotiated", AT, {**facts, "fewer_operators": MORE}))
        == []
    )
    enough = {**facts, "invited": operators(least)}
    assert broken("minimum_invited", looking("negotiated", AT, enough)) == []


@pytest.mark.parametrize(
    ("ground", "count", "found"),
    [("extreme_urgency", 2, ["default"]), ("extreme_urgency", 3, []), ("exclusive_rights", 1, [])],
)
def test_how_many_are_consulted_without_a_call(ground: str, count: int, found: list[str]) -> None:
    facts = {**amounts("300000"), "unpublished_ground": ground, "invited": operators(count)}
    assert broken("minimum_invited", looking("negotiated_without_publication", AT, facts)) == found


@pytest.mark.parametrize(
    ("feature", "points", "found"),
    [
        ("labour_intensive", "30", []),
        ("labour_intensive", "30.01", ["default"]),
        ("strategic_ict", "10", []),
        ("strategic_ict", "10.01", ["default"]),
        ("engineering", "30", []),
        ("engineering", "30.01", ["default"]),
        ("catering", "60", []),
    ],
)
def test_the_cap_of_the_price(feature: str, points: str, found: list[str]) -> None:
    quality = Decimal(100) - Decimal(points)
    facts = {
        **amounts("140000", "services"),
        "criterion": "price_quality",
        "price_points": Decimal(points),
        "award_criteria": (TableRow({"code": "A", "label": "Qualità", "points": quality}),),
        "contract_features": features(feature),
    }
    assert broken("price_weight_capped", looking("open", AT, facts)) == found


def test_quality_without_points_is_no_quality() -> None:
    facts: dict[str, FactValue] = {"criterion": "price_quality", "price_points": Decimal(30)}
    assert broken("price_weight_capped", looking("open", AT, facts)) == ["no_quality"]


@pytest.mark.parametrize(
    ("nature", "feature", "total", "found"),
    [
        ("services", "social", "1000", ["default"]),
        ("services", "engineering", "139999.99", ["standardised_purchase"]),
        ("services", "engineering", "140000.00", ["default"]),
        ("supplies", "technological", "139999.99", ["standardised_purchase"]),
        ("supplies", "technological", "140000.00", ["default"]),
        ("works", "technological", "1000", ["default"]),
        ("works", "integrated", "1000", ["default"]),
        ("works", "labour_intensive", "1000", []),
    ],
)
def test_where_the_lowest_price_is_not_admitted(
    nature: str, feature: str, total: str, found: list[str]
) -> None:
    facts = {
        **amounts(total, nature),
        "criterion": "price",
        "contract_features": features(feature),
    }
    assert broken("criterion_lawful", looking("open", AT, facts)) == found


@pytest.mark.parametrize(("day", "found"), [("2025-09-09", []), ("2025-09-10", ["default"])])
def test_school_trips_weigh_quality_since_they_are_asked_to(day: str, found: list[str]) -> None:
    facts = {
        **amounts("1000", "services"),
        "criterion": "price",
        "contract_features": features("school_trips"),
        "standardised_purchase": MORE,
    }
    s = looking("open", datetime.fromisoformat(f"{day}T09:00+00:00"), facts)
    assert broken("criterion_lawful", s) == found


@pytest.mark.parametrize(
    ("procedure", "chosen", "left_out", "found"),
    [
        ("restricted", 4, 1, ["reduced"]),
        ("restricted", 5, 1, []),
        ("restricted", 4, 0, ["fewer_candidates"]),
        ("competitive_negotiation", 2, 1, ["reduced"]),
        ("competitive_negotiation", 3, 1, []),
        ("innovation_partnership", 2, 0, ["fewer_candidates"]),
    ],
)
def test_the_least_number_of_candidates(
    procedure: str, chosen: int, left_out: int, found: list[str]
) -> None:
    everyone = operators(chosen + left_out)
    facts: dict[str, FactValue] = {
        "candidates": everyone[:chosen],
        "not_selected": everyone[chosen:],
        "candidates_criteria": "Prova.",
    }
    assert broken("minimum_candidates", looking(procedure, AT, facts)) == found
    more = {**facts, "candidates_minimum": chosen + 1}
    assert broken("minimum_candidates", looking(procedure, AT, more)) != []


@pytest.mark.parametrize(
    ("day", "reduced", "found"),
    [
        ("2026-12-07", False, []),
        ("2026-12-09", False, ["default"]),  # six days before the 14th is the 8th, a holiday
        ("2026-12-10", True, []),
        ("2026-12-11", True, ["default"]),
    ],
)
def test_answers_six_days_before_or_four(day: str, *, reduced: bool, found: list[str]) -> None:
    facts: dict[str, FactValue] = {"bids_due": rome("2026-12-14T12:00+01:00")}
    if reduced:
        facts["bids_reduction"] = "urgency"
    at = datetime.fromisoformat(f"{day}T10:00+01:00")
    assert broken("answers_in_time", looking("open", at, facts, state="published")) == found


def test_an_extension_is_decided_while_the_term_runs_and_moves_it() -> None:
    before: dict[str, FactValue] = {"bids_due": rome("2026-03-02T12:00+01:00")}
    later: dict[str, FactValue] = {"bids_due": rome("2026-03-02T12:01+01:00")}
    for at, facts, found in (
        ("2026-03-02T11:59+01:00", later, []),
        ("2026-03-02T12:00+01:00", later, ["expired"]),
        ("2026-03-02T11:00+01:00", before, ["missing"]),
        ("2026-03-02T11:00+01:00", {"bids_due": rome("2026-03-02T11:59+01:00")}, ["backward"]),
    ):
        s = looking("open", rome(at), facts, state="published", before=before)
        assert broken("extension_moves_forward", s) == found


@pytest.mark.parametrize(
    ("due", "urgent", "found"),
    [
        ("2026-02-13T12:00+01:00", False, ["default"]),
        ("2026-02-14T12:00+01:00", False, []),
        ("2026-02-03T12:00+01:00", True, ["default"]),
        ("2026-02-04T12:00+01:00", True, []),
    ],
)
def test_a_survey_notice_stays_up(due: str, *, urgent: bool, found: list[str]) -> None:
    facts: dict[str, FactValue] = {"survey_due": rome(due)}
    if urgent:
        facts["survey_urgency"] = "Prova."
    at = rome("2026-01-29T09:00+01:00")
    assert broken("survey_notice_sufficient", looking("negotiated", at, facts)) == found


@pytest.mark.parametrize(
    ("signed", "found"), [(date(2023, 1, 27), ["late"]), (date(2023, 1, 28), [])]
)
def test_a_repetition_comes_within_three_years(signed: date, found: list[str]) -> None:
    facts = {
        **amounts("300000"),
        "unpublished_ground": "repetition",
        "unpublished_judged": MORE,
        "initial_contract_on": signed,
    }
    s = looking("negotiated_without_publication", AT, facts)
    assert broken("unpublished_grounds", s) == found


def test_suspensions_follow_from_what_is_told() -> None:
    first, last = rome("2026-03-09T09:00+01:00"), rome("2026-03-09T14:00+01:00")
    facts: dict[str, FactValue] = {"fault_from": first, "fault_evidence": "Prova."}
    opened = suspension_opened(looking("open", last, facts))
    assert suspension_opened(looking("open", last, {**facts, **opened})) == opened
    told = {**facts, **opened, "fault_to": last, "fault_extension_hours": 2}
    closed = suspension_closed(looking("open", last, told))
    (row,) = closed["suspensions"]  # type: ignore[misc]
    assert isinstance(row, TableRow)
    assert (row.cells["first"], row.cells["last"]) == (first, last)
    due: FactValue = rome("2026-03-09T12:00+01:00")
    moved = {**told, **closed, "bids_due": due}
    published = {"publish": rome("2026-02-02T09:00+01:00")}
    for at, found in (("18:59", ["default"]), ("19:00", [])):
        when = rome(f"2026-03-09T{at}+01:00")
        s = looking("open", when, moved, state="published", done=published)
        assert broken("receipt_term_elapsed", s) == found

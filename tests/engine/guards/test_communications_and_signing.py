"""Who is told, who may see, when the contract may be signed: each condition on both sides of its edge."""

import json
from datetime import date
from typing import Any

import pytest

from sua.domain.organizations import ContractSigner
from sua.domain.people import Role
from tests.engine.looking import (
    ALFA,
    BETA,
    DELTA,
    DIGEST,
    EPSILON,
    GAMMA,
    YES,
    ZETA,
    bids,
    excluded,
    lawful_from,
    operators,
    says,
    situation,
)

DAY = date(2026, 4, 20)
AWARD = {"award_act": {"number": "1", "day": "2026-04-10"}}
WON = {**AWARD, "winner": operators(ALFA), "bidders": operators(ALFA, BETA, GAMMA)}


def told(*rows: tuple[str, str, str]) -> dict[str, list[dict[str, str]]]:
    return {
        "communications": [
            {"operator": operator, "kind": kind, "sent_on": day} for operator, kind, day in rows
        ]
    }


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        ("2026-04-09", ["default"]),
        ("2026-04-10", []),
        ("2026-04-20", []),
        ("2026-04-21", ["default"]),
    ],
)
def test_the_award_is_told_after_it_and_before_now(sent: str, found: list[str]) -> None:
    s = situation(DAY, **WON, **told((ALFA, "award", sent)))
    assert says("communications_not_before", s) == found


ALL = [(x, "award", "2026-04-13") for x in (ALFA, BETA, GAMMA)]


@pytest.mark.parametrize(
    ("rows", "out", "found"),
    [
        (ALL, [], []),
        (ALL[:2], [], ["default"]),
        (ALL[1:], [], ["default"]),
        ([*ALL, (GAMMA, "exclusion", "2026-04-02")], [GAMMA], []),
        (ALL, [GAMMA], ["exclusions"]),
        # Excluded, but the term to challenge the exclusion still runs: told of the award too.
        ([*ALL[:2], (GAMMA, "exclusion", "2026-03-21")], [GAMMA], ["default"]),
        # Thirty days from 20 March end on Sunday 19 April and roll to the 20th.
        ([*ALL[:2], (GAMMA, "exclusion", "2026-03-20")], [GAMMA], ["default"]),
        ([*ALL[:2], (GAMMA, "exclusion", "2026-03-18")], [GAMMA], []),
    ],
)
def test_whoever_is_in_is_told(
    rows: list[tuple[str, str, str]], out: list[str], found: list[str]
) -> None:
    s = situation(DAY, **WON, exclusions=excluded(*out), **told(*rows))
    assert says("communications_complete", s) == found


def appeal(number: str = "R1", against: str = "award", **more: str) -> dict[str, str]:
    given = {"court": "TAR", "notified_on": "2026-04-15", "appellant": ZETA}
    return {"number": number, "against": against, **given, **more}


def test_who_challenged_the_call_or_the_exclusion_is_told() -> None:
    lost = {
        "number": "R1",
        "published_on": "2026-04-18",
        "outcome": "dismissed",
        "definitive": "true",
    }
    call = {"appeals": [appeal(against="call")]}
    assert says("communications_complete", situation(DAY, **WON, **told(*ALL), **call)) == [
        "default"
    ]
    over = situation(DAY, **WON, **told(*ALL), **call, judgments=[lost])
    assert says("communications_complete", over) == []
    rows = [*ALL[:2], (GAMMA, "exclusion", "2026-03-18")]
    fought = {"appeals": [appeal(against="admission", appellant=GAMMA)]}
    s = situation(DAY, **WON, exclusions=excluded(GAMMA), **told(*rows), **fought)
    assert says("communications_complete", s) == ["default"]


def test_every_request_to_withhold_is_decided() -> None:
    asked = {"redaction_requests": [{"operator": ALFA, "part": "relazione"}]}
    decided = {"operator": ALFA, "part": "relazione", "redacted": "true", "reasons": "Segreto."}
    assert says("redactions_decided", situation(DAY)) == []
    assert says("redactions_decided", situation(DAY, **asked)) == ["default"]
    assert says("redactions_decided", situation(DAY, **asked, redactions=[decided])) == []
    other = {**decided, "part": "allegato"}
    assert says("redactions_decided", situation(DAY, **asked, redactions=[other])) == ["default"]


SIX = (ALFA, BETA, GAMMA, DELTA, EPSILON, ZETA)
RANKED = {
    "bidders": operators(*SIX),
    "winner": operators(ALFA),
    "bids": bids(alfa="6", beta="5", gamma="4", delta="3", epsilon="2", zeta="1"),
    "calculation": {"json": json.dumps({"order": ["1", "2", "3", "4", "5", "6"]})},
}


def access(operator: str, what: str, day: str = "2026-04-20") -> dict[str, Any]:
    return {"accesses": [{"operator": operator, "what": what, "given_on": day}]}


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (access(EPSILON, "mutual_bids"), []),
        (access(ZETA, "mutual_bids"), ["mutual"]),
        (access(ZETA, "award_file"), []),
        (access("99990000095", "award_file"), ["default"]),
    ],
)
def test_the_first_five_see_each_other(given: dict[str, Any], found: list[str]) -> None:
    assert says("access_as_ranked", situation(DAY, **RANKED, **given)) == found


@pytest.mark.parametrize(
    ("day", "found"), [("2026-04-23", ["default"]), ("2026-04-24", []), ("2026-04-30", [])]
)
def test_parts_not_withheld_wait_ten_days(day: str, found: list[str]) -> None:
    s = situation(
        date(2026, 4, 30), **RANKED, **told(*ALL), **access(BETA, "unredacted_parts", day)
    )
    assert says("redacted_parts_withheld", s) == found
    if found:
        assert lawful_from("redacted_parts_withheld", s) == date(2026, 4, 24)


def test_parts_not_withheld_wait_for_the_judge() -> None:
    fought = {"appeals": [appeal(against="redaction")]}
    s = situation(
        date(2026, 4, 30), **told(*ALL), **access(BETA, "unredacted_parts", "2026-04-30"), **fought
    )
    assert says("redacted_parts_withheld", s) == ["appeal"]


@pytest.mark.parametrize(
    ("signer", "role", "found"),
    [
        (ContractSigner.BUYER, Role.BUYER, []),
        (ContractSigner.BUYER, Role.DIRECTOR, ["buyer"]),
        (ContractSigner.PROVINCE, Role.DIRECTOR, []),
        (ContractSigner.PROVINCE, Role.BUYER, ["province"]),
    ],
)
def test_who_signs_is_in_the_agreement(
    signer: ContractSigner, role: Role, found: list[str]
) -> None:
    assert says("contract_signer", situation(DAY, signer=signer, role=role)) == found


def test_the_comune_signs_with_the_papers_in_hand() -> None:
    assert says("handed_over", situation(DAY)) == ["default"]
    assert says("handed_over", situation(DAY, handover_protocol="2026/1")) == []
    assert says("handed_over", situation(DAY, signer=ContractSigner.PROVINCE)) == []


def test_the_guarantee_is_judged() -> None:
    assert says("guarantee_judged", situation(DAY)) == ["? definitive_guarantee"]
    assert says("guarantee_judged", situation(DAY, definitive_guarantee=YES)) == []


# 23 November 2026 + 32 days is Christmas: the term rolls to Monday 28, and the contract is for the 29th.
ABOVE: dict[str, Any] = {
    "nature": "works",
    "base_amount": "5404000",
    "labour_cost": "1000000",
    "safety_costs": "0",
    "bids_received": "2",
    "bidders": operators(ALFA, BETA),
    **told((ALFA, "award", "2026-11-20"), (BETA, "award", "2026-11-23")),
}


@pytest.mark.parametrize(
    ("day", "found"), [(date(2026, 12, 28), ["default"]), (date(2026, 12, 29), [])]
)
def test_the_standstill_runs_from_the_last_communication(day: date, found: list[str]) -> None:
    s = situation(day, **ABOVE)
    assert says("standstill_elapsed", s) == found
    if found:
        assert lawful_from("standstill_elapsed", s) == date(2026, 12, 29)


@pytest.mark.parametrize(
    ("change", "workflow", "found"),
    [
        ({"base_amount": "5403999.99"}, "open", []),
        ({"communications": None}, "open", ["none"]),
        ({"bids_received": "1", "bidders": operators(ALFA)}, "open", []),
        ({"exclusions": excluded(BETA)}, "open", []),
        ({"exclusions": excluded(BETA), "appeals": [appeal(against="call")]}, "open", ["default"]),
        ({"exclusions": excluded(BETA), "appeals": [appeal()]}, "open", []),
        ({}, "call_off", []),
        ({}, "specific_contract", []),
        ({}, "framework_agreement", ["default"]),
    ],
)
def test_where_no_standstill_applies(
    change: dict[str, Any], workflow: str, found: list[str]
) -> None:
    facts = {name: value for name, value in {**ABOVE, **change}.items() if value is not None}
    s = situation(date(2026, 12, 1), workflow=workflow, **facts)
    assert says("standstill_elapsed", s) == found


@pytest.mark.parametrize(
    ("sent", "last"), [("2024-12-30", date(2025, 2, 3)), ("2024-12-31", date(2025, 2, 3))]
)
def test_thirty_five_days_before_the_corrective_decree(sent: str, last: date) -> None:
    """The law of the pin, here of the day of the command, gives the days: 32 from 31 December 2024."""
    facts = {**ABOVE, **told((ALFA, "award", sent)), "base_amount": "6000000"}
    day = date(2024, 12, 30) if sent == "2024-12-30" else date(2025, 1, 10)
    found = lawful_from("standstill_elapsed", situation(day, **facts))
    assert found is not None
    assert (found - last).days == 1


def interim(number: str = "R1") -> dict[str, Any]:
    return {"interim_requests": [{"number": number, "notified_on": "2026-11-25"}]}


def ruled(outcome: str, number: str = "R1") -> dict[str, Any]:
    row = {"number": number, "published_on": "2026-11-30", "outcome": outcome}
    return {"interim_rulings": [row]}


def judged(outcome: str = "dismissed") -> dict[str, Any]:
    row = {"number": "R1", "published_on": "2026-12-10", "outcome": outcome, "definitive": "false"}
    return {"judgments": [row]}


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({}, []),
        ({"appeals": [appeal()]}, []),
        ({"appeals": [appeal()], **interim()}, ["default"]),
        ({"appeals": [appeal(against="call")], **interim()}, []),
        ({"appeals": [appeal()], **interim(), **ruled("rejected")}, []),
        ({"appeals": [appeal()], **interim(), **ruled("hearing_set")}, []),
        ({"appeals": [appeal()], **interim(), **ruled("rejected", "R2")}, ["default"]),
        ({"appeals": [appeal()], **interim(), **judged()}, []),
        ({"appeals": [appeal()], **interim(), **ruled("granted")}, ["granted"]),
        ({"appeals": [appeal()], **interim(), **ruled("granted"), **judged()}, []),
    ],
)
def test_an_interim_request_stays_the_signature(facts: dict[str, Any], found: list[str]) -> None:
    assert says("no_stay_pending", situation(date(2026, 12, 29), **ABOVE, **facts)) == found


def test_below_the_threshold_only_an_order_stays_the_signature() -> None:
    facts = {**ABOVE, "base_amount": "650000", "appeals": [appeal()], **interim()}
    assert says("no_stay_pending", situation(DAY, **facts)) == []
    assert says("no_stay_pending", situation(DAY, **facts, **ruled("granted"))) == ["granted"]


@pytest.mark.parametrize(
    ("day", "found"), [(date(2026, 4, 13), ["default"]), (date(2026, 4, 14), [])]
)
def test_a_voluntary_notice_is_waited_for(day: date, found: list[str]) -> None:
    """Published on 2 April: the tenth day, the 12th, is a Sunday."""
    s = situation(day, veat="25", veat_published_on="2026-04-02")
    assert says("veat_waited", s) == found
    assert says("veat_waited", situation(day)) == []
    if found:
        assert lawful_from("veat_waited", s) == date(2026, 4, 14)


@pytest.mark.parametrize(
    ("ground", "base", "found"),
    [
        ("below_threshold", "5403999.99", []),
        ("below_threshold", "5404000", ["default"]),
        ("danger", "5404000", []),
        ("reasoned", "5404000", []),
    ],
)
def test_the_ground_of_an_early_start(ground: str, base: str, found: list[str]) -> None:
    s = situation(DAY, **{**ABOVE, "base_amount": base}, early_start_ground=ground)
    assert says("early_start_grounds", s) == found


@pytest.mark.parametrize(
    ("award", "day", "found"),
    [
        ("2025-06-10", date(2025, 12, 17), []),
        ("2025-06-10", date(2025, 12, 18), ["default"]),
        ("2026-01-12", date(2026, 7, 13), []),
        ("2026-01-12", date(2026, 7, 14), ["default"]),
    ],
)
def test_an_award_is_annulled_within_its_months(award: str, day: date, found: list[str]) -> None:
    """Twelve months, six from 18 December 2025; 12 July 2026 is a Sunday."""
    s = situation(day, award_act={"number": "1", "day": award})
    assert says("annulment_term", s) == found
    assert says("annulment_term", situation(day)) == []


def test_a_correction_changes_what_was_there() -> None:
    other = DIGEST[::-1]
    held = {"platform_report": DIGEST}
    assert says("correction_corrects", situation(DAY, before=held, platform_report=other)) == []
    same = situation(DAY, before=held, platform_report=DIGEST)
    assert says("correction_corrects", same) == ["default"]
    assert says("correction_corrects", situation(DAY, platform_report=other)) == ["nothing"]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([appeal(), appeal("R2")], []),
        ([appeal(), appeal()], ["default"]),
        ([appeal(notified_on="2026-04-20")], []),
        ([appeal(notified_on="2026-04-21")], ["future"]),
    ],
)
def test_a_lawsuit_is_recorded_once(rows: list[dict[str, str]], found: list[str]) -> None:
    assert says("appeals_numbered", situation(DAY, appeals=rows)) == found


@pytest.mark.parametrize(
    ("number", "day", "found"),
    [
        ("R1", "2026-04-15", []),
        ("R1", "2026-04-20", []),
        ("R1", "2026-04-14", ["days"]),
        ("R1", "2026-04-21", ["days"]),
        ("R9", "2026-04-16", ["default"]),
    ],
)
def test_courts_speak_of_lawsuits_on_record(number: str, day: str, found: list[str]) -> None:
    request = {"number": number, "notified_on": day}
    ruling = {"number": number, "published_on": day, "outcome": "rejected"}
    end = {"number": number, "published_on": day, "outcome": "dismissed", "definitive": "true"}
    for facts in (
        {"interim_requests": [request]},
        {"interim_rulings": [ruling]},
        {"judgments": [end]},
    ):
        s = situation(DAY, appeals=[appeal()], **facts)
        assert says("ruling_on_known_appeal", s) == found

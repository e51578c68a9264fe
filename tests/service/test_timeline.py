"""The calendar of a whole procedure: every step, forward from its start, backward from the signing."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sua.corpus.rulebooks import load_corpus
from sua.law.calendars import TermCalendar, TermReadings
from sua.service.calculators import CALCULATORS, calculate

OPEN = {"procedure": "open", "nature": "works", "value": "6000000", "start": "2026-09-01"}
PROCEDURES = ("open", "restricted", "competitive_negotiation", "competitive_dialogue", "negotiated")


def ask(**given: object) -> dict[str, Any]:
    line = json.dumps(given)
    return calculate(load_corpus(), CALCULATORS["timeline"], line, date(2026, 7, 1))


def days(answer: dict[str, Any]) -> dict[str, tuple[str | None, str | None]]:
    assert "error" not in answer, answer
    return {s["step"]: (s["earliest"], s["latest"]) for s in answer["steps"]}


def test_an_open_procedure_above_the_threshold() -> None:
    assert days(ask(**OPEN)) == {
        "call": ("2026-09-01", None),
        "publication": ("2026-09-03", None),
        "clarifications": (None, "2026-09-25"),
        "bids_due": ("2026-10-01", None),
        "opening": ("2026-10-02", None),
        "award": ("2026-10-02", "2027-06-01"),
        "communications": ("2026-10-02", "2027-06-07"),
        "standstill": ("2026-11-03", None),
        "appeal": ("2026-11-02", None),
        "signing": ("2026-11-04", "2027-08-02"),
        "award_notice": ("2026-11-04", "2027-09-01"),
    }


@pytest.mark.parametrize(
    ("given", "step", "earliest", "latest"),
    [
        ({"urgent": True}, "bids_due", "2026-09-16", None),
        ({"urgent": True}, "clarifications", None, "2026-09-11"),  # 12 September is a Saturday
        ({"prior_information": "2026-05-04"}, "bids_due", "2026-09-16", None),
        ({"electronic": False}, "bids_due", "2026-10-06", None),
        ({"criterion": "price"}, "award", "2026-10-02", "2027-02-01"),
        ({"criterion": "price", "extension_abnormal_bids": 1}, "award", "2026-10-02", "2027-03-01"),
        ({"extension_rup": "3"}, "award", "2026-10-02", "2027-09-01"),
        ({"value": 5_000_000}, "signing", "2026-10-02", "2027-07-01"),  # thirty days, no standstill
        ({"standstill_exception": "single_bid"}, "signing", "2026-10-02", "2027-08-02"),
        ({"project_approved": "2026-07-01"}, "call", "2026-09-01", "2026-10-01"),
        ({"nature": "goods", "value": "216000"}, "standstill", "2026-11-03", None),
        ({"start": "2024-12-02", "value": "6000000"}, "standstill", "2025-02-07", None),  # 35 days
        ({"procedure": "restricted"}, "requests_due", "2026-10-01", None),
        ({"procedure": "restricted"}, "bids_due", "2026-11-02", None),  # from Friday 2 October
        ({"procedure": "restricted", "urgent": True}, "requests_due", "2026-09-18", None),
        ({"procedure": "restricted", "urgent": True}, "bids_due", "2026-10-01", None),
        ({"procedure": "restricted"}, "award", "2026-11-03", "2027-07-01"),
        ({"procedure": "competitive_negotiation"}, "initial_bids_due", "2026-10-27", None),
        ({"procedure": "competitive_negotiation", "start": "2023-10-02", "value": "9"}, "requests_due",
         "2023-10-12", None),
        ({"procedure": "competitive_dialogue"}, "award", "2026-10-07", "2027-04-01"),
        ({"procedure": "negotiated", "value": "500000"}, "award", "2026-09-04", "2027-01-04"),
        ({"procedure": "negotiated", "value": "500000", "survey": True}, "invitations",
         "2026-09-17", None),
        ({"procedure": "direct_award", "value": "149999.99"}, "signing", "2026-09-01", "2026-10-01"),
    ],
)  # fmt: skip
def test_what_shortens_lengthens_and_bounds_a_step(
    given: dict[str, object], step: str, earliest: str | None, latest: str | None
) -> None:
    assert days(ask(**{**OPEN, **given}))[step] == (earliest, latest)


def test_every_step_has_its_article_and_doubts_are_listed() -> None:
    answer = ask(**OPEN)
    assert all("D.Lgs." in s["article"] or "c.p.a." in s["article"] for s in answer["steps"])
    assert "receipt.open.bids" in answer["needs_confirmation"]
    assert "standstill.term" not in answer["needs_confirmation"]


def test_a_standstill_that_ends_in_august_is_warned_about() -> None:
    summer = ask(**{**OPEN, "start": "2026-06-15"})
    assert any("ricorso" in warning for warning in summer["warnings"])
    assert not ask(**OPEN)["warnings"]


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"procedure": "opne"}, "field.choice", "procedure"),
        ({"procedure": "direct_award"}, "procedure.above_ceiling", "value"),
        ({"procedure": "competitive_dialogue", "criterion": "price"}, "field.choice", "criterion"),
        ({"prior_information": "2026-08-30"}, "prior_information.window", "prior_information"),
        ({"prior_information": "2025-08-30"}, "prior_information.window", "prior_information"),
        ({"extension_rup": 4}, "extension.too_long", "extension_rup"),
        ({"nature": "goods", "project_approved": "2026-08-01"}, "field.not_for_nature",
         "project_approved"),
        ({"sign_by": "2026-12-01"}, "field.exclusive", "start"),
        ({"start": None}, "field.exclusive", "start"),
        ({"start": "2026-02-30"}, "field.date", "start"),
        ({"start": "9999-12-31"}, "field.date", "start"),
        ({"seat": "ZZ"}, "seat.unknown", "seat"),
        ({"value": "-1"}, None, "value"),
        ({"urgnt": True}, "field.unknown", "urgnt"),
        ({"start": "2023-01-10"}, "law.not_in_force", None),
        ({"start": "2028-01-10"}, "law.not_in_force", None),
    ],
)  # fmt: skip
def test_bad_input_is_one_clear_error(
    given: dict[str, object], code: str | None, field: str | None
) -> None:
    error = ask(**{**OPEN, **given})["error"]
    assert error["message"].endswith(".")
    assert error["field"] == field
    assert code is None or error["code"] == code


@given(
    st.sampled_from(PROCEDURES),
    st.dates(date(2024, 1, 8), date(2027, 8, 31)),
    st.sampled_from(["300000", "9000000"]),
    st.booleans(),
)
def test_steps_follow_one_another(procedure: str, start: date, value: str, urgent: bool) -> None:  # noqa: FBT001
    found = days(
        ask(procedure=procedure, nature="works", value=value, start=f"{start}", urgent=urgent)
    )
    order = ("call", "requests_due", "invitations", "bids_due", "opening", "award", "signing")
    earliest = [str(found[s][0]) for s in order if s in found]
    assert earliest == sorted(earliest)


@given(
    st.sampled_from(PROCEDURES),
    st.dates(date(2024, 6, 3), date(2027, 8, 31)),
    st.sampled_from(["300000", "9000000"]),
)
def test_publishing_by_the_day_told_lets_sign_in_time_and_any_later_does_not(
    procedure: str, sign_by: date, value: str
) -> None:
    asked = {"procedure": procedure, "nature": "works", "value": value}
    told = ask(**asked, sign_by=f"{sign_by}")
    assert "error" not in told, told
    publish_by = date.fromisoformat(told["publish_by"])
    assert days(ask(**asked, start=f"{publish_by}"))["signing"] <= (f"{sign_by}", "9")
    corpus = load_corpus()
    eu = corpus.calendars.of(TermCalendar.EU, TermReadings.of(corpus.readings))
    assert eu.works(publish_by)
    for n in range(1, 15):
        later = publish_by + timedelta(days=n)
        if eu.works(later):
            assert str(days(ask(**asked, start=f"{later}"))["signing"][0]) > f"{sign_by}"


def test_a_signing_beyond_the_known_thresholds_is_reached_from_before_them() -> None:
    told = ask(procedure="open", nature="works", value="6000000", sign_by="2028-01-20")
    assert told["publish_by"] < "2027-12-31"

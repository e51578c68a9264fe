"""Which procedures are lawful, at the edge of every amount and of every day on which the law changed."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sua.corpus.rulebooks import load_corpus
from sua.domain.errors import LawNotInForceError
from sua.domain.readings import AutonomyLimit
from sua.law.consulted import Consulted
from sua.law.contract_kinds import Authority, Nature, ProcedureType
from sua.law.delegation import Bodies, delegation
from sua.law.procedure_choice import Choice, choices
from sua.law.purchase import Purchase, Urgency
from sua.law.reasons import GRAVITY, Outcome

P, N = ProcedureType, Nature
LAW = load_corpus().law
TODAY = date(2026, 1, 20)
LAWFUL, ASKS, NOT = Outcome.LAWFUL, Outcome.NEEDS_JUDGEMENT, Outcome.NOT_LAWFUL
FIRST = date(2023, 7, 1)


def ask(
    nature: Nature,
    value: str,
    day: date = TODAY,
    *,
    cross_border: bool | None = False,
    authority: Authority = Authority.SUB_CENTRAL,
    urgency: Urgency = Urgency.NONE,
    framework_months: int | None = None,
    bodies: Bodies | None = None,
) -> tuple[ProcedureType | None, dict[ProcedureType, Choice]]:
    purchase = Purchase(
        nature=nature,
        value=Decimal(value),
        authority=authority,
        cross_border_interest=cross_border,
        urgency=urgency,
        framework_months=framework_months,
    )
    law = LAW.at(day)
    who = bodies and delegation(purchase, bodies, AutonomyLimit.QUALIFICATION, Consulted(law))
    default, found = choices(purchase, who, law)
    assert [c.procedure for c in found].count(found[0].procedure) == 1
    assert {c.procedure for c in found} == set(ProcedureType)
    return default, {c.procedure: c for c in found}


def bodies(*sua: str) -> Bodies:
    return Bodies(buyer_levels=frozenset(), sua_levels=frozenset(sua))


def codes(choice: Choice) -> set[str]:
    return {reason.code for reason in choice.reasons}


@pytest.mark.parametrize(
    ("nature", "day", "edge", "below", "at"),
    [
        (N.WORKS, FIRST, "150000", P.DIRECT_AWARD, P.NEGOTIATED_BELOW_THRESHOLD),
        (N.WORKS, TODAY, "150000", P.DIRECT_AWARD, P.NEGOTIATED_BELOW_THRESHOLD),
        (N.WORKS, date(2023, 12, 31), "5382000", P.NEGOTIATED_BELOW_THRESHOLD, P.OPEN),
        (N.WORKS, date(2024, 1, 1), "5538000", P.NEGOTIATED_BELOW_THRESHOLD, P.OPEN),
        (N.WORKS, date(2024, 12, 30), "5538000", P.NEGOTIATED_BELOW_THRESHOLD, P.OPEN),
        (N.WORKS, date(2024, 12, 31), "5538000", P.NEGOTIATED_BELOW_THRESHOLD, P.OPEN),
        (N.WORKS, date(2025, 12, 31), "5538000", P.NEGOTIATED_BELOW_THRESHOLD, P.OPEN),
        (N.WORKS, date(2026, 1, 1), "5404000", P.NEGOTIATED_BELOW_THRESHOLD, P.OPEN),
        (N.GOODS, TODAY, "140000", P.DIRECT_AWARD, P.NEGOTIATED_BELOW_THRESHOLD),
        (N.GOODS, FIRST, "215000", P.NEGOTIATED_BELOW_THRESHOLD, P.OPEN),
        (N.GOODS, date(2023, 12, 31), "215000", P.NEGOTIATED_BELOW_THRESHOLD, P.OPEN),
        (N.SERVICES, date(2024, 1, 1), "221000", P.NEGOTIATED_BELOW_THRESHOLD, P.OPEN),
        (N.SERVICES, date(2025, 12, 31), "221000", P.NEGOTIATED_BELOW_THRESHOLD, P.OPEN),
        (N.SERVICES, date(2026, 1, 1), "216000", P.NEGOTIATED_BELOW_THRESHOLD, P.OPEN),
        (N.ENGINEERING_SERVICES, TODAY, "140000", P.DIRECT_AWARD, P.NEGOTIATED_BELOW_THRESHOLD),
        (N.ENGINEERING_SERVICES, TODAY, "216000", P.NEGOTIATED_BELOW_THRESHOLD, P.OPEN),
        (N.SOCIAL_SERVICES, TODAY, "140000", P.DIRECT_AWARD, P.NEGOTIATED_BELOW_THRESHOLD),
        (N.SOCIAL_SERVICES, TODAY, "750000", P.NEGOTIATED_BELOW_THRESHOLD, P.OPEN),
        (N.WORKS_CONCESSION, TODAY, "5404000", P.NEGOTIATED_BELOW_THRESHOLD, P.CONCESSION),
        (N.SERVICES_CONCESSION, TODAY, "5404000", P.NEGOTIATED_BELOW_THRESHOLD, P.CONCESSION),
    ],
)
def test_the_default_changes_at_the_amount_not_a_cent_earlier(
    nature: Nature, day: date, edge: str, below: ProcedureType, at: ProcedureType
) -> None:
    cent = Decimal("0.01")
    for value, named, other in (
        (Decimal(edge) - cent, below, at),
        (Decimal(edge), at, below),
        (Decimal(edge) + cent, at, below),
    ):
        default, found = ask(nature, str(value), day)
        assert default is named
        assert found[named].outcome is LAWFUL
        if other in (P.DIRECT_AWARD, P.NEGOTIATED_BELOW_THRESHOLD):
            assert found[other].outcome is NOT


@pytest.mark.parametrize(
    ("day", "edge"),
    [
        (date(2023, 12, 31), "140000"),
        (date(2024, 1, 1), "143000"),
        (date(2025, 12, 31), "143000"),
        (date(2026, 1, 1), "140000"),
    ],
)
def test_a_central_authority_has_a_threshold_of_its_own(day: date, edge: str) -> None:
    below = Decimal(edge) - Decimal("0.01")
    central = Authority.CENTRAL
    assert ask(N.GOODS, edge, day, authority=central)[0] is P.OPEN
    assert ask(N.GOODS, str(below), day, authority=central)[0] is not P.OPEN
    assert ask(N.GOODS, edge, day)[0] is P.NEGOTIATED_BELOW_THRESHOLD


def test_there_is_no_answer_before_the_code_nor_after_the_last_known_threshold() -> None:
    for day in (date(2023, 6, 30), date(2028, 1, 1)):
        with pytest.raises(LawNotInForceError):
            ask(N.WORKS, "100000", day)


@pytest.mark.parametrize(
    ("value", "operators", "letter"),
    [
        ("150000", "5", "c"),
        ("999999.99", "5", "c"),
        ("1000000", "10", "d"),
        ("1000000.01", "10", "d"),
    ],
)
def test_operators_to_consult_for_works(value: str, operators: str, letter: str) -> None:
    reason = ask(N.WORKS, value)[1][P.NEGOTIATED_BELOW_THRESHOLD].reasons[0]
    assert f"almeno {operators} operatori" in reason.text
    assert reason.article.endswith(f"lett. {letter}")


def test_the_notice_of_the_consultation_is_due_from_the_corrective_decree() -> None:
    for day, due in ((date(2024, 12, 30), False), (date(2024, 12, 31), True)):
        found = ask(N.WORKS, "650000", day)[1][P.NEGOTIATED_BELOW_THRESHOLD]
        assert ("consultation_notice" in codes(found)) is due


@pytest.mark.parametrize("value", ["100000", "650000"])
def test_a_certain_cross_border_interest_calls_for_an_ordinary_procedure(value: str) -> None:
    default, found = ask(N.WORKS, value, cross_border=True)
    assert default is P.OPEN
    assert found[P.DIRECT_AWARD].outcome is NOT
    assert found[P.NEGOTIATED_BELOW_THRESHOLD].outcome is NOT
    assert "cross_border.ordinary" in codes(found[P.OPEN])


def test_an_interest_not_yet_judged_is_asked_and_the_default_waits() -> None:
    default, found = ask(N.SERVICES, "100000", cross_border=None)
    assert default is P.DIRECT_AWARD
    assert found[P.DIRECT_AWARD].outcome is ASKS
    assert found[P.OPEN].outcome is LAWFUL


def test_all_the_reasons_against_come_at_once() -> None:
    _, found = ask(N.WORKS, "650000", cross_border=True, bodies=bodies())
    assert {"cross_border.certain", "who.nobody"} <= codes(found[P.NEGOTIATED_BELOW_THRESHOLD])


@pytest.mark.parametrize(
    "procedure",
    [
        P.COMPETITIVE_NEGOTIATION,
        P.COMPETITIVE_DIALOGUE,
        P.INNOVATION_PARTNERSHIP,
        P.NEGOTIATED_WITHOUT_PUBLICATION,
        P.DYNAMIC_PURCHASING_SYSTEM,
    ],
)
@pytest.mark.parametrize("nature", [N.WORKS, N.GOODS, N.SERVICES, N.SOCIAL_SERVICES])
def test_conditions_of_law_are_left_to_a_person(nature: Nature, procedure: ProcedureType) -> None:
    for value in ("50000", "300000", "9000000"):
        found = ask(nature, value)[1][procedure]
        assert found.outcome is ASKS
        assert found.needs_confirmation


@pytest.mark.parametrize(
    ("nature", "present", "absent"),
    [
        (N.WORKS, "ground.repetition", "ground.commodity_market"),
        (N.GOODS, "ground.commodity_market", "ground.repetition"),
        (N.SERVICES, "ground.after_contest", "ground.research"),
    ],
)
def test_the_grounds_of_art_76_depend_on_the_nature(
    nature: Nature, present: str, absent: str
) -> None:
    found = codes(ask(nature, "300000")[1][P.NEGOTIATED_WITHOUT_PUBLICATION])
    assert present in found
    assert absent not in found


def test_only_extreme_urgency_opens_art_76_and_any_urgency_shortens_terms() -> None:
    for urgency, ground, shorter in (
        (Urgency.NONE, None, False),
        (Urgency.REASONED, "urgency.not_extreme", True),
        (Urgency.EXTREME, "ground.extreme_urgency", True),
    ):
        found = ask(N.WORKS, "6000000", urgency=urgency)[1]
        seen = codes(found[P.NEGOTIATED_WITHOUT_PUBLICATION])
        assert seen & {"urgency.not_extreme", "ground.extreme_urgency"} == ({ground} - {None})
        assert ("urgency.shorter_terms" in codes(found[P.OPEN])) is shorter


@pytest.mark.parametrize(
    ("months", "outcome"), [(None, ASKS), (1, LAWFUL), (48, LAWFUL), (49, ASKS)]
)
def test_a_framework_beyond_four_years_is_an_exception_to_reason(
    months: int | None, outcome: Outcome
) -> None:
    found = ask(N.GOODS, "300000", framework_months=months)[1]
    assert found[P.FRAMEWORK_AGREEMENT].outcome is outcome


@pytest.mark.parametrize(
    ("nature", "outcome"),
    [(N.ENGINEERING_SERVICES, LAWFUL), (N.SERVICES, ASKS), (N.WORKS, NOT), (N.GOODS, NOT)],
)
def test_a_contest_acquires_a_design(nature: Nature, outcome: Outcome) -> None:
    assert ask(nature, "90000")[1][P.DESIGN_CONTEST].outcome is outcome


@pytest.mark.parametrize("nature", [N.WORKS_CONCESSION, N.SERVICES_CONCESSION])
def test_a_concession_is_never_a_direct_award_nor_a_procedure_of_book_two(nature: Nature) -> None:
    _, found = ask(nature, "30000")
    for procedure in (P.DIRECT_AWARD, P.OPEN, P.RESTRICTED, P.FRAMEWORK_AGREEMENT):
        assert found[procedure].outcome is NOT
    assert found[P.CONCESSION].outcome is LAWFUL
    assert "almeno 10" in found[P.NEGOTIATED_BELOW_THRESHOLD].reasons[1].text
    assert ask(nature, "30000", cross_border=True)[1][P.NEGOTIATED_BELOW_THRESHOLD].outcome is ASKS
    assert ask(N.WORKS, "30000")[1][P.CONCESSION].outcome is NOT


def test_nothing_is_lawful_where_neither_body_may_run_it() -> None:
    default, found = ask(N.WORKS, "650000", bodies=bodies("L3"))
    assert default is None
    assert {choice.outcome for choice in found.values()} == {NOT}
    default, _ = ask(N.WORKS, "650000", bodies=bodies("L2"))
    assert default is P.NEGOTIATED_BELOW_THRESHOLD


def test_a_level_not_declared_is_asked_when_the_other_body_may_not() -> None:
    default, found = ask(N.WORKS, "650000", bodies=Bodies(buyer_levels=frozenset()))
    assert default is P.NEGOTIATED_BELOW_THRESHOLD
    assert found[default].outcome is ASKS


@given(
    st.sampled_from(Nature),
    st.decimals(0, 10_000_000, places=2),
    st.dates(FIRST, date(2027, 12, 31)),
    st.sampled_from([None, False, True]),
    st.sampled_from(Authority),
)
def test_every_answer_is_complete_ordered_and_reasoned(
    nature: Nature,
    value: Decimal,
    day: date,
    cross_border: bool | None,  # noqa: FBT001
    authority: Authority,
) -> None:
    purchase = Purchase(
        nature=nature, value=value, authority=authority, cross_border_interest=cross_border
    )
    default, found = choices(purchase, None, LAW.at(day))
    assert sorted(c.procedure for c in found) == sorted(ProcedureType)
    assert found[0].procedure is default
    assert [GRAVITY.index(c.outcome) for c in found[1:]] == sorted(
        GRAVITY.index(c.outcome) for c in found[1:]
    )
    assert all(c.reasons and c.procedure.label for c in found)
    assert all(r.text and r.article.startswith("dlgs-36-2023 ") for c in found for r in c.reasons)

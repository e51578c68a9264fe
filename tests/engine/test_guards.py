"""Guards that look at the bodies or at what others computed; all the others refuse in tests/stories."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sua.corpus.rulebooks import load_corpus
from sua.domain.organizations import ContractSigner, Qualification
from sua.service.dossier import Dossier
from sua.service.installation import rehearse
from sua.service.playing import Step
from tests.support import DEMO_STORY, RUN, before

NOW = datetime(2026, 6, 1, tzinfo=UTC)
Make = Callable[[str], Dossier]


def last(dossier: Dossier) -> Step:
    return list(rehearse(load_corpus(), dossier, NOW, RUN))[-1]


def refusal(dossier: Dossier, rule: str) -> str:
    """What the rule says when the last line of the story is refused by it."""
    lines = dossier.story.lines
    ending = replace(lines[-1], refused_by=(rule,), state=None)
    told = replace(dossier, story=replace(dossier.story, lines=(*lines[:-1], ending)))
    return next(str(o["reason"]) for o in last(told).reply.obstacles if o["rule"] == rule)


@pytest.fixture
def submitting(demo: Dossier) -> Dossier:
    """The demonstration down to the submission of the request."""
    lines = demo.story.lines
    end = next(n for n, line in enumerate(lines) if line.state == "submitted")
    return replace(demo, story=replace(demo.story, lines=lines[: end + 1]))


def agreed(dossier: Dossier, **changes: object) -> Dossier:
    agreement = dossier.parties.agreement
    assert agreement is not None
    changed = replace(agreement, **changes)  # type: ignore[arg-type]
    return replace(dossier, parties=replace(dossier.parties, agreement=changed))


@pytest.fixture
def opening(demo: Dossier) -> Dossier:
    """The demonstration's first line: a request is opened on 12 January 2026."""
    return replace(demo, story=replace(demo.story, lines=demo.story.lines[:1]))


def test_without_an_agreement_no_request(opening: Dossier) -> None:
    alone = replace(opening, parties=replace(opening.parties, agreement=None))
    assert refusal(alone, "agreement_in_force").startswith("Manca una convenzione tra Comune")


def test_an_agreement_binds_from_its_first_day_to_its_last(opening: Dossier) -> None:
    later = agreed(opening, valid_from=date(2026, 1, 13))
    assert "è in vigore dal 13/01/2026" in refusal(later, "agreement_in_force")
    over = agreed(opening, valid_to=date(2026, 1, 11))
    assert "è scaduta il 11/01/2026" in refusal(over, "agreement_in_force")
    assert last(agreed(opening, valid_to=date(2026, 1, 12))).reply.accepted
    assert last(agreed(opening, valid_from=date(2026, 1, 12))).reply.accepted


def qualified(dossier: Dossier, *levels: Qualification) -> Dossier:
    province = replace(dossier.parties.province, qualifications=levels)
    return replace(dossier, parties=replace(dossier.parties, province=province))


@pytest.mark.parametrize(
    ("level", "first", "holds"),
    [("L1", 2024, True), ("L2", 2024, True), ("L3", 2024, False), ("L1", 2027, False)],
)
def test_the_sua_needs_the_level_that_commissioning_for_others_asks(
    submitting: Dossier,
    level: str,
    first: int,
    holds: bool,  # noqa: FBT001
) -> None:
    held = Qualification(level=level, valid_from=date(first, 1, 1), valid_to=None)
    dossier = qualified(submitting, held)
    if holds:
        assert last(dossier).reply.accepted
    else:
        assert "livello di qualificazione necessario" in refusal(dossier, "province_qualified")


def test_silence_means_nothing_to_a_qualified_body(demo: Dossier, dossier_of: Make) -> None:
    start = before(demo, "accept").story.lines[-1].number
    line = "2026-01-27T12:00 director/tre lapse_into_assent ! buyer_unqualified"
    dossier = dossier_of("\n".join([*DEMO_STORY.read_text().splitlines()[:start], line]))
    level = Qualification(level="L2", valid_from=date(2024, 1, 1), valid_to=None)
    buyer = replace(dossier.parties.buyer, qualifications=(level,))
    changed = replace(dossier, parties=replace(dossier.parties, buyer=buyer))
    assert "è qualificato (L2)" in refusal(changed, "buyer_unqualified")


def test_a_contract_the_province_signs_is_not_the_comunes(demo: Dossier) -> None:
    lines = demo.story.lines
    end = next(n for n, line in enumerate(lines) if line.state == "signed")
    cut = replace(demo, story=replace(demo.story, lines=lines[: end + 1]))
    dossier = agreed(cut, contract_signer=ContractSigner.PROVINCE)
    assert "stipulato dalla SUA" in refusal(dossier, "contract_signer")


@pytest.mark.parametrize(
    ("amount", "says"),
    [
        ("128499.99", "è inferiore a 150.000,00 euro"),
        ("128500.00", None),
        ("5382499.99", None),
        ("5382500.00", "raggiunge la soglia europea di 5.404.000,00 euro"),
    ],
)
def test_the_negotiated_procedure_has_a_floor_and_a_ceiling(
    demo: Dossier, dossier_of: Make, amount: str, says: str | None
) -> None:
    """With 21,500 euro of safety costs; each edge is tried on both sides."""
    text = DEMO_STORY.read_text().replace("base_amount=628500.00", f"base_amount={amount}")
    text = text.replace("labour_cost=195000.00", "labour_cost=95000.00")
    text = text.replace(" programme_code", "")
    cut = before(demo, "appoint_sua_rup").story.lines[-1].number
    dossier = dossier_of("\n".join(text.splitlines()[:cut]))
    if says is None:
        assert last(dossier).reply.accepted
    else:
        assert says in refusal(dossier, "value_band")


@pytest.mark.parametrize(("base", "needed"), [("128499.99", False), ("128500.00", True)])
def test_works_from_the_programme_threshold_carry_their_code(
    demo: Dossier,
    dossier_of: Make,
    base: str,
    needed: bool,  # noqa: FBT001
) -> None:
    text = DEMO_STORY.read_text().replace("base_amount=628500.00", f"base_amount={base}")
    text = text.replace("labour_cost=195000.00", "labour_cost=95000.00")
    text = text.replace(" cui=L99990000020202600007", "").replace(" programme_code", "")
    cut = before(demo, "request_integrations").story.lines[-1].number
    dossier = dossier_of("\n".join(text.splitlines()[:cut]))
    if needed:
        assert "150.000,00 euro" in refusal(dossier, "programme_code")
    else:
        assert last(dossier).reply.accepted

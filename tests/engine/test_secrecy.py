"""What is sealed, for whom, and until which state: of a case as one and of its lots."""

from collections.abc import Callable
from datetime import UTC, datetime

from sua.domain.case import Case
from sua.domain.people import Role
from sua.engine.secrecy import kept_from, sealed_by_lot, sealed_classes, visible_facts
from sua.service.dossier import Dossier
from sua.service.installation import lifecycles
from sua.service.playing import play
from sua.service.rehearsal import Rehearsal
from tests.lots import SPLIT, book, lots_corpus
from tests.support import RUN

BIDS = frozenset({"bids"})
NONE: frozenset[str] = frozenset()
RANK = (
    "2026-01-14 officer/due rank@2 test_score=8\n2026-01-14T13:00 officer/due rank@1 test_score=8\n"
)


def case_of(dossier: Dossier) -> Case:
    desk = Rehearsal(lots_corpus(), dossier)
    now = datetime(2026, 6, 1, tzinfo=UTC)
    steps = [*play(dossier, desk, lifecycles(lots_corpus()), now, RUN)]
    return desk.cases[steps[0].case_id]


def test_what_is_common_stays_sealed_while_any_lot_seals_it(
    dossier_of: Callable[[str], Dossier],
) -> None:
    case = case_of(dossier_of(SPLIT + RANK.splitlines()[0] + "\n"))
    assert sealed_by_lot(book(), case, Role.BUYER) == {"": BIDS, "1": BIDS, "2": NONE}
    assert sealed_by_lot(book(), case, Role.AUDITOR) == {"": BIDS, "1": BIDS, "2": NONE}
    assert sealed_by_lot(book(), case, Role.OFFICER) == {"": NONE, "1": NONE, "2": NONE}
    after = case_of(dossier_of(SPLIT + RANK))
    assert sealed_classes(book(), after, Role.BUYER) == NONE


def test_a_sealed_fact_is_seen_by_the_award_desk_alone(
    dossier_of: Callable[[str], Dossier],
) -> None:
    case = case_of(dossier_of(SPLIT))
    scored = case.with_facts({**case.facts, "test_score": 8})
    open_facts = {name: value for name, value in scored.facts.items() if name != "test_score"}
    assert visible_facts(book(), scored, Role.BUYER) == open_facts
    assert visible_facts(book(), scored, Role.SUA_RUP) == scored.facts
    assert open_facts


def test_the_reasons_of_a_step_are_kept_from_whoever_may_not_take_it(
    dossier_of: Callable[[str], Dossier],
) -> None:
    case = case_of(dossier_of(SPLIT))
    award = next(t for t in book().lifecycle.transitions if t.command == "award")
    rank = next(t for t in book().lifecycle.transitions if t.command == "rank")
    assert kept_from(book(), rank, case, Role.BUYER)
    assert not kept_from(book(), award, case, Role.BUYER)
    assert not kept_from(book(), award, case, Role.OFFICER)
    over = case_of(dossier_of(SPLIT + RANK))
    assert not kept_from(book(), rank, over, Role.BUYER)

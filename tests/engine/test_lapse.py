"""A judgement lapses when what it rests on changes after it was given, and is asked again."""

from collections.abc import Callable
from datetime import UTC, datetime

from sua.domain.case import FactTimes
from sua.engine.lapse import lapsed
from sua.service.dossier import Dossier
from sua.service.installation import lifecycles
from sua.service.playing import Step, play
from sua.service.rehearsal import Rehearsal
from tests.lots import SPLIT, book, lots_corpus
from tests.support import RUN

NOW = datetime(2026, 6, 1, tzinfo=UTC)
OPENED = "case test_lots@2026-01-12T09:00 actor=officer/due base_amount=100.00\n"
Make = Callable[[str], Dossier]


def tell(dossier: Dossier) -> tuple[Rehearsal, list[Step]]:
    desk = Rehearsal(lots_corpus(), dossier)
    return desk, [*play(dossier, desk, lifecycles(lots_corpus()), NOW, RUN)]


def test_what_changed_is_named_and_the_question_put_again(dossier_of: Make) -> None:
    story = (
        OPENED
        + "2026-01-13 officer/due admit\n"
        + '2026-01-14 officer/due rank test_score=1 test_fits={"answer":true,"reasons":"Sì."}\n'
        + "2026-01-14T13:00 officer/due rank test_score=1\n"
    )
    tell(dossier_of(story + "2026-01-15 director/tre award = awarded\n"))
    changed = story + "2026-01-14T14:00 officer/due rank test_score=2\n"
    _, steps = tell(dossier_of(changed + "2026-01-15 director/tre award ! lapsed.test_fits\n"))
    (obstacle,) = steps[-1].reply.obstacles
    assert "«Punteggio di prova»" in obstacle["reason"]
    assert [e["command"] for e in obstacle["enter_with"]] == ["rank"]
    again = changed + (
        '2026-01-14T15:00 officer/due rank test_score=2 test_fits={"answer":true,"reasons":"Sì."}\n'
    )
    tell(dossier_of(again + "2026-01-15 director/tre award = awarded\n"))


def test_a_lot_lapses_alone_and_parting_is_no_change(dossier_of: Make) -> None:
    rank = (
        '2026-01-14 officer/due rank@{} test_score=1 test_fits={{"answer":true,"reasons":"Sì."}}\n'
    )
    story = SPLIT + rank.format(1) + rank.format(2).replace("-14 ", "-14T13:00 ")
    story += "2026-01-14T14:00 officer/due rank@2 test_score=9\n"
    story += "2026-01-15 director/tre award@1 = awarded\n"
    tell(dossier_of(story + "2026-01-15T13:00 director/tre award@2 ! lapsed.test_fits\n"))


def test_times_are_events_of_the_chain(dossier_of: Make) -> None:
    story = OPENED + (
        "2026-01-12T10:00 officer/due set_up base_amount=100.00\n"
        "2026-01-12T11:00 officer/due set_up base_amount=200.00\n"
        '2026-01-12T12:00 officer/due note test_notes=[{"text":"a"}]\n'
    )
    desk, steps = tell(dossier_of(story))
    times = desk.cases[steps[0].case_id].times
    assert times["base_amount"] == FactTimes(given=3, changed=3)
    assert times["test_notes"] == FactTimes(given=4, changed=4)
    early = story.partition("2026-01-12T11")[0]
    desk, steps = tell(dossier_of(early))
    assert desk.cases[steps[0].case_id].times["base_amount"] == FactTimes(given=2, changed=1)


def test_what_was_never_given_does_not_lapse() -> None:
    changed = FactTimes(given=5, changed=5)
    assert lapsed(book(), {"base_amount": changed}) == {}
    judged = FactTimes(given=4, changed=4)
    found = lapsed(book(), {"base_amount": changed, "test_fits": judged})
    assert found == {"test_fits": ("base_amount",)}
    assert lapsed(book(), {"base_amount": judged, "test_fits": judged}) == {}

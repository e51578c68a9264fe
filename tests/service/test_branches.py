"""The ways a case can go other than the demonstration's, each to its acts and back through verify."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from sua.rendering.codec import decode_view
from sua.rendering.html import to_html
from sua.service.dossier import Dossier
from sua.storage.database import VERIFIER, transaction
from sua.storage.vault import open_sealed
from tests.support import DEMO_STORY, RUN, Desk

LINES = DEMO_STORY.read_text().splitlines()
BOARD = (
    'director/tre appoint_board board=["@cinque","@sei"] board_act={"number":"131","day":"2026-03-10"}'
    ' board_compatible={"answer":true,"reasons":"Dichiarazioni acquisite."}'
)
EXAMINED = (
    f"2026-03-10T08:00 {BOARD} = board_appointed",
    "2026-03-10T08:50 board/cinque declare_conflicts"
    ' conflict_statement={"answer":false,"reasons":"Nessun interesse."}',
    "2026-03-10T08:55 board/sei declare_conflicts"
    ' conflict_statement={"answer":false,"reasons":"Nessun interesse."}',
    "2026-03-10T09:00 board/cinque open_examination = examination",
)
REPORT = "9c41d7e20b86fa53c1e7704d9a2b6835fe10c94d7728ab5306ef1d92c84b7a60"
Make = Callable[[str], Dossier]


def until(ending: str) -> list[str]:
    """The demonstration down to the first line that ends so, which is left out."""
    return LINES[: next(n for n, line in enumerate(LINES) if line.endswith(ending))]


def tell(desk: Desk, dossier: Dossier) -> None:
    for _ in desk.here.replay(dossier, datetime.now(UTC), RUN):
        pass
    desk.here.worker().drain(datetime.now(UTC))
    assert desk.here.worker().failures() == []
    assert desk.here.verifier().verify(render=True).findings == ()


def act(desk: Desk, slug: str) -> str:
    """The text of the last act of that kind."""
    digest = desk.rows("SELECT view FROM document WHERE slug = :slug ORDER BY seq DESC", slug=slug)
    with transaction(desk.here.engine, VERIFIER) as connection:
        opened = open_sealed(connection, desk.here.vault, {str(digest[0][0])})
    view = decode_view(opened[str(digest[0][0])] or b"")
    return " ".join(to_html(desk.here.corpus.documents.at(slug, view.law_day), view).split())


def states(desk: Desk) -> dict[object, object]:
    return dict(desk.rows("SELECT workflow, state FROM case_file"))  # type: ignore[arg-type]


def test_a_request_is_refused_with_its_reasons(fresh: Desk, dossier_of: Make) -> None:
    story = [
        *until("= integration_requested"),
        '2026-01-20 director/tre refuse reasons="Il livello di qualificazione non basta <oggi>."'
        ' refusal_act={"number":"40","day":"2026-01-20"} = refused',
    ]
    tell(fresh, dossier_of("\n".join(story)))
    assert "non basta &lt;oggi&gt;." in act(fresh, "request_refusal")


def test_silence_is_assent_after_ten_days_and_no_refusal_comes_later(
    fresh: Desk, dossier_of: Make
) -> None:
    """Art. 62 c. 10: submitted on 14 January, the tenth day is a Saturday and rolls to the 26th."""
    story = [
        *until("= integration_requested"),
        "2026-01-26T12:00 director/tre lapse_into_assent ! silence_elapsed",
        '2026-01-27T12:00 director/tre refuse reasons="Tardi."'
        ' refusal_act={"number":"40","day":"2026-01-27"} ! answer_term_open',
        "2026-01-27T12:10 director/tre lapse_into_assent = accepted",
    ]
    tell(fresh, dossier_of("\n".join(story)))
    assert states(fresh) == {"request": "accepted"}


def test_a_request_withdrawn_ends(fresh: Desk, dossier_of: Make) -> None:
    story = [
        *until("= submitted"),
        '2026-01-14 buyer/uno withdraw reasons="Non serve." = withdrawn',
    ]
    tell(fresh, dossier_of("\n".join(story)))
    assert fresh.rows("SELECT count(*) FROM deadline WHERE met_at IS NULL") == [(0,)]


def test_without_bids_the_procedure_is_deserted(fresh: Desk, dossier_of: Make) -> None:
    story = [
        *until("= receipt_closed"),
        f"2026-03-09T12:30 officer/due close_receipt bids_received=0 platform_report={REPORT}"
        " = receipt_closed",
        f"2026-03-10T08:00 {BOARD} ! some_bid_received",
        '2026-03-11 director/tre declare_deserted deserted_act={"number":"140","day":"2026-03-11"}'
        " = deserted",
    ]
    tell(fresh, dossier_of("\n".join(story)))
    assert "Non è pervenuta alcuna offerta." in act(fresh, "deserted_record")


def test_with_every_bid_excluded_the_procedure_is_deserted(fresh: Desk, dossier_of: Make) -> None:
    story = [
        *until("= receipt_closed"),
        f"2026-03-09T12:30 officer/due close_receipt bids_received=1 platform_report={REPORT}"
        " = receipt_closed",
        *EXAMINED,
        '2026-03-10 sua_rup/quattro record_admissions admissions_act={"number":"132","day":"2026-03-10"}'
        ' exclusions=[{"codice_fiscale":"99990000038","reasons":"Documento mancante."}] = admitted',
        f"2026-03-11 board/cinque transcribe_bids bids=@bids bids_report={REPORT}"
        " ! some_bid_admitted",
        '2026-03-11 director/tre declare_deserted deserted_act={"number":"140","day":"2026-03-11"}'
        " = deserted",
    ]
    tell(fresh, dossier_of("\n".join(story)))
    text = act(fresh, "deserted_record")
    assert "Offerte pervenute: 1; operatori esclusi: 1." in text


@pytest.mark.parametrize(
    ("command", "slug", "words"),
    [
        ("revoke", "revocation_act", ("è revocata", "21-quinquies")),
        ("annul", "annulment_act", ("è annullata", "21-nonies")),
    ],
)
def test_a_procedure_is_withdrawn_with_its_reasons(
    command: str, slug: str, words: tuple[str, ...], fresh: Desk, dossier_of: Make
) -> None:
    story = [
        *until("= communicated"),
        f'2026-04-02 director/tre {command} reasons="Sopravvenute ragioni."'
        ' withdrawal_act={"number":"220","day":"2026-04-02"}',
    ]
    tell(fresh, dossier_of("\n".join(story)))
    text = act(fresh, slug)
    for word in ("Sopravvenute ragioni.", *words):
        assert word in text, word
    assert fresh.rows("SELECT count(*) FROM deadline WHERE met_at IS NULL") == [(0,)]


def test_after_an_exclusion_the_ranking_is_made_again(fresh: Desk, dossier_of: Make) -> None:
    """Four bids are left: no automatic exclusion, art. 54 c. 1; the RUP judges the best bid."""
    story = [
        *until("= proposed"),
        '2026-03-13 sua_rup/quattro exclude_operator reasons="Causa di esclusione accertata."'
        ' exclusions=[{"codice_fiscale":"99990000053","reasons":"Art. 94."}]'
        ' minutes_act={"number":"3","day":"2026-03-13"} = ranked',
        "2026-03-14 board/cinque propose_award ! congruity_judged",
        '2026-03-14 board/cinque propose_award congruity={"answer":true,"reasons":"Congrua."}'
        " = proposed",
    ]
    tell(fresh, dossier_of("\n".join(story)))
    text = act(fresh, "session_minutes")
    assert "L'esclusione automatica non si applica" in text
    assert "Operatori esclusi: 1." in text
    assert "<strong>32,364%</strong>" in text


def test_equal_best_bids_are_drawn(fresh: Desk, dossier_of: Make) -> None:
    bids = (
        '[{"codice_fiscale":"99990000038","discount":"20","labour_cost":"1","safety_charges":"1"},'
        '{"codice_fiscale":"99990000046","discount":"20","labour_cost":"1","safety_charges":"1"},'
        '{"codice_fiscale":"99990000053","discount":"5","labour_cost":"1","safety_charges":"1"}]'
    )
    act_json = '{"number":"3","day":"2026-03-12"}'
    story = [
        *until("= receipt_closed"),
        f"2026-03-09T12:30 officer/due close_receipt bids_received=3 platform_report={REPORT}"
        " = receipt_closed",
        *EXAMINED,
        "2026-03-10T10:00 sua_rup/quattro record_admissions = admitted",
        f"2026-03-11T10:00 board/cinque transcribe_bids bids={bids} bids_report={REPORT}"
        " = transcribed",
        '2026-03-11T10:10 board/sei correct_transcription reasons="Riletto il resoconto." = admitted',
        f"2026-03-11T10:20 board/cinque transcribe_bids bids={bids} bids_report={REPORT}"
        " = transcribed",
        "2026-03-11T11:00 board/sei confirm_bids = opened",
        f"2026-03-11T11:30 board/cinque rank minutes_act={act_json.replace('12', '11')} = ranked",
        '2026-03-12T09:00 board/cinque propose_award congruity={"answer":true,"reasons":"Sì."}'
        " ! winner_found",
        '2026-03-12T09:30 board/cinque record_draw draw_winner=[{"codice_fiscale":"99990000053",'
        f'"name":"Gamma"}}] draw_report={REPORT} minutes_act={act_json} ! draw_among_tied',
        '2026-03-12T10:00 board/cinque record_draw draw_winner=[{"codice_fiscale":"99990000046",'
        f'"name":"Impresa dimostrativa Beta S.r.l."}}] draw_report={REPORT}'
        f" minutes_act={act_json} = ranked",
        '2026-03-12T11:00 board/cinque propose_award congruity={"answer":true,"reasons":"Sì."}'
        " = proposed",
    ]
    tell(fresh, dossier_of("\n".join(story)))
    text = act(fresh, "session_minutes")
    assert "Impresa dimostrativa Beta S.r.l.</strong>" in text
    first = fresh.rows("SELECT count(*) FROM document WHERE slug = 'session_minutes'")
    assert first == [(2,)]

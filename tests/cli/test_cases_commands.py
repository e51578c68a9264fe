"""The commands on cases, as their users see them."""

from pathlib import Path

import pytest

from sua.rendering import pdf
from sua.storage.migrate import head_revision
from tests.cli.conftest import Sua
from tests.support import DEMO_STORY, RUN, Desk


def one_line(text: str) -> bool:
    return text.startswith("Errore: ") and text.count("\n") == 1 and "Traceback" not in text


def test_the_demonstration_shows_every_step_and_every_number(sua: Sua, at_home: Desk) -> None:
    seen = sua("demo")
    assert seen.code == 0, seen.err
    for words in (
        "DIMOSTRAZIONE",
        "Presentare la richiesta",
        "Per i lavori manca il CUP. (L. 3/2003, art. 11; D.Lgs. 36/2023, art. 42 c. 4)",
        "possibile dal 09/03/2026",
        "atto adottato: Provvedimento di aggiudicazione",
        "31,485",
        "0,843",
        "37,782",
        "443.550,32 euro",
        "4 atti resi di nuovo; anomalie: 0.",
        "Accanto, nella stessa Provincia",
        "lotto 1 «Fascicolo trasmesso», lotto 2 «Deserta», lotto 3 «Offerte tecniche valutate»",
        "Contratto in esecuzione: «In esecuzione»",
    ):
        assert words in seen.out, words
    assert len(list(at_home.home.documents.glob("*.pdf"))) == 14
    assert "16 pratiche" in (verified := sua("verify")).out
    assert "anomalie: 0" in verified.out
    assert "contiene già 16 pratiche" in sua("demo", "--once").out


def test_each_demonstration_opens_new_cases(sua: Sua, at_played: Desk) -> None:
    before = at_played.rows("SELECT count(*) FROM case_file")
    assert sua("demo").code == 0
    assert (before, at_played.rows("SELECT count(*) FROM case_file")) == ([(2,)], [(18,)])


def test_a_replay_resumes_under_its_name(sua: Sua, at_played: Desk) -> None:
    before = at_played.rows("SELECT count(*), max(hash) FROM event")
    assert sua("replay", DEMO_STORY, "--run", RUN).code == 0
    assert at_played.rows("SELECT count(*), max(hash) FROM event") == before


@pytest.mark.usefixtures("at_played")
def test_verify_counts_what_it_did(sua: Sua) -> None:
    seen = sua("verify")
    assert (seen.code, "2 pratiche" in seen.out, "anomalie: 0" in seen.out) == (0, True, True)


def test_verify_names_the_broken_link_and_fails(sua: Sua, at_played: Desk) -> None:
    at_played.superuser("UPDATE event SET body = body || ' ' WHERE seq = 3")
    seen = sua("verify", "--render")
    assert seen.code == 1
    assert seen.out.count("evento 3: ") == 2


@pytest.mark.usefixtures("at_home")
def test_deadlines_are_listed_with_what_happens_when_they_expire(sua: Sua, tmp_path: Path) -> None:
    lines = DEMO_STORY.read_text().splitlines()
    submitted = next(n for n, line in enumerate(lines) if "= submitted" in line)
    story = tmp_path / "half.story"
    story.write_text("\n".join(lines[: submitted + 1]))
    story.with_suffix(".toml").write_bytes(DEMO_STORY.with_suffix(".toml").read_bytes())
    assert sua("replay", story).code == 0
    seen = sua("deadlines")
    assert "SCADUTO 26/01/2026  Risposta alla richiesta del Comune" in seen.out
    assert "il 24/01/2026 non è lavorativo" in seen.out
    assert "la richiesta si intende accolta" in seen.out
    assert "Termini aperti: 1, di cui scaduti: 1." in seen.out


@pytest.mark.usefixtures("at_played")
def test_the_metric_says_that_it_is_no_saving(sua: Sua) -> None:
    seen = sua("metrics")
    for words in ("Ribasso, non risparmio", "32,848%", "628.500,00", "Provincia", "Comune di"):
        assert words in seen.out, words


def test_a_withdrawn_award_is_not_measured(sua: Sua, at_played: Desk) -> None:
    at_played.superuser("UPDATE case_file SET state = 'revoked' WHERE workflow = 'negotiated'")
    assert "Nessuna aggiudicazione." in sua("metrics").out


def test_acts_are_listed_with_their_files(sua: Sua, at_played: Desk) -> None:
    seen = sua("documents", "list")
    assert "Provvedimento di aggiudicazione, n. 212 del 01/04/2026" in seen.out
    assert all(str(path) in seen.out for path in at_played.home.documents.glob("*.pdf"))


def test_an_act_that_cannot_be_rendered_says_why_and_is_tried_again_later(
    sua: Sua, at_home: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bytes:
        raise pdf.RenderingError("Mancano le librerie di sistema per i PDF.")

    with monkeypatch.context() as broken:
        broken.setattr(pdf, "write_pdf", fail)
        seen = sua("demo")
    assert seen.code == 1
    assert "Non reso: award_decision" in seen.out
    assert "Mancano le librerie" in seen.out
    at_home.superuser("UPDATE outbox SET next_at = now()")
    assert "Atti resi in PDF: 4." in sua("documents", "render").out
    assert sua("verify", "--render").code == 0


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("verify", "x"), "UUID"),
        (("replay", "none.story"), "Non si può leggere none.story"),
        (("replay", DEMO_STORY, "--run", "x"), "non è un UUID"),
        (("story", "run", "none.story"), "Non si può leggere"),
        (("workflows", "diagram", "negotiated_work"), "negotiated"),
        (("workflows", "diagram", "request", "--day", "2020-01-01"), "01/07/2023"),
        (("workflows", "diagram", "request", "--day", "oggi"), "2026-01-20"),
        (("documents", "render", "none.json"), "Non si può leggere none.json"),
    ],
)
@pytest.mark.usefixtures("at_home")
def test_an_error_is_one_clear_line(words: tuple[object, ...], problem: str, sua: Sua) -> None:
    seen = sua(*words)
    assert seen.code == 1
    assert one_line(seen.err), seen.err
    assert problem in seen.err


def test_a_real_database_refuses_the_demonstration(sua: Sua, at_home: Desk) -> None:
    at_home.superuser("INSERT INTO installation (id, demo, created_at) VALUES (1, false, now())")
    seen = sua("demo")
    assert (seen.code, one_line(seen.err)) == (1, True)
    assert at_home.rows("SELECT count(*) FROM case_file") == [(0,)]


def test_a_story_run_writes_nothing_and_needs_no_database(
    sua: Sua, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    seen = sua("story", "run", DEMO_STORY)
    assert (seen.code, "47 passaggi" in seen.out) == (0, True)


def test_a_diagram_draws_every_state(sua: Sua) -> None:
    seen = sua("workflows", "diagram", "negotiated")
    assert seen.out.startswith("stateDiagram-v2")
    assert 'state "Aggiudicata" as awarded' in seen.out
    assert "verified --> awarded: Aggiudicare" in seen.out


def test_the_data_files_are_sound(sua: Sua) -> None:
    assert sua("workflows", "check").code == 0


@pytest.mark.usefixtures("at_home")
def test_the_schema_command_says_the_revision(sua: Sua) -> None:
    assert sua("db", "upgrade").out == f"Schema alla revisione {head_revision()}.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nonesiste"], "Errore: Il comando «nonesiste» non esiste: «sua --help»"),
        (["law", "at"], "Errore: Manca «GIORNO»: «sua law at --help»"),
        (["verify", "--x"], "Errore: L'opzione «--x» non esiste: «sua verify --help»"),
        (["replay", "a.story", "--run"], "Errore: L'opzione «--run» è scritta male"),
        (["metrics", "x y"], "Errore: Parole di troppo: «x y»"),
        (["calc", "niente"], "Errore: Il comando «niente» non esiste (forse: "),
    ],
)
def test_a_command_typed_wrong_is_one_italian_line(words: list[str], said: str, sua: Sua) -> None:
    seen = sua(*words)
    assert seen.code == 2
    assert seen.err.startswith(said)
    assert one_line(seen.err)


@pytest.mark.parametrize("path", [".", "/", ""])
def test_a_dossier_without_a_name_is_refused(path: str, sua: Sua) -> None:
    seen = sua("story", "run", path)
    assert seen.code == 1
    assert one_line(seen.err)


def test_a_missing_dossier_is_said_in_italian(sua: Sua) -> None:
    assert (
        "Non si può leggere nessuno.story: non esiste." in sua("story", "run", "nessuno.story").err
    )


def test_a_sidecar_without_a_field_names_it(sua: Sua, tmp_path: Path) -> None:
    story = tmp_path / "x.story"
    story.write_bytes(DEMO_STORY.read_bytes())
    story.with_suffix(".toml").write_text("demo = true")
    seen = sua("story", "run", story)
    assert "«title» manca." in seen.err
    assert one_line(seen.err)


@pytest.mark.usefixtures("at_home")
def test_square_brackets_in_a_title_are_only_brackets(sua: Sua, tmp_path: Path) -> None:
    story = tmp_path / "x.story"
    story.write_bytes(DEMO_STORY.read_bytes())
    sidecar = DEMO_STORY.with_suffix(".toml").read_text()
    sidecar = sidecar.replace("strada comunale", "strada [/bold] comunale", 1)
    story.with_suffix(".toml").write_text(
        sidecar.replace('"Comune di Valdorsa', '"Comune [/x] di Valdorsa', 1)
    )
    seen = sua("replay", story)
    assert seen.code == 0, seen.err
    assert "strada [/bold] comunale" in seen.out
    assert "Comune [/x] di Valdorsa" in sua("metrics").out


def test_a_full_disk_is_one_line(sua: Sua, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sua.cli.workflows.write_lock", lambda _: (tmp_path / "a" / "b").touch())
    seen = sua("workflows", "seal")
    assert seen.code == 1
    assert one_line(seen.err)
    assert "non esiste" in seen.err

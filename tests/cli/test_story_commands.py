"""Cases told back as stories, and taken over, as their users see it."""

from datetime import UTC, datetime
from pathlib import Path

from sua.service.dossier import Dossier
from sua.service.story_words import as_toml
from tests.cli.conftest import Sua
from tests.engine.test_takeover import attested, lived
from tests.support import RUN, Desk


def test_a_case_is_exported_and_runs_again(sua: Sua, at_home: Desk, tmp_path: Path) -> None:
    assert sua("demo").code == 0
    ((case,),) = at_home.rows("SELECT id FROM case_file WHERE workflow = 'contract' LIMIT 1")
    name = tmp_path / "copia"
    seen = sua("story", "export", case, "--out", name)
    assert (seen.code, seen.err) == (0, "")
    assert "pratiche. Contengono dati riservati" in seen.out
    assert "Attenzione" not in seen.out
    again = sua("story", "run", name.with_suffix(".story"))
    assert (again.code, "passaggi come raccontato" in again.out) == (0, True)
    twice = sua("story", "export", case, "--out", name)
    assert (twice.code, "esiste già" in twice.err) == (1, True)
    assert "si indica con il suo UUID" in sua("story", "export", "x").err
    assert "non esiste" in sua("story", "export", RUN, "--out", tmp_path / "no").err


def test_a_running_case_is_taken_over_from_a_file(
    sua: Sua, at_home: Desk, tmp_path: Path, demo: Dossier
) -> None:
    at_home.here.register(demo, datetime.now(UTC))
    names = {str(p.id): f"@demo-{key}" for key, p in demo.people.items()}
    told = as_toml(
        {"workflow": "negotiated", "buyer": "99990000020", **attested(lived(demo, "award"))}
    )
    for identity, name in names.items():
        told = told.replace(identity, name)
    file = tmp_path / "gara.toml"
    file.write_text(told)
    seen = sua("cases", "takeover", file, "--as", "demo-tre", "--run", RUN)
    assert (seen.code, seen.err) == (0, "")
    assert "«Requisiti verificati» (attestato, non rivissuto)" in seen.out
    assert sua("cases", "takeover", file, "--as", "demo-tre", "--run", RUN).code == 0
    assert at_home.rows("SELECT count(*), max(state) FROM case_file") == [(1, "verified")]
    assert "anomalie: 0" in sua("verify").out
    for old, new, problem in (
        ('"99990000020"', '"99990000012x"', "codice fiscale"),
        ('"99990000020"', '"99990000038"', "nessun ente registrato"),
        ("@demo-uno", "@demo-un", "l'utenza «demo-un» non esiste; forse: demo-uno"),
        ('workflow = "negotiated"', 'workflow = "negotiatid"', "forse: negotiated"),
        ('state = "verified"', 'state = "awarded"', "rifiutata per un motivo"),
        ('state = "verified"', "stato = 1", "«stato» non è una voce conosciuta; forse: state"),
        ("[facts]", "[facts", "non è TOML valido"),
    ):
        assert old in told, old
        file.write_text(told.replace(old, new))
        bad = sua("cases", "takeover", file, "--as", "demo-tre")
        assert bad.code == 1
        assert problem in bad.err, bad.err
        assert bad.err.count("\n") == 1
    file.write_text(told)
    assert "«nessuno» non esiste" in sua("cases", "takeover", file, "--as", "nessuno").err
    assert "oggi non è dirigente" in sua("cases", "takeover", file, "--as", "demo-due").err

"""Moving a running case to a corrected lifecycle: proven, shown, recorded; or nothing is written."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sua.corpus.root import root
from sua.domain.errors import ConflictError, CorpusError, InputError, NotFoundError
from sua.domain.people import Role
from sua.engine.migration import Kind
from sua.service.dossier import Dossier
from sua.service.migrating import migrate, prepare
from sua.service.narrating import narrate
from sua.storage import cases
from sua.storage.database import VERIFIER, transaction
from tests.cli.conftest import Sua, at_home, sua  # noqa: F401 -- fixtures
from tests.service.test_plan_and_what_if import everything
from tests.support import Desk, Scene, stage

WORKFLOWS = root() / "workflows"
AWARD = "flows/award"
WHY = "Corretto un errore del file (prova)."
Mended = Callable[..., Path]


def original(name: str) -> Path:
    """The latest version of a procedure's file, or of a flow's."""
    return max((WORKFLOWS / name).glob("*.toml"))


@pytest.fixture
def mended(tmp_path: Path) -> Mended:
    """A corrected copy of a file: pairs of words, the second in place of the first."""

    def make(name: str, *changes: tuple[str, str]) -> Path:
        text = original(name).read_text()
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        path = tmp_path / f"{Path(name).name}.toml"
        path.write_text(text)
        return path

    return make


def now() -> datetime:
    return datetime.now(UTC)


CHECKS = ('command  = "record_checks"\n', 'command  = "record_checks"\noptional = ["reasons"]\n')
NEW_TERM = (
    '[[deadline]]\nid        = "bid_validity"',
    '[[deadline]]\nid        = "checks_answer"\nlabel     = "Riscontro delle verifiche (prova)"\n'
    'starts    = "propose_award"\nstops     = ["record_checks", "revoke", "annul"]\n'
    'owner     = ["officer"]\nparameter = "award.communications"\n'
    'source    = "dlgs-36-2023 art. 99"\nexpiry    = "Le verifiche sono in ritardo."\n\n'
    '[[deadline]]\nid        = "bid_validity"',
)


def go_on(scene: Scene, role: Role, person: str, command: str) -> None:
    reply = scene.service.handle(scene.command(command, now()), scene.context(role, person))
    assert reply.accepted, reply.obstacles


def test_a_pinned_case_obeys_the_corrected_file_from_then_on(
    fresh: Desk, demo: Dossier, mended: Mended
) -> None:
    scene = stage(fresh, demo, "record_checks")
    file = mended(AWARD, CHECKS, NEW_TERM)
    ready = prepare(fresh.here, scene.case_id, file, now())
    assert ready.problems == ()
    differs = {(line.kind, line.what, line.id) for line in ready.lines}
    assert differs == {
        (Kind.CHANGED, "command", "record_checks"),
        (Kind.ADDED, "term", "checks_answer"),
    }
    assert any(
        "Riscontro delle verifiche" in s for _, found in ready.present for s in found["prose"]
    )
    migrate(fresh.here, scene.case_id, file, WHY, now(), seen=ready)
    assert fresh.here.verifier().verify().findings == ()
    rules = fresh.rows("SELECT rule FROM deadline WHERE case_id = :id", id=scene.case_id)
    assert ("checks_answer",) in rules
    row = fresh.rows("SELECT rulebook, pinned_on FROM case_file WHERE id = :id", id=scene.case_id)
    assert row == [(ready.new.digest, ready.case.pinned_on)]
    facts = {**scene.line("record_checks"), "reasons": "Prova."}
    command = scene.command("record_checks", now(), **facts)
    with transaction(fresh.here.engine, VERIFIER) as connection:
        chain = cases.events(connection, scene.case_id)
    told = list(narrate(chain, ready.new, {"": frozenset()}, ready.case.workflow))
    assert told[-1].what == f"Passaggio a regole corrette: {WHY}"
    assert told[-1].line is None
    reply = scene.service.handle(command, scene.context(Role.OFFICER, "due"))
    assert reply.accepted, reply.obstacles
    fresh.here.worker().drain(now())
    assert fresh.here.verifier().verify(render=True).findings == ()


def test_the_values_fixed_with_the_case_stay(fresh: Desk, demo: Dossier, mended: Mended) -> None:
    scene = stage(fresh, demo, "record_checks")
    ready = prepare(fresh.here, scene.case_id, mended(AWARD, CHECKS), now())
    assert ready.new.files["law.json"] == ready.old.files["law.json"]
    assert ready.new.day == ready.old.day == ready.case.pinned_on
    kept = {n for n in ready.old.files if n.startswith(("documents/", "readings", "calendars"))}
    assert {n: ready.new.files[n] for n in kept} == {n: ready.old.files[n] for n in kept}


def test_a_case_whose_law_is_not_fixed_keeps_the_law_of_the_day(
    fresh: Desk, demo: Dossier, mended: Mended
) -> None:
    scene = stage(fresh, demo, "accept")
    file = mended(
        "procedures/request", ('label    = "Accogliere la richiesta"', 'label    = "Accogliere"')
    )
    migrate(fresh.here, scene.case_id, file, WHY, now())
    assert fresh.rows("SELECT pinned_on FROM case_file WHERE rulebook IS NOT NULL") == [(None,)]
    go_on(scene, Role.DIRECTOR, "tre", "accept")
    assert fresh.here.verifier().verify().findings == ()
    again = mended(
        "procedures/request", ('label    = "Accogliere la richiesta"', 'label    = "Sì"')
    )
    ready = migrate(fresh.here, scene.case_id, again, WHY, now())
    assert ready.old.lifecycle.label_of("accept") == "Accogliere"
    assert fresh.here.verifier().verify().findings == ()
    assert fresh.rows("SELECT count(*) FROM event WHERE type = 'migrated'") == [(2,)]


@pytest.mark.parametrize(
    ("name", "change", "problem"),
    [
        (AWARD, ('"checking"', '"verifying"'), "Manca lo stato della pratica: «checking»"),
        (AWARD, ('"request_checks"', '"ask_for_checks"'), "Manca il passaggio già compiuto"),
        ("procedures/negotiated", ('= "negotiated"', '= "other"'), "altra procedura"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    name: str,
    change: tuple[str, str],
    problem: str,
    fresh: Desk,
    demo: Dossier,
    mended: Mended,
) -> None:
    scene = stage(fresh, demo, "record_checks")
    before = everything(fresh)
    file = mended(name, change)
    ready = prepare(fresh.here, scene.case_id, file, now())
    assert any(problem in said for said in ready.problems), ready.problems
    with pytest.raises(ConflictError, match="non può passare") as raised:
        migrate(fresh.here, scene.case_id, file, WHY, now())
    assert raised.value.code == "migration.unfit"
    assert everything(fresh) == before


def test_a_file_that_is_not_proven_is_refused(
    fresh: Desk, demo: Dossier, mended: Mended, tmp_path: Path
) -> None:
    scene = stage(fresh, demo, "record_checks")
    before = everything(fresh)
    unsound = mended("flows/signing", ('["signed"]', '["zzz"]'))
    with pytest.raises(CorpusError, match="zzz"):
        migrate(fresh.here, scene.case_id, unsound, WHY, now())
    guard = mended(AWARD, ('"winner_found"', '"winner_fond"'))
    with pytest.raises(CorpusError, match="winner_found"):
        migrate(fresh.here, scene.case_id, guard, WHY, now())
    with pytest.raises(InputError, match="Non si può leggere"):
        migrate(fresh.here, scene.case_id, tmp_path / "no.toml", WHY, now())
    neither = tmp_path / "neither.toml"
    neither.write_text('title = "niente"\n')
    with pytest.raises(InputError, match="non è il file di una procedura"):
        migrate(fresh.here, scene.case_id, neither, WHY, now())
    with pytest.raises(NotFoundError):
        migrate(fresh.here, demo.parties.buyer.id, unsound, WHY, now())
    assert everything(fresh) == before


def test_the_file_it_obeys_already_is_no_correction(fresh: Desk, demo: Dossier) -> None:
    scene = stage(fresh, demo, "record_checks")
    ready = prepare(fresh.here, scene.case_id, original("procedures/negotiated"), now())
    assert ready.problems == ("Il file è quello che la pratica segue già.",)


def test_reasons_and_a_person_who_may(fresh: Desk, demo: Dossier, mended: Mended) -> None:
    scene = stage(fresh, demo, "record_checks")
    file = mended(AWARD, CHECKS)
    with pytest.raises(InputError, match="motivi"):
        migrate(fresh.here, scene.case_id, file, "  ", now())
    officer, director = demo.people["due"].id, demo.people["tre"].id
    with pytest.raises(InputError, match="dirigente"):
        migrate(fresh.here, scene.case_id, file, WHY, now(), person=officer)
    migrate(fresh.here, scene.case_id, file, WHY, now(), person=director)
    body = fresh.rows("SELECT body FROM event WHERE type = 'migrated'")[0][0]
    assert str(director) in str(body)
    assert '"role":"director"' in str(body)
    assert fresh.here.verifier().verify().findings == ()


def test_a_case_that_moved_on_meanwhile_is_looked_at_again(
    fresh: Desk, demo: Dossier, mended: Mended
) -> None:
    scene = stage(fresh, demo, "record_checks")
    file = mended(AWARD, CHECKS)
    seen = prepare(fresh.here, scene.case_id, file, now())
    go_on(scene, Role.OFFICER, "due", "record_checks")
    with pytest.raises(ConflictError, match="sono cambiati"):
        migrate(fresh.here, scene.case_id, file, WHY, now(), seen=seen)


def test_verify_tells_a_move_that_was_not_recorded(
    fresh: Desk, demo: Dossier, mended: Mended
) -> None:
    """A rule book put in place of another without its event is found."""
    scene = stage(fresh, demo, "record_checks")
    ready = migrate(fresh.here, scene.case_id, mended(AWARD, CHECKS), WHY, now())
    fresh.superuser(
        "UPDATE case_file SET rulebook = :old WHERE id = :id",
        old=ready.old.digest,
        id=scene.case_id,
    )
    found = fresh.here.verifier().verify().findings
    assert len(found) == 1
    assert "rulebook" in found[0].problem


def test_the_command_shows_asks_and_records(
    sua: Sua,  # noqa: F811
    at_home: Desk,  # noqa: F811
    demo: Dossier,
    mended: Mended,
) -> None:
    scene = stage(at_home, demo, "record_checks")
    file = mended(AWARD, CHECKS, NEW_TERM)
    words = ("workflows", "migrate", scene.case_id, "--to", file, "--reasons", WHY)
    before = everything(at_home)
    no = sua(*words, given="n\n")
    assert no.code == 1
    for told in (
        "~ passaggio «Registrare le verifiche",
        "dati facoltativi: nulla → reasons",
        "+ termine «Riscontro delle verifiche (prova)» (checks_answer)",
        "Nulla è stato registrato.",
    ):
        assert told in no.out, told
    assert everything(at_home) == before
    yes = sua(*words, "--yes")
    assert yes.code == 0, yes.err
    assert "Registrato: la pratica segue ora il regolamento" in yes.out
    assert sua("verify").code == 0
    again = sua(*words, "--yes")
    assert (again.code, "segue già" in again.out) == (1, True)

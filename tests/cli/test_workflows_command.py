"""``sua workflows``: a lifecycle listed, told, drawn, exported; what the stories exercise of it."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from sua.corpus.root import root
from sua.corpus.rulebooks import load_corpus
from tests.cli.conftest import Sua

CORPUS = load_corpus()
CODES = sorted(CORPUS.lifecycles)
DEMO = root() / "workflows" / "stories"


def test_every_lifecycle_of_the_day_is_listed(sua: Sua) -> None:
    listed = sua("workflows", "list", "--day", "2026-01-20").out
    assert [line.split("`")[1] for line in listed.splitlines()[2:]] == CODES
    before = sua("workflows", "list", "--day", "2024-01-01").out
    assert "`request`" in before
    assert "`open`" not in before


@pytest.mark.parametrize("code", CODES)
def test_a_lifecycle_is_told_whole(sua: Sua, code: str) -> None:
    told = sua("workflows", "show", code, "--day", "2026-01-20").out
    lifecycle = CORPUS.lifecycles[code][max(CORPUS.lifecycles[code])][0]
    for state in lifecycle.states:
        assert f"| `{state.id}` | " in told
    for move in lifecycle.transitions:
        assert f"### {move.label} (`{move.command}`)" in told
    for rule in lifecycle.deadlines:
        assert f"| {rule.label} | " in told
    guards = CORPUS.rulebook(code, max(CORPUS.lifecycles[code])).guards
    for name in {g for move in lifecycle.transitions for g in move.guards}:
        assert guards[name].label in told
    rows = [line for line in told.splitlines() if line.startswith("|")]
    assert {line.count("|") for line in rows} == {3, 7, 8} - (
        {8} if not lifecycle.deadlines else set()
    )
    assert "dlgs-36-2023" not in told


def test_a_step_says_who_what_and_by_which_article(sua: Sua) -> None:
    told = sua("workflows", "show", "direct_award", "--day", "2026-01-20").out
    step = told[told.index("(`sign_contract`)") :].partition("\n###")[0]
    assert "| da | Affidato |" in step
    assert "| a | Contratto stipulato |" in step
    assert "| chi | RUP del Comune, dirigente della SUA |" in step
    assert "Termine dilatorio (D.Lgs. 36/2023, art. 18" in step
    assert "| segni | Contratto stipulato |" in step
    assert "| norma | D.Lgs. 36/2023, art. 18 c. 1; art. 55 c. 1 |" in step


def test_the_diagram_of_the_readme_is_the_one_the_command_draws(sua: Sua) -> None:
    text = (root() / "workflows" / "README.md").read_text(encoding="utf-8")
    _, _, rest = text.partition("<!-- sua workflows diagram open -->\n```mermaid\n")
    assert rest.partition("```")[0] == sua("workflows", "diagram", "open").out


@pytest.mark.parametrize("code", CODES)
def test_a_diagram_draws_every_state_and_names_every_command_once_a_line(
    sua: Sua, code: str
) -> None:
    drawn = sua("workflows", "diagram", code).out
    lifecycle = CORPUS.lifecycles[code][max(CORPUS.lifecycles[code])][0]
    waiting = (lifecycle.lots.running, lifecycle.lots.ended) if lifecycle.lots else ()
    for state in lifecycle.states:
        assert (f" as {state.id}\n" in drawn) is (state.id not in waiting)
    for move in lifecycle.transitions:
        assert f": {move.label}".replace(";", ",") in drawn
    assert len(set(drawn.splitlines())) == len(drawn.splitlines())
    assert ("each_lot" in drawn) is (lifecycle.lots is not None)


def test_a_net_is_exported_for_others_to_judge(sua: Sua) -> None:
    exported = sua("workflows", "export", "open", "--pnml")
    tree = ET.fromstring(exported.out)  # noqa: S314 -- our own
    assert tree.tag == "{http://www.pnml.org/version-2009/grammar/pnml}pnml"
    assert sua("workflows", "export", "open", "--no-pnml").code != 0


def test_an_unknown_code_or_day_is_told_with_the_nearest(sua: Sua) -> None:
    for command in ("show", "diagram"):
        assert "forse: open" in sua("workflows", command, "opn").err
        assert "«domani» non è una data" in sua("workflows", command, "open", "--day", "domani").err


def test_coverage_says_what_no_story_exercises(sua: Sua) -> None:
    found = sua("workflows", "coverage", "--stories", DEMO)
    lines = found.out.splitlines()
    assert found.code == 1
    assert " fascicoli: " in lines[-2]
    assert int(lines[-1].removesuffix(" unexercised")) == len(lines) - 2 > 0
    told = "\n".join(lines)
    assert "request: nessun fascicolo compie «Respingere la richiesta» (refuse)" in told
    assert "(submit)" not in told
    assert "condizione «programme_code»" not in told
    assert (
        "condizione «buyer_unqualified» (Comune non qualificato): nessun fascicolo la vede" in told
    )


def test_coverage_tells_a_story_that_does_not_go_as_told(sua: Sua, tmp_path: Path) -> None:
    story = (DEMO / "demo.story").read_text(encoding="utf-8")
    (tmp_path / "demo.story").write_text(story.replace("= submitted", "= refused", 1))
    (tmp_path / "demo.toml").write_bytes((DEMO / "demo.toml").read_bytes())
    found = sua("workflows", "coverage", "--stories", tmp_path)
    assert found.code == 1
    assert found.out.startswith("fascicolo non riuscito: demo.story, riga ")
    unseen = [line for line in found.out.splitlines() if line.startswith("request: ")]
    assert unseen
    assert not any("(fill_in)" in line for line in unseen)  # it counts as far as it went

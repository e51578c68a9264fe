"""The grammar of stories and the sidecar: read strictly, refused with the line and the mend."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sua.domain.errors import InputError
from sua.domain.people import Role
from sua.service.dossier import Dossier, load_dossier
from sua.service.stories import Line, PersonKey, parse_story
from tests.support import DEMO_STORY

SIDECAR = {"people": {"uno": {}}, "lists": {"bids": [{"discount": "1"}]}}


def parse(text: str) -> tuple[Line, ...]:
    return parse_story("x.story", text, SIDECAR, text.encode()).lines


def test_a_line_is_read_whole() -> None:
    text = (
        "# commento\n\n"
        'case request@2026-01-12T09:00 actor=buyer/uno subject="Lavori, con spazi = e ! dentro"\n'
        '2026-07-12 officer do x={"a":["@uno",1.50,true]} y=@bids z=2026/0001 ! one two\n'
    )
    opening, line = parse(text)
    assert (opening.opens, opening.actor, opening.person) == ("request", "buyer", "uno")
    assert opening.at == datetime(2026, 1, 12, 8, tzinfo=UTC)
    assert opening.facts == {"subject": "Lavori, con spazi = e ! dentro"}
    assert line.at == datetime(2026, 7, 12, 10, tzinfo=UTC)  # noon in Rome, summer time
    assert line.facts == {
        "x": {"a": [PersonKey("uno"), "1.50", True]},
        "y": [{"discount": "1"}],
        "z": "2026/0001",
    }
    assert (line.number, line.refused_by, line.state) == (4, ("one", "two"), None)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("2026-01-12 buyer", "scrivere «data attore comando»"),
        ("12/01/2026 buyer submit", "non è una data"),
        ("2026-02-30 buyer submit", "non è una data"),
        ("2026-01-12 buyer submit x", "chiave=valore"),
        ("2026-01-12 buyer submit X=1", "chiave=valore"),
        ("2026-01-12 buyer submit x=1 x=2", "ripetuto"),
        ('2026-01-12 buyer submit x="aperte', "non chiuse"),
        ('2026-01-12 buyer submit x={"a":1', "non chiuse"),
        ("2026-01-12 buyer submit x={a}", "non è JSON valido"),
        ("2026-01-12 buyer submit x=NaN", "non è un valore ammesso"),
        ("2026-01-12 buyer submit x=@due", "né una persona né un elenco"),
        ("2026-01-12 buyer submit !", "manca la parola"),
        ("2026-01-12 buyer submit =", "manca la parola"),
        ("2026-01-12 buyer submit = a b", "dopo lo stato"),
        ("2026-01-12 buyer submit ! rule = state", "o è rifiutata o porta"),
        ("2026-01-12 buyer submit@2", "lotto unico"),
        ("case request", "scrivere «case"),
    ],
)
def test_a_wrong_line_is_named_with_its_mend(line: str, problem: str) -> None:
    with pytest.raises(InputError, match="riga 2") as caught:
        parse(f"case request@2026-01-12\n{line}\n")
    assert problem in str(caught.value)
    assert caught.value.field == "2"


@pytest.mark.parametrize("text", ["", "# solo un commento\n", "2026-01-12 buyer submit\n"])
def test_a_story_begins_by_opening_a_case(text: str) -> None:
    with pytest.raises(InputError, match="la prima riga deve aprire"):
        parse(text)


def sidecar(tmp_path: Path, old: str, new: str) -> Path:
    story = tmp_path / "x.story"
    story.write_bytes(DEMO_STORY.read_bytes())
    text = DEMO_STORY.with_suffix(".toml").read_text()
    assert old in text
    story.with_suffix(".toml").write_text(text.replace(old, new, 1))
    return story


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('kind           = "province"', 'kind = "regno"', "province.kind"),
        ('codice_fiscale = "99990000012"', 'codice_fiscale = "99990000013"', "codice fiscale"),
        ('contract_signer       = "buyer"', 'contract_signer = "nessuno"', "contract_signer"),
        ('roles        = ["buyer"]', 'roles = ["re"]', "people.uno"),
        ('organization = "buyer"', 'organization = "altro"', "people.uno"),
        ("demo  = true", 'demo = "sì"', "demo"),
        ("signed_on             = 2024-05-20", 'signed_on = "ieri"', "agreement.signed_on"),
        ("[agreement]", "[agreement]\nsconosciuto = 1", "agreement.sconosciuto"),
        ("[province]", "[province", "TOML"),
        ("title = ", "titolo = ", "title"),
    ],
)
def test_a_wrong_sidecar_is_named_with_its_place(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    with pytest.raises(InputError) as caught:
        load_dossier(sidecar(tmp_path, old, new))
    assert problem in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_says_what_a_dossier_is(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nome\.story e nome\.toml"):
        load_dossier(tmp_path / "none.story")


def test_either_file_of_the_pair_names_the_dossier(demo: Dossier) -> None:
    assert load_dossier(DEMO_STORY.with_suffix(".toml")) == demo


def test_a_role_held_by_two_needs_the_person(demo: Dossier) -> None:
    assert demo.actor(Role.DIRECTOR, None) == demo.actor(Role.DIRECTOR, "tre")
    with pytest.raises(InputError, match="è di 2 persone"):
        demo.actor(Role.BOARD, None)


@pytest.mark.parametrize("nest", ["x = " + "[" * 5000, "x = " + "{a=" * 5000])
def test_nesting_without_end_is_one_clear_error(tmp_path: Path, nest: str) -> None:
    with pytest.raises(InputError) as caught:
        load_dossier(sidecar(tmp_path, "title = ", f"{nest}\ntitle = "))
    assert "\n" not in str(caught.value)
    story = tmp_path / "deep.story"
    story.write_text("case request@2026-01-12 subject=" + "[" * 5000 + "]" * 5000)
    story.with_suffix(".toml").write_bytes(DEMO_STORY.with_suffix(".toml").read_bytes())
    with pytest.raises(InputError):
        load_dossier(story)

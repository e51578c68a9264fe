"""The grammar of stories and the sidecar: read strictly, refused with the line and the mend."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sua.domain.errors import InputError
from sua.domain.people import Role
from sua.service.dossier import Dossier, load_dossier, load_dossiers
from sua.service.stories import Line, PersonKey, parse_story
from sua.service.story_parts import Parts, Raw
from tests.support import DEMO_STORY

SIDECAR = {"people": {"uno": {}}, "lists": {"bids": [{"discount": "1"}]}}


def parse(text: str) -> tuple[Line, ...]:
    raws = [
        Raw("x.story", n, line.strip())
        for n, line in enumerate(text.splitlines(), start=1)
        if line.strip() and not line.strip().startswith("#")
    ]
    parts = Parts(name="x.story", lines=tuple(raws), sidecar=SIDECAR, source=text.encode())
    return parse_story(parts).lines


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
        ("2026-01-12 buyer submit@", "manca il lotto"),
        ("on gara", "nessuna pratica porta il nome"),
        ("case open@2026-01-12 of=gara", "nessuna pratica porta il nome"),
        ("> says parole", "deve essere rifiutata"),
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


def folder(tmp_path: Path, **stories: str) -> Path:
    """A folder of stories that share one sidecar."""
    base = 'base = "demo"\n[worlds.alone]\nwithout = ["agreement"]\n'
    (tmp_path / "common.toml").write_text(base)
    for name, text in stories.items():
        (tmp_path / f"{name}.story").write_text(text)
    return tmp_path


OPEN = "case request@2026-01-12 as=prima nature=works\n"


def test_a_story_begins_as_another_does(tmp_path: Path) -> None:
    here = folder(
        tmp_path,
        long=OPEN
        + "2026-01-13 buyer submit ! rule\n2026-01-14 buyer submit\n2026-01-15 buyer end\n",
        short="world alone\nfrom long before submit\n2026-01-20 buyer withdraw\n",
        after="from short after withdraw\n2026-01-21 buyer more\n",
    )
    dossier = load_dossier(here / "after.story")
    lines = dossier.story.lines
    assert [line.command for line in lines] == ["", "submit", "withdraw", "more"]
    assert [(x.origin, x.number) for x in lines][1:3] == [("long.story", 2), ("short.story", 3)]
    assert len({line.key for line in lines}) == 4
    assert dossier.parties.agreement is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("from nowhere before submit\n", "non esiste il racconto «nowhere»"),
        ("from long before submitt\n", "forse: submit"),
        ("from long submit\n", "scrivere «from racconto before comando»"),
        ("world\n", "oppure «world nome»"),
        ("world elsewhere\n" + OPEN, "non descrive il mondo «elsewhere»"),
        ("from x before submit\n", "si richiamano in cerchio"),
    ],
)
def test_a_beginning_that_cannot_be_had_is_named(tmp_path: Path, text: str, problem: str) -> None:
    here = folder(tmp_path, long=OPEN + "2026-01-14 buyer submit\n", x=text)
    with pytest.raises(InputError) as caught:
        load_dossier(here / "x.story")
    assert problem in str(caught.value)


def test_several_cases_are_told_by_name() -> None:
    text = OPEN + "case open@2026-02-01 as=gara of=prima@2 parent.amount=5\non prima\n"
    first, second, third = parse(
        text + "2026-02-02 buyer do@lotto-1 x=1 ! a\n> says no\n> from 2026-03-01\n"
    )
    assert (first.named, second.named, second.born_of, second.parent_lot) == (
        "prima",
        "gara",
        "prima",
        "2",
    )
    assert (second.facts, second.parent_facts) == ({}, {"amount": "5"})
    assert (third.about, third.lot, third.says) == ("prima", "lotto-1", ("no",))
    assert str(third.lawful_from) == "2026-03-01"


def test_a_file_may_hold_several_stories(tmp_path: Path) -> None:
    here = folder(tmp_path, long=OPEN + "2026-01-14 buyer submit\n")
    path = here / "many.stories"
    path.write_text(
        "# introduzione\n\nstory one\n" + OPEN + "\nstory two\nworld alone\n"
        "from long before submit\n2026-01-20 buyer withdraw\n"
    )
    one, two = load_dossiers(path)
    assert [d.story.name for d in (one, two)] == ["many.stories one", "many.stories two"]
    assert [line.number for line in two.story.lines] == [1, 9]
    assert (one.parties.agreement is None, two.parties.agreement is None) == (False, True)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("story one\nstory one\n", "riga 2: scrivere «story nome», ogni volta diverso"),
        ("story\n", "riga 1: scrivere «story nome»"),
        (OPEN, "riga 1: prima di un racconto"),
        ("story one\n" + OPEN + "2026-01-12 buyer\n", "riga 3: scrivere «data attore comando»"),
        ("story one\nfrom ../x before y\n" + OPEN, "riga 2: non esiste il racconto «../x»"),
    ],
)
def test_a_wrong_collection_is_named_with_its_line(tmp_path: Path, text: str, problem: str) -> None:
    path = folder(tmp_path) / "many.stories"
    path.write_text(text)
    (tmp_path.parent / "x.story").write_text(OPEN)
    with pytest.raises(InputError) as caught:
        load_dossiers(path)
    assert problem in str(caught.value)


def test_worlds_are_laid_one_over_the_other(tmp_path: Path) -> None:
    here = folder(tmp_path, x="world alone renamed\n" + OPEN)
    common = here / "common.toml"
    common.write_text(common.read_text() + '[worlds.renamed]\ntitle = "Altro"\n')
    dossier = load_dossier(here / "x.story")
    assert (dossier.title, dossier.parties.agreement) == ("Altro", None)


def test_a_text_that_begins_with_an_at_has_two_of_them() -> None:
    _, line = parse('case request@2026-01-12\n2026-01-13 buyer do x=@@uno y=["@@due","@uno"]\n')
    assert line.facts == {"x": "@uno", "y": ["@due", PersonKey("uno")]}


def test_a_case_may_be_taken_over_as_the_sidecar_attests() -> None:
    (line,) = parse('case open@2026-01-12 takeover={"state":"published"} subject=x\n')
    assert (line.takeover, line.facts) == ({"state": "published"}, {"subject": "x"})

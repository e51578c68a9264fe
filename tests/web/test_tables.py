"""Tables and lots on the pages: filled row by row, mended cell by cell, shown with their captions."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from sua.corpus.rulebooks import load_corpus
from sua.domain.fact_codec import parse_fact
from sua.domain.facts import Column, FactDefinition, FactType
from sua.service.dossier import Dossier
from sua.service.showing import shown, told_in_order
from sua.storage.home import Home
from sua.web.pages.fields import typed
from tests.support import Cluster, desk_on, stage
from tests.trial import trial_data
from tests.web.doors import Door, Doors, doors_on

CODE = "99990000038"
VISITS = {
    "trial_visits.1.day": "12/01/2026",
    "trial_visits.1.operator": CODE,
    "trial_visits.1.outcome": "done",
    "trial_visits.1.cost": "1.250,5",
    "trial_visits.1.note": "",
}
LOTS = {
    f"trial_lots.{n}.{name}": text
    for n, code in ((1, "A"), (4, "B-2"))
    for name, text in {
        "lot": code,
        "subject": f"Strade {code}",
        "base_amount": "100.000,00",
        "labour_cost": "30000",
        "safety_costs": "0",
    }.items()
}


@pytest.fixture
def trial(cluster: Cluster, demo: Dossier, tmp_path: Path) -> Iterator[Doors]:
    """A draft request that takes tables and lots."""
    url = cluster.create(f"trial_{tmp_path.name}", "empty")
    with desk_on(url, Home(tmp_path / "var"), trial_data(tmp_path)) as desk:
        stage(desk, demo, "fill_in")
        with doors_on(desk, demo) as found:
            yield found


@pytest.fixture
def buyer(trial: Doors) -> Door:
    return trial.door("buyer")


@pytest.fixture
def form(trial: Doors) -> str:
    return f"/pratiche/{trial.case('request')}/passi/fill_in"


def post(door: Door, path: str, fields: dict[str, str], **more: str) -> Any:
    page = door.get(path).text
    keep = {n: _hidden(page, n) for n in ("_key", "_version", "_was")}
    data = {**keep, **fields, **more, "csrf": door.csrf}
    return door.post(path, data=data, follow_redirects=False)


def _hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None, name
    return found[1]


def person(trial: Doors) -> dict[str, str]:
    return {"trial_visits.1.present": str(trial.demo.people["due"].id)}


def test_a_table_is_a_form_with_a_label_for_every_cell(buyer: Door, form: str) -> None:
    page = buyer.get(form).text
    ids = re.findall(r'<(?:input|select|textarea)[^>]* id="(trial_[a-z]+-1-[a-z_]+)"', page)
    assert len(ids) == 6 + 3 + 9
    for identity in ids:
        assert re.search(rf'<label for="{identity}">', page), identity
    assert '<caption class="visually-hidden">Sopralluoghi di prova</caption>' in page
    assert page.count('<th scope="row">') >= 3
    assert "Aggiungere un lotto" in page


def test_what_is_filled_is_recorded_and_shown(trial: Doors, buyer: Door, form: str) -> None:
    weights = {"trial_weights.1.criterion": "Qualità", "trial_weights.1.points": "70"}
    answer = post(buyer, form, {**VISITS, **person(trial), **LOTS, **weights})
    assert answer.status_code == 303, answer.text
    page = buyer.get(form.partition("/passi")[0]).text
    assert '<caption class="visually-hidden">Lotti di prova</caption>' in page
    assert '<td class="sua-number">1.250,50 euro</td>' in page
    assert '<td class="sua-number">12/01/2026</td>' in page
    for words in ("<td>svolto</td>", "<td>B-2</td>", "<td>Qualità</td>", '<th scope="col">Esito'):
        assert words in page
    name = trial.demo.people["due"].name
    assert f"<td>{name}</td>" in page


def test_what_is_personal_is_sealed(trial: Doors, buyer: Door, form: str) -> None:
    weights = {"trial_weights.1.criterion": "Qualità segreta", "trial_weights.1.points": "70"}
    assert post(buyer, form, {**VISITS, **person(trial), **weights}).status_code == 303
    bodies = " ".join(str(body) for (body,) in trial.desk.rows("SELECT body FROM event"))
    assert "Qualità segreta" not in bodies
    assert CODE in bodies, "what is not personal stands in the event"


def test_a_ledger_shows_its_rows_and_takes_new_ones(trial: Doors, buyer: Door, form: str) -> None:
    assert post(buyer, form, {**VISITS, **person(trial), **LOTS}).status_code == 303
    page = buyer.get(form).text
    assert "<caption>Righe già registrate: restano come sono</caption>" in page
    assert "<caption>Righe da aggiungere</caption>" in page
    assert '<td class="sua-number">1.250,50 euro</td>' in page
    assert 'name="trial_visits.1.cost" value=""' in page
    assert "trial_visits=" not in _hidden(page, "_was")
    # What does not grow is corrected where it stands.
    assert 'name="trial_lots.2.lot" value="B-2"' in page


def test_a_row_is_added_without_scripts(buyer: Door, form: str) -> None:
    page = post(buyer, form, VISITS, _more="trial_visits").text
    assert 'name="trial_visits.1.cost" value="1.250,5"' in page
    assert 'name="trial_visits.2.cost" value=""' in page
    assert 'class="sua-error"' not in page


def test_errors_stand_by_their_cells(buyer: Door, form: str) -> None:
    wrong = VISITS | {"trial_visits.1.day": "ieri", "trial_visits.3.cost": "1,005"}
    answer = post(buyer, form, wrong)
    assert answer.status_code == 422
    page = answer.text
    for identity, words in {
        "trial_visits-1-day": "Il campo «Giorno» deve essere una data",
        "trial_visits-1-present": "Manca: va compilato.",
        "trial_visits-3-day": "Manca: va compilato.",
        "trial_visits-3-cost": "L&#39;importo ha più di due decimali.",
    }.items():
        error = re.search(rf'id="{identity}-error">(.*?)</p>', page)
        assert error is not None, identity
        assert words in error[1], identity
        control = re.search(rf'<[^>]* id="{identity}"[^>]*>', page)
        assert control is not None
        assert f'aria-describedby="{identity}-error"' in control[0]
        assert 'aria-invalid="true"' in control[0]
    assert "Altre caselle da correggere: 6." in page


def test_lots_that_repeat_or_stand_alone_are_refused(buyer: Door, form: str) -> None:
    same = post(buyer, form, LOTS | {"trial_lots.4.lot": "a"}).text
    assert 'id="trial_lots-4-lot-error"' in same
    assert "è già nella riga 1" in same
    alone = post(buyer, form, {k: v for k, v in LOTS.items() if ".1." in k}).text
    assert "c&#39;è un lotto solo" in alone


def test_facts_are_told_as_the_lifecycle_comes_to_them() -> None:
    book = load_corpus().rulebook("request", date(2026, 3, 1))
    order = told_in_order(book)
    assert sorted(order) == sorted(book.facts)
    assert order.index("subject") < order.index("funding") < order.index("integration_reply")


COLUMNS = (
    Column(id="who", label="Chi", type=FactType.PERSON),
    Column(id="share", label="Quota", type=FactType.PERCENT, optional=True),
    Column(id="kind", label="Specie", type=FactType.CHOICE, options={"a": "prima"}),
)


def test_a_table_is_told_in_words() -> None:
    definition = FactDefinition(id="x", label="X", type=FactType.TABLE, options={}, columns=COLUMNS)
    who = UUID(int=1)
    form = {"x.2.who": [str(who)], "x.2.share": ["32,5"], "x.2.kind": ["a"]}
    raw = typed([definition], form).facts["x"]
    assert raw == [{"who": str(who), "share": "32.5", "kind": "a"}]
    assert typed([definition], {"x.1.share": [" "]}).facts == {}
    told = shown(definition, parse_fact(definition, raw), {who: "Anna"})
    assert told.headers == ("Chi", "Quota", "Specie")
    assert told.rows == (("Anna", "32,5%", "prima"),)
    assert (told.text, told.figures) == ("1 voce", (False, True, False))
    empty = shown(definition, (), {})
    assert (empty.text, empty.rows) == ("nessuna voce", ())


def test_a_program_is_told_what_a_command_takes(trial: Doors, buyer: Door, form: str) -> None:
    assert post(buyer, form, {**VISITS, **person(trial), **LOTS}).status_code == 303
    case = trial.case("request")
    answer = buyer.get(f"/api/v1/cases/{case}/commands/fill_in")
    assert answer.status_code == 200, answer.text
    fields = {field["name"]: field for field in answer.json()["fields"]}
    visits, lots = fields["trial_visits"], fields["trial_lots"]
    assert visits["grows"] is True
    assert [c["id"] for c in visits["columns"]][:3] == ["day", "operator", "present"]
    assert visits["shape"]["items"]["properties"]["outcome"]["enum"] == ["done", "put_off"]
    assert [lot["lot"] for lot in lots["value"]] == ["A", "B-2"]
    assert lots["shape"]["items"]["required"][0] == "lot"
    assert fields["subject"]["shape"]["title"] == "Oggetto dell'appalto"
    again = {"command": "fill_in", "facts": {"trial_lots": lots["value"]}}
    path = f"/api/v1/cases/{case}/preview"
    assert buyer.post(path, json=again).json()["accepted"] is True
    again["facts"]["trial_lots"][1]["cigg"] = "x"
    refused = buyer.post(path, json=again).json()
    assert (refused["code"], refused["field"]) == ("fact.unknown", "trial_lots[2]")
    assert "Forse: cig" in refused["detail"]
    assert buyer.get(f"/api/v1/cases/{case}/commands/award").status_code == 404

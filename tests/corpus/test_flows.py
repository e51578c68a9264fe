"""A procedure and its flows, put together: what the whole is, and every way of writing it wrong."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from sua.corpus.proof import check_corpus
from sua.corpus.root import root
from sua.corpus.rulebooks import Corpus, load_corpus
from sua.domain.errors import CorpusError
from sua.domain.people import Role
from sua.engine.guards import GUARDS
from sua.engine.guards.registry import Guard
from tests.corpus.small import EXTEND, HEAD, LOTS, OWN, PREPARATION, small


def test_the_blocks_of_the_flows_come_first_then_the_procedure_s_own() -> None:
    lifecycle = small()
    assert [s.id for s in lifecycle.states] == [
        "preparation", "published", "lots_running", "lots_ended", "ranked", "awarded", "revoked",
    ]  # fmt: skip
    assert [(t.command, t.flow) for t in lifecycle.transitions] == [
        ("set_up", "preparation"),
        ("publish", "preparation"),
        ("rank", ""),
        ("award", ""),
        ("revoke", ""),
    ]
    assert lifecycle.flows == ("preparation", "lots")
    assert lifecycle.in_force_from == date(2024, 6, 1)
    assert lifecycle.lots is not None
    assert (lifecycle.lots.running, lifecycle.lots.ended) == ("lots_running", "lots_ended")


def test_lists_of_states_say_groups_all_and_all_but() -> None:
    lifecycle = small()
    sources = {t.command: t.sources for t in lifecycle.transitions}
    assert sources["set_up"] == ("preparation", "published")
    assert sources["award"] == ("ranked",)
    assert sources["revoke"] == ("preparation", "published", "ranked")


def test_without_to_the_case_stays_where_it_is() -> None:
    set_up = small().transition("published", "set_up")
    assert set_up is not None
    assert set_up.to is None
    assert set_up.leads_to("published") == "published"


def test_groups_of_the_procedure_and_of_its_flows_add_up() -> None:
    flow = PREPARATION.replace("[[state]]", '[groups]\nawarding = ["published"]\n\n[[state]]', 1)
    lifecycle = small(flows={"preparation": flow, "lots": LOTS})
    award = lifecycle.transition("published", "award")
    assert award is not None
    assert award.sources == ("published", "ranked")


def test_an_extension_adds_and_replaces_and_says_nothing_of_the_rest() -> None:
    extension = EXTEND + (
        'label = "Pubblicare il bando"\nactors = ["sua_rup", "officer"]\nduty = "tender_documents"\n'
        'guards = ["amounts_add_up"]\ncaptures = ["due", "other"]\npins = true\n'
        'document = "invitation_letter"\nmarks = ["invitations_sent"]\n'
        '[[extend.require]]\nfact = "text"\nsource = "dlgs-36-2023 art. 25"\nremedy = "Dirlo."\n'
        '[[extend.notice]]\nlabel = "Avviso"\nto = "gli invitati"\nsource = "dlgs-36-2023 art. 89"\n'
    )
    publish = small(OWN + extension).transition("preparation", "publish")
    assert publish is not None
    assert publish.label == "Pubblicare il bando"
    assert publish.actors == (Role.SUA_RUP, Role.OFFICER)
    assert publish.guards == ("separate_rups", "amounts_add_up")
    assert publish.captures == ("call_act", "due", "other")
    assert publish.optional == ()
    assert publish.marks == ("call_published", "invitations_sent")
    assert publish.pins
    assert (publish.document, publish.act) == ("invitation_letter", "call_act")
    assert publish.duty == "tender_documents"
    assert [need.fact for need in publish.requires] == ["text"]
    assert [notice.label for notice in publish.notices] == ["Bando", "Avviso"]
    assert publish.flow == "preparation"
    plain = small().transition("preparation", "publish")
    assert plain is not None
    assert plain.optional == ("due",)


def test_a_parameter_named_by_a_choice_stands_for_one_of_each_option() -> None:
    (rule,) = small().deadlines
    assert rule.parameters == ("max_duration.open.price", "max_duration.open.price_quality")


def test_without_the_flow_of_lots_no_state_is_a_lot_s() -> None:
    lifecycle = small(flows={"preparation": PREPARATION}, listed='["preparation"]')
    assert lifecycle.lots is None
    assert not any(state.per_lot for state in lifecycle.states)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"@awarding"', '"@awardin"', "gruppo di stati sconosciuto: «awardin» — forse: awarding"),
        ('["ranked"]', '["rankd"]', "gruppo «@awarding»: stato sconosciuto: «rankd» — forse: ranked"),
        ('["ranked"]', "[]", "«from» non comprende alcuno stato"),
        ('from = ["*"]', 'from = ["ranked", "-published"]', "toglie uno stato che non c'è"),
        ('to = "revoked"', 'to = "revokd"', "stato sconosciuto: «revokd» — forse: revoked"),
        ('from = ["*"]', "from = []", "«revoke»: manca «from»"),
        ('phase = "affidamento"', 'phase = "gara"', "fase (art. 21) sconosciuto: «gara»"),
        ('id = "revoked"', 'id = "published"', "lo stato «published» c'è già: workflows/flows/prep"),
        ('"dlgs-36-2023 art. 108"', '"x"\nduty = "awrd"', "«duty») sconosciuto: «awrd» — forse: award"),
        ('"dlgs-36-2023 art. 108"', '"x"\nalllots = true', "chiave sconosciuta: «alllots» — forse: all"),
        ("per_lot = true", 'ocds = "tender/activ"', "OCDS sconosciuto: «tender/activ» — forse: tender"),
        ("per_lot = true", 'pcp = "scheda 1"', "«pcp» non è un codice"),
        ("per_lot = true", 'eforms = "bando"', "«eforms» non è un codice"),
        ('captures = ["award_act"]', 'captures = ["award_act"]\noptional = ["award_act"]', "sia in"),
        ('act = "award_act"', 'act = "call_act"', "«call_act» deve essere un atto raccolto"),
        ('act = "award_act"', 'document = "award_decision"', "richiede l'atto su cui si fonda"),
    ],
)  # fmt: skip
def test_a_fault_in_the_procedure_is_told_with_its_block(old: str, new: str, problem: str) -> None:
    assert old in OWN
    with pytest.raises(CorpusError) as caught:
        small(OWN.replace(old, new, 1))
    assert problem in str(caught.value)
    assert caught.value.place.startswith("workflows/lifecycle.toml")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('name = "preparation"', "", "manca la chiave «name»"),
        ('label = "Preparazione"', "", "manca la chiave «label»"),
        ('to = "published"', 'to = "publised"', "stato sconosciuto: «publised» — forse: published"),
        ('"separate_rups"', '"separate_rup"', "condizione sconosciuto: «separate_rup» — forse: sep"),
        ('["director"]', '["director"]\nstats = 1', "chiave sconosciuta: «stats»"),
        ("{criterion}", "{text}", "«text», fra graffe in «parameter», non è un dato di tipo choice"),
        ("{criterion}", "{criterio}", "dato sconosciuto: «criterio» — forse: criterion"),
        ('owner = ["director"]', "", "manca «owner»: nessuno risponde del termine"),
        ('owner = ["director"]', 'owner = ["officer"]', "può dare un comando che lo soddisfa"),
        ('stops = ["award"]', 'stops = ["awarded"]', "comando sconosciuto: «awarded» — forse: award"),
        ('starts = "publish"', 'starts = "publis"', "comando sconosciuto: «publis» — forse: publish"),
        ('to = "chiunque"', 'too = "chiunque"', "manca la chiave «to»"),
    ],
)  # fmt: skip
def test_a_fault_in_a_flow_is_told_with_its_file(old: str, new: str, problem: str) -> None:
    assert old in PREPARATION
    with pytest.raises(CorpusError) as caught:
        small(flows={"preparation": PREPARATION.replace(old, new, 1), "lots": LOTS})
    assert problem in str(caught.value)
    assert caught.value.place.startswith("workflows/flows/preparation.toml")


@pytest.mark.parametrize(
    ("extension", "problem"),
    [
        ('[[extend]]\ncommand = "publis"\n', "nessun flusso ha il comando «publis» — forse: publish"),
        ('[[extend]]\ncommand = "rank"\n', "[[extend]] vale solo per i comandi dei flussi"),
        (EXTEND + EXTEND, "«publish» è esteso due volte"),
        (EXTEND + 'guards = ["separate_rups"]\n', "«separate_rups» è già fra «guards» del flusso"),
        (EXTEND + 'marks = ["call_published"]\n', "«call_published» è già fra «marks»"),
        (EXTEND + 'from = ["published"]\n', "chiave sconosciuta: «from»"),
        (EXTEND + 'guards = ["amounts_ad_up"]\n', "sconosciuto: «amounts_ad_up» — forse: amounts_add"),
    ],
)  # fmt: skip
def test_a_fault_in_an_extension_is_told(extension: str, problem: str) -> None:
    with pytest.raises(CorpusError) as caught:
        small(OWN + extension)
    assert problem in str(caught.value)
    assert "extend" in caught.value.place


def test_flows_are_known_listed_once_and_agree_on_lots() -> None:
    with pytest.raises(CorpusError, match="flusso sconosciuto: «lotts» — forse: lots"):
        small(listed='["preparation", "lotts"]')
    two = {"preparation": PREPARATION, "lots": LOTS, "again": LOTS.replace('"lots"', '"again"', 1)}
    with pytest.raises(CorpusError, match="un altro flusso dice già come procedono i lotti"):
        small(flows=two, listed='["preparation", "lots", "again"]')
    with pytest.raises(CorpusError, match="«parent_states» e «parent_command» vogliono «parents»"):
        small(head=HEAD + 'parent_command = "start"\n')


def test_two_commands_of_one_name_share_no_state() -> None:
    twice = OWN.replace('command = "rank"', 'command = "set_up"')
    with pytest.raises(CorpusError) as caught:
        small(twice)
    assert "ripetuto dallo stato «published»: c'è già in workflows/flows/preparation" in str(
        caught.value
    )


NEW_DAY = date(2030, 1, 1)
LATER = date(2031, 1, 1)


def corpus_with(folder: Path, files: dict[str, str]) -> Corpus:
    """The data files of the project with others beside them."""
    for name in ("workflows", "documents"):
        shutil.copytree(root() / name, folder / name)
    for name, text in files.items():
        path = folder / "workflows" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_corpus(folder)


FLOW = PREPARATION.replace('"call_act"', '"acceptance_act"')
FLOW = FLOW.partition("[[deadline]]")[0].replace('"amount", "criterion"', '"base_amount"')
FLOW = FLOW.replace('optional = ["due"]', 'optional = ["bids_due"]').replace(
    '"preparation"\nlabel = "Prep', '"pieces"\nlabel = "Prep'
)
BEGINNING = HEAD.replace('"procedure"', '"contract"')  # of which the Code wants no award
PROCEDURE = (
    f'{BEGINNING}flows = ["pieces"]\n'
    '[opening]\nlabel = "Aprire"\nactors = ["officer"]\nsource = "dlgs-36-2023 art. 17"\n'
    '[groups]\nawarding = ["preparation"]\n'
    '[[state]]\nid = "ended"\nlabel = "Finita"\nphase = "affidamento"\nfinal = true\n'
    '[[transition]]\ncommand = "end"\nlabel = "Finire"\nfrom = ["published"]\nto = "ended"\n'
    'actors = ["director"]\nsource = "dlgs-36-2023 art. 17"\n'
)


def files(**days: str) -> dict[str, str]:
    return {
        f"{kind}/{name}/{day}.toml": text.replace("2024-01-01", day)
        for kind, name, text in (("procedures", "small", PROCEDURE), ("flows", "pieces", FLOW))
        for day in days[name].split()
    }


def test_a_version_begins_whenever_a_part_of_it_begins(tmp_path: Path) -> None:
    corpus = corpus_with(tmp_path, files(small="2030-01-01", pieces="2029-01-01 2031-01-01"))
    versions = corpus.lifecycles["small"]
    assert sorted(versions) == [NEW_DAY, LATER]
    assert [versions[day][0].in_force_from for day in sorted(versions)] == [NEW_DAY, LATER]
    before, after = (corpus.rulebook("small", day) for day in (NEW_DAY, LATER))
    assert {"lifecycle.toml", "flows/pieces.toml"} <= before.files.keys()
    assert before.files["lifecycle.toml"] == after.files["lifecycle.toml"]
    assert before.files["flows/pieces.toml"] != after.files["flows/pieces.toml"]
    assert before.digest != after.digest
    again = corpus.from_files(before.files, NEW_DAY)
    assert again.lifecycle.transitions == before.lifecycle.transitions
    assert again.digest == before.digest


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        (
            files(small="2030-01-01", pieces="2030-02-01"),
            "comincia il 2030-02-01, dopo la procedura",
        ),
        (files(small="2030-01-01", pieces=""), "flusso sconosciuto: «pieces»"),
        (
            {"flows/pieces/2030-01-01.toml": FLOW},
            "«in_force_from» dice «2024-01-01», il percorso del file «2030-01-01»",
        ),
        ({"flows/bits/2024-01-01.toml": FLOW}, "«name» dice «pieces», il percorso del file «bits»"),
        ({"procedures/smal/2024-01-01.toml": PROCEDURE}, "«code» dice «small»"),
        ({"flows/pieces/oggi.toml": FLOW}, "il nome del file non è una data"),
    ],
)
def test_files_are_what_their_paths_say(
    tmp_path: Path, given: dict[str, str], problem: str
) -> None:
    with pytest.raises(CorpusError) as caught:
        corpus_with(tmp_path, given)
    assert problem in str(caught.value)
    assert caught.value.place.startswith("workflows/")


def test_what_a_term_or_a_notice_reads_is_a_parameter(tmp_path: Path) -> None:
    wrong = {**files(small="2030-01-01", pieces="2030-01-01")}
    wrong["flows/pieces/2030-01-01.toml"] = wrong["flows/pieces/2030-01-01.toml"].replace(
        "award.notice", "award.notices"
    )
    with pytest.raises(
        CorpusError, match=r"parametro sconosciuto: «award\.notices» — forse: award\.n"
    ):
        corpus_with(tmp_path, wrong)


def test_the_check_tells_flows_nobody_lists_and_conditions_nobody_carries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(GUARDS, "lonely", Guard("lonely", lambda _: (), ()))
    words = (root() / "workflows" / "guards.toml").read_text(encoding="utf-8") + (
        '\n[[guard]]\nid = "lonely"\nlabel = "Sola"\nsource = "dlgs-36-2023 art. 1"\n'
        'remedy = "Nulla."\nunblocked_by = ["officer"]\n[guard.reasons]\ndefault = "Mai."\n'
    )
    alone = {"flows/pieces/2030-01-01.toml": FLOW.replace("2024-01-01", "2030-01-01")}
    corpus_with(tmp_path, {**alone, "guards.toml": words})
    problems = check_corpus(tmp_path, date(2026, 11, 25))
    assert "workflows/flows/pieces: nessuna procedura elenca questo flusso in «flows»" in problems
    assert (
        "workflows/guards.toml: nessun passo di alcuna procedura ha la condizione «lonely»"
        in problems
    )


def test_a_condition_says_who_can_unblock_it(tmp_path: Path) -> None:
    words = (root() / "workflows" / "guards.toml").read_text(encoding="utf-8")
    with pytest.raises(CorpusError, match="manca «unblocked_by»"):
        corpus_with(tmp_path, {"guards.toml": re.sub(r"unblocked_by = .*\n", "", words, count=1)})

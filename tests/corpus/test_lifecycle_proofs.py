"""What is proven of every lifecycle at load: each proof is seen to fail, at the right block."""

import pytest

from sua.domain.errors import CorpusError
from tests.corpus.small import HEAD, LOTS, OWN, PREPARATION, small

ELSEWHERE = """
[[transition]]
command = "wander"
label = "Altrove"
from = ["{}"]
to = "{}"
actors = ["officer"]
source = "dlgs-36-2023 art. 17"
"""
LONE = '\n[[state]]\nid = "lone"\nlabel = "Isolato"\nphase = "affidamento"\n'


def fault(own: str, **given: object) -> CorpusError:
    small()
    with pytest.raises(CorpusError) as caught:
        small(own, **given)  # type: ignore[arg-type]
    return caught.value


def test_a_state_nobody_reaches_is_refused() -> None:
    found = fault(OWN.replace('from = ["*"]', 'from = ["*", "-lone"]') + LONE)
    assert found.place == "workflows/lifecycle.toml: [[state]] «lone»"
    assert found.problem == "nessun percorso vi conduce"
    assert found.mend


def test_a_state_with_no_way_out_is_refused() -> None:
    own = OWN.replace('from = ["*"]', 'from = ["*", "-lone"]') + LONE
    found = fault(own + ELSEWHERE.format("published", "lone"))
    assert found.problem == "da qui non si arriva ad alcuno stato finale"
    assert "«lone»" in found.place


def test_an_end_nobody_leaves() -> None:
    found = fault(OWN + ELSEWHERE.format("revoked", "awarded"))
    assert found.problem == "è finale ma qualche comando ne esce"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            'final = true\n\n[[transition]]\ncommand = "rank"',
            'per_lot = true\nfinal = true\n\n[[transition]]\ncommand = "rank"',
            "dallo stato comune «preparation» chiude la pratica nello stato di un lotto «revoked»",
        ),
        ("per_lot = true", "", "nessun comando porta a uno stato di un lotto"),
        (
            'from = ["*"]\nto = "revoked"',
            'from = ["preparation", "published"]\nto = "revoked"',
            "«all_lots» su un comando che nessun lotto può ricevere",
        ),
    ],
)
def test_lots_walk_their_own_track(old: str, new: str, problem: str) -> None:
    assert old in OWN
    assert problem in fault(OWN.replace(old, new, 1)).problem


def test_no_lot_comes_back_to_a_state_of_the_whole_case() -> None:
    found = fault(OWN + ELSEWHERE.format("ranked", "published"))
    assert found.problem == "riporta un lotto da «ranked» allo stato comune «published»"
    assert found.place == "workflows/lifecycle.toml: [[transition]] «wander»"
    without = {"preparation": PREPARATION}
    small(OWN + ELSEWHERE.format("ranked", "published"), flows=without, listed='["preparation"]')


@pytest.mark.parametrize(
    ("place", "to"), [("lots_running", "revoked"), ("published", "lots_ended")]
)
def test_no_command_touches_the_states_that_wait_for_lots(place: str, to: str) -> None:
    assert "vi si passa solo con i lotti" in fault(OWN + ELSEWHERE.format(place, to)).problem


def test_the_two_states_of_lots_are_common_and_one_is_final() -> None:
    flows = {"preparation": PREPARATION, "lots": LOTS.replace("final = true", "")}
    assert "stato comune finale" in fault(OWN, flows=flows).problem
    flows["lots"] = LOTS.replace('running = "lots_running"', 'running = "lots_runing"')
    assert "stato comune non finale" in fault(OWN, flows=flows).problem
    flows["lots"] = LOTS.replace("[lots]", "[lot]")
    assert "chiave sconosciuta: «lot»" in fault(OWN, flows=flows).problem


def test_the_law_is_fixed_for_the_whole_case() -> None:
    own = OWN.replace('marks = ["awarded"]', "pins = true")
    assert "per tutta la pratica, non lotto per lotto" in fault(own).problem


def test_the_case_does_not_begin_as_a_lot() -> None:
    flow = PREPARATION.replace(
        'phase = "progettazione"', 'phase = "progettazione"\nper_lot = true', 1
    )
    found = fault(OWN, flows={"preparation": flow, "lots": LOTS})
    assert found.problem == "lo stato iniziale è della pratica, non di un lotto"


def test_what_a_command_wants_can_have_been_given_before() -> None:
    too_late = OWN.replace('fact = "amount"', 'fact = "other"').replace(
        'actors = ["director"]\nsource = "l-',
        'captures = ["other"]\nactors = ["director"]\nsource = "l-',
    )
    found = fault(too_late)
    assert (
        found.problem == "condizione impossibile: «other» non può esserci prima di questo comando"
    )
    assert found.mend == "lo danno solo, troppo tardi: «Revocare»"
    assert found.place == "workflows/lifecycle.toml: [[transition]] «award»"
    never = fault(OWN.replace('fact = "amount"', 'fact = "other"'))
    assert "«inherits»" in never.mend


@pytest.mark.parametrize(
    ("head", "own"),
    [
        (HEAD + 'inherits = ["other"]\n', OWN),
        (HEAD, OWN.replace('captures = ["award_act"]', 'captures = ["award_act", "other"]')),
        (HEAD, OWN.replace("per_lot = true", "per_lot = true", 1) + ELSEWHERE.format("ranked", "ranked")
         + 'optional = ["other"]\n'),
    ],
    ids=["inherited", "by itself", "by an earlier command"],
)  # fmt: skip
def test_a_fact_may_come_from_the_parent_the_command_or_an_earlier_one(head: str, own: str) -> None:
    small(own.replace('fact = "amount"', 'fact = "other"'), head=head)


@pytest.mark.parametrize("role", ["auditor", "administrator"])
def test_who_only_looks_takes_no_step(role: str) -> None:
    found = fault(OWN.replace('actors = ["board"]', f'actors = ["board", "{role}"]'))
    assert f"«{role}»" in found.problem
    assert found.place == "workflows/lifecycle.toml: [[transition]] «rank»"


def test_no_contract_is_signed_without_the_two_conditions_of_art_18() -> None:
    found = fault(OWN.replace('marks = ["awarded"]', 'marks = ["contract_signed"]'))
    assert "standstill_elapsed" in found.problem
    assert "no_stay_pending" in found.problem


def test_two_terms_do_not_share_a_name() -> None:
    twice = PREPARATION[PREPARATION.index("[[deadline]]") :]
    found = fault(OWN + twice)
    assert found.problem.startswith("il termine «conclusion» c'è già: workflows/flows/preparation")

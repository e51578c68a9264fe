"""What the Code wants on every path: proven, and seen to fail when a step is taken away."""

from datetime import date

import pytest

from sua.corpus.lineage import prove_lineage
from sua.corpus.obligation_proof import prove_obligations, unknown_exceptions
from sua.corpus.obligations import Obligations, parse_obligations
from sua.corpus.parameter_use import Versions
from sua.domain.errors import CorpusError
from sua.engine.lifecycle import Lifecycle
from tests.corpus.small import HEAD, OWN, PREPARATION, small

MARKS = "".join(
    f'[[mark]]\nid = "{name}"\nlabel = "{name}"\n'
    for name in ("call_published", "ranked", "awarded", "noticed", "withdrawn")
)
BEFORE = """
[[obligation]]
id = "call"
label = "Si bandisce prima di aggiudicare"
article = "dlgs-36-2023 art. 27"
before = "awarded"
needs = [["call_published"]]
"""
AFTER = """
[[obligation]]
id = "notice"
label = "Chi aggiudica pubblica l'esito"
article = "dlgs-36-2023 art. 111"
after = "awarded"
needs = [["noticed"]]
unless = ["withdrawn"]
"""
EVERY = """
[[obligation]]
id = "awarding"
label = "Ogni procedura aggiudica"
article = "dlgs-36-2023 art. 17"
every = "procedure"
needs = [["awarded"], ["call_published", "ranked"]]
"""
NOTICE = """
[[state]]
id = "noticed"
label = "Esito pubblicato"
phase = "affidamento"
final = true

[[transition]]
command = "notice"
label = "Pubblicare l'esito"
from = ["awarded"]
to = "noticed"
actors = ["officer"]
source = "dlgs-36-2023 art. 111"
marks = ["noticed"]
"""
SHORTCUT = """
[[transition]]
command = "hurry"
label = "Saltare"
from = ["preparation"]
to = "ranked"
actors = ["officer"]
source = "dlgs-36-2023 art. 17"
"""
EXCEPT = '  [[obligation.except]]\n  code = "small"\n  reason = "Prova."\n'


def obligations(text: str, marks: str = MARKS) -> Obligations:
    return parse_obligations((marks + text).encode(), "obligations.toml")


def versions(lifecycle: Lifecycle) -> Versions:
    return {lifecycle.code: {date(2024, 6, 1): (lifecycle, {})}}


def prove(text: str, own: str = OWN, **given: str) -> None:
    prove_obligations(obligations(text), versions(small(own, **given)))


def test_what_must_come_before_cannot_be_got_round() -> None:
    prove(BEFORE)
    with pytest.raises(CorpusError) as caught:
        prove(BEFORE, OWN + SHORTCUT)
    assert caught.value.place == "workflows/procedures/small/2024-06-01.toml"
    assert caught.value.problem == (
        "Si bandisce prima di aggiudicare (dlgs-36-2023 art. 27):"
        " si può evitare «call_published» con: hurry → award"
    )
    assert "obligations.toml" in caught.value.mend


def test_a_command_that_wants_what_only_the_other_gives_does_not_get_round() -> None:
    stay = OWN.replace(
        "  [[transition.require]]",
        '  [[transition.require]]\n  fact = "call_act"\n  source = "x"\n  remedy = "y"\n\n'
        "  [[transition.require]]",
    )
    prove(BEFORE, stay + SHORTCUT)


def test_a_pin_is_a_mark() -> None:
    pinned = BEFORE.replace('"call_published"', '"law_pinned"')
    with pytest.raises(
        CorpusError, match="si può evitare «law_pinned» con: publish → rank → award"
    ):
        prove(pinned)
    prove(pinned, OWN + '[[extend]]\ncommand = "publish"\npins = true\n')


ENDING = OWN.replace(
    'phase = "affidamento"\nfinal = true', 'phase = "affidamento"\nper_lot = true', 1
)


def test_what_is_owed_after_cannot_be_escaped_except_by_what_releases() -> None:
    own = ENDING + NOTICE
    with pytest.raises(CorpusError, match="si può evitare «noticed» con: award → revoke"):
        prove(AFTER, own)
    released = own.replace("all_lots = true", 'all_lots = true\nmarks = ["withdrawn"]')
    prove(AFTER, released)
    with pytest.raises(CorpusError, match="si può evitare «noticed» con: award → finish"):
        prove(AFTER, released + SHORTCUT.replace('"hurry"', '"finish"')
              .replace('"preparation"', '"awarded"').replace('"ranked"', '"revoked"'))  # fmt: skip
    with pytest.raises(CorpusError, match="si può evitare «noticed» con: award"):
        prove(AFTER)


def test_no_procedure_forgets_its_marks() -> None:
    prove(EVERY)
    with pytest.raises(CorpusError, match="nessun comando ha il segno awarded"):
        prove(EVERY, OWN.replace('marks = ["awarded"]', ""))
    prove(
        EVERY, OWN.replace('marks = ["awarded"]', ""), head=HEAD.replace('"procedure"', '"request"')
    )


def test_an_exception_has_its_reason_and_its_need() -> None:
    prove(BEFORE + EXCEPT, OWN + SHORTCUT)
    with pytest.raises(CorpusError, match="l'eccezione per «small» non serve"):
        prove(BEFORE + EXCEPT)
    misspelt = obligations(BEFORE + EXCEPT.replace('"small"', '"smal"'))
    assert unknown_exceptions(misspelt, versions(small())) == [
        "obligations.toml: [[obligation]] «call»: eccezione per una procedura che non c'è: «smal»;"
        " forse: small"
    ]
    with pytest.raises(CorpusError, match="manca la chiave «reason»"):
        prove(BEFORE + EXCEPT.replace('  reason = "Prova."\n', ""), OWN + SHORTCUT)


def test_a_mark_nobody_declared_is_refused_with_the_nearest() -> None:
    with pytest.raises(CorpusError) as caught:
        prove(BEFORE, OWN.replace('marks = ["awarded"]', 'marks = ["awrded"]'))
    assert str(caught.value).endswith("sconosciuto: «awrded» — forse: awarded")
    assert "comando «award»" in caught.value.place


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('before = "awarded"', "", "ci vuole uno solo fra «before», «after», «every»"),
        ('before = "awarded"', 'before = "awarded"\nafter = "ranked"', "ci vuole uno solo"),
        ('before = "awarded"', 'before = "award"', "sconosciuto: «award» — forse: awarded"),
        ('before = "awarded"', 'before = "awarded"\nunless = ["withdrawn"]', "«unless» va con «after»"),
        ('before = "awarded"', 'every = "gara"', "tipo di pratica sconosciuto: «gara»"),
        ('[["call_published"]]', '["call_published"]', "elenco di elenchi"),
        ('[["call_published"]]', "[[]]", "elenco di elenchi"),
        ('[["call_published"]]', "[]", "elenco di elenchi"),
        ('[["call_published"]]', '[["cal_published"]]', "«cal_published» — forse: call_published"),
        ("article", "articles", "manca la chiave «article»"),
    ],
)  # fmt: skip
def test_a_fault_is_refused_with_its_place(old: str, new: str, problem: str) -> None:
    with pytest.raises(CorpusError) as caught:
        obligations(BEFORE.replace(old, new, 1))
    assert problem in str(caught.value)
    assert caught.value.place.startswith("obligations.toml: [[obligation]] «call»")


def test_names_are_not_repeated() -> None:
    with pytest.raises(CorpusError, match="obbligo ripetuto"):
        obligations(BEFORE + BEFORE)
    with pytest.raises(CorpusError, match="segno ripetuto"):
        obligations("", MARKS + MARKS)


def family(**child: str) -> Versions:
    lines = "".join(f"{key} = {value}\n" for key, value in child.items())
    head = HEAD.replace('"small"', '"child"') + lines
    listed = {"flows": {"preparation": PREPARATION}, "listed": '["preparation"]'}
    born = small(head=head, **listed)  # type: ignore[arg-type]
    return {**versions(small()), **versions(born)}


def test_a_lifecycle_is_born_from_what_exists() -> None:
    prove_lineage(family(parents='["small"]', parent_states='["ranked"]', parent_command='"award"'))
    for child, problem in (
        ({"parents": '["smal"]'}, "(«parents») sconosciuto: «smal» — forse: small"),
        ({"parents": '["small"]', "parent_states": '["rankd"]'}, "«rankd» — forse: ranked"),
        ({"parents": '["small"]', "parent_command": '"awrd"'}, "«awrd» — forse: award"),
        (
            {"parents": '["small"]', "parent_states": '["ranked"]', "parent_command": '"rank"'},
            "«rank» non è possibile in alcuno degli stati di «parent_states»",
        ),
    ):
        with pytest.raises(CorpusError) as caught:
            prove_lineage(family(**child))
        assert problem in str(caught.value)

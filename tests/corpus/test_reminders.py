"""The office's reminder plans: what the loader refuses, and where it says the fault is."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sua.corpus.proof import check_corpus
from sua.corpus.reminders import parse_reminders, without_plan
from sua.corpus.root import root
from sua.corpus.rulebooks import load_corpus
from sua.domain.errors import CorpusError
from sua.domain.people import Role
from sua.engine.reminders import ReminderStep, come, latest_for, moment

CORPUS = load_corpus()
STEP = '[[reminder.step]]\nid = "a"\nbefore = 5\nhour = 8\nto = ["officer"]\ntext = "Fare."\n'
PLAN = f'[[reminder]]\nlifecycle = "request"\ndeadline = "silent_assent"\n{STEP}'


def parse(text: str) -> None:
    parse_reminders(text.encode(), "reminders.toml", CORPUS.lifecycles)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"request"', '"requests"', "procedura sconosciuto: «requests» — forse: request"),
        (
            '"silent_assent"',
            '"silent_asent"',
            "termine sconosciuto: «silent_asent» — forse: silent",
        ),
        ('"officer"', '"oficer"', "ruolo sconosciuto: «oficer» — forse: officer"),
        ('"officer"', '"system"', "ruolo sconosciuto: «system»"),
        ('["officer"]', "[]", "nessuno riceverebbe"),
        ("before = 5", "", "«before» oppure «after»"),
        ("before = 5", "before = 5\nafter = 1", "«before» oppure «after»"),
        ("before = 5", "before = -1", "«before» va da 0"),
        ("before = 5", "after = 0", "«after» va da 1"),
        ("before = 5", "after = 400", "«after» va da 1 a 366"),
        ("before = 5", "before = true", "deve essere di tipo intero"),
        ("hour = 8", "hour = 24", "«hour» va da 0 a 23"),
        ("hour = 8", "", "manca la chiave «hour»"),
        ("hour = 8", "hour = 8\nhuor = 9", "chiave sconosciuta: «huor» — forse: hour"),
        ('text = "Fare."', 'text = " "', "«text» è vuoto"),
        (STEP, "", "non ha passi"),
        (STEP, STEP + STEP, "«a» è ripetuto"),
        (STEP, STEP + STEP.replace('"a"', '"b"').replace("5", "9"), "ordine di tempo"),
        (PLAN, PLAN + PLAN, "due piani per il termine «silent_assent»"),
    ],
)
def test_a_fault_is_refused_with_its_place(old: str, new: str, problem: str) -> None:
    parse(PLAN)
    with pytest.raises(CorpusError) as caught:
        parse(PLAN.replace(old, new, 1))
    assert problem in str(caught.value)
    assert caught.value.place.startswith("reminders.toml: [[reminder]]")


def corpus_with(reminders: str, folder: Path) -> Path:
    for name in ("workflows", "documents"):
        shutil.copytree(root() / name, folder / name)
    (folder / "workflows" / "reminders.toml").write_text(reminders)
    return folder


def test_every_term_has_a_plan_and_the_check_says_which_has_not(tmp_path: Path) -> None:
    assert without_plan(CORPUS.reminders, CORPUS.lifecycles) == []
    terms = {d.id for v in CORPUS.lifecycles.values() for x, _ in v.values() for d in x.deadlines}
    problems = check_corpus(corpus_with(PLAN, tmp_path), date(2026, 11, 1))
    assert len(problems) == len(terms - {"silent_assent"})
    assert any(
        p.startswith("workflows/reminders.toml: manca il piano per il termine «award_notice» di «")
        and "«negotiated»" in p
        for p in problems
    )


COMMON = PLAN.replace('lifecycle = "request"\n', "")


def test_one_plan_serves_every_procedure_with_that_term_unless_it_has_its_own() -> None:
    two = {**CORPUS.lifecycles, "again": CORPUS.lifecycles["request"]}
    plans = parse_reminders(COMMON.encode(), "reminders.toml", two)
    assert set(plans) == {("request", "silent_assent"), ("again", "silent_assent")}
    own = PLAN.replace("before = 5", "before = 9")
    plans = parse_reminders((COMMON + own).encode(), "reminders.toml", two)
    assert plans["again", "silent_assent"][0].days == -5
    assert plans["request", "silent_assent"][0].days == -9


@pytest.mark.parametrize("text", [COMMON + COMMON, COMMON.replace("assent", "asent")])
def test_common_plans_are_known_and_given_once(text: str) -> None:
    with pytest.raises(
        CorpusError, match=r"due piani per il termine|«silent_asent» — forse: silent"
    ):
        parse(text)


def test_the_check_tells_a_misspelt_role(tmp_path: Path) -> None:
    misspelt = corpus_with(PLAN.replace("officer", "oficer"), tmp_path)
    assert check_corpus(misspelt, date(2026, 11, 1)) == [
        "workflows/reminders.toml: [[reminder]] «1»: [[step]] «a»: ruolo sconosciuto: «oficer» —"
        " forse: officer"
    ]


def step(days: int, hour: int = 8, *to: Role, name: str = "s") -> ReminderStep:
    return ReminderStep(id=name, days=days, hour=hour, to=to, text="Fare.")


@pytest.mark.parametrize(
    ("last_day", "days", "instant"),
    [
        ("2026-03-30", 0, "2026-03-30T06:00"),  # the first Monday of summer time
        ("2026-03-30", -1, "2026-03-27T07:00"),  # Sunday of the change: the Friday before
        ("2026-03-28", 1, "2026-03-30T06:00"),  # Sunday of the change: the Monday after
        ("2026-10-26", 0, "2026-10-26T07:00"),  # the first Monday of winter time
        ("2026-10-26", -1, "2026-10-23T06:00"),
        ("2026-10-23", 1, "2026-10-26T07:00"),
        ("2026-04-07", -1, "2026-04-03T06:00"),  # Easter Monday, Easter, a Saturday
        ("2026-12-24", 1, "2026-12-28T07:00"),  # Christmas, Santo Stefano, a Sunday
        ("2026-12-27", -1, "2026-12-24T07:00"),
        ("2026-10-05", -1, "2026-10-02T06:00"),  # 4 October, a holiday from 2026 and a Sunday
    ],
)
def test_closed_offices_and_nights_that_change_the_hour(
    last_day: str, days: int, instant: str
) -> None:
    expected = datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert moment(step(days), date.fromisoformat(last_day)) == expected


def test_only_the_most_recent_step_concerns_somebody() -> None:
    first = step(-5, 8, Role.OFFICER, name="first")
    late = step(-1, 8, Role.DIRECTOR, name="late")
    day = date(2026, 3, 20)
    found = come([first, late], day, datetime(2026, 3, 19, 7, tzinfo=UTC))
    assert [s.id for s in found] == ["first", "late"]
    assert latest_for(found, {Role.OFFICER}) == first
    assert latest_for(found, {Role.OFFICER, Role.DIRECTOR}) == late
    assert latest_for(found, {Role.BUYER}) is None
    assert come([first, late], day, datetime(2026, 3, 19, 6, 59, tzinfo=UTC)) == [first]
    assert come([first], day, datetime(2026, 3, 13, 6, 59, tzinfo=UTC)) == []

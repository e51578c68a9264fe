"""Whether a running case fits a corrected lifecycle, and what would be different in it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from sua.corpus.rulebooks import load_corpus
from sua.domain.case import Case
from sua.domain.facts import FactType
from sua.domain.people import Role, RoleHolding
from sua.engine.lifecycle import Lifecycle
from sua.engine.migration import difference, unfit
from sua.engine.rulebook import RuleBook
from sua.service.dossier import Dossier
from sua.service.installation import lifecycles
from sua.service.playing import play
from sua.service.rehearsal import Rehearsal
from tests.golden import agreed
from tests.lots import SPLIT, book, lots_corpus
from tests.support import RUN

GOLDEN = Path(__file__).with_name("migrations.txt")
NOW = datetime(2026, 6, 1, tzinfo=UTC)
Change = Callable[[Lifecycle], Lifecycle]


@pytest.fixture
def running(dossier_of: Callable[[str], Dossier]) -> Case:
    """Two lots that part: the first awarded, the second still to be ranked."""
    story = SPLIT + (
        '2026-01-14 officer/due rank@1 test_score=8 test_fits={"answer":true,"reasons":"Sì."}\n'
        "2026-01-15 director/tre award@1\n"
    )
    dossier = dossier_of(story)
    desk = Rehearsal(lots_corpus(), dossier)
    steps = [*play(dossier, desk, lifecycles(lots_corpus()), NOW, RUN)]
    return desk.cases[steps[0].case_id]


def changed(change: Change) -> RuleBook:
    """The rule book with another lifecycle, under another digest."""
    return replace(book(), lifecycle=change(book().lifecycle), digest="0" * 64)


def without_state(name: str) -> Change:
    return lambda old: replace(old, states=tuple(s for s in old.states if s.id != name))


def without_command(name: str) -> Change:
    return lambda old: replace(
        old, transitions=tuple(t for t in old.transitions if t.command != name)
    )


def state(name: str, **changes: object) -> Change:
    return lambda old: replace(
        old,
        states=tuple(
            replace(s, **changes) if s.id == name else s  # type: ignore[arg-type]
            for s in old.states
        ),
    )


def by_officers_alone(old: Lifecycle) -> Lifecycle:
    return replace(
        old,
        transitions=tuple(replace(t, actors=(Role.OFFICER,)) for t in old.transitions),
    )


@pytest.mark.parametrize(
    ("change", "problems"),
    [
        (lambda old: old, []),
        (
            lambda old: replace(old, code="other"),
            ["Il file è di un'altra procedura: «other» invece di «test_lots»."],
        ),
        (
            lambda old: replace(old, lots=None),
            ["I lotti della pratica non starebbero negli stati che il file prevede."],
        ),
        (
            without_state("lots_running"),
            ["Manca lo stato della pratica: «lots_running» («I lotti procedono ciascuno per sé»)."],
        ),
        (without_state("awarded"), ["Manca lo stato del lotto 1: «awarded» («Aggiudicato»)."]),
        (without_state("ranked"), []),
        (
            state("admitted", final=True),
            ["Lo stato del lotto 2, «Ammessi» (admitted), cambierebbe natura: finale o dei lotti."],
        ),
        (
            state("awarded", per_lot=False),
            [
                "Lo stato del lotto 1, «Aggiudicato» (awarded), cambierebbe natura: finale o dei"
                " lotti."
            ],
        ),
        (state("awarded", label="Altro"), []),
        (without_command("admit"), ["Manca il passaggio già compiuto «Ammettere» (admit)."]),
        (without_command("award"), ["Manca il passaggio già compiuto «Aggiudicare» (award)."]),
        (without_command("sign"), []),
    ],
)
def test_why_a_case_does_not_fit(running: Case, change: Change, problems: list[str]) -> None:
    assert [*unfit(book(), changed(change), running)] == problems


def test_the_same_file_is_no_correction(running: Case) -> None:
    same = ("Il file è quello che la pratica segue già.",)
    assert unfit(book(), book(), running) == same


def test_whoever_holds_a_role_goes_on_having_a_part(running: Case) -> None:
    someone = UUID(int=1)
    held = tuple(
        RoleHolding(role=role, person=someone, valid_from=date(2026, 1, 1), valid_to=None)
        for role in (Role.SUA_RUP, Role.OFFICER)
    )
    case = replace(running, roles=held)
    assert unfit(book(), changed(lambda old: old), case) == (
        "A nessun passaggio parteciperebbe chi è RUP della SUA per la fase di affidamento.",
    )
    opening = replace(book().lifecycle.opening, actors=(Role.SUA_RUP, Role.OFFICER))
    assert unfit(book(), changed(lambda old: replace(old, opening=opening)), case) == ()


@pytest.mark.parametrize(
    ("name", "changes", "words"),
    [
        ("test_score", {"type": FactType.TEXT}, "è di un altro tipo"),
        ("lots", {"grows": True}, "è tenuto in un altro modo"),
        ("test_fits", {"personal": True}, "è custodito in un altro modo"),
        ("test_score", None, "non esiste più"),
    ],
)
def test_what_a_case_holds_reads_back_unchanged(
    running: Case, name: str, changes: dict[str, object] | None, words: str
) -> None:
    facts = dict(book().facts)
    label = facts[name].label
    if changes is None:
        del facts[name]
    else:
        facts[name] = replace(facts[name], **changes)  # type: ignore[arg-type]
    new = replace(book(), facts=facts, digest="0" * 64)
    assert unfit(book(), new, running) == (f"Il dato «{label}» ({name}) {words}.",)


def written(old: Lifecycle, new: Lifecycle) -> list[str]:
    return [
        f"{line.kind} {line.what} {line.id} «{line.label}»"
        + "".join(f"\n    {name}: {was or '-'} -> {now or '-'}" for name, was, now in line.fields)
        for line in difference(old, new)
    ]


@pytest.mark.parametrize("code", ["restricted", "direct_award"])
def test_all_that_differs_is_told(code: str) -> None:
    cycles = load_corpus().lifecycles
    old, new = (cycles[c][max(cycles[c])][0] for c in ("negotiated", code))
    agreed(GOLDEN, f"negotiated to {code}", written(old, new))


def test_nothing_differs_from_itself() -> None:
    assert difference(book().lifecycle, book().lifecycle) == ()

"""A case prints as a story and parses back to the same case."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sua.domain.case import Case
from sua.domain.commands import Context
from sua.domain.errors import NotFoundError
from sua.domain.facts import FactValue
from sua.domain.people import Role
from sua.service.dossier import Dossier, load_dossier, parse_dossier
from sua.service.exporting import Exported, export
from sua.service.installation import Installation, lifecycles
from sua.service.loading import typed_case
from sua.service.opening import Opening
from sua.service.playing import play
from sua.service.rehearsal import Rehearsal
from sua.service.stories import parse_story
from sua.service.story_parts import put_together
from sua.service.story_words import as_toml, split_words, written
from sua.service.taking_over import read_takeover
from sua.storage import cases
from sua.storage.database import VERIFIER, transaction
from tests.stories.telling import attested
from tests.support import RUN, Desk

STORIES = Path(__file__).parents[1] / "stories"
NOW = datetime(2030, 1, 1, tzinfo=UTC)


def stored(here: Installation) -> list[Case]:
    """Every case of the installation, typed, parents first."""
    with transaction(here.engine, VERIFIER) as connection:
        first = cases.all_cases(connection)[0]
        found = []
        for case_id in cases.family(connection, first):
            held = cases.load(connection, case_id, lock=False)
            assert held is not None
            day = (held.case.last_at or NOW).date()
            book = here.books.governing(connection, held.case, day)
            found.append(typed_case(connection, here.vault, held, book))
    return found


def told_again(here: Installation, exported: Exported) -> tuple[Dossier, list[Case]]:
    """The exported story, rehearsed."""
    dossier = parse_dossier("x", exported.story.encode(), exported.sidecar.encode())
    desk = Rehearsal(here.corpus, dossier)
    for _ in play(dossier, desk, lifecycles(here.corpus), NOW, RUN):
        pass
    return dossier, list(desk.cases.values())


def comparable(found: list[Case]) -> list[Case]:
    """Without what belongs to an installation: identities, hashes, numbers of events."""
    names = {str(case.id): f"pratica {n}" for n, case in enumerate(found)}

    def named(facts: Mapping[str, FactValue]) -> dict[str, Any]:
        return {name: names.get(str(value), value) for name, value in facts.items()}

    return [
        replace(
            case,
            id=UUID(int=n),
            parent=None,
            head="",
            seq=0,
            times={},
            facts=named(case.facts),
            roles=tuple(sorted(case.roles, key=str)),
            lots={
                n: replace(lot, times={}, facts=named(lot.facts)) for n, lot in case.lots.items()
            },
        )
        for n, case in enumerate(found)
    ]


def test_the_demonstration_is_told_back(played: Desk) -> None:
    here = played.here
    before = stored(here)
    exported = export(here, before[-1].id, NOW)
    assert exported.notes == ()
    dossier, after = told_again(here, exported)
    assert comparable(after) == comparable(before)
    assert dossier.demo
    refused = [line for line in exported.story.splitlines() if " ! " in line]
    assert sum(not line.startswith("#") for line in refused) > len(refused) // 2
    assert "late=" not in exported.story
    again = export(here, before[0].id, NOW, names=False)
    assert again.story == exported.story
    assert "Persona dimostrativa" not in again.sidecar


@pytest.mark.parametrize("name", ["lots", "quality_litigation"])
def test_a_case_taken_over_is_told_back(fresh: Desk, name: str) -> None:
    here = fresh.here
    dossier = load_dossier(STORIES / f"{name}.story")
    desk = Rehearsal(here.corpus, dossier)
    steps = list(play(dossier, desk, lifecycles(here.corpus), NOW, RUN))
    lived = list(desk.cases.values())[-1]
    done = [s for s in steps if s.case_id == lived.id and s.reply.accepted]
    taken, facts = read_takeover(attested(lived, done), "prova")
    here.register(dossier, NOW)
    opening = Opening(
        case_id=lived.id,
        workflow=lived.workflow,
        province=lived.province,
        buyer=lived.buyer,
        facts=facts,
        takeover=taken,
    )
    actor = dossier.actor(Role.DIRECTOR, "tre")
    reply = here.service(lived.province).open(opening, Context(actor=actor, now=NOW))
    assert reply.accepted, reply.obstacles
    verified = here.verifier().verify()
    assert (verified.findings, verified.decisions) == ((), 1)
    before = stored(here)
    exported = export(here, lived.id, NOW)
    assert exported.notes == ()
    assert comparable(told_again(here, exported)[1]) == comparable(before)


@pytest.mark.parametrize(
    "name", ["lots", "contract_closed", "framework_competition", "quality_litigation"]
)
def test_lots_and_children_are_told_back(fresh: Desk, name: str) -> None:
    here = fresh.here
    dossier = load_dossier(STORIES / f"{name}.story")
    for _ in here.replay(dossier, NOW, RUN):
        pass
    before = stored(here)
    exported = export(here, before[0].id, NOW)
    assert exported.notes == ()
    _, after = told_again(here, exported)
    assert comparable(after) == comparable(before)


def test_an_exported_story_is_replayed_and_exported_the_same(played: Desk, fresh: Desk) -> None:
    exported = export(played.here, stored(played.here)[0].id, NOW)
    dossier = parse_dossier("x", exported.story.encode(), exported.sidecar.encode())
    for _ in fresh.here.replay(dossier, datetime.now(UTC), RUN):
        pass
    assert not fresh.here.verifier().verify().findings
    again = export(fresh.here, stored(fresh.here)[0].id, NOW)
    # A refusal provoked without the values it was given may have more reasons than it had.
    live, same = ([x for x in e.story.splitlines() if " ! " not in x] for e in (exported, again))
    assert same == live
    assert again.sidecar == exported.sidecar


def test_a_case_that_is_not_there_cannot_be_told(fresh: Desk) -> None:
    with pytest.raises(NotFoundError):
        export(fresh.here, UUID(int=3), NOW)


SIDECAR = {"people": {"uno": {}}, "lists": {"bids": [{"discount": "1"}]}}
odd = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
values = st.recursive(
    odd | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(odd, inner, max_size=3),
    max_leaves=6,
)


def doubled(value: object) -> object:
    """As whoever writes a story has to: a text that begins with «@» has two of them."""
    if isinstance(value, str):
        return f"@{value}" if value.startswith("@") else value
    if isinstance(value, list):
        return [doubled(item) for item in value]
    if isinstance(value, dict):
        return {key: doubled(item) for key, item in value.items()}
    return value


@given(value=values, why=odd.filter(bool))
@example(value='"', why="! rule")
@example(value="a ! b = c", why="= state")
@example(value="@uno", why="\n")
@example(value="@@", why="\u2028# x")
@example(value="NaN", why="\x85")
@example(value="true", why="\\")
@example(value="1.50", why="]}")
@example(value="# no", why="> says x")
def test_whatever_is_written_is_read_back(value: object, why: str) -> None:
    word = written(doubled(value))
    late = json.dumps(doubled(why))
    text = (
        f"case request@2026-01-12 a={word} b={word}\n2026-01-13 buyer do a={word} late={late} ! x\n"
    )
    sidecar = as_toml({**SIDECAR, "title": "x", "lists": {"odd": [{"a": doubled(value)}]}})
    parts = put_together(
        "x.story", f"{text}2026-01-14 buyer do a=@odd\n".encode(), sidecar.encode()
    )
    opening, line, listed = parse_story(parts).lines
    assert opening.facts == {"a": value, "b": value}
    assert (line.facts, line.late, line.refused_by) == ({"a": value}, why, ("x",))
    assert listed.facts == {"a": [{"a": value}]}
    assert len(split_words(f"{word} {word}")) == 2

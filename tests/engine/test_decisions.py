"""Decisions told whole: refusals common to every step, and all that can be done along a case's life."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from sua.corpus.rulebooks import load_corpus
from sua.domain.calendar import legal_day
from sua.domain.case import Case
from sua.domain.commands import Command, Context
from sua.domain.errors import InputError
from sua.domain.people import Actor, Role
from sua.engine.actions import actions
from sua.engine.decide import Decision, Refused, decide, describe
from sua.engine.rulebook import RuleBook
from sua.engine.terms import deadlines
from sua.service.dossier import Dossier
from sua.service.installation import lifecycles
from sua.service.playing import play
from sua.service.rehearsal import Rehearsal
from tests.golden import agreed
from tests.lots import SPLIT, book, lots_corpus
from tests.support import RUN

GOLDEN = Path(__file__).with_name("decisions.txt")
NOW = datetime(2026, 6, 1, tzinfo=UTC)
AT = datetime(2026, 2, 1, 9, tzinfo=UTC)
Make = Callable[[str], Dossier]
ALONE = 'case test_lots@2026-01-12T09:00 actor=officer/due subject="Scuola" base_amount=100.00\n'
BIDS = "2026-01-13 officer/due admit\n"
FITS = ' test_fits={"answer":true,"reasons":"Sì."}'
RANK = (
    "2026-01-14 officer/due rank{} test_score=1" + FITS.replace("{", "{{").replace("}", "}}") + "\n"
)
ALL = {"facts": {"reasons": "Prova."}}
NOTE = {"facts": {"test_notes": [{"text": "a"}]}}
RANKED, SECOND = ALONE + BIDS + RANK.format(""), SPLIT + RANK.format("@2")
AGAIN = RANKED + "2026-01-15 officer/due rank test_score=2\n"
ORDER = (
    '2026-01-20 officer/due suspend suspensions=[{"cause":"interim_order",'
    '"first":"2026-01-19T12:00+01:00","evidence":"Ordinanza 1/2026"}]\n'
)


def lived(dossier: Dossier) -> tuple[Rehearsal, Case]:
    desk = Rehearsal(lots_corpus(), dossier)
    steps = [*play(dossier, desk, lifecycles(lots_corpus()), NOW, RUN)]
    return desk, desk.cases[steps[0].case_id]


def plain(value: object) -> object:
    """A value of a decision as JSON may tell it."""
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    return value if isinstance(value, (str, int, type(None))) else str(value)


def told(decision: Decision, rules: RuleBook, state: str) -> list[str]:
    if isinstance(decision, Refused):
        return [
            f"refused at {decision.at}; held: {', '.join(decision.allowed)}",
            *(written(describe(o, rules, state)) for o in decision.obstacles),
        ]
    moves = [
        f"  {m.lot}: {m.source} > {m.to} {written(m.facts)} {written(m.own)}" for m in decision.lots
    ]
    head = f"{decision.source} > {decision.to} at {decision.at} lot {decision.lot or '-'}"
    return [head, f"held: {', '.join(decision.allowed)}", written(decision.facts), *moves]


def written(found: Mapping[str, Any]) -> str:
    return json.dumps(plain(found), ensure_ascii=False, sort_keys=True)


@pytest.mark.parametrize(
    ("name", "story", "command", "role", "changes"),
    [
        ("another role", ALONE + BIDS, "rank", Role.BUYER, {}),
        ("another body", ALONE + BIDS, "rank", Role.OFFICER, {"stranger": True}),
        ("to come", ALONE + BIDS, "rank", Role.OFFICER, {"at": NOW + timedelta(days=1)}),
        ("now", ALONE + BIDS, "rank", Role.OFFICER, {"at": NOW}),
        ("out of order", ALONE + BIDS, "rank", Role.OFFICER, {"at": datetime(2026, 1, 12, 9, tzinfo=UTC)}),
        ("late without a reason", ALONE + BIDS, "rank", Role.OFFICER, {"late": ""}),
        ("given", ALONE + BIDS, "rank", Role.OFFICER, {"facts": {"test_score": 3}}),
        ("missing", RANKED.replace(FITS, ""), "award", Role.DIRECTOR, {}),
        ("whose duty", RANKED, "award", Role.BUYER, {}),
        ("whose act", RANKED, "award", Role.DIRECTOR, {}),
        ("suspended", RANKED + ORDER, "award", Role.DIRECTOR, {}),
        ("let through", RANKED + ORDER, "revoke", Role.DIRECTOR, ALL),
        ("lapsed", AGAIN, "award", Role.DIRECTOR, {}),
        ("another state", ALONE, "award", Role.DIRECTOR, {}),
        ("ended", ALONE + '2026-01-13 director/tre revoke reasons="Prova."\n', "admit", Role.OFFICER, {}),
        ("no such command", ALONE, "awrd", Role.DIRECTOR, {}),
        ("no such fact", ALONE + BIDS, "rank", Role.OFFICER, {"facts": {"score": 3}}),
        ("no fact taken", RANKED, "award", Role.DIRECTOR, {"facts": {"cig": 3}}),
        ("a lot of none", ALONE, "admit", Role.OFFICER, {"lot": "1"}),
        ("a lot not parted yet", SPLIT.rpartition("2026-01-13")[0], "admit", Role.OFFICER, {"lot": "1"}),
        ("no such lot", SPLIT, "rank", Role.OFFICER, {"lot": "9"}),
        ("which lot", SPLIT, "rank", Role.OFFICER, {"facts": {"test_score": 3}}),
        ("of one lot", SPLIT, "rank", Role.OFFICER, {"lot": "2", "facts": {"test_score": 3}}),
        ("of no lot", SPLIT, "sign", Role.OFFICER, {}),
        ("the lot is elsewhere", SPLIT, "sign", Role.OFFICER, {"lot": "1"}),
        ("of every lot", SECOND, "note", Role.OFFICER, NOTE),
        ("of every lot, refused", SECOND, "note", Role.OFFICER, {}),
        ("of every lot that is left", SECOND, "revoke", Role.DIRECTOR, ALL),
        ("set up", ALONE, "set_up", Role.OFFICER, {}),
        ("parting", SPLIT.rpartition("2026-01-13")[0], "admit", Role.OFFICER, {}),
    ],
)  # fmt: skip
def test_a_decision_is_told_whole(
    dossier_of: Make, name: str, story: str, command: str, role: Role, changes: dict[str, Any]
) -> None:
    dossier = dossier_of(story)
    _, case = lived(dossier)
    body = dossier.parties.buyer.id if role is Role.BUYER else dossier.parties.province.id
    actor = Actor(UUID(int=5), role, UUID(int=6) if "stranger" in changes else body)
    asked = Command(
        case_id=case.id,
        name=command,
        facts=changes.get("facts", {}),
        occurred_at=changes.get("at", AT),
        late_reason=changes.get("late", "Prova."),
        lot=changes.get("lot", ""),
    )
    try:
        found = decide(book(), case, asked, Context(actor=actor, now=NOW), dossier.parties)
    except InputError as error:
        agreed(GOLDEN, name, [f"{error.code} [{error.field}] {error.message}"])
    else:
        agreed(GOLDEN, name, told(found, book(), case.state))


def state_of(desk: Rehearsal, case: Case, dossier: Dossier) -> list[str]:
    """A case: where it is, since when each fact, its terms, all that can be done and by whom."""
    assert case.last_at is not None
    at = case.last_at + timedelta(hours=1)
    rules = desk._book(case, at)  # noqa: SLF001 -- the book of a rehearsed case is the desk's
    lines = [f"{case.workflow} {case.state} version {case.version} at {case.last_at}"]
    for lot, view in {"": case, **case.lots}.items():
        lines.append(f"lot {lot or '-'}: {view.state}; done {written(view.done)}")
        since = {n: f"{t.given}/{t.changed}" for n, t in sorted(view.times.items())}
        lines.append(f"  since {written(since)}")
    lines += [f"  role {h.role.value} {h.valid_from} {h.valid_to}" for h in case.roles]
    lines += [f"  term {term}" for term in deadlines(rules, case)]
    for role in (Role.OFFICER, Role.SUA_RUP, Role.DIRECTOR, Role.BUYER):
        body = dossier.parties.buyer if role is Role.BUYER else dossier.parties.province
        who = min(case.holders(role, legal_day(at)), default=UUID(int=5))
        context = Context(actor=Actor(who, role, body.id), now=at)
        for lot in ("", *case.lots):
            for action in actions(rules, case, context, dossier.parties, lot):
                found = [written(describe(o, rules, action.state)) for o in action.obstacles]
                name = f"{action.transition.command}{lot and '@'}{lot} {role} in {action.state}"
                lines.append(f"  {name}: {action.available} needs {', '.join(action.needs)}")
                if role in action.transition.actors:
                    lines += [f"    {line}" for line in found]
    return lines


@pytest.mark.parametrize(
    ("name", "story"),
    [
        ("alone", RANKED + "2026-01-15 officer/due rank test_score=2\n"),
        ("parted", SECOND + "2026-01-15 director/tre award@2\n"),
        ("given again", SECOND + RANK.format("@2").replace("-14", "-15")),
        ("suspended", SECOND + ORDER),
    ],
)
def test_a_case_with_its_lots_is_told_whole(dossier_of: Make, name: str, story: str) -> None:
    dossier = dossier_of(story)
    desk, case = lived(dossier)
    agreed(GOLDEN, f"life {name}", state_of(desk, case, dossier))


@pytest.mark.parametrize(
    "stop",
    ["submit", "accept", "send_invitations", "record_admissions", "award", "sign_contract", ""],
)
def test_the_demonstration_is_told_whole(demo: Dossier, stop: str) -> None:
    lines = demo.story.lines
    end = next((n for n, x in enumerate(lines) if x.command == stop and not x.refused_by), None)
    dossier = replace(demo, story=replace(demo.story, lines=lines[:end] if stop else lines))
    desk = Rehearsal(load_corpus(), dossier)
    far = datetime(2030, 1, 1, tzinfo=UTC)
    steps = [*play(dossier, desk, lifecycles(load_corpus()), far, RUN)]
    case = desk.cases[steps[-1].case_id]
    agreed(GOLDEN, f"demonstration {stop}", state_of(desk, case, dossier))

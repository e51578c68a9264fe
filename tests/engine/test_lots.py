"""Lots: they part, walk alone, end together; what is common, what is each one's, who is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from sua.domain.case import Case
from sua.domain.commands import Command, Context
from sua.domain.errors import InputError
from sua.domain.organizations import ContractSigner, Qualification
from sua.domain.people import Role
from sua.engine.actions import actions
from sua.engine.decide import Accepted, Refused, decide, describe
from sua.engine.terms import deadlines
from sua.service.dossier import Dossier
from sua.service.installation import lifecycles
from sua.service.playing import Step, play
from sua.service.rehearsal import Rehearsal
from sua.service.reply import Reply
from tests.lots import SPLIT, book, lots_corpus
from tests.support import RUN

NOW = datetime(2026, 6, 1, tzinfo=UTC)
Make = Callable[[str], Dossier]
RANK = "2026-01-14 officer/due rank@{lot} test_score={score}"
FITS = ' test_fits={"answer":true,"reasons":"È il migliore."}'


class Told:
    """A story told in memory: its last reply and its first case."""

    def __init__(self, dossier: Dossier) -> None:
        self.desk = Rehearsal(lots_corpus(), dossier)
        steps: list[Step] = [*play(dossier, self.desk, lifecycles(lots_corpus()), NOW, RUN)]
        self.dossier = dossier
        self.reply: Reply = steps[-1].reply
        self.case: Case = self.desk.cases[steps[0].case_id]

    @property
    def rules(self) -> list[str]:
        return [o["rule"] for o in self.reply.obstacles]

    def give(self, name: str, role: Role, person: str, lot: str = "", **facts: object) -> object:
        at = datetime(2026, 2, 1, tzinfo=UTC)
        command = Command(
            case_id=self.case.id,
            name=name,
            facts=facts,
            occurred_at=at,
            late_reason="Prova.",
            lot=lot,
        )
        context = Context(actor=self.dossier.actor(role, person), now=NOW)
        return decide(book(), self.case, command, context, self.dossier.parties)


@pytest.fixture
def tell(dossier_of: Make) -> Callable[..., Told]:
    return lambda *lines: Told(dossier_of(SPLIT + "\n".join(lines) + "\n"))


Tell = Callable[..., Told]


def test_a_case_without_lots_walks_the_path_as_one(dossier_of: Make) -> None:
    story = """case test_lots@2026-01-12T09:00 actor=officer/due subject="Scuola"
2026-01-13 officer/due admit = admitted
2026-01-14 officer/due rank test_score=7 test_fits={"answer":true,"reasons":"Sì."} = ranked
2026-01-15 director/tre award = awarded
2026-01-16 officer/due sign = signed
"""
    told = Told(dossier_of(story))
    assert (told.case.state, told.case.lots) == ("signed", {})


def test_lots_part_with_what_their_rows_say(tell: Tell) -> None:
    case = tell().case
    assert case.state == "lots_running"
    assert {n: lot.state for n, lot in case.lots.items()} == {"1": "admitted", "2": "admitted"}
    second = case.of_lot("2")
    assert (second.facts["subject"], second.facts["base_amount"]) == (
        "Scuola B",
        Decimal("600000.00"),
    )
    assert second.facts["bids_received"] == 5
    assert case.facts["subject"] == "Scuole"
    assert "bids_received" not in case.facts


def test_the_tenth_lot_comes_after_the_second(dossier_of: Make) -> None:
    row = '{{"lot":"{0}","subject":"S","base_amount":"1.00","labour_cost":"0.00","safety_costs":"0.00"}}'
    rows = ",".join(row.format(n) for n in (10, 2, 1))
    story = f"case test_lots@2026-01-12T09:00 actor=officer/due\n2026-01-12T10:00 officer/due set_up lots=[{rows}]\n2026-01-13 officer/due admit\n"  # noqa: E501
    assert [*Told(dossier_of(story)).case.lots] == ["1", "2", "10"]


def test_a_command_of_a_lot_moves_that_lot_alone(tell: Tell) -> None:
    told = tell(RANK.format(lot=2, score=8) + " = ranked")
    assert {n: lot.state for n, lot in told.case.lots.items()} == {"1": "admitted", "2": "ranked"}
    assert told.case.state == "lots_running"
    assert told.case.lots["2"].facts["test_score"] == 8
    assert "rank" in told.case.lots["2"].done
    assert "test_score" not in {**told.case.facts, **told.case.lots["1"].facts}


def test_the_case_ends_when_every_lot_has(tell: Tell) -> None:
    one = [RANK.format(lot=1, score=8) + FITS, "2026-01-15 director/tre award@1"]
    one.append("2026-01-16 officer/due sign@1 = signed")
    told = tell(*one)
    assert told.case.state == "lots_running"
    told = tell(*one, '2026-01-17 director/tre revoke@2 reasons="Prova." = revoked')
    assert told.case.state == "lots_ended"
    told = tell(
        *one,
        '2026-01-17 director/tre revoke reasons="Prova." = lots_ended',
        "2026-01-18 director/tre award@2 ! ended",
    )
    assert {n: lot.state for n, lot in told.case.lots.items()} == {"1": "signed", "2": "revoked"}


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("2026-01-15 director/tre award ! lot", "lot"),
        ("2026-01-15 officer/due admit ! state", "state"),
        ("2026-01-15 director/tre award@1 ! state", "state"),
    ],
)
def test_what_a_case_with_lots_refuses(tell: Tell, line: str, rule: str) -> None:
    assert rule in tell(line).rules


def test_a_lot_that_is_not_there_cannot_be_named(tell: Tell, dossier_of: Make) -> None:
    with pytest.raises(InputError, match="Il lotto «9» non esiste; ci sono: 1, 2"):
        tell("2026-01-15 director/tre award@9")
    first, _, _ = SPLIT.splitlines()
    with pytest.raises(InputError, match="lotto unico"):
        Told(dossier_of(f"{first}\n2026-01-13 officer/due admit@1\n"))
    early = SPLIT.rpartition("2026-01-13")[0]
    with pytest.raises(InputError, match="non procedono ancora"):
        Told(dossier_of(f"{early}2026-01-13 officer/due admit@1\n"))


def test_a_command_for_all_reaches_every_open_lot_or_none(tell: Tell) -> None:
    told = tell('2026-01-14 officer/due note test_notes=[{"text":"a"}]')
    accepted = told.give("note", Role.OFFICER, "due", test_notes=[{"text": "b"}])
    assert isinstance(accepted, Accepted)
    assert [(m.lot, m.source, m.to) for m in accepted.lots] == [
        ("1", "admitted", "admitted"),
        ("2", "admitted", "admitted"),
    ]
    late = tell(
        "2026-01-14 officer/due suspend@2 suspensions="
        '[{"cause":"interim_order","first":"2026-01-14T10:00:00+01:00","evidence":"TAR 1/2026"}]'
    )
    refused = late.give("note", Role.OFFICER, "due", test_notes=[{"text": "b"}])
    assert isinstance(refused, Refused)
    assert [(o.rule, o.lot) for o in refused.obstacles] == [("suspended", "2")]
    assert getattr(refused.obstacles[0], "reason", "").startswith("Lotto 2: ")
    nobody = late.give("note", Role.DIRECTOR, "tre", test_notes=[{"text": "b"}])
    assert isinstance(nobody, Refused)
    assert next((o.rule, o.lot) for o in nobody.obstacles) == ("role", "")


def test_a_ledger_grows_and_is_never_rewritten(tell: Tell) -> None:
    told = tell(
        '2026-01-14 officer/due note@1 test_notes=[{"text":"a"}]',
        '2026-01-15 officer/due note test_notes=[{"text":"b"}]',
    )
    notes = {
        n: [row.cells["text"] for row in lot.facts["test_notes"]]  # type: ignore[union-attr]
        for n, lot in told.case.lots.items()
    }
    assert notes == {"1": ["a", "b"], "2": ["b"]}


def test_an_order_of_a_judge_stops_all_but_what_it_lets_through(tell: Tell) -> None:
    order = (
        "2026-01-14 officer/due suspend@1 suspensions="
        '[{"cause":"interim_order","first":"2026-01-14T10:00:00+01:00","evidence":"TAR 1/2026"}]'
    )
    told = tell(order, "2026-01-15 officer/due rank@1 test_score=3 ! suspended")
    assert "TAR 1/2026" in told.reply.obstacles[0]["reason"]
    tell(order, "2026-01-15 officer/due rank@2 test_score=3 = ranked")
    tell(order, '2026-01-15 director/tre revoke@1 reasons="Prova." = revoked')


def test_terms_are_the_lots_where_some_command_is(tell: Tell, dossier_of: Make) -> None:
    early = Told(dossier_of(SPLIT.rpartition("2026-01-13")[0])).case
    assert [(d.rule, d.lot) for d in deadlines(book(), early)] == [("whole", ""), ("per_lot", "")]
    told = tell(RANK.format(lot=1, score=8) + FITS, "2026-01-15 director/tre award@1").case
    found = {(d.rule, d.lot): d.met_at is not None for d in deadlines(book(), told)}
    assert found == {("whole", ""): True, ("per_lot", "1"): True, ("per_lot", "2"): False}


def test_actions_are_those_of_the_lot_or_of_all(tell: Tell) -> None:
    told = tell(RANK.format(lot=2, score=8))
    context = Context(actor=told.dossier.actor(Role.OFFICER, "due"), now=NOW)

    def names(lot: str) -> list[str]:
        found = actions(book(), told.case, context, told.dossier.parties, lot)
        return [a.transition.command for a in found]

    assert names("") == ["revoke", "note", "suspend"]
    assert names("1") == ["rank", "revoke", "note", "suspend"]
    assert names("2") == ["rank", "award", "revoke", "note", "suspend"]


def test_the_matrix_says_whose_act_it_is_above_the_floor_of_the_law(dossier_of: Make) -> None:
    def given(role: str, lot: int, duty: str | None, *levels: str) -> list[str]:
        told = Told(dossier_of(SPLIT + RANK.format(lot=lot, score=8) + FITS + "\n"))
        agreement = told.dossier.parties.agreement
        assert agreement is not None
        duties = {"award": ContractSigner(duty)} if duty else {}
        held = tuple(Qualification(level=x, valid_from=date(2024, 1, 1)) for x in levels)
        parties = replace(
            told.dossier.parties,
            agreement=replace(agreement, duties=duties),
            buyer=replace(told.dossier.parties.buyer, qualifications=held),
        )
        case = replace(told.case, facts={**told.case.facts, "nature": "works"})
        command = Command(case_id=case.id, name="award", lot=str(lot))
        name, _, person = role.partition("/")
        context = Context(actor=told.dossier.actor(Role(name), person), now=NOW)
        decision = decide(book(), case, command, context, parties)
        return [o.rule for o in decision.obstacles] if isinstance(decision, Refused) else []

    assert given("director/tre", 1, None) == []
    assert given("buyer/uno", 1, None) == ["duty"]
    assert given("buyer/uno", 2, "buyer", "L3") == []
    assert given("director/tre", 2, "buyer", "L3") == ["duty"]
    # Not qualified, and beyond what it may do by itself: the value is that of all the lots.
    assert given("buyer/uno", 1, "buyer") == ["duty"]
    assert given("buyer/uno", 2, "buyer") == ["duty"]
    assert given("director/tre", 2, "buyer") == []


def test_a_refusal_says_where_the_missing_fact_is_entered(tell: Tell) -> None:
    told = tell(RANK.format(lot=1, score=8), "2026-01-15 director/tre award@1 ! required.test_fits")
    (obstacle,) = told.reply.obstacles
    assert [(e["command"], e["state"]) for e in obstacle["enter_with"]] == [("rank", "Graduatoria")]
    refused = told.give("award", Role.DIRECTOR, "tre", lot="1")
    assert isinstance(refused, Refused)
    assert "enter_with" not in describe(refused.obstacles[0], book())


def test_a_case_is_born_from_a_lot_and_holds_what_the_lot_holds(dossier_of: Make) -> None:
    lines = [RANK.format(lot=2, score=8) + FITS, "2026-01-15 director/tre award@2"]
    awarded = SPLIT + "\n".join([*lines, ""])
    born = "case test_contract@2026-01-20 of=gara{} as=contratto actor=officer/due{}\n"
    Told(dossier_of(awarded + born.format("@2", " ! state")))
    signed = awarded + "2026-01-16 officer/due sign@2\n"
    Told(dossier_of(signed + born.format("", " ! lot")))
    told = Told(dossier_of(signed + born.format("@2", "")))
    contract = told.desk.cases[told.reply.case_id]
    assert contract.facts == {"subject": "Scuola B", "base_amount": Decimal("600000.00")}
    assert (contract.parent, told.case.state) == (told.case.id, "lots_running")
    with pytest.raises(InputError, match="«9» non esiste"):
        Told(dossier_of(signed + born.format("@9", "")))

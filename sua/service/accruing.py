"""Fees accrue with the step that makes them due: the lines are brought to what the case says is owed.

A line that is no longer right is taken back by a note of credit and, if something is still owed, a
new line follows: nothing is changed.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Connection

from sua.domain.calendar import legal_day
from sua.domain.case import Case, CaseKind
from sua.engine.money import Owed, owed_for
from sua.law.parameters import Law, LawAt
from sua.storage.agreements import fees_agreed
from sua.storage.fees import FeeLine, add_lines, lines_of

Key = tuple[str, str, UUID]
_TAKEN_BACK = "L'importo dovuto non è più questo: l'aggiudicazione è cambiata o non c'è più."


def accrue(connection: Connection, law: Law, case: Case, now: datetime) -> None:
    """Bring the lines of a procedure to what its facts and its agreement say, after a step."""
    if not _awarded_once(case) or (fees := agreed(connection, case)) is None:
        return
    lines = lines_of(connection, case.id)
    add_lines(connection, [*_moves(case, fees, law_of(law, case), lines, now)])


def law_of(law: Law, case: Case) -> LawAt:
    """The law under which a procedure owes: of the day on which its own was fixed."""
    return law.at(case.pinned_on or legal_day(case.opened_at))


def agreed(connection: Connection, case: Case) -> Mapping[str, Any] | None:
    """What the agreement of a procedure says is owed; None where it says nothing."""
    if case.kind is not CaseKind.PROCEDURE or case.agreement is None:
        return None
    told = fees_agreed(connection, case.agreement)
    found: dict[str, Any] = json.loads(told) if told else {}
    return found or None


def expected(case: Case, fees: Mapping[str, Any], law: LawAt) -> dict[Key, Owed]:
    """What is owed, by what it is for, lot and body."""
    return {key_of(line): line for line in owed_for(case, fees, law)}


def standing(lines: list[FeeLine]) -> dict[Key, FeeLine]:
    """The lines that stand, by what they are for, lot and body."""
    return {(line.kind, line.lot, line.buyer_id): line for line in not_taken_back(lines)}


def not_taken_back(lines: list[FeeLine]) -> list[FeeLine]:
    """Every line that no note has taken back, twice the same included."""
    gone = {line.reverses for line in lines}
    return [line for line in lines if line.reverses is None and line.id not in gone]


def key_of(line: Owed) -> Key:
    """What a line is for, which lot, which body."""
    return line.kind.value, line.lot, line.buyer


def _awarded_once(case: Case) -> bool:
    return "award" in case.done or any("award" in lot.done for lot in case.lots.values())


def _moves(
    case: Case, fees: Mapping[str, Any], law: LawAt, lines: list[FeeLine], now: datetime
) -> Iterator[FeeLine]:
    due, held = expected(case, fees, law), standing(lines)
    right = {k for k, line in held.items() if k in due and agree(line, due[k])}
    for key, line in held.items():
        if key not in right:
            yield _note(case, line, now)
    for key, owed in due.items():
        if key not in right and case.agreement is not None:
            yield _line(case, case.agreement, owed, now)


def agree(line: FeeLine, owed: Owed) -> bool:
    """Whether a line says what is owed, to the cent."""
    return (line.amount, line.basis, line.planned) == (owed.amount, owed.basis, owed.planned)


def _line(case: Case, agreement: UUID, owed: Owed, now: datetime) -> FeeLine:
    name = ":".join(map(str, (*key_of(owed), case.seq)))
    return FeeLine(
        id=uuid5(case.id, name),
        procuring_entity_id=case.province,
        buyer_id=owed.buyer,
        case_id=case.id,
        agreement_id=agreement,
        lot=owed.lot,
        kind=owed.kind.value,
        basis=owed.basis,
        planned=owed.planned,
        amount=owed.amount,
        accrued_on=owed.day,
        seq=case.seq,
        reverses=None,
        reason="",
        recorded_at=now,
    )


def _note(case: Case, line: FeeLine, now: datetime) -> FeeLine:
    return replace(
        line,
        id=uuid5(case.id, f"credit:{line.id}"),
        basis=-line.basis,
        planned=-line.planned,
        amount=-line.amount,
        accrued_on=legal_day(case.last_at or now),
        seq=case.seq,
        reverses=line.id,
        reason=_TAKEN_BACK,
        recorded_at=now,
    )

"""What the service answers to a command."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID

from sua.corpus.parameter_use import unconfirmed
from sua.domain.case import Case
from sua.engine.decide import Accepted, Decision, Refused, describe
from sua.engine.rulebook import RuleBook


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The outcome of a command.

    Attributes:
        accepted: whether it holds; if not, ``obstacles`` has every reason at once.
        recorded: whether the outcome stands in the case's chain (a preview never does).
        replayed: the command had already been carried out under its key: this is that reply.
        obstacles: each as plain JSON: rule, kind, reason, remedy, source, field, label,
            unblocked_by, lawful_from, the commands that take the fact (enter_with), the lot.
        label: Italian name of the command.
        lot: lot the command was for; ``state`` is then the lot's.
        document: slug of the act being rendered, if one is.
        computed: names of the facts the engine added.
        needs_confirmation: parameters the command rests on, not read in a text in force.
    """

    accepted: bool
    case_id: UUID
    workflow: str
    state: str
    state_label: str
    label: str
    version: int
    seq: int
    recorded: bool = True
    replayed: bool = False
    lot: str = ""
    obstacles: Sequence[Mapping[str, Any]] = ()
    document: str | None = None
    computed: Sequence[str] = field(default_factory=tuple)
    needs_confirmation: Sequence[str] = ()

    def to_json(self) -> str:
        """Text kept with the idempotency key."""
        return json.dumps({**asdict(self), "case_id": str(self.case_id)}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Reply":
        """The stored reply, marked as replayed."""
        values = json.loads(text)
        return cls(
            **{
                **values,
                "case_id": UUID(values["case_id"]),
                "replayed": True,
                "obstacles": tuple(values["obstacles"]),
                "computed": tuple(values["computed"]),
                "needs_confirmation": tuple(values.get("needs_confirmation", ())),
            }
        )


def reply_for(
    book: RuleBook, case: Case, command: str, decision: Decision, *, recorded: bool, lot: str = ""
) -> Reply:
    """The reply to a decision taken on ``case``, or on one of its lots."""
    accepted = isinstance(decision, Accepted)
    stands = case.lots[lot].state if lot else case.state
    state = decision.to if isinstance(decision, Accepted) else stands
    return Reply(
        accepted=accepted,
        recorded=recorded,
        case_id=case.id,
        workflow=case.workflow,
        state=state,
        state_label=book.lifecycle.state(state).label,
        label=book.lifecycle.label_of(command),
        version=case.version + (1 if accepted else 0),
        seq=case.seq + 1,
        lot=lot,
        obstacles=tuple(describe(o, book, stands) for o in decision.obstacles)
        if isinstance(decision, Refused)
        else (),
        document=decision.transition.document if isinstance(decision, Accepted) else None,
        computed=_added(decision) if isinstance(decision, Accepted) else (),
        needs_confirmation=_unconfirmed(book, case, command, lot),
    )


def _added(accepted: Accepted) -> tuple[str, ...]:
    return tuple(sorted({*accepted.facts, *(n for move in accepted.lots for n in move.own)}))


def _unconfirmed(book: RuleBook, case: Case, command: str, lot: str) -> tuple[str, ...]:
    opening = book.lifecycle.opening
    lots = case.lots.values() if not lot else (case.lots[lot],)
    states = ((case.state,) if not lot else ()) + tuple(held.state for held in lots)
    found = (book.lifecycle.transition(state, command) for state in states)
    move = opening if command == opening.command else next(filter(None, found), None)
    return unconfirmed(book, move) if move else ()

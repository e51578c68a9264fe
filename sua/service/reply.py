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
            unblocked_by, lawful_from.
        label: Italian name of the command.
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
    book: RuleBook, case: Case, command: str, decision: Decision, *, recorded: bool
) -> Reply:
    """The reply to a decision taken on ``case``."""
    accepted = isinstance(decision, Accepted)
    state = decision.to if isinstance(decision, Accepted) else case.state
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
        obstacles=tuple(describe(o, book) for o in decision.obstacles)
        if isinstance(decision, Refused)
        else (),
        document=decision.transition.document if isinstance(decision, Accepted) else None,
        computed=tuple(sorted(decision.facts)) if isinstance(decision, Accepted) else (),
        needs_confirmation=_unconfirmed(book, case, command),
    )


def _unconfirmed(book: RuleBook, case: Case, command: str) -> tuple[str, ...]:
    opening = book.lifecycle.opening
    move = opening if command == opening.command else book.lifecycle.transition(case.state, command)
    return unconfirmed(book, move) if move else ()

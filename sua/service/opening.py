"""What it takes to open a case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sua.domain.commands import Command
from sua.engine.lifecycle import Lifecycle

_BORN = "procedure_case"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What it takes to open a case.

    Attributes:
        case_id: identity chosen by the caller, so that a retry cannot open two.
        buyer: the Comune or Unione; with a ``parent`` it is the parent's.
        facts: raw facts the opening captures.
        parent_lot: lot of the parent it is born from; empty: the parent itself.
        parent_facts: raw facts of the command the parent undergoes at the birth.
    """

    case_id: UUID
    workflow: str
    province: UUID
    buyer: UUID
    parent: UUID | None = None
    facts: Mapping[str, object]
    occurred_at: datetime | None = None
    late_reason: str | None = None
    parent_lot: str = ""
    parent_facts: Mapping[str, object] = field(default_factory=dict)

    def command(self) -> Command:
        """The opening as the first command of the case."""
        return Command(
            case_id=self.case_id,
            name="open",
            facts=self.facts,
            occurred_at=self.occurred_at,
            late_reason=self.late_reason,
        )

    def parent_move(self, child: Lifecycle, parent: Lifecycle, parent_id: UUID) -> Command | None:
        """The command that the parent undergoes when this case is born from it, if one.

        It is told which case was born where it takes that fact.
        """
        name = child.parent_command
        if name is None:
            return None
        moves = (t for t in parent.transitions if t.command == name)
        told = any(_BORN in (*t.captures, *t.optional) for t in moves)
        return Command(
            case_id=parent_id,
            name=name,
            facts={**self.parent_facts, **({_BORN: str(self.case_id)} if told else {})},
            occurred_at=self.occurred_at,
            late_reason=self.late_reason,
            lot=self.parent_lot,
        )

"""What it takes to open a case."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from sua.corpus.rulebooks import Corpus
from sua.domain.calendar import legal_day
from sua.domain.case import Case, CaseKind
from sua.domain.commands import Command, Context
from sua.domain.errors import InputError
from sua.domain.organizations import Parties
from sua.domain.takeover import Takeover
from sua.engine.decide import Accepted, Decision, decide_opening
from sua.engine.lifecycle import Lifecycle
from sua.engine.opening import blank_case, seen_from
from sua.engine.rulebook import RuleBook
from sua.engine.takeover import decide_takeover
from sua.engine.walking import pinning_day

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
        takeover: of a case in mid-life, what is attested of the life it has lived elsewhere.
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
    takeover: Takeover | None = None

    def rulebook(self, corpus: Corpus, at: datetime, parent: Case | None = None) -> RuleBook:
        """What rules the case: the law of ``at``, or of the day on which its past fixed it.

        A contract is carried out under the law of its procedure: art. 226 c. 2 names both together.

        Raises:
            InputError: the lifecycle is unknown or not in force; a law day said of no contract.
        """
        day = legal_day(at)
        if self.takeover is not None:
            versions = corpus.lifecycles.get(self.workflow, {})
            lived = {first: found for first, (found, _) in versions.items()}
            day = pinning_day(lived, self.takeover) or day
        lifecycle, _ = corpus.lifecycle(self.workflow, day)
        said = self.takeover.law_day if self.takeover else None
        if lifecycle.kind is CaseKind.CONTRACT:
            inherited = parent.pinned_on if parent is not None else None
            return corpus.rulebook(self.workflow, inherited or said or day)
        if said is not None:
            raise InputError(
                "«law_day» si indica solo per un contratto: per le altre pratiche la legge è quella"
                " del giorno del bando o degli inviti, che la storia già dice.",
                code="takeover.malformed",
                field="law_day",
            )
        return corpus.rulebook(self.workflow, day)

    def blank(
        self, book: RuleBook, buyer: UUID, agreement: UUID | None, parent: Case | None, at: datetime
    ) -> Case:
        """The case before its first event; errors as :func:`sua.engine.opening.blank_case`."""
        began = self.takeover.history[0].at if self.takeover and self.takeover.history else at
        return blank_case(
            book,
            self.case_id,
            self.province,
            buyer,
            agreement,
            seen_from(parent, self.parent_lot) if parent else None,
            began,
            alone=self.takeover is not None,
        )

    def decided(self, book: RuleBook, case: Case, context: Context, parties: Parties) -> Decision:
        """Whether ``case``, still blank, may be opened, or taken over."""
        command = self.command()
        if self.takeover is not None:
            decision = decide_takeover(book, case, command, self.takeover, context, parties)
        else:
            decision = decide_opening(book, case, command, context, parties)
        if isinstance(decision, Accepted):
            return replace(decision, parent_lot=self.parent_lot)
        return decision

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

"""A case about to be opened: empty, or holding what it inherits from its parent."""

from datetime import datetime
from uuid import UUID

from sua.domain.case import Case, CaseKind
from sua.domain.errors import InputError
from sua.domain.events import GENESIS
from sua.domain.people import Role
from sua.domain.verdicts import Denied
from sua.engine.rulebook import RuleBook
from sua.engine.wording import Said, denied


def blank_case(  # noqa: PLR0913 -- a case has that many parts
    book: RuleBook,
    case_id: UUID,
    province: UUID,
    buyer: UUID,
    agreement: UUID | None,
    parent: Case | None,
    at: datetime,
    *,
    alone: bool = False,
) -> Case:
    """The case before its first event; ``parent`` is the lot's view where it is born from a lot.

    A case taken over in mid-life may be ``alone``: the one it was born from began and ended
    elsewhere.

    Raises:
        InputError: the lifecycle is born from another one and ``parent`` is not of that kind.
    """
    lifecycle = book.lifecycle
    wrong = parent is not None and parent.workflow not in lifecycle.parents
    if lifecycle.parents and (wrong or (parent is None and not alone)):
        kinds = " o ".join(f"«{code}»" for code in lifecycle.parents)
        raise InputError(
            f"«{lifecycle.label}» nasce da una pratica di tipo {kinds}: aprirla da quella.",
            code="parent.missing",
            field="parent",
        )
    inherited = parent.facts if parent else {}
    return Case(
        id=case_id,
        kind=lifecycle.kind,
        workflow=lifecycle.code,
        province=province,
        buyer=buyer,
        agreement=None if lifecycle.kind is CaseKind.AGREEMENT else agreement,
        parent=parent.id if parent else None,
        opened_at=at,
        state=lifecycle.initial,
        version=0,
        seq=0,
        head=GENESIS,
        facts={name: inherited[name] for name in lifecycle.inherits if name in inherited},
    )


def seen_from(parent: Case, lot: str) -> Case:
    """The parent as the new case sees it: itself, or one of its lots.

    Raises:
        InputError: no such lot.
    """
    if not lot:
        return parent
    if lot not in parent.lots:
        raise InputError(
            f"Il lotto «{lot}» non esiste nella pratica da cui si parte.",
            code="lot.unknown",
            field="lot",
        )
    return parent.of_lot(lot)


def unborn(book: RuleBook, parent: Case, above: RuleBook) -> Denied | None:
    """Why no case may be born now from ``parent``, itself or one of its lots; None if one may.

    A command the parent undergoes at the birth speaks for itself; ``above`` is the parent's book.
    """
    lifecycle, state = book.lifecycle, above.lifecycle.state(parent.state)
    label = lifecycle.opening.label
    if parent.state in lifecycle.parent_states:
        return None
    if parent.lots:
        lots = ", ".join(parent.lots)
        return denied(above, "lot", Said(source=lifecycle.source), {"label": label, "lots": lots})
    if not lifecycle.parent_states and (lifecycle.parent_command or not state.final):
        return None
    wanted = (s for s in above.lifecycle.states if s.id in lifecycle.parent_states)
    values = {
        "label": label,
        "state": state.label,
        "states": "; ".join(s.label for s in wanted) or "quelli precedenti la fine",
    }
    rule = "ended" if state.final and not lifecycle.parent_states else "state"
    return denied(above, rule, Said(source=lifecycle.source), values)


def role_not_held(book: RuleBook, role: Role) -> Denied:
    """The obstacle only the registers know: whoever acts does not hold the role that day."""
    said = Said(unblocked_by=(Role.ADMINISTRATOR,))
    return denied(book, "role_held", said, {"role": role.label})

"""A case about to be opened: empty, or holding what it inherits from its parent."""

from datetime import datetime
from uuid import UUID

from sua.domain.case import Case
from sua.domain.errors import InputError
from sua.domain.events import GENESIS
from sua.domain.people import Role
from sua.domain.verdicts import Denied
from sua.engine.rulebook import RuleBook


def blank_case(  # noqa: PLR0913 -- a case has that many parts
    book: RuleBook,
    case_id: UUID,
    province: UUID,
    buyer: UUID,
    agreement: UUID | None,
    parent: Case | None,
    at: datetime,
) -> Case:
    """The case before its first event.

    Raises:
        InputError: the lifecycle is born from another one and ``parent`` is not of that kind.
    """
    lifecycle = book.lifecycle
    if lifecycle.parents and (parent is None or parent.workflow not in lifecycle.parents):
        raise InputError(
            f"«{lifecycle.label}» nasce da una pratica di tipo «{lifecycle.parents[0]}»:"
            " aprirla da quella.",
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
        agreement=agreement,
        parent=parent.id if parent else None,
        opened_at=at,
        state=lifecycle.initial,
        version=0,
        seq=0,
        head=GENESIS,
        facts={name: inherited[name] for name in lifecycle.inherits if name in inherited},
    )


def role_not_held(role: Role) -> Denied:
    """The obstacle only the registers know: whoever acts does not hold the role that day."""
    return Denied(
        rule="role_held",
        reason=f"Chi agisce non risulta {role.label} alla data indicata.",
        source="",
        remedy="Registrare l'incarico, oppure agire con un ruolo che si possiede.",
        unblocked_by=(Role.ADMINISTRATOR,),
    )

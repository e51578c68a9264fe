"""Verification asked by somebody who sees part of the cases: theirs, and no other."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from sua.domain.accounts import Caller
from sua.domain.errors import InputError, NotFoundError
from sua.service.scoping import scope_of
from sua.service.verifying import Verified
from sua.storage import cases
from sua.storage.database import transaction

if TYPE_CHECKING:
    from sua.service.installation import Installation

MOST = 200


def verify_visible(here: "Installation", caller: Caller, only: Sequence[UUID]) -> Verified:
    """Verify the cases named, or all those the caller may see.

    Raises:
        NotFoundError: one of them is not visible to the caller.
        InputError: they are too many for one answer.
    """
    with transaction(here.engine, scope_of(caller.actor, caller.province)) as connection:
        visible = cases.all_cases(connection)
    strangers = set(only) - set(visible)
    if strangers:
        raise NotFoundError("Una delle pratiche non esiste, o non è visibile a chi la chiede.")
    wanted = tuple(only) or tuple(visible)
    if len(wanted) > MOST:
        raise InputError(
            f"Le pratiche sono {len(wanted)}: indicarne al più {MOST} per volta, oppure usare"
            " «sua verify» sul server.",
            code="verify.too_many",
            field="cases",
        )
    if not wanted:
        return Verified(cases=0, events=0, decisions=0, documents=0, erased=0, findings=())
    return here.verifier().verify(wanted)

"""Reading the register of accesses, as auditor and administrator may."""

from typing import TYPE_CHECKING

from sua.domain.accounts import Caller
from sua.service.scoping import scope_of
from sua.storage import accounts
from sua.storage.accounts import AccessEntry
from sua.storage.database import transaction

if TYPE_CHECKING:
    from sua.service.installation import Installation

_NEWEST = 2**62


def access_page(
    here: "Installation", caller: Caller, before: int | None, limit: int
) -> tuple[list[AccessEntry], int | None]:
    """Lines of the register, newest first, and where the next page begins (None at the end)."""
    scope = scope_of(caller.actor, caller.province)
    with transaction(here.engine, scope) as connection:
        found = accounts.accesses(connection, before=before or _NEWEST, limit=limit + 1)
    kept = found[:limit]
    return kept, kept[-1].id if len(found) > limit else None

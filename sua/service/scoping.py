"""Which database role a person's role becomes: what they may see is then the policies' to say."""

from uuid import UUID

from sua.domain.people import Actor, Role
from sua.storage.database import DatabaseRole, Scope

_ROLES = {Role.AUDITOR: DatabaseRole.AUDITOR, Role.ADMINISTRATOR: DatabaseRole.ADMIN}


def scope_of(actor: Actor, province: UUID) -> Scope:
    """The database scope of an actor of the SUA of ``province``."""
    return Scope(_ROLES.get(actor.role, DatabaseRole.APP), province, actor.organization)

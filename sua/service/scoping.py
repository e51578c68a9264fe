"""Which database role a person's role becomes: what they may see is then the policies' to say."""

from uuid import UUID

from sua.domain.people import Actor, Role
from sua.storage.database import DatabaseRole, Scope

_ROLES = {Role.AUDITOR: DatabaseRole.AUDITOR, Role.ADMINISTRATOR: DatabaseRole.ADMIN}


def scope_of(actor: Actor, province: UUID) -> Scope:
    """The database scope of an actor of the SUA of ``province``."""
    return Scope(_ROLES.get(actor.role, DatabaseRole.APP), province, actor.organization)


def recording_scope(actor: Actor, province: UUID) -> Scope:
    """The scope in which a command is recorded, whoever gives it.

    An auditor and an administrator read through roles that may not write; no step of any lifecycle is
    theirs (the loader proves it), so all that can be recorded of theirs is a refusal.
    """
    return Scope(DatabaseRole.APP, province, actor.organization)

"""Who acts: roles, and persons holding them from a day to a day.

A person is a UUID everywhere in the trail; names live in erasable records of the storage floor.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """A role somebody holds, in an organization or in one case.

    ``buyer`` is the Comune's RUP, ``sua_rup`` the SUA's own RUP for the award phase (art. 62 c. 13
    D.Lgs. 36/2023), ``board`` a member of the opening board (seggio di gara, art. 93 c. 7),
    ``system`` the engine itself when a term lapses or a document is rendered.
    """

    BUYER = "buyer"
    OFFICER = "officer"
    SUA_RUP = "sua_rup"
    DIRECTOR = "director"
    BOARD = "board"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    SYSTEM = "system"

    @property
    def label(self) -> str:
        """Italian name of the role, as acts and refusals print it."""
        return _LABELS[self]


_LABELS = {
    Role.BUYER: "RUP del Comune",
    Role.OFFICER: "istruttore della SUA",
    Role.SUA_RUP: "RUP della SUA per la fase di affidamento",
    Role.DIRECTOR: "dirigente della SUA",
    Role.BOARD: "componente del seggio di gara",
    Role.AUDITOR: "revisore",
    Role.ADMINISTRATOR: "amministratore di sistema",
    Role.SYSTEM: "sistema",
}


NOBODY = UUID(int=0)
"""The person of whom acts as ``system``."""


@dataclass(frozen=True, slots=True)
class RoleHolding:
    """A person holding a role in one case, days included; ``valid_to`` None while it lasts."""

    role: Role
    person: UUID
    valid_from: date
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the role is held on that legal day.

        >>> from uuid import UUID
        >>> RoleHolding(Role.BOARD, UUID(int=1), date(2026, 3, 1)).holds_on(date(2026, 2, 28))
        False
        """
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever gives a command: the person, the role they act in, the body they act for."""

    person: UUID
    role: Role
    organization: UUID

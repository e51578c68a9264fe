"""What somebody asks of a case, and under which circumstances."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sua.domain.people import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command to one case.

    Attributes:
        name: a command of the case's lifecycle, e.g. ``send_invitations``.
        facts: raw values as given (text, lists, tables), read by the register of facts.
        occurred_at: legal instant of what is being recorded; None means now.
        late_reason: why it is recorded on a later day than it happened.
        lot: lot concerned; empty for the whole procedure.
    """

    case_id: UUID
    name: str
    facts: Mapping[str, object] = field(default_factory=dict)
    occurred_at: datetime | None = None
    late_reason: str | None = None
    lot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Who commands, when, and what they believe of the case.

    Attributes:
        now: instant of the recording, aware.
        expected_version: version the actor last saw; a different one is a conflict. None skips it.
        idempotency_key: with the actor's person, makes the command have exactly one effect.
    """

    actor: Actor
    now: datetime
    expected_version: int | None = None
    idempotency_key: str | None = None

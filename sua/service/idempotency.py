"""One key, one effect: a command repeated under its key has the reply it had."""

from typing import Any

from sqlalchemy import Connection

from sua.domain.canonical import digest_of
from sua.domain.commands import Command, Context
from sua.domain.errors import ConflictError
from sua.service.jsonable import jsonable
from sua.service.opening import Opening
from sua.service.reply import Reply
from sua.service.trail import takeover_to_json
from sua.storage import cases


def digest_of_body(command: Command, opening: Opening | None = None) -> str:
    """What a command says, in one digest: the same key may not be used for another."""
    born: dict[str, Any] = {}
    if opening is not None and (opening.parent_lot or opening.parent_facts):
        born = {"of_lot": opening.parent_lot, "parent_facts": jsonable(opening.parent_facts)}
    if opening is not None and opening.takeover is not None:
        taken = opening.takeover
        own = {"lots": dict(taken.lots), "lot_facts": jsonable(taken.lot_facts)}
        born |= {"takeover": takeover_to_json(taken), **own}
    return digest_of(
        {
            **born,
            "case": str(command.case_id),
            "command": command.name,
            "lot": command.lot,
            "facts": jsonable(command.facts),
            "occurred_at": command.occurred_at.isoformat() if command.occurred_at else None,
            "late_reason": command.late_reason,
        }
    )


def earlier_reply(connection: Connection, context: Context, body_hash: str) -> Reply | None:
    """The reply given when the key was first used, if it was.

    Raises:
        ConflictError: it was used for another command.
    """
    if context.idempotency_key is None:
        return None
    found = cases.find_key(connection, context.actor.person, context.idempotency_key)
    if found is None:
        return None
    if found[0] != body_hash:
        raise ConflictError(
            "La chiave di idempotenza è già stata usata per un comando diverso: usarne una nuova.",
            code="idempotency.mismatch",
        )
    return Reply.from_json(found[1])

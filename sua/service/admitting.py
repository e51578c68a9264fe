"""Before a command is decided: whether it was given already, what its author last saw, when it came."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection

from sua.domain.canonical import digest_of
from sua.domain.case import Case
from sua.domain.commands import Command, Context
from sua.domain.errors import ConflictError
from sua.service.jsonable import jsonable
from sua.service.opening import Opening
from sua.service.reply import Reply
from sua.storage import cases

# Longer than a command waits for another on its case, and than clocks of two servers differ.
_OVERTAKING = timedelta(minutes=1)


def body_hash_of(command: Command, opening: Opening | None = None) -> str:
    """What makes a command, or the birth of a case, the same one when its key is used again."""
    born: dict[str, Any] = {}
    if opening is not None and (opening.parent_lot or opening.parent_facts):
        born = {"of_lot": opening.parent_lot, "parent_facts": jsonable(opening.parent_facts)}
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
    """The reply already given under the key.

    Raises:
        ConflictError: the key was used for something else.
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


def overtaken(case: Case, context: Context) -> Context:
    """A command that waited while another, arrived later, was recorded is given after that one.

    Otherwise whoever is overtaken by some milliseconds would be refused as out of order.
    """
    last = case.last_at
    if last is not None and context.now < last <= context.now + _OVERTAKING:
        return replace(context, now=last)
    return context


def expect_version(case: Case, context: Context) -> None:
    """Refuse a command given by who has not seen the case as it is.

    Raises:
        ConflictError: somebody else has changed it.
    """
    if context.expected_version is not None and context.expected_version != case.version:
        raise ConflictError(
            f"La pratica è alla versione {case.version}, non alla {context.expected_version}:"
            " un'altra persona l'ha modificata. Ricaricarla e riprovare.",
            code="conflict.version",
        )

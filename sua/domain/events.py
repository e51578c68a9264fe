"""Events of the trail: canonical bytes, chained by SHA-256, never changed.

The stored text is what is hashed; it is never re-serialised. ``prev`` stands inside the body, so an
event cannot be moved, dropped from the middle or altered without the chain showing it. Old versions
(``v``) are read through pure upcasters in :func:`read_event`.

Shape of a body (version 1), every value text, boolean, null, list or object. All begin with::

    v, type, case, seq, prev, occurred_at, recorded_at, actor{person, role, organization}

``opened`` and ``moved`` add ``version, command, lot, from, to, facts{}, pinned, document{},
inputs{parties, late_reason}, receipt{engine, rulebook, law_date, inputs, allowed[], day}``, the
first also ``case_data{}`` and ``inherited{}``; ``refused`` adds ``command, state, given[],
refusals[], receipt{}`` and, for a lot, ``lot``; ``rendered`` adds ``of`` (the event that adopted
the act) and ``document{}``.

A case taken over in mid-life is ``opened`` where it stands: ``takeover{state, history[{command, at,
lot}], act{}, reasons, law_day}`` is what was attested, ``lots[]`` where its lots stand. A case born
from a lot says so in ``case_data.parent_lot``.

A command for one lot says so in ``lot``, and ``from`` and ``to`` are the lot's; one for several adds
``lots[]{lot, from, to, facts{}}``, with what is not alike for all of them in ``facts``. A step that
takes judgements adds ``judgements[]{fact, question, source}``; one that adds to a ledger, how many rows
it ``held{}``.

``facts`` holds JSON values, or ``{"sealed": digest}`` for what lives in a sealed record.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sua.domain.canonical import canonical_json, sha256_hex
from sua.domain.errors import IntegrityError

EVENT_VERSION = "1"
GENESIS = "0" * 64


class EventType(StrEnum):
    """What an event records."""

    OPENED = "opened"
    MOVED = "moved"
    REFUSED = "refused"
    RENDERED = "rendered"
    MIGRATED = "migrated"


@dataclass(frozen=True, slots=True)
class Event:
    """One link of a case's chain: its number, exact text and hash."""

    seq: int
    text: str
    hash: str

    @property
    def body(self) -> dict[str, Any]:
        """The parsed body, read through the upcasters."""
        return read_event(self.text)


def instant_text(value: datetime) -> str:
    """An aware instant as UTC ISO text with microseconds.

    >>> instant_text(datetime(2026, 3, 1, 12, tzinfo=UTC))
    '2026-03-01T12:00:00.000000Z'
    """
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def parse_instant(text: str) -> datetime:
    """Inverse of :func:`instant_text`."""
    return datetime.fromisoformat(text)


def seal_event(body: Mapping[str, Any]) -> Event:
    """The event for a body whose ``seq`` and ``prev`` are set: canonical text and hash."""
    data = canonical_json(body)
    return Event(int(body["seq"]), data.decode(), sha256_hex(data))


def read_event(text: str) -> dict[str, Any]:
    """Parse a stored body; a version this engine does not know is an integrity error."""
    body: dict[str, Any] = json.loads(text)
    if body.get("v") != EVENT_VERSION:
        raise IntegrityError(f"Evento di versione sconosciuta: «{body.get('v')}».")
    return body


def check_link(event: Event, expected_seq: int, expected_prev: str) -> str | None:
    """Why ``event`` is not the link expected at that place of the chain, or None if it is."""
    if event.seq != expected_seq:
        return f"manca l'evento {expected_seq}: al suo posto c'è il {event.seq}"
    if sha256_hex(event.text.encode()) != event.hash:
        return "il testo non corrisponde alla sua impronta"
    body = read_event(event.text)
    if body["seq"] != str(expected_seq) or body["prev"] != expected_prev:
        return "non è concatenato all'evento precedente"
    return None

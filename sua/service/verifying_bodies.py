"""Reading the bodies of recorded events back into what the decision was taken on."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sua.domain.case import Case
from sua.domain.people import Actor, Role
from sua.service.rows import is_sealed


def plain(facts: Mapping[str, Any], opened: Mapping[str, bytes | None]) -> dict[str, Any]:
    """Facts of a body as JSON, sealed ones opened; those erased are left out."""
    return {
        name: json.loads(opened[value["sealed"]] or b"") if is_sealed(value) else value
        for name, value in facts.items()
        if not is_sealed(value) or opened[value["sealed"]]
    }


def fresh(book: Any, seen: Case, given: Mapping[str, Any]) -> dict[str, Any]:
    """The command's facts as they were given: of a ledger, the rows after those already held."""
    held = {name: seen.facts.get(name) for name in given if book.facts[name].grows}
    return {
        name: value[len(rows) :] if isinstance(rows := held.get(name), tuple) else value
        for name, value in given.items()
    }


def actor(value: Mapping[str, str]) -> Actor:
    """Who acted."""
    return Actor(UUID(value["person"]), Role(value["role"]), UUID(value["organization"]))


def diff(stored: Case, expected: Case) -> str:
    """Which parts of the row of a case are not those expected."""
    names = (
        "state",
        "version",
        "seq",
        "head",
        "rulebook",
        "pinned_on",
        "last_at",
        "opened_at",
        "workflow",
        "kind",
        "province",
        "buyer",
        "agreement",
        "parent",
        "done",
        "times",
        "lots",
    )
    return ", ".join(n for n in names if getattr(stored, n) != getattr(expected, n)) or "id"

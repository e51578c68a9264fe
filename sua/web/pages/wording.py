"""Reasons as people read them: articles by their names, roles, days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sua.domain.people import Role
from sua.law.sources import Source, cite


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An obstacle on a page; ``kind`` is ``denied`` or ``judgement``."""

    rule: str
    kind: str
    reason: str
    remedy: str
    source: str
    field: str
    label: str
    lawful_from: str
    unblocked_by: str


def told(obstacle: Mapping[str, Any], sources: Mapping[str, Source]) -> Told:
    """An obstacle as the engine describes it, in words."""
    day = obstacle.get("lawful_from")
    roles = [Role(role).label for role in obstacle["unblocked_by"]]
    return Told(
        rule=obstacle["rule"],
        kind=obstacle["kind"],
        reason=obstacle["reason"],
        remedy=obstacle.get("remedy") or "",
        source=cite(obstacle["source"], sources) if obstacle["source"] else "",
        field=obstacle["field"] or "",
        label=obstacle["label"] or "",
        lawful_from=f"{date.fromisoformat(day):%d/%m/%Y}" if day else "",
        unblocked_by=", ".join(dict.fromkeys(roles)),
    )


def all_told(
    obstacles: Iterable[Mapping[str, Any]], sources: Mapping[str, Source]
) -> tuple[Told, ...]:
    """Every obstacle, in order."""
    return tuple(told(obstacle, sources) for obstacle in obstacles)

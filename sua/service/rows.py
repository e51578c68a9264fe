"""The rows an accepted command writes, from the body of its event: the same for who decides and verifies.

What an event does not say itself, the parting of the lots, follows from it
(:mod:`sua.engine.evolve`); the case after it tells when each value was given and changed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sua.domain.canonical import canonical_json
from sua.domain.case import Case
from sua.domain.events import parse_instant
from sua.domain.fact_codec import fact_to_json
from sua.storage.cases import StoredFact

WHOLE = ""
"""The lot of what belongs to the whole case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Rows set by one event: facts and commands by lot and name, states by lot."""

    facts: Mapping[tuple[str, str], StoredFact] = field(default_factory=dict)
    done: Mapping[tuple[str, str], datetime] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)


def rows_of(body: Mapping[str, Any], before: Case, after: Case) -> Rows:
    """Rows set by the event with that body, which leads from one case to the other."""
    given = given_in(body)
    facts = {
        (lot, name): stored(value, after, lot, name)
        for lot, values in given.items()
        for name, value in values.items()
    }
    parted = () if before.lots else after.lots.values()
    for lot in parted:
        for name, value in lot.facts.items():
            if name in given.get(lot.id, {}):
                continue  # a case taken over says it itself
            facts[lot.id, name] = stored(fact_to_json(value), after, lot.id, name)
    if "takeover" in body:
        done = {(WHOLE, command): at for command, at in after.done.items()}
        done |= {(lot.id, c): at for lot in after.lots.values() for c, at in lot.done.items()}
        states = {lot.id: lot.state for lot in after.lots.values()}
        return Rows(facts=facts, done=done, states=states)
    at = parse_instant(body["occurred_at"])
    moved = [lot for lot in given if lot != WHOLE] or [lot.id for lot in parted]
    return Rows(
        facts=facts,
        done={(lot, body["command"]): at for lot in given},
        states={lot: after.lots[lot].state for lot in moved},
    )


def given_in(body: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What an event gives, by lot: JSON values, or digests of sealed records."""
    facts: dict[str, Any] = body["facts"]
    if body["lot"]:
        return {body["lot"]: facts}
    whole = {**body.get("inherited", {}), **facts}
    if "takeover" in body:
        return {WHOLE: whole, **{moved["lot"]: moved["facts"] for moved in body.get("lots", ())}}
    if "lots" in body:
        return {moved["lot"]: {**facts, **moved["facts"]} for moved in body["lots"]}
    return {WHOLE: whole}


def stored(value: Any, case: Case, lot: str, name: str) -> StoredFact:
    """The row of a fact given as JSON, with its times."""
    times = (case.lots[lot].times if lot else case.times)[name]
    return StoredFact(
        value=canonical_json(value).decode(),
        sealed=value["sealed"] if is_sealed(value) else None,
        seq=times.given,
        changed_seq=times.changed,
    )


def is_sealed(value: object) -> bool:
    """Whether a JSON value is the digest of a sealed record."""
    return isinstance(value, dict) and set(value) == {"sealed"}


def sealed_values(given: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Digests of the sealed values among what an event gives."""
    for values in given.values():
        yield from (value["sealed"] for value in values.values() if is_sealed(value))

"""The trail told: who did what and when, what was refused and why, as far as one may know it now.

Secrecy (art. 35) is looked at event by event: what an event says of classes that the case's present
state still seals for whoever reads is left out, and the entry says that something is.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sua.domain.calendar import ROME
from sua.domain.events import Event, EventType, parse_instant
from sua.domain.people import NOBODY, Role
from sua.engine.rulebook import RuleBook

Hidden = Mapping[str, frozenset[str]]
"""Classes of secrecy hidden from whoever reads: of the case under the empty name, and of each lot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event of the trail as a person reads it.

    Attributes:
        occurred_at: legal instant; ``recorded_at`` is when SUA wrote it.
        what: Italian name of the command, or what was rendered.
        lot: lot it concerns; empty: the whole case, or all its lots.
        outcome: state reached, for an accepted command: the lot's, for a lot's.
        reasons: of a refusal: rule, reason, article; empty where they are reserved.
        facts: names of the facts set, reserved ones left out.
        reserved: something is not told because the state still seals it.
        attested: of a case taken over, every step of the life it lived elsewhere: told, not relived.
        line: the entry as one line of a story, or None for what no story tells: a rendering,
            a move to corrected rules.
    """

    seq: int
    hash: str
    type: EventType
    occurred_at: datetime
    recorded_at: datetime
    person: UUID
    role: Role
    command: str
    what: str
    lot: str
    outcome: str | None
    reasons: tuple[Mapping[str, Any], ...]
    facts: tuple[str, ...]
    act: Mapping[str, Any] | None
    reserved: bool
    line: str | None
    attested: tuple[str, ...] = ()


def classes_of(body: Mapping[str, Any], book: RuleBook) -> frozenset[str]:
    """Classes of secrecy an event may speak of: those its facts bear, those its state sealed."""
    lots = body.get("lots", ())
    before = (body.get("from") or body.get("state"), *(moved["from"] for moved in lots))
    sealed = {name for state in before if state for name in _sealed_in(book, state)}
    given = (body.get("facts", {}), *(moved["facts"] for moved in lots))
    named = {book.facts[n].reserved for facts in given for n in facts if n in book.facts}
    return frozenset(sealed | (named - {""}))


def _sealed_in(book: RuleBook, state: str) -> frozenset[str]:
    """What a state seals; one that a corrected lifecycle has no more, whatever any state seals."""
    known = [s for s in book.lifecycle.states if s.id == state]
    return frozenset(name for s in known or book.lifecycle.states for name in s.sealed)


def _outcome(book: RuleBook, state: str) -> str:
    return next((s.label for s in book.lifecycle.states if s.id == state), state)


def narrate(
    events: Iterable[Event], book: RuleBook, hidden: Hidden, workflow: str
) -> Iterator[Entry]:
    """Every event of a chain, in order, with what is still hidden left out."""
    for event in events:
        body = event.body
        kind = EventType(body["type"])
        lot = body.get("lot", "")
        sealed = hidden_of(hidden, lot)
        withheld = bool(classes_of(body, book) & sealed)
        given = _given(body)
        facts = {
            name: value
            for name, value in given.items()
            if name not in book.facts or book.facts[name].reserved not in sealed
        }
        reasons = () if withheld else tuple(body.get("refusals", ()))
        yield Entry(
            seq=event.seq,
            hash=event.hash,
            type=kind,
            occurred_at=parse_instant(body["occurred_at"]),
            recorded_at=parse_instant(body["recorded_at"]),
            person=UUID(body["actor"]["person"]),
            role=Role(body["actor"]["role"]),
            command=body.get("command", ""),
            what=_what(kind, body, book),
            lot=lot,
            outcome=_outcome(book, body["to"]) if "to" in body else None,
            reasons=reasons,
            facts=tuple(facts),
            act=body.get("document"),
            reserved=withheld and (bool(body.get("refusals")) or len(facts) < len(given)),
            line=_line(kind, body, facts, workflow, reasons),
            attested=tuple(_attested(body, book)),
        )


def hidden_of(hidden: Hidden, lot: str) -> frozenset[str]:
    """What is hidden of an event: by the state of its lot, else by that of the whole case."""
    return hidden.get(lot, hidden[""])


def _given(body: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of an event; of a command for several lots, as the first of them took it.

    Of a ledger, the rows added.
    """
    lots = body.get("lots", ())
    facts = {**body.get("facts", {}), **(lots[0]["facts"] if lots else {})}
    held = body.get("held", {})
    for name, value in facts.items():
        count = held.get(f"{name}@{lots[0]['lot']}" if lots else name, held.get(name))
        if count and isinstance(value, list):
            facts[name] = value[int(count) :]
    return facts


def _what(kind: EventType, body: Mapping[str, Any], book: RuleBook) -> str:
    if kind is EventType.RENDERED:
        return "Atto reso in PDF"
    if kind is EventType.MIGRATED:
        return f"Passaggio a regole corrette: {body['reasons']}"
    if "takeover" in body:
        act = body["takeover"]["act"]
        day = date.fromisoformat(act["day"])
        return f"Presa in carico con atto n. {act['number']} del {day:%d/%m/%Y} (attestato, non rivissuto)"
    return book.lifecycle.label_of(body["command"])


def _attested(body: Mapping[str, Any], book: RuleBook) -> Iterator[str]:
    for walked in body.get("takeover", {}).get("history", ()):
        at = parse_instant(walked["at"]).astimezone(ROME)
        lot = f", lotto {walked['lot']}" if walked.get("lot") else ""
        yield f"{at:%d/%m/%Y %H:%M} {book.lifecycle.label_of(walked['command'])}{lot}"


def _line(
    kind: EventType,
    body: Mapping[str, Any],
    facts: Mapping[str, Any],
    workflow: str,
    reasons: tuple[Mapping[str, Any], ...],
) -> str | None:
    """The event in the grammar of stories; a person is named by identity, never by name."""
    if kind in (EventType.RENDERED, EventType.MIGRATED):
        return None
    when = parse_instant(body["occurred_at"]).astimezone(ROME)
    who = body["actor"]["role"]
    if UUID(body["actor"]["person"]) != NOBODY:
        who += f"/{body['actor']['person']}"
    given = [f"{name}={json.dumps(value, ensure_ascii=False)}" for name, value in facts.items()]
    if kind is EventType.OPENED:
        if "takeover" in body:
            # The whole of it needs a sidecar: «sua story export» writes both.
            given = [f"takeover={json.dumps(body['takeover'], ensure_ascii=False)}"]
        return " ".join([f"case {workflow}@{when:%Y-%m-%dT%H:%M}", f"actor={who}", *given])
    command = f"{body['command']}@{body['lot']}" if body.get("lot") else body["command"]
    parts = [f"{when:%Y-%m-%dT%H:%M}", who, command, *given]
    if kind is EventType.REFUSED:
        if not reasons:
            return "# " + " ".join([*parts, "(rifiutato: motivi ancora riservati)"])
        parts += ["!", *dict.fromkeys(reason["rule"] for reason in reasons)]
    else:
        parts += ["=", body["to"]]
    return " ".join(parts)

"""Writing decisions into the chain: bodies of events, sealed values, receipts.

A body is composed the same way when the decision is taken and when ``verify`` takes it again; only
who seals differs (:class:`Sealer`): the first time the vault does, later the recorded digest answers.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from pydantic import TypeAdapter

from sua import __version__
from sua.domain.calendar import legal_day
from sua.domain.canonical import canonical_json, digest_of
from sua.domain.case import Case
from sua.domain.commands import Command, Context
from sua.domain.events import EVENT_VERSION, EventType, instant_text, parse_instant
from sua.domain.fact_codec import fact_to_json, parse_act
from sua.domain.facts import FactType, FactValue
from sua.domain.organizations import Parties
from sua.domain.people import Actor
from sua.domain.takeover import Takeover, Walked
from sua.engine.decide import Accepted, LotMove, Refused, describe
from sua.engine.rulebook import RuleBook

_PARTIES = TypeAdapter(Parties)


class Sealer(Protocol):
    """Gives the digest under which a value kept outside the chain is known."""

    def __call__(self, name: str, plaintext: bytes) -> str:
        """Digest for the value called ``name``."""


def parties_to_json(parties: Parties) -> dict[str, Any]:
    """The bodies and the agreement a decision saw, as plain JSON; no matrix of duties, no word of it."""
    found: dict[str, Any] = _PARTIES.dump_python(parties, mode="json")
    if parties.agreement is not None and not parties.agreement.duties:
        del found["agreement"]["duties"]
    return found


def parties_from_json(value: Mapping[str, Any]) -> Parties:
    """Inverse of :func:`parties_to_json`."""
    return _PARTIES.validate_python(value)


def facts_to_body(book: RuleBook, facts: Mapping[str, FactValue], sealer: Sealer) -> dict[str, Any]:
    """Facts as they stand in an event: plain JSON, or the digest of a sealed record."""
    body: dict[str, Any] = {}
    for name, value in facts.items():
        plain = fact_to_json(value)
        if book.facts[name].sealed:
            body[name] = {"sealed": sealer(name, canonical_json(plain))}
        else:
            body[name] = plain
    return body


def actor_to_json(actor: Actor) -> dict[str, str]:
    """Who acted, without names."""
    return {
        "person": str(actor.person),
        "role": actor.role.value,
        "organization": str(actor.organization),
    }


def _head(kind: EventType, case: Case, context: Context, at: datetime) -> dict[str, Any]:
    """What every body starts with; ``case`` is the case before the event."""
    return {
        "v": EVENT_VERSION,
        "type": kind.value,
        "case": str(case.id),
        "seq": str(case.seq + 1),
        "prev": case.head,
        "occurred_at": instant_text(at),
        "recorded_at": instant_text(context.now),
        "actor": actor_to_json(context.actor),
    }


def _receipt(
    book: RuleBook, at: datetime, inputs: Mapping[str, Any], allowed: Sequence[str]
) -> dict[str, Any]:
    return {
        "engine": __version__,
        "rulebook": book.digest,
        "law_date": book.day.isoformat(),
        "inputs": digest_of(inputs),
        "allowed": list(allowed),
        "day": legal_day(at).isoformat(),
    }


def moved(  # noqa: PLR0913 -- an event has that many parts
    book: RuleBook,
    case: Case,
    accepted: Accepted,
    context: Context,
    parties: Parties,
    late_reason: str | None,
    sealer: Sealer,
    document: Mapping[str, str] | None,
) -> dict[str, Any]:
    """Body of an accepted command, opening included (``case`` is then the case about to be)."""
    opening = case.seq == 0
    facts = facts_to_body(book, accepted.facts, sealer)
    inputs = {"parties": parties_to_json(parties), "late_reason": late_reason}
    seen: dict[str, Any] = {"facts": facts, **inputs}
    lots = [] if accepted.lot else [_lot(book, move, sealer) for move in accepted.lots]
    if lots:
        seen["lots"] = lots
    if accepted.taken is not None:
        seen["takeover"] = takeover_to_json(accepted.taken)
    body = {
        **_head(EventType.OPENED if opening else EventType.MOVED, case, context, accepted.at),
        "version": str(case.version + 1),
        "command": accepted.transition.command,
        "lot": accepted.lot,
        "from": None if opening else accepted.source,
        "to": accepted.to,
        "facts": facts,
        "pinned": book.digest if accepted.pins else None,
        "document": dict(document) if document else None,
        "inputs": inputs,
        "receipt": _receipt(book, accepted.at, seen, accepted.allowed),
    }
    body |= {name: seen[name] for name in ("lots", "takeover") if name in seen}
    if held := _held(book, accepted, case):
        body["held"] = held
    if judgements := _judgements(book, accepted):
        body["judgements"] = judgements
    if opening:
        body["case_data"] = {
            "kind": case.kind.value,
            "workflow": case.workflow,
            "province": str(case.province),
            "buyer": str(case.buyer),
            "agreement": str(case.agreement) if case.agreement else None,
            "parent": str(case.parent) if case.parent else None,
        }
        if accepted.parent_lot:
            body["case_data"]["parent_lot"] = accepted.parent_lot
        body["inherited"] = facts_to_body(book, case.facts, sealer)
    return body


def takeover_to_json(taken: Takeover) -> dict[str, Any]:
    """What is attested of a case taken over; where its lots stand is told with the lots."""
    return {
        "state": taken.state,
        "history": [
            {"command": w.command, "at": instant_text(w.at), **({"lot": w.lot} if w.lot else {})}
            for w in taken.history
        ],
        "act": fact_to_json(taken.act),
        "reasons": taken.reasons,
        **({"law_day": taken.law_day.isoformat()} if taken.law_day else {}),
    }


def takeover_from_json(
    value: Mapping[str, Any], lots: Sequence[Mapping[str, Any]], facts: Mapping[str, Any]
) -> Takeover:
    """Inverse of :func:`takeover_to_json`; ``facts`` are the raw facts of the lots, by lot."""
    return Takeover(
        state=value["state"],
        history=tuple(
            Walked(command=w["command"], at=parse_instant(w["at"]), lot=w.get("lot", ""))
            for w in value["history"]
        ),
        act=parse_act(value["act"], "act"),
        reasons=value["reasons"],
        lots={moved["lot"]: moved["to"] for moved in lots},
        lot_facts=facts,
        law_day=date.fromisoformat(value["law_day"]) if "law_day" in value else None,
    )


def _lot(book: RuleBook, move: LotMove, sealer: Sealer) -> dict[str, Any]:
    """What a command for several lots does to one of them, beside what it does to all alike."""

    def own(name: str, plaintext: bytes) -> str:
        return sealer(own_name(move.lot, name), plaintext)

    return {
        "lot": move.lot,
        "from": move.source,
        "to": move.to,
        "facts": facts_to_body(book, move.own, own),
    }


def own_name(lot: str, name: str) -> str:
    """Under which name a value of one lot among several is sealed."""
    return f"{name}@{lot}"


def _held(book: RuleBook, accepted: Accepted, case: Case) -> dict[str, str]:
    """Of each ledger the command adds to, how many of its rows were there already.

    Of one of several lots, under the name its own values are sealed by.
    """
    views = {move.lot: case.of_lot(move.lot) for move in accepted.lots if move.lot in case.lots}
    places = [("", accepted.facts, next(iter(views.values()), case))]
    if not accepted.lot:
        places += [(m.lot, m.own, views[m.lot]) for m in accepted.lots if m.lot in views]
    found = {}
    for lot, facts, view in places:
        for name in facts:
            rows = view.facts.get(name) if book.facts[name].grows else None
            if isinstance(rows, tuple) and rows:
                found[own_name(lot, name) if lot else name] = str(len(rows))
    return found


def _judgements(book: RuleBook, accepted: Accepted) -> list[dict[str, str]]:
    """The questions that the facts of the command answer, as they were put."""
    # In an order that does not depend on how they were given: verify reads them back by name.
    given = sorted({*accepted.facts, *(n for move in accepted.lots for n in move.facts)})
    asked = (book.facts[name] for name in given)
    return [
        {"fact": fact.id, "question": fact.question, "source": fact.source}
        for fact in asked
        if fact.type is FactType.JUDGEMENT and fact.question
    ]


def refused(
    book: RuleBook,
    case: Case,
    decision: Refused,
    context: Context,
    command: Command,
) -> dict[str, Any]:
    """Body of a refusal: the reasons, and which facts were given, not their values."""
    given = sorted(command.facts)
    lot = {"lot": command.lot} if command.lot else {}
    return {
        **_head(EventType.REFUSED, case, context, decision.at),
        "command": command.name,
        **lot,
        "state": case.lots[command.lot].state if command.lot else case.state,
        "given": given,
        "refusals": [describe(obstacle, book) for obstacle in decision.obstacles],
        "receipt": _receipt(book, decision.at, {"given": given}, decision.allowed),
    }


def rendered(
    case: Case, context: Context, act_seq: int, document: Mapping[str, str]
) -> dict[str, Any]:
    """Body of a rendering: which act, and the digests of view, template, renderer and file."""
    return {
        **_head(EventType.RENDERED, case, context, context.now),
        "of": str(act_seq),
        "document": dict(document),
    }


def migrated(
    old: RuleBook, new: RuleBook, case: Case, context: Context, reasons: str
) -> dict[str, Any]:
    """Body of a move to a corrected lifecycle: the two rule books and why."""
    left = {"rulebook": old.digest, "law_date": old.day.isoformat()}
    inputs = {"old": left, "reasons": reasons}
    return {
        **_head(EventType.MIGRATED, case, context, context.now),
        "version": str(case.version + 1),
        "state": case.state,
        **inputs,
        "receipt": _receipt(new, context.now, inputs, ()),
    }

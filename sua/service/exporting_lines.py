"""The lines of an exported story: each event of a chain in the grammar of stories."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sua.domain.calendar import ROME
from sua.domain.events import Event, EventType, parse_instant
from sua.domain.people import NOBODY
from sua.engine.lifecycle import Transition
from sua.engine.rulebook import RuleBook
from sua.service.exporting_sidecar import People
from sua.service.rows import WHOLE, given_in
from sua.service.story_words import as_json, written
from sua.service.verifying_bodies import plain

_BORN = "procedure_case"
# What a story played for good gives as reason: it is given again, and need not be told.
_REPLAYED = "Riproduzione del fascicolo "
BookKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Chain:
    """A case of the family: the name it has in the story, its events, its sealed values opened."""

    id: UUID
    name: str
    kind: str
    events: tuple[Event, ...]
    opened: Mapping[str, bytes | None]


@dataclass(frozen=True, slots=True)
class Birth:
    """Where in its parent's chain a case was born.

    ``seq`` is the event by which the parent gave birth, told with the birth itself, or 0 where it
    gave no command; ``position`` how many of its events come before.
    """

    parent: UUID
    seq: int
    position: int


class Teller:
    """Tells the events of a family, one after the other, remembering what each ledger holds."""

    def __init__(self, books: Mapping[BookKey, RuleBook], people: People) -> None:
        self._books, self._people = books, people
        self.lists: dict[str, list[Any]] = {}
        self.takeovers: dict[str, dict[str, Any]] = {}
        self.title = ""
        self._names: dict[UUID, str] = {}
        self._births: dict[UUID, tuple[Chain, Event]] = {}
        self._held: dict[UUID, dict[str, dict[str, Any]]] = {}
        self._about: UUID | None = None

    def births(self, chains: list[Chain]) -> dict[UUID, Birth]:
        """Where each case of the family was born."""
        self._names = {chain.id: chain.name for chain in chains}
        by_id = {chain.id: chain for chain in chains}
        found: dict[UUID, Birth] = {}
        for chain in chains:
            first = chain.events[0]
            parent = by_id.get(UUID(first.body["case_data"]["parent"] or str(NOBODY)))
            if parent is None:
                continue
            name = self._book(first).lifecycle.parent_command
            for position, event in enumerate(parent.events):
                body = event.body
                if (
                    name is not None
                    and body["type"] == EventType.MOVED.value
                    and body["command"] == name
                    and body["recorded_at"] == first.body["recorded_at"]
                    and body["facts"].get(_BORN, str(chain.id)) == str(chain.id)
                ):
                    found[chain.id] = Birth(parent.id, event.seq, position)
                    self._births[chain.id] = (parent, event)
        return found

    def lines(self, chain: Chain, event: Event) -> list[tuple[str, bool]]:
        """The lines of an event, each with whether it is a refusal."""
        kind = EventType(event.body["type"])
        if kind is EventType.OPENED:
            self._about = chain.id
            return [(self._opening(chain, event), False)]
        turn = [] if self._about == chain.id else [(f"on {chain.name}", False)]
        self._about = chain.id
        if kind is EventType.REFUSED:
            text = self._refusal(event)
            return [*turn, (text, not text.startswith("#"))]
        return [*turn, (self._moved(chain, event), False)]

    # -- one line --------------------------------------------------------------------------------

    def _opening(self, chain: Chain, event: Event) -> str:
        body = event.body
        data, opening = body["case_data"], self._book(event).lifecycle.opening
        words = [f"case {data['workflow']}@{_when(event)}", f"as={chain.name}"]
        if data["parent"]:
            lot = data.get("parent_lot", "")
            birth = self._births.get(chain.id)
            lot = lot or (birth[1].body["lot"] if birth else "")
            words.append(f"of={self._names[UUID(data['parent'])]}" + (f"@{lot}" if lot else ""))
        words.append(f"actor={self._actor(event)}")
        given = self._given(chain, event, opening)
        if "takeover" in body:
            words += [f"takeover=@{self._taken(chain, event)}", *_late(body), "=", body["to"]]
            return " ".join(words)
        words += [f"{name}={self._value(name, value)}" for name, value in given.items()]
        if birth := self._births.get(chain.id):
            parent, moved = birth
            move = self._transition(moved)
            for name, value in self._given(parent, moved, move).items():
                if name != _BORN:
                    words.append(f"parent.{name}={self._value(name, value)}")
        return " ".join([*words, *_late(body)])

    def _moved(self, chain: Chain, event: Event) -> str:
        body = event.body
        given = self._given(chain, event, self._transition(event))
        command = body["command"] + (f"@{body['lot']}" if body["lot"] else "")
        facts = [f"{name}={self._value(name, value)}" for name, value in given.items()]
        words = [_when(event), self._actor(event), command, *facts, *_late(body)]
        return " ".join([*words, "=", body["to"]])

    def _refusal(self, event: Event) -> str:
        body = event.body
        lot = body.get("lot", "")
        command = body["command"] + (f"@{lot}" if lot else "")
        rules = dict.fromkeys(reason["rule"] for reason in body["refusals"])
        line = " ".join([_when(event), self._actor(event), command, "!", *rules])
        return f"# {line}" if body["command"] == "open" else line

    def _taken(self, chain: Chain, event: Event) -> str:
        """The table ``[takeovers.NAME]`` of a case taken over; the name is the case's."""
        body = event.body
        taken = body["takeover"]
        told = {lot: plain(facts, chain.opened) for lot, facts in given_in(body).items()}
        own = {name: told[WHOLE][name] for name in body["facts"] if name in told[WHOLE]}
        lots = {
            moved["lot"]: {"state": moved["to"], "facts": self._referring(told[moved["lot"]])}
            for moved in body.get("lots", ())
        }
        self.takeovers[chain.name] = {
            "state": taken["state"],
            "act": self._referring(taken["act"]),
            "reasons": _escaped(taken["reasons"]),
            **({"law_day": taken["law_day"]} if "law_day" in taken else {}),
            "history": [
                f"{_instant(parse_instant(w['at']))} {w['command']}"
                + (f"@{w['lot']}" if w.get("lot") else "")
                for w in taken["history"]
            ],
            "facts": self._referring(own),
            **({"lots": lots} if lots else {}),
        }
        return chain.name

    # -- what a line is made of ------------------------------------------------------------------

    def _book(self, event: Event) -> RuleBook:
        receipt = event.body["receipt"]
        return self._books[receipt["rulebook"], receipt["law_date"]]

    def _transition(self, event: Event) -> Transition | None:
        body = event.body
        source = body["lots"][0]["from"] if body.get("lots") else body["from"]
        return self._book(event).lifecycle.transition(source, body["command"])

    def _actor(self, event: Event) -> str:
        actor = event.body["actor"]
        person = UUID(actor["person"])
        if person == NOBODY:
            return str(actor["role"])
        day = parse_instant(event.body["occurred_at"]).astimezone(ROME).date()
        self._people.acts(person, UUID(actor["organization"]), day)
        return f"{actor['role']}/{self._people.key(person)}"

    def _given(self, chain: Chain, event: Event, move: Transition | None) -> dict[str, Any]:
        """The facts as they were given: neither computed nor stamped, of a ledger the new rows."""
        book, body = self._book(event), event.body
        told = {lot: plain(facts, chain.opened) for lot, facts in given_in(body).items()}
        held = self._held.setdefault(chain.id, {})
        lot = next((lot for lot in told if lot != WHOLE), WHOLE)
        if "takeover" in body:
            lot = WHOLE
        seen = {**held.get(WHOLE, {}), **held.get(lot, {})}
        carried = {*move.captures, *move.optional} if move else {*told[lot]}
        given: dict[str, Any] = {}
        for name, value in told[lot].items():
            if name not in carried or name not in {*body["facts"], *_own_names(body, lot)}:
                continue
            rows = seen.get(name)
            if book.facts[name].grows and isinstance(rows, list):
                given[name] = value[len(rows) :]
            elif move and name == move.act and isinstance(value, dict):
                given[name] = {k: v for k, v in value.items() if not _signer(k, v, body)}
            else:
                given[name] = value
        for where, facts in told.items():
            held.setdefault(where, {}).update(facts)
        self.title = str(held.get(WHOLE, {}).get("subject", self.title))
        return {name: self._referring(value) for name, value in given.items()}

    def _referring(self, value: Any) -> Any:
        """A value with persons by key, and texts that begin with «@» doubled."""
        if isinstance(value, Mapping):
            return {key: self._referring(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self._referring(item) for item in value]
        if not isinstance(value, str):
            return value
        person = self._people.named(value)
        return f"@{person}" if person else _escaped(value)

    def _value(self, name: str, value: Any) -> str:
        """The value as a word; lists of rows go to the sidecar."""
        if not (isinstance(value, list) and value and all(isinstance(x, dict) for x in value)):
            return written(value)
        titles = [name, *(f"{name}_{n}" for n in range(2, len(self.lists) + 3))]
        title = next(t for t in titles if self.lists.get(t, value) == value)
        self.lists[title] = value
        return f"@{title}"


def _own_names(body: Mapping[str, Any], lot: str) -> set[str]:
    return {name for m in body.get("lots", ()) if m["lot"] == lot for name in m["facts"]}


def _signer(key: str, value: object, body: Mapping[str, Any]) -> bool:
    return key == "signer" and value == body["actor"]["person"]


def _escaped(text: str) -> str:
    return f"@{text}" if text.startswith("@") else text


def _late(body: Mapping[str, Any]) -> list[str]:
    reason = body["inputs"]["late_reason"]
    if reason is None or reason.startswith(_REPLAYED):
        return []
    return [f"late={as_json(_escaped(reason))}"]


def _when(event: Event) -> str:
    return _instant(parse_instant(event.body["occurred_at"]))


def _instant(at: datetime) -> str:
    """Minutes if that says it all, else seconds or less; with its zone in an hour that comes twice."""
    local = at.astimezone(ROME)
    spec = "minutes" if not (local.second or local.microsecond) else "auto"
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return (
        local.isoformat(timespec=spec)
        if twice
        else local.replace(tzinfo=None).isoformat(timespec=spec)
    )

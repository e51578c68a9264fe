"""A case told back as a story, with its sidecar: pasted into a folder of stories, it is a test.

The whole family is told, from the case the others descend from to the last born, in the order in
which things were recorded. A refusal keeps its reasons and not the values it was given: where it
depends on these it cannot be provoked again, and is told as a comment.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sua.domain.errors import InputError, NotFoundError
from sua.domain.events import Event, EventType, parse_instant
from sua.domain.organizations import Parties
from sua.domain.people import NOBODY
from sua.service import trail
from sua.service.dossier import parse_dossier
from sua.service.exporting_lines import Chain, Teller
from sua.service.exporting_sidecar import People, sidecar_of
from sua.service.installation import lifecycles
from sua.service.playing import Player, StoryError
from sua.service.rehearsal import Rehearsal
from sua.service.rows import given_in, sealed_values
from sua.service.story_words import as_toml
from sua.storage import accounts, cases, registers
from sua.storage.database import DOOR, VERIFIER, transaction
from sua.storage.vault import open_sealed

if TYPE_CHECKING:
    from sua.service.installation import Installation

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NAMES = {
    "request": "richiesta",
    "procedure": "gara",
    "contract": "contratto",
    "agreement": "convenzione",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """The two files of a dossier; ``notes`` say what in them is not as it was."""

    story: str
    sidecar: str
    cases: tuple[UUID, ...]
    notes: tuple[str, ...]


@dataclass
class _Told:
    """Lines as they are told: the text, and whether it is a refusal."""

    lines: list[tuple[str, bool]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def export(here: "Installation", case_id: UUID, now: datetime, *, names: bool = True) -> Exported:
    """The story of a case and of its family, with what it needs to be played.

    Without ``names`` persons are numbered.

    Raises:
        NotFoundError: no such case.
        IntegrityError: a sealed value is altered or missing.
    """
    with transaction(here.engine, DOOR) as connection:
        usernames = {a.person: a.username for a in accounts.accounts(connection)}
    told = _Told()
    with transaction(here.engine, VERIFIER) as connection:
        wanted = cases.family(connection, case_id)
        if not wanted:
            raise NotFoundError(f"La pratica {case_id} non esiste.")
        chains: list[Chain] = []
        for member in wanted:
            events = [
                e
                for e in cases.events(connection, member)
                if e.body["type"] != EventType.RENDERED.value
            ]
            digests = {
                d
                for e in events
                if e.body["type"] != EventType.REFUSED.value
                for d in sealed_values(given_in(e.body))
            }
            opened = open_sealed(connection, here.vault, digests)
            if None in opened.values():
                told.notes.append(f"pratica {member}: alcuni dati riservati sono stati cancellati")
            kind = events[0].body["case_data"]["kind"]
            same = sum(chain.kind == kind for chain in chains)
            name = _NAMES[kind] + (f"_{same + 1}" if same else "")
            chains.append(Chain(member, name, kind, tuple(events), opened))
        books = {
            (e.body["receipt"]["rulebook"], e.body["receipt"]["law_date"]): here.books.stored(
                connection,
                e.body["receipt"]["rulebook"],
                date.fromisoformat(e.body["receipt"]["law_date"]),
            )
            for chain in chains
            for e in chain.events
        }
        texts = [e.text for c in chains for e in c.events]
        texts += [(v or b"").decode() for c in chains for v in c.opened.values()]
        found = {UUID(word) for text in texts for word in _UUID.findall(text)}
        people = People(usernames, registers.known_persons(connection, found))
        teller = Teller(books, people)
        for chain, event in _in_order(chains, teller):
            told.lines += teller.lines(chain, event)
        persons = [p for p in people.keys if p != NOBODY]
        known = registers.names(connection, here.vault, persons) if names else {}
        held = registers.memberships(connection, persons)
        demo = registers.is_demo(connection) or False
    parties = _parties(chains, told)
    sidecar = as_toml(
        sidecar_of(
            title=teller.title or f"Pratica {case_id}",
            demo=demo,
            parties=parties,
            people=people.told(parties, known, held),
            lists=teller.lists,
            takeovers=teller.takeovers,
        )
    )
    text = _proven(here, told, sidecar, now)
    return Exported(
        story=text, sidecar=sidecar, cases=tuple(c.id for c in chains), notes=tuple(told.notes)
    )


def _in_order(chains: list[Chain], teller: Teller) -> Iterator[tuple[Chain, Event]]:
    """Events in the order of their recording; a case is born when its parent comes to that point."""
    births = teller.births(chains)
    heads = dict.fromkeys((c.id for c in chains), 0)
    rank = {chain.id: n for n, chain in enumerate(chains)}

    def turn(chain: Chain) -> tuple[bool, datetime, datetime, bool, int]:
        event = chain.events[heads[chain.id]]
        birth = births.get(chain.id)
        early = heads[chain.id] == 0 and birth is not None and heads[birth.parent] < birth.position
        born = heads[chain.id] == 0 and birth is not None
        recorded, occurred = (parse_instant(event.body[x]) for x in ("recorded_at", "occurred_at"))
        return early, recorded, occurred, not born, rank[chain.id]

    while ready := [c for c in chains if heads[c.id] < len(c.events)]:
        chain = min(ready, key=turn)
        event = chain.events[heads[chain.id]]
        heads[chain.id] += 1
        if not any(b.parent == chain.id and b.seq == event.seq for b in births.values()):
            yield chain, event


def _parties(chains: list[Chain], told: _Told) -> Parties:
    """The bodies and the agreement as the last decision saw them."""
    seen: list[tuple[datetime, Mapping[str, object]]] = sorted(
        (
            (parse_instant(e.body["recorded_at"]), e.body["inputs"]["parties"])
            for chain in chains
            for e in chain.events
            if "inputs" in e.body
        ),
        key=lambda found: found[0],
    )
    if any(parties != seen[-1][1] for _, parties in seen):
        told.notes.append("enti o convenzione sono cambiati nel tempo: si scrivono gli ultimi")
    return trail.parties_from_json(seen[-1][1])


def _proven(here: "Installation", told: _Told, sidecar: str, now: datetime) -> str:
    """The text, with the refusals that cannot be provoked again turned into comments."""
    head = [
        "# Fascicolo esportato dal registro: le righe precedute da «#» non si possono provocare di nuovo.",
        "# Contiene dati riservati, e dati personali se ha i nomi: si conserva come la pratica.",
        "",
    ]
    body = [text for text, _ in told.lines]
    refusals = {len(head) + n for n, (_, refused) in enumerate(told.lines, start=1) if refused}
    text = "\n".join([*head, *body]) + "\n"
    try:
        dossier = parse_dossier("fascicolo", text.encode(), sidecar.encode())
    except InputError as error:
        told.notes.append(f"non si rilegge: {error}")
        return text
    desk = Rehearsal(here.corpus, dossier)
    player = Player(dossier, desk, lifecycles(here.corpus), now, uuid4())
    for line in dossier.story.lines:
        back = desk.mark()
        try:
            player.tell(line)
        except StoryError as error:
            if line.number not in refusals:
                told.notes.append(f"non si rigioca: {error}")
                break
            back()
            body[line.number - len(head) - 1] = "# " + body[line.number - len(head) - 1]
    return "\n".join([*head, *body]) + "\n"

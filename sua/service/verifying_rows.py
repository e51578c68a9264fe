"""The rows beside a chain, held against what its events say: every row of theirs, and no other.

:class:`Told` is filled event by event while the chain is verified; what is derived by the law (the
state, the terms) is the verifier's own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from sua.domain.case import Case
from sua.domain.errors import SuaError
from sua.domain.events import parse_instant
from sua.service.loading import sealed_in
from sua.service.sealing import Sealing
from sua.storage import audit
from sua.storage.cases import StoredCase, StoredFact
from sua.storage.vault import Vault, open_sealed


@dataclass
class Told:
    """What the events of one case say that its rows must hold.

    ``adopting`` has the bodies of the events that adopted an act, ``rendered`` the bodies of those
    that rendered one, by the event that adopted it.
    """

    facts: dict[str, StoredFact] = field(default_factory=dict)
    done: dict[str, tuple[datetime, int]] = field(default_factory=dict)
    sealed: set[tuple[str, str]] = field(default_factory=set)
    adopting: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    rendered: dict[int, Mapping[str, Any]] = field(default_factory=dict)

    def moved(self, body: Mapping[str, Any]) -> None:
        """Take in an accepted command."""
        seq = int(body["seq"])
        raw = {**body.get("inherited", {}), **body["facts"]}
        self.facts |= Sealing.stored_facts(raw, seq)
        self.done[body["command"]] = (parse_instant(body["occurred_at"]), seq)
        self.sealed |= {(digest, "procedure") for digest in sealed_in(raw)}
        if body["document"]:
            self.adopting[seq] = body
            self.sealed.add((body["document"]["view"], "act"))

    def instants(self) -> dict[str, datetime]:
        """When each command last succeeded."""
        return {command: at for command, (at, _) in self.done.items()}

    def unrendered(self) -> set[str]:
        """Digests of the frozen data of the acts that wait to be rendered."""
        return {
            body["document"]["view"]
            for seq, body in self.adopting.items()
            if seq not in self.rendered
        }


def problem(connection: Connection, case: Case, stored: StoredCase, told: Told) -> str | None:
    """Why the rows of ``case``, its own row and its terms apart, are not those told; or None."""
    if dict(stored.facts) != told.facts:
        wrong = sorted(
            name
            for name in {*stored.facts, *told.facts}
            if stored.facts.get(name) != told.facts.get(name)
        )
        return f"i dati non sono quelli registrati: {', '.join(wrong)}"
    comparisons: tuple[tuple[object, object, str], ...] = (
        (
            audit.fact_places(connection, case.id),
            {*_places(told)},
            "i dati non sono tutti e soli quelli registrati",
        ),
        (
            audit.sealed_rows(connection, case.id),
            {(digest, case.province, retention) for digest, retention in told.sealed},
            "i dati riservati non sono tutti e soli quelli registrati",
        ),
        (
            audit.party_rows(connection, case.id),
            {
                (case.province, "procuring_entity", case.province),
                (case.buyer, "buyer", case.province),
            },
            "gli enti che vedono la pratica non sono le sue parti",
        ),
        (
            audit.document_rows(connection, case.id),
            [*_documents(told)],
            "gli atti resi in PDF non sono quelli registrati",
        ),
        (
            audit.work_rows(connection, case.id),
            {*_work(told)},
            "i lavori in attesa non sono quelli dovuti",
        ),
    )
    return next((text for found, due, text in comparisons if found != due), None)


def _places(told: Told) -> Iterator[tuple[str, str, str, str | None, int]]:
    for name, fact in told.facts.items():
        yield "fact", "", name, fact.sealed, fact.seq
    for command, (_, seq) in told.done.items():
        yield "done", "", command, None, seq


def _documents(told: Told) -> Iterator[dict[str, Any]]:
    for act_seq, body in sorted(told.rendered.items()):
        adopted, document = told.adopting[act_seq]["document"], body["document"]
        yield {
            "act_seq": act_seq,
            "seq": int(body["seq"]),
            "slug": adopted["slug"],
            "title": adopted["title"],
            "number": adopted["number"],
            "day": adopted["day"],
            "view": adopted["view"],
            "sha256": document["sha256"],
            "template": document["template"],
            "renderer": document["renderer"],
        }


def _work(told: Told) -> Iterator[tuple[int, str, str, datetime, datetime | None, bool]]:
    """Every act adopted is owed a rendering, from when it was adopted to when it was rendered."""
    for seq, body in told.adopting.items():
        done = told.rendered.get(seq)
        yield (
            seq,
            "render",
            body["document"]["slug"],
            parse_instant(body["recorded_at"]),
            parse_instant(done["recorded_at"]) if done else None,
            True,
        )


def common_problems(connection: Connection, vault: Vault) -> Iterator[str]:
    """What is wrong in what belongs to no single case: names of persons, contents."""
    for digest in audit.altered_contents(connection):
        yield f"il contenuto fissato {digest[:12]}… è stato alterato"
    for digest, there in audit.name_records(connection).items():
        if not there:
            yield f"il nome riservato {digest[:12]}… non è al suo posto"
            continue
        try:
            open_sealed(connection, vault, {digest})
        except SuaError as error:
            yield str(error)

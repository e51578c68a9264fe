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
from sua.engine.agreements import version_made
from sua.service.rows import given_in, rows_of, sealed_values
from sua.storage import audit
from sua.storage.agreements import version_row, version_rows
from sua.storage.cases import StoredCase, StoredFact
from sua.storage.vault import Vault, open_sealed


@dataclass
class Told:
    """What the events of one case say that its rows must hold.

    ``adopting`` has the bodies of the events that adopted an act, ``rendered`` the bodies of those
    that rendered one, by the event that adopted it.
    """

    facts: dict[tuple[str, str], StoredFact] = field(default_factory=dict)
    done: dict[tuple[str, str], int] = field(default_factory=dict)
    states: dict[str, int] = field(default_factory=dict)
    sealed: set[tuple[str, str]] = field(default_factory=set)
    adopting: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    rendered: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    versions: list[dict[str, Any]] = field(default_factory=list)

    def moved(self, body: Mapping[str, Any], before: Case, after: Case) -> None:
        """Take in an accepted command, which leads from one case to the other."""
        seq = int(body["seq"])
        rows = rows_of(body, before, after)
        self.facts |= rows.facts
        self.done |= dict.fromkeys(rows.done, seq)
        self.states |= dict.fromkeys(rows.states, seq)
        self.sealed |= {(digest, "procedure") for digest in sealed_values(given_in(body))}
        if version := version_made(before, after, seq):
            self.versions.append(version_row(version))
        if body["document"]:
            self.adopting[seq] = body
            self.sealed.add((body["document"]["view"], "act"))

    def unrendered(self) -> set[str]:
        """Digests of the frozen data of the acts that wait to be rendered."""
        return {
            body["document"]["view"]
            for seq, body in self.adopting.items()
            if seq not in self.rendered
        }


def problem(connection: Connection, case: Case, stored: StoredCase, told: Told) -> str | None:
    """Why the rows of ``case``, its own row and its terms apart, are not those told; or None."""
    held = {("", name): fact for name, fact in stored.facts.items()}
    held |= {(lot, name): fact for lot, own in stored.lots.items() for name, fact in own.items()}
    if held != told.facts:
        wrong = sorted(
            f"{name}@{lot}" if lot else name
            for lot, name in {*held, *told.facts}
            if held.get((lot, name)) != told.facts.get((lot, name))
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
            version_rows(connection, case.id),
            told.versions,
            "le versioni della convenzione non sono quelle che derivano dagli eventi",
        ),
        (
            audit.work_rows(connection, case.id),
            {*_work(told)},
            "i lavori in attesa non sono quelli dovuti",
        ),
    )
    return next((text for found, due, text in comparisons if found != due), None)


def _places(told: Told) -> Iterator[tuple[str, str, str, str | None, int, int]]:
    for (lot, name), fact in told.facts.items():
        yield "fact", lot, name, fact.sealed, fact.seq, fact.changed_seq
    for (lot, command), seq in told.done.items():
        yield "done", lot, command, None, seq, seq
    for lot, seq in told.states.items():
        yield "state", lot, "state", None, seq, seq


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

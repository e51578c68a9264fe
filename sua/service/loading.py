"""From stored rows to a typed case and the rule book that governs it."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection

from sua.corpus.rulebooks import Corpus
from sua.domain.case import Case
from sua.domain.errors import IntegrityError
from sua.domain.fact_codec import parse_fact
from sua.domain.facts import FactValue
from sua.engine.rulebook import RuleBook
from sua.storage import contents
from sua.storage.cases import StoredCase, StoredFact
from sua.storage.vault import Vault, open_sealed


class RuleBooks:
    """Rule books by case and day: the pinned one from the store, the others from the corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._stored: dict[tuple[str, date], RuleBook] = {}
        self._corrected: dict[tuple[str, date], RuleBook] = {}
        self._kept: set[str] = set()

    def governing(self, connection: Connection, case: Case, day: date) -> RuleBook:
        """The book that decides about ``case`` on ``day``.

        A case moved to a corrected lifecycle before its law was fixed obeys that lifecycle, with
        the law of the day.
        """
        if case.rulebook is None:
            return self.corpus.rulebook(case.workflow, day)
        if case.pinned_on is not None:
            return self.stored(connection, case.rulebook, case.pinned_on)
        key = (case.rulebook, day)
        if key not in self._corrected:
            files = self.stored(connection, case.rulebook, day).files
            self._corrected[key] = self.corpus.made_of(files, day)
        return self._corrected[key]

    def stored(self, connection: Connection, digest: str, day: date) -> RuleBook:
        """The book stored under a digest, as selected on ``day``."""
        known = self._stored.get((digest, day))
        if known is None:
            files = contents.read_tree(connection, digest)
            known = self._stored[(digest, day)] = self.corpus.from_files(files, day)
            if known.digest != digest:
                raise IntegrityError(f"Il regolamento {digest[:12]}… non è quello registrato.")
        return known

    def keep(self, connection: Connection, book: RuleBook) -> None:
        """Store a book that a decision rests on, unless the database is known to hold it.

        Known means seen there by an earlier transaction: contents are never deleted, while what
        this one writes may still be rolled back.
        """
        if book.digest in self._kept:
            return
        if contents.has_tree(connection, book.digest):
            self._kept.add(book.digest)
        else:
            contents.write_tree(connection, book.files)


def parse_facts(
    book: RuleBook, raw: Mapping[str, Any], opened: Mapping[str, bytes | None]
) -> dict[str, FactValue]:
    """Typed facts from the JSON of an event or of the store; those erased are left out.

    ``opened`` has the plaintext of the sealed ones, None where erased.
    """
    facts: dict[str, FactValue] = {}
    for name, value in raw.items():
        if isinstance(value, dict) and set(value) == {"sealed"}:
            plaintext = opened[value["sealed"]]
            if plaintext is None:
                continue
            facts[name] = parse_fact(book.facts[name], json.loads(plaintext))
        else:
            facts[name] = parse_fact(book.facts[name], value)
    return facts


def sealed_in(raw: Mapping[str, Any]) -> set[str]:
    """Digests of the sealed values in the JSON of some facts."""
    return {v["sealed"] for v in raw.values() if isinstance(v, dict) and set(v) == {"sealed"}}


def typed_case(connection: Connection, vault: Vault, stored: StoredCase, book: RuleBook) -> Case:
    """The case and its lots with their facts typed by ``book``."""
    raw = _json(stored.facts)
    own = {lot: _json(facts) for lot, facts in stored.lots.items()}
    opened = open_sealed(connection, vault, sealed_in(raw).union(*map(sealed_in, own.values())))
    case = replace(stored.case, facts=parse_facts(book, raw, opened))
    if not own:
        return case
    lots = {
        n: replace(lot, facts=parse_facts(book, own[n], opened)) for n, lot in case.lots.items()
    }
    return replace(case, lots=lots)


def _json(facts: Mapping[str, StoredFact]) -> dict[str, Any]:
    return {name: json.loads(fact.value) for name, fact in facts.items()}

"""``workflows/checklists/<lifecycle>/<day>.toml``: the documents a case must hold, proven when loaded."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path

from sua.corpus.lifecycles import dated_files
from sua.corpus.toml import Table, closest, must_be_known, read_toml
from sua.domain.errors import CorpusError
from sua.domain.fact_tables import columns_of
from sua.domain.facts import Column, FactDefinition, FactType
from sua.engine.checklist import ChecklistItem, Condition
from sua.engine.guards import GUARDS
from sua.law.dated import Confidence
from sua.law.sources import unknown_sources

FOLDER = "checklists"
NAME = "checklist.toml"
"""What a rule book calls the file it was made with."""
_GUARD = "required_documents"

Checklists = Mapping[str, Mapping[date, bytes]]


def load_checklists(
    root: Path, facts: Mapping[str, FactDefinition], sources: Collection[str]
) -> Checklists:
    """Every list by lifecycle and first day, each proven.

    Raises:
        CorpusError: the first fault, with its place and its mend.
    """
    found: dict[str, dict[date, bytes]] = {}
    for code, versions in dated_files(root, FOLDER).items():
        for day, path in versions.items():
            data = path.read_bytes()
            parse_checklist(data, path.relative_to(root).as_posix(), facts, sources)
            found.setdefault(code, {})[day] = data
    return found


def checklist_on(lists: Checklists, code: str, day: date) -> bytes | None:
    """The list of a lifecycle in force on a day, if it has one."""
    in_force = [d for d in lists.get(code, {}) if d <= day]
    return lists[code][max(in_force)] if in_force else None


def parse_checklist(
    data: bytes,
    place: str,
    facts: Mapping[str, FactDefinition],
    sources: Collection[str] | None = None,
) -> tuple[ChecklistItem, ...]:
    """The items, in order; ``sources`` prove the citations, if given."""
    table = Table(place, read_toml(data, place))
    rows = table.tables("item")
    table.done()
    items = tuple(_item(row, facts, sources) for row in rows)
    places = {item.id: row.place for item, row in zip(items, rows, strict=True)}
    ids = [item.id for item in items]
    for item in items:
        if ids.count(item.id) > 1:
            raise CorpusError(place=places[item.id], problem="identificativo ripetuto")
        for other in item.instead:
            must_be_known(other, ids, place=places[item.id], what="voce dell'elenco")
            if other == item.id:
                raise CorpusError(
                    place=places[item.id], problem="una voce non sostituisce sé stessa"
                )
    return items


def _item(
    row: Table, facts: Mapping[str, FactDefinition], sources: Collection[str] | None
) -> ChecklistItem:
    confidence = row.text("confidence")
    must_be_known(confidence, [c.value for c in Confidence], place=row.place, what="confidenza")
    item = ChecklistItem(
        id=row.text("id"),
        label=row.text("label"),
        source=row.text("source"),
        confidence=Confidence(confidence),
        signed_by=row.text("signed_by", ""),
        blocking=row.get("blocking", bool, default=False),
        note=row.text("note", ""),
        when=_condition(row, "when", facts),
        unless=_condition(row, "unless", facts),
        value_from=_parameter(row, "value_from"),
        value_below=_parameter(row, "value_below"),
        instead=row.texts("instead"),
        due=row.get("due", bool, default=True),
        valid_days=row.get("valid_days", int, None),
    )
    row.done()
    if item.valid_days is not None and item.valid_days < 1:
        raise CorpusError(place=row.place, problem="«valid_days» è almeno 1")
    if item.blocking and item.confidence is Confidence.MEMORY:
        raise CorpusError(
            place=row.place,
            problem="una voce non letta in alcun testo non può bloccare",
            mend="togliere «blocking», o leggere il testo e dirlo in «confidence»",
        )
    for source in unknown_sources(item.source, sources) if sources is not None else ():
        problem = f"fonte sconosciuta: «{source}»"
        raise CorpusError(place=row.place, problem=problem, mend=closest(source, sources or ()))
    return item


def _parameter(row: Table, key: str) -> str:
    name: str = row.text(key, "")
    if name:
        # The values a decision rests on are stored with it: those the guard declares.
        must_be_known(name, GUARDS[_GUARD].reads, place=row.place, what="parametro")
    return name


def _condition(row: Table, key: str, facts: Mapping[str, FactDefinition]) -> Condition:
    given: Mapping[str, object] = row.get(key, dict, {})
    found = {}
    for name, values in given.items():
        must_be_known(name, facts, place=f"{row.place}: {key}", what="dato")
        if not isinstance(values, list) or not values:
            problem = f"«{name}» deve essere un elenco non vuoto di valori"
            raise CorpusError(place=f"{row.place}: {key}", problem=problem)
        allowed = frozenset(_values(facts[name]))
        for value in values:
            if value not in allowed:
                raise CorpusError(
                    place=f"{row.place}: {key}",
                    problem=f"«{value}» non è un valore di «{name}»",
                    mend=closest(str(value), [str(v) for v in allowed]),
                )
        found[name] = tuple(values)
    return found


def _values(fact: FactDefinition) -> Iterator[str | bool]:
    """What a condition may ask of a fact: its options, yes or no, or those of its columns."""
    parts: tuple[FactDefinition | Column, ...] = (fact, *columns_of(fact))
    for part in parts:
        yield from part.options
        if part.type is FactType.BOOLEAN:
            yield from (True, False)

"""The register of facts: every file of ``workflows/facts/``, read all together as one.

``workflows/README.md`` tells whoever writes those files what each key means.
"""

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from sua.corpus.toml import Table, closest, must_be_known, read_toml
from sua.domain.errors import CorpusError
from sua.domain.facts import Column, FactDefinition, FactType
from sua.law.sources import unknown_sources

FOLDER = "facts"
_OF_OLD = "facts.toml"  # the one file the register was, in rule books stored before the folder
_NAME = re.compile(r"[a-z][a-z0-9_]*")


def fact_files(folder: Path) -> dict[str, bytes]:
    """The files of the register under ``workflows``, by the name a rule book keeps them under."""
    return {f"{FOLDER}/{p.name}": p.read_bytes() for p in sorted((folder / FOLDER).glob("*.toml"))}


def facts_in(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those of a rule book's files that are of the register, in their order."""
    names = [n for n in files if n == _OF_OLD or n.startswith(f"{FOLDER}/")]
    return {name: files[name] for name in sorted(names)}


def parse_facts(
    files: Mapping[str, bytes], sources: Collection[str] | None = None
) -> dict[str, FactDefinition]:
    """The register of facts, by id; ``sources`` prove the citations, if given.

    Raises:
        CorpusError: an id given twice, in one file or in two; an unknown type or name; a key that
            does not go with the type.
    """
    found: dict[str, FactDefinition] = {}
    places: dict[str, str] = {}
    for name, data in files.items():
        place = name if name == _OF_OLD else f"workflows/{name}"
        table = Table(place, read_toml(data, place))
        for row in table.tables("fact"):
            definition = _fact(row, worded=name != _OF_OLD)
            if definition.id in found:
                problem = f"identificativo ripetuto: è già in {places[definition.id]}"
                raise CorpusError(place=row.place, problem=problem)
            if sources is not None and definition.source:
                _cited(row.place, definition.source, sources)
            found[definition.id], places[definition.id] = definition, row.place
        table.done()
    for definition in found.values():
        for name in definition.rests_on:
            must_be_known(name, found, place=places[definition.id], what="dato")
    return found


def _fact(row: Table, *, worded: bool) -> FactDefinition:
    """One entry; ``worded``: a judgement must have its question and its source."""
    definition = FactDefinition(
        id=_name(row),
        label=row.text("label"),
        type=_type(row, FactType),
        options=row.get("options", dict, {}),
        reserved=row.text("reserved", ""),
        help=row.text("help", ""),
        columns=tuple(_column(column) for column in row.tables("column")),
        grows=row.get("grows", bool, default=False),
        personal=row.get("personal", bool, default=False),
        rests_on=row.texts("rests_on"),
        question=row.text("question", ""),
        source=row.text("source", ""),
    )
    row.done()
    kind = definition.type
    _only(row, "options", {FactType.CHOICE}, kind, there=bool(definition.options), always=True)
    _only(row, "column", {FactType.TABLE}, kind, there=bool(definition.columns), always=True)
    asked = {FactType.JUDGEMENT}
    for key in ("question", "source"):
        _only(row, key, asked, kind, there=bool(getattr(definition, key)), always=worded)
    _only(row, "grows", FactType.lists(), kind, there=definition.grows)
    _only(row, "rests_on", {FactType.ACT, *asked}, kind, there=bool(definition.rests_on))
    columns = [column.id for column in definition.columns]
    if len(set(columns)) != len(columns):
        raise CorpusError(place=row.place, problem="due colonne hanno lo stesso identificativo")
    if definition.id in definition.rests_on:
        raise CorpusError(place=row.place, problem="un dato non può fondarsi su sé stesso")
    return definition


def _cited(place: str, citation: str, sources: Collection[str]) -> None:
    for source in unknown_sources(citation, sources):
        problem = f"fonte sconosciuta: «{source}»"
        raise CorpusError(place=place, problem=problem, mend=closest(source, sources))


def _column(row: Table) -> Column:
    column = Column(
        id=_name(row),
        label=row.text("label"),
        type=_type(row, FactType.scalars()),
        optional=row.get("optional", bool, default=False),
        options=row.get("options", dict, {}),
    )
    row.done()
    there = bool(column.options)
    _only(row, "options", {FactType.CHOICE}, column.type, there=there, always=True)
    return column


def _name(row: Table) -> str:
    name: str = row.text("id")
    if not _NAME.fullmatch(name):
        problem = f"«{name}» non è un identificativo: lettere minuscole, cifre e trattini bassi"
        raise CorpusError(place=row.place, problem=problem)
    return name


def _type(row: Table, known: "type[FactType] | frozenset[FactType]") -> FactType:
    kind = row.text("type")
    must_be_known(kind, [t.value for t in FactType if t in known], place=row.place, what="tipo")
    return FactType(kind)


def _only(
    row: Table,
    key: str,
    kinds: "set[FactType] | frozenset[FactType]",
    kind: FactType,
    *,
    there: bool,
    always: bool = False,
) -> None:
    """Refuse a key on a type it does not go with; ``always``: refuse its absence there, too."""
    names = ", ".join(sorted(k.value for k in kinds))
    if there and kind not in kinds:
        raise CorpusError(place=row.place, problem=f"«{key}» va solo con: {names}")
    if always and kind in kinds and not there:
        raise CorpusError(place=row.place, problem=f"manca «{key}», che va con: {names}")

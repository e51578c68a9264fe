"""The law as data: ``sources.toml`` and ``parameters/*.toml`` of ``workflows/``, proven sound."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from sua.corpus.parameter_proof import prove_references
from sua.corpus.parameter_tables import read_parameter, read_source
from sua.corpus.root import root as data_root
from sua.corpus.toml import Table, read_toml
from sua.domain.errors import CorpusError
from sua.law.dated import Parameter
from sua.law.parameters import Law
from sua.law.sources import Source


def load_law(root: Path | None = None) -> Law:
    """Every parameter under ``root`` (by default the installed data, read once).

    Raises:
        CorpusError: the first fault found, with its place and its mend.
    """
    return _installed_law() if root is None else _read_law(root)


def load_sources(root: Path | None = None) -> Mapping[str, Source]:
    """The citable sources by id.

    Raises:
        CorpusError: as :func:`load_law`.
    """
    return _installed_sources() if root is None else _read_sources(root)


@cache
def _installed_law() -> Law:
    return _read_law(data_root())


@cache
def _installed_sources() -> Mapping[str, Source]:
    return _read_sources(data_root())


def _read_sources(root: Path) -> Mapping[str, Source]:
    found: dict[str, Source] = {}
    for place, row in _rows(root, root / "workflows" / "sources.toml", "source"):
        source = read_source(place, row)
        if source.id in found:
            raise CorpusError(
                place=place,
                problem=f"la fonte «{source.id}» c'è già",
                mend="togliere il doppione o cambiare identificativo",
            )
        found[source.id] = source
    return found


def _read_law(root: Path) -> Law:
    sources = load_sources(root)
    found: dict[str, Parameter] = {}
    places: dict[str, str] = {}
    folder = root / "workflows" / "parameters"
    for path in sorted(folder.glob("*.toml")):
        for place, row in _rows(root, path, "parameter"):
            parameter = read_parameter(place, row, sources)
            if parameter.id in found:
                raise CorpusError(
                    place=place,
                    problem=f"il parametro «{parameter.id}» c'è già in {places[parameter.id]}",
                    mend="aggiungere un blocco [[parameter.value]] a quello esistente",
                )
            found[parameter.id] = parameter
            places[parameter.id] = place
    if not found:
        raise CorpusError(place=str(folder), problem="non contiene alcun parametro")
    prove_references(found, places)
    return Law(found.values())


def _rows(root: Path, path: Path, key: str) -> Iterator[tuple[str, Table]]:
    place = path.relative_to(root).as_posix()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CorpusError(place=place, problem=f"non si può leggere: {error}") from error
    table = Table(place, read_toml(data, place))
    for row in table.get(key, list, []):
        if not isinstance(row, dict):
            raise CorpusError(place=place, problem=f"«{key}» deve essere scritto [[{key}]]")
        yield place, Table(place, row)
    table.done()

"""Acts as data: ``documents/<slug>/<in-force-day>.html`` with its ``meta.toml`` and the shared style.

A template reads one CaseView and nothing else; every dotted name it uses is checked here against the
view's fields, so that a misspelt one is found at load, with the closest match.
"""

import dataclasses
import functools
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes

from sua.corpus.root import root as data_root
from sua.corpus.toml import Table, closest, read_toml
from sua.domain.canonical import tree_digest
from sua.domain.errors import CorpusError, InputError
from sua.domain.view import CaseView


@dataclass(frozen=True, slots=True)
class DocumentTemplate:
    """One dated version of an act with everything that decides what it looks like.

    Attributes:
        title: Italian title of the act.
        requires: dotted fields of the view without which the act cannot be issued.
        sources: articles the act rests on.
        contents: name → bytes: ``meta.toml``, ``template.html``, ``base.html``, ``print.css``, fonts.
    """

    slug: str
    title: str
    requires: tuple[str, ...]
    sources: tuple[str, ...]
    contents: Mapping[str, bytes]

    @property
    def digest(self) -> str:
        """Digest of everything that decides the output."""
        return tree_digest(self.contents)

    def files(self) -> Mapping[str, bytes]:
        """The files, to be stored by content with a pinned case."""
        return self.contents

    @classmethod
    def from_files(cls, files: Mapping[str, bytes], place: str = "atto") -> "DocumentTemplate":
        """The template made of those files, checked."""
        meta = Table(f"{place}/meta.toml", read_toml(files["meta.toml"], f"{place}/meta.toml"))
        template = cls(
            slug=meta.text("slug"),
            title=meta.text("title"),
            requires=meta.texts("requires"),
            sources=meta.texts("sources"),
            contents=dict(files),
        )
        meta.done()
        for path in template.requires:
            _resolve(f"{place}/meta.toml", path.split("."))
        for name in ("base.html", "template.html"):
            _check_names(f"{place}/{name}", files[name])
        return template


class Documents:
    """Every act, by slug and day."""

    def __init__(self, versions: Mapping[str, Mapping[date, DocumentTemplate]]) -> None:
        self.versions = versions

    def at(self, slug: str, day: date) -> DocumentTemplate:
        """The version in force on a day.

        Raises:
            InputError: no such act, or none in force on that day.
        """
        versions = self.versions.get(slug)
        if versions is None:
            raise InputError(
                f"Non esiste l'atto «{slug}»; {closest(slug, self.versions)}".rstrip("; "),
                code="document.unknown",
                field="document",
            )
        in_force = [d for d in versions if d <= day]
        if not in_force:
            raise InputError(
                f"L'atto «{slug}» ha un testo dal {min(versions):%d/%m/%Y}.",
                code="document.not_in_force",
                field="document",
            )
        return versions[max(in_force)]


def load_documents(root: Path | None = None) -> Documents:
    """Read and check every act."""
    folder = (root or data_root()) / "documents"
    style = {p.name: p.read_bytes() for p in (folder / "style").glob("*.*") if p.is_file()}
    fonts = {f"fonts/{p.name}": p.read_bytes() for p in (folder / "style" / "fonts").glob("*.ttf")}
    shared = {**{n: style[n] for n in ("base.html", "print.css")}, **fonts}
    found: dict[str, dict[date, DocumentTemplate]] = {}
    for meta in sorted(folder.glob("*/meta.toml")):
        slug = meta.parent.name
        for path in sorted(meta.parent.glob("*.html")):
            files = {**shared, "meta.toml": meta.read_bytes(), "template.html": path.read_bytes()}
            template = DocumentTemplate.from_files(files, f"documents/{slug}/{path.name}")
            if template.slug != slug:
                raise CorpusError(place=str(meta), problem="lo slug non è il nome della cartella")
            found.setdefault(slug, {})[_day(path)] = template
    return Documents(found)


def _day(path: Path) -> date:
    try:
        return date.fromisoformat(path.stem)
    except ValueError as error:
        raise CorpusError(
            place=str(path),
            problem="il nome del file non è una data",
            mend="chiamarlo con il giorno di entrata in vigore, AAAA-MM-GG.html",
        ) from error


def _check_names(place: str, source: bytes) -> None:
    """Every ``view.a.b`` of the template is a field; loop variables are followed too."""
    try:
        tree = jinja2.Environment(autoescape=True).parse(source.decode())
    except (UnicodeDecodeError, jinja2.TemplateSyntaxError) as error:
        raise CorpusError(place=place, problem=f"il testo non si legge: {error}") from error
    scopes: dict[str, list[str]] = {"view": []}
    bound = [(node.target, node.iter) for node in tree.find_all(nodes.For)]
    bound += [(node.target, node.node) for node in tree.find_all(nodes.Assign)]
    for target, value in bound:
        chain = list(_chain(value))
        if isinstance(target, nodes.Name) and chain and chain[0] in scopes:
            scopes[target.name] = [*scopes[chain[0]], *chain[1:]]
    for attribute in tree.find_all(nodes.Getattr):
        chain = list(_chain(attribute))
        if chain and chain[0] in scopes:
            _resolve(place, [*scopes[chain[0]], *chain[1:]])


def _chain(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Getattr):
        yield from _chain(node.node)
        yield node.attr
    elif isinstance(node, nodes.Name):
        yield node.name
    elif isinstance(node, nodes.Filter) and node.node is not None:
        yield from _chain(node.node)


# What a template may ask of a plain value: dates and instants only.
_PLAIN = {"year", "month", "day"}


def _resolve(place: str, path: list[str]) -> None:
    kind: Any = CaseView
    for name in path:
        kind = _bare(kind)
        if not dataclasses.is_dataclass(kind):
            if name in _PLAIN:
                return
            raise CorpusError(
                place=place, problem=f"«view.{'.'.join(path)}»: «{name}» non è un campo"
            )
        hints = _fields_of(type(kind) if not isinstance(kind, type) else kind)
        if name not in hints:
            raise CorpusError(
                place=place,
                problem=f"«view.{'.'.join(path)}»: non esiste «{name}»",
                mend=closest(name, hints),
            )
        kind = hints[name]


@functools.cache
def _fields_of(kind: type) -> Mapping[str, Any]:
    return typing.get_type_hints(kind)


def _bare(kind: Any) -> Any:
    """The type inside ``X | None`` or ``tuple[X, ...]``."""
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        kind = next(k for k in typing.get_args(kind) if k is not type(None))
    if typing.get_origin(kind) is tuple:
        kind = typing.get_args(kind)[0]
    return kind

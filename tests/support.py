"""Desks to play at: an installation on a database of its own, and stories told as far as needed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Engine, create_engine, make_url, text

from sua.corpus.root import root
from sua.corpus.rulebooks import load_corpus
from sua.domain.commands import Command, Context
from sua.domain.people import Role
from sua.service.dossier import Dossier
from sua.service.handling import Service
from sua.service.installation import Installation, lifecycles
from sua.service.loading import RuleBooks
from sua.service.playing import Step, play
from sua.storage.database import open_engine
from sua.storage.files import DocumentStore
from sua.storage.home import Home
from sua.storage.vault import Vault

RUN = UUID("7d9f4a52-5c1e-4f6e-9b8e-0a4c9b7d2e11")
DEMO_STORY = root() / "workflows" / "stories" / "demo.story"


@contextmanager
def once(url: str, **options: Any) -> Iterator[Engine]:
    """An engine that leaves no connection behind."""
    engine = create_engine(url, **options)
    try:
        yield engine
    finally:
        engine.dispose()


@dataclass(frozen=True)
class Cluster:
    """A running server, and how to make a database on it from a template."""

    url: str

    def create(self, name: str, template: str) -> str:
        with once(self.url, isolation_level="AUTOCOMMIT") as engine, engine.connect() as connection:
            connection.execute(text(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'))
        return make_url(self.url).set(database=name).render_as_string(hide_password=False)


@dataclass(frozen=True)
class Desk:
    """An installation on a database and a home of its own."""

    here: Installation
    url: str
    home: Home

    def superuser(self, statement: str, **values: object) -> int:
        """What somebody with the keys of the database could do; the number of rows changed."""
        with once(self.url) as engine, engine.begin() as connection:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            return connection.execute(text(statement), values).rowcount

    def rows(self, query: str, **values: object) -> list[tuple[object, ...]]:
        with once(self.url) as engine, engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(query), values)]


@contextmanager
def desk_on(url: str, home: Home, data: Path | None = None) -> Iterator[Desk]:
    corpus = load_corpus(data)
    engine = open_engine(url)
    here = Installation(
        home=home,
        engine=engine,
        corpus=corpus,
        books=RuleBooks(corpus),
        vault=Vault(home.keys),
        files=DocumentStore(home.documents),
    )
    try:
        yield Desk(here, url, home)
    finally:
        engine.dispose()


def before(dossier: Dossier, command: str) -> Dossier:
    """The same story, stopped just before ``command`` is first given for good."""
    lines = dossier.story.lines
    end = next(n for n, line in enumerate(lines) if line.command == command and not line.refused_by)
    return replace(dossier, story=replace(dossier.story, lines=lines[:end]))


@dataclass(frozen=True)
class Scene:
    """A case brought to some point of the demonstration, and how to go on from there."""

    desk: Desk
    dossier: Dossier
    case_id: UUID
    steps: tuple[Step, ...]

    @property
    def service(self) -> Service:
        return self.desk.here.service(self.dossier.parties.province.id)

    def line(self, command: str) -> dict[str, object]:
        """Facts that the whole story gives with ``command`` when it succeeds."""
        lines = [x for x in self.dossier.story.lines if x.command == command and x.state]
        return dict(cast("dict[str, object]", self.dossier.resolve(lines[-1].facts)))

    def command(self, name: str, at: datetime | None = None, **facts: object) -> Command:
        return Command(
            case_id=self.case_id,
            name=name,
            facts=facts or self.line(name),
            occurred_at=at,
            late_reason="Registrato dopo, per la prova.",
        )

    def context(self, role: Role, person: str, **more: Any) -> Context:
        return Context(actor=self.dossier.actor(role, person), now=datetime.now(UTC), **more)


def stage(desk: Desk, dossier: Dossier, command: str) -> Scene:
    """The demonstration played up to ``command`` excluded."""
    now = datetime.now(UTC)
    desk.here.register(dossier, now)
    service = desk.here.service(dossier.parties.province.id)
    steps = tuple(play(before(dossier, command), service, lifecycles(desk.here.corpus), now, RUN))
    return Scene(desk, dossier, steps[-1].case_id, steps)

"""One installation put together: home, database, corpus, vault, files — and the doors onto them."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import Engine

from sua.corpus.rulebooks import Corpus, load_corpus
from sua.domain.calendar import legal_day
from sua.domain.errors import SuaError
from sua.engine.lifecycle import Lifecycle
from sua.interop.mail import FolderPost, NoPost, Post, SmtpPost
from sua.service import sweeping
from sua.service.bell import SILENCE, Bell
from sua.service.dossier import Dossier
from sua.service.handling import Service
from sua.service.identity import Identity
from sua.service.loading import RuleBooks
from sua.service.outbox import Worker
from sua.service.playing import Step, play
from sua.service.press import Printer, print_here
from sua.service.rehearsal import Rehearsal, Watch
from sua.service.settings import Settings
from sua.service.sweeping import Swept
from sua.service.sweeping_uploads import sweep_uploads
from sua.service.topics.tools import Tools
from sua.service.verifying import Verifier
from sua.storage import migrate
from sua.storage.database import POOL_OF_A_COMMAND, open_engine, reaching
from sua.storage.embedded import database_url
from sua.storage.files import DocumentStore
from sua.storage.home import Home
from sua.storage.seeding import NewPerson, declare, seed
from sua.storage.vault import Vault

# A name reserved for examples (RFC 2606): no mail of a demonstration can reach anybody.
_DEMO_DOMAIN = "dimostrazione.example"


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """What every command of the CLI works on."""

    home: Home
    engine: Engine
    corpus: Corpus
    books: RuleBooks
    vault: Vault
    files: DocumentStore
    settings: Settings = field(default_factory=Settings)
    bell: Bell = SILENCE

    @property
    def uploads(self) -> DocumentStore:
        """What people deposited in the dossiers."""
        return DocumentStore(self.home.uploads, suffix="")

    def service(self, province: UUID) -> Service:
        """The door for the SUA of that Province."""
        return Service(self.engine, self.books, self.vault, province, self.bell)

    def identity(self) -> Identity:
        """Whoever minds the door."""
        return Identity(self.engine, self.vault)

    def worker(self, printer: Printer = print_here) -> Worker:
        """Whoever does the work owed; ``printer`` says where acts are printed."""
        return Worker(
            Tools(
                engine=self.engine,
                books=self.books,
                vault=self.vault,
                files=self.files,
                printer=printer,
                settings=self.settings,
                post_office=self.post,
            )
        )

    def sweep(self, now: datetime) -> Swept:
        """Let lapse what lapses, owe the reminders whose time has come, clear abandoned files."""
        swept = sweeping.sweep(self, now)
        sweep_uploads(self, now)
        return swept

    def post(self, *, demo: bool) -> Post:
        """Where letters go: the server if there is one, else the folder of those who need none.

        A real installation on its own database has no folder to look into: letters wait.
        """
        if self.settings.smtp:
            return SmtpPost(self.settings.smtp, self.settings.mail_from)
        if demo or not self.settings.external_database:
            return FolderPost(self.home.mail, self.settings.mail_from)
        return NoPost()

    def verifier(self) -> Verifier:
        """Whoever recomputes everything."""
        return Verifier(self.engine, self.books, self.vault, self.files)

    def register(self, dossier: Dossier, now: datetime) -> None:
        """Put the bodies and people of a dossier into the registers, if they are not there.

        Raises:
            ConflictError: a demonstration and a real database must not mix.
        """
        declare(self.engine, demo=dossier.demo, now=now)
        parties = dossier.parties
        seed(
            self.engine,
            self.vault,
            parties.province,
            [parties.buyer],
            [parties.agreement] if parties.agreement else [],
            [
                NewPerson(
                    id=p.id,
                    name=p.name,
                    organization=p.organization,
                    roles=p.roles,
                    valid_from=p.valid_from,
                    valid_to=p.valid_to,
                    username=f"demo-{key}" if dossier.demo else None,
                    email=f"{key}@{_DEMO_DOMAIN}" if dossier.demo else None,
                )
                for key, p in dossier.people.items()
            ],
            now,
        )

    def replay(self, dossier: Dossier, now: datetime, run: UUID) -> Iterator[Step]:
        """Write the cases of a dossier, after rehearsing it whole: a bad one leaves nothing.

        Raises:
            StoryError: a line does not go as told; nothing has been written.
            ConflictError: as :meth:`register`.
        """
        for _ in rehearse(self.corpus, dossier, now, run):
            pass
        self.register(dossier, now)
        service = self.service(dossier.parties.province.id)
        yield from play(dossier, service, lifecycles(self.corpus), now, run)


def lifecycles(corpus: Corpus) -> Callable[[str, datetime], Lifecycle]:
    """Lifecycle by code and instant."""
    return lambda code, at: corpus.lifecycle(code, legal_day(at))[0]


def rehearse(
    corpus: Corpus, dossier: Dossier, now: datetime, run: UUID, watch: Watch | None = None
) -> Iterator[Step]:
    """Play a dossier in memory; errors as :func:`sua.service.playing.play`."""
    yield from play(dossier, Rehearsal(corpus, dossier, watch), lifecycles(corpus), now, run)


@contextmanager
def installation(
    home: Home | None = None, *, upgrade: bool = True, pool_size: int = POOL_OF_A_COMMAND
) -> Iterator[Installation]:
    """Open the installation of ``SUA_HOME`` or ``DATABASE_URL``.

    The embedded database is brought to the current schema; an external one must be there already,
    because its owner decides when to migrate.

    Raises:
        InputError: a setting of the environment is malformed.
        SuaError: the external database is behind this release.
    """
    home = home or Home.from_environment()
    settings = Settings.from_environment()
    corpus = load_corpus()
    with database_url(home) as url:
        engine = open_engine(url, pool_size=pool_size)
        try:
            if upgrade:
                _bring_up_to_date(engine)
            yield Installation(
                home=home,
                settings=settings,
                engine=engine,
                corpus=corpus,
                books=RuleBooks(corpus),
                vault=Vault(home.keys),
                files=DocumentStore(home.documents),
            )
        finally:
            engine.dispose()


def _bring_up_to_date(engine: Engine) -> None:
    if not os.environ.get("DATABASE_URL"):
        migrate.upgrade(engine)
        return
    with reaching(), engine.connect() as connection:
        current = migrate.current_revision(connection)
    if current != migrate.head_revision():
        raise SuaError(
            "Lo schema del database non è quello di questa versione: eseguire «sua db upgrade»."
        )


def upgrade_schema(here: Installation) -> str:
    """Bring the database to the current schema and return its revision."""
    with reaching():
        return migrate.upgrade(here.engine)

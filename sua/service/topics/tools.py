"""What the work of a row may use, and the shape of that work."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import Engine

from sua.interop.mail import Post
from sua.service.loading import RuleBooks
from sua.service.press import Printer
from sua.service.settings import Settings
from sua.storage.files import DocumentStore
from sua.storage.outbox import OutboxItem
from sua.storage.vault import Vault


class PostOffice(Protocol):
    """Chooses where letters go, once it is known whether this is a demonstration."""

    def __call__(self, *, demo: bool) -> Post:
        """The post of this installation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What a topic works with."""

    engine: Engine
    books: RuleBooks
    vault: Vault
    files: DocumentStore
    printer: Printer
    settings: Settings
    post_office: PostOffice


class Topic(Protocol):
    """The work of one kind of row: check that it is still owed, do it, record it.

    It closes its row itself (done or cancelled), in one transaction with whatever else it records.
    A failure is raised: as a SuaError if its text is fit for people.
    """

    def __call__(self, tools: Tools, item: OutboxItem, now: datetime) -> None:
        """Do the work of ``item`` and close it."""

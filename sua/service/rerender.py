"""Checking a rendered act against the trail, and rendering it again to the same bytes."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection

from sua.corpus.rulebooks import template_of
from sua.domain.canonical import sha256_hex
from sua.domain.errors import IntegrityError
from sua.rendering.codec import decode_view
from sua.rendering.renderer import render as render_again
from sua.rendering.renderer import renderer_digest
from sua.service.loading import RuleBooks
from sua.storage.files import DocumentStore
from sua.storage.vault import Vault, open_sealed


def check_document(  # noqa: PLR0913 -- it is a comparison of that many things
    connection: Connection,
    vault: Vault,
    files: DocumentStore,
    books: RuleBooks,
    document: Mapping[str, Any],
    adopted: Mapping[str, Any],
    *,
    render: bool,
) -> None:
    """The stored file is the one in the trail; with ``render``, the same view gives it again.

    A different renderer (``renderer_digest``) may give other bytes: then only the file is checked.

    Raises:
        IntegrityError: the file is missing or altered, or rendering again gives another one.
    """
    files.get(document["sha256"])
    digest = adopted["document"]["view"]
    view = open_sealed(connection, vault, {digest})[digest]
    if not render or view is None or document["renderer"] != renderer_digest():
        return
    receipt = adopted["receipt"]
    book = books.stored(connection, receipt["rulebook"], date.fromisoformat(receipt["law_date"]))
    made = render_again(template_of(book, document["slug"]), decode_view(view))
    if made.template_digest != document["template"] or sha256_hex(made.pdf) != document["sha256"]:
        raise IntegrityError(f"Reso di nuovo, l'atto «{document['slug']}» è diverso.")

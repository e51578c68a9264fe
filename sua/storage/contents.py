"""Content-addressed bytes: rule books, file by file, each stored once under its SHA-256.

A tree is a manifest (canonical JSON, name → digest) and the files it names; the tree is known by the
digest of its manifest.
"""

import json
from collections.abc import Mapping

from sqlalchemy import Connection, text

from sua.domain.canonical import manifest, sha256_hex
from sua.domain.errors import IntegrityError

_INSERT = text("INSERT INTO content (digest, body) VALUES (:digest, :body) ON CONFLICT DO NOTHING")
_SELECT = text("SELECT digest, body FROM content WHERE digest = ANY(:digests)")
_HAS = text("SELECT count(*) FROM content WHERE digest = :digest")


def has_tree(connection: Connection, digest: str) -> bool:
    """Whether the tree known by that digest is stored."""
    return bool(connection.execute(_HAS, {"digest": digest}).scalar_one())


def write_tree(connection: Connection, files: Mapping[str, bytes]) -> str:
    """Store a tree, unless it is there, and return its digest."""
    listing = manifest(files)
    digest = sha256_hex(listing)
    if not has_tree(connection, digest):
        bodies = {sha256_hex(body): body for body in (*files.values(), listing)}
        connection.execute(_INSERT, [{"digest": d, "body": bodies[d]} for d in sorted(bodies)])
    return digest


def read_tree(connection: Connection, digest: str) -> dict[str, bytes]:
    """The files of a stored tree.

    Raises:
        IntegrityError: something is missing or altered.
    """
    listing = _read(connection, {digest})[digest]
    names: dict[str, str] = json.loads(listing)
    bodies = _read(connection, set(names.values()))
    return {name: bodies[d] for name, d in names.items()}


def _read(connection: Connection, digests: set[str]) -> dict[str, bytes]:
    rows = connection.execute(_SELECT, {"digests": sorted(digests)})
    found = {row.digest: bytes(row.body) for row in rows}
    for digest in digests:
        if digest not in found:
            raise IntegrityError(f"Manca il contenuto fissato {digest[:12]}….")
        if sha256_hex(found[digest]) != digest:
            raise IntegrityError(f"Il contenuto fissato {digest[:12]}… è stato alterato.")
    return found

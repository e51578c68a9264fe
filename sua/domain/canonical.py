"""Canonical bytes and digests: the one way things are hashed.

JSON is canonicalised by RFC 8785 (JCS) and hashed with SHA-256; numbers are always text in our
JSON, so that no float ever reaches a digest.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

import rfc8785


def canonical_json(value: Any) -> bytes:
    """RFC 8785 bytes of a JSON value made of text, booleans, null, lists and objects.

    >>> canonical_json({"b": "1", "a": ["x", None]})
    b'{"a":["x",null],"b":"1"}'
    """
    return rfc8785.dumps(value)


def sha256_hex(data: bytes) -> str:
    """SHA-256 as 64 lower-case hexadecimal characters."""
    return hashlib.sha256(data).hexdigest()


def digest_of(value: Any) -> str:
    """SHA-256 of the canonical JSON of ``value``."""
    return sha256_hex(canonical_json(value))


def salted_digest(salt: bytes, data: bytes) -> str:
    """Digest under which sealed data is known to the trail: SHA-256 of salt then data.

    Without the salt, which is erased with the data, a short value cannot be guessed back.
    """
    return sha256_hex(salt + data)


def manifest(files: Mapping[str, bytes]) -> bytes:
    """Canonical manifest of a tree of files: name → digest."""
    return canonical_json({name: sha256_hex(body) for name, body in files.items()})


def tree_digest(files: Mapping[str, bytes]) -> str:
    """Digest under which a tree of files is known: that of its manifest."""
    return sha256_hex(manifest(files))

"""Sealed records: personal, judicial or bulky data kept outside the chain, encrypted and erasable.

The trail knows a record by ``sha256(salt + plaintext)``. Erasing salt and ciphertext leaves the chain
whole and the digest unguessable. Encryption is AES-256-GCM with the record's digest as associated
data; the key lives in ``SUA_HOME/keys`` (mode 0600), outside the database, so that a stolen dump
shows no name. Key rotation adds a file; the newest seals, all of them open.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, text

from sua.domain.canonical import salted_digest, sha256_hex
from sua.domain.errors import IntegrityError, SuaError

_SALT_BYTES = 16
_NONCE_BYTES = 12
_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Sealed:
    """A record ready to be stored; ``digest`` is what the trail will hold."""

    digest: str
    salt: bytes
    ciphertext: bytes
    key_id: str
    retention: str


class Vault:
    """Seals and opens records with the keys of one installation."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._keys: dict[str, bytes] = {}

    def _key(self, key_id: str) -> bytes:
        if key_id not in self._keys:
            path = self._folder / f"{key_id}.key"
            try:
                self._keys[key_id] = path.read_bytes()
            except OSError as error:
                raise SuaError(
                    f"Manca la chiave {key_id} in {self._folder}: ripristinarla dalla copia di riserva."
                ) from error
        return self._keys[key_id]

    def _current(self) -> str:
        keys = sorted(self._folder.glob("*.key"), key=lambda p: p.stat().st_mtime)
        return keys[-1].stem if keys else self._create()

    def _create(self) -> str:
        key = secrets.token_bytes(_KEY_BYTES)
        key_id = sha256_hex(key)[:16]
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path, whole = self._folder / f"{key_id}.new", self._folder / f"{key_id}.key"
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
        path.rename(whole)  # a key is there whole or not at all, whatever happens meanwhile
        return key_id

    def seal(self, plaintext: bytes, retention: str) -> Sealed:
        """Encrypt under a fresh salt; ``retention`` is the class that says when it may be erased."""
        salt = secrets.token_bytes(_SALT_BYTES)
        digest = salted_digest(salt, plaintext)
        key_id = self._current()
        nonce = secrets.token_bytes(_NONCE_BYTES)
        body = AESGCM(self._key(key_id)).encrypt(nonce, plaintext, digest.encode())
        return Sealed(digest, salt, nonce + body, key_id, retention)

    def open(self, digest: str, key_id: str, salt: bytes, ciphertext: bytes) -> bytes:
        """Decrypt and prove a record.

        Raises:
            IntegrityError: the record is not what was sealed under ``digest``.
        """
        nonce, body = ciphertext[:_NONCE_BYTES], ciphertext[_NONCE_BYTES:]
        try:
            plaintext = AESGCM(self._key(key_id)).decrypt(nonce, body, digest.encode())
        except (InvalidTag, ValueError) as error:
            raise IntegrityError(
                f"La registrazione riservata {digest[:12]}… è alterata."
            ) from error
        if salted_digest(salt, plaintext) != digest:
            raise IntegrityError(f"La registrazione riservata {digest[:12]}… è alterata.")
        return plaintext


_INSERT = text(
    "INSERT INTO sealed_record (digest, procuring_entity_id, case_id, retention, key_id, salt, ciphertext)"
    " VALUES (:digest, :province, :case_id, :retention, :key_id, :salt, :ciphertext)"
)
_SELECT = text(
    "SELECT digest, key_id, salt, ciphertext, erased_at FROM sealed_record"
    " WHERE digest = ANY(:digests)"
)


def store_sealed(
    connection: Connection, records: list[Sealed], province: UUID, case_id: UUID | None
) -> None:
    """Insert sealed records of one case, or of none (names of persons)."""
    if records:
        connection.execute(
            _INSERT,
            [
                {
                    "digest": r.digest,
                    "province": province,
                    "case_id": case_id,
                    "retention": r.retention,
                    "key_id": r.key_id,
                    "salt": r.salt,
                    "ciphertext": r.ciphertext,
                }
                for r in records
            ],
        )


def open_sealed(connection: Connection, vault: Vault, digests: set[str]) -> dict[str, bytes | None]:
    """Plaintext of each record visible here; None for one erased according to its class.

    Raises:
        IntegrityError: a record is altered, or missing though the trail names it.
    """
    if not digests:
        return {}
    found: dict[str, bytes | None] = {}
    for row in connection.execute(_SELECT, {"digests": sorted(digests)}):
        erased = row.erased_at is not None
        if (row.salt is None, row.ciphertext is None) != (erased, erased):
            raise IntegrityError(f"La registrazione riservata {row.digest[:12]}… è alterata.")
        if erased:
            found[row.digest] = None
        else:
            found[row.digest] = vault.open(row.digest, row.key_id, row.salt, row.ciphertext)
    missing = digests - set(found)
    if missing:
        raise IntegrityError(f"Manca la registrazione riservata {min(missing)[:12]}….")
    return found

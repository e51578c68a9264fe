"""Files by hash, under ``SUA_HOME``: written once, atomically, verified when read."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from sua.domain.canonical import sha256_hex
from sua.domain.errors import IntegrityError


@dataclass
class Incoming:
    """A file being received: its bytes so far, in a place where nobody looks for files."""

    path: Path
    file: BinaryIO
    size: int = 0
    _digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    def write(self, data: bytes) -> None:
        """Take some more bytes."""
        self.file.write(data)
        self._digest.update(data)
        self.size += len(data)

    @property
    def digest(self) -> str:
        """SHA-256 of what has come."""
        return self._digest.hexdigest()


class DocumentStore:
    """Files each under the SHA-256 of its bytes: rendered acts, ``<sha256>.pdf``; what was uploaded."""

    def __init__(self, folder: Path, suffix: str = ".pdf") -> None:
        self.folder, self.suffix = folder, suffix

    def path(self, digest: str) -> Path:
        """Where the file with that hash lies."""
        return self.folder / f"{digest}{self.suffix}"

    def put(self, data: bytes) -> str:
        """Store bytes and return their hash; a crash leaves either the whole file or none."""
        digest = sha256_hex(data)
        path = self.path(digest)
        if path.exists() and sha256_hex(path.read_bytes()) == digest:
            return digest
        with self.receiving() as incoming:
            incoming.write(data)
            return self.keep(incoming)

    @contextmanager
    def receiving(self) -> Iterator[Incoming]:
        """A place for a file that comes piece by piece; what is not kept is gone at the end."""
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=self.folder, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "w+b") as file:
                yield Incoming(Path(temporary), file)
        finally:
            Path(temporary).unlink(missing_ok=True)

    def keep(self, incoming: Incoming) -> str:
        """Put what was received under its hash, whole and for good."""
        incoming.file.flush()
        os.fsync(incoming.file.fileno())
        incoming.path.replace(self.path(incoming.digest))
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        return incoming.digest

    def discard(self, digest: str) -> None:
        """Take a file away; nothing must refer to it any more."""
        self.path(digest).unlink(missing_ok=True)

    def get(self, digest: str) -> bytes:
        """The bytes with that hash.

        Raises:
            IntegrityError: the file is missing or is not what its name says.
        """
        name = f"{digest[:12]}…{self.suffix}"
        try:
            data = self.path(digest).read_bytes()
        except OSError as error:
            raise IntegrityError(f"Manca il documento {name}.") from error
        if sha256_hex(data) != digest:
            raise IntegrityError(f"Il documento {name} è stato alterato.")
        return data

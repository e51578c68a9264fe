"""Files by hash in ``SUA_HOME/documents``: written once, atomically, verified when read."""

import os
import tempfile
from pathlib import Path

from sua.domain.canonical import sha256_hex
from sua.domain.errors import IntegrityError


class DocumentStore:
    """Rendered acts, each under the SHA-256 of its bytes: ``<sha256>.pdf``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, digest: str) -> Path:
        """Where the file with that hash lies."""
        return self.folder / f"{digest}.pdf"

    def put(self, data: bytes) -> str:
        """Store bytes and return their hash; a crash leaves either the whole file or none."""
        digest = sha256_hex(data)
        path = self.path(digest)
        if path.exists() and sha256_hex(path.read_bytes()) == digest:
            return digest
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=self.folder, prefix=".", suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        return digest

    def get(self, digest: str) -> bytes:
        """The bytes with that hash.

        Raises:
            IntegrityError: the file is missing or is not what its name says.
        """
        try:
            data = self.path(digest).read_bytes()
        except OSError as error:
            raise IntegrityError(f"Manca il documento {digest[:12]}….pdf.") from error
        if sha256_hex(data) != digest:
            raise IntegrityError(f"Il documento {digest[:12]}….pdf è stato alterato.")
        return data

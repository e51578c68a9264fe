"""A virus scanner over its own protocol: ``clamd``'s INSTREAM, by TCP or by a local socket.

The protocol is one command, pieces with their length before them, one line of answer: these few lines
are less than a dependency would cost.
"""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO
from urllib.parse import urlsplit

from sua.domain.errors import AwayError, InputError

_PIECE = 65_536
_SECONDS = 60
_PORT = 3310


class ScannerAwayError(AwayError):
    """The scanner does not answer, or could not look: nothing is kept, and one may try again."""

    code = "upload.scanner_away"


class Scan(StrEnum):
    """What a scan said; what is infected is never kept, so nothing says so."""

    CLEAN = "clean"
    NOT_SCANNED = "not_scanned"

    @property
    def words(self) -> str:
        """In Italian."""
        return "nessun virus rilevato" if self is Scan.CLEAN else "non analizzato"


@dataclass(frozen=True, slots=True)
class Clamd:
    """A ``clamd`` at ``tcp://host:3310`` or ``unix:///run/clamav/clamd.ctl``."""

    address: tuple[str, int] | str

    @classmethod
    def from_url(cls, text: str, name: str) -> "Clamd":
        """Read the setting called ``name``.

        Raises:
            InputError: it is neither of the two forms.
        """
        try:
            url = urlsplit(text)
            port = url.port or _PORT
        except ValueError:
            url, port = urlsplit(""), 0
        if url.scheme == "tcp" and url.hostname:
            return cls((url.hostname, port))
        if url.scheme == "unix" and url.path:
            return cls(url.path)
        raise InputError(
            f"{name}: non è nella forma tcp://server:3310 o unix:///percorso/del/socket.",
            code="settings.malformed",
            field=name,
        )

    def scan(self, file: BinaryIO) -> Scan:
        """Have a file looked at; it is left at its start.

        Raises:
            InputError: it is infected (``upload.infected``).
            ScannerAwayError: no answer, or one that is neither yes nor no.
        """
        file.seek(0)
        try:
            with self._connected() as line:
                line.sendall(b"zINSTREAM\0")
                while piece := file.read(_PIECE):
                    line.sendall(len(piece).to_bytes(4, "big") + piece)
                line.sendall(bytes(4))
                answer = _answer(line)
        except OSError as error:
            raise ScannerAwayError(_AWAY) from error
        finally:
            file.seek(0)
        if answer.endswith(" FOUND"):
            found = answer.removeprefix("stream: ").removesuffix(" FOUND")[:80]
            raise InputError(
                f"L'antivirus ha trovato «{found}»: il file non è stato conservato.",
                code="upload.infected",
                field="file",
            )
        if answer != "stream: OK":
            raise ScannerAwayError(_AWAY)
        return Scan.CLEAN

    @contextmanager
    def _connected(self) -> Iterator[socket.socket]:
        if isinstance(self.address, str):
            line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            line.settimeout(_SECONDS)
            with line:
                line.connect(self.address)
                yield line
        else:
            with socket.create_connection(self.address, timeout=_SECONDS) as line:
                yield line


def _answer(line: socket.socket) -> str:
    found = b""
    while not found.endswith(b"\0") and len(found) < _PIECE and (piece := line.recv(4096)):
        found += piece
    return found.rstrip(b"\0\n").decode("utf-8", "replace")


_AWAY = (
    "L'antivirus non risponde: il file non è stato conservato. Riprovare tra poco; se continua,"
    " avvisare chi gestisce il sistema."
)

"""What the environment says, read once and checked: one clear line for what is malformed.

===================  ===========================================================================
``SUA_SMTP_URL``     ``smtps://user:password@host:465`` (TLS) or ``smtp://host:25`` (STARTTLS if
                     offered, always with a password); unset: see :class:`Mailing`
``SUA_MAIL_FROM``    address the office writes from; required with ``SUA_SMTP_URL``
``SUA_PUBLIC_URL``   where people reach the pages, e.g. ``https://sua.provincia.example``
``SUA_REDIS_URL``    ``redis://host:6379/0``: a bell between processes; unset: none is needed
``SUA_UPLOAD_MB``    the largest file that may be deposited, in MiB; 50 if unset
``SUA_DOSSIER_MB``   all the files of one case together, in MiB; 1000 if unset
``SUA_UPLOAD_DAYS``  days after which a file deposited and never recorded is swept; 7 if unset
``SUA_CLAMD_URL``    ``tcp://host:3310`` or ``unix:///path``: the virus scanner; unset: none
``SUA_TRUST_ANCHORS``  folder of PEM certificates that signatures are trusted from; unset: none
===================  ===========================================================================

``SUA_HOME`` is read by :mod:`sua.storage.home`, ``DATABASE_URL`` by :mod:`sua.storage.embedded`.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, urlsplit
from uuid import UUID

from sua.domain.errors import InputError
from sua.interop.clamd import Clamd
from sua.interop.mail import SmtpServer

_MIB = 1024 * 1024
_LOCAL_SENDER = "sua@localhost"
_LOCAL_URL = "http://localhost:8000"
_ADDRESS = re.compile(r"[^@\s<>]+@[^@\s<>]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of this process; defaults are those of a machine of one's own.

    Attributes:
        external_database: ``DATABASE_URL`` is set, so this is no embedded installation.
    """

    smtp: SmtpServer | None = None
    mail_from: str = _LOCAL_SENDER
    public_url: str = _LOCAL_URL
    redis_url: str | None = None
    external_database: bool = False
    upload_bytes: int = 50 * _MIB
    dossier_bytes: int = 1000 * _MIB
    upload_days: int = 7
    clamd: Clamd | None = None
    trust_anchors: Path | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Read and check.

        Raises:
            InputError: a setting is malformed; ``field`` names it.
        """
        given = os.environ if environment is None else environment
        clamd = given.get("SUA_CLAMD_URL")
        smtp, sender = given.get("SUA_SMTP_URL"), given.get("SUA_MAIL_FROM")
        if smtp and not sender:
            raise _malformed("SUA_MAIL_FROM", "manca: è il mittente dei messaggi")
        if sender and not _ADDRESS.fullmatch(sender):
            raise _malformed("SUA_MAIL_FROM", "non è un indirizzo di posta (nome@dominio)")
        return cls(
            smtp=SmtpServer.from_url(smtp, "SUA_SMTP_URL") if smtp else None,
            mail_from=sender or _LOCAL_SENDER,
            public_url=_public_url(given.get("SUA_PUBLIC_URL") or _LOCAL_URL),
            redis_url=_redis_url(given.get("SUA_REDIS_URL") or None),
            external_database=bool(given.get("DATABASE_URL")),
            upload_bytes=_whole(given, "SUA_UPLOAD_MB", 50) * _MIB,
            dossier_bytes=_whole(given, "SUA_DOSSIER_MB", 1000) * _MIB,
            upload_days=_whole(given, "SUA_UPLOAD_DAYS", 7),
            clamd=Clamd.from_url(clamd, "SUA_CLAMD_URL") if clamd else None,
            trust_anchors=_folder("SUA_TRUST_ANCHORS", given.get("SUA_TRUST_ANCHORS") or None),
        )

    def case_url(self, case_id: UUID) -> str:
        """The page of a case."""
        return f"{self.public_url}/pratiche/{case_id}"


def _whole(given: Mapping[str, str], name: str, otherwise: int) -> int:
    text = given.get(name) or str(otherwise)
    if not (text.isascii() and text.isdigit() and len(text) <= len("99999") and int(text)):
        raise _malformed(name, "non è un numero intero positivo")
    return int(text)


def _folder(name: str, given: str | None) -> Path | None:
    if given is None:
        return None
    if not Path(given).is_dir():
        raise _malformed(name, "non è una cartella")
    return Path(given)


def _public_url(given: str) -> str:
    url = _split("SUA_PUBLIC_URL", given)
    if url.scheme not in {"http", "https"} or not url.hostname or url.query or url.fragment:
        raise _malformed("SUA_PUBLIC_URL", "non è un indirizzo http(s)://… senza parametri")
    return given.rstrip("/")


def _redis_url(given: str | None) -> str | None:
    if given is None:
        return None
    url = _split("SUA_REDIS_URL", given)
    database = url.path.strip("/")
    host = url.path if url.scheme == "unix" else url.hostname
    if url.scheme not in {"redis", "rediss", "unix"} or not host:
        raise _malformed("SUA_REDIS_URL", "non è nella forma redis://server:6379/0")
    if url.scheme != "unix" and database and not database.isdecimal():
        raise _malformed(
            "SUA_REDIS_URL", "la base dopo la barra è un numero: redis://server:6379/0"
        )
    return given


def _split(name: str, given: str) -> SplitResult:
    try:
        url = urlsplit(given)
        _ = url.port
    except ValueError as error:
        raise _malformed(name, "non è un indirizzo leggibile") from error
    return url


def _malformed(name: str, problem: str) -> InputError:
    # The value itself may hold a password: it is never repeated.
    return InputError(f"{name}: {problem}.", code="settings.malformed", field=name)

"""E-mail: one letter, and the two ways it leaves: an SMTP server, or a folder that anybody can read.

Delivery is *at least once* on the wire: a crash between the server's acceptance and our record of it
sends the letter again. The second has the same ``Message-ID``, which is derived from what the letter
is about, so that mail systems and people can tell it is the same one.
"""

import asyncio
import os
import ssl
import tempfile
from dataclasses import dataclass, field
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

import aiosmtplib

from sua.domain.errors import InputError, SuaError

_PORTS = {"smtps": 465, "smtp": 25}
_TIMEOUT_SECONDS = 20.0
_FORM = "smtps://utente:password@server:465 oppure smtp://server:25"


class MailError(SuaError):
    """A letter did not leave; the message says why, in one Italian line, without the address."""

    code = "mail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A plain-text letter to one address; ``message_id`` is ``local@domain`` without brackets."""

    to: str
    subject: str
    text: str
    message_id: str
    date: datetime


class Post(Protocol):
    """Where letters are handed in."""

    def send(self, letter: Letter) -> None:
        """Hand in a letter; returns when somebody else has taken charge of it.

        Raises:
            MailError: it was not taken.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpServer:
    """A server that takes letters.

    ``implicit_tls`` speaks TLS from the first byte (smtps); otherwise STARTTLS is used whenever the
    server offers it, and demanded if there is a password. Certificates are always verified, against
    the system's authorities (``SSL_CERT_FILE`` adds a private one, as for any OpenSSL program).
    """

    host: str
    port: int
    implicit_tls: bool
    username: str | None = None
    password: str | None = field(default=None, repr=False)

    @classmethod
    def from_url(cls, given: str, name: str) -> "SmtpServer":
        """Read ``smtp[s]://[user:password@]host[:port]``; ``name`` is the setting it comes from.

        Raises:
            InputError: it is not such an address. The message never repeats it: it has a password.
        """
        try:
            url = urlsplit(given)
            port = url.port
        except ValueError:
            url, port = urlsplit(""), None
        if url.scheme not in _PORTS or not url.hostname or url.path.strip("/") or url.query:
            raise InputError(
                f"{name} non è un indirizzo di posta in uscita: scriverlo nella forma {_FORM}.",
                code="settings.malformed",
                field=name,
            )
        if (url.username is None) != (url.password is None):
            raise InputError(
                f"{name} ha un utente senza password, o il contrario: scriverlo nella forma {_FORM}.",
                code="settings.malformed",
                field=name,
            )
        return cls(
            host=url.hostname,
            port=port or _PORTS[url.scheme],
            implicit_tls=url.scheme == "smtps",
            username=unquote(url.username) if url.username is not None else None,
            password=unquote(url.password) if url.password is not None else None,
        )


class SmtpPost:
    """Hands letters to an SMTP server, one connection each."""

    def __init__(self, server: SmtpServer, sender: str) -> None:
        self.server = server
        self.sender = sender

    def send(self, letter: Letter) -> None:
        """As :meth:`Post.send`. Not to be called from a thread that runs an event loop."""
        try:
            asyncio.run(self._send(compose(letter, self.sender)))
        except (aiosmtplib.SMTPException, OSError, ValueError) as error:
            raise MailError(_reason(error, self.server)) from error

    async def _send(self, message: EmailMessage) -> None:
        server = self.server
        try:
            await aiosmtplib.send(
                message,
                hostname=server.host,
                port=server.port,
                use_tls=server.implicit_tls,
                start_tls=False if server.implicit_tls else (True if server.password else None),
                username=server.username,
                password=server.password,
                timeout=_TIMEOUT_SECONDS,
            )
        finally:
            await asyncio.sleep(0)  # a connection refused half way is closed by the loop, not by us


class FolderPost:
    """Writes letters as ``.eml`` files, one per ``Message-ID``: where nothing else is configured."""

    def __init__(self, folder: Path, sender: str) -> None:
        self.folder = folder
        self.sender = sender

    def send(self, letter: Letter) -> None:
        """As :meth:`Post.send`; a crash leaves either the whole file or none."""
        local = letter.message_id.partition("@")[0]
        try:
            handle, part = tempfile.mkstemp(dir=self.folder, prefix=".", suffix=".part")
            with os.fdopen(handle, "wb") as file:
                file.write(compose(letter, self.sender).as_bytes())
                file.flush()
                os.fsync(file.fileno())
            Path(part).replace(self.folder / f"{local}.eml")
        except OSError as error:
            raise MailError(f"Non si può scrivere in {self.folder}: {error.strerror}.") from error


class NoPost:
    """A real installation with no server configured: letters wait, and say why."""

    def send(self, letter: Letter) -> None:
        """Raises :class:`MailError`, always."""
        del letter
        raise MailError(
            "Nessun server di posta in uscita: indicare SUA_SMTP_URL e SUA_MAIL_FROM, poi"
            " ripetere con «sua outbox replay --all»."
        )


def compose(letter: Letter, sender: str) -> EmailMessage:
    """The letter as a message: UTF-8 text, marked as sent by a machine (RFC 3834).

    Raises:
        MailError: the address cannot be written in a message.
    """
    message = EmailMessage(policy=SMTP)
    try:
        message["From"] = Address("SUA", addr_spec=sender)
        message["To"] = Address(addr_spec=letter.to)
    except (ValueError, IndexError) as error:
        raise MailError("L'indirizzo di posta di chi deve ricevere non è valido.") from error
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(letter.date)
    message["Message-ID"] = f"<{letter.message_id}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    return message


# The first that fits tells the reason; {where} is host and port.
_REASONS: tuple[tuple[tuple[type[BaseException], ...], str], ...] = (
    ((aiosmtplib.SMTPAuthenticationError,), "non accetta utente e password"),
    (
        (aiosmtplib.SMTPRecipientsRefused, aiosmtplib.SMTPRecipientRefused),
        "rifiuta l'indirizzo di chi deve ricevere",
    ),
    ((aiosmtplib.SMTPSenderRefused,), "rifiuta il mittente: verificare SUA_MAIL_FROM"),
    ((aiosmtplib.SMTPTimeoutError, TimeoutError), "non risponde in tempo"),
    ((ssl.SSLError,), "ha un certificato o una cifratura che non si accetta"),
    ((aiosmtplib.SMTPConnectError, aiosmtplib.SMTPServerDisconnected, OSError), "non si raggiunge"),
)


def _reason(error: BaseException, server: SmtpServer) -> str:
    """One Italian line, without the address of who was to receive it."""
    where = f"Il server di posta {server.host}:{server.port}"
    causes: list[BaseException] = [error]
    while causes[-1].__cause__ is not None:
        causes.append(causes[-1].__cause__)
    # A failed handshake reaches us as a failed connection: what lies beneath says more.
    for kinds, told in _REASONS:
        if any(isinstance(cause, kinds) for cause in causes):
            return f"{where} {told}."
    if type(error) is aiosmtplib.SMTPException or isinstance(error, aiosmtplib.SMTPNotSupported):
        return f"{where} non offre ciò che serve (cifratura o autenticazione)."
    if isinstance(error, aiosmtplib.SMTPResponseException):
        return f"{where} non prende il messaggio (codice {error.code})."
    return f"{where} non prende il messaggio ({type(error).__name__})."

"""A mail server of our own, on the loopback, with a certificate of our own."""

import asyncio
import socket
import ssl
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST = "127.0.0.1"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@dataclass
class Sink:
    """Keeps what it accepts; slow if told; refuses with a code if told."""

    delay: float = 0.0
    refuse: str = ""
    taken: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)

    async def handle_DATA(  # noqa: N802 -- aiosmtpd looks for this name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        del session
        if self.refuse:
            return self.refuse
        message = message_from_bytes(bytes(envelope.content or b""), policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.taken.append(message)
        self.recipients += envelope.rcpt_tos
        assert server.transport is not None
        self.encrypted.append(server.transport.get_extra_info("sslcontext") is not None)
        await asyncio.sleep(self.delay)
        return "250 taken"

    @property
    def identities(self) -> list[str]:
        return [str(message["Message-ID"]) for message in self.taken]


def _authenticate(*args: Any) -> AuthResult:
    found = args[-1]
    ok = isinstance(found, LoginPassword) and found.password == b"segreta p@rola"
    return AuthResult(success=ok, handled=ok)


def certificate(folder: Path) -> Path:
    """A self-signed certificate for the loopback, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address(HOST))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "sink.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


@contextmanager
def serving(
    sink: Sink, *, pem: Path | None = None, starttls: bool = False, auth: bool = False
) -> Iterator[int]:
    """The port of a server that gives ``sink`` what it accepts."""
    context = None
    if pem is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem)
    options: dict[str, Any] = {"auth_require_tls": False, "auth_required": auth}
    if auth:
        options["authenticator"] = _authenticate
    if starttls:
        options |= {"tls_context": context, "require_starttls": True}
    port = free_port()
    controller = Controller(sink, HOST, port, ssl_context=None if starttls else context, **options)
    with warnings.catch_warnings():
        # It takes a password asked for without STARTTLS for one that travels in clear.
        warnings.filterwarnings("ignore", "Requiring AUTH while not requiring TLS")
        controller.start()
        try:
            yield port
        finally:
            controller.stop(no_assert=True)

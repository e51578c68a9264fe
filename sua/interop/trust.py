"""Whether a certificate leads to an anchor that the office trusts; nothing is fetched from anywhere."""

import asyncio
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from asn1crypto import pem, x509
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import PathBuildingError, PathError, ValidationError

from sua.domain.errors import InputError

_SUFFIXES = {".pem", ".crt", ".cer", ".der"}


class Trust(StrEnum):
    """Where the chain of a certificate leads."""

    TRUSTED = "trusted"
    UNTRUSTED = "untrusted"
    NOT_VERIFIED = "not_verified"

    @property
    def words(self) -> str:
        """In Italian."""
        return {
            Trust.TRUSTED: "certificato riconducibile a una radice configurata",
            Trust.UNTRUSTED: "certificato non riconducibile ad alcuna radice configurata",
            Trust.NOT_VERIFIED: "attendibilità non verificata: nessuna radice configurata",
        }[self]


@lru_cache(maxsize=8)
def anchors(folder: Path | None) -> tuple[x509.Certificate, ...]:
    """The certificates of a folder; none without one.

    Raises:
        InputError: a file of it is no certificate.
    """
    found: list[x509.Certificate] = []
    for path in sorted(folder.iterdir()) if folder else ():
        if path.suffix.lower() not in _SUFFIXES:
            continue
        data = path.read_bytes()
        try:
            parts = (
                [der for _, _, der in pem.unarmor(data, multiple=True)]
                if pem.detect(data)
                else [data]
            )
            for der in parts:
                certificate = x509.Certificate.load(der, strict=True)
                _ = certificate.subject.native, certificate.public_key.algorithm
                found.append(certificate)
        except (ValueError, TypeError) as error:
            raise InputError(
                f"SUA_TRUST_ANCHORS: «{path.name}» non è un certificato leggibile.",
                code="settings.malformed",
                field="SUA_TRUST_ANCHORS",
            ) from error
    return tuple(found)


def trust_of(
    certificate: x509.Certificate,
    others: Iterable[x509.Certificate],
    roots: tuple[x509.Certificate, ...],
    moment: datetime,
) -> Trust:
    """Where the chain leads at an instant; whether it was revoked is not looked at."""
    if not roots:
        return Trust.NOT_VERIFIED
    context = ValidationContext(
        trust_roots=list(roots), moment=moment, allow_fetching=False, revocation_mode="soft-fail"
    )
    validator = CertificateValidator(certificate, list(others), validation_context=context)
    try:
        asyncio.run(validator.async_validate_path())
    except (PathBuildingError, PathError, ValidationError, ValueError, NotImplementedError):
        return Trust.UNTRUSTED
    return Trust.TRUSTED

"""Signed files looked into: CAdES envelopes (``.p7m``, one in another too) and signatures inside PDFs.

Of each signature: whose, when they say, whether what was signed is whole, whether the certificate was
valid then and leads to a trusted root. The mathematics are pyHanko's; nothing is asked of the network,
so revocation is not verified and the outcome says so.
"""

import base64
import binascii
import hashlib
import io
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from asn1crypto import cms, pem, x509
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from sua.domain.errors import InputError
from sua.interop.signature_outcome import Examined, SignatureOutcome
from sua.interop.sniffing import PDF, SIGNED, Kind, kind_of, sniff
from sua.interop.trust import trust_of

_DEEPEST = 8
_CODICE = re.compile(r"(?:TINIT-|IT:)([A-Z0-9]{11,16})")
_FAULTS = (ValueError, TypeError, KeyError, AttributeError, SignatureValidationError, OSError)
_NOT_REVOKED = "la revoca del certificato non è stata verificata"


def examine(
    data: bytes, name: str, kind: Kind, roots: tuple[x509.Certificate, ...], now: datetime
) -> Examined:
    """Look into a file of a known kind.

    Raises:
        InputError: what an envelope holds is not acceptable in a dossier, or it holds too many others.
    """
    if kind is PDF:
        return _pdf(data, roots, now, 1)
    return _envelopes(data, name, roots, now) if kind is SIGNED else Examined()


def _envelopes(
    data: bytes, name: str, roots: tuple[x509.Certificate, ...], now: datetime
) -> Examined:
    found: list[SignatureOutcome] = []
    for depth in range(1, _DEEPEST + 1):
        try:
            signed, content = _opened(data)
            found += _of_envelope(signed, content, roots, now, depth)
        except _FAULTS:
            return Examined(
                signatures=tuple(found), problem="La busta firmata è danneggiata e non si apre."
            )
        if content is None:
            return Examined(
                signatures=tuple(found),
                problem="La firma è separata dal documento, che non è nella busta: non verificabile.",
            )
        name = re.sub(r"\.p7[ms]$", "", name, flags=re.IGNORECASE)
        inner = _inside(content, name)
        if inner is not SIGNED:
            below = _pdf(content, roots, now, depth + 1) if inner is PDF else Examined()
            return Examined(
                signatures=(*found, *below.signatures),
                inner_name=name if "." in name else f"{name}.{inner.extensions[0]}",
                inner_type=inner.media_type,
                inner_label=inner.label,
                inner_sha256=hashlib.sha256(content).hexdigest(),
                problem=below.problem,
            )
        data = content
    raise InputError(
        f"Il file ha più di {_DEEPEST} buste firmate una dentro l'altra: non si accetta.",
        code="upload.nested",
        field="file",
    )


def _inside(content: bytes, name: str) -> Kind:
    """The kind of what an envelope holds, refused as any other file would be."""
    try:
        if "." in name:
            return sniff(io.BytesIO(content), name)
        return kind_of(io.BytesIO(content))
    except InputError as error:
        raise InputError(
            f"Dentro la busta firmata: {error.message}", code=error.code, field="file"
        ) from error


def _opened(data: bytes) -> tuple[cms.SignedData, bytes | None]:
    if pem.detect(data):
        data = pem.unarmor(data)[2]
    elif data[:1] != b"\x30":
        try:
            data = base64.b64decode(b"".join(data.split()), validate=True)
        except binascii.Error as error:
            raise ValueError("base64") from error
    info = cms.ContentInfo.load(data)
    if info["content_type"].native != "signed_data":
        raise ValueError("no signed data")
    signed: cms.SignedData = info["content"]
    content = signed["encap_content_info"]["content"]
    return signed, None if content.native is None else bytes(content)


def _certificates(signed: cms.SignedData) -> list[x509.Certificate]:
    return [c.chosen for c in signed["certificates"] or () if c.name == "certificate"]


def _of_envelope(
    signed: cms.SignedData,
    content: bytes | None,
    roots: tuple[x509.Certificate, ...],
    now: datetime,
    depth: int,
) -> Iterator[SignatureOutcome]:
    certificates = _certificates(signed)
    kind = signed["encap_content_info"]["content_type"].native
    for signer in signed["signer_infos"]:
        certificate = _whose(signer, certificates)
        intact = False
        if content is not None:
            digest = hashlib.new(signer["digest_algorithm"]["algorithm"].native, content).digest()
            intact = _intact(signer, certificate, kind, digest)
        yield _outcome("CAdES", depth, signer, certificate, certificates, roots, now, intact, None)


def _pdf(data: bytes, roots: tuple[x509.Certificate, ...], now: datetime, depth: int) -> Examined:
    try:
        reader = PdfFileReader(io.BytesIO(data), strict=False)
        found = tuple(_of_pdf(reader.embedded_regular_signatures, roots, now, depth))
    except (*_FAULTS, PdfReadError, RecursionError):
        if b"/ByteRange" not in data:
            return Examined()  # no signature to speak of, and a PDF that our reader does not like
        return Examined(problem="Le firme del PDF non si possono leggere: il file è danneggiato.")
    return Examined(signatures=found)


def _of_pdf(
    signatures: Iterable[EmbeddedPdfSignature],
    roots: tuple[x509.Certificate, ...],
    now: datetime,
    depth: int,
) -> Iterator[SignatureOutcome]:
    for one in signatures:
        certificates = _certificates(one.signed_data)
        certificate = _whose(one.signer_info, certificates)
        one.compute_integrity_info()  # type: ignore[no-untyped-call]
        intact = _intact(one.signer_info, certificate, "data", one.compute_digest())
        said = one.summarise_integrity_info()
        changes = getattr(one.diff_result, "modification_level", ModificationLevel.NONE)
        whole = bool(said.get("docmdp_ok", True)) and changes is not ModificationLevel.OTHER
        yield _outcome(
            "PAdES", depth, one.signer_info, certificate, certificates, roots, now, intact, whole
        )


def _whose(signer: cms.SignerInfo, certificates: Iterable[x509.Certificate]) -> x509.Certificate:
    sid = signer["sid"]
    for certificate in certificates:
        if sid.name == "issuer_and_serial_number":
            wanted = sid.chosen
            same = certificate.issuer == wanted["issuer"]
            if same and certificate.serial_number == wanted["serial_number"].native:
                return certificate
        elif certificate.key_identifier == sid.chosen.native:
            return certificate
    raise ValueError("the certificate of the signer is not in the envelope")


def _intact(
    signer: cms.SignerInfo, certificate: x509.Certificate, kind: str, digest: bytes
) -> bool:
    try:
        whole, valid = validate_sig_integrity(signer, certificate, kind, digest)
    except _FAULTS:
        return False
    return whole and valid


def _outcome(  # noqa: PLR0913, PLR0917 -- what a signature is told from
    form: str,
    depth: int,
    signer: cms.SignerInfo,
    certificate: x509.Certificate,
    certificates: list[x509.Certificate],
    roots: tuple[x509.Certificate, ...],
    now: datetime,
    intact: bool,  # noqa: FBT001
    whole: bool | None,  # noqa: FBT001
) -> SignatureOutcome:
    at = _signed_at(signer)
    moment = at or now
    first, last = certificate.not_valid_before, certificate.not_valid_after
    subject: dict[str, Any] = certificate.subject.native
    given = " ".join(str(subject[k]) for k in ("given_name", "surname") if k in subject)
    code = _CODICE.fullmatch(str(subject.get("serial_number", "")).upper())
    trust = trust_of(certificate, certificates, roots, moment)
    notes = [_NOT_REVOKED]
    if at is None:
        notes.append("la firma non dice quando è stata apposta")
    return SignatureOutcome(
        format=form,
        envelope=depth,
        signer=_plain(subject.get("common_name") or given or certificate.subject.human_friendly),
        codice_fiscale=code[1] if code else "",
        issuer=_plain(
            certificate.issuer.native.get("common_name") or certificate.issuer.human_friendly
        ),
        signed_at=at.isoformat() if at else None,
        intact=intact,
        whole=whole,
        certificate_valid=first <= moment <= last,
        certificate_from=first.isoformat(),
        certificate_to=last.isoformat(),
        trust=trust.value,
        trust_words=trust.words,
        notes=tuple(notes),
    )


def _signed_at(signer: cms.SignerInfo) -> datetime | None:
    for attribute in signer["signed_attrs"] or ():
        if attribute["type"].native == "signing_time" and len(attribute["values"]):
            found: datetime = attribute["values"][0].native
            return found.astimezone(UTC)
    return None


def _plain(text: object) -> str:
    """A name as a page may show it: no marks that cannot be seen, no end of line."""
    whole = ", ".join(map(str, text)) if isinstance(text, list) else str(text)
    return " ".join("".join(c if c.isprintable() else " " for c in whole).split())[:200]

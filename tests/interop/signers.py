"""A certification authority of the tests, its signers, and what they sign."""

import io
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from asn1crypto import cms, keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject, PdfFileWriter
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

NOW = datetime.now(UTC)
CODE = "RSSMRA80A01H501U"


def name(common: str, serial: str | None = None) -> x509.Name:
    parts = [
        x509.NameAttribute(NameOID.COUNTRY_NAME, "IT"),
        x509.NameAttribute(NameOID.COMMON_NAME, common),
    ]
    if serial:
        parts.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, serial))
    return x509.Name(parts)


@dataclass(frozen=True)
class Signer:
    """A certificate and its key; of an authority too."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def p7m(self, data: bytes, encoding: str = "DER") -> bytes:
        options = [pkcs7.PKCS7Options.Binary]
        builder = pkcs7.PKCS7SignatureBuilder().set_data(data)
        signed = builder.add_signer(self.certificate, self.key, hashes.SHA256())
        return signed.sign(getattr(serialization.Encoding, encoding), options)

    def pades(self, pdf: bytes, field: str = "Firma1") -> bytes:
        der = self.certificate.public_bytes(serialization.Encoding.DER)
        private = self.key.private_bytes(
            serialization.Encoding.DER,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        signer = signers.SimpleSigner(
            signing_cert=asn1.Certificate.load(der),
            signing_key=keys.PrivateKeyInfo.load(private),
            cert_registry=SimpleCertificateStore(),
        )
        made = io.BytesIO()
        meta = signers.PdfSignatureMetadata(field_name=field)
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
        signers.sign_pdf(writer, meta, signer=signer, output=made)
        return made.getvalue()


def authority(common: str = "Autorità di prova") -> Signer:
    return _made(name(common), None, NOW - timedelta(days=3650), NOW + timedelta(days=3650))


def signer(
    of: Signer,
    common: str = "Maria Rossi",
    serial: str = f"TINIT-{CODE}",
    first: datetime = NOW - timedelta(days=30),
    last: datetime = NOW + timedelta(days=300),
) -> Signer:
    return _made(name(common, serial), of, first, last)


def _made(subject: x509.Name, by: Signer | None, first: datetime, last: datetime) -> Signer:
    key = ec.generate_private_key(ec.SECP256R1())
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(first)
        .not_valid_after(last)
        .add_extension(x509.BasicConstraints(ca=by is None, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.KeyUsage(
                digital_signature=by is not None,
                content_commitment=by is not None,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=by is None,
                crl_sign=by is None,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
    )
    if by:
        issuer = by.certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier)
        builder = builder.add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(issuer.value),
            critical=False,
        )
    return Signer(builder.sign((by.key if by else key), hashes.SHA256()), key)


def blank_pdf() -> bytes:
    writer = PdfFileWriter()
    writer.insert_page(
        PageObject(
            contents=writer.add_object(generic.StreamObject(stream_data=b"q Q")),
            media_box=(0, 0, 300, 300),
        )
    )
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def together(*envelopes: bytes) -> bytes:
    """The signers of several envelopes of the same content in one."""
    infos = [cms.ContentInfo.load(e) for e in envelopes]
    first = infos[0]["content"]
    for other in infos[1:]:
        first["signer_infos"] = cms.SignerInfos(
            [*first["signer_infos"], *other["content"]["signer_infos"]]
        )
        first["certificates"] = cms.CertificateSet(
            [*first["certificates"], *other["content"]["certificates"]]
        )
    return cms.ContentInfo({"content_type": "signed_data", "content": first}).dump(force=True)

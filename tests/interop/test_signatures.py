"""Signed files looked into: whose signature, whole or tampered with, trusted or not; hostile envelopes."""

import base64
import io
import shutil
import subprocess
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from asn1crypto import pem, x509
from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from sua.domain.errors import InputError
from sua.interop.signature_outcome import Examined
from sua.interop.signatures import examine
from sua.interop.sniffing import sniff
from sua.interop.trust import anchors
from tests.interop.signers import CODE, NOW, Signer, authority, blank_pdf, signer, together

CA = authority()
ROSSI = signer(CA)
BIANCHI = signer(CA, "Luca Bianchi", "IT:BNCLCU80A01H501X")
ROOT = (x509.Certificate.load(pem.unarmor(CA.pem)[2]),)
PDF = blank_pdf()


def looked(data: bytes, name: str, roots: tuple[x509.Certificate, ...] = ROOT) -> Examined:
    return examine(data, name, sniff(io.BytesIO(data), name), roots, NOW)


@pytest.mark.parametrize("form", ["DER", "PEM", "base64"])
def test_an_envelope_is_opened_and_its_signature_told(form: str) -> None:
    data = ROSSI.p7m(PDF, "DER" if form == "base64" else form)
    found = looked(base64.encodebytes(data) if form == "base64" else data, "Progetto.pdf.p7m")
    (one,) = found.signatures
    assert (one.format, one.signer, one.codice_fiscale) == ("CAdES", "Maria Rossi", CODE)
    assert (one.intact, one.certificate_valid, one.trust, one.good) == (True, True, "trusted", True)
    assert one.signed_at is not None
    assert (found.inner_name, found.inner_label, found.problem) == ("Progetto.pdf", "PDF", "")


def test_two_signers_and_one_envelope_in_another() -> None:
    both = looked(together(ROSSI.p7m(PDF), BIANCHI.p7m(PDF)), "a.pdf.p7m")
    # The signers of one envelope are a set: DER writes them in an order of its own.
    assert len(both.signatures) == 2
    assert {(s.signer, s.codice_fiscale, s.intact) for s in both.signatures} == {
        ("Maria Rossi", CODE, True),
        ("Luca Bianchi", "BNCLCU80A01H501X", True),
    }
    nested = looked(BIANCHI.p7m(ROSSI.p7m(PDF)), "a.pdf.p7m.p7m")
    assert [(s.envelope, s.signer) for s in nested.signatures] == [
        (1, "Luca Bianchi"),
        (2, "Maria Rossi"),
    ]
    assert nested.inner_name == "a.pdf"
    inside = looked(BIANCHI.p7m(ROSSI.pades(PDF)), "a.pdf.p7m")
    assert [(s.format, s.envelope) for s in inside.signatures] == [("CAdES", 1), ("PAdES", 2)]


def test_without_roots_trust_is_not_verified_and_another_root_does_not_do() -> None:
    data = ROSSI.p7m(PDF)
    assert looked(data, "a.pdf.p7m", ()).signatures[0].trust == "not_verified"
    other = x509.Certificate.load(pem.unarmor(authority("Altra").pem)[2])
    assert looked(data, "a.pdf.p7m", (other,)).signatures[0].trust == "untrusted"
    # The name of an authority is not the authority.
    same_name = signer(authority(), "Falsa Rossi")
    assert looked(same_name.p7m(PDF), "a.pdf.p7m").signatures[0].trust == "untrusted"


def test_an_expired_certificate_is_said_so() -> None:
    old = signer(CA, first=NOW - timedelta(days=400), last=NOW - timedelta(days=30))
    (one,) = looked(old.p7m(PDF), "a.pdf.p7m").signatures
    assert (one.intact, one.certificate_valid, one.trust, one.good) == (
        True,
        False,
        "untrusted",
        False,
    )


def test_a_tampered_envelope_is_not_intact() -> None:
    data = ROSSI.p7m(b"Importo: 100.000 euro\n")
    (one,) = looked(data.replace(b"100.000", b"900.000"), "a.txt.p7m").signatures
    assert (one.intact, one.good) == (False, False)


def test_a_pdf_is_signed_twice_then_tampered_with() -> None:
    twice = BIANCHI.pades(ROSSI.pades(PDF), "Firma2")
    found = looked(twice, "a.pdf").signatures
    assert [(s.signer, s.intact, s.whole, s.trust) for s in found] == [
        ("Maria Rossi", True, True, "trusted"),
        ("Luca Bianchi", True, True, "trusted"),
    ]
    flipped = ROSSI.pades(PDF).replace(b"q Q", b"Q q", 1)
    (one,) = looked(flipped, "a.pdf").signatures
    assert (one.intact, one.good) == (False, False)


def test_what_is_added_to_a_signed_pdf_is_seen() -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(ROSSI.pades(PDF)))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/MediaBox"] = generic.ArrayObject(map(generic.NumberObject, (0, 0, 900, 900)))
    writer.update_container(page)
    made = io.BytesIO()
    writer.write(made)
    (one,) = looked(made.getvalue(), "a.pdf").signatures
    assert (one.intact, one.whole, one.good) == (True, False, False)


def zeros() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("zeros", bytes(60_000_000))
    return made.getvalue()


def deep(signing: Signer, times: int) -> bytes:
    data = PDF
    for _ in range(times):
        data = signing.p7m(data)
    return data


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (lambda: ROSSI.p7m(b"MZ" + bytes(90)), "a.pdf.p7m", "upload.executable"),
        (lambda: ROSSI.p7m(zeros()), "a.zip.p7m", "upload.bomb"),
        (lambda: ROSSI.p7m(PDF), "a.docx.p7m", "upload.extension"),
        (lambda: ROSSI.p7m(b"<html><script>"), "a.p7m", "upload.markup"),
        (lambda: deep(ROSSI, 9), "a.p7m", "upload.nested"),
    ],
)
def test_what_an_envelope_hides_is_refused(data: object, name: str, code: str) -> None:
    assert callable(data)
    with pytest.raises(InputError) as raised:
        looked(data(), name)
    assert raised.value.code == code


def test_a_broken_envelope_and_a_plain_pdf_are_told_apart() -> None:
    assert "danneggiata" in looked(ROSSI.p7m(PDF)[:400], "a.pdf.p7m").problem
    assert looked(PDF, "a.pdf").as_json() == {}


def test_anchors_are_read_from_a_folder_and_a_bad_one_is_named(tmp_path: Path) -> None:
    (tmp_path / "radici.pem").write_bytes(CA.pem + authority("Altra").pem)
    (tmp_path / "leggimi.txt").write_text("non è un certificato")
    assert len(anchors(tmp_path)) == 2
    bad = tmp_path / "altre"
    bad.mkdir()
    (bad / "rotto.pem").write_bytes(b"rotto")
    with pytest.raises(InputError, match=r"rotto\.pem"):
        anchors(bad)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl here")
def test_an_envelope_of_another_program_of_unknown_length_is_opened(tmp_path: Path) -> None:
    (tmp_path / "c.pem").write_bytes(ROSSI.pem)
    (tmp_path / "k.pem").write_bytes(
        ROSSI.key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    (tmp_path / "a.pdf").write_bytes(PDF)
    attached = [
        *("openssl", "cms", "-sign", "-binary", "-nodetach", "-stream", "-cades", "-outform"),
        *("DER", "-in", "a.pdf", "-signer", "c.pem", "-inkey", "k.pem", "-out", "a.pdf.p7m"),
    ]
    subprocess.run(attached, cwd=tmp_path, check=True)
    data = (tmp_path / "a.pdf.p7m").read_bytes()
    assert data[1] == 0x80  # of unknown length: what Italian signing programs write
    found = looked(data, "a.pdf.p7m")
    assert [(s.intact, s.trust) for s in found.signatures] == [(True, "trusted")]
    assert found.inner_label == "PDF"
    detached = [
        *("openssl", "cms", "-sign", "-binary", "-outform", "DER", "-in", "a.pdf"),
        *("-signer", "c.pem", "-inkey", "k.pem", "-out", "a.p7s"),
    ]
    subprocess.run(detached, cwd=tmp_path, check=True)
    assert "separata" in looked((tmp_path / "a.p7s").read_bytes(), "a.p7s").problem

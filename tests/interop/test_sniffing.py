"""What a file is, by its bytes: kinds told apart, and everything hostile refused with its reason."""

import io
import zipfile

import pytest

from sua.domain.errors import InputError
from sua.interop.sniffing import KINDS, label_of, sniff

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n"
OOXML = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def archive(**entries: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries.items():
            entry = zipfile.ZipInfo(name.replace("__", "/"))  # of no day, so the same bytes always
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, data)
    return made.getvalue()


def said(value: str | bytes) -> str:
    """Names the tests: bytes are no name."""
    return value if isinstance(value, str) else "data"


def office(kind: str = OOXML, **more: bytes) -> bytes:
    return archive(**{"[Content_Types].xml": kind.encode(), **more})


def odf(**more: bytes) -> bytes:
    return archive(mimetype=b"application/vnd.oasis.opendocument.text", **more)


@pytest.mark.parametrize(
    ("data", "name", "label"),
    [
        (PDF, "Progetto.PDF", "PDF"),
        (office(), "Relazione.docx", "documento DOCX"),
        (odf(), "Relazione.odt", "documento ODT"),
        (archive(**{"tavola.pdf": PDF}), "Tavole.zip", "archivio ZIP"),
        (OLE, "Computo.xls", "documento Office precedente al 2007, o messaggio"),
        (b"<?xml version='1.0'?><a/>", "dati.xml", "XML"),
        ("voce;prezzo\nscavo;12,50 €\n".encode(), "Computo.csv", "testo"),
        ("già\n".encode("cp1252"), "nota.txt", "testo"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "foto.png", "immagine PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(40), "foto.jpeg", "immagine JPEG"),
        (b"AC1032" + bytes(100), "tavola.dwg", "disegno DWG"),
    ],
    ids=said,
)
def test_a_kind_is_told_by_its_bytes(data: bytes, name: str, label: str) -> None:
    file = io.BytesIO(data)
    kind = sniff(file, name)
    assert (kind.label, label_of(kind.media_type)) == (label, label)
    assert file.read() == data  # left at its start, untouched


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "vuoto.pdf", "empty"),
        (b"MZ" + bytes(100), "fattura.pdf", "executable"),
        (b"\x7fELF" + bytes(100), "x.pdf", "executable"),
        (b"#!/bin/sh\nrm -rf /\n", "x.txt", "executable"),
        (b"<!DOCTYPE html><script>1</script>", "pagina.txt", "markup"),
        (b"<?xml version='1.0'?><svg onload='x()'/>", "disegno.xml", "markup"),
        (office(word__vbaProject=b"x", **{"word/vbaProject.bin": b"x"}), "x.docx", "macros"),
        (office("vnd.ms-word.document.macroEnabled.main+xml"), "x.docx", "macros"),
        (odf(Basic__script=b"x"), "x.odt", "macros"),
        (OLE + "_VBA_PROJECT".encode("utf-16-le"), "x.doc", "macros"),
        (archive(**{"setup.exe": b"x"}), "x.zip", "executable"),
        (archive(**{"META-INF/MANIFEST.MF": b"x"}), "x.zip", "executable"),
        (archive(zeros=bytes(60_000_000)), "x.zip", "bomb"),
        (PDF + archive(a=b"x"), "x.pdf", "polyglot"),
        (PDF + b"<html><script>", "x.pdf", "polyglot"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40) + archive(a=b"x"), "x.png", "polyglot"),
        (PDF[:-8], "x.pdf", "broken"),
        (archive(a=b"x")[:-10], "x.zip", "broken"),
        (PDF, "Progetto.docx", "extension"),
        (PDF, "Progetto", "extension"),
        (PDF, "Progetto.pdf.p7m", "extension"),
        (office(), "Progetto.pdf", "extension"),
        (bytes(range(256)), "dati.bin", "kind"),
    ],
    ids=said,
)
def test_what_is_hostile_or_not_what_it_says_is_refused(data: bytes, name: str, code: str) -> None:
    with pytest.raises(InputError) as raised:
        sniff(io.BytesIO(data), name)
    assert raised.value.code == f"upload.{code}"
    assert raised.value.message.endswith(".")


def test_every_kind_has_a_name_of_its_own() -> None:
    found = [extension for kind in KINDS for extension in kind.extensions]
    assert len(found) == len(set(found))

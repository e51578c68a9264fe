"""What a file really is, by its bytes: neither its name nor what the sender says is believed.

Only the kinds of a dossier are taken (:data:`KINDS`). Programs, pages with scripts, documents with
macros, files that are two things at once and archives that blow up are refused, each with its reason.
"""

import io
import zipfile
from dataclasses import dataclass
from typing import BinaryIO

import puremagic

from sua.domain.errors import InputError
from sua.domain.file_names import extension_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of file that a dossier may hold."""

    media_type: str
    label: str
    extensions: tuple[str, ...]


_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
PDF = Kind(media_type="application/pdf", label="PDF", extensions=("pdf",))
SIGNED = Kind(
    media_type="application/pkcs7-mime", label="busta firmata (p7m)", extensions=("p7m", "p7s")
)
ZIP = Kind(media_type="application/zip", label="archivio ZIP", extensions=("zip",))
OLE = Kind(
    media_type="application/x-ole-storage",
    label="documento Office precedente al 2007, o messaggio",
    extensions=("doc", "xls", "ppt", "msg"),
)
TEXT = Kind(
    media_type="text/plain",
    label="testo",
    extensions=("txt", "csv", "md", "dxf", "ifc", "eml", "asc", "tsv"),
)
XML = Kind(media_type="application/xml", label="XML", extensions=("xml", "xsd", "xpwe", "gml"))
DWG = Kind(media_type="image/vnd.dwg", label="disegno DWG", extensions=("dwg",))
_IMAGES = (
    Kind(media_type="image/png", label="immagine PNG", extensions=("png",)),
    Kind(media_type="image/jpeg", label="immagine JPEG", extensions=("jpg", "jpeg", "jpe")),
    Kind(media_type="image/tiff", label="immagine TIFF", extensions=("tif", "tiff")),
)
_OFFICE = {
    f"{_OOXML}{word}.main+xml": Kind(
        media_type=f"{_OOXML}{word}", label=f"documento {ext.upper()}", extensions=(ext,)
    )
    for word, ext in (
        ("wordprocessingml.document", "docx"),
        ("spreadsheetml.sheet", "xlsx"),
        ("presentationml.presentation", "pptx"),
    )
}
_OPEN = {
    f"{_ODF}{word}": Kind(
        media_type=f"{_ODF}{word}", label=f"documento {ext.upper()}", extensions=(ext,)
    )
    for word, ext in (("text", "odt"), ("spreadsheet", "ods"), ("presentation", "odp"))
}
KINDS = (
    *(PDF, SIGNED, ZIP, OLE, TEXT, XML, DWG),
    *(*_IMAGES, *_OFFICE.values(), *_OPEN.values()),
)
_BY_TYPE = {kind.media_type: kind for kind in KINDS}

_HEAD = 65_536
_TAIL = 65_557  # an end-of-central-directory record with the longest comment
_PROGRAMS = (
    *(b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf"),
    *(b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"#!", b"L\x00\x00\x00\x01\x14\x02\x00"),
)
_MARKUP = (b"<!doctype html", b"<html", b"<script", b"<svg", b"<body", b"<iframe", b"<%", b"<?php")
_PROGRAM_NAMES = frozenset(
    (
        *("exe", "dll", "com", "bat", "cmd", "scr", "msi", "vbs", "vbe", "js", "jse", "wsf", "ps1"),
        *("jar", "hta", "lnk", "cpl", "app", "sh", "py", "reg"),
    )
)
_MACRO = "_VBA_PROJECT".encode("utf-16-le")
_MACRO_PARTS = ("vbaproject.bin", "vbadata.xml")
_OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_ENTRIES = 10_000
_MOST_INFLATED = 2 * 1024**3
_MOST_RATIO = 200
_WORTH_RATIO = 50 * 1024**2
_LONGEST_PART = 1024**2
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
_NOT_TEXT = frozenset(range(32)) - {9, 10, 12, 13, 26, 27}


def label_of(media_type: str) -> str:
    """What a kind is called in Italian."""
    kind = _BY_TYPE.get(media_type)
    return kind.label if kind else media_type


def sniff(file: BinaryIO, name: str) -> Kind:
    """The kind of a file, whose name must agree with it; the file is left at its start.

    Raises:
        InputError: it is empty, of no kind that is taken, dangerous, or not what its name says.
    """
    kind = kind_of(file)
    extension = extension_of(name)
    if extension not in kind.extensions:
        said = f"finisce in «.{extension}»" if extension else "non ha estensione"
        raise _refused(
            "extension",
            f"Il nome {said}, ma il contenuto è: {kind.label}. Rinominare il file in"
            f" «.{kind.extensions[0]}», o scegliere il file giusto.",
        )
    return kind


def kind_of(file: BinaryIO) -> Kind:
    """The kind of a file by its bytes alone; errors as :func:`sniff`."""
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    head = file.read(_HEAD)
    if not head:
        raise _refused("empty", "Il file è vuoto (0 byte).")
    if head.startswith(_PROGRAMS):
        raise _refused("executable", "Il file è un programma: non si deposita in un fascicolo.")
    file.seek(max(0, size - _TAIL))
    tail = file.read()
    file.seek(0)
    if head.startswith(b"PK\x03\x04"):
        return _archive(file)
    if _ends_an_archive(tail):
        raise _refused(
            "polyglot", "Il file è due cose insieme (in coda ha un archivio): non si accetta."
        )
    if head.startswith(b"%PDF-"):
        return _pdf(tail)
    if head.startswith(_OLE_HEAD):
        return _ole(file)
    if head[:4] in (b"AC10", b"AC1."):
        return DWG
    if _is_signed(head):
        return SIGNED
    return _image(head) or _text(head)


def _pdf(tail: bytes) -> Kind:
    end = tail.rfind(b"%%EOF")
    if end < 0:
        raise _refused("broken", "Il PDF è incompleto (manca la fine): ripetere il caricamento.")
    if tail[end + 5 :].strip(b"\r\n\t \x00"):
        raise _refused("polyglot", "Dopo la fine del PDF c'è altro: non si accetta.")
    return PDF


def _ends_an_archive(tail: bytes) -> bool:
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < zipfile.sizeEndCentDir:  # type: ignore[attr-defined]
        return False
    comment = int.from_bytes(tail[at + 20 : at + 22], "little")
    return at + 22 + comment == len(tail)


def _archive(file: BinaryIO) -> Kind:
    try:
        with zipfile.ZipFile(file) as archive:
            kind = _kind_of_archive(archive)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise _refused("broken", "L'archivio è incompleto o danneggiato.") from error
    file.seek(0)
    return kind


def _kind_of_archive(archive: zipfile.ZipFile) -> Kind:
    entries = archive.infolist()
    _not_a_bomb(entries)
    names = {e.filename.lower(): e for e in entries}
    declared, types = b"", b""
    if "mimetype" in names:
        declared = _part(archive, names["mimetype"])
    if "[content_types].xml" in names:
        types = _part(archive, names["[content_types].xml"])
    if b"macroEnabled" in types or any(name.endswith(_MACRO_PARTS) for name in names):
        raise _macros()
    if kind := _OPEN.get(declared.decode("ascii", "replace").strip()):
        if any(name.startswith(("basic/", "scripts/")) for name in names):
            raise _macros()
        return kind
    if kind := next((kind for main, kind in _OFFICE.items() if main.encode() in types), None):
        return kind
    if programs := sorted(n for n in names if extension_of(n) in _PROGRAM_NAMES):
        raise _refused(
            "executable", f"L'archivio contiene un programma («{programs[0][:80]}»): toglierlo."
        )
    if "meta-inf/manifest.mf" in names:
        raise _refused("executable", "L'archivio è un programma Java: non si accetta.")
    return ZIP


def _not_a_bomb(entries: list[zipfile.ZipInfo]) -> None:
    inflated = sum(e.file_size for e in entries)
    packed = max(1, sum(e.compress_size for e in entries))
    bursts = inflated > max(_WORTH_RATIO, _MOST_RATIO * packed)
    if len(entries) > _MOST_ENTRIES or inflated > _MOST_INFLATED or bursts:
        raise _refused("bomb", "L'archivio, aperto, sarebbe smisurato: non si accetta.")


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as part:
        return part.read(_LONGEST_PART)


def _ole(file: BinaryIO) -> Kind:
    kept = b""
    while data := file.read(1024**2):
        if _MACRO in kept + data:
            raise _macros()
        kept = data[-len(_MACRO) :]
    file.seek(0)
    return OLE


def _is_signed(head: bytes) -> bool:
    """Whether it is a CMS ``SignedData``, binary or in base64."""
    if head[:1] == b"\x30":
        return _SIGNED_DATA in head[:32]
    start = head.lstrip()[:200]
    if start.startswith((b"-----BEGIN PKCS7", b"-----BEGIN CMS")):
        return True
    return start.startswith((b"MII", b"MIA")) and b"KoZIhvcNAQcC" in start  # the same identifier


def _image(head: bytes) -> Kind | None:
    try:
        found = puremagic.from_string(head, mime=True)
    except (puremagic.PureError, ValueError):
        return None
    return next((kind for kind in _IMAGES if kind.media_type == found), None)


def _text(head: bytes) -> Kind:
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    lower = text[:4096].lower()
    if any(mark in lower for mark in _MARKUP):
        raise _refused("markup", "Il file è una pagina web o contiene script: non si accetta.")
    if set(head) & _NOT_TEXT:
        raise _refused(
            "kind",
            "Il tipo del file non si riconosce o non è ammesso. Ammessi: PDF, p7m, documenti"
            " DOCX, XLSX, PPTX, ODT, ODS, ODP, DOC e XLS senza macro, immagini PNG, JPEG e TIFF, DWG,"
            " DXF, IFC, testo, CSV, XML, messaggi e archivi ZIP.",
        )
    return XML if text.startswith(b"<?xml") else TEXT


def _macros() -> InputError:
    return _refused(
        "macros", "Il documento contiene macro: salvarlo senza macro e caricarlo di nuovo."
    )


def _refused(code: str, message: str) -> InputError:
    return InputError(message, code=f"upload.{code}", field="file")

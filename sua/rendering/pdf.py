"""HTML to PDF/A-3a and PDF/UA-1 in one file: the only module that imports WeasyPrint.

Deterministic: metadata dates come from the act, fonts from the template's own files, identifiers
from the content. Anything WeasyPrint complains about fails the rendering, because what it only logs
(a missing ``alt``, an unknown font) is a defect of the act.
"""

import io
import logging
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from datetime import date
from functools import cache
from importlib.metadata import version
from itertools import count
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from sua.domain.errors import SuaError

_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_MIME = {".css": "text/css", ".ttf": "font/ttf"}
_BASE = "https://template.invalid/"  # a reserved name: only what the fetcher holds exists
_PDFUA = "http://www.aiim.org/pdfua/ns/id/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_EXTENSION = "http://www.aiim.org/pdfa/ns/extension/"
_SCHEMA = "http://www.aiim.org/pdfa/ns/schema#"
_PROPERTY = "http://www.aiim.org/pdfa/ns/property#"


class RenderingError(SuaError):
    """An act could not be turned into a PDF."""

    code = "rendering"


@cache
def _weasyprint() -> Any:
    missing = RenderingError(
        "Mancano le librerie di sistema per i PDF: installarle con"
        f" «apt-get install -y --no-install-recommends {_PACKAGES}»."
    )
    try:
        # It needs system libraries, is slow to load, and prints and warns when they are missing.
        with redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import weasyprint  # noqa: PLC0415
    except OSError as error:
        raise missing from error
    if weasyprint.text.ffi.harfbuzz_subset is None:
        raise missing
    return weasyprint


def engine_versions() -> dict[str, str]:
    """Versions of everything outside SUA that decides the bytes of a PDF."""
    weasyprint = _weasyprint()
    names = ("weasyprint", "pydyf", "fonttools", "tinycss2", "tinyhtml5", "cssselect2", "pyphen")
    found = {name: version(name) for name in names}
    found["pango"] = str(weasyprint.text.ffi.pango.pango_version())
    found["harfbuzz"] = _harfbuzz_version(weasyprint.text.ffi.harfbuzz.hb_version_atleast)
    return found


def _harfbuzz_version(at_least: Callable[[int, int, int], int]) -> str:
    """WeasyPrint binds only the question «at least this version?»: ask until the answer is no."""
    major = next(n for n in count() if not at_least(n + 1, 0, 0))
    minor = next(n for n in count() if not at_least(major, n + 1, 0))
    micro = next(n for n in count() if not at_least(major, minor, n + 1))
    return f"{major}.{minor}.{micro}"


@contextmanager
def _strict_log() -> Iterator[None]:
    """Collect what WeasyPrint logs; anything from a warning up fails the rendering."""
    problems: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            problems.append(record.getMessage())

    logger, collector = logging.getLogger("weasyprint"), Collector(logging.WARNING)
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(collector)
    try:
        yield
    finally:
        logger.removeHandler(collector)
        logger.propagate = propagate
    if problems:
        raise RenderingError(f"L'atto non si impagina: {problems[0]}")


def write_pdf(html: str, files: Mapping[str, bytes], day: date) -> bytes:
    """The PDF of an act dated ``day``; only the names in ``files`` can be fetched."""
    weasyprint = _weasyprint()

    class Fetcher(weasyprint.URLFetcher):  # type: ignore[misc, name-defined]
        """Serves the template's files and refuses everything else."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            del headers
            name = url.removeprefix(_BASE)
            if not url.startswith(_BASE) or name not in files:
                raise ValueError(f"{url} is not a file of the template")
            mime = _MIME.get(name[name.rfind(".") :], "application/octet-stream")
            return weasyprint.urls.URLFetcherResponse(
                url, files[name], headers={"Content-Type": mime}
            )

    with _strict_log():
        document = weasyprint.HTML(string=html, base_url=_BASE, url_fetcher=Fetcher()).render(
            pdf_tags=True, pdf_variant="pdf/a-3a"
        )
        metadata = document.metadata
        metadata.created = metadata.modified = f"{day.isoformat()}T00:00:00Z"
        plain = metadata.generate_rdf_metadata
        metadata.generate_rdf_metadata = lambda *args: _with_pdfua(plain(*args))
        pdf: bytes = document.write_pdf(pdf_tags=True, pdf_variant="pdf/a-3a")
    return pdf


def _with_pdfua(rdf: bytes) -> bytes:
    """Declare PDF/UA-1 beside PDF/A, with the extension schema that PDF/A asks for."""
    claim = Element(f"{{{_RDF}}}Description", {f"{{{_RDF}}}about": "", f"{{{_PDFUA}}}part": "1"})
    description = Element(f"{{{_RDF}}}Description", {f"{{{_RDF}}}about": ""})
    bag = SubElement(SubElement(description, f"{{{_EXTENSION}}}schemas"), f"{{{_RDF}}}Bag")
    item = SubElement(bag, f"{{{_RDF}}}li", {f"{{{_RDF}}}parseType": "Resource"})
    SubElement(item, f"{{{_SCHEMA}}}schema").text = "PDF/UA Universal Accessibility Schema"
    SubElement(item, f"{{{_SCHEMA}}}namespaceURI").text = _PDFUA
    SubElement(item, f"{{{_SCHEMA}}}prefix").text = "pdfuaid"
    sequence = SubElement(SubElement(item, f"{{{_SCHEMA}}}property"), f"{{{_RDF}}}Seq")
    entry = SubElement(sequence, f"{{{_RDF}}}li", {f"{{{_RDF}}}parseType": "Resource"})
    for name, value in (
        ("name", "part"),
        ("valueType", "Integer"),
        ("category", "internal"),
        ("description", "Indicates, which part of ISO 14289 standard is followed"),
    ):
        SubElement(entry, f"{{{_PROPERTY}}}{name}").text = value
    added = tostring(claim) + tostring(description)
    return rdf.replace(b"</rdf:RDF>", added + b"</rdf:RDF>")

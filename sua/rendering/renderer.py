"""One act: template and view in, PDF and the digests that vouch for it out."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from sua.corpus.documents import DocumentTemplate
from sua.domain.canonical import digest_of, sha256_hex
from sua.domain.view import CaseView
from sua.rendering import pdf
from sua.rendering.codec import encode_view
from sua.rendering.html import to_html


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedDocument:
    """A PDF with the digests of what it was made from and with."""

    pdf: bytes
    sha256: str
    view_sha256: str
    template_digest: str
    renderer_digest: str


@cache
def renderer_digest() -> str:
    """Digest of everything but template and view that decides the bytes of a PDF.

    Library versions and our own rendering source: the same digest gives the same bytes.
    """
    folder = Path(__file__).parent
    sources = {p.name: sha256_hex(p.read_bytes()) for p in sorted(folder.glob("*.py"))}
    return digest_of({"engine": pdf.engine_versions(), "source": sources})


def render(template: DocumentTemplate, view: CaseView) -> RenderedDocument:
    """The act as adopted; dated as the act is, or as the law that rules it.

    Raises:
        InputError: the view lacks something the act requires.
        RenderingError: the act cannot be laid out.
    """
    data = _pdf(template, view, draft=False)
    return RenderedDocument(
        pdf=data,
        sha256=sha256_hex(data),
        view_sha256=sha256_hex(encode_view(view)),
        template_digest=template.digest,
        renderer_digest=renderer_digest(),
    )


def preview(template: DocumentTemplate, view: CaseView) -> bytes:
    """The act as a draft, marked «BOZZA» on every page."""
    return _pdf(template, view, draft=True)


def _pdf(template: DocumentTemplate, view: CaseView, *, draft: bool) -> bytes:
    day: date = view.act.day if view.act else view.law_day
    html = to_html(template, view, draft=draft)
    return pdf.write_pdf(html, template.contents, day)

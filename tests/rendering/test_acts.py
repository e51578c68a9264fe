"""The acts: byte for byte the same, archivable, accessible, and with the text they must have."""

import io
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from sua.corpus.rulebooks import load_corpus, template_of
from sua.domain.errors import InputError
from sua.domain.view import CaseView
from sua.rendering.codec import decode_view, encode_view
from sua.rendering.html import to_html
from sua.rendering.pdf import RenderingError, write_pdf
from sua.rendering.renderer import preview, render, renderer_digest
from sua.storage.database import VERIFIER, transaction
from sua.storage.vault import open_sealed
from tests.support import Desk

SLUGS = ("request_acceptance", "invitation_letter", "session_minutes", "award_decision")


@pytest.fixture
def views(played: Desk) -> dict[str, CaseView]:
    """The frozen view of each act of the demonstration."""
    found = {}
    with transaction(played.here.engine, VERIFIER) as connection:
        for slug, digest in played.rows("SELECT slug, view FROM document"):
            opened = open_sealed(connection, played.here.vault, {str(digest)})
            found[str(slug)] = decode_view(opened[str(digest)] or b"")
    return found


@pytest.fixture
def pdfs(played: Desk) -> dict[str, bytes]:
    rows = played.rows("SELECT slug, sha256 FROM document")
    return {str(slug): played.here.files.get(str(sha256)) for slug, sha256 in rows}


def text_of(slug: str, view: CaseView) -> str:
    template = load_corpus().documents.at(slug, view.law_day)
    return " ".join(to_html(template, view).split())


def test_the_same_view_gives_the_same_bytes_also_in_another_process(
    views: dict[str, CaseView], pdfs: dict[str, bytes], tmp_path: Path
) -> None:
    view = views["session_minutes"]
    template = load_corpus().documents.at("session_minutes", view.law_day)
    here = render(template, view)
    assert here.pdf == pdfs["session_minutes"] == render(template, view).pdf
    (tmp_path / "view.json").write_bytes(encode_view(view))
    program = (
        "import sys; from pathlib import Path\n"
        "from sua.corpus.rulebooks import load_corpus\n"
        "from sua.rendering.codec import decode_view\n"
        "from sua.rendering.renderer import render\n"
        "view = decode_view(Path(sys.argv[1]).read_bytes())\n"
        "made = render(load_corpus().documents.at('session_minutes', view.law_day), view)\n"
        "print(made.sha256, made.renderer_digest)\n"
    )
    again = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "view.json")],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={"LC_ALL": "C", "TZ": "Asia/Tokyo", "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
    )
    assert again.stdout.split() == [here.sha256, renderer_digest()]


def test_a_view_survives_its_own_encoding(views: dict[str, CaseView]) -> None:
    for view in views.values():
        assert decode_view(encode_view(view)) == view


@pytest.mark.parametrize("slug", SLUGS)
def test_an_act_declares_itself_archivable_and_accessible(
    slug: str, pdfs: dict[str, bytes]
) -> None:
    with pikepdf.open(io.BytesIO(pdfs[slug])) as pdf:
        metadata = pdf.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert metadata["pdfuaid:part"] == "1"
        root = pdf.Root
        assert root.Lang == "it"
        assert bool(root.MarkInfo.Marked)
        assert "/StructTreeRoot" in root
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert root.OutputIntents[0].S == "/GTS_PDFA1"
        for page in pdf.pages:
            for font in page.Resources.Font.values():
                for descendant in font.DescendantFonts:
                    assert "/FontFile2" in descendant.FontDescriptor
        assert "/Encrypt" not in pdf.trailer


def tags(pdf: pikepdf.Pdf) -> set[str]:
    found: set[str] = set()
    open_nodes = [pdf.Root.StructTreeRoot]
    while open_nodes:
        node = open_nodes.pop()
        if isinstance(node, pikepdf.Array):
            open_nodes += list(node)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.add(str(node.S))
            if "/K" in node:
                open_nodes.append(node.K)
    return found


def test_the_minutes_are_tagged_with_headings_tables_and_headers(pdfs: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(pdfs["session_minutes"])) as pdf:
        assert {"/H1", "/H2", "/Table", "/TR", "/TH", "/TD", "/Caption"} <= tags(pdf)


def test_the_minutes_print_every_number_and_every_reading(views: dict[str, CaseView]) -> None:
    text = text_of("session_minutes", views["session_minutes"])
    for number in ("94,455", "31,485", "0,843", "37,782", "32,848%", "443.550,32", "422.050,32"):
        assert number in text, number
    for words in (
        "Offerte uguali nelle ali",
        "Offerta pari alla soglia",
        "Decremento della lettera d)",
        "Arrotondamento alla terza cifra decimale a ogni passaggio",
        "Valori da confermare",
        "DIMOSTRAZIONE",
    ):
        assert words in text, words


def test_the_invitation_names_no_invited_operator(views: dict[str, CaseView]) -> None:
    """Who is invited is secret until the term, art. 35 c. 2 lett. b D.Lgs. 36/2023."""
    text = text_of("invitation_letter", views["invitation_letter"])
    assert "ore 12:00" in text
    assert "Impresa dimostrativa" not in text


def test_the_decision_awards_and_says_by_when_the_contract_is_signed(
    views: dict[str, CaseView],
) -> None:
    text = text_of("award_decision", views["award_decision"])
    assert "È aggiudicato a <strong>Impresa dimostrativa Gamma S.r.l.</strong>" in text
    assert "stipulato entro il 4 maggio 2026 (D.Lgs. 36/2023, art. 18 c. 2; art. 55 c. 1)" in text
    assert "Non si applicano i termini dilatori" in text


def test_text_from_people_cannot_become_markup(views: dict[str, CaseView]) -> None:
    view = replace(views["request_acceptance"], title='<img src="file:///etc/passwd">')
    assert "&lt;img" in text_of("request_acceptance", view)


def test_an_act_without_what_it_requires_is_refused(views: dict[str, CaseView]) -> None:
    view = replace(views["award_decision"], award=None)
    template = load_corpus().documents.at("award_decision", view.law_day)
    with pytest.raises(InputError, match="manca «award»"):
        render(template, view)


def test_a_draft_is_marked_and_is_not_the_act(
    views: dict[str, CaseView], pdfs: dict[str, bytes]
) -> None:
    view = views["award_decision"]
    template = load_corpus().documents.at("award_decision", view.law_day)
    assert "BOZZA" in to_html(template, view, draft=True)
    assert preview(template, view) != pdfs["award_decision"]


@pytest.mark.parametrize(
    "html",
    [
        '<img src="file:///etc/passwd" alt="x">',
        '<img src="https://example.org/x.png" alt="x">',
        '<link rel="stylesheet" href="other.css">',
        "<style>p { no-such-property: 1 }</style><p>x</p>",
    ],
)
def test_nothing_outside_the_template_is_fetched_and_every_warning_fails(html: str) -> None:
    page = f'<html lang="it"><head><title>x</title></head><body>{html}</body></html>'
    with pytest.raises(RenderingError, match="non si impagina"):
        write_pdf(page, {}, date(2026, 1, 1))


def test_the_template_of_a_case_is_the_one_stored_with_it(played: Desk) -> None:
    """Years later the act is rendered from the case's own rule book, not from today's files."""
    digest, template, day = played.rows(
        "SELECT rulebook, template, pinned_on FROM case_file JOIN document ON case_id = id"
        " WHERE slug = 'award_decision'"
    )[0]
    with transaction(played.here.engine, VERIFIER) as connection:
        book = played.here.books.stored(connection, str(digest), day)  # type: ignore[arg-type]
    assert template_of(book, "award_decision").digest == template

"""Every page as every role sees it, on a desk and on a telephone: axe-core finds nothing."""

import hashlib
import re
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser, expect

from sua.service.dossier import Dossier
from tests.e2e.hands import Mouse
from tests.e2e.serving import served
from tests.e2e.walking import Walk
from tests.e2e.watching import Watcher
from tests.support import Desk, stage
from tests.web.doors import settle

PLACES = (
    "/pratiche",
    "/richieste",
    "/termini",
    "/verifica",
    "/accessi",
    "/invii",
    "/il-mio-accesso",
    "/accessibilita",
    "/pratiche/3f2c9a7b-e51d-4846-9b1e-2f90ad7c35e8",
    "/pratiche/nuova/request",
)
WIDTHS = {"desk": 1280, "telephone": 390}


@pytest.mark.parametrize("screen", WIDTHS)
def test_every_page_of_every_role_is_accessible(
    screen: str, fresh: Desk, demo: Dossier, watcher: Watcher
) -> None:
    stage(fresh, demo, "record_checks")
    fresh.here.worker().drain()
    settle(fresh, demo)
    page = watcher.page
    page.set_viewport_size({"width": WIDTHS[screen], "height": 860})
    with served(fresh) as here:
        users = fresh.here.identity().demo_users(datetime.now(UTC))
        page.goto(f"{here.url}/accesso")
        watcher.look()
        for user in users:
            page.context.clear_cookies()
            page.goto(f"{here.url}/accesso")
            page.get_by_role("button", name=re.compile(f"^{re.escape(user.name)}")).click()
            expect(page.locator("summary").first).to_contain_text(user.name)
            for place in PLACES:
                page.goto(f"{here.url}{place}")
                watcher.look()
            page.goto(f"{here.url}/pratiche")
            links = page.locator("main table a").evaluate_all("all => all.map(a => a.href)")
            for link in links:
                page.goto(link)
                steps = page.locator(".sua-action a.btn, .sua-lines a").evaluate_all(
                    "all => all.map(a => a.href)"
                )
                page.locator("details").evaluate_all("all => all.forEach(d => { d.open = true; })")
                watcher.look()
                for step in steps:
                    page.goto(step)
                    watcher.look()
    assert watcher.checked > 80


def test_what_is_missing_changes_while_one_types(
    fresh: Desk, demo: Dossier, watcher: Watcher
) -> None:
    fresh.here.register(demo, datetime.now(UTC))
    page = watcher.page
    with served(fresh) as here:
        walk = Walk(here, watcher, Mouse(), demo)
        walk.enter("uno", "/pratiche/nuova/request")
        panel = page.locator("#completezza")
        expect(panel).to_contain_text("Poi, per «Presentare la richiesta»: ")
        found = re.search(r"«Presentare la richiesta»: (\d+) ostacoli", panel.inner_text())
        assert found
        page.get_by_label("Oggetto dell'appalto").press_sequentially("Lavori di prova")
        left = int(found[1]) - 1
        expect(panel).to_contain_text(f"Poi, per «Presentare la richiesta»: {left} ostacoli")
        expect(page.get_by_label("Oggetto dell'appalto")).to_be_focused()


def test_a_chosen_file_gives_its_name_and_digest_and_is_sent_with_the_form_alone(
    fresh: Desk, demo: Dossier, watcher: Watcher, tmp_path: Path
) -> None:
    file = tmp_path / "Progetto esecutivo.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(file)
    page = watcher.page
    with served(fresh, demo.story.lines[0].at) as here:
        fresh.here.register(demo, here.now)
        walk = Walk(here, watcher, Mouse(), demo)
        walk.follow(demo.story.lines[:1])
        walk.enter("uno", f"{walk.case}/passi/fill_in")
        sent: list[bytes] = []
        page.on("request", lambda request: sent.append(request.post_data_buffer or b""))
        page.locator("#documents-1-file").set_input_files(file)
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        expect(page.locator("#documents-1-sha256")).to_have_value(digest)
        expect(page.locator("#documents-1-name")).to_have_value(file.name)
        rows = page.locator("#documents")
        rows.get_by_role("button", name=re.compile("^Aggiungere una riga")).click()
        expect(page.locator("#documents-2-file")).to_be_focused()
        rows.get_by_role("button", name=re.compile("^Togliere la riga 2")).click()
        expect(page.locator("#documents-2-file")).to_have_count(0)
        assert not any(b"%PDF" in body for body in sent)
        page.get_by_role("button", name="Compilare la richiesta").last.click()
        expect(page.locator(".sua-notice-good")).to_contain_text("Compilare la richiesta")
        expect(page.get_by_text(digest).first).to_be_visible()
        expect(page.get_by_role("link", name=file.name)).to_be_visible()


def test_the_pages_work_without_scripts(fresh: Desk, demo: Dossier, watcher: Watcher) -> None:
    browser = watcher.page.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False, locale="it-IT")
    plain = Watcher(context.new_page())
    with served(fresh, demo.story.lines[0].at) as here:
        fresh.here.register(demo, here.now)
        walk = Walk(here, plain, Mouse(), demo, looks=False)
        walk.follow(demo.story.lines[:10])
        walk.enter("due", walk.case)
        expect(plain.page.locator(".sua-state").first).to_have_text("Accolta")
    context.close()
    plain.verdict()


def test_the_watcher_sees_what_is_wrong(browser: Browser) -> None:
    context = browser.new_context()
    watching = Watcher(context.new_page())
    watching.page.set_content("<img src='data:,'><input><p style='color: #bbb'>pallido</p>")
    watching.look()
    context.close()
    with pytest.raises(AssertionError, match=r"image-alt(.|\n)*"):
        watching.verdict()

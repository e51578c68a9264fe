"""A Chromium of the system, driven by Playwright; without one these tests are skipped, and say so."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.e2e.watching import Watcher

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=it-IT",
]


def chromium() -> str | None:
    named = os.environ.get("SUA_CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="module")  # while it is open, Playwright keeps an event loop running here
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    path = chromium()
    if path is None or not Path(path).exists():
        pytest.skip(
            "manca Chromium: «apt-get install chromium», o SUA_CHROMIUM con il suo percorso"
        )
    home = tmp_path_factory.mktemp("chromium")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=path,
            args=ARGUMENTS,
            env={**os.environ, "HOME": str(home), "LANGUAGE": "it"},
        )
        yield found
        found.close()


@pytest.fixture
def watcher(browser: Browser) -> Iterator[Watcher]:
    """A page of its own, watched: no request elsewhere, no error of its scripts."""
    context = browser.new_context(
        locale="it-IT", timezone_id="Europe/Rome", viewport={"width": 1280, "height": 900}
    )
    watching = Watcher(context.new_page())
    yield watching
    context.close()
    watching.verdict()

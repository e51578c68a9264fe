"""Watching a page: where its requests go, what its scripts complain of, what axe-core finds."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
# What a browser says of an answer that is an error on purpose, and htmx of one no longer wanted.
_EXPECTED = (
    "Failed to load resource: the server responded with a status of 4",
    # A preview under way when the page is left.
    "htmx:sendAbort",
    "htmx:afterRequest",
)


@dataclass
class Watcher:
    """A page, and everything that was wrong with what it did."""

    page: Page
    wrong: list[str] = field(default_factory=list)
    checked: int = 0

    def __post_init__(self) -> None:
        """Begin to watch."""
        self.page.on("request", self._request)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.wrong.append(f"script: {error}"))

    def _request(self, request: Request) -> None:
        place = urlsplit(request.url)
        if place.scheme in {"http", "https", "ws", "wss"} and place.hostname != "127.0.0.1":
            self.wrong.append(f"request: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(_EXPECTED):
            self.wrong.append(f"console: {message.text}")

    def look(self) -> None:
        """Let axe-core look at the page as it is now."""
        script = f"{AXE}; axe.run(document, {{runOnly: {STANDARDS}}})"
        found: Any = self.page.evaluate(script)
        self.checked += 1
        self.wrong += [
            f"axe: {self.page.url} {v['id']}: {[n['html'][:160] for n in v['nodes']]}"
            for v in found["violations"]
        ]
        over = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if over > 0:
            self.wrong.append(f"{self.page.url} is {over} pixels too wide")

    def verdict(self) -> None:
        assert not self.wrong, "\n".join(self.wrong)

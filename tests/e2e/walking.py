"""A story told on the pages: each line is a person who signs in, finds the step, fills its form."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from playwright.sync_api import Page, expect

from sua.domain.calendar import ROME, legal_day
from sua.domain.facts import FactDefinition, FactType
from sua.engine.lifecycle import Lifecycle
from sua.service.dossier import Dossier
from sua.service.stories import Line
from tests.e2e.hands import Hands
from tests.e2e.serving import Served
from tests.e2e.watching import Watcher


@dataclass
class Walk:
    """Where a story has got to on the pages."""

    served: Served
    watcher: Watcher
    hands: Hands
    dossier: Dossier
    case: str = ""
    workflow: str = ""
    looks: bool = True
    seen: set[str] = field(default_factory=set)

    @property
    def page(self) -> Page:
        return self.watcher.page

    def follow(self, lines: Sequence[Line]) -> None:
        for line in lines:
            self.served.now = line.at
            try:
                self._step(line)
            except Exception as error:
                raise AssertionError(f"line {line.number}, {self.page.url}: {line.text}") from error
            self.served.desk.here.worker().drain(line.at)

    def enter(self, person: str, place: str) -> None:
        """Sign in with a click as somebody of the demonstration, on the way to ``place``."""
        self.page.context.clear_cookies()
        self.page.goto(f"{self.served.url}{place}")
        name = self.dossier.people[person].name
        self.look("door")
        self.hands.press(self.page.get_by_role("button", name=re.compile(f"^{re.escape(name)}")))
        expect(self.page.get_by_text(name).first).to_be_visible()
        self.page.wait_for_load_state()

    def look(self, kind: str) -> None:
        """Let axe-core look once at every kind of page."""
        if self.looks and kind not in self.seen:
            self.seen.add(kind)
            self.watcher.look()

    # -- one line ------------------------------------------------------------------------------

    def _step(self, line: Line) -> None:
        assert line.person is not None
        facts: Mapping[str, Any] = self.dossier.resolve(line.facts)  # type: ignore[assignment]
        if line.opens is not None:
            self._open(line, facts)
            return
        lifecycle = self._lifecycle(line.at)
        known = next(t for t in lifecycle.transitions if t.command == line.command)
        self.enter(line.person, self.case)
        self.look(f"case {self.page.locator('.sua-state').first.inner_text()}")
        if not self._find(known.label, line):
            return
        self._fill(facts, line.at)
        self.look(f"form {line.command}")
        self._send(known.label)
        if line.refused_by:
            expect(self.page.get_by_text(re.compile("^Rifiutato: "))).to_be_visible()
            self.look(f"refused {line.command}")
            return
        expect(self.page.locator(".sua-notice-good").first).to_contain_text(known.label)
        if line.state:
            label = lifecycle.state(line.state).label
            expect(self.page.locator(".sua-state").first).to_have_text(label)

    def _open(self, line: Line, facts: Mapping[str, Any]) -> None:
        assert line.opens is not None
        assert line.person is not None
        before, self.workflow = self.case, line.opens
        label = self._lifecycle(line.at).opening.label
        self.enter(line.person, before or "/pratiche")
        # Several kinds of procedure may be born of one request, all listed under one step.
        link = self.page.locator(f'a[href*="/nuova/{line.opens}"], a[href*="/avvia/{line.opens}"]')
        self.hands.press(link.first)
        self.page.wait_for_url(re.compile("/nuova/|/avvia/"))
        self._fill(facts, line.at)
        self.look(f"open {line.opens}")
        self._send(label)
        expect(self.page.locator(".sua-notice-good").first).to_contain_text("Pratica aperta")
        self.case = re.sub(r"\?.*", "", self.page.url.removeprefix(self.served.url))

    def _find(self, label: str, line: Line) -> bool:
        """Go to the form of a step; False where the state has no such step, and the page says so."""
        link = self.page.get_by_role("link", name=re.compile(f"^(.*: )?{re.escape(label)}$"))
        if not link.count():
            self._unfold()
        if link.count():
            self.hands.press(link.first)
            self.page.wait_for_url(re.compile("/passi/"))
            return True
        assert line.refused_by, "a step that will be accepted must be on the page"
        # Whoever knows the address tries all the same.
        self.page.goto(f"{self.served.url}{self.case}/passi/{line.command}")
        if line.refused_by == ("state",):
            expect(self.page.get_by_role("heading", level=1)).to_have_text("Non trovato")
            self.look("not found")
            return False
        return True

    def _unfold(self) -> None:
        """Open what the page keeps folded: the steps not possible yet."""
        for folded in self.page.locator(".sua-others:not([open]) > summary").all()[::-1]:
            self.hands.press(folded)

    def _send(self, label: str) -> None:
        with self.page.expect_navigation():
            self.hands.press(self.page.get_by_role("button", name=label, exact=True).last)

    # -- the fields ----------------------------------------------------------------------------

    def _fill(self, facts: Mapping[str, Any], at: datetime) -> None:
        register = self._register(at)
        in_form = {name: facts[name] for name in register if name in facts}
        ids = self.page.locator("form.sua-form-columns [id]").evaluate_all(
            "all => all.map(e => e.id)"
        )
        for name in sorted(in_form, key=lambda n: ids.index(n) if n in ids else 0):
            self._field(register[name], in_form[name])

    def _field(self, fact: FactDefinition, value: Any) -> None:  # noqa: C901 -- one branch a type
        kind, name = fact.type, fact.id
        if kind is FactType.BOOLEAN:
            self._tick(f"{name}-{str(value).lower()}")
        elif kind is FactType.CHOICE:
            self._tick(f"{name}-{value}")
        elif kind is FactType.PERSON:
            self.hands.choose(self._at(name), str(value))
        elif kind is FactType.PERSONS:
            for person in value:
                self._tick(f"{name}-{person}")
        elif kind is FactType.JUDGEMENT:
            self._tick(f"{name}-{str(value['answer']).lower()}")
            self._write(f"{name}-reasons", value["reasons"])
        elif kind is FactType.ACT:
            for part in ("number", "day", "protocol", "issuer"):
                if part in value and self._at(f"{name}-{part}").count():
                    self._write(f"{name}-{part}", str(value[part]))
        elif isinstance(value, list):
            self._rows(name, value)
        elif kind is FactType.INSTANT:
            local = datetime.fromisoformat(str(value)).astimezone(ROME)
            self._write(name, f"{local:%Y-%m-%dT%H:%M}")
        else:
            self._write(name, _typed(kind, value))

    def _rows(self, name: str, rows: Sequence[Mapping[str, Any]]) -> None:
        area = self._at(name)
        for _ in range(len(rows) - area.locator("[data-row]").count()):
            self.hands.press(area.get_by_role("button", name=re.compile("^Aggiungere una riga")))
        folded = area.locator("[data-row] details:not([open]) > summary")
        while folded.count():
            self.hands.press(folded.first)
        for number, row in enumerate(rows, start=1):
            for part, value in row.items():
                target = self._at(f"{name}-{number}-{part}")
                if target.evaluate("e => e.tagName") == "SELECT":
                    self.hands.choose(
                        target, str(value).lower() if value in (True, False) else value
                    )
                else:
                    italian = str(value).replace(".", ",") if _is_number(value) else str(value)
                    self._write(f"{name}-{number}-{part}", italian)

    def _write(self, identity: str, text: str) -> None:
        self.hands.write(self._at(identity), text)

    def _tick(self, identity: str) -> None:
        self.hands.tick(self._at(identity))

    def _at(self, identity: str) -> Any:
        return self.page.locator(f'[id="{identity}"]')

    def _lifecycle(self, at: datetime) -> Lifecycle:
        return self.served.desk.here.corpus.lifecycle(self.workflow, legal_day(at))[0]

    def _register(self, at: datetime) -> Mapping[str, FactDefinition]:
        return self.served.desk.here.corpus.rulebook(self.workflow, legal_day(at)).facts


def _typed(kind: FactType, value: Any) -> str:
    """A value as an Italian types it."""
    if kind is FactType.EURO:
        return f"{Decimal(str(value)):,.2f}".translate(str.maketrans(",.", ".,"))
    return str(value)


def _is_number(value: Any) -> bool:
    return isinstance(value, Decimal) or bool(re.fullmatch(r"\d+\.\d+", str(value)))

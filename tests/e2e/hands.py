"""Two ways to work a page: with a mouse, and with nothing but a keyboard."""

from typing import Protocol

from playwright.sync_api import Locator, Page

_MOST_TABS = 900
_REACHED = "element => element === document.activeElement"


class Hands(Protocol):
    """What a person does to a page."""

    def press(self, target: Locator) -> None:
        """Follow a link, press a button."""

    def write(self, target: Locator, text: str) -> None:
        """Put text in a field in the place of what is there."""

    def tick(self, target: Locator) -> None:
        """Choose a radio button, or tick a box."""

    def choose(self, target: Locator, value: str) -> None:
        """Choose the option of a list."""


class Mouse:
    """Clicks."""

    def press(self, target: Locator) -> None:
        target.click()

    def write(self, target: Locator, text: str) -> None:
        target.fill(text)

    def tick(self, target: Locator) -> None:
        target.check()

    def choose(self, target: Locator, value: str) -> None:
        target.select_option(value)


class Keyboard:
    """Tab, arrows, space, Enter and letters: no pointer ever."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._keys = page.keyboard

    def _reach(self, target: Locator, *, group: bool = False) -> None:
        """Tab until the focus is on the target; or, for radio buttons, on one of its group."""
        element = target.element_handle()
        script = (
            "element => document.activeElement.type === 'radio'"
            " && document.activeElement.name === element.name"
            if group
            else _REACHED
        )
        for _ in range(_MOST_TABS):
            if element.evaluate(script):
                return
            self._keys.press("Tab")
        raise AssertionError(f"the keyboard does not reach {target}")

    def press(self, target: Locator) -> None:
        self._reach(target)
        self._keys.press("Enter")

    def write(self, target: Locator, text: str) -> None:
        if target.input_value() == text:
            return
        self._reach(target)
        if target.get_attribute("type") in {"date", "datetime-local"}:
            self._write_moment(target, text)
        else:
            self._keys.press("ControlOrMeta+a")
            self._keys.type(text)

    def _write_moment(self, target: Locator, text: str) -> None:
        """A date field takes digits part by part, in the order of the browser's language."""
        day, _, hour = text.partition("T")
        year, month, date = day.split("-")
        for first, second in ((date, month), (month, date)):
            self._keys.press("ControlOrMeta+a")
            for part in (first, second):
                self._keys.type(part)
            self._keys.type(year)
            if hour:
                self._keys.press("ArrowRight")
                hours, minutes = hour.split(":")
                self._keys.type(hours)
                self._keys.type(minutes)
                if not target.input_value():  # a clock of twelve hours wants its half of the day
                    self._keys.type("P" if int(hours) >= 12 else "A")
            if target.input_value() == text:
                return
            for _ in range(6):
                self._keys.press("ArrowLeft")
        raise AssertionError(f"the keyboard does not write {text} in {target}")

    def tick(self, target: Locator) -> None:
        if target.get_attribute("type") != "radio":
            self._reach(target)
            self._keys.press("Space")
            return
        self._reach(target, group=True)
        self._keys.press("Space")
        while not target.is_checked():
            self._keys.press("ArrowDown")

    def choose(self, target: Locator, value: str) -> None:
        self._reach(target)
        self._keys.press("Home")
        for _ in range(target.locator("option").count()):
            if target.input_value() == value:
                return
            self._keys.press("ArrowDown")
        assert target.input_value() == value

"""The demonstration from request to contract on the pages, by mouse and by keyboard alone."""

import pytest

from sua.service.dossier import Dossier
from tests.e2e.hands import Hands, Keyboard, Mouse
from tests.e2e.serving import served
from tests.e2e.walking import Walk
from tests.e2e.watching import Watcher
from tests.support import Desk


@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_the_demonstration_is_carried_on_the_pages(
    way: str, fresh: Desk, demo: Dossier, watcher: Watcher
) -> None:
    fresh.here.register(demo, demo.story.lines[0].at)
    hands: Hands = Mouse() if way == "mouse" else Keyboard(watcher.page)
    with served(fresh, demo.story.lines[0].at) as here:
        walk = Walk(here, watcher, hands, demo, looks=way == "mouse")
        walk.follow(demo.story.lines)
        page = watcher.page

        walk.enter("sette", walk.case)
        refused = page.locator(".sua-story .sua-refused")
        told = [x for x in demo.story.lines if x.refused_by and x.refused_by != ("state",)]
        procedure = next(n for n, x in enumerate(told) if x.at.month > 1)
        assert refused.count() == len(told) - procedure
        hands.press(page.get_by_role("link", name="Leggere Provvedimento di aggiudicazione n. 212"))
        page.wait_for_url("**/atti/*")
        walk.look("act")
        page.go_back()
        hands.press(page.get_by_role("button", name="Verificare la pratica"))
        page.get_by_text("Tutto torna").wait_for()
        walk.look("verification")
    assert watcher.checked > 25 or way == "keyboard"

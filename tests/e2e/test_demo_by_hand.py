"""The demonstration on the pages: from request to contract with a mouse, in part by keyboard alone."""

from sua.service.dossier import Dossier
from sua.service.installation import lifecycles
from sua.service.playing import play
from tests.e2e.hands import Keyboard, Mouse
from tests.e2e.serving import served
from tests.e2e.walking import Walk
from tests.e2e.watching import Watcher
from tests.support import RUN, Desk, before


def test_the_demonstration_is_carried_on_the_pages(
    fresh: Desk, demo: Dossier, watcher: Watcher
) -> None:
    lines = demo.story.lines
    fresh.here.register(demo, lines[0].at)
    with served(fresh, lines[0].at) as here:
        walk = Walk(here, watcher, Mouse(), demo)
        walk.follow(lines)
        page = watcher.page

        walk.enter("sette", walk.case)
        refused = page.locator(".sua-story .sua-refused")
        procedure = lines[max(n for n, line in enumerate(lines) if line.opens) :]
        told = [x for x in procedure if x.refused_by and x.refused_by != ("state",)]
        assert refused.count() == len(told)
        walk.hands.press(
            page.get_by_role("link", name="Leggere Provvedimento di aggiudicazione n. 212")
        )
        page.wait_for_url("**/atti/*")
        walk.look("act")
        page.go_back()
        walk.hands.press(page.get_by_role("button", name="Verificare la pratica"))
        page.get_by_text("Tutto torna").wait_for()
        walk.look("verification")
    assert watcher.checked > 25


def test_a_keyboard_is_enough(fresh: Desk, demo: Dossier, watcher: Watcher) -> None:
    """A request is begun, another's procedure goes from the decision to the board: every kind of field."""
    lines = demo.story.lines
    submitted = next(n for n, line in enumerate(lines) if line.command == "submit")
    board = next(n for n, x in enumerate(lines) if x.command == "appoint_board" and x.state)
    begun = before(demo, "decide_to_procure")
    start = len(begun.story.lines)
    fresh.here.register(demo, lines[0].at)
    service = fresh.here.service(demo.parties.province.id)
    steps = list(play(begun, service, lifecycles(fresh.here.corpus), lines[start].at, RUN))
    with served(fresh, lines[0].at) as here:
        hands = Keyboard(watcher.page)
        Walk(here, watcher, hands, demo, looks=False).follow(lines[: submitted + 1])
        case, workflow = f"/pratiche/{steps[-1].case_id}", steps[-1].reply.workflow
        walk = Walk(here, watcher, hands, demo, case=case, workflow=workflow, looks=False)
        walk.follow(lines[start : board + 1])

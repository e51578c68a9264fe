"""An agreement opened from the pages, by the SUA, for a body of its register."""

import re

from tests.web.doors import Doors

NEW = "/pratiche/nuova/agreement"


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None
    return found[1]


def test_the_officer_opens_an_agreement_for_a_body_of_the_register(doors: Doors) -> None:
    door = doors.door("officer")
    form = door.get(NEW).text
    bodies = dict(re.findall(r'<option value="([0-9a-f-]{36})">([^<]*Altrove[^<]*)</option>', form))
    (body,) = bodies
    given = {name: hidden(form, name) for name in ("csrf", "_key", "_case")}
    refused = door.post(NEW, data=given, follow_redirects=False)
    assert (refused.status_code, "Scegliere l&#39;ente." in refused.text) == (422, True)
    opened = door.post(NEW, data={**given, "_buyer": body}, follow_redirects=False)
    assert opened.status_code == 303
    case = door.get(opened.headers["location"]).text
    assert "Comune di Altrove" in case
    assert "Scrivere le condizioni" in case
    path = opened.headers["location"].partition("?")[0]
    assert doors.door("straniero").get(path).status_code == 200
    assert doors.door("buyer").get(path).status_code == 404


def test_a_comune_is_not_offered_an_agreement(doors: Doors) -> None:
    assert doors.door("buyer").get(NEW).status_code == 404

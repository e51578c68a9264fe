"""The chain: any change to a link shows."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sua.domain.errors import IntegrityError
from sua.domain.events import GENESIS, Event, check_link, read_event, seal_event


def chain(length: int) -> list[Event]:
    events: list[Event] = []
    for seq in range(1, length + 1):
        prev = events[-1].hash if events else GENESIS
        body = {"v": "1", "seq": str(seq), "prev": prev, "type": "moved", "note": f"à{seq}"}
        events.append(seal_event(body))
    return events


def broken(events: list[Event]) -> int | None:
    """Place of the first broken link."""
    head = GENESIS
    for place, event in enumerate(events, start=1):
        if check_link(event, place, head):
            return place
        head = event.hash
    return None


def test_a_whole_chain_holds() -> None:
    assert broken(chain(5)) is None


@given(st.integers(0, 4), st.data())
def test_a_changed_character_breaks_the_chain_where_it_is(place: int, data: st.DataObject) -> None:
    events = chain(5)
    text = events[place].text
    at = data.draw(st.integers(0, len(text) - 1))
    changed = text[:at] + ("0" if text[at] != "0" else "1") + text[at + 1 :]
    events[place] = Event(events[place].seq, changed, events[place].hash)
    assert broken(events) == place + 1


@pytest.mark.parametrize("place", range(4))
def test_an_event_sealed_anew_breaks_the_next_link(place: int) -> None:
    events = chain(5)
    events[place] = seal_event({**json.loads(events[place].text), "note": "altro"})
    assert broken(events) == place + 2


@pytest.mark.parametrize("place", range(4))
def test_an_event_missing_or_moved_is_found(place: int) -> None:
    events = chain(5)
    assert broken(events[:place] + events[place + 1 :]) == place + 1
    swapped = [*events[:place], events[place + 1], events[place], *events[place + 2 :]]
    assert broken(swapped) == place + 1


def test_an_unknown_version_is_refused() -> None:
    with pytest.raises(IntegrityError, match="versione sconosciuta"):
        read_event('{"v":"99"}')

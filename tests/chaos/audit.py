"""What the clients know, held against what the database has."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from tests.chaos.callers import Known
from tests.support import Desk

_EVENTS = (
    "SELECT case_id, seq, type, body::json->>'command', body::json->'actor'->>'person',"
    " body::json->'facts'->>'funding' FROM event"
)
_KEYS = (
    "SELECT person_id, key, case_id, reply::json->>'seq', reply::json->>'accepted' FROM idempotency"
)


def audit(desk: Desk, known: Sequence[Known]) -> None:
    """Every known outcome is in its chain once; nothing else is; no key has had two effects."""
    recorded = [answer for answer in known if answer.status != 412]
    held = [answer for answer in recorded if answer.status in {200, 201}]
    events = {(row[0], row[1]): row[2:] for row in desk.rows(_EVENTS)}
    keys = desk.rows(_KEYS)

    assert Counter((row[0], row[1]) for row in keys) == Counter((k.person, k.key) for k in recorded)
    effects = Counter((row[2], int(str(row[3]))) for row in keys)
    assert effects == Counter(events.keys())  # every event is one key's, every key has one event
    assert {(row[0], row[1]) for row in keys if row[4] == "true"} == {
        (k.person, k.key) for k in held
    }

    for answer in held:
        kind, command, person, funding = events[answer.case, answer.seq]
        wanted = ("opened", "open") if answer.command == "open" else ("moved", answer.command)
        assert (kind, command) == wanted
        assert person == str(answer.person)
        assert answer.mark is None or funding == answer.mark
    marks = Counter(row[3] for row in events.values() if row[1] == "fill_in" and row[0] == "moved")
    assert all(marks[answer.mark] == 1 for answer in held if answer.mark)
    refused = Counter((k[0], row[1], row[2]) for k, row in events.items() if row[0] == "refused")
    assert refused == Counter(
        (k.case, k.command, str(k.person)) for k in recorded if k.status == 422
    )

    last: dict[UUID, int] = {}
    for answer in held:
        last[answer.case] = max(last.get(answer.case, 0), answer.version or 0)
    assert dict(desk.rows("SELECT id, version FROM case_file")) == last  # type: ignore[arg-type]
    outcome = desk.here.verifier().verify()
    assert outcome.findings == ()
    assert outcome.cases == len(last)
    assert outcome.events == len(events)

"""Server, worker, Redis and PostgreSQL are killed while four clients work and reminders fall due.

Five kills of each in the suite; ``SUA_CHAOS_KILLS=50 pytest -s tests/chaos`` for the long one.
"""

import json
import os
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

import pytest

from sua.corpus.rulebooks import Corpus
from sua.domain.calendar import ROME, end_of_day, legal_day
from sua.domain.people import Role
from sua.engine.reminders import ReminderStep, come, latest_for
from sua.law.calendars import TermReadings
from sua.law.time_limits import TermCalendar, Unit, term_end
from sua.service.dossier import Dossier
from sua.service.jsonable import jsonable
from sua.storage.seeding import NewPerson, seed
from tests.chaos.audit import audit
from tests.chaos.callers import TIMEOUT, Caller, Request, headers_for
from tests.chaos.conftest import House
from tests.chaos.parts import Part, keeping, until
from tests.jobs.test_redis import PROGRAM
from tests.support import Desk

SEED = 20261124
KILLS = int(os.environ.get("SUA_CHAOS_KILLS", "5"))
CALLERS = 4
REQUESTS_EACH = 5
OFFICERS = 10
LONGEST_PEACE, LONGEST_ABSENCE = 0.4, 0.4
ALONE = 1 / 3  # how often the next kill waits until the part is back
LONGEST_RUN = timedelta(minutes=max(5, KILLS))

pytestmark = pytest.mark.skipif(
    PROGRAM is None, reason="redis-server manca: «apt-get install redis-tools»"
)


def crowd(desk: Desk, demo: Dossier) -> tuple[list[UUID], int]:
    """One RUP of the Comune for each client, and more officers; whoever is reminded at «first»."""
    desk.here.register(demo, datetime.now(UTC))
    province, comune = demo.parties.province, demo.parties.buyer
    wanted = [(Role.BUYER, comune.id, CALLERS), (Role.OFFICER, province.id, OFFICERS - 1)]
    people = [
        NewPerson(
            id=UUID(int=1000 * number + len(role)),
            name=f"Persona dimostrativa {role.value} {number}",
            organization=body,
            roles=(role,),
            valid_from=datetime(2024, 1, 1, tzinfo=UTC).date(),
            valid_to=None,
            username=f"demo-{role.value}-{number}",
            email=f"{role.value}{number}@dimostrazione.example",
        )
        for role, body, count in wanted
        for number in range(1, count + 1)
    ]
    seed(desk.here.engine, desk.here.vault, province, [comune], [], people, datetime.now(UTC))
    return [p.id for p in people if Role.BUYER in p.roles], OFFICERS


def complete(corpus: Corpus, demo: Dossier) -> tuple[Request, ReminderStep]:
    """A request made on a day whose reminder has come, and stays the last one while the test runs.

    Just before an hour at which reminders go out there may be no such day: that hour is waited for.
    """
    now = datetime.now(UTC)
    found = fitting(corpus, demo, now)
    if found is None:
        time.sleep((_HOUR - (now - datetime.min.replace(tzinfo=UTC)) % _HOUR).seconds + 1)
        found = fitting(corpus, demo, datetime.now(UTC))
    assert found is not None, "no day fits"
    return found


def fitting(corpus: Corpus, demo: Dossier, now: datetime) -> tuple[Request, ReminderStep] | None:
    """The request of such a day, and the reminder that is its last."""
    given: dict[str, object] = {}
    for line in demo.story.lines:
        if line.command == "fill_in":
            given |= line.facts
    given |= {"subject": "Lavori di prova", "nature": "works"}
    plan = corpus.reminders["request", "silent_assent"]
    for days in range(1, 12):
        at = datetime.combine(legal_day(now) - timedelta(days=days), _NINE, ROME)
        book = corpus.rulebook("request", legal_day(at))
        length = book.law.integer("request.silent_assent")
        civil = book.calendars.of(TermCalendar.CIVIL, TermReadings.of(book.readings))
        end = term_end(legal_day(at), length, Unit.DAYS, civil).last_day
        early, late = come(plan, end, now), come(plan, end, now + LONGEST_RUN)
        step = latest_for(early, {Role.OFFICER})
        if step and early == late and early[-1].to == (Role.OFFICER,):
            assert end_of_day(end) > now + LONGEST_RUN
            facts = jsonable(demo.resolve(given))
            return Request(facts, at.astimezone(UTC)), step
    return None


_HOUR = timedelta(hours=1)
_NINE = datetime(2024, 1, 1, 9, tzinfo=UTC).time()


@dataclass
class Killer:
    """Kills parts at moments of the seed's choosing and starts them again."""

    parts: dict[str, Part]
    random: Random
    kills: Counter[str] = field(default_factory=Counter)

    def run(self) -> None:
        order = [kind for kind in self.parts for _ in range(KILLS)]
        self.random.shuffle(order)
        for kind in order:
            part = self.parts[kind]
            time.sleep(self.random.uniform(0, LONGEST_PEACE))
            part.kill()
            self.kills[kind] += 1
            time.sleep(self.random.uniform(0, LONGEST_ABSENCE))
            part.start()
            if self.random.random() < ALONE:
                until(part.ready, f"{kind} after a kill")


def rest(house: House, expected: int) -> None:
    """Nothing more is killed: what is owed is done, and the programs end when told to."""
    assert house.worker.leave() == 0
    house.worker.start()  # it looks at every term as soon as it starts
    until(lambda: len(set(house.sink.identities)) >= expected, "the reminders")
    still_owed = "SELECT count(*) FROM outbox WHERE done_at IS NULL"
    until(lambda: house.desk.rows(still_owed) == [(0,)], "an empty outbox")
    until(house.worker.ready, "the worker that saw it")
    assert house.worker.leave() == 0
    assert house.server.leave() == 0
    told = house.server.log.read_text() + house.worker.log.read_text()
    assert "Traceback" not in told
    assert "errore imprevisto" not in told


def test_whatever_is_killed_what_was_answered_holds_once_and_every_reminder_arrives(
    house: House, demo: Dossier
) -> None:
    desk, began = house.desk, time.monotonic()
    buyers, reminded = crowd(desk, demo)
    request, step = complete(desk.here.corpus, demo)
    assert step.to == (Role.OFFICER,)
    parts: dict[str, Part] = {
        "server": house.server,
        "worker": house.worker,
        "redis": house.redis,
        "postgres": house.postgres,
    }
    random = Random(SEED)  # noqa: S311 -- moments, not secrets
    killer = Killer(parts, random)
    over, cases = threading.Event(), list[UUID]()

    def due(submitted: int) -> bool:
        """Requests are spread over the whole of the run, the last one after the last kill."""
        return submitted < REQUESTS_EACH and (
            over.is_set() or killer.kills.total() * REQUESTS_EACH >= submitted * len(parts) * KILLS
        )

    callers = [
        Caller(
            name=f"cliente {number}",
            person=person,
            headers=headers_for(desk.here, person, datetime.now(UTC)),
            port=house.server.port,
            random=Random(SEED + number),  # noqa: S311 -- choices, not secrets
            cases=cases,
            request=request,
            due=due,
            over=over,
        )
        for number, person in enumerate(buyers, 1)
    ]
    threads = [threading.Thread(target=caller.run) for caller in callers]
    with keeping(house.server, house.worker):
        house.server.start()
        house.worker.start()
        until(house.server.ready, "the server")
        until(house.worker.ready, "the worker")
        callers[0].open_one()
        for thread in threads:
            thread.start()
        try:
            killer.run()
        finally:
            over.set()
            for thread in threads:
                thread.join()
        assert [fault for caller in callers for fault in caller.faults] == []
        until(house.server.ready, "the server at last")
        until(house.worker.ready, "the worker at last")
    ended = house.worker.ended + house.server.ended
    expected = CALLERS * REQUESTS_EACH * reminded
    rest(house, expected)
    assert killer.kills == dict.fromkeys(parts, KILLS)
    wire = house.sink.identities
    assert len(set(wire)) == expected
    assert len(wire) - expected <= sum(killer.kills[k] for k in ("worker", "postgres", "server"))
    assert desk.rows("SELECT count(*) FROM outbox WHERE topic = 'remind'") == [(expected,)]
    assert desk.rows("SELECT count(*) FROM outbox WHERE last_error IS NOT NULL") == [(0,)]
    known = [answer for caller in callers for answer in caller.known]
    audit(desk, known)
    assert {k.command for k in known if k.rules} == {
        "submit"
    }  # nobody is refused for having waited
    slowest = max(caller.slowest for caller in callers)
    assert slowest < TIMEOUT
    doubts = sum((caller.doubts for caller in callers), Counter[str]())
    figures = {
        "seconds": round(time.monotonic() - began),
        "kills": killer.kills,
        "ended_by_themselves": ended,
        "commands_known": Counter(f"{k.command} {k.status}" for k in known),
        "refused": Counter(f"{k.command}: {' '.join(k.rules)}"[:80] for k in known if k.rules),
        "doubts": doubts,
        "slowest_answer_s": round(slowest, 2),
        "reminders": expected,
        "duplicates": len(wire) - expected,
    }
    sys.stdout.write(json.dumps(figures) + "\n")

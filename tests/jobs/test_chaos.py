"""Twenty-five kills of a worker while sixty reminders fall due: each arrives, and nothing else does.

A kill between the server's acceptance and our record sends a letter again, under the same identity:
so there may be as many letters more as there were kills, and not one more reminder.
"""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from random import Random
from uuid import UUID

from sua.corpus.rulebooks import load_corpus
from sua.domain.people import Role
from sua.interop.mail import SmtpServer
from sua.jobs.local import LocalExecutor
from sua.jobs.tasks import Tasks
from sua.service.dossier import Dossier
from sua.service.press import print_here
from sua.service.settings import Settings
from sua.storage.home import Home
from sua.storage.seeding import NewPerson, seed
from tests.clock import Unfolding, everybody_has_an_address, give_address, told
from tests.sink import HOST, Sink, serving
from tests.support import Desk, desk_on

SEED = 20260126
KILLS = 25
OFFICERS, DIRECTORS = 8, 3
LONGEST_LIFE = 0.6
_fresh = multiprocessing.get_context("forkserver")
_CORPUS = load_corpus()  # once, for all the workers forked from here

# Two requests end on Wednesday 28 January, two on Thursday 29: each pair escalates two days before;
# on Monday the second pair's officers are still at their first reminder.
SUBMITTED = ("2026-01-18T11:00", "2026-01-18T12:00", "2026-01-19T11:00", "2026-01-19T12:00")
PHASES = (
    (datetime(2026, 1, 26, 7, tzinfo=UTC), 2 * (OFFICERS + DIRECTORS) + 2 * OFFICERS),
    (datetime(2026, 1, 27, 7, tzinfo=UTC), 2 * (OFFICERS + DIRECTORS)),
)


def work(url: str, home: Path, port: int, now: datetime, ready: Pipe) -> None:
    """The worker that will be killed."""
    settings = Settings(
        smtp=SmtpServer(host=HOST, port=port, implicit_tls=False), mail_from="sua@example.invalid"
    )
    with desk_on(url, Home(home)) as desk:
        tasks = Tasks(replace(desk.here, settings=settings), print_here, lambda: now)
        with LocalExecutor(tasks, drain=0.05, sweep=0.05):
            ready.send("ready")
            time.sleep(60)


@dataclass
class Killer:
    desk: Desk
    port: int
    random: Random

    def attempt(self, now: datetime) -> None:
        here, there = _fresh.Pipe(duplex=False)
        arguments = (self.desk.url, self.desk.home.root, self.port, now, there)
        process = _fresh.Process(target=work, args=arguments)
        process.start()
        assert here.recv() == "ready"
        time.sleep(self.random.uniform(0.02, LONGEST_LIFE))
        os.kill(int(process.pid or 0), signal.SIGKILL)
        process.join()
        for end in (here, there):
            end.close()
        process.close()


def crowd(desk: Desk, dossier: Dossier) -> None:
    """More officers and directors, each with an address."""
    province = dossier.parties.province
    people = [
        NewPerson(
            id=UUID(int=1000 * number + len(role)),
            name=f"Persona dimostrativa {role.value} {number}",
            organization=province.id,
            roles=(role,),
            valid_from=datetime(2024, 1, 1, tzinfo=UTC).date(),
            valid_to=None,
        )
        for role, count in ((Role.OFFICER, OFFICERS), (Role.DIRECTOR, DIRECTORS))
        for number in range(1, count)
    ]
    seed(desk.here.engine, desk.here.vault, province, [], [], people, datetime.now(UTC))
    for person in people:
        give_address(desk, province.id, person.id, f"p{person.id.int}@example.invalid")


def test_every_reminder_arrives_once_whatever_dies(
    fresh: Desk, demo: Dossier, dossier_of: Callable[[str], Dossier]
) -> None:
    fresh.here.register(demo, datetime.now(UTC))
    everybody_has_an_address(fresh, demo)
    crowd(fresh, demo)
    for number, submitted in enumerate(SUBMITTED, 1):
        lines = told(submit=submitted).split("\n")
        unanswered = next(n for n, line in enumerate(lines) if "request_integrations" in line)
        story = dossier_of("\n".join(lines[:unanswered]))
        Unfolding(fresh, story, PHASES[-1][0], UUID(int=number)).until(PHASES[0][0])

    sink, random = Sink(delay=0.1), Random(SEED)  # noqa: S311 -- moments, not secrets
    kills = busy = expected = 0
    pending = "SELECT count(*) FROM outbox WHERE topic = 'remind' AND done_at IS NULL"
    with serving(sink) as port:
        killer = Killer(fresh, port, random)
        for (now, reminders), wanted in zip(PHASES, (15, KILLS), strict=True):
            expected += reminders
            while kills < wanted:
                killer.attempt(now)
                kills += 1
                busy += fresh.rows(pending) != [(0,)]
            here = replace(
                fresh.here,
                settings=Settings(
                    smtp=SmtpServer(host=HOST, port=port, implicit_tls=False),
                    mail_from="sua@example.invalid",
                ),
            )
            here.sweep(now)
            here.worker().drain(now)
            assert fresh.rows(pending) == [(0,)]
            assert len(set(sink.identities)) == expected

    assert expected == 60
    assert busy > KILLS // 2  # most of the dead left work behind
    assert expected <= len(sink.identities) <= expected + kills
    once = {(str(m["To"]), str(m["Subject"]), str(m["Message-ID"])) for m in sink.taken}
    assert len(once) == expected
    assert fresh.rows("SELECT count(*) FROM outbox WHERE dead_at IS NOT NULL") == [(0,)]
    assert fresh.rows("SELECT count(*) FROM outbox WHERE last_error IS NOT NULL") == [(0,)]
    assert fresh.here.verifier().verify().findings == ()
    assert _CORPUS is load_corpus()

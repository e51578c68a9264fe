"""Fifty kills without warning, during commands and renders: nothing half written, work resumes."""

import multiprocessing
import os
import signal
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from random import Random
from uuid import UUID

from sua.service.dossier import Dossier, load_dossier
from sua.service.installation import lifecycles
from sua.service.playing import play
from sua.storage.home import Home
from tests.support import DEMO_STORY, Desk, desk_on

KILLS = 50
SEED = 20260401
LONGEST = {"play": 0.9, "drain": 1.5}
ACTS = 4
_ENOUGH = 120
_fresh = multiprocessing.get_context("forkserver")


def perform(work: str, url: str, home: Path, run: UUID, ready: Pipe) -> None:
    """What the process that will be killed does: give every command, or render what is owed."""
    dossier = load_dossier(DEMO_STORY)
    with desk_on(url, Home(home)) as desk:
        desk.rows("SELECT 1")
        ready.send("ready")
        if work == "drain":
            desk.here.worker().drain(datetime.now(UTC))
            return
        service = desk.here.service(dossier.parties.province.id)
        for _ in play(dossier, service, lifecycles(desk.here.corpus), datetime.now(UTC), run):
            pass


@dataclass
class Killer:
    """Starts the work in a process of its own and kills it at a moment of the seed's choosing."""

    desk: Desk
    random: Random

    def attempt(self, work: str, run: UUID) -> bool:
        """Whether the process was killed before it had finished."""
        here, there = _fresh.Pipe(duplex=False)
        arguments = (work, self.desk.url, self.desk.home.root, run, there)
        process = _fresh.Process(target=perform, args=arguments)
        process.start()
        assert here.recv() == "ready"
        time.sleep(self.random.uniform(0, LONGEST[work]))
        killed = process.is_alive()
        if killed:
            os.kill(int(process.pid or 0), signal.SIGKILL)
        process.join()
        assert killed or process.exitcode == 0
        for end in (here, there):
            end.close()
        process.close()
        return killed


def test_fifty_kills_leave_consistent_cases_and_the_work_resumes(
    fresh: Desk, demo: Dossier
) -> None:
    fresh.here.register(demo, datetime.now(UTC))
    random = Random(SEED)  # noqa: S311 -- moments, not secrets
    killer = Killer(fresh, random)
    kills: Counter[str] = Counter()
    runs = [UUID(int=random.getrandbits(128), version=4)]
    for _ in range(_ENOUGH):
        if kills.total() == KILLS:
            break
        work = random.choice(["play", "drain"])
        killed = killer.attempt(work, runs[-1])
        kills[work] += killed
        if work == "play" and not killed:
            runs.append(UUID(int=random.getrandbits(128), version=4))
        assert fresh.here.verifier().verify().findings == ()
    assert kills.total() == KILLS
    assert min(kills.values()) > KILLS // 5

    service = fresh.here.service(demo.parties.province.id)
    for run in runs:
        for _ in play(demo, service, lifecycles(fresh.here.corpus), datetime.now(UTC), run):
            pass
    fresh.here.worker().drain(datetime.now(UTC))
    states = fresh.rows("SELECT workflow, state, count(*) FROM case_file GROUP BY 1, 2 ORDER BY 1")
    assert states == [
        ("negotiated", "concluded", len(runs)),
        ("request", "assigned", len(runs)),
    ]
    awards = fresh.rows(
        "SELECT count(*), count(DISTINCT case_id) FROM event"
        " WHERE type = 'moved' AND body::json->>'command' = 'award'"
    )
    assert awards == [(len(runs), len(runs))]
    outcome = fresh.here.verifier().verify(render=True)
    assert (outcome.findings, outcome.documents) == ((), ACTS * len(runs))

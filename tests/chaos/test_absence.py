"""PostgreSQL and Redis go away and come back: nobody starts the server and the worker again."""

import http.client
import time
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from sua.domain.people import Role
from sua.service.dossier import Dossier
from tests.chaos.callers import PROBLEM, headers_for
from tests.chaos.conftest import House
from tests.chaos.parts import until
from tests.jobs.test_redis import PROGRAM
from tests.sink import HOST
from tests.support import stage

SECONDS = 2.0
PROMPT = 5.0

pytestmark = pytest.mark.skipif(
    PROGRAM is None, reason="redis-server manca: «apt-get install redis-tools»"
)


def test_server_and_worker_outlive_postgresql_and_redis(house: House, demo: Dossier) -> None:
    desk = house.desk
    desk.here.register(demo, datetime.now(UTC))
    buyer = demo.actor(Role.BUYER, "uno").person
    headers = headers_for(desk.here, buyer, datetime.now(UTC))

    def asked() -> tuple[int, str | None, float]:
        """Status, kind and seconds of an answer about a case that is not there."""
        began = time.monotonic()
        wire = http.client.HTTPConnection(HOST, house.server.port, timeout=30)
        wire.request("GET", f"/api/v1/cases/{uuid4()}", headers=headers)
        answer = wire.getresponse()
        found = answer.status, answer.headers["Content-Type"], time.monotonic() - began
        wire.close()
        return found

    house.server.start()
    house.worker.start()
    until(house.server.ready, "the server")
    until(house.worker.ready, "the worker")
    assert [asked()[:2] for _ in range(3)] == [(404, PROBLEM)] * 3
    lives = house.server.pid, house.worker.pid

    house.postgres.kill()
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        status, kind, seconds = asked()
        assert (status, kind) == (503, PROBLEM)
        assert seconds < PROMPT
        time.sleep(0.1)
    house.postgres.start()
    until(lambda: asked()[0] == 404, "answers again", PROMPT)  # whatever was in the pool

    house.redis.kill()
    house.postgres.kill()  # restarted between two requests; a busy machine may take a moment
    house.postgres.start()
    until(lambda: asked()[0] == 404, "answers again", PROMPT)
    house.redis.start()

    stage(desk, demo, "appoint_sua_rup")
    until(lambda: desk.rows("SELECT count(*) FROM document") == [(1,)], "an act printed")
    assert (house.server.pid, house.worker.pid) == lives
    assert house.worker.leave() == 0
    assert house.server.leave() == 0

"""An installation whose every part is a process that may be killed."""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sua.storage import migrate
from sua.storage.embedded import erase
from sua.storage.home import Home
from tests.chaos.parts import Postgres, Program, RedisPart, Server, environment
from tests.sink import HOST, Sink, serving
from tests.support import Desk, desk_on, once


@dataclass(frozen=True)
class House:
    """PostgreSQL and Redis run; server and worker are to be started."""

    desk: Desk
    sink: Sink
    postgres: Postgres
    redis: RedisPart
    server: Server
    worker: Program


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    folder = Path(tempfile.mkdtemp(prefix="sua-chaos-", dir="/tmp"))
    folder.chmod(0o711)
    cluster = Home(folder / "var")
    postgres, redis = Postgres(cluster), RedisPart(tmp_path)
    sink = Sink(delay=0.05)
    home = Home(tmp_path / "var")
    postgres.start()
    redis.start()
    with once(postgres.url) as engine:
        migrate.upgrade(engine)
    with serving(sink) as port, desk_on(postgres.url, home) as desk:
        around = environment(
            postgres.url,
            home,
            SUA_SMTP_URL=f"smtp://{HOST}:{port}",
            SUA_MAIL_FROM="sua@example.invalid",
            SUA_REDIS_URL=redis.url,
        )
        server = Server(around, tmp_path / "server.log")
        worker = Program(["work"], around, tmp_path / "worker.log")
        yield House(desk, sink, postgres, redis, server, worker)
        for part in (server, worker, redis):
            part.kill()
    postgres.stop()
    erase(cluster)
    shutil.rmtree(folder, ignore_errors=True)

"""The application on a loopback port, with a clock that the test sets."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import uvicorn

from sua.web.app import WebSettings, create_app
from tests.support import Desk


@dataclass
class Served:
    """Where the pages are, and what time it is there."""

    desk: Desk
    url: str
    now: datetime

    def clock(self) -> datetime:
        return self.now


@contextmanager
def served(desk: Desk, now: datetime | None = None) -> Iterator[Served]:
    here = Served(desk, "", now or datetime.now(UTC))
    app = create_app(desk.here, WebSettings(clock=here.clock))
    config = uvicorn.Config(app, port=0, log_level="error", lifespan="off", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    here.url = f"http://127.0.0.1:{port}"
    try:
        yield here
    finally:
        server.should_exit = True
        thread.join(timeout=20)

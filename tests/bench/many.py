"""Ten thousand cases in the lists, ten thousand events in a case: what pages and commands cost then.

The cases are copies made with SQL and the events are filler: they are good for measuring only.
"""

import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID, uuid4

from sqlalchemy import text

from sua.domain.commands import Command, Context
from sua.domain.people import Role
from sua.service.dossier import load_dossier
from sua.storage.home import Home
from sua.web.signing import COOKIE
from tests.bench.doors import call, open_requests, serving
from tests.support import DEMO_STORY, Desk, desk_on, once, stage

COPIES = 5_000
TIMES = 40

_COPY = (
    "CREATE TEMP TABLE copy AS SELECT gen_random_uuid() AS id, id AS old, n"
    f" FROM case_file, generate_series(1, {COPIES}) n",
    "INSERT INTO case_file SELECT copy.id, procuring_entity_id, buyer_id, agreement_id, NULL, kind,"
    " workflow, opened_at + n * interval '1 minute', state, version, seq, head, rulebook, pinned_on,"
    " last_at FROM case_file c JOIN copy ON copy.old = c.id",
)


def _inflate(desk: Desk) -> None:
    with once(desk.url) as engine, engine.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        for statement in _COPY:
            connection.execute(text(statement))
        for table in ("case_party", "fact", "deadline"):
            names = [
                str(row[0])
                for row in connection.execute(
                    text(
                        "SELECT column_name FROM information_schema.columns"
                        " WHERE table_name = :t AND column_name <> 'case_id'"
                    ),
                    {"t": table},
                )
            ]
            listed = ", ".join(names)
            connection.execute(
                text(
                    f"INSERT INTO {table} (case_id, {listed}) SELECT copy.id, {listed}"
                    f" FROM {table} t JOIN copy ON copy.old = t.case_id"
                )
            )
        connection.execute(text("ANALYZE"))


def _lengthen(desk: Desk, case: UUID, events: int) -> None:
    """Filler events before the last one: no command reads them."""
    with once(desk.url) as engine, engine.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(
            text(
                "INSERT INTO event (case_id, seq, type, body, hash)"
                " SELECT case_id, n, type, body, md5(n::text) FROM event, generate_series(1000, :last) n"
                " WHERE case_id = :case AND seq = 1"
            ),
            {"case": case, "last": 1000 + events},
        )
        connection.execute(
            text("UPDATE case_file SET seq = :last WHERE id = :case"),
            {"case": case, "last": 1000 + events},
        )


def _timed(work: Callable[[], object], times: int = TIMES) -> list[float]:
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return sorted(found)


def pages(url: str, home: Home) -> dict[str, float]:
    """95th percentiles, in seconds, of pages served over HTTP with ten thousand cases."""
    dossier = load_dossier(DEMO_STORY)
    with desk_on(url, home) as desk:
        case = stage(desk, dossier, "record_checks").case_id
        _inflate(desk)
        now = datetime.now(UTC)
        found = {}
        for role, person in ((Role.OFFICER, "due"), (Role.BUYER, "uno")):
            identity = desk.here.identity()
            signed_in = identity.sign_in_demo(dossier.actor(role, person).person, now, "misura")
            headers = {"Cookie": f"{COOKIE}={signed_in.secret}"}
            with serving(desk) as port:
                for path in ("/pratiche", f"/pratiche/{case}", "/termini", "/api/v1/cases"):

                    def ask(
                        path: str = path, port: int = port, headers: dict[str, str] = headers
                    ) -> None:
                        status, _ = call(port, "GET", path, headers)
                        assert status == 200, (path, status)

                    ask()
                    shown = path.replace(str(case), "…")
                    found[f"{role.value} {shown}"] = _timed(ask)[int(TIMES * 0.95)]
        return found


def flatness(url: str, home: Home) -> dict[int, float]:
    """Median seconds of a command on a case with ten events, and with ten thousand."""
    with desk_on(url, home) as desk:
        cases, context = open_requests(desk.here, 2)
        service = desk.here.service(load_dossier(DEMO_STORY).parties.province.id)

        def give(case: UUID) -> None:
            command = Command(case_id=case, name="fill_in", facts={"funding": "Misura"})
            now = Context(actor=context.actor, now=datetime.now(UTC), idempotency_key=str(uuid4()))
            assert service.handle(command, now).accepted

        short, long = cases
        for case in cases:
            for _ in range(10):
                give(case)
        _lengthen(desk, long, 10_000)
        give(long)
        return {
            10: statistics.median(_timed(lambda: give(short), 100)),
            10_000: statistics.median(_timed(lambda: give(long), 100)),
        }

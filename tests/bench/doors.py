"""Status changes over HTTP with full evidence, against pgbench running the same statements.

Run by ``make bench``. Each figure is measured on this machine, in this run: only ratios travel.
"""

import http.client
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from uuid import UUID, uuid4

from sqlalchemy import make_url

from sua.domain.commands import Context
from sua.domain.people import Role
from sua.service.dossier import load_dossier
from sua.service.installation import Installation
from sua.service.opening import Opening
from sua.storage.embedded_programs import wheel_programs
from sua.storage.home import Home
from sua.web.signing import COOKIE, CSRF_HEADER
from tests.support import DEMO_STORY, Desk, desk_on

SECONDS = 8
CONNECTIONS = 16
CASES = 64

# The statements of one accepted command, in order, with values of the same size.
SCRIPT = r"""
\set n random(1, {cases})
BEGIN;
SELECT set_config('TimeZone', 'UTC', true), set_config('role', 'sua_app', true),
  set_config('sua.province', '{province}', true), set_config('sua.organization', '{buyer}', true);
SELECT id AS case_id, seq, head FROM case_file WHERE id = (ARRAY[{ids}])[:n]::uuid FOR UPDATE \gset
SELECT (SELECT json_agg(json_build_array(kind, name, value, sealed, seq)) FROM fact WHERE case_id
  = ':case_id' AND lot = ''), (SELECT json_agg(json_build_array(role, person_id, valid_from,
  valid_to) ORDER BY valid_from, role, person_id) FROM case_role WHERE case_id = ':case_id');
SELECT body_hash, reply FROM idempotency WHERE person_id = '{person}' AND key = 'none';
SELECT * FROM organization WHERE id IN ('{province}', '{buyer}');
SELECT * FROM qualification WHERE organization_id IN ('{province}', '{buyer}');
SELECT * FROM agreement WHERE province_id = '{province}';
SELECT person_id FROM membership WHERE person_id = '{person}' AND organization_id = '{buyer}' AND
  role = 'buyer';
SELECT count(*) FROM content WHERE digest = '{rulebook}';
WITH c AS (UPDATE case_file SET seq = seq + 1, version = version + 1, head = md5(head), last_at =
  now() WHERE id = ':case_id' AND seq = :seq RETURNING id), e AS (INSERT INTO event (case_id, seq,
  type, body, hash) VALUES (':case_id', :seq + 1, 'moved', '{body}' || :seq, md5('{person}' ||
  ':case_id' || :seq))), f AS (INSERT INTO fact (case_id, kind, lot, name, value, sealed, seq,
  changed_seq) VALUES (':case_id', 'fact', '', 'funding', '"x"', NULL, :seq + 1, :seq + 1),
  (':case_id', 'done', '', 'fill_in', '"x"', NULL, :seq + 1, :seq + 1) ON CONFLICT (case_id, kind,
  lot, name) DO UPDATE SET value = excluded.value, seq = excluded.seq), r AS (INSERT INTO
  case_role (case_id, role, person_id, valid_from, valid_to) VALUES (':case_id', 'buyer',
  '{person}', '2026-01-01', NULL) ON CONFLICT (case_id, role, person_id, valid_from) DO UPDATE SET
  valid_to = excluded.valid_to), i AS (INSERT INTO idempotency (person_id, key, case_id,
  body_hash, reply, recorded_at) VALUES ('{person}', 'b' || ':case_id' || :seq, ':case_id',
  '{body_hash}', '{reply}', now())) SELECT count(*) FROM c;
COMMIT;
"""


@contextmanager
def serving(desk: Desk) -> Iterator[int]:
    """The application in a process of its own, as ``sua serve`` runs it; its port."""
    port = _free_port()
    environment = {**os.environ, "DATABASE_URL": desk.url, "SUA_HOME": str(desk.home.root)}
    process = subprocess.Popen(
        [sys.executable, "-m", "sua", "serve", "--port", str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(200):
            try:
                call(port, "GET", "/api/v1/health", {})
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def call(
    port: int, method: str, path: str, headers: dict[str, str], body: str | None = None
) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def open_requests(here: Installation, how_many: int) -> tuple[list[UUID], Context]:
    """Drafts of requests of the demonstration's Comune."""
    dossier = load_dossier(DEMO_STORY)
    now = datetime.now(UTC)
    here.register(dossier, now)
    context = Context(actor=dossier.actor(Role.BUYER, "uno"), now=now)
    service = here.service(dossier.parties.province.id)
    found = []
    for _ in range(how_many):
        case = uuid4()
        opening = Opening(
            case_id=case,
            workflow="request",
            province=dossier.parties.province.id,
            buyer=dossier.parties.buyer.id,
            facts={"subject": "Misura"},
        )
        assert service.open(opening, context).accepted
        found.append(case)
    return found, context


def over_http(
    port: int, headers: dict[str, str], cases: list[UUID], connections: int, seconds: float
) -> tuple[float, list[float]]:
    """Commands a second, and how long each took."""
    times: list[list[float]] = [[] for _ in range(connections)]
    stop = time.perf_counter() + seconds

    def work(place: int) -> None:
        client = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        number = 0
        while time.perf_counter() < stop:
            case = cases[(place + number * connections) % len(cases)]
            number += 1
            body = json.dumps({"command": "fill_in", "facts": {"funding": f"Prova {number}"}})
            named = {
                **headers,
                "Idempotency-Key": f"{place}-{number}-{stop}",
                "Content-Type": "application/json",
            }
            start = time.perf_counter()
            client.request("POST", f"/api/v1/cases/{case}/commands", body, named)
            answer = client.getresponse()
            told = answer.read()
            assert answer.status == 200, (answer.status, told)
            times[place].append(time.perf_counter() - start)
        client.close()

    threads = [threading.Thread(target=work, args=(n,)) for n in range(connections)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken = time.perf_counter() - start
    every = [t for own in times for t in own]
    return len(every) / taken, sorted(every)


def pgbench(desk: Desk, cases: list[UUID], context: Context, connections: int) -> float:
    """Transactions a second of the same statements, by pgbench alone."""
    province, buyer = desk.rows("SELECT procuring_entity_id, buyer_id FROM case_file LIMIT 1")[0]
    body, body_hash, reply = desk.rows(
        "SELECT e.body, i.body_hash, i.reply FROM event e, idempotency i WHERE e.type = 'moved' LIMIT 1"
    )[0]
    script = SCRIPT.format(
        cases=len(cases),
        ids=", ".join(f"'{case}'" for case in cases),
        province=province,
        buyer=buyer,
        person=context.actor.person,
        rulebook=desk.rows("SELECT digest FROM content LIMIT 1")[0][0],
        body=str(body).replace("'", "''").replace(":", ": "),
        body_hash=body_hash,
        reply=str(reply).replace("'", "''").replace(":", ": "),
    )
    url = make_url(desk.url)
    program = wheel_programs() / "pgbench"
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
        file.write(script)
        file.flush()
        done = subprocess.run(
            [
                *(str(program), "-n", "-f", file.name, "-c", str(connections), "-j", "2"),
                *("-T", str(SECONDS), "-h", str(url.query.get("host") or url.host)),
                *("-U", str(url.username or "postgres"), str(url.database)),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    if found is None:
        raise RuntimeError(done.stderr[-2000:])
    return float(found[1])


def measure(url: str, home: Home) -> None:
    """Every measure of the doors."""
    with desk_on(url, home) as desk:
        opened, context = open_requests(desk.here, 2 * CASES)
        cases, others = opened[:CASES], opened[CASES:]  # pgbench leaves nonsense in its own
        identity = desk.here.identity()
        now = datetime.now(UTC)
        signed_in = identity.sign_in_demo(context.actor.person, now, "misura")
        caller = identity.authenticate(signed_in.secret, now)
        assert caller is not None
        headers = {"Cookie": f"{COOKIE}={signed_in.secret}", CSRF_HEADER: caller.csrf}
        with serving(desk) as port:
            over_http(port, headers, cases, CONNECTIONS, 2)
            for _ in range(3):
                rate, times = over_http(port, headers, cases, CONNECTIONS, SECONDS)
                limit = pgbench(desk, others, context, CONNECTIONS)
                line = {
                    "measure": "status change over HTTP, 16 connections",
                    "http_per_s": round(rate, 1),
                    "pgbench_per_s": round(limit, 1),
                    "ratio": round(rate / limit, 3),
                    "p50_ms": round(1000 * statistics.median(times), 1),
                    "p99_ms": round(1000 * times[int(len(times) * 0.99)], 1),
                }
                sys.stdout.write(json.dumps(line) + "\n")

"""Clients that give commands over HTTP and ask again, with the same key, until they know."""

import http.client
import json
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from sua.domain.accounts import CredentialKind
from sua.service.installation import Installation
from sua.web.signing import COOKIE, CSRF_HEADER
from tests.sink import HOST

TIMEOUT = 20.0
LONGEST_DOUBT = 120.0
PROBLEM = "application/problem+json"
LATE = "Registrata dopo, per la prova."


@dataclass(frozen=True, slots=True)
class Known:
    """A command whose outcome is known: ``seq`` and ``version`` only of one that holds."""

    person: UUID
    key: str
    case: UUID
    command: str
    status: int
    mark: str | None = None
    seq: int | None = None
    version: int | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """What a request needs to be complete, and the instant at which it is to have been made."""

    facts: dict[str, Any]
    at: datetime


def headers_for(here: Installation, person: UUID, now: datetime) -> dict[str, str]:
    """A session of that person's own."""
    identity = here.identity()
    signed_in = identity.sign_in_demo(person, now, "prova")
    caller = identity.authenticate(signed_in.secret, now)
    assert caller is not None
    assert caller.credential.kind is CredentialKind.SESSION
    return {
        "Cookie": f"{COOKIE}={signed_in.secret}",
        CSRF_HEADER: caller.csrf,
        "Content-Type": "application/json",
    }


@dataclass
class Caller:
    """One client. ``cases`` are shared by all; ``due`` says whether another request is to be made."""

    name: str
    person: UUID
    headers: dict[str, str]
    port: int
    random: Random
    cases: list[UUID]
    request: Request
    due: Callable[[int], bool]
    over: threading.Event
    known: list[Known] = field(default_factory=list)
    doubts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0
    submitted: int = 0
    _versions: dict[UUID, int] = field(default_factory=dict)
    _wire: http.client.HTTPConnection | None = None
    _count: int = 0

    def run(self) -> None:
        try:
            while not self.over.is_set() or self.due(self.submitted):
                if self.due(self.submitted):
                    self._make_a_request()
                else:
                    self._do_something()
                time.sleep(self.random.uniform(0, 0.1))
        except Exception as error:  # noqa: BLE001 -- told by the test, in its own thread
            self.faults.append(f"{self.name}: {error!r}")
        finally:
            self._hang_up()

    def _do_something(self) -> None:
        case = self.random.choice(self.cases)
        dice = self.random.random()
        if dice < 0.7:
            mark = f"{self.name}, numero {self._count}"
            self._command(case, "fill_in", {"funding": mark}, mark=mark)
        elif dice < 0.8:
            mark = f"{self.name}, numero {self._count}"
            seen = {"If-Match": f'"{self._versions.get(case, 1)}"'}  # somebody may have gone on
            self._command(case, "fill_in", {"funding": mark}, mark=mark, headers=seen)
        elif dice < 0.95:
            self._command(case, "submit", {})  # refused: nearly everything is missing
        else:
            self.open_one()

    def open_one(self) -> None:
        """One more case for everybody."""
        self.cases.append(self._open({"subject": f"Prova di {self.name}"}))

    def _make_a_request(self) -> None:
        """A complete request, entered late: its reminders are due by now."""
        at, one = self.request.at, timedelta(minutes=1)
        case = self._open({"subject": f"Richiesta di {self.name}"}, at)
        facts = {**self.request.facts, "buyer_rup": str(self.person)}
        self._command(case, "fill_in", facts, at=at + one)
        told = self._command(case, "submit", {"protocol": "1"}, at=at + 2 * one)
        assert told.get("accepted"), told
        self.submitted += 1

    def _open(self, facts: dict[str, Any], at: datetime | None = None) -> UUID:
        case = UUID(int=self.random.getrandbits(128), version=4)
        body = {"id": str(case), "workflow": "request", "facts": facts, **_late(at)}
        self._know(case, "open", "/api/v1/cases", body, None, {})
        return case

    def _command(
        self,
        case: UUID,
        command: str,
        facts: dict[str, Any],
        *,
        mark: str | None = None,
        at: datetime | None = None,
        headers: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        body = {"command": command, "facts": facts, **_late(at)}
        path = f"/api/v1/cases/{case}/commands"
        return self._know(case, command, path, body, mark, headers or {})

    def _know(
        self,
        case: UUID,
        command: str,
        path: str,
        body: dict[str, Any],
        mark: str | None,
        headers: dict[str, str],
    ) -> dict[str, Any]:
        """Give a command until its outcome is known."""
        key = f"{self.name}-{self._count}".replace(" ", "-")
        self._count += 1
        sent = {**self.headers, **headers, "Idempotency-Key": key}
        end = time.monotonic() + LONGEST_DOUBT
        while True:
            status, told = self._ask(path, json.dumps(body), sent)
            code = told.get("code", "")
            if status in {200, 201, 412} or (status, code) == (422, "command.refused"):
                break
            if status not in {0, 503} and (status, code) != (409, "conflict.key"):
                raise AssertionError(f"{command} → {status} {told}")
            self.doubts[f"{status} {code}".strip()] += 1
            assert time.monotonic() < end, f"{command} of {case} is still in doubt"
            time.sleep(self.random.uniform(0.02, 0.1))
        seq, version = told.get("seq"), told.get("version")
        if version is not None:
            self._versions[case] = version
        rules = tuple(sorted(obstacle["rule"] for obstacle in told.get("obstacles") or ()))
        outcome = Known(self.person, key, case, command, status, mark, seq, version, rules)
        self.known.append(outcome)
        return told

    def _ask(self, path: str, body: str, headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Status and body of the answer; zero if there was none."""
        began = time.monotonic()
        try:
            self._wire = self._wire or http.client.HTTPConnection(HOST, self.port, timeout=TIMEOUT)
            self._wire.request("POST", path, body, headers)
            answer = self._wire.getresponse()
            told = answer.read()
        except TimeoutError:
            self._hang_up()
            self.faults.append(f"{self.name}: no answer in {TIMEOUT} s")
            return 0, {}
        except (OSError, http.client.HTTPException):
            self._hang_up()
            return 0, {}
        finally:
            self.slowest = max(self.slowest, time.monotonic() - began)
        kind = answer.headers["Content-Type"]
        if (answer.status >= 400) != (kind == PROBLEM):
            self.faults.append(f"{self.name}: {answer.status} as {kind}")
        return answer.status, json.loads(told)

    def _hang_up(self) -> None:
        if self._wire:
            self._wire.close()
            self._wire = None


def _late(at: datetime | None) -> dict[str, str]:
    return {"occurred_at": at.isoformat(), "late_reason": LATE} if at else {}

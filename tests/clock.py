"""What the tests of the clock share: addresses for people, letters read back, stories in slow motion."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from uuid import UUID

from sqlalchemy import text

from sua.service.dossier import Dossier
from sua.service.installation import lifecycles
from sua.service.playing import play
from sua.storage.database import DatabaseRole, Scope, transaction
from sua.storage.vault import store_sealed
from tests.support import DEMO_STORY, RUN, Desk

OFFICER, DIRECTOR, SUA_RUP, BUYER = "due", "tre", "quattro", "uno"

_ACCOUNT = text(
    "INSERT INTO account (person_id, procuring_entity_id, username, email_record, created_at,"
    " failed_attempts) VALUES (:person, :province, :username, :record, :now, 0)"
    " ON CONFLICT (person_id) DO UPDATE SET email_record = excluded.email_record"
)


def give_address(desk: Desk, province: UUID, person: UUID, address: str) -> None:
    """An account with that e-mail address, as the administrator would make it."""
    with transaction(desk.here.engine, Scope(DatabaseRole.ADMIN, province, province)) as connection:
        record = desk.here.vault.seal(address.encode(), "person")
        store_sealed(connection, [record], province, None)
        connection.execute(
            _ACCOUNT,
            {
                "person": person,
                "province": province,
                "username": address.partition("@")[0],
                "record": record.digest,
                "now": datetime.now(UTC),
            },
        )


def everybody_has_an_address(desk: Desk, dossier: Dossier) -> None:
    for name, person in dossier.people.items():
        address = f"{name}@example.invalid"
        give_address(desk, dossier.parties.province.id, person.id, address)


def letters(folder: Path) -> list[EmailMessage]:
    """Every letter in the folder, by date and address."""
    found = [
        message_from_bytes(path.read_bytes(), policy=policy.default)
        for path in folder.glob("*.eml")
    ]
    kept = [message for message in found if isinstance(message, EmailMessage)]
    return sorted(kept, key=lambda m: (m["Date"].datetime, m["To"], m["Subject"]))


def told(**shifts: str) -> str:
    """The demonstration with some commands given at another instant."""
    source = DEMO_STORY.read_text()
    for command, instant in shifts.items():
        pattern = rf"^\S+( \S+ {command} .*= \w+)$"
        source, found = re.subn(pattern, rf"{instant}\1", source, flags=re.MULTILINE)
        assert found == 1, command
    return source


def hours(start: datetime, end: datetime) -> Iterator[datetime]:
    while start < end:
        yield start
        start += timedelta(hours=1)


class Unfolding:
    """A dossier whose lines are given as their instants come."""

    def __init__(self, desk: Desk, dossier: Dossier, end: datetime, run: UUID = RUN) -> None:
        service = desk.here.service(dossier.parties.province.id)
        self._steps = play(dossier, service, lifecycles(desk.here.corpus), end, run)
        self._instants = [line.at for line in dossier.story.lines]
        self.cases: list[UUID] = []

    def until(self, now: datetime) -> None:
        while self._instants and self._instants[0] <= now:
            self._instants.pop(0)
            step = next(self._steps)
            if step.case_id not in self.cases:
                self.cases.append(step.case_id)

"""The first set-up of an empty installation: the Province and its first administrator, once.

Whoever sets it up shows a code that only whoever keeps the server can read: it lies in ``SUA_HOME/keys``,
is printed by ``sua serve`` and ``sua setup-code``, and is of no use once the installation is set up.
"""

import hmac
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sua.domain.bodies import EVER, NewBody
from sua.domain.errors import ConflictError, InputError
from sua.domain.organizations import OrganizationKind
from sua.domain.people import Role
from sua.service import managing_accounts
from sua.service.keeping_bodies import Keeper
from sua.service.keeping_people import read_name
from sua.storage import bodies, people, registers
from sua.storage.database import DOOR, transaction
from sua.storage.registers import Membership
from sua.storage.seeding import declare_in

if TYPE_CHECKING:
    from pathlib import Path

    from sua.service.installation import Installation

_CODE_BYTES = 20
_FILE = "setup-code"
SEATS = (OrganizationKind.PROVINCE, OrganizationKind.METROPOLITAN_CITY)
"""The kinds of body whose office a SUA is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstSetUp:
    """What an empty installation is told: whose it is, and who keeps it."""

    code: str
    province: NewBody
    administrator: str
    username: str
    password: str
    email: str | None = None


def needed(here: "Installation") -> bool:
    """Whether nobody has said yet what this installation is for."""
    with transaction(here.engine, DOOR) as connection:
        return registers.is_demo(connection) is None


def setup_code(here: "Installation") -> str:
    """The code of an installation still to be set up, made if there is none yet.

    Raises:
        ConflictError: it is set up already.
    """
    if not needed(here):
        _forget(here)
        raise ConflictError("L'installazione è già configurata: il codice non serve più.")
    path = _path(here)
    if not path.exists():
        mine = path.with_name(f"{_FILE}.{secrets.token_hex(8)}")
        descriptor = os.open(mine, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(_CODE_BYTES))
        with suppress(FileExistsError):
            os.link(mine, path)  # the first to arrive wins, whole
        mine.unlink()
    return path.read_text(encoding="ascii").strip()


def set_up(here: "Installation", asked: FirstSetUp, now: datetime) -> UUID:
    """Create the Province and its first administrator, all together or not at all.

    Raises:
        ConflictError: the installation is set up already, perhaps a moment ago.
        InputError: the code is wrong, or something else will not do.
    """
    if not needed(here):
        raise ConflictError("L'installazione è già configurata: accedere con la propria utenza.")
    path = _path(here)
    expected = path.read_text(encoding="ascii").strip() if path.exists() else ""
    if not expected or not hmac.compare_digest(expected.encode(), asked.code.strip().encode()):
        raise InputError(
            "Il codice di primo avvio non è quello di questa installazione: lo mostra «sua serve»"
            " all'avvio, e «sua setup-code» sul server.",
            code="setup.code",
            field="code",
        )
    if asked.province.kind not in SEATS:
        raise InputError(
            "La SUA è di una Provincia o di una Città metropolitana.",
            code="setup.kind",
            field="kind",
        )
    name = read_name(asked.administrator)
    province, person = uuid4(), uuid4()
    keeper = Keeper(here=here, province=province, by=person, now=now)
    account = managing_accounts.NewAccount(
        person=person, username=asked.username, password=asked.password, email=asked.email
    )
    with transaction(here.engine, keeper.scope) as connection:
        # Of two that arrive together the second waits here, and then finds the installation taken.
        if not declare_in(connection, demo=False, now=now):
            raise ConflictError(
                "L'installazione è già configurata: accedere con la propria utenza."
            )
        bodies.add_body(connection, province, province, asked.province, EVER, now)
        people.add_person(connection, here.vault, person, province, name)
        role = Membership(
            person=person,
            organization=province,
            role=Role.ADMINISTRATOR,
            valid_from=keeper.today,
            valid_to=None,
        )
        people.add_membership(connection, role)
        managing_accounts.create_in(connection, here, province, account, now)
        keeper.write_down(connection, "installation.set_up", body=province, person=person)
    _forget(here)
    return province


def _path(here: "Installation") -> "Path":
    return here.home.keys / _FILE


def _forget(here: "Installation") -> None:
    _path(here).unlink(missing_ok=True)

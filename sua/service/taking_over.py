"""What somebody attests of a case in mid-life, read from a file, a story or the API.

Shape (TOML or JSON; ``lots`` only where they have parted)::

    state   = "awarded"                       # where the case stands; with lots, "lots_running"
    act     = { number = "31", day = 2026-11-20 }
    reasons = "Procedura avviata prima dell'adozione di SUA."
    law_day = 2025-11-03                      # of a contract: the day whose law ruled its procedure
    history = ["2026-01-26T09:00 open", "2026-02-13 send_invitations", "2026-04-01 award@2"]

    [facts]
    cig = "B0A1B2C21A"

    [lots.2]
    state = "awarded"
      [lots.2.facts]
      award_act = { number = "212", day = 2026-04-01 }

A file of its own says also ``workflow``, and ``buyer`` (codice fiscale of the Comune) or ``parent`` (and
``parent_lot``); persons are named by ``@username``. A line of the history is
``DAY[Thh:mm] COMMAND[@lot]``, noon in Rome when no hour is given.
"""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Never
from uuid import UUID

from sua.domain.calendar import legal_day
from sua.domain.errors import InputError
from sua.domain.fact_codec import parse_act
from sua.domain.identifiers import parse_codice_fiscale
from sua.domain.people import Actor, Role
from sua.domain.reasons import reason
from sua.domain.spelling import closest
from sua.domain.takeover import Takeover, Walked
from sua.service.instants import read_instant
from sua.service.opening import Opening
from sua.storage import accounts, registers
from sua.storage.database import DOOR, VERIFIER, transaction

if TYPE_CHECKING:
    from sua.service.installation import Installation

KEYS = ("state", "act", "reasons", "history", "facts", "lots", "law_day")
_FILE_KEYS = ("workflow", "buyer", "parent", "parent_lot")
_LOT_KEYS = ("state", "facts")


def read_takeover(raw: object, place: str) -> tuple[Takeover, Mapping[str, object]]:
    """What is attested, and the raw facts of the case.

    Raises:
        InputError: a key is missing or unknown, or a value is not of its kind; ``place`` is named.
    """
    if not isinstance(raw, Mapping):
        _refuse(place, "takeover", "la presa in carico deve essere una tabella")
    for key in raw:
        if key not in KEYS:
            mend = closest(str(key), KEYS)
            _refuse(place, str(key), f"«{key}» non è una voce conosciuta; {mend}".rstrip("; "))
    for key in ("state", "act", "reasons", "history"):
        if not raw.get(key):
            _refuse(place, key, f"manca «{key}»")
    history = raw["history"]
    if not isinstance(history, list | tuple):
        _refuse(place, "history", "«history» deve essere un elenco di righe")
    lots = _table(raw.get("lots", {}), place, "lots")
    own = {str(lot): _table(value, place, f"lots.{lot}") for lot, value in lots.items()}
    for lot, values in own.items():
        if (unknown := next((k for k in values if k not in _LOT_KEYS), None)) is not None:
            _refuse(place, f"lots.{lot}", f"«lots.{lot}.{unknown}» non è una voce conosciuta")
        if not values.get("state"):
            _refuse(place, f"lots.{lot}.state", f"manca «lots.{lot}.state»")
    taken = Takeover(
        state=_text(raw["state"], place, "state"),
        history=tuple(_walked(line, place, n) for n, line in enumerate(history, start=1)),
        act=parse_act(raw["act"], "act"),
        reasons=_text(raw["reasons"], place, "reasons"),
        law_day=_day(raw.get("law_day"), place),
        lots={lot: _text(v["state"], place, f"lots.{lot}.state") for lot, v in own.items()},
        lot_facts={
            lot: _table(v.get("facts", {}), place, f"lots.{lot}.facts") for lot, v in own.items()
        },
    )
    return taken, _table(raw.get("facts", {}), place, "facts")


def read_file(path: Path) -> dict[str, Any]:
    """The tables of a file.

    Raises:
        InputError: it cannot be read, or is not TOML; the message names it and the line.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except OSError as error:
        raise InputError(f"Non si può leggere {path}: {reason(error)}.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"{path.name}: non è TOML valido: {error}") from error


def opening_of(
    here: "Installation", province: UUID, raw: Mapping[str, Any], case_id: UUID, place: str
) -> Opening:
    """The opening that a file asks for.

    Raises:
        InputError: as :func:`read_takeover`; a body or a person is not in the registers.
    """
    own = {key: value for key, value in raw.items() if key not in _FILE_KEYS}
    with transaction(here.engine, DOOR) as connection:
        persons = {a.username: a.person for a in accounts.accounts(connection)}
    taken, facts = read_takeover(_with_persons(own, persons, place), place)
    workflow = _text(raw.get("workflow"), place, "workflow")
    parent = raw.get("parent")
    if (parent is None) == ("buyer" not in raw):
        _refuse(
            place, "buyer", "indicare il Comune («buyer») oppure la pratica da cui nasce («parent»)"
        )
    buyer = province
    if parent is None:
        code = parse_codice_fiscale(_text(raw["buyer"], place, "buyer"), "buyer")
        with transaction(here.engine, VERIFIER) as connection:
            found = registers.body_with_code(connection, code)
        if found is None:
            _refuse(place, "buyer", f"nessun ente registrato ha il codice fiscale {code}")
        buyer = found
    return Opening(
        case_id=case_id,
        workflow=workflow,
        province=province,
        buyer=buyer,
        parent=_identity(parent, place) if parent is not None else None,
        parent_lot=str(raw.get("parent_lot", "")),
        facts=facts,
        takeover=taken,
    )


def actor_named(
    here: "Installation", username: str, role: Role, now: datetime
) -> tuple[Actor, UUID]:
    """Whoever has that username, acting in that role, and their Province.

    Raises:
        InputError: no such account, or it does not hold the role today.
    """
    with transaction(here.engine, DOOR) as connection:
        account = accounts.account_named(connection, username)
        if account is None:
            raise InputError(f"L'utenza «{username}» non esiste.", code="person.unknown")
        hats = accounts.hats(connection, account.person, legal_day(now))
    hat = next((h for h in hats if h.role is role), None)
    if hat is None:
        held = ", ".join(dict.fromkeys(h.role.value for h in hats)) or "nessuno"
        raise InputError(
            f"«{username}» oggi non è {role.label}; ruoli che ha: {held}.", code="role.not_held"
        )
    return Actor(account.person, role, hat.organization), account.province


def _with_persons(value: Any, persons: Mapping[str, UUID], place: str) -> Any:
    """Every ``@username`` replaced by the identity of the person; ``@@`` stands for an «@»."""
    if isinstance(value, Mapping):
        return {key: _with_persons(item, persons, place) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_persons(item, persons, place) for item in value]
    if not isinstance(value, str) or not value.startswith("@"):
        return value
    if value.startswith("@@"):
        return value[1:]
    if value[1:] not in persons:
        mend = closest(value[1:], persons)
        _refuse(place, "facts", f"l'utenza «{value[1:]}» non esiste; {mend}".rstrip("; "))
    return str(persons[value[1:]])


def _identity(value: object, place: str) -> UUID:
    try:
        return UUID(str(value))
    except ValueError:
        _refuse(place, "parent", f"«parent» è «{value}», che non è l'identificativo di una pratica")


def _walked(line: object, place: str, number: int) -> Walked:
    words = line.split() if isinstance(line, str) else []
    if len(words) != 2:  # noqa: PLR2004 -- instant and command
        _refuse(place, "history", f"history, riga {number}: scrivere «data comando[@lotto]»")
    command, at, lot = words[1].partition("@")
    if not command or (at and not lot):
        _refuse(place, "history", f"history, riga {number}: scrivere «data comando[@lotto]»")
    try:
        instant: datetime = read_instant(words[0])
    except ValueError as error:
        _refuse(place, "history", f"history, riga {number}: {error}")
    return Walked(command=command, at=instant, lot=lot)


def _day(value: object, place: str) -> date | None:
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        _refuse(place, "law_day", f"«law_day» è «{value}», che non è una data AAAA-MM-GG")


def _table(value: object, place: str, key: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        _refuse(place, key, f"«{key}» deve essere una tabella")
    return value


def _text(value: object, place: str, key: str) -> str:
    if not isinstance(value, str) or not value.strip():
        _refuse(place, key, f"«{key}» deve essere un testo")
    return value.strip()


def _refuse(place: str, key: str, problem: str) -> Never:
    raise InputError(f"{place}: {problem}.", code="takeover.malformed", field=key)

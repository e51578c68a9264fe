"""What somebody attests of a case in mid-life, read from a file, a story or the API.

Shape (TOML or JSON; ``lots`` only where they have parted)::

    state   = "awarded"                       # where the case stands; with lots, "lots_running"
    act     = { number = "31", day = 2026-11-20 }
    reasons = "Procedura avviata prima dell'adozione di SUA."
    history = ["2026-01-26T09:00 open", "2026-02-13 send_invitations", "2026-04-01 award@2"]

    [facts]
    cig = "B0A1B2C21A"

    [lots.2]
    state = "awarded"
      [lots.2.facts]
      award_act = { number = "212", day = 2026-04-01 }

A line of the history is ``DAY[Thh:mm] COMMAND[@lot]``, noon in Rome when no hour is given.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Never

from sua.domain.errors import InputError
from sua.domain.fact_codec import parse_act
from sua.domain.spelling import closest
from sua.domain.takeover import Takeover, Walked
from sua.service.instants import read_instant

KEYS = ("state", "act", "reasons", "history", "facts", "lots")
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
        lots={lot: _text(v["state"], place, f"lots.{lot}.state") for lot, v in own.items()},
        lot_facts={
            lot: _table(v.get("facts", {}), place, f"lots.{lot}.facts") for lot, v in own.items()
        },
    )
    return taken, _table(raw.get("facts", {}), place, "facts")


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

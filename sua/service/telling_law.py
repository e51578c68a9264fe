"""The law of a day as rows, for the command line and the API alike."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sua.domain.errors import LawNotInForceError
from sua.law.dated import amount_shown
from sua.law.errors import UnknownParameterError
from sua.law.history import gap_reason
from sua.law.parameters import Law
from sua.law.slices import amount_to_json


def chosen(law: Law, ids: Sequence[str], day: date) -> list[str]:
    """The parameters asked for; one named in full must be in force, a group may hold gaps.

    Raises:
        UnknownParameterError: no parameter has that id, and none begins with it.
        LawNotInForceError: a parameter named in full has no value that day.
    """
    found_ids: list[str] = []
    for wanted in ids:
        if wanted in law.parameters:
            law.at(day).value(wanted)
            found = [wanted]
        else:
            found = [name for name in law.ids if name.startswith(f"{wanted.rstrip('.')}.")]
        if not found:
            raise UnknownParameterError(wanted, law.ids)
        found_ids += [name for name in found if name not in found_ids]
    return found_ids if ids else list(law.ids)


def law_row(law: Law, parameter: str, day: date) -> dict[str, Any]:
    """A parameter on a day as plain JSON; without a value, why there is none."""
    row: dict[str, Any] = {"id": parameter, "label": law.label(parameter)}
    try:
        value = law.at(day).value(parameter)
    except LawNotInForceError as error:
        why = gap_reason(law.parameters[parameter], day)
        return row | {"in_force": False, "reason": f"{error} {why}".rstrip()}
    stored, _ = law.parameters[parameter].on(day)
    return row | {
        "in_force": True,
        "amount": amount_to_json(value.amount)["is"],
        "unit": value.unit,
        "shown": amount_shown(value.amount, value.unit),
        "valid_from": value.valid_from.isoformat(),
        "valid_to": value.valid_to.isoformat() if value.valid_to else None,
        "source": value.source,
        "confidence": str(value.confidence),
        "needs_confirmation": value.needs_confirmation,
        "note": stored.note,
    }

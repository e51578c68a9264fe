"""What the values of a parameter must say together: one kind, ascending days, no silent gap."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

from sua.corpus.toml import closest
from sua.domain.errors import CorpusError
from sua.law.dated import REFERENCE, Parameter, kind_of

_YES_NO = "sì/no"
_EVE = timedelta(days=1)


def of_value(place: str, valid_from: date) -> str:
    """Place of one value of a parameter, for errors."""
    return f"{place}, valore dal {valid_from:%Y-%m-%d}"


def prove_kind(place: str, parameter: Parameter) -> None:
    """Refuse an amount that changes kind, and a yes/no unit on something else."""
    kind = kind_of(parameter.values[0].amount)
    for value in parameter.values:
        said = [value.amount]
        if value.corrects is not None and value.corrects.amount is not None:
            said.append(value.corrects.amount)
        if any(kind_of(amount) != kind for amount in said):
            raise CorpusError(
                place=of_value(place, value.valid_from),
                problem="«amount» non è dello stesso tipo del primo valore",
                mend="un parametro resta dello stesso tipo: se cambia natura, serve un nuovo id",
            )
    if (kind == "flag") != (parameter.unit == _YES_NO):
        raise CorpusError(
            place=place, problem=f"l'unità «{_YES_NO}» va con true o false, e solo con essi"
        )


def prove_days(place: str, parameter: Parameter) -> None:
    """Refuse days out of order, overlaps, and gaps nobody declared."""
    holes: list[tuple[date, date | None]] = []
    for earlier, later in pairwise(parameter.values):
        here = of_value(place, later.valid_from)
        if later.valid_from <= earlier.valid_from:
            raise CorpusError(
                place=here,
                problem=f"viene dopo il valore dal {earlier.valid_from:%Y-%m-%d}",
                mend="mettere i valori in ordine di data, uno per giorno di inizio",
            )
        if earlier.valid_to is None or earlier.valid_to == later.valid_from - _EVE:
            continue
        if earlier.valid_to >= later.valid_from:
            raise CorpusError(
                place=here,
                problem=f"si sovrappone al valore dal {earlier.valid_from:%Y-%m-%d}, "
                f"che dura fino al {earlier.valid_to:%Y-%m-%d}",
                mend="togliere o anticipare quel «valid_to»",
            )
        holes.append((earlier.valid_to + _EVE, later.valid_from - _EVE))
    last = parameter.values[-1].valid_to
    tail = {(last + _EVE, None)} if last is not None else set()
    declared = {(gap.first, gap.last) for gap in parameter.gaps}
    for first, until in holes:
        if (first, until) not in declared:
            raise CorpusError(
                place=place,
                problem=f"nessun valore dal {first:%Y-%m-%d} al {until:%Y-%m-%d}",
                mend="togliere «valid_to» o dichiarare [[parameter.gap]] con from, to e reason",
            )
    if declared - set(holes) - tail or len(declared) != len(parameter.gaps):
        raise CorpusError(
            place=place,
            problem="dichiara un intervallo senza valore che non corrisponde ai suoi valori",
            mend="correggere [[parameter.gap]] o toglierlo",
        )


def prove_references(parameters: Mapping[str, Parameter], places: Mapping[str, str]) -> None:
    """Refuse a value that should be the id of another parameter and is not.

    A reference holds on the days of its own parameter: what the other is worth, its own day says.
    """
    for parameter in parameters.values():
        if parameter.unit != REFERENCE:
            continue
        for value in parameter.values:
            if value.amount not in parameters or value.amount == parameter.id:
                raise CorpusError(
                    place=of_value(places[parameter.id], value.valid_from),
                    problem=f"rinvia a un parametro sconosciuto: «{value.amount}»",
                    mend=closest(str(value.amount), parameters),
                )

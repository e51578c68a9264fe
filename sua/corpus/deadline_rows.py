"""The terms of a lifecycle, read strictly, each with every parameter its length may come from."""

from collections.abc import Mapping
from itertools import product

from sua.corpus.lifecycle_rows import read_roles
from sua.corpus.toml import Table, must_be_known
from sua.domain.errors import CorpusError
from sua.domain.facts import FactDefinition, FactType
from sua.engine.lifecycle import DeadlineRule
from sua.engine.terms import PLACEHOLDER
from sua.law.suspensions import Clock
from sua.law.time_limits import Direction, TermCalendar, Unit

_UNITS = tuple(unit.value for unit in Unit if unit is not Unit.HOURS)


def read_deadline(row: Table, facts: Mapping[str, FactDefinition]) -> DeadlineRule:
    """A term, with every parameter its length may come from."""
    parameter = row.text("parameter", None)
    rule = DeadlineRule(
        id=row.text("id"),
        label=row.text("label"),
        starts=row.text("starts"),
        stops=row.texts("stops"),
        source=row.text("source"),
        expiry=row.text("expiry"),
        owner=read_roles(row, row.texts("owner")),
        anchor=row.text("anchor", None),
        parameter=parameter,
        parameters=_parameters(row, parameter, facts) if parameter else (),
        unit=row.text("unit", "days"),
        calendar=row.text("calendar", "civil"),
        direction=row.text("direction", "forward"),
        seat=row.text("seat", None),
        clock=row.text("clock", "other"),
    )
    row.done()
    must_be_known(rule.unit, _UNITS, place=row.place, what="unità")
    must_be_known(rule.calendar, [*TermCalendar], place=row.place, what="calendario")
    must_be_known(rule.direction, [*Direction], place=row.place, what="verso")
    must_be_known(rule.clock, [*Clock], place=row.place, what="orologio")
    for name in filter(None, (rule.anchor, rule.seat)):
        must_be_known(name, facts, place=row.place, what="dato")
    if not rule.stops or not (rule.anchor or rule.parameter):
        raise CorpusError(place=row.place, problem="manca «stops», oppure «anchor» o «parameter»")
    if not rule.owner:
        raise CorpusError(
            place=row.place,
            problem="manca «owner»: nessuno risponde del termine",
            mend='per esempio owner = ["sua_rup"]',
        )
    return rule


def _parameters(row: Table, name: str, facts: Mapping[str, FactDefinition]) -> tuple[str, ...]:
    """``max_duration.open.{criterion}``: one parameter for each option of the choice in braces."""
    choices = PLACEHOLDER.findall(name)
    for choice in choices:
        must_be_known(choice, facts, place=row.place, what="dato")
        if facts[choice].type is not FactType.CHOICE:
            raise CorpusError(
                place=row.place,
                problem=f"«{choice}», fra graffe in «parameter», non è un dato di tipo choice",
                mend="fra graffe va un dato che si sceglie da un elenco",
            )
    found = []
    for options in product(*(facts[choice].options for choice in choices)):
        named = name
        for choice, option in zip(choices, options, strict=True):
            named = named.replace(f"{{{choice}}}", option)
        found.append(named)
    return tuple(dict.fromkeys(found))

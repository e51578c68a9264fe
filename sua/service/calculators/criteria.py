"""A committee's sheets and the tree of criteria, read from JSON."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from sua.domain.errors import InputError
from sua.domain.numbers import parse_decimal
from sua.law.scoring.columns import Column
from sua.law.scoring.committee import (
    Aggregation,
    Preference,
    direct,
    on_off,
    pair_points,
    pairwise,
    tabular,
)
from sua.law.scoring.criteria import Criterion, Group, Leaf
from sua.service.calc_input import Fields, boolean, choice, whole
from sua.service.calculators.scores import MAX_BIDS, listed, number, ratio, shown, text, unit

MAX_CRITERIA = 200
_MAX_MEMBERS, _MAX_DEPTH = 25, 6
_MAX_GRADES = 20
_CELL = 3


class Kind(StrEnum):
    """How a criterion is judged."""

    DIRECT = "direct"
    PAIRWISE = "pairwise"
    ON_OFF = "on_off"
    TABULAR = "tabular"
    GIVEN = "given"


@dataclass(frozen=True, slots=True)
class Pairs:
    """The members' comparisons: points of each, and the coefficients that come out."""

    points: tuple[tuple[int, ...], ...]
    aggregation: Aggregation
    column: Column


def read_pairs(fields: Fields, bids: Sequence[str]) -> Pairs:
    """The comparisons of every member, with the grades and the aggregation of the notice."""
    grades = fields.take("grades", whole(2, _MAX_GRADES))
    aggregation = fields.take("aggregation", choice(Aggregation))
    sheets = fields.each("members", _sheet(bids), at_most=_MAX_MEMBERS)
    points = tuple(pair_points(sheet, len(bids), grades=grades) for sheet in sheets)
    return Pairs(points, aggregation, pairwise(points, aggregation))


def _sheet(bids: Sequence[str]) -> Callable[[object, str], tuple[Preference, ...]]:
    at = {bid: n for n, bid in enumerate(bids)}

    def bid(raw: object, place: str) -> int:
        if not isinstance(raw, str) or raw not in at:
            raise InputError(
                f"«{place}»: «{str(raw)[:60]}» non è fra le offerte.",
                code="bids.unknown",
                field=place,
            )
        return at[raw]

    def parse(raw: object, place: str) -> tuple[Preference, ...]:
        found = []
        for n, cell in enumerate(listed(raw, place, at_most=MAX_BIDS * MAX_BIDS)):
            where = f"{place}[{n}]"
            parts = listed(cell, where, at_most=_CELL)
            if len(parts) != _CELL:
                raise InputError(
                    f"«{where}» deve essere [offerta preferita, altra offerta, grado].",
                    code="pairs.cell",
                    field=where,
                )
            grade = whole(1, _MAX_GRADES)(parts[2], where)
            found.append(Preference(bid(parts[0], where), bid(parts[1], where), grade))
        return tuple(found)

    return parse


def criterion(bids: Sequence[str], depth: int) -> Callable[[Any, str], Criterion]:
    """Parser of a criterion with its sub-criteria; ``depth`` is its level, from 1."""

    def parse(raw: Any, place: str) -> Criterion:
        if not isinstance(raw, dict) or depth > _MAX_DEPTH:
            raise InputError(
                f"«{place}» deve essere un criterio, al più al livello {_MAX_DEPTH}.",
                code="criteria.shape",
                field=place,
            )
        fields = Fields(raw, place)
        code = fields.take("code", text)
        minimum = fields.optional("minimum", some_number, None)
        if fields.given("children"):
            children = fields.each("children", criterion(bids, depth + 1), at_most=MAX_CRITERIA)
            group = Group(code=code, minimum=minimum, children=children)
            stated = fields.optional("points", ratio, group.points)
            fields.done()
            if stated != group.points:
                raise InputError(
                    f"«{place}»: i punti dei sub-criteri fanno {shown(group.points)}, non"
                    f" {shown(stated)}.",
                    code="criteria.points",
                    field=fields.place("points"),
                )
            return group
        kind = fields.take("kind", choice(Kind))
        leaf = Leaf(
            code=code,
            points=fields.take("points", ratio),
            minimum=minimum,
            discretionary=kind in (Kind.DIRECT, Kind.PAIRWISE),
            coefficients=_column(fields, kind, bids),
        )
        fields.done()
        return leaf

    return parse


def _column(fields: Fields, kind: Kind, bids: Sequence[str]) -> Column:
    if kind is Kind.DIRECT:
        return direct(fields.each("coefficients", _members, at_most=MAX_BIDS))
    if kind is Kind.PAIRWISE:
        return read_pairs(fields, bids).column
    if kind is Kind.ON_OFF:
        return on_off(fields.each("values", boolean, at_most=MAX_BIDS))
    if kind is Kind.TABULAR:
        table = {
            text(level, "table"): unit(value, fields.place("table"))
            for level, value in fields.take("table", _object).items()
        }
        return tabular(fields.each("values", text, at_most=MAX_BIDS), table)
    return Column.of(fields.each("coefficients", unit, at_most=MAX_BIDS))


def _object(raw: Any, place: str) -> Mapping[str, object]:
    if not isinstance(raw, dict) or not raw:
        raise InputError(f"«{place}» deve essere un oggetto.", code="field.type", field=place)
    return raw


def _members(raw: object, place: str) -> tuple[Decimal, ...]:
    cells = listed(raw, place, at_most=_MAX_MEMBERS)
    return tuple(parse_decimal(str(cell), f"{place}[{n}]") for n, cell in enumerate(cells))


def some_number(raw: object, place: str) -> Fraction | None:
    """Parser of a number that may be absent."""
    return number(raw, place)

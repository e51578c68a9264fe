"""``workflows/calendars.toml``: the legal calendars and the corrections to the holidays, strictly."""

import re
from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from sua.corpus.toml import Table, closest, must_be_known, read_toml
from sua.domain.calendar import HolidayRule, seats
from sua.domain.errors import CorpusError
from sua.law.calendars import (
    Backward,
    CalendarRules,
    Calendars,
    Saturday,
    Season,
    TermCalendar,
    Unit,
)
from sua.law.dated import Confidence
from sua.law.sources import unknown_sources

PLACE = "workflows/calendars.toml"
_MONTH_DAY = re.compile(r"(\d{2})-(\d{2})")
_LEAP = 2024
_READING = "reading"
_E = TypeVar("_E", bound=StrEnum)


def parse_calendars(data: bytes, place: str, sources: Collection[str] | None = None) -> Calendars:
    """The three calendars, each once, and the corrections.

    Args:
        data: the file.
        place: how errors name it.
        sources: ids of the citable sources; None where the file was proven when it was stored.

    Raises:
        CorpusError: unknown or missing key, word or source, a calendar twice or missing, a correction
            that names both a day of every year and one day.
    """
    table = Table(place, read_toml(data, place))
    rules: dict[TermCalendar, CalendarRules] = {}
    for row in table.tables("calendar"):
        found = _calendar(row, sources)
        if found.id in rules:
            raise CorpusError(place=row.place, problem="il calendario è ripetuto")
        rules[found.id] = found
    corrections = tuple(_holiday(row, sources) for row in table.tables("holiday"))
    table.done()
    for calendar in TermCalendar:
        if calendar not in rules:
            raise CorpusError(place=place, problem=f"manca il calendario «{calendar}»")
    return Calendars(rules, corrections)


def _calendar(row: Table, sources: Collection[str] | None) -> CalendarRules:
    units = row.texts("units")
    for unit in units:
        must_be_known(unit, [u.value for u in Unit], place=row.place, what="unità")
    minimum = row.get("min_working_days", int, 0)
    cited = row.get("sources", dict)
    seasons = tuple(_season(season, sources) for season in row.tables("season"))
    rules = CalendarRules(
        id=TermCalendar(_word(row, "id", [c.value for c in TermCalendar])),
        label=row.text("label"),
        units=tuple(Unit(u) for u in units),
        saturday=_or_reading(row, "saturday", Saturday),
        saturday_backward=_or_reading(row, "saturday_backward", Saturday),
        backward=_or_reading(row, "backward", Backward),
        min_working_days=minimum,
        sources=cited,
        confidence=Confidence(_word(row, "confidence", [c.value for c in Confidence])),
        checked_on=_day(row, "checked_on"),
        seasons=seasons,
        note=row.text("note", ""),
    )
    row.done()
    needed = {"count", "roll", "backward"}
    needed |= {"hours"} if Unit.HOURS in rules.units else set()
    needed |= {"minimum"} if minimum else set()
    needed |= {"suspension"} if seasons else set()
    if set(cited) != needed or minimum < 0 or not units:
        raise CorpusError(
            place=row.place, problem=f"«sources» deve dire: {', '.join(sorted(needed))}"
        )
    for citation in cited.values():
        _cited(row.place, citation, sources)
    return rules


def _season(row: Table, sources: Collection[str] | None) -> Season:
    valid_to = _day(row, "valid_to") if "valid_to" in row.values else None
    season = Season(
        first=_month_day(row, "first"),
        last=_month_day(row, "last"),
        valid_from=_day(row, "valid_from"),
        valid_to=valid_to,
        source=row.text("source"),
    )
    row.done()
    if season.last < season.first or (valid_to is not None and valid_to < season.valid_from):
        raise CorpusError(place=row.place, problem="finisce prima di cominciare")
    _cited(row.place, season.source, sources)
    return season


def _holiday(row: Table, sources: Collection[str] | None) -> HolidayRule:
    every_year = "on" in row.values
    seat = row.text("seat", None)
    rule = HolidayRule(
        label=row.text("label"),
        closed=row.get("closed", bool),
        source=row.text("source"),
        month_day=_month_day(row, "on") if every_year else None,
        day=None if every_year else _day(row, "day"),
        valid_from=_day(row, "valid_from") if every_year else date.min,
        seat=seat,
    )
    row.done()
    if seat is not None:
        must_be_known(seat, seats(), place=row.place, what="sede")
    _cited(row.place, rule.source, sources)
    return rule


def _word(row: Table, key: str, options: Collection[str]) -> str:
    word: str = row.text(key)
    must_be_known(word, options, place=row.place, what=f"«{key}»")
    return word


def _or_reading(row: Table, key: str, options: type[_E]) -> _E | None:
    word = _word(row, key, [*(o.value for o in options), _READING])
    return None if word == _READING else options(word)


def _day(row: Table, key: str) -> date:
    day = row.day(key)
    if isinstance(day, datetime):
        raise CorpusError(place=row.place, problem=f"«{key}» deve essere una data, senza ora")
    return day


def _month_day(row: Table, key: str) -> tuple[int, int]:
    match = _MONTH_DAY.fullmatch(row.text(key))
    try:
        day = date(_LEAP, int(match[1]), int(match[2])) if match else None
    except ValueError:
        day = None
    if day is None:
        raise CorpusError(place=row.place, problem=f"«{key}» deve essere MM-GG, per esempio 08-31")
    return day.month, day.day


def _cited(place: str, citation: Any, sources: Collection[str] | None) -> None:
    if not isinstance(citation, str) or not citation.strip():
        raise CorpusError(place=place, problem="una fonte è vuota")
    for source in unknown_sources(citation, sources) if sources is not None else ():
        raise CorpusError(
            place=place,
            problem=f"la fonte «{source}» non è in workflows/sources.toml",
            mend=closest(source, sources or ()),
        )

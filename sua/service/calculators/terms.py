"""Terms: the last day, by the legal calendar."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime

from sua.corpus.rulebooks import Corpus
from sua.domain.calendar import legal_day, resolve_seat
from sua.domain.errors import InputError
from sua.law.calendars import (
    READING_POINTS,
    Backward,
    CalendarRules,
    Patron,
    Saturday,
    TermReadings,
)
from sua.law.sources import cite
from sua.law.time_limits import (
    Direction,
    TermCalendar,
    TermEnd,
    Unit,
    hours_end,
    term_end,
    unit_of,
)
from sua.service.calc_input import Fields, choice, whole
from sua.service.calculators.base import Calculator, Json

_FIRST, _LAST = date(1970, 1, 1), date(2099, 12, 31)
_CENTURY = {
    Unit.HOURS: 876_000,
    Unit.DAYS: 36_500,
    Unit.WORKING_DAYS: 25_000,
    Unit.WEEKS: 5_200,
    Unit.MONTHS: 1_200,
}
_SHOWN = 40


def start_of(raw: object, place: str) -> date | datetime:
    """A day, or an instant with its zone.

    Raises:
        InputError: neither, or before 1970 or after 2099, for which the holidays are not known.
    """
    text = str(raw)
    try:
        found = date.fromisoformat(text) if len(text) <= len("AAAA-MM-GG") else None
        if found is None:
            found = datetime.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            f"«{place}» deve essere una data AAAA-MM-GG, o un istante con il suo fuso, per esempio"
            " 2026-03-23T12:00:00+01:00.",
            code="field.date",
            field=place,
        ) from error
    if isinstance(found, datetime) and found.tzinfo is None:
        raise InputError(
            f"«{place}» è un'ora senza fuso: scriverla per esempio 2026-03-23T12:00:00+01:00.",
            code="field.zone",
            field=place,
        )
    day = found.date() if isinstance(found, datetime) else found
    if not _FIRST <= day <= _LAST:
        raise InputError(
            f"«{place}» deve stare fra il 1970 e il 2099.", code="field.date", field=place
        )
    return found


def day_in_range(raw: object, place: str) -> date:
    """A legal day between 1970 and 2099; an instant gives its day in Rome."""
    found = start_of(raw, place)
    return legal_day(found) if isinstance(found, datetime) else found


def readings_of(corpus: Corpus, fields: Fields) -> TermReadings:
    """The readings given, each filled in with its default of ``workflows/readings.toml``."""
    usual = TermReadings.of(corpus.readings)
    return TermReadings(
        saturday=fields.optional("saturday", choice(Saturday), usual.saturday),
        backward=fields.optional("backward", choice(Backward), usual.backward),
        patron=fields.optional("patron", choice(Patron), usual.patron),
    )


def seat_of(fields: Fields) -> str | None:
    """The seat given, if any, as the library knows it."""
    found: str | None = fields.optional("seat", lambda raw, p: resolve_seat(str(raw), p), None)
    return found


def readings_json(readings: TermReadings) -> Json:
    """The readings taken, by point."""
    return {point: getattr(readings, point).value for point in READING_POINTS}


def _deadline(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    start = fields.take("start", start_of)
    length, unit, unsure = _length(corpus, fields, law_day)
    calendar = fields.optional("calendar", choice(TermCalendar), TermCalendar.CIVIL)
    direction = fields.optional("direction", choice(Direction), Direction.FORWARD)
    seat, readings = seat_of(fields), readings_of(corpus, fields)
    fields.done()
    rules = corpus.calendars.rules[calendar]
    _countable(rules, unit, start)

    def ends(read: TermReadings) -> TermEnd:
        legal = corpus.calendars.of(calendar, read, seat)
        if unit is Unit.HOURS and isinstance(start, datetime):
            return hours_end(start, length, legal, direction)
        day = legal_day(start) if isinstance(start, datetime) else start
        return term_end(day, length, unit, legal, direction)

    end = ends(readings)
    if not _FIRST <= end.last_day <= _LAST:
        raise InputError(
            "Il termine finisce fuori dagli anni di cui si conoscono le festività, dal 1970 al 2099.",
            code="field.too_long",
            field="term",
        )
    contested = _contested(end, readings, ends)
    if rules.confidence.needs_confirmation:
        unsure.append(f"calendar.{calendar}")
    unsure += [f"reading.{point}" for point in contested]
    return {
        "last_day": end.last_day.isoformat(),
        "nominal": end.nominal.isoformat(),
        "rolled": end.rolled,
        "expires_at": end.expires_at.isoformat(),
        "article": cite(end.article, corpus.sources),
        "holidays": [{"day": d.isoformat(), "name": name} for d, name in end.holidays],
        "readings": readings_json(readings),
        "contested": contested,
        "needs_confirmation": unsure,
    }


def _length(corpus: Corpus, fields: Fields, law_day: date) -> tuple[int, Unit, list[str]]:
    """How long the term is: as given, or as a parameter says, in its own unit."""
    if not fields.given("parameter"):
        unit = fields.optional("unit", choice(Unit), Unit.DAYS)
        return fields.take("term", whole(0, _CENTURY[unit])), unit, []
    if fields.given("term"):
        raise InputError(
            "«term» e «parameter» si escludono: dare l'uno o l'altro.",
            code="field.exclusive",
            field="term",
        )
    parameter = fields.take("parameter", lambda raw, _: str(raw))
    law = corpus.law.at(law_day)
    length, own = law.integer(parameter), unit_of(law.value(parameter).unit)
    if own is None and not fields.given("unit"):
        raise InputError(
            f"«{parameter[:_SHOWN]}» è in {law.value(parameter).unit}, che non è l'unità di un"
            " termine: indicare «unit».",
            code="field.unit",
            field="parameter",
        )
    unit = fields.optional("unit", choice(Unit), own or Unit.DAYS)
    if not 0 <= length <= _CENTURY[unit]:
        raise InputError(
            f"«{parameter[:_SHOWN]}» non è la durata di un termine.",
            code="field.unit",
            field="parameter",
        )
    return length, unit, list(law.unconfirmed([parameter]))


def _countable(rules: CalendarRules, unit: Unit, start: date | datetime) -> None:
    if unit not in rules.units:
        raise InputError(
            f"Il calendario «{rules.id}» non conta in «{unit}»; ammette: {', '.join(rules.units)}.",
            code="field.choice",
            field="unit",
        )
    if unit is Unit.HOURS and not isinstance(start, datetime):
        raise InputError(
            "Un termine in ore parte da un istante: scrivere «start» per esempio"
            " 2026-03-23T12:00:00+01:00.",
            code="field.instant",
            field="start",
        )


def _contested(
    end: TermEnd, readings: TermReadings, ends: Callable[[TermReadings], TermEnd]
) -> Json:
    """Point → other reading → the last day it would give, where it differs."""
    others = (
        *(("saturday", option, replace(readings, saturday=option)) for option in Saturday),
        *(("backward", option, replace(readings, backward=option)) for option in Backward),
        *(("patron", option, replace(readings, patron=option)) for option in Patron),
    )
    found: Json = {}
    for point, option, read in others:
        other = end if read == readings else ends(read)
        if other.last_day != end.last_day:
            found.setdefault(point, {})[option.value] = other.last_day.isoformat()
    return found


READING_INPUTS = (
    ("saturday", "rolls | counts: il sabato dei termini civili e amministrativi"),
    ("backward", "precedes | stays: un termine a ritroso che cade in giorno chiuso"),
    ("patron", "counts | ignored: la festa del patrono della sede"),
)

CALCULATORS: Mapping[str, Calculator] = {
    "deadline": Calculator(
        "Ultimo giorno di un termine",
        (
            ("start", "il giorno dell'evento, che non si conta; un istante, se in ore"),
            ("term", "la durata, oppure"),
            ("parameter", "il parametro di legge che la fissa, al giorno «day»"),
            ("unit", "days | working_days | weeks | months | hours; days, se manca"),
            ("calendar", "civil | eu | procedural; civil, se manca"),
            ("direction", "forward | backward: a ritroso da una data; forward, se manca"),
            ("seat", "sigla della provincia dell'ente, per esempio PD: conta il patrono"),
            ("day", "il giorno della legge; oggi, se manca"),
            *READING_INPUTS,
        ),
        _deadline,
        '{"start": "2026-03-23", "term": 10, "unit": "days", "calendar": "eu", "seat": "PD"}',
    ),
}

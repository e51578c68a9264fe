"""Terms: the last day, by the legal calendar."""

from collections.abc import Callable, Mapping
from datetime import date

from sua.corpus.rulebooks import Corpus
from sua.domain.errors import InputError
from sua.law.time_limits import TermCalendar, Unit, term_end
from sua.service.calc_input import Fields, choice, day, whole
from sua.service.calculators.base import Calculator, Json

_MAX_LENGTH = 36_500


def _deadline(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    start = fields.take("start", day)
    unit = fields.optional("unit", choice(Unit), Unit.DAYS)
    calendar = fields.optional("calendar", choice(TermCalendar), TermCalendar.CIVIL)
    if fields.given("parameter"):
        parameter = fields.take("parameter", lambda raw, _: str(raw))
        law = corpus.law.at(law_day)
        length, unsure = law.integer(parameter), list(law.unconfirmed([parameter]))
    else:
        length, unsure = fields.take("length", whole(0, _MAX_LENGTH)), []
    saturday = fields.optional(
        "saturday", _saturday(corpus), corpus.readings.chosen("saturday", {})
    )
    fields.done()
    end = term_end(start, length, unit, calendar, saturday_rolls=saturday == "rolls")
    return {
        "last_day": end.last_day.isoformat(),
        "nominal": end.nominal.isoformat(),
        "rolled": end.rolled,
        "article": end.article,
        "readings": {"saturday": saturday},
        "needs_confirmation": unsure,
    }


def _saturday(corpus: Corpus) -> Callable[[object, str], str]:
    def parse(raw: object, place: str) -> str:
        options = corpus.readings.points["saturday"].options
        if str(raw) in options:
            return str(raw)
        raise InputError(
            f"«{place}» ammette: {', '.join(options)}.", code="field.choice", field=place
        )

    return parse


CALCULATORS: Mapping[str, Calculator] = {
    "deadline": Calculator(
        "Ultimo giorno di un termine",
        (
            ("start", "il giorno dell'evento, che non si conta"),
            ("length", "la durata, oppure"),
            ("parameter", "il parametro di legge che la fissa, al giorno «day»"),
            ("unit", "days | working_days | months; days, se manca"),
            ("calendar", "civil | eu; civil, se manca"),
            ("saturday", "rolls | counts"),
        ),
        _deadline,
        '{"start": "2026-03-23", "length": 10, "unit": "days", "calendar": "eu"}',
    ),
}

"""Numbers and amounts in words."""

from collections.abc import Mapping
from datetime import date

from sua.corpus.rulebooks import Corpus
from sua.domain.errors import InputError
from sua.domain.numbers import format_euro, parse_decimal, parse_euro
from sua.domain.words import euro_in_words, integer_in_words
from sua.service.calc_input import Fields
from sua.service.calculators.base import Calculator, Json


def _amount_in_words(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    del corpus, law_day
    integer = fields.optional("integer", _whole, None)
    amount = fields.optional("amount", parse_euro, None)
    fields.done()
    if amount is not None and integer is None:
        words = euro_in_words(amount)
        figures = format_euro(amount)
        return {"words": words, "figures": figures, "act": f"euro {figures} (euro {words})"}
    if integer is not None and amount is None:
        return {"words": integer_in_words(integer)}
    raise InputError(
        "Indicare «integer» (un numero intero) oppure «amount» (un importo in euro).",
        code="field.one_of",
        field="integer",
    )


def _whole(raw: str, place: str) -> int | None:
    value = parse_decimal(raw, place)
    if value != int(value):
        raise InputError(
            f"«{place}» deve essere un numero intero; per un importo c'è «amount».",
            code="field.integer",
            field=place,
        )
    return int(value)


CALCULATORS: Mapping[str, Calculator] = {
    "amount-in-words": Calculator(
        "Un numero o un importo in lettere, come negli atti",
        (
            ("integer", "un numero intero, oppure"),
            ("amount", "un importo in euro: i centesimi restano in cifre dopo la barra"),
        ),
        _amount_in_words,
        '{"amount": "443600.20"}',
    ),
}

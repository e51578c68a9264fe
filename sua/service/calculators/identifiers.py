"""Identifiers: whether a code can exist, and how it is written."""

from collections.abc import Callable, Mapping
from datetime import date

from sua.corpus.rulebooks import Corpus
from sua.domain import identifiers as codes
from sua.domain.errors import InputError
from sua.service.calc_input import Fields
from sua.service.calculators.base import Calculator, Json
from sua.service.calculators.parts import text

_BODY_LENGTH = 11
_NUTS_ROOT = 2


def _cpv_form(value: str) -> str:
    return "with_check_digit" if "-" in value else "eight_digits"


def _fiscal_form(value: str) -> str:
    return "body" if len(value) == _BODY_LENGTH else "person"


# kind → (parser, what is told of a valid one, what the check does not reach)
_KINDS: Mapping[str, tuple[codes.Parser, Callable[[str], str] | None, str]] = {
    "cig": (codes.parse_cig, lambda value: str(codes.cig_form(value)), ""),
    "cup": (codes.parse_cup, None, "Verificata la sola forma."),
    "cui": (codes.parse_cui, None, ""),
    "cpv": (
        codes.parse_cpv,
        _cpv_form,
        "Verificate la forma e la divisione: la cifra di controllo non segue una regola pubblicata.",
    ),
    "codice_fiscale": (codes.parse_codice_fiscale, _fiscal_form, ""),
    "partita_iva": (codes.parse_partita_iva, None, ""),
    "ipa": (
        codes.parse_ipa,
        lambda value: "office" if codes.is_office(value) else "body",
        "Verificata la sola forma: sei caratteri possono essere di un ente o di un ufficio.",
    ),
    "istat": (codes.parse_istat, None, "Verificata la sola forma."),
    "nuts": (
        codes.parse_nuts,
        lambda value: f"level_{len(value) - _NUTS_ROOT}",
        "Verificata la sola forma.",
    ),
    "ausa": (codes.parse_ausa, None, "Verificata la sola forma."),
}


def _identifier(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    del corpus, law_day
    kind = fields.take("kind", _kind)
    value = fields.take("value", _written)
    fields.done()
    parse, form, beyond = _KINDS[kind]
    try:
        found = parse(value, "value")
    except InputError as error:
        return {
            "kind": kind,
            "valid": False,
            "normalized": None,
            "code": error.code,
            "reason": str(error),
        }
    answer: Json = {"kind": kind, "valid": True, "normalized": found, "code": None, "reason": None}
    if form is not None:
        answer["form"] = form(found)
    if beyond:
        answer["note"] = beyond
    return answer


def _kind(raw: object, place: str) -> str:
    if isinstance(raw, str) and raw in _KINDS:
        return raw
    raise InputError(
        f"«{place}» è «{str(raw)[:40]}»; ammette: {', '.join(_KINDS)}.",
        code="field.choice",
        field=place,
    )


def _written(raw: object, place: str) -> str:
    """A text, even an empty one: that it is no code is the answer."""
    return raw if isinstance(raw, str) else text(raw, place)


CALCULATORS: Mapping[str, Calculator] = {
    "identifier": Calculator(
        "Controllo di un codice: CIG, CUP, CUI, CPV, codice fiscale e altri",
        (
            ("kind", " | ".join(_KINDS)),
            ("value", "il codice, come testo; spazi e minuscole non contano"),
        ),
        _identifier,
        '{"kind": "cig", "value": "BAE8168AE0"}',
    ),
}

"""Money between bodies: what a Comune owes the SUA, and amounts shared to the cent."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sua.corpus.rulebooks import Corpus
from sua.domain.errors import InputError
from sua.domain.numbers import parse_decimal, parse_euro
from sua.law.apportionment import apportion
from sua.law.fee_scheme import Band, BandedScheme, fee
from sua.service.calc_input import Fields
from sua.service.calculators.base import Calculator, Json, number
from sua.service.calculators.parts import ROUNDING, percentage, plain, positive_euro, signed_euro

_MAX_BANDS, _MAX_WEIGHTS = 100, 100_000


def _band(raw: object, place: str) -> Band:
    if not isinstance(raw, list) or len(raw) != 2:  # noqa: PLR2004 -- a band is a pair
        raise InputError(
            f'«{place}» deve essere una coppia [fino a, percentuale], per esempio ["200000", "0.5"].',
            code="field.type",
            field=place,
        )
    up_to = None if raw[0] is None else positive_euro(raw[0], f"{place}[0]")
    return Band(up_to, percentage(raw[1], f"{place}[1]"))


def _fee(_corpus: Corpus, fields: Fields, _law_day: date) -> Json:
    bands = fields.each("bands", _band, at_most=_MAX_BANDS)
    minimum = fields.optional("minimum", parse_euro, None)
    maximum = fields.optional("maximum", parse_euro, None)
    amount = fields.take("amount", parse_euro)
    fields.done()
    scheme = _scheme(bands, minimum, maximum)
    if not scheme.covers(amount):
        raise InputError(
            f"L'importo supera l'ultimo scaglione ({plain(bands[-1].up_to or amount)} euro):"
            " aggiungere uno scaglione, con null se è senza limite.",
            code="bands.short",
            field="amount",
        )
    found = fee(scheme, amount)
    return {
        "fee": plain(found.fee),
        "bands": [number(str(part), None) for part in found.parts],
        "rounding": ROUNDING,
    }


def _scheme(
    bands: tuple[Band, ...], minimum: Decimal | None, maximum: Decimal | None
) -> BandedScheme:
    ends = [band.up_to for band in bands]
    bounded = [end for end in ends if end is not None]
    if not bands or None in ends[:-1] or bounded != sorted(set(bounded)):
        raise InputError(
            "Gli scaglioni vanno elencati in ordine crescente; solo l'ultimo può essere senza limite"
            " (null).",
            code="bands.order",
            field="bands",
        )
    if minimum is not None and maximum is not None and maximum < minimum:
        raise InputError(
            f"Il massimo ({plain(maximum)} euro) è inferiore al minimo ({plain(minimum)} euro).",
            code="bands.limits",
            field="maximum",
        )
    return BandedScheme(bands=bands, minimum=minimum, maximum=maximum)


def _weight(raw: str, place: str) -> Decimal:
    value = parse_decimal(raw, place)
    if value < 0:
        raise InputError(
            f"«{place}» è negativo: un peso va da zero in su.", code="weight.negative", field=place
        )
    return value


def _apportion(_corpus: Corpus, fields: Fields, _law_day: date) -> Json:
    total = fields.take("total", signed_euro)
    weights = fields.each("weights", _weight, at_most=_MAX_WEIGHTS)
    fields.done()
    if not weights:
        raise InputError("Serve almeno un peso.", code="weights.empty", field="weights")
    found = apportion(total, weights)
    return {
        "shares": [plain(share) for share in found.shares],
        "basis": found.basis.value,
        "method": "largest_remainder",
        "ties": "first",
    }


CALCULATORS: Mapping[str, Calculator] = {
    "fee": Calculator(
        "Corrispettivo dovuto dal Comune alla SUA, a scaglioni",
        (
            (
                "bands",
                "gli scaglioni [[fino a, percentuale], …], l'ultimo con null se senza limite",
            ),
            ("minimum", "il minimo dovuto in euro; nessuno, se manca"),
            ("maximum", "il massimo dovuto in euro; nessuno, se manca"),
            ("amount", "l'importo su cui si calcola, in euro, al netto dell'IVA"),
        ),
        _fee,
        '{"bands": [["200000", "0.5"], [null, "0.4"]], "minimum": "500", "amount": "1000000"}',
    ),
    "apportion": Calculator(
        "Riparto di un importo al centesimo, secondo i resti più alti",
        (
            ("total", "l'importo da ripartire, in euro, anche negativo (uno storno)"),
            ("weights", "i pesi, da zero in su; se sono tutti zero le quote sono uguali"),
        ),
        _apportion,
        '{"total": "100.00", "weights": ["1", "1", "1"]}',
    ),
}

"""Exact numbers: strict reading, explicit rounding, Italian writing. Never a float.

Money is :class:`~decimal.Decimal` euro with at most two decimals; calculations that divide use
:class:`~fractions.Fraction`, and round only where a rule says so, through the two functions here.
"""

import re
from decimal import Decimal, localcontext
from fractions import Fraction

from sua.domain.errors import InputError

_PLAIN = re.compile(r"-?\d+(\.\d+)?")
_MAX_DIGITS = 40
_CENTS = 2
Exact = Decimal | Fraction | int


def parse_decimal(text: str, field: str | None = None) -> Decimal:
    """A plain decimal number: digits, one point at most, a leading minus.

    Raises:
        InputError: exponent, comma, separator, NaN, too many digits, or anything else.

    >>> parse_decimal("29.80")
    Decimal('29.80')
    >>> parse_decimal("1.234,50")
    Traceback (most recent call last):
    sua.domain.errors.InputError: «1.234,50» non è un numero: scriverlo con il punto decimale e
    senza separatori, per esempio 1234.50.
    """
    if not isinstance(text, str) or not _PLAIN.fullmatch(text) or not text.isascii():
        raise InputError(
            f"«{str(text)[:60]}» non è un numero: scriverlo con il punto decimale e senza separatori,"
            " per esempio 1234.50.",
            code="decimal.malformed",
            field=field,
        )
    if len(text) > _MAX_DIGITS:
        raise InputError(
            f"Il numero ha più di {_MAX_DIGITS} cifre.", code="decimal.too_long", field=field
        )
    return Decimal(text)


def parse_euro(text: str, field: str | None = None) -> Decimal:
    """An amount in euro: not negative, at most two decimals.

    >>> parse_euro("650000")
    Decimal('650000')
    """
    value = parse_decimal(text, field)
    if value < 0:
        raise InputError("L'importo è negativo.", code="euro.negative", field=field)
    if round_half_up(value, _CENTS) != value:
        raise InputError("L'importo ha più di due decimali.", code="euro.cents", field=field)
    return value


def parse_percent(text: str, field: str | None = None) -> Decimal:
    """A discount in percent: from 0 included to 100 excluded.

    >>> parse_percent("32.848")
    Decimal('32.848')
    """
    value = parse_decimal(text, field)
    if not 0 <= value < 100:  # noqa: PLR2004 -- a percentage is of a hundred
        raise InputError(
            f"«{text}» non è un ribasso: va da 0 compreso a 100 escluso.",
            code="percent.range",
            field=field,
        )
    return value


def round_half_up(value: Exact, places: int) -> Decimal:
    """Round to ``places`` decimals, halves away from zero.

    >>> round_half_up(Fraction(8425, 10000), 3)
    Decimal('0.843')
    """
    scaled = Fraction(value) * 10**places
    magnitude = abs(scaled)
    whole = (2 * magnitude.numerator + magnitude.denominator) // (2 * magnitude.denominator)
    return _scaled(-whole if scaled < 0 else whole, places)


def truncate(value: Exact, places: int) -> Decimal:
    """Cut after ``places`` decimals, towards zero.

    >>> truncate(Fraction(8429, 10000), 3)
    Decimal('0.842')
    """
    scaled = Fraction(value) * 10**places
    whole = abs(scaled).numerator // abs(scaled).denominator
    return _scaled(-whole if scaled < 0 else whole, places)


def _scaled(units: int, places: int) -> Decimal:
    return Decimal((1 if units < 0 else 0, tuple(int(d) for d in str(abs(units))), -places))


def exact_decimal(value: Fraction) -> Decimal | None:
    """The decimal equal to a fraction, or None where its expansion never ends.

    >>> exact_decimal(Fraction(1, 8)), exact_decimal(Fraction(1, 3))
    (Decimal('0.125'), None)
    """
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return None if rest != 1 else round_half_up(value, max(twos, fives))


def format_decimal(value: Exact, places: int | None = None, *, shown: int = 7) -> str:
    """Italian text: comma, points every three digits; «…» where an expansion never ends.

    >>> format_decimal(Decimal("31.485")), format_decimal(Fraction(1, 3)), format_decimal(5, 2)
    ('31,485', '0,3333333…', '5,00')
    """
    tail = ""
    if places is not None:
        number = round_half_up(value, places)
    elif isinstance(value, Fraction):
        exact = exact_decimal(value)
        number, tail = (exact, "") if exact is not None else (truncate(value, shown), "…")
    else:
        number = Decimal(value)
    with localcontext(prec=_MAX_DIGITS * 2):
        text = f"{number:,f}"
    return text.translate(str.maketrans(",.", ".,")) + tail


def format_euro(value: Exact) -> str:
    """Italian text of an amount, two decimals.

    >>> format_euro(Decimal("650000"))
    '650.000,00'
    """
    return format_decimal(value, _CENTS)

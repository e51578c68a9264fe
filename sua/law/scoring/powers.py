"""Powers with a fractional exponent, the same digits on every machine: never a float.

A whole exponent is computed exactly. Any other is ``exp(exponent · ln(base))`` with 70 digits, whose
two functions the decimal module rounds correctly, and kept to 50 decimals: a root that is rational
(the square root of 0.25) comes out exact.
"""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from sua.domain.errors import InputError

DIGITS = 70
KEPT = 50
MAX_EXPONENT = 100
_WORK = Context(prec=DIGITS, rounding=ROUND_HALF_EVEN)
_UNIT = Decimal(1).scaleb(-KEPT)


def as_decimal(value: Fraction) -> Decimal:
    """A fraction as a decimal of 70 digits.

    >>> as_decimal(Fraction(1, 8))
    Decimal('0.125')
    """
    return _WORK.divide(Decimal(value.numerator), Decimal(value.denominator))


def snapped(value: Decimal) -> Fraction:
    """A computed decimal kept to 50 decimals, as a fraction."""
    return Fraction(_WORK.quantize(value, _UNIT))


def square_root(value: Fraction) -> Fraction:
    """The square root of a number from zero up, to 50 decimals.

    >>> square_root(Fraction(9, 4))
    Fraction(3, 2)
    """
    return snapped(_WORK.sqrt(as_decimal(value)))


def power(base: Fraction, exponent: Fraction) -> Fraction:
    """``base ** exponent`` for a base from 0 to 1; exact for whole exponents, else to 50 decimals.

    Raises:
        InputError: the base is not between 0 and 1, or the exponent not above 0 and at most 100.

    >>> power(Fraction(1, 4), Fraction(1, 2)), power(Fraction(2, 3), Fraction(2))
    (Fraction(1, 2), Fraction(4, 9))
    """
    if not 0 <= base <= 1:
        raise InputError("La base della potenza non è fra 0 e 1.", code="power.base")
    if not 0 < exponent <= MAX_EXPONENT:
        raise InputError(
            f"L'esponente deve essere maggiore di 0 e al più {MAX_EXPONENT}.",
            code="power.exponent",
            field="alpha",
        )
    if base in (0, 1):
        return base
    if exponent.denominator == 1:
        return Fraction(base.numerator**exponent.numerator, base.denominator**exponent.numerator)
    logarithm = _WORK.ln(as_decimal(base))
    return snapped(_WORK.exp(_WORK.multiply(as_decimal(exponent), logarithm)))

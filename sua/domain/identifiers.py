"""Italian identifiers a case carries: CIG, CUP, CUI, CPV, NUTS, codice fiscale.

Each ``parse_*`` returns the normalised text (upper case, no spaces) or raises
:class:`~sua.domain.errors.InputError` with the field and the mend. Formats: the numeric CIG is seven
digits and three hexadecimal check characters; the smart CIG, no longer issued, is X, Y or Z, two
check characters and seven hexadecimal ones; the alphanumeric one is issued through the PCP, and its
check rule is not published, so only its form is verified. The two check rules are not official: they
hold on every real code we tried. CUP from CIPE resolution 143/2002; CPV
from Reg. (CE) 213/2008; codice fiscale and partita IVA through python-stdnum.
"""

import re
from typing import cast

from stdnum.exceptions import ValidationError
from stdnum.it import codicefiscale, iva

from sua.domain.errors import InputError

_CIG_NUMERIC = re.compile(r"\d{7}[0-9A-F]{3}")
_CIG_ALPHANUMERIC = re.compile(r"[A-U][0-9A-F]{9}")
_CUP = re.compile(r"[A-Z]\d{2}[A-Z]\d{11}")
_CPV = re.compile(r"\d{8}(-\d)?")
_NUTS = re.compile(r"IT[A-Z0-9]{0,3}")
_CUI = re.compile(r"[LFS]\d{11}\d{4}\d{5}")
_CIG_SMART = re.compile(r"[X-Z][0-9A-F]{9}")
# The number times 211, modulo 4091 (251 for a smart CIG), in hexadecimal.
_CIG_MULTIPLIER, _CIG_MODULUS, _SMART_MODULUS = 211, 4091, 251


def _clean(text: str) -> str:
    return text.strip().upper().replace(" ", "")


def parse_cig(text: str, field: str = "cig") -> str:
    """A CIG, with its check characters where the form has them.

    >>> parse_cig("08234246f9")
    '08234246F9'
    >>> parse_cig("08234246F8")
    Traceback (most recent call last):
    sua.domain.errors.InputError: Il CIG «08234246F8» ha i caratteri di controllo errati...
    """
    value = _clean(text)
    check = None
    if _CIG_NUMERIC.fullmatch(value):
        check = int(value[:7]) * _CIG_MULTIPLIER % _CIG_MODULUS == int(value[7:], 16)
        check = check and int(value[:7]) > 0
    elif _CIG_SMART.fullmatch(value):
        check = int(value[3:], 16) * _CIG_MULTIPLIER % _SMART_MODULUS == int(value[1:3], 16)
    if check is False:
        raise InputError(
            f"Il CIG «{value}» ha i caratteri di controllo errati: verificare la trascrizione.",
            code="cig.check",
            field=field,
        )
    if check or _CIG_ALPHANUMERIC.fullmatch(value):
        return value
    raise InputError(
        f"«{text}» non è un CIG: servono dieci caratteri, per esempio 08234246F9 o B0A1B2C3D4.",
        code="cig.malformed",
        field=field,
    )


def parse_cup(text: str, field: str = "cup") -> str:
    """A CUP: a letter, two digits, a letter, eleven digits.

    >>> parse_cup("J31B21000000001")
    'J31B21000000001'
    """
    return _matching(_CUP, text, field, "cup.malformed", "un CUP (15 caratteri, J31B21000000001)")


def parse_cpv(text: str, field: str = "cpv") -> str:
    """A CPV code: eight digits, optionally followed by its check digit.

    >>> parse_cpv("45233141-9")
    '45233141-9'
    """
    return _matching(_CPV, text, field, "cpv.malformed", "un codice CPV (esempio 45233141-9)")


def parse_nuts(text: str, field: str = "nuts") -> str:
    """An Italian NUTS code.

    >>> parse_nuts("ITH36")
    'ITH36'
    """
    return _matching(
        _NUTS, text, field, "nuts.malformed", "un codice NUTS italiano (esempio ITH36)"
    )


def parse_cui(text: str, field: str = "cui") -> str:
    """A CUI of the triennial programme: L, F or S, codice fiscale (11), year (4), progressive (5).

    >>> parse_cui("L80000000009202600001")
    'L80000000009202600001'
    """
    return _matching(_CUI, text, field, "cui.malformed", "un CUI (esempio L80000000009202600001)")


def parse_codice_fiscale(text: str, field: str = "codice_fiscale") -> str:
    """A codice fiscale of a person or, by its eleven digits, of a body or firm.

    >>> parse_codice_fiscale("00743110157")
    '00743110157'
    """
    value = _clean(text)
    try:
        validator = iva if value.isdigit() else codicefiscale
        return cast("str", validator.validate(value))
    except ValidationError as error:
        raise InputError(
            f"«{text}» non è un codice fiscale valido: verificare la trascrizione.",
            code="codice_fiscale.invalid",
            field=field,
        ) from error


def _matching(pattern: re.Pattern[str], text: str, field: str, code: str, what: str) -> str:
    value = _clean(text)
    if pattern.fullmatch(value):
        return value
    raise InputError(f"«{text}» non è {what}.", code=code, field=field)

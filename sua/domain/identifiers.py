"""Italian identifiers: CIG, CUP, CUI, CPV, NUTS, codice fiscale, partita IVA, IPA, ISTAT, AUSA.

Each ``parse_*`` returns the normalised text (upper case, no spaces) or raises
:class:`~sua.domain.errors.InputError` with the field and the mend: a code that cannot exist is refused,
that one exists is for the registers to say. Sources: CIG, the validation algorithm published by ANAC for
the national platform (numeric, alphanumeric of SIMOG and PCP, smart CIG); CUP, CIPE resolution 143/2002;
CPV, Reg. (CE) 213/2008, whose check digits follow no published rule and are verified in form only; NUTS,
Reg. (CE) 1059/2003 (classification of 2024); codice fiscale and partita IVA, through python-stdnum; CUI,
practice of the programmes (All. I.5), not read in a text; IPA, ISTAT and AUSA, form only.
"""

import re
from collections.abc import Callable
from typing import cast

from stdnum.exceptions import ValidationError
from stdnum.it import codicefiscale, iva

from sua.domain.errors import InputError

_CIG_NUMERIC = re.compile(r"\d{7}[0-9A-F]{3}")
_CIG_ALPHANUMERIC = re.compile(r"[A-U][0-9A-F]{9}")
_CIG_SMART = re.compile(r"[X-Z][0-9A-F]{9}")
# The number times 211, modulo 4091 (251 for a smart CIG), in hexadecimal.
_CIG_MULTIPLIER, _CIG_MODULUS, _SMART_MODULUS = 211, 4091, 251
_CUP = re.compile(r"[A-Z]\d{2}[A-Z]\d{11}")
_CUI = re.compile(r"[LFS](\d{11})(20\d{2})\d{5}")
_CPV = re.compile(r"\d{8}(-\d)?")
# The divisions of the main vocabulary.
_CPV_DIVISION = re.compile(
    r"0[39]|1[45689]|2[24]|3[0-57-9]|4[1-58]|5[015]|6[03-6]|7[0-35-79]|8[05]|9[028]"
)
_NUTS = re.compile(r"IT([CFGHI](\d[0-9A-Z]?)?|Z{1,3})?")
_IPA_BODY = re.compile(r"[A-Z0-9]+(_[A-Z0-9]+)*")
_IPA_OFFICE = re.compile(r"[A-Z0-9]{6}")
_IPA_LONGEST = 20
_ISTAT = re.compile(r"(?!000)\d{3}(?!000)\d{3}")
_AUSA = re.compile(r"(?!0{10})\d{10}")
_ORDINAL_BASE = ord("A") - 1

Parser = Callable[[str, str], str]
"""A code as written and the field it comes from; the code normalised."""


def _clean(text: str) -> str:
    return text.strip().upper().replace(" ", "")


def parse_cig(text: str, field: str = "cig") -> str:
    """A CIG of any form, with its check characters.

    >>> parse_cig("08234246f9"), parse_cig("BAE8168AE0"), parse_cig("Z3109F5AD3")
    ('08234246F9', 'BAE8168AE0', 'Z3109F5AD3')
    >>> parse_cig("08234246F8")
    Traceback (most recent call last):
    sua.domain.errors.InputError: Il CIG «08234246F8» ha i caratteri di controllo errati...
    """
    value = _clean(text)
    form = cig_form(value)
    if form is None:
        raise InputError(
            f"«{text[:60]}» non è un CIG: servono dieci caratteri, per esempio 08234246F9 o"
            " B0A1B2C21A.",
            code="cig.malformed",
            field=field,
        )
    if form == "numeric":
        number, given, modulus = int(value[:7]), value[7:], _CIG_MODULUS
        progressive = number
    elif form == "alphanumeric":
        progressive, given, modulus = int(value[1:7], 16), value[7:], _CIG_MODULUS
        number = progressive + ord(value[0]) - _ORDINAL_BASE
    else:
        number, given, modulus = int(value[3:], 16), value[1:3], _SMART_MODULUS
        progressive = number
    if progressive == 0:
        raise InputError(
            f"Il CIG «{value}» ha il progressivo a zero: non identifica alcuna procedura.",
            code="cig.check",
            field=field,
        )
    if number * _CIG_MULTIPLIER % modulus != int(given, 16):
        raise InputError(
            f"Il CIG «{value}» ha i caratteri di controllo errati: verificare la trascrizione.",
            code="cig.check",
            field=field,
        )
    return value


def cig_form(value: str) -> str | None:
    """Which form a normalised CIG has: numeric, alphanumeric, smart, or none of them.

    >>> cig_form("08234246F9"), cig_form("BAE8168AE0"), cig_form("Z3109F5AD3"), cig_form("V1")
    ('numeric', 'alphanumeric', 'smart', None)
    """
    for form, pattern in (
        ("numeric", _CIG_NUMERIC),
        ("alphanumeric", _CIG_ALPHANUMERIC),
        ("smart", _CIG_SMART),
    ):
        if value.isascii() and pattern.fullmatch(value):
            return form
    return None


def parse_cup(text: str, field: str = "cup") -> str:
    """A CUP: a letter, two digits, a letter, eleven digits.

    >>> parse_cup("J31B21000000001")
    'J31B21000000001'
    """
    return _matching(_CUP, text, field, "cup.malformed", "un CUP (15 caratteri, J31B21000000001)")


def parse_cpv(text: str, field: str = "cpv") -> str:
    """A CPV code: eight digits of an existing division, optionally followed by the check digit.

    >>> parse_cpv("45233141-9"), parse_cpv("45233141")
    ('45233141-9', '45233141')
    """
    value = _matching(_CPV, text, field, "cpv.malformed", "un codice CPV (esempio 45233141-9)")
    if not _CPV_DIVISION.fullmatch(value[:2]):
        raise InputError(
            f"«{value}» non è un codice CPV: la divisione {value[:2]} non esiste.",
            code="cpv.division",
            field=field,
        )
    return value


def parse_nuts(text: str, field: str = "nuts") -> str:
    """An Italian NUTS code, of the country or of any of the three levels.

    >>> parse_nuts("IT"), parse_nuts("ITH"), parse_nuts("ITH3"), parse_nuts("ITH36")
    ('IT', 'ITH', 'ITH3', 'ITH36')
    """
    return _matching(
        _NUTS, text, field, "nuts.malformed", "un codice NUTS italiano (esempio ITH36)"
    )


def parse_cui(text: str, field: str = "cui") -> str:
    """A CUI of the triennial programme: L, F or S, codice fiscale (11), year (4), progressive (5).

    >>> parse_cui("F09059340019202400098")
    'F09059340019202400098'
    """
    value = _matching(_CUI, text, field, "cui.malformed", "un CUI (esempio F09059340019202400098)")
    if not iva.is_valid(value[1:12]):
        raise InputError(
            f"Il CUI «{value}» contiene un codice fiscale non valido ({value[1:12]}): verificare la"
            " trascrizione.",
            code="cui.codice_fiscale",
            field=field,
        )
    return value


def parse_codice_fiscale(text: str, field: str = "codice_fiscale") -> str:
    """A codice fiscale of a person (also with omocodia) or, by its eleven digits, of a body or firm.

    >>> parse_codice_fiscale("00743110157"), parse_codice_fiscale("rccmnl83s18d969h")
    ('00743110157', 'RCCMNL83S18D969H')
    """
    value = _clean(text)
    try:
        validator = iva if value.isdigit() else codicefiscale
        return cast("str", validator.validate(value))
    except ValidationError as error:
        raise InputError(
            f"«{text[:60]}» non è un codice fiscale valido: verificare la trascrizione.",
            code="codice_fiscale.invalid",
            field=field,
        ) from error


def parse_partita_iva(text: str, field: str = "partita_iva") -> str:
    """A partita IVA: eleven digits, the last one of control; «IT» before them is dropped.

    >>> parse_partita_iva("IT 00743110157")
    '00743110157'
    """
    try:
        return iva.validate(_clean(text))
    except ValidationError as error:
        raise InputError(
            f"«{text[:60]}» non è una partita IVA valida: servono undici cifre; verificare la"
            " trascrizione.",
            code="partita_iva.invalid",
            field=field,
        ) from error


def parse_ipa(text: str, field: str = "ipa") -> str:
    """The code of a body in the IPA index, or the six characters of one of its offices.

    >>> parse_ipa("c_l219"), parse_ipa("uf5hhg")
    ('C_L219', 'UF5HHG')
    """
    value = _matching(
        _IPA_BODY, text, field, "ipa.malformed", "un codice IPA (esempi c_l219 e UF5HHG)"
    )
    if len(value) > _IPA_LONGEST:
        raise InputError(
            f"Il codice IPA ha più di {_IPA_LONGEST} caratteri.", code="ipa.malformed", field=field
        )
    return value


def is_office(ipa: str) -> bool:
    """Whether a normalised IPA code has the form of an office's (codice univoco ufficio)."""
    return _IPA_OFFICE.fullmatch(ipa) is not None


def parse_istat(text: str, field: str = "istat") -> str:
    """The ISTAT code of a Comune: three digits of the Province, three of the Comune.

    >>> parse_istat("001272")
    '001272'
    """
    return _matching(
        _ISTAT,
        text,
        field,
        "istat.malformed",
        "il codice ISTAT di un Comune (sei cifre con gli zeri iniziali, esempio 001272)",
    )


def parse_ausa(text: str, field: str = "ausa") -> str:
    """The AUSA code of a contracting authority: ten digits.

    >>> parse_ausa("0000246497")
    '0000246497'
    """
    return _matching(
        _AUSA,
        text,
        field,
        "ausa.malformed",
        "un codice AUSA (dieci cifre con gli zeri iniziali, esempio 0000246497)",
    )


def _matching(pattern: re.Pattern[str], text: str, field: str, code: str, what: str) -> str:
    value = _clean(text)
    if value.isascii() and pattern.fullmatch(value):
        return value
    raise InputError(f"«{text[:60]}» non è {what}.", code=code, field=field)

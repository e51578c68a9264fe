"""Numbers in Italian words, as acts write them.

Below a million one word («novantottomilasettecentosessantacinque»); above, the millions and the rest
are separate words joined by «e», by commas when they are more than two. A compound that ends in «tre»
has the accent, inside a compound it has not; «cento» meets «otto» and «ottanta» with one «o».
"""

from decimal import Decimal

from sua.domain.errors import InputError
from sua.domain.numbers import round_half_up

_SMALL = (
    "zero",
    "uno",
    "due",
    "tre",
    "quattro",
    "cinque",
    "sei",
    "sette",
    "otto",
    "nove",
    "dieci",
    "undici",
    "dodici",
    "tredici",
    "quattordici",
    "quindici",
    "sedici",
    "diciassette",
    "diciotto",
    "diciannove",
)
_TENS = (
    "-",
    "-",
    "venti",
    "trenta",
    "quaranta",
    "cinquanta",
    "sessanta",
    "settanta",
    "ottanta",
    "novanta",
)
# Thousands have no name of their own: they are part of the word. Then, every three digits:
_GREAT = (
    "milione",
    "miliardo",
    "bilione",
    "biliardo",
    "trilione",
    "triliardo",
    "quadrilione",
    "quadriliardo",
    "quintilione",
    "quintiliardo",
    "sestilione",
    "sestiliardo",
)
_THOUSAND, _HUNDRED, _TWENTY, _TEN = 1000, 100, 20, 10
_BEYOND = _THOUSAND ** (len(_GREAT) + 2)
_CENTS = 2


def integer_in_words(number: int) -> str:
    """A whole number in words.

    Raises:
        InputError: the number has more digits than there are names for (42).

    >>> integer_in_words(523456), integer_in_words(1023), integer_in_words(180)
    ('cinquecentoventitremilaquattrocentocinquantasei', 'milleventitré', 'centottanta')
    >>> integer_in_words(1_200_000), integer_in_words(1_001_000_003)
    ('un milione e duecentomila', 'un miliardo, un milione e tre')
    """
    if abs(number) >= _BEYOND:
        raise InputError("Il numero è troppo grande per scriverlo in lettere.", code="words.large")
    if number < 0:
        return "meno " + integer_in_words(-number)
    rest, low = divmod(number, _THOUSAND**2)
    parts = []
    for name in _GREAT:
        rest, count = divmod(rest, _THOUSAND)
        if count == 1:
            parts.append(f"un {name}")
        elif count:
            parts.append(f"{_accented(_hundreds(count))} {name[:-1]}i")
    parts.reverse()
    if low or not parts:
        parts.append(_accented(_below_million(low)))
    return " e ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]


def euro_in_words(amount: Decimal) -> str:
    """An amount as contracts write it: the euro in words, the cents in figures after a bar.

    Args:
        amount: euro, not negative, at most two decimals.

    >>> euro_in_words(Decimal("1234.5")), euro_in_words(Decimal(1))
    ('milleduecentotrentaquattro/50', 'uno/00')
    """
    euro, cents = divmod(int(round_half_up(amount, _CENTS) * _HUNDRED), _HUNDRED)
    return f"{integer_in_words(euro)}/{cents:02d}"


def _below_million(number: int) -> str:
    thousands, rest = divmod(number, _THOUSAND)
    if not thousands:
        return _hundreds(rest)
    head = "mille" if thousands == 1 else _hundreds(thousands) + "mila"
    return head + (_hundreds(rest) if rest else "")


def _hundreds(number: int) -> str:
    hundreds, rest = divmod(number, _HUNDRED)
    if not hundreds:
        return _tens(rest)
    head = ("" if hundreds == 1 else _SMALL[hundreds]) + "cento"
    tail = _tens(rest) if rest else ""
    return (head[:-1] if tail.startswith("o") else head) + tail


def _tens(number: int) -> str:
    if number < _TWENTY:
        return _SMALL[number]
    tens, unit = divmod(number, _TEN)
    head, tail = _TENS[tens], _SMALL[unit] if unit else ""
    return (head[:-1] if tail[:1] in ("u", "o") else head) + tail


def _accented(word: str) -> str:
    return word[:-1] + "é" if word.endswith("tre") and word != "tre" else word

"""Italian numbers in words: where the spelling turns."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sua.domain.errors import InputError
from sua.domain.words import euro_in_words, integer_in_words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (1, "uno"),
        (3, "tre"),
        (16, "sedici"),
        (17, "diciassette"),
        (20, "venti"),
        (21, "ventuno"),
        (23, "ventitré"),
        (28, "ventotto"),
        (88, "ottantotto"),
        (100, "cento"),
        (101, "centouno"),
        (103, "centotré"),
        (108, "centotto"),
        (111, "centoundici"),
        (118, "centodiciotto"),
        (123, "centoventitré"),
        (180, "centottanta"),
        (888, "ottocentottantotto"),
        (999, "novecentonovantanove"),
        (1000, "mille"),
        (1003, "milletré"),
        (1008, "milleotto"),
        (2000, "duemila"),
        (3003, "tremilatré"),
        (23000, "ventitremila"),
        (23023, "ventitremilaventitré"),
        (100000, "centomila"),
        (101000, "centounomila"),
        (999999, "novecentonovantanovemilanovecentonovantanove"),
        (1000000, "un milione"),
        (1000001, "un milione e uno"),
        (1001000, "un milione e mille"),
        (2000003, "due milioni e tre"),
        (23000000, "ventitré milioni"),
        (1000000000, "un miliardo"),
        (
            1234567890,
            "un miliardo, duecentotrentaquattro milioni e cinquecentosessantasettemilaottocentonovanta",
        ),
        (10**12, "un bilione"),
        (2 * 10**15, "due biliardi"),
        (-5, "meno cinque"),
    ],
)
def test_an_integer_in_words(number: int, words: str) -> None:
    assert integer_in_words(number) == words


@given(st.integers(0, 999_999), st.integers(0, 999_999))
def test_two_numbers_are_never_written_alike(one: int, other: int) -> None:
    assert (integer_in_words(one) == integer_in_words(other)) is (one == other)


@given(st.integers(0, 10**41))
def test_no_compound_ends_in_tre_without_its_accent(number: int) -> None:
    for word in integer_in_words(number).replace(",", "").split():
        assert word == "tre" or not word.endswith("tre")
        assert "tré" not in word[:-1]
        assert "oo" not in word


def test_a_number_without_a_name_is_refused() -> None:
    with pytest.raises(InputError):
        integer_in_words(10**42)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "zero/00"),
        ("0.05", "zero/05"),
        ("1000000", "un milione/00"),
        ("443600.2", "quattrocentoquarantatremilaseicento/20"),
        ("1.99", "uno/99"),
    ],
)
def test_an_amount_keeps_its_cents_in_figures(amount: str, words: str) -> None:
    assert euro_in_words(Decimal(amount)) == words

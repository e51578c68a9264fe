"""Identifiers: what can exist, what cannot, and the single characters that tell them apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sua.domain import identifiers as codes
from sua.domain.errors import InputError

HEXADECIMAL = "0123456789ABCDEF"


def test_blanks_and_case_do_not_matter() -> None:
    assert codes.parse_cig(" 0823 4246f9 ") == "08234246F9"


@pytest.mark.parametrize(
    ("parse", "value"),
    [
        (codes.parse_cig, "08234246F9"),
        (codes.parse_cig, "BAE8168AE0"),
        (codes.parse_cig, "K00003EC3A"),
        (codes.parse_cig, "Z3109F5AD3"),
        (codes.parse_cup, "C22C23000110001"),
        (codes.parse_cui, "F09059340019202400098"),
        (codes.parse_cpv, "45233141-9"),
        (codes.parse_cpv, "03000000"),
        (codes.parse_nuts, "IT"),
        (codes.parse_nuts, "ITC"),
        (codes.parse_nuts, "ITC4"),
        (codes.parse_nuts, "ITC4C"),
        (codes.parse_nuts, "ITZZZ"),
        (codes.parse_codice_fiscale, "RCCMNL83S18D969H"),
        (codes.parse_codice_fiscale, "00743110157"),
        (codes.parse_partita_iva, "00743110157"),
        (codes.parse_ipa, "C_L219"),
        (codes.parse_istat, "001272"),
        (codes.parse_ausa, "0000246497"),
    ],
)
def test_a_code_that_can_exist(parse: codes.Parser, value: str) -> None:
    assert parse(value, "value") == value


@pytest.mark.parametrize(
    ("parse", "value", "code"),
    [
        (codes.parse_cig, "", "cig.malformed"),
        (codes.parse_cig, "08234246F", "cig.malformed"),
        (codes.parse_cig, "V000000000", "cig.malformed"),
        (codes.parse_cig, "０８２３４２４６F9", "cig.malformed"),
        (codes.parse_cig, "08234246F8", "cig.check"),
        (codes.parse_cig, "BAE8168AE1", "cig.check"),
        (codes.parse_cig, "B0A1B2C3D4", "cig.check"),
        (codes.parse_cig, "Z3109F5AD4", "cig.check"),
        (codes.parse_cig, "0000000000", "cig.check"),
        (codes.parse_cig, "Z000000000", "cig.check"),
        (codes.parse_cup, "C22C2300011000", "cup.malformed"),
        (codes.parse_cup, "C2AC23000110001", "cup.malformed"),
        (codes.parse_cui, "X09059340019202400098", "cui.malformed"),
        (codes.parse_cui, "F09059340019192400098", "cui.malformed"),
        (codes.parse_cui, "F09059340018202400098", "cui.codice_fiscale"),
        (codes.parse_cpv, "4523314-9", "cpv.malformed"),
        (codes.parse_cpv, "00000000-0", "cpv.division"),
        (codes.parse_cpv, "46000000", "cpv.division"),
        (codes.parse_nuts, "ITD", "nuts.malformed"),
        (codes.parse_nuts, "ITCA", "nuts.malformed"),
        (codes.parse_nuts, "FR101", "nuts.malformed"),
        (codes.parse_codice_fiscale, "RCCMNL83S18D969A", "codice_fiscale.invalid"),
        (codes.parse_codice_fiscale, "CNTCHR83T32D969H", "codice_fiscale.invalid"),
        (codes.parse_codice_fiscale, "00743110158", "codice_fiscale.invalid"),
        (codes.parse_partita_iva, "00743110158", "partita_iva.invalid"),
        (codes.parse_partita_iva, "RCCMNL83S18D969H", "partita_iva.invalid"),
        (codes.parse_ipa, "c l/219", "ipa.malformed"),
        (codes.parse_ipa, "C" * 21, "ipa.malformed"),
        (codes.parse_istat, "1272", "istat.malformed"),
        (codes.parse_istat, "000272", "istat.malformed"),
        (codes.parse_ausa, "246497", "ausa.malformed"),
        (codes.parse_ausa, "0000000000", "ausa.malformed"),
    ],
)
def test_a_code_that_cannot_exist_says_why(parse: codes.Parser, value: str, code: str) -> None:
    with pytest.raises(InputError) as told:
        parse(value, "value")
    assert told.value.code == code
    assert told.value.field == "value"


def test_omocodia_is_the_same_person_written_with_letters() -> None:
    # Digits become letters from the right; the check character follows.
    assert codes.parse_codice_fiscale("RCCMNL83S18D96VW") == "RCCMNL83S18D96VW"


@given(st.integers(1, 9_999_999), st.integers(0, 9), st.sampled_from(HEXADECIMAL))
def test_a_slip_in_a_numeric_cig_is_caught(number: int, place: int, slip: str) -> None:
    written = f"{number:07d}{number * 211 % 4091:03X}"
    assert codes.parse_cig(written) == written
    slipped = written[:place] + slip + written[place + 1 :]
    if slipped == written:
        return
    with pytest.raises(InputError):
        codes.parse_cig(slipped)


@given(st.integers(1, 0xFFFFFF), st.sampled_from("ABCDEFGHIJKLMNOPQRSTU"))
def test_the_series_of_an_alphanumeric_cig_counts_in_its_check(number: int, series: str) -> None:
    check = (number + ord(series) - 64) * 211 % 4091
    assert codes.cig_form(codes.parse_cig(f"{series}{number:06X}{check:03X}")) == "alphanumeric"
    other = "A" if series != "A" else "B"
    with pytest.raises(InputError):
        codes.parse_cig(f"{other}{number:06X}{check:03X}")

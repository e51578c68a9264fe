"""Identifiers and words, as the calculators answer."""

from tests.law.calculating import calc, error


def test_a_wrong_identifier_is_an_answer() -> None:
    found = calc("identifier", kind="cig", value="08234246f8")
    assert (found["valid"], found["normalized"]) == (False, None)
    assert "caratteri di controllo" in found["reason"]
    assert calc("identifier", kind="cig", value="")["valid"] is False


def test_a_right_identifier_tells_its_form() -> None:
    for kind, value, form in (
        ("cig", "z3109f5ad3", "smart"),
        ("codice_fiscale", "00743110157", "body"),
        ("codice_fiscale", "RCCMNL83S18D969H", "person"),
        ("nuts", "ITC4C", "level_3"),
        ("cpv", "45233141", "eight_digits"),
        ("ipa", "c_l219", "body"),
        ("ipa", "UF5HHG", "office"),
    ):
        found = calc("identifier", kind=kind, value=value)
        assert (found["valid"], found["form"]) == (True, form)
        assert found["normalized"] == value.upper()


def test_an_unknown_kind_lists_the_known_ones() -> None:
    told = calc("identifier", kind="iban", value="IT60")["error"]
    assert told["field"] == "kind"
    for kind in (
        "cig",
        "cup",
        "cui",
        "cpv",
        "codice_fiscale",
        "partita_iva",
        "ipa",
        "istat",
        "nuts",
    ):
        assert kind in told["message"]
    assert "ausa" in told["message"]


def test_words_take_one_number() -> None:
    assert calc("amount-in-words", integer=1023)["words"] == "milleventitré"
    assert calc("amount-in-words", amount="1234.5")["act"] == (
        "euro 1.234,50 (euro milleduecentotrentaquattro/50)"
    )
    assert error("amount-in-words") == ("field.one_of", "integer")
    assert error("amount-in-words", integer="1", amount="1")[0] == "field.one_of"
    assert error("amount-in-words", integer="1.5") == ("field.integer", "integer")

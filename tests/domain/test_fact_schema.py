"""The schema of a fact accepts what the codec writes, and refuses what it would refuse by its shape."""

import json
from typing import Any

import jsonschema_rs
import pytest

from sua.domain.errors import InputError
from sua.domain.fact_codec import fact_to_json, parse_fact
from sua.domain.fact_schema import fact_schema
from sua.domain.facts import FactDefinition, FactType
from tests.domain.test_fact_codec import BAD, CODE, GOOD, definition
from tests.domain.test_fact_tables import BAD_LOTS, LOTS, TWO, table

# What only the codec can say: control digits, offsets, ranges, characters, days, doubles.
_BEYOND_SHAPE = {
    "cig.check",
    "cig.malformed",
    "cup.malformed",
    "cui.malformed",
    "cpv.malformed",
    "nuts.malformed",
    "codice_fiscale.invalid",
    "percent.range",
    "decimal.too_long",
    "lot.single",
    "lot.repeated",
}


def validator(of: FactDefinition) -> Any:
    schema = fact_schema(of)
    json.dumps(schema)
    jsonschema_rs.meta.validate(
        {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema
    )
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True)


@pytest.mark.parametrize("kind", sorted(GOOD))
def test_what_is_written_fits_its_schema(kind: FactType) -> None:
    for raw in GOOD[kind]:
        validator(definition(kind)).validate(fact_to_json(parse_fact(definition(kind), raw)))


@pytest.mark.parametrize(("kind", "raw", "code"), BAD)
def test_what_the_shape_can_say_it_says(kind: FactType, raw: object, code: str) -> None:
    try:
        text = json.dumps(raw)
    except TypeError:
        return
    if code in _BEYOND_SHAPE or "\\u0000" in text or "\\ud800" in text or len(text) > 20_000:
        return
    assert not validator(definition(kind)).is_valid(raw)


@pytest.mark.parametrize(("raw", "code", "field"), BAD_LOTS)
def test_lots_and_tables_have_schemas_too(raw: object, code: str, field: str) -> None:
    assert field
    if code not in _BEYOND_SHAPE:
        assert not validator(LOTS).is_valid(raw)
    assert validator(LOTS).is_valid([TWO])
    good = {"day": "2026-01-12", "operator": CODE}
    assert validator(table()).is_valid([good])
    assert not validator(table()).is_valid([good | {"other": "x"}])
    assert not validator(table()).is_valid([{"day": "2026-01-12"}])


def test_the_words_of_a_fact_are_in_its_schema() -> None:
    schema = fact_schema(table())
    assert schema["title"] == "Prova"
    assert schema["items"]["required"] == ["day", "operator"]
    assert schema["items"]["properties"]["note"]["title"] == "Nota"
    with pytest.raises(InputError):
        parse_fact(table(), [{}])

"""The JSON Schema that ships is the one the program reads and writes by."""

import json
from typing import Any

import pytest
from builders import a_case
from fake_store import FakeStore
from full_case import a_full_case
from jsonschema import Draft202012Validator

from karriarstod.exchange.export import export_register
from karriarstod.exchange.schema import SCHEMA_NAME, document_schema
from karriarstod_resources import catalog

SHIPPED: Any = json.loads(catalog.schema_text(SCHEMA_NAME))
VALIDATOR = Draft202012Validator(SHIPPED)


def exported() -> Any:
    return json.loads(export_register(FakeStore(a_full_case(), a_case(serial=3))))


def test_the_shipped_schema_is_up_to_date() -> None:
    # A difference means that the format has changed: write the file anew, and decide on VERSION.
    assert document_schema() == SHIPPED


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SHIPPED)


def test_an_export_follows_the_schema() -> None:
    VALIDATOR.validate(exported())


@pytest.mark.parametrize(
    ("field", "value"),
    [("surprise", 1), ("case_number", 42), ("registered_on", "igår"), ("protection", "kanske")],
)
def test_the_schema_says_no_to_what_the_program_says_no_to(field: str, value: object) -> None:
    document = exported()
    document["participants"][0]["participant"][field] = value
    assert not VALIDATOR.is_valid(document)

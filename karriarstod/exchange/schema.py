"""The format's JSON Schema (draft 2020-12), made from the same values that are read and written."""

from datetime import date, datetime
from enum import Enum
from typing import Any, Final

from karriarstod.domain.identity import CaseNumber
from karriarstod.exchange.document import FORMAT, VERSION, Document
from karriarstod.exchange.shapes import Form, Plain, Shape, field_forms, form_of

SCHEMA_NAME: Final = f"karriarstod.v{VERSION}"
"""The schema's file among the program's resources, without its ending."""

_SCALARS: Final[dict[type, dict[str, Any]]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    datetime: {"type": "string", "format": "date-time"},
    bytes: {"type": "string", "contentEncoding": "base64"},
    Plain: {"type": "object"},
    CaseNumber: {"type": "string", "pattern": r"^DLT-\d{4}-\d{4,6}$"},
}


def document_schema() -> dict[str, Any]:
    """The schema of a whole file."""
    definitions: dict[str, Any] = {}
    _describe(Document, definitions)
    root = definitions.pop("Document")
    root["properties"]["format"] = {"const": FORMAT}
    root["properties"]["version"] = {"const": VERSION}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Karriärstöd, öppet format",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _describe(record: type, definitions: dict[str, Any]) -> None:
    if record.__name__ in definitions:
        return
    forms = field_forms(record)
    # Its place is taken first, so that a record may hold its own kind.
    definitions[record.__name__] = described = {
        "type": "object",
        "properties": {},
        "required": [one.name for one in forms if one.is_required],
        "additionalProperties": False,
    }
    described["properties"] = {one.name: _schema(one.form, definitions) for one in forms}


def _schema(form: Form, definitions: dict[str, Any]) -> dict[str, Any]:
    described = _not_null(form, definitions)
    return {"anyOf": [described, {"type": "null"}]} if form.may_be_null else described


def _not_null(form: Form, definitions: dict[str, Any]) -> dict[str, Any]:
    if form.shape is Shape.LIST:
        return {"type": "array", "items": _schema(form_of(form.type), definitions)}
    kind = form.type
    if form.shape is Shape.SCALAR and not issubclass(kind, Enum):
        return _SCALARS[kind]
    if form.shape is Shape.RECORD:
        _describe(kind, definitions)
    else:
        definitions[kind.__name__] = {"enum": [one.value for one in kind]}
    return {"$ref": f"#/$defs/{kind.__name__}"}

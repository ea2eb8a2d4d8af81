"""What kind each field of a frozen value is; reading, writing and the schema go by it alike."""

from dataclasses import MISSING, dataclass, fields
from enum import Enum, auto
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints


class Plain(dict[str, object]):
    """JSON's own values as they stand in the file; a template knows what they may be."""


class Shape(Enum):
    """How a value stands in the file."""

    RECORD = auto()
    LIST = auto()
    SCALAR = auto()


@dataclass(frozen=True)
class Form:
    """A value's shape, the Python type that holds it, and whether null may stand there.

    `type` is the type of the items for a list.
    """

    shape: Shape
    type: Any
    may_be_null: bool = False


@dataclass(frozen=True)
class FieldForm:
    """One field of a record: its name, its form, and whether it has to stand in the file."""

    name: str
    form: Form
    is_required: bool


@cache
def field_forms(record: type) -> tuple[FieldForm, ...]:
    """The fields of a frozen dataclass in the order they are written."""
    hints = get_type_hints(record)
    return tuple(
        FieldForm(
            one.name,
            form_of(hints[one.name]),
            one.default is MISSING and one.default_factory is MISSING,
        )
        for one in fields(record)
    )


def form_of(hint: Any) -> Form:
    """The form behind a type: X | None, tuple[X, ...], a dataclass or a plain value."""
    if get_origin(hint) is UnionType:
        (kind,) = (one for one in get_args(hint) if one is not NoneType)
        inner = form_of(kind)
        return Form(inner.shape, inner.type, may_be_null=True)
    if get_origin(hint) is tuple:
        return Form(Shape.LIST, get_args(hint)[0])
    return Form(Shape.RECORD if is_record(hint) else Shape.SCALAR, hint)


def is_record(hint: Any) -> bool:
    """Whether the type stands as an object in the file; a case number stands as its text."""
    from karriarstod.domain.identity import CaseNumber

    return isinstance(hint, type) and hasattr(hint, "__dataclass_fields__") and hint != CaseNumber

"""From frozen values to the file's bytes, always the same for the same values."""

from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, Final

import msgspec

from karriarstod.domain.identity import CaseNumber
from karriarstod.exchange.shapes import Plain, field_forms, is_record


def written(value: object) -> bytes:
    """UTF-8 JSON with two spaces of indent, every field in its order, and a last newline."""
    return msgspec.json.format(msgspec.json.encode(plain(value)), indent=2) + b"\n"


def plain(value: Any) -> Any:
    """The value as JSON's own kinds: objects, lists, texts, numbers, true, false and null."""
    kind: type = type(value)
    if kind is tuple:
        return [plain(one) for one in value]
    if is_record(kind):
        return {
            one.name: _field(getattr(value, one.name), one.form.type) for one in field_forms(kind)
        }
    if isinstance(value, Enum):
        return value.value
    as_plain = _PLAIN.get(kind)
    return value if as_plain is None else as_plain(value)


def _field(value: Any, kind: Any) -> Any:
    # Twenty hours a week are 20.0 whether they were typed as 20 or came back from the register.
    return float(value) if kind is float and type(value) is int else plain(value)


def _moment(value: datetime) -> str:
    # The writer's own time of day is kept; in UTC it says Z, as most programs write it.
    aware = value if value.tzinfo is not None else value.replace(tzinfo=UTC)
    return aware.isoformat().replace("+00:00", "Z")


_PLAIN: Final[dict[type, Callable[[Any], object]]] = {
    Plain: dict,
    CaseNumber: str,
    date: date.isoformat,
    datetime: _moment,
    bytes: lambda value: b64encode(value).decode("ascii"),
}

"""From a file's values to frozen ones: nothing unknown, nothing guessed, every fault placed."""

import binascii
import re
from base64 import b64decode
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from math import isfinite
from typing import Any, Final, TypeVar

from karriarstod.application.exchange_problems import Place, ValueFault, ValueRefused
from karriarstod.domain.errors import CaseNumberMalformed, DomainError
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.note import Note
from karriarstod.domain.typed_dates import EARLIEST, LATEST
from karriarstod.exchange.shapes import FieldForm, Form, Plain, Shape, field_forms, form_of

Record = TypeVar("Record")

# A register's own text functions end at NUL, and no person types the others.
_UNWRITABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


_NAMES: Final = frozenset(
    {"given_name", "family_name", "name", "person", "officer", "participant", "supervisor"}
)
LONGEST_NAME: Final = 200
LONGEST_NOTE: Final = 20_000
LONGEST_TEXT: Final = 100_000
"""Far beyond what anybody writes: whatever is longer is a file gone wrong."""


def read(record: type[Record], plain: object, place: Place = ()) -> Record:
    """The record in the file's values; raises ValueRefused at the first fault."""
    value: Record = _value(form_of(record), plain, place)
    return value


def _value(form: Form, plain: object, place: Place) -> Any:
    if plain is None and form.may_be_null:
        return None
    if form.shape is Shape.LIST:
        if not isinstance(plain, list):
            raise ValueRefused(place, ValueFault.NOT_A_LIST)
        item = form_of(form.type)
        return tuple(_value(item, one, (*place, index)) for index, one in enumerate(plain))
    if form.shape is Shape.RECORD:
        return _record(form.type, plain, place)
    return _scalar(form.type, plain, place)


def _record(record: Any, plain: object, place: Place) -> Any:
    if not isinstance(plain, dict):
        raise ValueRefused(place, ValueFault.NOT_AN_OBJECT)
    forms = field_forms(record)
    known = {one.name for one in forms}
    for name in plain:
        if name not in known:
            raise ValueRefused((*place, name), ValueFault.UNKNOWN_FIELD)
    values = {}
    for one in forms:
        if one.name in plain:
            _demand_length(record, one, plain[one.name], (*place, one.name))
            values[one.name] = _value(one.form, plain[one.name], (*place, one.name))
        elif one.is_required:
            raise ValueRefused((*place, one.name), ValueFault.MISSING_FIELD)
    try:
        return record(**values)
    except DomainError as rule:
        raise ValueRefused(place, ValueFault.RULE, rule) from None


def _demand_length(record: Any, field: FieldForm, plain: object, place: Place) -> None:
    if not isinstance(plain, str) or field.form.type is not str:
        return
    longest = LONGEST_NOTE if record is Note else LONGEST_TEXT
    if len(plain) > (LONGEST_NAME if field.name in _NAMES else longest):
        raise ValueRefused(place, ValueFault.TOO_LONG)


def _scalar(kind: Any, plain: object, place: Place) -> Any:
    if issubclass(kind, Enum):
        return _choice(kind, plain, place)
    return _SCALARS[kind](plain, place)


def _choice(kind: Any, plain: object, place: Place) -> Any:
    try:
        return kind(plain)
    except ValueError:
        raise ValueRefused(place, ValueFault.NOT_A_CHOICE) from None


def _text(plain: object, place: Place) -> str:
    if not isinstance(plain, str):
        raise ValueRefused(place, ValueFault.NOT_A_TEXT)
    if _UNWRITABLE.search(plain):
        raise ValueRefused(place, ValueFault.BAD_CHARACTER)
    return plain


def _whole(plain: object, place: Place) -> int:
    if not isinstance(plain, int) or isinstance(plain, bool) or abs(plain) > 2**53:
        raise ValueRefused(place, ValueFault.NOT_WHOLE)
    return plain


def _number(plain: object, place: Place) -> float:
    if isinstance(plain, bool) or not isinstance(plain, int | float) or not isfinite(plain):
        raise ValueRefused(place, ValueFault.NOT_A_NUMBER)
    return float(plain)


def _claim(plain: object, place: Place) -> bool:
    if not isinstance(plain, bool):
        raise ValueRefused(place, ValueFault.NOT_TRUE_OR_FALSE)
    return plain


def _day(plain: object, place: Place) -> date:
    day = plain
    if isinstance(plain, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", plain):
        try:
            day = date.fromisoformat(plain)
        except ValueError:
            day = None
    # A TOML file gives days as days already. The years are those that can be typed.
    if not isinstance(day, date) or isinstance(day, datetime):
        raise ValueRefused(place, ValueFault.NOT_A_DAY)
    if not EARLIEST <= day.year <= LATEST:
        raise ValueRefused(place, ValueFault.NOT_A_DAY)
    return day


def _moment(plain: object, place: Place) -> datetime:
    moment = plain
    if isinstance(plain, str):
        try:
            moment = datetime.fromisoformat(plain)
        except ValueError:
            moment = None
    if (
        not isinstance(moment, datetime)
        or moment.tzinfo is None
        or not EARLIEST <= moment.year <= LATEST
    ):
        raise ValueRefused(place, ValueFault.NOT_A_MOMENT)
    return moment


def _bytes(plain: object, place: Place) -> bytes:
    try:
        return b64decode(_text(plain, place), validate=True)
    except (binascii.Error, ValueError):
        raise ValueRefused(place, ValueFault.NOT_BASE64) from None


def _case_number(plain: object, place: Place) -> CaseNumber:
    try:
        number = CaseNumber.parse(_text(plain, place))
    except CaseNumberMalformed:
        raise ValueRefused(place, ValueFault.NOT_A_CASE_NUMBER) from None
    if str(number) != plain:
        raise ValueRefused(place, ValueFault.NOT_A_CASE_NUMBER)
    return number


def _as_it_stands(plain: object, place: Place) -> Plain:
    if not isinstance(plain, dict):
        raise ValueRefused(place, ValueFault.NOT_AN_OBJECT)
    return Plain({name: _any(value, (*place, name)) for name, value in plain.items()})


def _any(plain: object, place: Place) -> object:
    """A value of JSON's own that a register can hold; what it may say is for others to judge."""
    if isinstance(plain, dict):
        return dict(_as_it_stands(plain, place))
    if isinstance(plain, list):
        return [_any(one, (*place, index)) for index, one in enumerate(plain)]
    if isinstance(plain, date):
        return plain.isoformat()  # from a TOML file
    if isinstance(plain, str) and len(_text(plain, place)) > LONGEST_TEXT:
        raise ValueRefused(place, ValueFault.TOO_LONG)
    if isinstance(plain, int) and not isinstance(plain, bool):
        return _whole(plain, place)
    if isinstance(plain, float) and not isfinite(plain):
        raise ValueRefused(place, ValueFault.NOT_A_NUMBER)
    return plain


_SCALARS: Final[dict[type, Callable[[object, Place], object]]] = {
    str: _text,
    int: _whole,
    float: _number,
    bool: _claim,
    date: _day,
    datetime: _moment,
    bytes: _bytes,
    CaseNumber: _case_number,
    Plain: _as_it_stands,
}

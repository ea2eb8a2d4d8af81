"""What is kept as one JSON text: read strictly into the domain's own values, and written."""

from typing import Final, TypeVar

import msgspec

from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.plain_text import PlainText
from karriarstod.domain.plan import PlanContent
from karriarstod.forms.keys import SignedBy


class DocumentDamaged(Exception):
    """A kept JSON text that is not what was written; says where, never what."""


T = TypeVar("T")

_CASE_FILE: Final = msgspec.json.Decoder(CaseFile)
_CONTENT: Final = msgspec.json.Decoder(PlanContent)
_DETAIL: Final = msgspec.json.Decoder(tuple[tuple[str, str], ...])
_TEXTS: Final = msgspec.json.Decoder(tuple[str, ...])
_PLAIN_TEXTS: Final = msgspec.json.Decoder(tuple[PlainText, ...])
_SIGNERS: Final = msgspec.json.Decoder(tuple[tuple[SignedBy, str], ...])
_FIGURES: Final = msgspec.json.Decoder(tuple[int, ...])


def read_case_file(text: str) -> CaseFile:
    """A case file as `case_select` gives it."""
    return _read(_CASE_FILE, text)


def read_content(text: str) -> PlanContent:
    """The content of a plan version."""
    return _read(_CONTENT, text)


def read_detail(text: str) -> tuple[tuple[str, str], ...]:
    """The details of an event."""
    return _read(_DETAIL, text)


def read_texts(text: str) -> tuple[str, ...]:
    """A list of keys."""
    return _read(_TEXTS, text)


def read_plain_texts(text: str) -> tuple[PlainText, ...]:
    """What is written simpler in a version of a plan."""
    return _read(_PLAIN_TEXTS, text)


def read_signers(text: str) -> tuple[tuple[SignedBy, str], ...]:
    """Who signed a form, by role."""
    return _read(_SIGNERS, text)


def read_figures(text: str) -> tuple[int, ...]:
    """The figures of a rule."""
    return _read(_FIGURES, text)


def written(value: object) -> str:
    """A domain value as JSON: dates in ISO, kinds by their stored key, every field named."""
    return msgspec.json.encode(value).decode()


def _read(decoder: "msgspec.json.Decoder[T]", text: str) -> T:
    try:
        return decoder.decode(text)
    except msgspec.ValidationError as error:
        raise DocumentDamaged(str(error)) from None

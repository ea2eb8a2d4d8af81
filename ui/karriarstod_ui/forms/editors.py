"""The editor of each kind of question."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import singledispatch
from typing import Final, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from karriarstod.forms.answers import DECLINED, Value
from karriarstod.forms.keys import FlowTarget
from karriarstod.forms.questions import (
    ChoiceQuestion,
    ChoicesQuestion,
    DateQuestion,
    NoteQuestion,
    NumberQuestion,
    Question,
    ScaleQuestion,
    TableQuestion,
    TextQuestion,
    YesNoQuestion,
)
from karriarstod_ui.forms.fields import DayField, DropDown, FormDate, NumberField, TextField
from karriarstod_ui.forms.next_day import NextDate
from karriarstod_ui.forms.one_of import OneOf, Option, ScaleRow, Ticks, VoicesField
from karriarstod_ui.forms.setting import Setting
from karriarstod_ui.forms.words import step_words, tr
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.layouts import Flow
from karriarstod_ui.widgets.text import Text

_MOST_BOXES: Final = 7
"""More options than these are a list to open."""


@dataclass(frozen=True)
class Editor:
    """What a question is answered in.

    ``changed`` carries what is undone together. ``lock`` makes it to be read only. ``recall``
    shows the answer of the time before, and gives what there is left to say of it in words.
    """

    widget: QWidget
    read: Callable[[], Value | None]
    write: Callable[[Value | None], None]
    focus: Callable[[], None]
    lock: Callable[[bool], None]
    recall: Callable[[Value | None], str]
    changed: SignalInstance | None = None


@dataclass(frozen=True)
class Place:
    """Where an editor stands: its parent, its name aloud and in the tree, and what is around it.

    In a row of a table things are smaller; ``is_tight`` where its cells stand side by side.
    """

    parent: QWidget
    name: str
    key: str
    setting: Setting
    in_row: bool = False
    is_tight: bool = False


class _Field(Protocol):
    """What the fields have in common."""

    changed: SignalInstance

    def value(self) -> Value | None: ...
    def set_value(self, value: Value | None) -> None: ...
    def set_earlier(self, value: Value | None) -> str: ...
    def set_locked(self, locked: bool) -> None: ...
    def focus_first(self) -> None: ...


@singledispatch
def make_editor(question: Question, place: Place) -> Editor:
    """The editor of a question; raises TypeError for a kind that has none."""
    raise TypeError(f"{type(question).__name__} at {place.key} has no editor")


def _over(widget: QWidget, field: "_Field") -> Editor:
    return Editor(
        widget,
        field.value,
        field.set_value,
        field.focus_first,
        field.set_locked,
        field.set_earlier,
        field.changed,
    )


@make_editor.register
def _(question: TextQuestion, place: Place) -> Editor:
    listed = place.setting.suggestions.get(question.suggested_by, ())
    words = (*question.suggestions, *listed)
    field = TextField(question, place.name, place.key, words, place.parent, in_row=place.in_row)
    return _over(field, field)


@make_editor.register
def _(question: ChoiceQuestion, place: Place) -> Editor:
    options = list(question.options.items())
    if place.is_tight or len(options) > _MOST_BOXES:
        listed = DropDown(place.name, options, place.key, place.parent)
        return _over(listed, listed)
    made = [Option(key, words, at) for at, (key, words) in enumerate(options, 1)]
    field = OneOf(place.name, made, Flow(6), place.parent, key=place.key)
    return _over(field, field)


@make_editor.register
def _(question: ChoicesQuestion, place: Place) -> Editor:
    field = Ticks(place.name, list(question.options.items()), place.key, place.parent)
    return _over(field, field)


@make_editor.register
def _(question: ScaleQuestion, place: Place) -> Editor:
    if question.voices:
        voices = VoicesField(place.name, question, place.key, place.parent)
        return _over(voices, voices)
    if place.is_tight:
        return _listed_scale(question, place)
    steps = ScaleRow(place.name, question, place.key, parent=place.parent)
    return _over(steps, steps)


def _listed_scale(question: ScaleQuestion, place: Place) -> Editor:
    figures: list[int | str] = list(question.figures)
    if question.may_decline:
        figures.append(DECLINED)
    options = [(str(one), step_words(question, one)) for one in figures]
    listed = DropDown(place.name, options, place.key, place.parent)

    def read() -> Value | None:
        chosen = listed.value()
        return int(chosen) if chosen is not None and chosen != DECLINED else chosen

    def recall(value: Value | None) -> str:
        return listed.set_earlier(None if value is None else str(value))

    return replace(_over(listed, listed), read=read, recall=recall)


@make_editor.register
def _(question: YesNoQuestion, place: Place) -> Editor:
    options = [Option(True, tr("Ja"), 1), Option(False, tr("Nej"), 2)]
    field = OneOf(place.name, options, Flow(6), place.parent, key=place.key)
    field.setProperty("kind", question.key)
    return _over(field, field)


@make_editor.register
def _(question: DateQuestion, place: Place) -> Editor:
    assert isinstance(question, DateQuestion)
    today, held_on = place.setting.today, place.setting.held_on
    typed = FormDate(today)
    if held_on is not None and question.flows_to is FlowTarget.NEXT_MEETING:
        typed = NextDate(today, held_on)
    field = DayField(typed, place.name, place.key, place.parent)
    return _over(field, field)


@make_editor.register
def _(question: NumberQuestion, place: Place) -> Editor:
    field = NumberField(question, place.name, place.key, place.parent)
    return _over(field, field)


@make_editor.register
def _(question: NoteQuestion, place: Place) -> Editor:
    text = Text(question.text, TextRole.BODY, wrap=True, parent=place.parent)
    text.setObjectName(place.key)
    return Editor(text, _nothing, _leave, text.setFocus, _leave, _no_words)


def _nothing() -> None:
    return None


def _leave(_value: object) -> None:
    """There is nothing to change in a text that is only shown."""


def _no_words(_value: object) -> str:
    return ""


@make_editor.register
def _(question: TableQuestion, place: Place) -> Editor:
    # A table has editors in its rows.
    from karriarstod_ui.forms.table import TableField

    field = TableField(question, place)
    return _over(field, field)

"""Editors that several places share: a stored key, an extent, a colleague, ticks."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from karriarstod.application.extents import ExtentNotUnderstood, extent_words, parse_extent
from karriarstod.application.labels import choices, label
from karriarstod.domain.decision import Extent
from karriarstod.domain.parties import InformationCategory, ReferrerType
from karriarstod_ui.widgets.choices import Choice, TickBox
from karriarstod_ui.widgets.fields import LabeledField
from karriarstod_ui.widgets.layouts import Flow
from karriarstod_ui.widgets.line import LineEdit
from karriarstod_ui.widgets.suggestions import Suggestions

Key = TypeVar("Key", bound=StrEnum)


def key_choice(
    kind: type[Key], chosen: Key | None = None, *, without: Iterable[Key] = (), empty: str = ""
) -> Choice:
    """A drop-down over the words of an enum's keys; ``empty`` is a first line that means none."""
    left_out = set(without)
    options = [(str(key.value), text) for key, text in choices(kind) if key not in left_out]
    choice = Choice()
    choice.set_options([("", empty), *options] if empty else options)
    if chosen is not None:
        choice.choose(chosen.value)
    return choice


class ExtentField(LabeledField):
    """How much: "20 h" or "50 %"; the other one is told below."""

    changed = Signal()

    def __init__(self, extent: Extent, parent: QWidget | None = None) -> None:
        self._line = QLineEdit(extent_words(extent))
        self._line.setPlaceholderText("t.ex. 20 h eller 50 %")
        super().__init__(self.tr("Omfattning"), self._line, parent=parent)
        self._given = extent
        self._line.textEdited.connect(self._on_edited)
        self._line.editingFinished.connect(self._write_out)

    def extent(self) -> Extent | None:
        """What is written, ``Extent()`` when nothing is, ``None`` when it is not understood."""
        # What the decision says is kept as it was until somebody writes something else.
        if self._line.text() == extent_words(self._given):
            return self._given
        try:
            return parse_extent(self._line.text())
        except ExtentNotUnderstood:
            return None

    def set_extent(self, extent: Extent) -> None:
        self._given = extent
        self._line.setText(extent_words(extent))

    def check(self) -> bool:
        """Whether it is understood; says so in the field when it is not."""
        if self.extent() is None:
            self.show_problem(
                self.tr("Skriv timmar i veckan eller procent, t.ex. 20 h eller 50 %.")
            )
            return False
        return True

    def _on_edited(self) -> None:
        extent = self.extent()
        self.set_help(extent_words(extent) if extent is not None else "")
        self.changed.emit()

    def _write_out(self) -> None:
        extent = self.extent()
        if extent is not None:
            self.set_extent(extent)
            self.set_help("")
        elif self._line.text().strip():
            self.check()


class ColleagueEdit(LineEdit):
    """A colleague's name: suggestions while typing, and any other name is fine too."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._names = QStringListModel(self)
        self.setCompleter(Suggestions(self._names, self))

    def suggest(self, names: Sequence[str]) -> None:
        """The names to suggest."""
        self._names.setStringList(list(names))


class CategoryTicks(Flow):
    """What a consent covers, one tick for each category."""

    changed = Signal()

    def __init__(
        self,
        name: str,
        ticked: Iterable[InformationCategory] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(10, parent)
        self.setAccessibleName(name)
        self._boxes: dict[InformationCategory, TickBox] = {}
        for category in InformationCategory:
            box = TickBox(label(category))
            box.setObjectName(category.value)
            box.setAccessibleName(f"{name}: {label(category)}" if name else label(category))
            box.setChecked(category in set(ticked))
            box.toggled.connect(self.changed)
            self._boxes[category] = box
            self.add(box)

    def ticked(self) -> tuple[InformationCategory, ...]:
        """The ticked categories, in their order."""
        return tuple(category for category, box in self._boxes.items() if box.isChecked())

    def tick(self, categories: Iterable[InformationCategory]) -> None:
        wanted = set(categories)
        for category, box in self._boxes.items():
            box.setChecked(category in wanted)


def party_words(party: ReferrerType, organisation: str = "") -> str:
    """A party as it may be shown anywhere: a restricted one is "Annan myndighet", without name."""
    if party.is_restricted or not organisation.strip():
        return label(party.listed)
    return organisation.strip()

"""One of the organisation's own questions, folded to a line or open to be written."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from karriarstod.application.labels import choices, label
from karriarstod.forms.keys import OwnKind
from karriarstod.forms.own_drafts import OwnDraft
from karriarstod_ui import units
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.buttons import Button, icon_button, link_button
from karriarstod_ui.widgets.card import Card, Tone
from karriarstod_ui.widgets.choices import Choice, TickBox
from karriarstod_ui.widgets.fields import ExpandingText, LabeledField
from karriarstod_ui.widgets.layouts import Column, row
from karriarstod_ui.widgets.line import LineEdit
from karriarstod_ui.widgets.text import Text


class OwnQuestionRow(Card):
    """A question. ``edited`` carries what was changed: ``label``, ``options`` and so on.

    ``opened``, ``moved`` (-1 or 1) and ``removed`` say what is asked for.
    """

    edited = Signal(str)
    opened = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(
        self, place: int, count: int, draft: OwnDraft, parent: QWidget | None = None
    ) -> None:
        super().__init__(tone=Tone.SOFT, parent=parent)
        self._draft = draft
        number = self.tr("Fråga {number}").format(number=place + 1)
        self.setAccessibleName(number)
        line = row(spacing=4)
        words = Column(1)
        self.words = Text("", TextRole.STRONG, wrap=True)
        self.what = Text("", TextRole.SMALL_QUIET, wrap=True)
        words.add(self.words)
        words.add(self.what)
        line.addWidget(words, 1)
        self.edit = link_button(self.tr("Ändra"), compact=True)
        self.up = self._small("chevron-up", self.tr("Flytta upp {question}"), number)
        self.down = self._small("chevron-down", self.tr("Flytta ner {question}"), number)
        self.remove = self._small("trash-2", self.tr("Ta bort {question}"), number)
        self.edit.setAccessibleName(self.tr("Ändra {question}").format(question=number.lower()))
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < count - 1)
        for button in (self.edit, self.up, self.down, self.remove):
            line.addWidget(button)
        self.body.addLayout(line)
        self.fields: _Fields | None = None
        self.edit.clicked.connect(self.opened)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        self.remove.clicked.connect(self.removed)
        self._tell()

    def _small(self, icon: str, name: str, number: str) -> Button:
        return icon_button(icon, name.format(question=number.lower()))

    def open(self) -> None:
        """Show the fields it is written in."""
        if self.fields is None and self._draft.kind is not None:
            self.body.addSpacing(units.px(8))
            self.fields = _Fields(self._draft)
            self.fields.edited.connect(self._on_edited)
            self.add(self.fields)
        self.edit.setHidden(True)

    def draft(self) -> OwnDraft:
        """The question as it stands here."""
        return self.fields.draft() if self.fields is not None else self._draft

    def show_problem(self, text: str, *, of_options: bool) -> None:
        """Say what is wrong, beside the field, and put the keyboard there."""
        if self.fields is not None:
            self.fields.show_problem(text, of_options=of_options)

    @Slot(str)
    def _on_edited(self, what: str) -> None:
        self._tell()
        self.edited.emit(what)

    def _tell(self) -> None:
        draft = self.draft()
        self.words.setText(draft.label.strip() or self.tr("Ny fråga"))
        kind = label(draft.kind) if draft.kind is not None else self.tr("Inläst från fil")
        needed = self.tr("behövs") if draft.required else ""
        options = ", ".join(filter(None, (one.strip() for one in draft.options)))
        shown = options if draft.kind is not None and draft.kind.has_options else ""
        self.what.setText(" · ".join(filter(None, (kind, needed, shown))))
        if draft.kind is None:
            self.edit.setHidden(True)

    @Slot()
    def _on_up(self) -> None:
        self.moved.emit(-1)

    @Slot()
    def _on_down(self) -> None:
        self.moved.emit(1)


class _Fields(Column):
    """What a question is written in."""

    edited = Signal(str)

    def __init__(self, draft: OwnDraft) -> None:
        super().__init__(12)
        self._draft = draft
        self.label = LineEdit(draft.label)
        self.label.setObjectName("own_label")
        self.hint = LineEdit(draft.hint)
        self.hint.setObjectName("own_hint")
        self.kind = Choice()
        self.kind.setObjectName("own_kind")
        self.kind.set_options([(str(key.value), words) for key, words in choices(OwnKind)])
        self.kind.choose(str(draft.kind))
        self.options = ExpandingText(3, 12)
        self.options.setObjectName("own_options")
        self.options.set_text("\n".join(draft.options))
        self.required = TickBox(self.tr("Behövs för att formuläret ska bli klart"))
        self.required.setObjectName("own_required")
        self.required.setChecked(draft.required)
        self.label_field = LabeledField(self.tr("Fråga"), self.label)
        self.options_field = LabeledField(self.tr("Svar att välja på"), self.options)
        self.add(self.label_field)
        self.add(LabeledField(self.tr("Hjälptext (om den behövs)"), self.hint))
        self.add(LabeledField(self.tr("Slag"), self.kind))
        self.add(self.options_field)
        self.add(self.required)
        self.label.textEdited.connect(lambda _text: self._tell("label"))
        self.hint.textEdited.connect(lambda _text: self._tell("hint"))
        self.options.textChanged.connect(lambda: self._tell("options"))
        self.kind.currentIndexChanged.connect(lambda _index: self._on_kind())
        self.required.toggled.connect(lambda _on: self._tell("required"))
        self._show_options()

    def draft(self) -> OwnDraft:
        """The question as it stands here."""
        return replace(
            self._draft,
            label=self.label.text(),
            hint=self.hint.text(),
            kind=OwnKind(self.kind.key()),
            options=tuple(self.options.text().split("\n")) if self.options.text() else (),
            required=self.required.isChecked(),
        )

    def show_problem(self, text: str, *, of_options: bool) -> None:
        """Say what is wrong, beside the field."""
        field = self.options_field if of_options else self.label_field
        field.show_problem(text)
        field.editor.setFocus()

    def _on_kind(self) -> None:
        self._show_options()
        self._tell("kind")

    def _show_options(self) -> None:
        kind = OwnKind(self.kind.key())
        self.options_field.setHidden(not kind.has_options)
        self.options_field.set_help(
            self.tr("Ett steg på varje rad, lägsta först. Utan rader blir skalan 0–10.")
            if kind is OwnKind.SCALE
            else self.tr("Ett svar på varje rad.")
        )

    def _tell(self, what: str) -> None:
        for field in (self.label_field, self.options_field):
            if field.problem:
                field.clear_problem()
        self.edited.emit(what)

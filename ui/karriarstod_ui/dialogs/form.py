"""A window with a few fields and one verb; what is typed stays until it has been kept."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from karriarstod.application.changes import Events
from karriarstod.application.ports import Begin
from karriarstod_ui import units
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets.buttons import primary_button, secondary_button
from karriarstod_ui.widgets.card import InlineMessage
from karriarstod_ui.widgets.fields import DateField, LabeledField
from karriarstod_ui.widgets.layouts import Columns, ScrollPage, column, row
from karriarstod_ui.widgets.text import Rule, Text
from karriarstod_ui.widgets.window import Window

Command = Callable[[Begin], Events]
"""What a filled-in window asks for, ready for the desk to carry out."""

_WIDTH: Final = 540
_EDGE: Final = 1
"""Pixels around everything, for the line that every window has."""


class FormDialog(Window):
    """Fields below a title, "Avbryt" and a verb; opened with ``open()``.

    ``begins_at`` has the keyboard first; the first field where none is named.
    A subclass adds its fields and makes a command of them in ``command()``; what is wrong is said
    beside the field with ``wrong`` and then nothing is sent. ``submitted`` carries the command;
    the window stays until whoever carried it out calls ``accept``, or ``refuse``, which lets the
    person try again with everything still there.
    """

    submitted = Signal(object)

    def __init__(
        self, title: str = "", verb: str = "", lead: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.fields: list[LabeledField] = []
        self.begins_at: LabeledField | None = None
        self._wrong: list[LabeledField] = []
        self._put = QPoint()
        self._area = _Area()
        self.title = Text("", TextRole.SECTION, wrap=True)
        self.lead = Text("", TextRole.QUIET, wrap=True)
        self._area.add(self.title)
        self._area.add(self.lead)
        self.message = InlineMessage()
        self.confirm = primary_button(verb)
        self.confirm.setObjectName("confirm")
        self.cancel = secondary_button(self.tr("Avbryt"))
        self.cancel.setObjectName("cancel")
        outer = column(self, spacing=0)
        outer.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        outer.addWidget(self._area, 1)
        self._edge = Rule()
        policy = self._edge.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._edge.setSizePolicy(policy)
        outer.addWidget(self._edge)
        self._bottom = QWidget()
        bottom = column(self._bottom, (24, 10, 24, 20), 12)
        bottom.addWidget(self.message)
        buttons = row(spacing=12)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.confirm)
        bottom.addLayout(buttons)
        outer.addWidget(self._bottom)
        self._area.content.installEventFilter(self)
        self._area.verticalScrollBar().rangeChanged.connect(self._on_room_changed)
        self._on_room_changed()
        # A field that takes Enter (a drop-down, a line) must not press "Avbryt".
        self.cancel.setAutoDefault(False)
        self.confirm.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.confirm.clicked.connect(self.submit)
        self.name_it(title, verb, lead)

    def name_it(self, title: str, verb: str, lead: str = "") -> None:
        """Say what the window is for, what its button does, and perhaps what follows."""
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(lead)
        self.title.setText(title)
        self.lead.setText(lead)
        self.lead.setHidden(not lead)
        self.confirm.setText(verb)

    def command(self) -> Command | None:
        """The command that the fields make, or ``None`` after telling what is wrong."""
        raise NotImplementedError

    def add(self, widget: QWidget) -> None:
        """Put a field, or anything else, below the others."""
        self._area.add(widget)
        self._know(widget)

    def add_pair(self, *widgets: QWidget) -> None:
        """Put fields beside one another where there is room."""
        self._area.add(side_by_side(*widgets))
        for widget in widgets:
            self._know(widget)

    def _know(self, widget: QWidget) -> None:
        for field in (widget, *widget.findChildren(LabeledField)):
            if isinstance(field, LabeledField) and field not in self.fields:
                self.fields.append(field)
                if isinstance(field.editor, QPlainTextEdit):
                    field.editor.setTabChangesFocus(True)

    @property
    def has_wrong(self) -> bool:
        """Whether something was wrong this time."""
        return bool(self._wrong)

    def wrong(self, field: LabeledField, text: str) -> None:
        """Say beside a field what is wrong with it; nothing is sent this time."""
        field.show_problem(text)
        self._wrong.append(field)

    def day(self, field: LabeledField, *, missing: str = "") -> date | None:
        """The day in a field; one not understood is wrong, and so is none with ``missing``."""
        editor = field.editor
        if not isinstance(editor, DateField):
            raise TypeError(field)
        if not editor.is_valid():
            self.wrong(field, self.tr("Skriv ett datum, t.ex. 20/3, fre eller +2v."))
        elif editor.day() is None and missing:
            self.wrong(field, missing)
        return editor.day()

    def in_order(self, start: date | None, end: date | None, field: LabeledField) -> None:
        """Hold the end in ``field`` to the start."""
        if start is not None and end is not None and end < start:
            self.wrong(field, self.tr("Slutet kan inte ligga före starten."))

    def submit(self) -> None:
        """Send the command, unless something is wrong; then go to the first such field."""
        self.message.clear()
        self._wrong.clear()
        for field in self.fields:
            if field.problem:
                field.clear_problem()
        command = self.command()
        if self._wrong:
            first = min(self._wrong, key=self.fields.index)
            first.take_keyboard()
            self._area.ensureWidgetVisible(first)
        elif command is not None:
            self.confirm.setEnabled(False)
            self.submitted.emit(command)

    def refuse(self, text: str = "") -> None:
        """It could not be kept: everything typed is still here."""
        self.confirm.setEnabled(True)
        if text:
            self.message.show_message(text, StateColor.LATE)

    @override
    def open(self) -> None:
        # The first field has the keyboard, and never a button.
        if self.fields:
            editor = (self.begins_at or self.fields[0]).editor
            editor.setFocus()
            if isinstance(editor, QLineEdit):
                editor.end(False)
        # What is over goes below the fields, not between them.
        self._area.add_stretch()
        # Its size is known before it is shown, so that it neither jumps nor opens askew.
        self.ensurePolished()
        for part in self.findChildren(QWidget):
            part.ensurePolished()
        self._fit()
        super().open()
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return super().eventFilter(watched, event)

    def _on_room_changed(self) -> None:
        """Where the fields go on below, a line says so, and the buttons stand below the fields."""
        bar = self._area.verticalScrollBar()
        goes_on = bar.maximum() > bar.minimum()
        self._edge.setVisible(goes_on)
        self._bottom.setContentsMargins(0, 0, bar.sizeHint().width() if goes_on else 0, 0)

    def _fit(self) -> None:
        """As high as the fields need, and no higher than the screen; it grows, never shrinks."""
        room = self.screen().availableSize()
        wide = min(max(self.width(), units.px(_WIDTH)), room.width())
        below = self._edge.height() + self._bottom.sizeHint().height()
        needed = self._area.needed(wide - 2 * _EDGE) + below + 2 * _EDGE
        tall = max(min(needed, room.height() - units.px(48)), self.height())
        if (wide, tall) != (self.width(), self.height()):
            self.resize(wide, tall)
        self._center()

    def _center(self) -> None:
        """Over the middle of the window it belongs to, until somebody has moved it."""
        owner = self.parentWidget()
        if owner is None or (self.isVisible() and self.pos() != self._put):
            return
        screen = self.screen().availableGeometry()
        place = QRect(QPoint(0, 0), self.size())
        place.moveCenter(owner.window().geometry().center())
        place.moveRight(min(place.right(), screen.right()))
        place.moveBottom(min(place.bottom(), screen.bottom()))
        self.move(max(place.left(), screen.left()), max(place.top(), screen.top()))
        self._put = self.pos()


class _Area(ScrollPage):
    """The fields; scrolls only where the screen ends."""

    def __init__(self) -> None:
        super().__init__(margins=(24, 22, 24, 8), spacing=14)

    def needed(self, wide: int) -> int:
        """Height of all fields at a width."""
        inner = self.content.layout()
        if inner is None:
            return 0
        if inner.hasHeightForWidth():
            return inner.totalHeightForWidth(wide)
        return inner.totalMinimumSize().height()

    @override
    def sizeHint(self) -> QSize:
        return QSize(units.px(_WIDTH), units.px(120))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(units.px(320), units.px(120))


def side_by_side(*widgets: QWidget, least: float = 200) -> Columns:
    """Fields beside one another, or below one another where each has less than ``least`` units."""
    columns = Columns(16)
    for widget in widgets:
        # All are as high as the highest: what is over goes below the field, not into it.
        inner = widget.layout()
        if isinstance(widget, LabeledField) and isinstance(inner, QVBoxLayout):
            inner.addStretch(1)
        columns.add(widget, min_units=least)
    return columns

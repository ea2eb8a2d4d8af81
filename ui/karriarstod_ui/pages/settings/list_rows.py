"""One row of a list that can be renamed, moved and taken away."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod_ui.theme import TextRole
from karriarstod_ui.units import sized
from karriarstod_ui.widgets.buttons import icon_button
from karriarstod_ui.widgets.layouts import row
from karriarstod_ui.widgets.line import LineEdit
from karriarstod_ui.widgets.text import Text


class ListRow(QWidget):
    """A number, the words in a field, and three small buttons; Alt+Up and Alt+Down move it.

    Signals:
        renamed: the words as they now are, when the field is left or Enter is pressed.
        moved: one up (-1) or down (1).
        removed: it is to be taken away.
    """

    renamed = Signal(str)
    moved = Signal(int)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = ""
        line = row(self, spacing=6)
        self.number = sized(Text("", TextRole.SMALL_QUIET), min_width=20)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.words = LineEdit()
        self.up = icon_button("chevron-up", self.tr("Flytta upp"))
        self.down = icon_button("chevron-down", self.tr("Flytta ned"))
        self.remove = icon_button("x", self.tr("Ta bort"))
        line.addWidget(self.number)
        line.addWidget(self.words, 1)
        for button in (self.up, self.down, self.remove):
            line.addWidget(button)
        self.words.editingFinished.connect(self.settle)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.remove.clicked.connect(self.removed)

    def show_item(self, item: str, at: int, count: int, *, may_write: bool) -> None:
        """Show an item, where in the list it stands and how many there are."""
        self._item = item
        self.number.setText(str(at + 1))
        if self.words.text() != item:
            self.words.setText(item)
        self.words.setCursorPosition(0)
        self.words.setReadOnly(not may_write)
        self.words.setAccessibleName(self.tr("Rad {n}").format(n=at + 1))
        names = (
            (self.up, self.tr("Flytta upp {item}")),
            (self.down, self.tr("Flytta ned {item}")),
            (self.remove, self.tr("Ta bort {item}")),
        )
        for button, name in names:
            button.setAccessibleName(name.format(item=item))
            button.setToolTip(name.format(item=item))
            button.setHidden(not may_write)
        self.up.setEnabled(at > 0)
        self.down.setEnabled(at < count - 1)

    def take_keyboard_like(self, other: "ListRow") -> None:
        """Put the keyboard where it was in another row, so that one can go on moving."""
        focused = other.window().focusWidget()
        pairs = ((other.words, self.words), (other.up, self.up), (other.down, self.down))
        here = next((mine for theirs, mine in pairs if theirs is focused), self.words)
        (here if here.isEnabled() else self.words).setFocus()

    @Slot()
    def settle(self) -> None:
        """Tell what stands here, as when the field is left."""
        words = " ".join(self.words.text().split())
        if words != self._item:
            self.renamed.emit(words)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if is_alt and key in steps and not self.words.isReadOnly():
            self.moved.emit(steps[key])
        else:
            super().keyPressEvent(event)

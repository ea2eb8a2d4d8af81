"""A field for a password: hidden until asked for, and aware of Caps Lock."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from karriarstod_ui import units
from karriarstod_ui.widgets.buttons import quiet_button


class PasswordField(QLineEdit):
    """Shows dots, or the text after "visa" or Alt+V. ``caps_lock_changed`` tells what the keys
    gave away.

    Qt does not tell the state of Caps Lock, so it is read from the letters: a capital without
    Shift, or a small letter with it.
    """

    caps_lock_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._caps_lock = False
        self.show_button = quiet_button(self.tr("visa"), parent=self)
        self.show_button.setCheckable(True)
        # It lies in the field: a stop of its own there would look like the field, and what is
        # typed on it would go to the field.
        self.show_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_button.setAutoDefault(False)
        self.show_button.setToolTip(self.tr("Alt+V"))
        self.show_button.setAccessibleName(self.tr("Visa lösenordet"))
        self.show_button.toggled.connect(self._on_show_toggled)
        self._place()

    @property
    def caps_lock(self) -> bool:
        """Whether Caps Lock seems to be on."""
        return self._caps_lock

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if with_alt and event.key() == Qt.Key.Key_V:
            self.show_button.toggle()
            return
        if event.key() == Qt.Key.Key_CapsLock:
            self._set_caps_lock(not self._caps_lock)
        else:
            self._read_caps_lock(event)
        super().keyPressEvent(event)

    def _read_caps_lock(self, event: QKeyEvent) -> None:
        letter = event.text()
        if len(letter) != 1 or letter.upper() == letter.lower():
            return
        with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._set_caps_lock(letter.isupper() != with_shift)

    def _set_caps_lock(self, on: bool) -> None:
        if on != self._caps_lock:
            self._caps_lock = on
            self.caps_lock_changed.emit(on)

    def _on_show_toggled(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.show_button.setText(self.tr("dölj") if shown else self.tr("visa"))
        name = self.tr("Dölj lösenordet") if shown else self.tr("Visa lösenordet")
        self.show_button.setAccessibleName(name)
        self._place()

    def _place(self) -> None:
        hint = self.show_button.sizeHint()
        self.setTextMargins(0, 0, hint.width(), 0)
        left = self.width() - hint.width() - units.px(6)
        self.show_button.setGeometry(
            left, (self.height() - hint.height()) // 2, hint.width(), hint.height()
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "show_button"):
            self._place()

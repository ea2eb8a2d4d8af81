"""What stands written in a set of controls, and writing it there again as a person would."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from karriarstod_ui.widgets.password import PasswordField

_Control = QLineEdit | QPlainTextEdit | QComboBox | QCheckBox
_Key = tuple[str, int]
"""A control's name, and which of those of that name it is."""


@dataclass(frozen=True)
class Typed:
    """Texts, choices and ticks by control. Held in memory only; says nothing of itself in a log."""

    values: dict[_Key, str | bool] = field(repr=False)


def typed_in(root: QWidget) -> Typed:
    """What stands in the controls of `root` that a person may change; never a password."""
    return Typed({key: _value(control) for key, control in _controls(root)})


def type_again(root: QWidget, typed: Typed) -> None:
    """Write it where it differs from what stands there; each control tells of it as usual."""
    # A choice may bring forth controls of its own, which are there the second time.
    for _ in range(2):
        for key, control in list(_controls(root)):
            if key in typed.values and typed.values[key] != _value(control):
                _put(control, typed.values[key])


def _controls(root: QWidget) -> Iterator[tuple[_Key, _Control]]:
    counted: dict[str, int] = {}
    for control in root.findChildren(QWidget):
        if not isinstance(control, _Control) or not _is_open(control):
            continue
        name = control.objectName() or control.accessibleName()
        place = counted[name] = counted.get(name, -1) + 1
        yield (name, place), control


def _is_open(control: _Control) -> bool:
    if isinstance(control, QLineEdit):
        inside = isinstance(control.parentWidget(), QComboBox | QAbstractSpinBox)
        secret = isinstance(control, PasswordField)
        return not (inside or secret or control.isReadOnly())
    if isinstance(control, QPlainTextEdit):
        return not control.isReadOnly()
    return control.isEnabled()


def _value(control: _Control) -> str | bool:
    if isinstance(control, QCheckBox):
        return control.isChecked()
    if isinstance(control, QComboBox):
        return control.currentText()
    return control.text() if isinstance(control, QLineEdit) else control.toPlainText()


def _put(control: _Control, value: str | bool) -> None:
    if isinstance(control, QCheckBox):
        control.setChecked(bool(value))
    elif isinstance(control, QComboBox):
        control.setCurrentText(str(value))
    elif isinstance(control, QPlainTextEdit):
        control.setPlainText(str(value))
        control.moveCursor(QTextCursor.MoveOperation.End)
    else:
        control.setText(str(value))
        control.textEdited.emit(str(value))
        control.editingFinished.emit()

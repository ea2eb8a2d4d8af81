"""A word below a phone number or an e-mail address that does not look like one."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from karriarstod.domain.reach import looks_like_email, looks_like_phone
from karriarstod_ui.widgets.fields import LabeledField


def hint_phone(field: LabeledField) -> None:
    """Say below the field when what is written cannot be called; it is kept all the same."""
    said = field.tr("Det ser inte ut som ett telefonnummer. Det går att spara ändå.")
    _hint(field, looks_like_phone, said)


def hint_email(field: LabeledField) -> None:
    """Say below the field when what is written cannot be written to; it is kept all the same."""
    said = field.tr("Det ser inte ut som en e-postadress. Det går att spara ändå.")
    _hint(field, looks_like_email, said)


def _hint(field: LabeledField, looks_right: Callable[[str], bool], said: str) -> None:
    editor = field.editor
    if not isinstance(editor, QLineEdit):
        raise TypeError(field)

    def left() -> None:
        field.set_help("" if looks_right(editor.text()) else said)

    def edited(text: str) -> None:
        if looks_right(text):
            field.set_help("")

    # Half an address is not yet wrong: it is looked at when the field is left.
    editor.editingFinished.connect(left)
    editor.textEdited.connect(edited)

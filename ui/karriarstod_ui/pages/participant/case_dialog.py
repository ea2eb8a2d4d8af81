"""What the windows of a participant's page have in common."""

from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.placement import Placement
from karriarstod_ui.dialogs.form import FormDialog
from karriarstod_ui.pages.participant.view import CaseView
from karriarstod_ui.widgets.fields import DateField, ExpandingText, LabeledField
from karriarstod_ui.widgets.line import LineEdit


class CaseDialog(FormDialog):
    """A window about the participant."""

    def __init__(self, view: CaseView, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.view = view

    def date_field(
        self, label: str, name: str, day: date | None = None, *, today: bool = False
    ) -> LabeledField:
        """A field for a day, with one in it from the start when given."""
        editor = DateField(self.view.today)
        editor.setObjectName(name)
        field = LabeledField(label, editor)
        editor.set_day(self.view.today if today else day)
        return field

    def period_fields(self, first: LabeledField, last: LabeledField) -> None:
        """A length typed in the last day counts from the first."""
        one, other = first.editor, last.editor
        if isinstance(one, DateField) and isinstance(other, DateField):
            other.count_from(one)

    def text_field(
        self, label: str, name: str, text: str = "", help_text: str = ""
    ) -> LabeledField:
        """A field for a few lines."""
        editor = ExpandingText()
        editor.setObjectName(name)
        editor.set_text(text)
        return LabeledField(label, editor, help_text=help_text)

    def percent(self, field: LabeledField) -> int | None:
        """The percent in a field; ``None`` when it is empty, or after telling what is wrong."""
        text = written(field).removesuffix("%").strip()
        if not text:
            return None
        if text.isdecimal() and 1 <= int(text) <= 100:
            return int(text)
        self.wrong(field, self.tr("Skriv procent, 1 till 100."))
        return None


class PlacementDialog(CaseDialog):
    """A window about the placement in front; only opened where there is one."""

    def __init__(self, view: CaseView, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        if view.placement is None:
            raise LookupError(view.number)
        self.placement: Placement = view.placement

    @property
    def which(self) -> tuple[CaseNumber, int]:
        """Case and placement, as every command wants them."""
        return self.view.number, self.placement.number


def written(field: LabeledField) -> str:
    """What is written in a field of words."""
    editor = field.editor
    if isinstance(editor, (QLineEdit, ExpandingText)):
        return editor.text().strip()
    raise TypeError(field)


def line_field(label: str, name: str, text: str = "", help_text: str = "") -> LabeledField:
    """A field for a line of words."""
    editor = LineEdit(text)
    editor.setObjectName(name)
    # Where a text is longer than the field, how it begins says more than how it ends.
    editor.setCursorPosition(0)
    return LabeledField(label, editor, help_text=help_text)

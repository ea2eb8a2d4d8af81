"""Protected notes on the participant's page: why they are read, and what stands in their place."""

from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.notes import read_protected_note
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.note import ReadReason
from karriarstod_ui.dialogs.editors import key_choice
from karriarstod_ui.dialogs.form import Command, FormDialog
from karriarstod_ui.widgets.fields import LabeledField


class ReadingDialog(FormDialog):
    """Asks why a protected note is read; the reason goes into the history."""

    def __init__(self, number: CaseNumber, note_number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._number = number
        self._note_number = note_number
        self.name_it(
            self.tr("Läs skyddad anteckning"),
            self.tr("Visa anteckningen"),
            self.tr("Att du läser den, och varför, skrivs i historiken."),
        )
        self.reason = key_choice(ReadReason, ReadReason.PARTICIPANT_ASKS)
        self.reason.setObjectName("read_reason")
        self.add(LabeledField(self.tr("Varför behöver du läsa den?"), self.reason))

    @override
    def command(self) -> Command | None:
        return partial(
            read_protected_note,
            number=self._number,
            note_number=self._note_number,
            reason=ReadReason(self.reason.key()),
        )

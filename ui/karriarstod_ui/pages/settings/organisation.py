"""Whose register it is, as it stands on every paper."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from karriarstod.application.ports import Organisation
from karriarstod_ui.dialogs.form import side_by_side
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.fields import LabeledField
from karriarstod_ui.widgets.line import LineEdit


class OrganisationCard(Card):
    """Name and number; kept when a field is left. ``edited`` carries both, never an empty name."""

    edited = Signal(str, str)

    def __init__(
        self, organisation: Organisation, *, may_write: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__("Organisation", parent=parent)
        self.name = LineEdit(organisation.name)
        self.name.setObjectName("organisation_name")
        self.number = QLineEdit(organisation.org_number)
        self.number.setObjectName("organisation_number")
        self.name_field = LabeledField(
            self.tr("Namn"), self.name, help_text=self.tr("Står på varje utskrift.")
        )
        number = LabeledField(self.tr("Organisationsnummer"), self.number)
        self.add(side_by_side(self.name_field, number, least=180))
        for line in (self.name, self.number):
            line.setReadOnly(not may_write)
            line.editingFinished.connect(self.settle)

    @Slot()
    def settle(self) -> None:
        """Tell what stands here, as when a field is left."""
        name = self.name.text().strip()
        self.name_field.show_problem("" if name else self.tr("Skriv organisationens namn."))
        if name:
            self.edited.emit(name, self.number.text().strip())

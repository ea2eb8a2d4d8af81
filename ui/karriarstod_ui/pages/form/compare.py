"""An earlier form beside this one, scrolling together, with what differs marked."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.labels import label
from karriarstod.domain.swedish_dates import long_date
from karriarstod.forms.form import Form, FormHeading
from karriarstod.forms.template import FormTemplate
from karriarstod_ui import units
from karriarstod_ui.pages.form.compare_words import compared_forms
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.chips import Chip, ChipRow
from karriarstod_ui.widgets.choices import Choice, TickBox
from karriarstod_ui.widgets.compared import NAME, ComparedModel, ComparedTable
from karriarstod_ui.widgets.layouts import Flow, ScrollPage, column
from karriarstod_ui.widgets.text import Text


class CompareForms(QWidget):
    """This form against any earlier one of its kind; ``closed`` by Esc.

    ``earlier_wanted`` carries the number of another form to compare with; whoever has it calls
    ``show_earlier``.
    """

    closed = Signal()
    earlier_wanted = Signal(int)

    def __init__(
        self,
        template: FormTemplate,
        form: Form,
        earlier: Form,
        before: Sequence[FormHeading],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._template, self._form, self._earlier = template, form, earlier
        self._today = today
        self.which = Choice(self.tr("Jämför med"))
        self.which.setObjectName("compare_with")
        self.which.set_options([(str(one.number), self._dated(one)) for one in before])
        self.which.choose(str(earlier.number))
        self.only = ChipRow(self.tr("Vad som visas"))
        self.sensitive = TickBox(self.tr("Visa känsliga uppgifter"))
        self.sensitive.setObjectName("show_sensitive")
        self.table = ComparedTable(self.tr("Två formulär"))
        self._model = ComparedModel(self.tr("Fråga"), self)
        self.table.setModel(self._model)
        self.nothing = Text(self.tr("Inget skiljer de här två åt."), wrap=True)
        self._build()
        self._show()

    def _dated(self, one: Form | FormHeading) -> str:
        day = long_date(one.form_date, self._today)
        return f"{day} · {label(one.status)}"

    def _build(self) -> None:
        units.sized(self.which, min_width=240, max_width=320)
        top = Flow(14)
        top.add(self.which)
        top.add(self.only)
        top.add(self.sensitive)
        lines = ScrollPage((28, 0, 28, 20), 12)
        lines.add(top)
        card = units.sized(Card(flush=True), min_height=260)
        card.add(self.table, 1)
        self.nothing.setContentsMargins(18, 14, 18, 14)
        card.add(self.nothing)
        lines.add(card, 1)
        column(self).addWidget(lines)
        self.only.chosen.connect(self._show)
        self.sensitive.toggled.connect(self._show)
        self.which.activated.connect(self._on_activated)

    def show_earlier(self, earlier: Form) -> None:
        """Compare with this one instead."""
        self._earlier = earlier
        self._show()

    @Slot()
    def _on_activated(self) -> None:
        self.earlier_wanted.emit(int(self.which.key()))

    @Slot()
    def _show(self) -> None:
        found = compared_forms(
            self._template,
            self._earlier.answers,
            self._form.answers,
            only_differences=self.only.key != "all",
            shows_sensitive=self.sensitive.isChecked(),
        )
        self.only.set_chips(
            [
                Chip("differences", self.tr("Skillnader"), found.differing),
                Chip("all", self.tr("Alla svar")),
            ]
        )
        self.sensitive.setHidden(not found.has_sensitive)
        self._model.set_rows(found.rows, self._dated(self._earlier), self._dated(self._form))
        self.table.setHidden(not found.rows)
        self.nothing.setHidden(bool(found.rows))
        self.table.fit()
        if found.rows:
            self.table.setCurrentIndex(self._model.index(1, NAME))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

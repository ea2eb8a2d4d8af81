"""The tab of forms: every form of the participant, the latest first, and a way to begin one."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from karriarstod.application.labels import label
from karriarstod.domain.swedish_dates import long_date
from karriarstod.forms.catalog import NoSuchTemplate, template
from karriarstod.forms.form import FormHeading, FormStatus
from karriarstod_ui.pages.participant.doing import Doing, Wanted
from karriarstod_ui.pages.participant.rows import Rows
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets.buttons import Button, link_button, secondary_button
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.layouts import Column, column, row
from karriarstod_ui.widgets.pill import Pill
from karriarstod_ui.widgets.text import Text

ROWS_AT_ONCE = 30

_STATES = {
    FormStatus.DRAFT: StateColor.SOON,
    FormStatus.DONE: StateColor.CALM,
    FormStatus.SIGNED: StateColor.WELL,
    FormStatus.REPLACED: StateColor.NEUTRAL,
    FormStatus.DISCARDED: StateColor.NEUTRAL,
}


class FormsTab(Column):
    """``wanted`` carries a ``Wanted``; its part is the form's number."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(16, parent)
        self._headings: tuple[FormHeading, ...] = ()
        self._today = date.min
        self._count = ROWS_AT_ONCE
        self.card = Card(self.tr("Formulär"))
        self.new = secondary_button(self.tr("Nytt formulär"), "plus", compact=True)
        self.new.setObjectName("new_form")
        self.card.add_action(self.new)
        self.rows = Rows(10)
        self.more = secondary_button(self.tr("Visa fler"), compact=True)
        self.more.setObjectName("more_forms")
        self.fold = link_button("", "trash-2", compact=True)
        self.fold.setObjectName("discarded_forms")
        self.fold.setCheckable(True)
        self.discarded = Rows(10)
        for part in (self.rows, self.more, self.fold, self.discarded):
            self.card.add(part)
        self.add(self.card)
        self.new.clicked.connect(lambda: self.wanted.emit(Wanted(Doing.NEW_FORM)))
        self.more.clicked.connect(self._show_more)
        self.fold.toggled.connect(self._unfold)

    def show_forms(self, headings: Sequence[FormHeading], today: date) -> None:
        """Show these, the first thirty at once; thrown away ones lie under a fold."""
        self._headings, self._today = tuple(headings), today
        self._count = ROWS_AT_ONCE
        self._show()

    def _show(self) -> None:
        kept = [one for one in self._headings if one.status is not FormStatus.DISCARDED]
        thrown = [one for one in self._headings if one.status is FormStatus.DISCARDED]
        self.rows.show_rows(
            (self._row(one) for one in kept[: self._count]),
            self.tr(
                "Inget formulär än. Börja med det som passar i dag: ett första besök, ett samtal"
                " eller en kartläggning."
            ),
        )
        self.more.setHidden(len(kept) <= self._count)
        self.fold.setText(self.tr("Slängda ({n})").format(n=len(thrown)))
        self.fold.setHidden(not thrown)
        self.discarded.show_rows(self._row(one) for one in thrown)
        self.discarded.setHidden(not thrown or not self.fold.isChecked())

    @Slot()
    def _show_more(self) -> None:
        self._count += ROWS_AT_ONCE
        self._show()

    @Slot(bool)
    def _unfold(self, unfolded: bool) -> None:
        self.discarded.setVisible(unfolded)

    def _row(self, one: FormHeading) -> QWidget:
        shown = QWidget()
        shown.setObjectName(f"form_{one.number}")
        line = row(shown, spacing=10)
        title, day = form_title(one), long_date(one.form_date, self._today)
        words = column(spacing=2)
        words.addWidget(Text(title, TextRole.STRONG, wrap=True))
        facts = " · ".join(filter(None, (day, one.author)))
        words.addWidget(Text(facts, TextRole.SMALL_QUIET, wrap=True))
        line.addLayout(words, 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        line.addWidget(Pill(label(one.status), _STATES[one.status]), 0, middle)
        if one.status is FormStatus.DISCARDED:
            line.addWidget(
                self._button(self.tr("Hämta tillbaka"), Doing.PUT_BACK_FORM, one, title), 0, middle
            )
        line.addWidget(self._button(self.tr("Öppna"), Doing.FORM, one, title), 0, middle)
        return shown

    def _button(self, text: str, doing: Doing, one: FormHeading, title: str) -> Button:
        made = secondary_button(text, compact=True)
        made.setObjectName(f"{doing.value}_{one.number}")
        day = long_date(one.form_date, self._today)
        made.setAccessibleName(f"{text} {title}, {day}")
        made.clicked.connect(lambda: self.wanted.emit(Wanted(doing, one.number)))
        return made


def form_title(one: FormHeading) -> str:
    """What the form is called; its key where the program does not have the template."""
    try:
        return template(one.template.id, one.template.version).title
    except NoSuchTemplate:
        return one.template.id

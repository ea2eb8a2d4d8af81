"""Beside what is due: where people are, who is without a plan ahead, and what has happened."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from karriarstod.application.labels import label
from karriarstod.application.views import ParticipantRow, Today
from karriarstod.domain.swedish_dates import short_date
from karriarstod_ui import units
from karriarstod_ui.models.looks import shown_name
from karriarstod_ui.pages.today.happened import HappenedCard
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets.buttons import link_button
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.charts import Bar, BarRows
from karriarstod_ui.widgets.layouts import Column, column
from karriarstod_ui.widgets.text import Text

_FEW: Final = 5


class PeopleCard(Card):
    """Names that lead to their pages; a few at first, all of them when asked for.

    `person_chosen` carries the case number.
    """

    person_chosen = Signal(str)

    def __init__(self, title: str, all_well: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._all_well = all_well
        self._people: Sequence[tuple[ParticipantRow, str]] = ()
        self._shows_all = False
        self._has_anybody = True
        self._list = QWidget()
        self._lines = column(self._list, spacing=4)
        self.add(self._list)

    def show_people(self, people: Sequence[tuple[ParticipantRow, str]], active: int) -> None:
        """These of the active, each with a few words more."""
        self._people = people
        self._has_anybody = active > 0
        self.pill.show_state(str(len(people)), StateColor.SOON if people else StateColor.WELL)
        self.pill.setVisible(self._has_anybody)
        self._fill()

    def _fill(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not self._people:
            words = self._all_well if self._has_anybody else self.tr("Ingen aktiv deltagare.")
            self._lines.addWidget(Text(words, TextRole.SMALL_QUIET, wrap=True))
        shown = self._people if self._shows_all else self._people[:_FEW]
        for row, more in shown:
            self._lines.addWidget(self._line(row, more))
        if len(shown) < len(self._people):
            rest = link_button(
                self.tr("Visa alla {count}").format(count=len(self._people)), compact=True
            )
            rest.clicked.connect(self._show_all)
            self._lines.addWidget(rest)

    def _line(self, row: ParticipantRow, more: str) -> QWidget:
        line = Column(0)
        link = link_button(shown_name(row.name), compact=True)
        link.setProperty("case", str(row.case_number))
        link.clicked.connect(self._on_clicked)
        line.add(link)
        said = _also(str(row.case_number) if row.is_protected else "", more)
        link.setAccessibleName(_also(link.text(), said))
        if said:
            words = Text(said, TextRole.SMALL_QUIET, wrap=True)
            # A link's frame keeps its words off the edge; what belongs to it stands below them.
            words.setContentsMargins(units.px(4), 0, 0, 0)
            line.add(words)
        return line

    def _show_all(self) -> None:
        self._shows_all = True
        self._fill()

    def _on_clicked(self) -> None:
        self.person_chosen.emit(str(self.sender().property("case")))


def _also(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


class Aside(Column):
    """The right-hand column of the first page.

    Signals:
        person_chosen: the case number of somebody listed.
        place_chosen: the key of a place in the chain.
    """

    person_chosen = Signal(str)
    place_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(16, parent)
        self.chain = BarRows(self.tr("Vägen till arbete, aktiva deltagare per steg"))
        chain = Card(self.tr("Vägen till arbete"))
        chain.add(Text(self.tr("aktiva deltagare per steg"), TextRole.SMALL_QUIET))
        chain.add(self.chain)
        self.without_step = PeopleCard(
            self.tr("Utan nästa steg"), self.tr("Alla aktiva har något planerat.")
        )
        self.silent = PeopleCard(
            self.tr("Inget antecknat"),
            # Whoever has not begun, is paused or has left for work is not looked for here.
            self.tr("Ingen som är på plats saknar en färsk anteckning."),
        )
        self.happened = HappenedCard()
        for card in (chain, self.without_step, self.silent, self.happened):
            self.add(card)
        self.add_stretch()
        self.chain.row_chosen.connect(self.place_chosen)
        self.without_step.person_chosen.connect(self.person_chosen)
        self.silent.person_chosen.connect(self.person_chosen)

    def show_view(self, view: Today, silence: int) -> None:
        """The numbers and names of a view; `silence` is the days the rule counts."""
        self.chain.set_rows([Bar(str(place), label(place), count) for place, count in view.places])
        self.without_step.show_people(
            [(row, label(row.stage) if row.stage else "") for row in view.without_next_step],
            view.active,
        )
        self.silent.set_title(self.tr("Inget antecknat på {days} dagar").format(days=silence))
        self.silent.show_people(
            [(row, _noted(noted_on, view.day)) for row, noted_on in view.silent], view.active
        )
        self.happened.show_history(view)


def _noted(noted_on: date | None, today: date) -> str:
    return f"senast {short_date(noted_on, today)}" if noted_on else "ingen anteckning än"

"""The participants: everyone, found at once."""

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget
from typing_extensions import override

from karriarstod.application.labels import label
from karriarstod.application.ports import ListFilter, ListQuery
from karriarstod.domain.stages import ChainPlace
from karriarstod_ui import units
from karriarstod_ui.actions import action
from karriarstod_ui.desk import Desk
from karriarstod_ui.models.participants import ROW_ROLE, ParticipantsModel
from karriarstod_ui.pages.participants.reading import Counts, ListReader
from karriarstod_ui.pages.participants.table import ListTable
from karriarstod_ui.prompts import Prompts
from karriarstod_ui.widgets.buttons import icon_button, primary_button, secondary_button
from karriarstod_ui.widgets.card import Card, EmptyState, PageHeader
from karriarstod_ui.widgets.chips import Chip, ChipRow
from karriarstod_ui.widgets.fields import SearchBox
from karriarstod_ui.widgets.layouts import Column, ScrollPage, column

CHIPS: Final[tuple[ListFilter | ChainPlace, ...]] = (
    ListFilter.ACTIVE,
    ListFilter.MINE,
    *ChainPlace,
    ListFilter.CLOSED,
    ListFilter.ALL,
)
"""The chips in reading order; a new place in the chain gets its own by itself."""


_LEAST_LIST: Final = 280
"""Units of height in which four rows and their headings are seen."""
_EDGES: Final = 76
"""Units of height that the page takes around and between its parts."""


class ListPage(QWidget):
    """The list of participants with its chips and its filter.

    Signals:
        participant_chosen: the case number of a row that was opened.
        referral_wanted: somebody new is to be written in.
        forms_wanted: the same form is to be printed for many.
    """

    participant_chosen = Signal(str)
    referral_wanted = Signal()
    forms_wanted = Signal()

    def __init__(self, desk: Desk, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_fresh = False
        self._opened = ""
        self._counts: Counts | None = None
        self._model = ParticipantsModel(desk.today, self)
        self._reader = ListReader(desk, prompts, self._model, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._header = PageHeader(self.tr("Deltagare"))
        self.filter = _FilterBox(self.tr("Sök namn, födelsedatum, arbetslag …"), "Ctrl F")
        self.filter.setObjectName("filter")
        self.referral = primary_button(self.tr("Ny anvisning"), "plus")
        self.referral.setObjectName("new_referral")
        self.more = icon_button("ellipsis", self.tr("Mer"))
        self.more.setObjectName("more")
        self._menu = QMenu(self)
        self.print_forms = self._menu.addAction(self.tr("Skriv ut formulär …"))
        self._header.add_action(self.filter)
        self._header.add_action(self.more)
        self._header.add_action(self.referral)
        self.chips = ChipRow(self.tr("Visa"), [Chip(str(chip), label(chip)) for chip in CHIPS])
        self.table = ListTable()
        self.table.setObjectName("participants")
        self.table.setModel(self._model)
        self.table.fit_columns()
        self._none_found = _NothingFound()
        self._none_found_place, self._none_yet_place = Column(0), Column(0)
        self._none_yet = EmptyState(
            "users",
            self.tr("Här finns ingen deltagare än"),
            self.tr("Börja med anvisningen: namn, vem som anvisar och när den kom räcker."),
            primary_button(self.tr("Skriv in den första anvisningen"), "plus"),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        for empty, above in (
            (self._none_found, self._none_found_place),
            (self._none_yet, self._none_yet_place),
        ):
            above.add(empty)
            above.add_stretch()
            self._stack.addWidget(above)
        card = units.sized(Card(flush=True), min_height=_LEAST_LIST)
        card.add(self._stack, 1)
        # Where the text is so large that chips and list cannot share the window, the page scrolls.
        page = self._page = ScrollPage((28, 20, 28, 24))
        page.add(self._header)
        page.add(self.chips)
        page.add(card, 1)
        column(self).addWidget(page)
        action(self, self.tr("Sök i listan"), self.focus_filter, keys="Ctrl+F", icon="search")
        self.setFocusProxy(self.filter)

    def _connect(self) -> None:
        self.referral.clicked.connect(self.referral_wanted)
        self.more.clicked.connect(self._open_menu)
        self.print_forms.triggered.connect(lambda _checked=False: self.forms_wanted.emit())
        self._none_yet.acted.connect(self.referral_wanted)
        self._none_found.acted.connect(self._search_everyone)
        self.filter.textChanged.connect(self._on_filter_changed)
        self.filter.went_down.connect(self._enter_list)
        self.filter.returnPressed.connect(self._open_first)
        self.chips.chosen.connect(self._on_chip_chosen)
        self.table.row_opened.connect(self._on_row_opened)
        self.table.typed.connect(self._on_letter_typed)
        self.table.left_upwards.connect(self.filter.setFocus)
        self.table.looked.connect(self._on_looked)
        self.table.selectionModel().currentRowChanged.connect(self._keep_in_sight)
        self._page.verticalScrollBar().valueChanged.connect(self._on_looked)
        self._reader.listed.connect(self._on_listed)
        self._reader.counted.connect(self._on_counted)
        self._desk.events.committed.connect(self._on_committed)
        self._desk.rules_changed.connect(self._on_committed)

    def show_only(self, chip: ListFilter | ChainPlace) -> None:
        """The list under one chip, with an empty filter."""
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.blockSignals(False)
        self.chips.choose(str(chip))
        self._is_fresh = True
        self._reader.show(chip, "")

    def refresh(self) -> None:
        """Ask again, if anything has happened since it was last asked."""
        if not self._is_fresh:
            self._read()

    def _read(self) -> None:
        self._is_fresh = True
        self._reader.refresh()

    @property
    def query(self) -> ListQuery:
        """What the list shows, or is about to."""
        return self._reader.query

    @Slot()
    def _open_menu(self) -> None:
        self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def focus_filter(self) -> None:
        """Put the keyboard in the filter, with what stands there chosen."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    @property
    def _chip(self) -> ListFilter | ChainPlace:
        return next(chip for chip in CHIPS if str(chip) == self.chips.key)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_list()

    def _fit_list(self) -> None:
        """The list scrolls below its chips; where there is room for too few rows, all scrolls."""
        wide = self._page.viewport().width()
        above = sum(part.heightForWidth(wide) for part in (self._header, self.chips))
        room = self.height() - above - units.px(_EDGES)
        self.table.show_whole(room < units.px(_LEAST_LIST))

    @Slot(QModelIndex)
    def _keep_in_sight(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = self.table.visualRect(index)
        middle = self.table.viewport().mapTo(self._page.content, row.center())
        self._page.ensureVisible(0, middle.y(), 0, row.height())

    @Slot()
    def _on_committed(self) -> None:
        self._is_fresh = False
        if self.isVisible():
            self._read()

    @Slot(str)
    def _on_filter_changed(self, text: str) -> None:
        self._reader.show(self._chip, text)

    @Slot(str)
    def _on_chip_chosen(self, _key: str) -> None:
        self._reader.show(self._chip, self.filter.text())

    @Slot()
    def _search_everyone(self) -> None:
        self.chips.choose(str(ListFilter.ALL))
        self._reader.show(ListFilter.ALL, self.filter.text())
        self.filter.setFocus()

    @Slot(str)
    def _on_letter_typed(self, letter: str) -> None:
        self.filter.setFocus()
        self.filter.end(False)
        self.filter.insert(letter)

    @Slot()
    def _on_looked(self) -> None:
        self._reader.look_at(*self.table.rows_in_sight())

    @Slot()
    def _on_listed(self) -> None:
        self._header.set_subtitle(self._summary())
        self._fit_list()
        shown = self._reader.query
        if self._model.total:
            self._stack.setCurrentWidget(self.table)
        elif shown.text or shown.only is not ListFilter.ALL:
            everywhere = shown.only is ListFilter.ALL
            self._stack.setCurrentWidget(self._none_found_place)
            self._none_found.title.setText(self._missing_words())
            self._none_found.everyone.setHidden(everywhere)
        if self._is_empty_register:
            self._stack.setCurrentWidget(self._none_yet_place)
        place = self._model.place_of(self._opened) if self._opened else None
        if place is not None:
            self._choose(place)
        self._on_looked()

    def _missing_words(self) -> str:
        text = self._reader.query.text
        if text:
            return self.tr("Ingen träff på ”{text}”").format(text=text)
        return self.tr("Ingen deltagare här just nu")

    @property
    def _is_empty_register(self) -> bool:
        return self._counts is not None and not self._counts.get(ListFilter.ALL, 0)

    @Slot(object)
    def _on_counted(self, counts: Counts) -> None:
        self._counts = counts
        self.chips.set_chips([Chip(str(chip), label(chip), counts.get(chip, 0)) for chip in CHIPS])

    def _summary(self) -> str:
        query = self._reader.query
        count = f"{self._model.total:,}".replace(",", "\N{NO-BREAK SPACE}")
        if query.text:
            hits = (
                self.tr("{count} träff") if self._model.total == 1 else self.tr("{count} träffar")
            )
            return hits.format(count=count)
        word = label(query.only).lower()
        if isinstance(query.only, ChainPlace):
            return self.tr("{count} i {place} · sorterade efter namn").format(
                count=count, place=word
            )
        if query.only is ListFilter.ALL:
            return self.tr("{count} i registret · sorterade efter namn").format(count=count)
        return self.tr("{count} {word} · sorterade efter namn").format(count=count, word=word)

    def _choose(self, place: int) -> None:
        index = self._model.index(place, 0)
        self.table.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )
        self.table.scrollTo(index)

    @Slot()
    def _enter_list(self) -> None:
        if self._model.total:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.table.currentIndex().isValid():
                self._choose(0)

    @Slot()
    def _open_first(self) -> None:
        if self._model.total:
            self._on_row_opened(self._model.index(0, 0))

    @Slot(QModelIndex)
    def _on_row_opened(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if row is not None:
            self._opened = str(row.case_number)
            self.participant_chosen.emit(self._opened)


class _FilterBox(SearchBox):
    """The filter; Down goes on to the list below it."""

    went_down = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
        else:
            super().keyPressEvent(event)


class _NothingFound(EmptyState):
    """What stands in the list's place when nobody is found; the button looks among everyone."""

    def __init__(self) -> None:
        self.everyone = secondary_button("Sök bland alla, även avslutade", "search")
        super().__init__("search", " ", "", self.everyone)

"""Today: what is late, what is for today, and what is coming, each with the button that does it."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.notes import finish_reminder
from karriarstod.application.ports import Queries
from karriarstod.application.views import Today, today_view
from karriarstod.domain.obligations import DueState
from karriarstod.domain.rules import RuleId
from karriarstod.domain.swedish_dates import weekday_date
from karriarstod_ui.desk import Desk
from karriarstod_ui.pages.today.aside import Aside
from karriarstod_ui.pages.today.due_list import DueList
from karriarstod_ui.pages.today.due_model import DueItem, listed_rows
from karriarstod_ui.prompts import Prompts
from karriarstod_ui.widgets.buttons import primary_button
from karriarstod_ui.widgets.card import Card, EmptyState, PageHeader
from karriarstod_ui.widgets.chips import Chip, ChipRow
from karriarstod_ui.widgets.fields import SearchBox
from karriarstod_ui.widgets.layouts import Column, Columns, ScrollPage, column

MINE: Final = "mine"
EVERYONE: Final = "everyone"


class TodayPage(QWidget):
    """The first page.

    Signals:
        obligation_chosen: the `Obligation` that is to be done on another page.
        participant_chosen: the case number of somebody to open.
        place_chosen: the key of a place in the chain whose participants are to be listed.
        referral_wanted: somebody new is to be written in.
        search_wanted: what was typed in the search box.
        overdue_counted: how much is late among what is shown.
    """

    obligation_chosen = Signal(object)
    participant_chosen = Signal(str)
    place_chosen = Signal(str)
    referral_wanted = Signal()
    search_wanted = Signal(str)
    overdue_counted = Signal(int)

    def __init__(self, desk: Desk, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._prompts = prompts
        self._is_fresh = False
        self._has_chosen = False
        self._asked = 0
        self._ticked: dict[object, DueItem] = {}
        self._whole: set[DueState] = set()
        self._view: Today | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.header = PageHeader(weekday_date(self._desk.today).capitalize())
        self.search = _PaletteBox(self.tr("Sök deltagare, plan, anteckning …"))
        self.referral = primary_button(self.tr("Ny anvisning"), "plus")
        self.referral.setObjectName("new_referral")
        self.header.add_action(self.search)
        self.header.add_action(self.referral)
        self.whose = ChipRow(
            self.tr("Vems"),
            [Chip(MINE, self.tr("Mina")), Chip(EVERYONE, self.tr("Alla"))],
        )
        self.list = DueList(self.tr("Att göra"))
        self._all_done = EmptyState(
            "circle-check",
            self.tr("Inget är försenat och inget är för idag"),
            self.tr("Här står det som ska göras de närmaste dagarna, när det finns något."),
        )
        self.first_referral = primary_button(self.tr("Ny anvisning"), "plus")
        self._nobody = EmptyState(
            "users",
            self.tr("Välkommen! Här finns ingen deltagare än"),
            self.tr("Börja med en anvisning. Det du vet räcker, resten fyller du i sedan."),
            self.first_referral,
        )
        self._due = Card(self.tr("Att göra"))
        self._due.add_action(self.whose)
        for widget in (self.list, self._all_done, self._nobody):
            self._due.add(widget)
        left = Column(0)
        left.add(self._due)
        left.add_stretch()
        self.aside = Aside()
        columns = Columns(18)
        columns.add(left, stretch=22, min_units=420)
        columns.add(self.aside, stretch=10, min_units=280)
        page = ScrollPage()
        page.add(self.header)
        page.add(columns)
        page.add_stretch()
        column(self).addWidget(page)
        for widget in (self._all_done, self._nobody):
            widget.hide()
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.referral.clicked.connect(self.referral_wanted)
        self._nobody.acted.connect(self.referral_wanted)
        self.search.wanted.connect(self.search_wanted)
        self.whose.chosen.connect(self._on_whose_chosen)
        self.list.acted.connect(self._on_acted)
        self.list.opened.connect(self._on_opened)
        self.list.more_wanted.connect(self._on_more_wanted)
        self.aside.person_chosen.connect(self.participant_chosen)
        self.aside.place_chosen.connect(self.place_chosen)
        self._desk.events.committed.connect(self._on_committed)
        self._desk.rules_changed.connect(self._on_committed)

    def refresh(self) -> None:
        """The page has come into view: ask again if anything has happened, forget the ticks."""
        is_new_day = self._view is not None and self._view.day != self._desk.today
        if self._ticked or is_new_day or not self._is_fresh:
            self._ticked.clear()
            self._read()

    def _read(self) -> None:
        self._is_fresh = True
        self._asked += 1
        asked = self._asked
        rules, today, me = self._desk.rules, self._desk.today, self._desk.user.name
        whose, has_chosen = self.whose.key, self._has_chosen

        def look(queries: Queries) -> tuple[str, Today]:
            if whose == MINE:
                mine = today_view(queries, rules, today, me)
                if has_chosen or mine.active:
                    return MINE, mine
            return EVERYONE, today_view(queries, rules, today)

        self._desk.ask(look, owner=self, done=lambda answer: self._show(asked, *answer))

    def _show(self, asked: int, whose: str, view: Today) -> None:
        if asked != self._asked:
            return
        self._view = view
        self.whose.choose(whose)
        self.header.set_title(weekday_date(view.day).capitalize())
        self.header.set_subtitle(self._summary(view, whose))
        soon = self._desk.rules.figure(RuleId.SOON, view.day)
        groups = (
            (self.tr("Försenat"), view.overdue),
            (self.tr("Idag"), view.today),
            (self.tr("Kommande {days} dagar").format(days=soon), view.soon),
            (self.tr("Väntar på"), view.waiting),
        )
        self.list.rows.set_rows(listed_rows(groups, view.day, self._ticked.values(), self._whole))
        has_rows = self.list.rows.rowCount() > 0
        is_anybody = view.active or any(row.event.case_number for row in view.happened)
        is_empty = not is_anybody and whose == EVERYONE
        self.list.setVisible(has_rows)
        is_first = not has_rows and is_empty
        self._nobody.setVisible(is_first)
        self._all_done.setVisible(not has_rows and not is_empty)
        # One way in stands out, and it is the one that is explained.
        self.referral.setVisible(not is_first)
        main = self.first_referral if is_first else self.referral
        self.setFocusProxy(self.list if has_rows else main)
        self.aside.show_view(view, self._desk.rules.figure(RuleId.SILENCE, view.day))
        self.overdue_counted.emit(len(view.overdue))

    def _summary(self, view: Today, whose: str) -> str:
        late = len(view.overdue)
        if not late:
            first = self.tr("inget är försenat")
        elif late == 1:
            first = self.tr("1 sak är försenad")
        else:
            first = self.tr("{count} saker är försenade").format(count=late)
        count = len(view.today) or self.tr("inget")
        now = self.tr("{count} att göra idag").format(count=count)
        if whose == MINE:
            people = self.tr("dina {count} deltagare").format(count=view.active)
        elif view.active == 1:
            people = self.tr("1 aktiv deltagare")
        else:
            people = self.tr("{count} aktiva deltagare").format(count=view.active)
        return f"{first[:1].upper()}{first[1:]} · {now} · {people}"

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    @Slot()
    def _on_committed(self) -> None:
        self._is_fresh = False
        if self.isVisible():
            self._read()

    @Slot(str)
    def _on_whose_chosen(self, _key: str) -> None:
        self._has_chosen = True
        self._ticked.clear()
        self._read()

    @Slot(object)
    def _on_acted(self, item: DueItem) -> None:
        if not item.is_tick:
            self.obligation_chosen.emit(item.obligation)
            return
        one = item.obligation
        if item.is_done:
            self._ticked.pop(item.key, None)
            done_on = None
        else:
            self._ticked[item.key] = item.done()
            done_on = self._desk.today
        self._desk.do(
            lambda begin: finish_reminder(begin, one.case_number, one.number or 0, on=done_on),
            owner=self,
            failed=lambda error: self._on_tick_failed(item, error),
        )

    @Slot(object)
    def _on_more_wanted(self, state: DueState) -> None:
        self._whole.add(state)
        if self._view is not None:
            self._show(self._asked, self.whose.key, self._view)

    def _on_tick_failed(self, item: DueItem, error: Exception) -> None:
        self._ticked.pop(item.key, None)
        self._read()
        self._prompts.report_error(error)

    @Slot(object)
    def _on_opened(self, item: DueItem) -> None:
        if item.is_tick:
            self.participant_chosen.emit(str(item.obligation.case_number))
        else:
            self.obligation_chosen.emit(item.obligation)


class _PaletteBox(SearchBox):
    """Looks like a search box and opens the palette, with what was typed.

    `wanted` carries the text, empty on a click or Enter.
    """

    wanted = Signal(str)

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder)
        self.textEdited.connect(self._on_edited)
        self.returnPressed.connect(lambda: self.wanted.emit(""))

    def _on_edited(self, text: str) -> None:
        self.clear()
        if text.strip():
            self.wanted.emit(text)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.wanted.emit("")

"""The method guide: what each step and form is for, how it is done, and what to say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.method_guide import (
    START,
    GuideHit,
    GuidePage,
    GuidePart,
    NoSuchPage,
    contents,
    page,
    related,
    search,
)
from karriarstod_ui import units
from karriarstod_ui.actions import action
from karriarstod_ui.desk import Desk
from karriarstod_ui.pages.method.contents_list import ContentsList
from karriarstod_ui.pages.method.guide_text import GuideText
from karriarstod_ui.prompts import Prompts
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.buttons import Button, link_button, secondary_button
from karriarstod_ui.widgets.card import Card, PageHeader
from karriarstod_ui.widgets.fields import SearchBox
from karriarstod_ui.widgets.layouts import Column, column, row
from karriarstod_ui.widgets.text import Text

if TYPE_CHECKING:
    from karriarstod_ui.pages.method.paper import GuidePrinting

LEFT: Final = 286
ASIDE: Final = 250
TEXT: Final = 720
"""Wider than this a line is hard to follow back to its beginning."""

LEAST_TEXT: Final = 430
GAP: Final = 18
EDGE: Final = 28


class MethodPage(QWidget):
    """Contents, text, and what belongs together.

    On a narrow page the contents and the text take turns, and what belongs together stands below
    the text.

    Signals:
        page_chosen: the id of a page to go to; the window goes there, so that one can go back.
        left: Esc, or the button: back to where one was.
    """

    page_chosen = Signal(str)
    left = Signal()

    def __init__(
        self,
        desk: Desk,
        prompts: Prompts,
        printing: GuidePrinting,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._prompts = prompts
        self._printing = printing
        self._contents: Mapping[GuidePart, Sequence[GuidePage]] = {}
        self._related: tuple[GuidePage, ...] = ()
        self._wanted = ""
        self._is_narrow = False
        self._reads = False
        self._build()
        self._connect()
        # The pages are files, and files are read on the worker.
        desk.ask(
            lambda _queries: (contents(), search("a")),
            owner=self,
            done=lambda got: self._fill(*got),
        )

    def _build(self) -> None:
        self.header = PageHeader(self.tr("Metodstöd"))
        self.back = secondary_button(self.tr("Tillbaka"), "arrow-left")
        self.back.setObjectName("back")
        self.print = secondary_button(self.tr("Skriv ut"), "printer")
        self.print.setObjectName("print_guide")
        self.header.add_action(self.print)
        self.header.add_action(self.back)
        self.search = SearchBox(self.tr("Sök i Metodstöd"), "")
        self.search.setObjectName("guide_search")
        self.found = Text("", TextRole.SMALL_QUIET, wrap=True)
        self.found.hide()
        self.contents = ContentsList()
        self.contents.setObjectName("guide_contents")
        self.text = GuideText()
        self.text.setObjectName("guide_text")
        units.sized(self.text, max_width=TEXT)
        self.aside = Card(self.tr("Hör ihop med"))
        self._links = Column(4)
        self.aside.add(self._links)
        self._left = Column(10)
        self._left.add(self.search)
        self._left.add(self.found)
        self._left.add(self.contents, 1)
        self._right = Column(0)
        self._right.add(self.aside)
        self._right.add_stretch()
        units.sized(self._right, width=ASIDE)
        lines = column(self, (EDGE, 20, EDGE, 20), 14)
        lines.addWidget(self.header)
        beside = self._beside = row(spacing=GAP)
        beside.addWidget(self._left)
        beside.addWidget(self.text, 1)
        beside.addWidget(self._right)
        beside.addStretch(0)
        lines.addLayout(beside, 1)
        self.setFocusProxy(self.text)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.print.clicked.connect(self._show_paper)
        self.header.crumb_chosen.connect(self._on_crumb_chosen)
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self.contents.choose_current)
        self.contents.page_chosen.connect(self.page_chosen)
        self.text.page_chosen.connect(self.page_chosen)
        action(self, self.tr("Skriv ut"), self._show_paper, keys="Ctrl+P", icon="printer")
        action(self, self.tr("Sök i Metodstöd"), self._go_to_search, keys="Ctrl+F", icon="search")

    def show_subject(self, subject: str, _part: str) -> None:
        """Show a page of the guide; the start where there is no such page."""
        self._reads = True
        self._wanted = subject
        if self._contents:
            self._show_wanted()
        self._arrange()

    def refresh(self) -> None:
        """The page has come into view, with no page named: what was read stands there."""
        if self._is_narrow and self._reads:
            self._reads = False
            self._arrange()

    @Slot(object, object)
    def _fill(self, found: Mapping[GuidePart, Sequence[GuidePage]], _index: object) -> None:
        self._contents = found
        self.contents.show_contents(found)
        self._show_wanted()

    def _show_wanted(self) -> None:
        try:
            shown = page(self._wanted or START)
        except NoSuchPage:
            shown = page(START)
        self._related = related(shown.id)
        self._show_related()
        self.text.show_page(shown, self._related if self._is_stacked else ())
        if not self.search.text():
            self.contents.mark(shown.id)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, shown.title))

    @Slot()
    def _show_paper(self) -> None:
        from karriarstod_ui.pages.method.paper import GuidePaper

        shown = self.text.page
        if shown is not None:
            GuidePaper(self._desk, self._prompts, self._printing, shown, self).open()

    def link_buttons(self) -> list[Button]:
        """The links beside the text."""
        found = (self._links.body.itemAt(at) for at in range(self._links.body.count()))
        widgets = (one.widget() for one in found if one is not None)
        return [one for one in widgets if isinstance(one, Button)]

    def _show_related(self) -> None:
        inner = self._links.body
        for old in self.link_buttons():
            inner.removeWidget(old)
            old.hide()
            old.deleteLater()
        for one in self._related:
            link = link_button(one.title, compact=True)
            link.clicked.connect(lambda _checked=False, to=one.id: self.page_chosen.emit(to))
            self._links.add(link)

    # Search.

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        if not text.strip():
            self.found.hide()
            self.contents.show_contents(self._contents)
            if self.text.page is not None:
                self.contents.mark(self.text.page.id)
            return
        hits = search(text)
        self.contents.show_hits(hits)
        self._say_found(hits)

    def _say_found(self, hits: Sequence[GuideHit]) -> None:
        if not hits:
            words = self.tr("Inget hittades. Prova ett annat ord, eller början av det.")
        elif len(hits) == 1:
            words = self.tr("1 sida")
        else:
            words = self.tr("{n} sidor").format(n=len(hits))
        self.found.setText(words)
        self.found.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.search, words))

    def _go_to_search(self) -> None:
        if self._is_narrow and self._reads:
            self._on_crumb_chosen("contents")
        self.search.setFocus()
        self.search.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.contents.setFocus()
        else:
            super().keyPressEvent(event)

    # Width.

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @property
    def _is_stacked(self) -> bool:
        """Whether there is no room for a third column."""
        return self.width() < units.px(LEFT + LEAST_TEXT + ASIDE + 2 * GAP + 2 * EDGE)

    def _arrange(self) -> None:
        self._is_narrow = self.width() < units.px(LEFT + LEAST_TEXT + GAP + 2 * EDGE)
        only_text = self._is_narrow and self._reads
        self._left.setHidden(only_text)
        self.text.setHidden(self._is_narrow and not self._reads)
        self._right.setHidden(self._is_stacked)
        self.text.set_related(self._related if self._is_stacked else ())
        units.sized(self._left, min_width=LEFT, max_width=TEXT if self._is_narrow else LEFT)
        self._beside.setStretchFactor(self._left, int(self._is_narrow))
        self.setFocusProxy(self.contents if self.text.isHidden() else self.text)
        # The text has a title of its own, and a small window no room for two.
        self.header.title.setHidden(only_text)
        self.header.set_crumbs((("contents", self.tr("Metodstöd")),) if only_text else ())

    @Slot(str)
    def _on_crumb_chosen(self, _key: str) -> None:
        self._reads = False
        self._arrange()
        self.contents.setFocus()

"""The sections of a form down the left side, with ticks and how many are done."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from karriarstod.forms.missing import SectionState
from karriarstod.forms.template import Section
from karriarstod_ui import theme, units
from karriarstod_ui.icons import paint_icon
from karriarstod_ui.theme import Shade, TextRole
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.charts import ThinProgress
from karriarstod_ui.widgets.choices import ChoiceInForce
from karriarstod_ui.widgets.layouts import Column, Columns
from karriarstod_ui.widgets.painted import fill_round, paint_focus, soft_painter
from karriarstod_ui.widgets.text import Text

_WRAPPED = Qt.TextFlag.TextWordWrap


class SectionRow(QAbstractButton):
    """One section; a tick when it is done."""

    def __init__(self, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = section.key
        self._state = SectionState.UNTOUCHED
        self._heights: dict[int, int] = {}
        self._measured_in = theme.current()
        self.setText(section.title)
        self.setObjectName(f"section_{section.key}")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_state(SectionState.UNTOUCHED)

    @property
    def state(self) -> SectionState:
        """How far it has come."""
        return self._state

    def show_state(self, state: SectionState) -> None:
        """Tick it, or not."""
        self._state = state
        words = {
            SectionState.UNTOUCHED: "",
            SectionState.BEGUN: self.tr("påbörjad"),
            SectionState.DONE: self.tr("klar"),
        }
        self.setAccessibleName(", ".join(filter(None, (self.text(), words[state]))))
        self.update()

    def _font(self) -> QFont:
        font = theme.current().font(TextRole.BODY)
        font.setWeight(QFont.Weight.Medium)
        return font

    def _words(self, width: int, tall: int) -> QRect:
        left = units.px(34)
        return QRect(left, units.px(7), max(1, width - left - units.px(8)), tall - units.px(14))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        # Asked for some hundred times while a form opens.
        if self._measured_in is not theme.current():
            self._measured_in = theme.current()
            self._heights.clear()
        if width not in self._heights:
            room = self._words(width, 10_000)
            tall = QFontMetrics(self._font()).boundingRect(room, _WRAPPED, self.text()).height()
            self._heights[width] = tall + 2 * units.px(7)
        return self._heights[width]

    @override
    def sizeHint(self) -> QSize:
        wide = units.px(180)
        return QSize(wide, self.heightForWidth(wide))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(units.px(120), QFontMetrics(self._font()).height() + 2 * units.px(7))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.current()
        painter = soft_painter(self)
        area = QRectF(self.rect())
        chosen = self.isChecked()
        if chosen or self.underMouse():
            ground = Shade.SOFT if chosen else Shade.GROUND
            fill_round(painter, area, shown.color(ground), shown.px(6))
        ink = Shade.PRIMARY if chosen else Shade.TEXT
        words = self._words(self.width(), self.height())
        line, side = QFontMetrics(self._font()).height(), shown.px(16)
        mark = QRect(shown.px(10), words.top() + (line - side) // 2, side, side)
        if self._state is SectionState.DONE:
            paint_icon(painter, mark, "check", Shade.WELL)
        elif self._state is SectionState.BEGUN:
            dot = QRectF(0, 0, shown.px(6), shown.px(6))
            dot.moveCenter(QRectF(mark).center())
            fill_round(painter, dot, shown.color(Shade.MUTED), dot.width() / 2)
        painter.setFont(self._font())
        painter.setPen(shown.color(ink))
        painter.drawText(words, _WRAPPED, self.text())
        if self.hasFocus():
            paint_focus(painter, area, shown.px(6))
        painter.end()


class _Done(Column):
    """How many sections are done, in words and as a bar."""

    def __init__(self, margins: units.Margins) -> None:
        super().__init__(6)
        units.spaced(self.body, margins, 6)
        self.count = Text("", TextRole.SMALL_QUIET)
        self.bar = ThinProgress(self.tr("Delar som är klara"))
        self.add(self.count)
        self.add(self.bar)

    def show_count(self, done: int, of: int) -> None:
        words = self.tr("{done} av {all} delar klara").format(done=done, all=of)
        self.count.setText(words)
        self.bar.set_fraction(done / of if of else 0)
        self.bar.setAccessibleDescription(words)


class SectionList(Column):
    """Choose a section: with Tab to the list and the arrow keys in it, or by mouse.

    ``chosen`` carries the key, only when a person chose. ``set_compact`` shows them as one
    drop-down, for when the window is narrow or the text large.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, parent)
        self.setAccessibleName(self.tr("Delar av formuläret"))
        self.rows: list[SectionRow] = []
        self._states: dict[str, SectionState] = {}
        self._here = ""
        self._list = Column(2)
        self.choice = ChoiceInForce(self.tr("Del av formuläret"))
        self.choice.setObjectName("section_choice")
        self._card = Card(flush=True)
        inside = Column(0)
        units.spaced(inside.body, (9, 12, 9, 12), 0)
        self._done = _Done((10, 16, 10, 4))
        inside.add(self._list)
        inside.add(self._done)
        inside.add_stretch()
        self._card.add(inside, 1)
        self.add(self._card, 1)
        self._narrow = Columns(16, centered=True)
        self._narrow.add(self.choice, 1, 220)
        self._narrow_done = _Done((0, 0, 0, 0))
        self._narrow.add(self._narrow_done, 1, 180)
        self.add(self._narrow)
        self._narrow.hide()
        self.choice.activated.connect(self._on_activated)

    @property
    def here(self) -> str:
        """The key of the section that is marked."""
        return self._here

    @property
    def count_words(self) -> str:
        """How many sections are done, in words."""
        return self._done.count.text()

    def set_compact(self, compact: bool) -> None:
        """Show them as a drop-down, or as a list."""
        self._card.setHidden(compact)
        self._narrow.setHidden(not compact)

    def show_sections(
        self, sections: Sequence[Section], states: Mapping[str, SectionState]
    ) -> None:
        """Show these sections, and how far each has come."""
        if [one.key for one in self.rows] != [one.key for one in sections]:
            self._make_rows(sections)
        self._states = dict(states)
        for one in self.rows:
            one.show_state(states.get(one.key, SectionState.UNTOUCHED))
        options = [
            (one.key, f"{place} · {one.title}{self._tick(one.key)}")
            for place, one in enumerate(sections, 1)
        ]
        self.choice.set_options(options)
        self.choice.choose(self._here)
        done = sum(state is SectionState.DONE for state in states.values())
        for shown in (self._done, self._narrow_done):
            shown.show_count(done, len(sections))

    def _tick(self, key: str) -> str:
        return " ✓" if self._states.get(key) is SectionState.DONE else ""

    def _make_rows(self, sections: Sequence[Section]) -> None:
        had_focus = any(one.hasFocus() for one in self.rows)
        for old in self.rows:
            self._list.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = []
        for section in sections:
            made = SectionRow(section, self._list)
            made.clicked.connect(self._on_clicked)
            self._list.add(made)
            self.rows.append(made)
        self.show_here(self._here)
        if had_focus and self.rows:
            self._row_here().setFocus()

    def show_here(self, key: str) -> None:
        """Mark a section; silent."""
        self._here = key
        for one in self.rows:
            one.setChecked(one.key == key)
            policy = Qt.FocusPolicy.StrongFocus if one.key == key else Qt.FocusPolicy.ClickFocus
            one.setFocusPolicy(policy)
        self.choice.choose(key)

    def _row_here(self) -> SectionRow:
        return next((one for one in self.rows if one.key == self._here), self.rows[0])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        focused = [place for place, row in enumerate(self.rows) if row.hasFocus()]
        if step is None or not focused:
            super().keyPressEvent(event)
            return
        row = self.rows[(focused[0] + step) % len(self.rows)]
        row.setFocus(Qt.FocusReason.TabFocusReason)
        self._take(row.key)

    def _take(self, key: str) -> None:
        self.show_here(key)
        self.chosen.emit(key)

    @Slot()
    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, SectionRow):
            self._take(sender.key)

    @Slot()
    def _on_activated(self) -> None:
        self._take(self.choice.key())
